"""Takes a record or a page, gives it in other forms or says whether it holds: `export`, `audit`, `doctor`."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from rashomon.cli.app import FAILED, OK, RECORD, Call, Command
from rashomon.cli.looking import where_argument
from rashomon.cli.terminal import count, name_of, safe_json
from rashomon.errors import InputError

if TYPE_CHECKING:
    from rashomon.record import Record

FOLDER = "rashomon-export"
"""Where tables go unless a folder is named."""

SQLITE = b"SQLite format 3\0"


def known(_ctx: click.Context, _param: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of kinds of findings, as they are. Raises `click.BadParameter` with those there are."""
    if names:
        from rashomon.findings import KINDS  # noqa: PLC0415 - the help text does without

        for name in names:
            if name not in KINDS:
                raise click.BadParameter(f"{name!r} is no kind of finding; there are {', '.join(KINDS)}.")
    return names


@click.command(
    cls=Command,
    examples=[
        "rashomon export summit > record.jsonl",
        "rashomon export summit --kind quote --kind mention",
        "rashomon export summit --format csv -o tables",
    ],
)
@where_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "parquet"]),
    default="jsonl",
    show_default=True,
    help="The form.",
)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help=f"For jsonl a file (by default standard output); for csv and parquet a folder (by default {FOLDER}).",
)
@click.option("--kind", "kinds", multiple=True, callback=known, metavar="KIND", help="Only findings of this kind.")
@click.pass_obj
def export(call: Call, where: str | None, form: str, output: str | None, kinds: tuple[str, ...]) -> int:
    """Write all findings as JSON lines, CSV or Parquet (docs/export.md)."""
    with call.record(where) as record:
        if form == "jsonl":
            written = _lines(record, output, kinds)
        else:
            written = _tables(record, Path(output or FOLDER), form, kinds)
    if call.terminal.json and written:
        call.terminal.object({"written": [str(path) for path in written]})
    for path in written if not call.terminal.json else ():
        call.terminal.line(str(path))
    return OK


def _lines(record: Record, output: str | None, kinds: Iterable[str]) -> list[Path]:
    from rashomon.export import jsonl  # noqa: PLC0415 - the help text does without

    with _sink(output) as sink:
        shown = sink.isatty()
        for line in jsonl.lines(record, list(kinds) or None):
            sink.write((safe_json(line) if shown else line) + "\n")
    return [Path(output)] if output and output != "-" else []


@contextlib.contextmanager
def _sink(output: str | None) -> Iterator[TextIO]:
    # A lone surrogate cannot be written as UTF-8; escaped with a backslash it is what JSON means by it.
    if output is None or output == "-":
        if sys.stdout.isatty():
            yield sys.stdout
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
            yield sys.stdout
        return
    try:
        with Path(output).open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            yield file
    except OSError as error:
        raise InputError(f"{output}: cannot be written ({error.strerror}); name another file with -o") from error


def _tables(record: Record, folder: Path, form: str, kinds: Iterable[str]) -> list[Path]:
    from rashomon.export import tables  # noqa: PLC0415 - the help text does without

    write = tables.parquet if form == "parquet" else tables.comma
    return write(record, folder, list(kinds) or None)


# ── audit ────────────────────────────────────────────────────────────────────────────────────────────────────────


@click.command(
    cls=Command,
    examples=["rashomon audit summit/rashomon.sqlite", "rashomon audit summit/dossier.html"],
)
@click.argument("target", required=False, metavar="[FOLDER|RECORD|DOSSIER]")
@click.pass_obj
def audit(call: Call, target: str | None) -> int:
    """Verify that every passage reads as claimed and every digest holds, in a record or on a page.

    A page is held against the record beside it, or the one named with --record.
    """
    if target is not None and Path(target).is_file() and not _is_record(Path(target)):
        from rashomon.cli.pages import audit_page  # noqa: PLC0415 - the help text does without

        return _verdict(call, target, *audit_page(Path(target), call.named))
    from rashomon.audit import audit as verify  # noqa: PLC0415 - the help text does without

    where = str(Path(target) / RECORD) if target is not None and Path(target).is_dir() else target
    with call.record(where) as record, call.terminal.progress() as progress:
        found = verify(record, progress)
    return _verdict(call, str(record.path), found.counts, [(fault.where, fault.what) for fault in found.faults])


def _is_record(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error


def _verdict(call: Call, path: str, counts: dict[str, int], faults: list[tuple[str, str]]) -> int:
    terminal = call.terminal
    if terminal.json:
        listed = [{"where": where, "what": what} for where, what in faults]
        terminal.object({"audited": path, "verified": dict(sorted(counts.items())), "faults": listed})
        return FAILED if faults else OK
    if not terminal.quiet:
        terminal.table(
            ["verified", "number"], [[name, f"{number:,}"] for name, number in sorted(counts.items())], ["number"]
        )
    for where, what in faults:
        terminal.line(f"{where}: {what}")
    terminal.line(f"{path}: {count(len(faults), 'fault')}" if faults else f"{path}: everything holds")
    if faults:
        terminal.next(f"rashomon read FOLDER --record {name_of(path)}", "brings a record up to date from its reports")
    return FAILED if faults else OK


# ── doctor ───────────────────────────────────────────────────────────────────────────────────────────────────────


@click.command(cls=Command, examples=["rashomon doctor"])
@click.pass_obj
def doctor(call: Call) -> int:
    """Say whether everything is in place: Python, the model, SQLite, the disk, the terminal."""
    from rashomon.cli import health  # noqa: PLC0415 - the help text does without

    signs = list(health.signs(call.named))
    if call.terminal.json:
        call.terminal.object({"signs": [{"what": s.what, "state": s.state, "told": s.told} for s in signs]})
    else:
        call.terminal.table(["", "what", "found"], [[s.state, s.what, s.told] for s in signs])
    code: int = health.code(signs)
    if code == OK:
        call.terminal.next("rashomon demo", "the bundled example")
    return code
