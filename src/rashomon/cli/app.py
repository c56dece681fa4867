"""Takes a command line, gives the command with what all commands share: record, JSON, silence, settings."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from rashomon.cli import settings
from rashomon.cli.commands import LISTED, Commands
from rashomon.cli.terminal import Terminal
from rashomon.errors import InputError

if TYPE_CHECKING:
    from rashomon.record import Record

RECORD = "rashomon.sqlite"
"""What a record is called where nobody says otherwise."""

OK, FAILED, USAGE, UNREAD, NOTHING, MISSING, LOCKED, INTERRUPTED = 0, 1, 2, 3, 4, 5, 6, 130

EXIT_CODES = {
    OK: "done",
    FAILED: "failed: an audit found something that does not hold, the disk is full, or Rashomon itself went wrong",
    USAGE: "the command was not used as it is meant to be, or names a file that cannot be used",
    UNREAD: "finished, but some inputs could not be read; they are listed",
    NOTHING: "nothing was found",
    MISSING: "a model or data file is missing; `rashomon doctor` says which",
    LOCKED: "the record is locked by another process, or of another version",
    INTERRUPTED: "interrupted; the same command goes on from there",
}
"""What a command ends with, and what that means."""

WHERE = "where"
"""The parameter that names a folder of reports or a record."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a command: what every command can be told."""

    terminal: Terminal
    strict: bool
    named: Path | None
    """The record that a flag, the environment or a settings file names."""

    def record(self, where: str | None = None) -> Record:
        """The record that is meant, opened. Raises `InputError` and the errors of `Record`."""
        from rashomon.record import Record  # noqa: PLC0415 - the help text does without

        return Record(self.path(where))

    def path(self, where: str | None = None) -> Path:
        """Where the record is: as named, in the folder `where`, or here or in the nearest folder above."""
        if where is not None:
            place = Path(where)
            return (self.named or place / RECORD) if place.is_dir() else place
        found = self.named or settings.above(Path.cwd(), RECORD)
        if found is None:
            raise InputError(
                f"no {RECORD} here or in a folder above; name a folder or a record, or make one: rashomon read FOLDER"
            )
        return Path(os.path.relpath(found)) if found.is_absolute() and not self.named else found


COMMON = (
    click.Option(
        ["--record"],
        type=click.Path(dir_okay=False),
        envvar="RASHOMON_RECORD",
        help=f"The record. By default {RECORD} in the folder named, or here, or in the nearest folder above.",
    ),
    click.Option(["--json"], is_flag=True, help="Answer in JSON."),
    click.Option(["-q", "--quiet"], is_flag=True, envvar="RASHOMON_QUIET", help="Only the answer, and errors."),
    click.Option(
        ["--strict"],
        is_flag=True,
        envvar="RASHOMON_STRICT",
        help="End at the first thing that goes wrong inside Rashomon, and show the whole trace.",
    ),
)
"""Options of every command."""


class Command(click.Command):
    """A command with the common options, whose defaults come from settings files. Its work takes a `Call` first."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += COMMON
        self.examples = tuple(examples)
        """Calls to learn from, for the help text and the reference."""

    def invoke(self, ctx: click.Context) -> Any:
        """Fills in settings, makes the `Call` and does the work."""
        _one_record(ctx)
        self._fill(ctx)
        given = {name: ctx.params.pop(name) for name in ("record", "json", "quiet", "strict")}
        if given["strict"]:
            sys.excepthook = sys.__excepthook__
        named = Path(given["record"]) if given["record"] else None
        comma = str(self.name) if ctx.params.pop("comma", False) else ""
        ctx.obj = Call(Terminal(given["quiet"], given["json"] or bool(comma), comma), given["strict"], named)
        return super().invoke(ctx)

    def _fill(self, ctx: click.Context) -> None:
        """Settings stand in for what neither the command line nor the environment says."""
        for name, value in settings.settings(_folder(ctx)).items():
            if name in ctx.params and ctx.get_parameter_source(name) is ParameterSource.DEFAULT:
                ctx.params[name] = value

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples and exit codes."""
        del ctx
        if self.examples:
            with formatter.section("Examples"):
                formatter.write_text("\b\n" + "\n".join(self.examples))
        write_codes(formatter)


class Group(click.Group):
    """The program. Its commands stand in the order in which they are used."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they are listed."""
        del ctx
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What each does, in a line; none is loaded for that."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, short) for name, (_, short) in LISTED.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Exit codes and settings."""
        del ctx
        write_codes(formatter)
        with formatter.section("Settings"):
            formatter.write_text(
                f"{settings.FILE} beside the reports, or ~/.config/rashomon/config.toml, sets "
                f"{', '.join(settings.SETTINGS)}. Flags stand over the environment (RASHOMON_RECORD, …), that over the "
                "project's file, that over the user's."
            )


def write_codes(formatter: click.HelpFormatter) -> None:
    """The exit codes as a section of a help text."""
    with formatter.section("Exit codes"):
        formatter.write_dl([(str(code), meaning) for code, meaning in EXIT_CODES.items()])


def _one_record(ctx: click.Context) -> None:
    if ctx.params.get(WHERE) and ctx.get_parameter_source("record") is ParameterSource.COMMANDLINE:
        raise click.UsageError("name the record once: as an argument or with --record", ctx)
    if ctx.params.get(WHERE):
        ctx.params["record"] = None  # what is named on the command line stands over the environment


def _folder(ctx: click.Context) -> Path:
    """The folder whose settings hold: of the reports, of the record, or this one."""
    named = (
        ctx.params.get(WHERE)
        or ctx.params.get("target")
        or next(iter(ctx.params.get("paths") or ()), None)
        or ctx.params.get("record")
    )
    place = Path(named) if named and named != "-" else Path()
    return place if place.is_dir() else place.parent


@click.group(
    cls=Group, commands=Commands(), context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="rashomon", prog_name="rashomon")
def app() -> None:
    """Many accounts, side by side; every word traceable.

    Rashomon reads news reports of the same events into one record: who said what, in which report, in which words.
    Every line of it leads back to exact characters. Nothing leaves this machine.

    Begin with: rashomon read FOLDER
    """
