"""Takes the commands, gives docs/cli.md. Run by `make docs`; a test says when the page is out of date."""

from pathlib import Path

from rashomon.cli.reference import reference

Path(__file__).with_name("cli.md").write_text(reference() + "\n", encoding="utf-8")
