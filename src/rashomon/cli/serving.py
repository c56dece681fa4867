"""Takes a record, gives the desk: its pages on an address of this machine, until it is interrupted: `serve`."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.app import COMMON, OK, Call, Command, app
from rashomon.cli.looking import where_argument
from rashomon.cli.terminal import Terminal
from rashomon.errors import InputError

if TYPE_CHECKING:
    from rashomon.record import Record

PORT = 8321
"""Where the desk is found when no port is named."""


@click.command(
    cls=Command,
    examples=[
        "rashomon serve summit",
        "rashomon serve summit --port 0 --read-only",
        "rashomon serve summit --host 192.0.2.7 --token WORDS",
    ],
)
@where_argument
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: any that is free.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Other than of this machine: with a token only.",
)
@click.option("--token", envvar="RASHOMON_TOKEN", help="What others have to know. Made and shown where none is given.")
@click.option("--read-only", is_flag=True, help="Nothing can be corrected.")
@click.pass_obj
def serve(call: Call, /, *, where: str | None, port: int, host: str, token: str | None, read_only: bool) -> int:
    """Open the desk: the record as pages in a browser, with search, review and corrections.

    It listens on this machine only, connects to nothing, and ends with Ctrl-C. Each page can be had as JSON and CSV at
    its address with .json or .csv, as the commands give them. What is corrected goes into the ledger beside the record.
    """
    from rashomon.desk.safety import Rules, loopback  # noqa: PLC0415 - the help text does without
    from rashomon.desk.serve import serve as run  # noqa: PLC0415

    path = call.path(where)
    if not loopback(host) and not token:
        token = secrets.token_urlsafe(18)
    rules = Rules(host, token or None, read_only)

    def ready(port: int) -> None:
        name = f"[{host}]" if ":" in host else host
        ask = f"?token={token}" if token else ""
        call.terminal.line(f"http://{name}:{port}/{ask}")
        call.terminal.say("the desk is open at this address; Ctrl-C ends it")

    run(path, rules, port, answers(), ready)
    return OK


# ── the same answers as on the command line ──────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Kept(Terminal):
    """Keeps the answer of a command."""

    answers: list[Any] = field(default_factory=list)

    def object(self, value: Any) -> None:
        self.answers.append(value)

    def say(self, text: str) -> None:
        del text

    def warn(self, text: str) -> None:
        del text


@dataclass(frozen=True, slots=True)
class _Asked(Call):
    """A call whose record is the desk's."""

    opened: Callable[[], Record] | None = None

    def record(self, where: str | None = None) -> Record:
        del where
        assert self.opened
        return self.opened()


def answers() -> dict[str, Callable[[Callable[[], Record], Sequence[str], Mapping[str, str]], dict[str, Any] | None]]:
    """What gives the answers of the commands that only look, by name."""
    return {name: _answering(command) for name, command in app.commands.items() if name not in ACTING}


ACTING = frozenset({"read", "dossier", "correct", "undo", "export", "audit", "forget", "demo", "doctor", "serve"})
"""Commands that write, or look at files."""


def _answering(command: click.Command) -> Callable[..., dict[str, Any] | None]:
    common = {option.name for option in COMMON} | {"comma"}  # a table: pages have theirs
    options = {
        option.name: option
        for option in command.params
        if isinstance(option, click.Option) and option.name not in common and not isinstance(option.type, click.Path)
    }
    flags = {name.lstrip("-"): option for option in options.values() for name in option.opts}

    def answer(opened: Callable[[], Record], words: Sequence[str], filters: Mapping[str, str]) -> dict[str, Any] | None:
        unknown = sorted(set(filters) - set(flags))
        if unknown:
            raise InputError(f"there is no filter {unknown[0]!r} here; there are {', '.join(sorted(flags)) or 'none'}")
        given = [part for name, value in filters.items() for part in _option(flags[name], name, value)]
        try:
            context = command.make_context(command.name, [*given, "--", *words])
        except click.ClickException as error:
            raise InputError(error.format_message()) from error
        for name in common:
            context.params.pop(name, None)
        terminal = _Kept(quiet=True, json=True)
        context.obj = _Asked(terminal, False, Path(), opened)
        assert command.callback
        with context:
            context.invoke(command.callback, **context.params)
        return terminal.answers[0] if terminal.answers else None

    return answer


def _option(option: click.Option, name: str, value: str) -> Sequence[str]:
    if option.is_flag:
        return [f"--{name}"] if value not in {"", "0", "false"} else []
    return [f"--{name}={value}"]
