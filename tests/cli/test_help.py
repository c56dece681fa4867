"""The commands are documented, in the help text and in docs/, and help comes without loading what is slow."""

import json
import re
import shlex
from pathlib import Path

import click
import pytest

from rashomon import errors
from rashomon.cli import CODES, OURS, app
from rashomon.cli.app import EXIT_CODES
from rashomon.cli.reference import reference
from tests.cli.calls import process

ROOT = Path(__file__).parents[2]
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SLOW = ["spacy", "numpy", "trafilatura", "lxml", "pyarrow", "rich", "jinja2", "charset_normalizer", "rashomon.job"]
SLOW += ["rashomon.findings"]

EXPECTED = [
    "read",
    "dossier",
    "reports",
    "quotes",
    "mentions",
    "actors",
    "actor",
    "events",
    "codebook",
    "timeline",
    "open",
    "facts",
    "sourcing",
    "documents",
    "positions",
    "brief",
    "wording",
    "stories",
    "check",
    "explain",
    "compare",
    "serve",
    "shared",
    "correct",
    "undo",
    "corrections",
    "export",
    "audit",
    "forget",
    "demo",
    "doctor",
]


def test_the_commands():
    assert sorted(app.commands) == sorted(EXPECTED)


@pytest.mark.parametrize("command", EXPECTED)
def test_every_command_tells_what_it_does_and_how_it_ends(call, command):
    told = call(command, "--help")
    assert told.code == 0
    assert told.err == ""
    for option in ("--record", "--json", "--quiet"):
        assert option in told.out
    assert "Examples:" in told.out
    for code in EXIT_CODES:
        assert re.search(rf"^  {code} ", told.out, re.MULTILINE)


@pytest.mark.parametrize("command", EXPECTED)
def test_every_option_says_what_it_does(command):
    for parameter in app.commands[command].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{command} {parameter.opts}"


@pytest.mark.parametrize("command", EXPECTED)
def test_every_example_can_be_called(command):
    examples = app.commands[command].examples
    assert examples
    for example in examples:
        parse(example)


def parse(line):
    """Parses a line of a shell up to a pipe; raises what click raises where it is no call of ours."""
    words = shlex.split(line.partition(" | ")[2] if line.startswith("cat ") else line, comments=True)
    words = words[: next((i for i, word in enumerate(words) if word in {">", "|", "&&"}), len(words))]
    assert words[0] == "rashomon"
    if words[1:] and not words[1].startswith("-"):
        with click.Context(app, info_name="rashomon", help_option_names=["-h", "--help"]) as parent:
            app.resolve_command(parent, words[1:])
            app.commands[words[1]].make_context(words[1], words[2:], parent=parent)


def lines_of_docs():
    for path in DOCS:
        for fence in re.findall(r"^```\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
            for line in fence.splitlines():
                if line.startswith("rashomon ") and "[" not in line:
                    yield path.name, line


def test_every_command_line_in_the_docs_can_be_called():
    wrong, seen = [], 0
    for name, line in lines_of_docs():
        seen += 1
        try:
            parse(line)
        except click.ClickException as error:
            wrong.append(f"{name}: {line}: {error.format_message()}")
    assert wrong == []
    assert seen > 20


def test_the_reference_is_up_to_date():
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == reference() + "\n", "run: make docs"


def test_the_reference_has_every_command_option_and_code():
    text = reference()
    for name, command in app.commands.items():
        common = text.partition("\n## Options of every command\n")[2].partition("\n## ")[0]
        section = common + text.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        for parameter in command.params:
            for flag in parameter.opts if isinstance(parameter, click.Option) else ():
                assert flag in section, f"{name} {flag}"
    for code in EXIT_CODES:
        assert f"| {code} |" in text


def test_every_error_has_a_code():
    told = {kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.RashomonError)}
    failures = {errors.RashomonError, errors.RecordError, errors.RecordFull, errors.WorkerLost, *OURS}
    assert told == set(CODES) | failures


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["read", "--help"], ["quotes", "--help"]])
def test_help_loads_nothing_slow(here, arguments):
    program = (
        "import sys, json; from rashomon.cli import run; code = run(sys.argv[1:]);"
        f"print(json.dumps([name for name in {SLOW!r} if name in sys.modules]), file=sys.stderr); sys.exit(code)"
    )
    told = process(*arguments, cwd=here, program=program)
    assert told.code == 0
    assert json.loads(told.err) == []


def test_the_list_of_commands_loads_none_of_them(here):
    program = (
        "import sys; from rashomon.cli import run; from rashomon.cli.commands import LISTED; code = run(sys.argv[1:]);"
        "places = {'rashomon.cli.' + place.partition('.')[0] for place, _ in LISTED.values()};"
        "print(sorted(places & set(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    told = process("--help", cwd=here, program=program)
    assert told.err.strip() == "[]"
    assert all(f"\n  {name} " in told.out for name in EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_command_is_found_under_its_own_name(name):
    assert app.commands[name].name == name
    assert app.commands[name].short_help.endswith(".")


def test_without_a_command_help_is_shown(call):
    told = call()
    assert told.code == 2
    assert told.out == ""
    assert "rashomon read FOLDER" in told.err
