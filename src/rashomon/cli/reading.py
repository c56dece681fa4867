"""Takes reports, gives a record and its page: `read`, `dossier`, `demo`; and `forget`, which takes them out again."""

from __future__ import annotations

import dataclasses
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.app import FAILED, NOTHING, OK, UNREAD, WHERE, Call, Command
from rashomon.cli.correcting import tally
from rashomon.cli.looking import published, report_rows
from rashomon.cli.settings import above
from rashomon.cli.terminal import count, name_of
from rashomon.errors import InputError

if TYPE_CHECKING:
    from rashomon.job import Summary
    from rashomon.record import Record

GIVEN = ("outlet", "title", "byline", "dateline", "credit", "agency", "published", "language", "url")
"""Metadata that can be given by hand, by the name of the flag."""

LISTED = 30
"""Reports up to which a summary lists them."""

DEMO_RECORD, DEMO_PAGE = "rashomon-demo.sqlite", "dossier.html"


def given_options(command: click.Command) -> click.Command:
    """Adds a flag for each metadatum."""
    helps = {"published": "Date of publication, YYYY-MM-DD.", "language": "Two letters: en."}
    for name in GIVEN:
        flags = [f"--{name}", "--date"] if name == "published" else [f"--{name}"]
        text = helps.get(name, f"Its {name}.") + " For a single report; stands above what the report says."
        command.params.append(click.Option([*flags, name], help=text, metavar="TEXT"))
    return command


share_option = click.option(
    "--share", is_flag=True, envvar="RASHOMON_SHARE", help="A page to pass on: short excerpts only (docs/dossier.md)."
)
page_option = click.option(
    "-o",
    "--page",
    type=click.Path(dir_okay=False),
    envvar="RASHOMON_PAGE",
    help="Where to write the page. By default dossier.html beside the record.",
)


@given_options
@click.command(
    cls=Command,
    examples=[
        "rashomon read summit",
        'rashomon read pasted.txt --outlet "The Long Meadow Post"',
        "cat a.txt | rashomon read -",
    ],
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@page_option
@click.option("--no-page", is_flag=True, help="Write no page.")
@share_option
@click.option(
    "--lexicon",
    type=click.Path(dir_okay=False),
    envvar="RASHOMON_LEXICON",
    help="Names of your own (docs/lexicon.md). By default lexicon.toml beside the reports, where there is one.",
)
@click.option("--encoding", envvar="RASHOMON_ENCODING", help="The encoding of the files, where it is read wrongly.")
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), envvar="RASHOMON_JOBS", help="Processes to work with.")
@click.pass_obj
def read(
    call: Call,
    /,
    *,
    paths: tuple[str, ...],
    page: str | None,
    no_page: bool,
    share: bool,
    lexicon: str | None,
    encoding: str | None,
    jobs: int | None,
    **given: str | None,
) -> int:
    """Read reports into a record and write its page.

    PATH is a file of plain text or HTML, a folder of them, or - for standard input. Only what is new or changed since
    the last time is worked on.
    """
    from rashomon import job  # noqa: PLC0415 - the pipeline takes its time to load

    told = {name: value for name, value in given.items() if value}
    if told and (len(paths) > 1 or Path(paths[0]).is_dir()):
        raise click.UsageError(f"--{next(iter(told))} is for a single report; for several, use reports.csv beside them")
    places = job.default_paths(paths)
    if "-" in paths and sys.stdin.isatty():
        call.terminal.say("rashomon: reading what you type or paste; end with Ctrl-D")
    stdin = sys.stdin.buffer.read() if "-" in paths else None
    with call.terminal.progress() as progress:
        summary = job.read(
            paths,
            record=call.named or places.record,
            lexicon=lexicon or places.lexicon,
            given=told,
            encoding=encoding,
            jobs=jobs,
            strict=call.strict,
            progress=progress,
            stdin=stdin,
        )
    beside = call.named.with_name(job.PAGE) if call.named else places.page
    return _finish(call, summary, None if no_page else Path(page) if page else beside, share)


def _finish(call: Call, summary: Summary, page: Path | None, share: bool) -> int:
    with call.record(str(summary.record)) as record:
        if not record.digests():
            page = None
        if page:
            _write(record, page, share)
        if call.terminal.json:
            call.terminal.object(_summary(summary, page))
        else:
            _tell(call, summary, record, page)
    if summary.skipped:
        return UNREAD
    return OK if summary.files > len(summary.passed_over) else NOTHING


def _write(record: Record, page: Path, share: bool) -> Any:
    from rashomon.show import dossier as pages  # noqa: PLC0415 - templates take their time to load

    return pages.write(record, page, share=share)


def _summary(summary: Summary, page: Path | None) -> dict[str, Any]:
    values = {field.name: getattr(summary, field.name) for field in dataclasses.fields(summary)}
    return {**{name: _plain(value) for name, value in values.items()}, "page": str(page) if page else None}


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Path) else dict(value) if hasattr(value, "items") else value


def _tell(call: Call, summary: Summary, record: Record, page: Path | None) -> None:
    terminal = call.terminal
    if not terminal.quiet:
        _account(call, summary)
        _reports(call, record)
    for path, reason in summary.skipped:
        terminal.warn(f"not read: {path}: {reason.removeprefix(f'{path}: ')}")
    if terminal.quiet:
        return
    terminal.line(f"record: {summary.record}")
    if page:
        terminal.line(f"page: {page}")
    if page:
        terminal.next(f"rashomon quotes {name_of(summary.record)}", f"who said what; or open {name_of(page)}")


def _account(call: Call, summary: Summary) -> None:
    parts = {
        "new": summary.new,
        "changed": summary.changed,
        "unchanged": summary.unchanged,
        "the same bytes as another": summary.duplicates,
        "not read": len(summary.skipped),
        "passed over": len(summary.passed_over),
    }
    shares = ", ".join(f"{number:,} {name}" for name, number in parts.items() if number)
    came = count(summary.files, "file")
    call.terminal.line(f"{came} came in: {shares}." if shares else f"{came} came in.")
    for reason, paths in _by_reason(summary.passed_over):
        call.terminal.line(f"passed over ({reason}): {', '.join(paths)}", indent=2)
    for path in summary.missing:
        call.terminal.line(f"no longer there: {path} (still in the record; rashomon forget takes it out)", indent=2)
    if summary.corrections:
        call.terminal.line(f"{tally(summary.corrections)}; to see: rashomon corrections {name_of(summary.record)}")
    if summary.problems:
        called = f"rashomon export {name_of(summary.record)} --kind problem"
        call.terminal.line(f"{count(summary.problems, 'problem')} on the way; to see: {called}")


def _by_reason(passed_over: Iterable[tuple[str, str]]) -> Iterable[tuple[str, list[str]]]:
    """The names of the files for each reason, in the order in which they were met."""
    reasons: dict[str, list[str]] = {}
    for path, reason in passed_over:
        reasons.setdefault(reason, []).append(Path(path).name)
    return reasons.items()


def _reports(call: Call, record: Record) -> None:
    if len(record.digests()) <= LISTED:
        rows = [
            [row["label"], published(row), row["language"], f"{row['words']:,}", f"{row['quotes']:,}"]
            for row in report_rows(record)
        ]
        call.terminal.table(["report", "published", "language", "words", "quotes"], rows, right=["words", "quotes"])


@click.command(cls=Command, examples=["rashomon dossier summit", "rashomon dossier summit --share --page to-send.html"])
@click.argument(WHERE, required=False, metavar="[FOLDER|RECORD]")
@page_option
@share_option
@click.pass_obj
def dossier(call: Call, where: str | None, page: str | None, share: bool) -> int:
    """Write the page of a record again, without reading."""
    with call.record(where) as record:
        path = Path(page) if page else record.path.with_name(DEMO_PAGE)
        if not record.digests():
            call.terminal.say(f"rashomon: {record.path} holds no report; add some with: rashomon read FOLDER")
            return NOTHING
        _write(record, path, share)
    if call.terminal.json:
        call.terminal.object({"page": str(path), "record": str(record.path), "share": share})
    else:
        call.terminal.line(str(path))
        call.terminal.next(f"rashomon audit {name_of(path)}", "every passage of it against the record")
    return OK


@click.command(
    cls=Command,
    examples=['rashomon forget "summit/download (3).txt"', "rashomon forget C --record summit/rashomon.sqlite"],
)
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@click.pass_obj
def forget(call: Call, reports: tuple[str, ...]) -> int:
    """Take reports out of a record, with their bytes and all that was found in them.

    REPORT is a letter, the beginning of a digest, or the path it came by. The file itself is not touched.
    """
    from rashomon import job  # noqa: PLC0415 - the pipeline takes its time to load

    path = call.path(None if call.named else _beside(reports))
    labels = [label for report in reports for label in job.forget(path, report)]
    if call.terminal.json:
        call.terminal.object({"record": str(path), "forgotten": labels})
    for label in labels if not call.terminal.json else ():
        call.terminal.line(f"forgotten: {label}")
    call.terminal.next(f"rashomon dossier {name_of(path)}", "the page without it")
    return OK if labels else FAILED


def _beside(reports: Sequence[str]) -> str | None:
    """The record in the folder of a report that is named by its path, or in the nearest folder above it."""
    folders = [Path(report).parent for report in reports if os.sep in report]
    found = above(folders[0], "rashomon.sqlite") if folders else None
    return str(found) if found else None


@click.command(cls=Command, examples=["rashomon demo"])
@click.option(
    "-o",
    "--page",
    type=click.Path(dir_okay=False),
    default=DEMO_PAGE,
    show_default=True,
    help="Where to write the page. By default dossier.html beside the record.",
)
@click.pass_obj
def demo(call: Call, page: str) -> int:
    """Read the bundled example: six reports of an invented summit. Writes a page and a record into this folder."""
    from rashomon import job  # noqa: PLC0415 - the pipeline takes its time to load

    folder, record = example(), call.named or Path(DEMO_RECORD)
    if Path(page).exists() and not record.exists():
        raise InputError(f"{page}: is there already, and not from a demo; name another page with --page")
    with call.terminal.progress() as progress:
        summary = job.read(
            [str(folder)], record=record, lexicon=str(folder / "lexicon.toml"), strict=call.strict, progress=progress
        )
    return _finish(call, summary, Path(page), share=False)


def example() -> Path:
    """The folder of the bundled example. Raises `InputError` where it was not installed."""
    for folder in (Path(__file__).parents[1] / "examples", Path(__file__).parents[3] / "examples"):
        if (folder / "lexicon.toml").is_file():
            return folder
    raise InputError("the bundled example is not installed; get it with the sources of Rashomon")
