"""Takes the commands, gives docs/cli.md: `python -m rashomon.cli.reference` prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from rashomon.cli.app import COMMON, EXIT_CODES, Command, app
from rashomon.cli.settings import FILE, OF_A_PROJECT, PATHS, SETTINGS

HEAD = """# The command line

<!-- Made from the commands by docs/make_cli.py. Do not edit. -->

Data goes to standard output, everything else to standard error. On a terminal there is colour and a progress bar; in a
pipe, or with `NO_COLOR`, there is none. Control characters in a report never reach the terminal. Ctrl-C stops cleanly,
and the same command goes on from there.

A `[FOLDER|RECORD]` is a folder that was read, or a record. Without one, the record is `rashomon.sqlite` here or in the
nearest folder above. Reports are called by their letters (A, B, …), which stay the same while a folder grows.
"""

NOTES = {
    "check": """
A sentence of a report bears on a question when it holds at least two of its words (the one, where there is
only one) and enough of them: rare words count more, words of another sentence of the paragraph count a
little. A word is found in all its forms, a number in figures and letters, a name under all names that the
record or the lexicon knows, and where a pronoun was found to stand for it. Near words ("deal" for
"agreement") count less, and the answer says so; a project lexicon adds its own as `[[near_words]]` with
`words = ["lock", "sluice"]`.

"said by … per B" means that all of it that was asked for is reported as said; "in part" that some of it is.
Without either, report B says it in its own voice. "Nothing found in" lists reports without such a sentence:
they may still say it in words that nothing here connects. The exit code is 4 when there is none in any
report.
""",
    "audit": """
An audit trusts nothing that can be worked out again. For a record: the bytes of each report have its digest
and give its text and its map to the bytes again; each paragraph leads back to its bytes; each finding has the
id that its content makes, lies inside its report, repeats its characters exactly and names only findings that
are there; the search index is in step; SQLite finds no damage. For a page: each passage reads as the report
does, in the record named or beside it, or else in the files beside it. The exit code is 1 when anything does
not hold.
""",
    "read": """
The summary says how many files came in, how many were new, changed, unchanged, the same bytes as another, not
read, and passed over; these add up. The page is written anew each time.
""",
}
"""What the reference says beyond the help text."""

JSON = """## JSON

With `--json` a command answers with one JSON object. Every span in it has the form of the JSONL export
([export](export.md)): `report`, `start`, `end`, `text`, `article_start`, `article_end`. Names are added and never taken
away within a version of the export.
"""


def reference() -> str:
    """The whole page."""
    sections = [HEAD, _contents()]
    for name, command in app.commands.items():
        sections.append("\n".join(_command(name, command)))
    return "\n".join([*sections, "\n".join(_common()), JSON, "\n".join(_codes()), "\n".join(_settings())])


def _contents() -> str:
    rows = [f"| [`{name}`](#{name}) | {command.get_short_help_str(200)} |" for name, command in app.commands.items()]
    return "\n".join(["| command | what it does |", "|---|---|", *rows, ""])


def _command(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=f"rashomon {name}", help_option_names=["-h", "--help"])
    yield f"## {name}\n"
    yield f"```\n{command.get_usage(context).removeprefix('Usage: ')}\n```\n"
    yield _paragraphs(command.help or "")
    if name in NOTES:
        yield NOTES[name].removeprefix("\n")
    if isinstance(command, Command) and command.examples:
        yield "```\n" + "\n".join(command.examples) + "\n```\n"
    if own := [option for option in command.params if isinstance(option, click.Option) and option not in COMMON]:
        yield from _options(own, context)


def _options(options: Iterable[click.Option], context: click.Context) -> Iterator[str]:
    yield "| option | what it does |\n|---|---|"
    for option in options:
        if record := option.get_help_record(context):
            yield f"| `{_cell(record[0])}` | {_cell(record[1])}{_variable(option)} |"
    yield ""


def _common() -> Iterator[str]:
    yield "## Options of every command\n"
    yield from _options(COMMON, click.Context(app))


def _paragraphs(text: str) -> str:
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    return "\n\n".join(parts) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _variable(option: click.Option) -> str:
    return f" Environment: `{option.envvar}`." if option.envvar else ""


def _codes() -> Iterator[str]:
    yield "## Exit codes\n\n| code | meaning |\n|---|---|"
    yield from (f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items())
    yield ""


def _settings() -> Iterator[str]:
    yield "## Settings\n"
    yield (
        f"`{FILE}` beside the reports (or in a folder above) sets defaults; so does `~/.config/rashomon/config.toml`.\n"
        "Flags stand over the environment, that over the project's file, that over the user's.\n\n"
        "| setting | environment | where |\n|---|---|---|"
    )
    for name in SETTINGS:
        where = "the project's file" if name in OF_A_PROJECT else "either file"
        path = "; a path, told from the file's folder" if name in PATHS else ""
        yield f"| `{name}` | `RASHOMON_{name.upper()}` | {where}{path} |"
    yield f'\n```toml\n# {FILE}\nlexicon = "names.toml"\njobs = 2\n```'


if __name__ == "__main__":
    click.echo(reference())
