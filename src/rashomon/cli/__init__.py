"""Takes the command line, gives an exit code: data on standard output, messages on standard error, no traceback.

Nothing heavy is loaded before a command needs it, so that help comes at once.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from types import TracebackType

import click

from rashomon.cli.app import FAILED, INTERRUPTED, LOCKED, MISSING, OK, USAGE, app
from rashomon.cli.terminal import tell
from rashomon.errors import (
    FindingError,
    InputError,
    NotARecord,
    PipelineError,
    RashomonError,
    RecordLocked,
    RecordMissing,
    RecordVersion,
    SpanError,
    ToolMissing,
)

STOPPED = "rashomon: stopped; run the same command again to go on"

CODES: dict[type[RashomonError], int] = {
    ToolMissing: MISSING,
    RecordLocked: LOCKED,
    RecordVersion: LOCKED,
    RecordMissing: USAGE,
    NotARecord: USAGE,
    InputError: USAGE,
}
"""The exit code of an error; any other is a failure."""


FULL = (errno.ENOSPC, errno.EDQUOT, errno.EIO)
"""What the system says when there is no room for the output."""

OURS = (SpanError, FindingError, PipelineError)
"""Errors that no user can cause: with --strict their trace is shown."""


def main() -> None:
    """The entry point of the program."""
    sys.excepthook = surprise
    if "_RASHOMON_COMPLETE" in os.environ:
        app.main(prog_name="rashomon")  # the shell asks for completions
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Does what a command line says and gives the exit code."""
    try:
        code = invoke(list(arguments))
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        tell(STOPPED)
        return INTERRUPTED
    except BrokenPipeError:
        _close()
        return OK
    except OSError as error:
        if error.errno not in FULL:
            raise
        tell(f"rashomon: the output cannot be written ({error.strerror}); free some room or write it elsewhere")
        _close()
        return FAILED
    except RashomonError as error:
        if isinstance(error, OURS) and sys.excepthook is sys.__excepthook__:
            raise
        tell(f"rashomon: {error}")
        return next((code for kind, code in CODES.items() if isinstance(error, kind)), FAILED)
    return code


def invoke(arguments: list[str]) -> int:
    """Parses and does; help and errors of usage included."""
    try:
        with app.make_context("rashomon", arguments) as context:
            return int(app.invoke(context) or OK)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.format_message(), err=True)
        return USAGE
    except click.ClickException as wrong:
        path = wrong.ctx.command_path if isinstance(wrong, click.UsageError) and wrong.ctx else "rashomon"
        tell(f"rashomon: {wrong.format_message()} (see: {path} --help)")
        return USAGE


def _close() -> None:
    """Whoever read our output has had enough: what is left goes nowhere, also when Python closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def surprise(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A line in place of a traceback for what should not have happened."""
    if issubclass(kind, KeyboardInterrupt):
        tell(STOPPED)
        return
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_globals.get('__name__')} line {trace.tb_lineno}" if trace else "no known place"
    tell(
        f"rashomon: something went wrong inside Rashomon: {kind.__name__}: {error} ({where}); --strict shows all of it"
    )
