"""Takes text and tables, gives them to whoever called: data to standard output, everything else to standard error.

What a report prints is not ours: control characters and marks that turn the direction of writing are replaced by
visible ones before they reach a terminal.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import click

type Progress = Callable[[str, int, int], None]
"""Called with the name of a step, the units done and all units of it."""

WIDE = 10_000
"""Columns of a table in a pipe: one row, one line."""

STEPS = {
    "read": "reading files",
    "within": "reading articles",
    "across.actors": "comparing names",
    "across.words": "comparing quotes",
    "reports": "verifying reports",
    "findings": "verifying findings",
}
"""What a step is called beside its bar; any other by its own name."""

_SHOWN = {code: 0x2400 + code for code in range(32)} | {0x7F: 0x2421}
_SHOWN |= dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD)
_SHOWN |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)

_HIDDEN = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """A text on one line that no terminal acts on: control characters stand as pictures of themselves or as U+FFFD."""
    return " ".join(re.split(r"[ \t\r\n]+", text)).strip().translate(_SHOWN)


def as_json(value: Any, indent: int | None = None) -> str:
    """JSON that no terminal acts on; it reads the same."""
    import json  # noqa: PLC0415 - the help text does without

    return safe_json(json.dumps(value, ensure_ascii=False, indent=indent))


def safe_json(text: str) -> str:
    """JSON with the characters escaped that JSON lets through and a terminal may act on."""
    return _HIDDEN.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where the words of a command go."""

    quiet: bool = False
    json: bool = False
    comma: str = ""
    """The name of the rows that are written as a table with commas; empty where objects are written as JSON."""
    notes: list[Callable[[], dict[str, Any]]] = field(default_factory=list, compare=False)
    """What else an answer says of itself, asked for when it is written."""

    # ── data ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def line(self, text: str = "", *, indent: int = 0) -> None:
        """One line of data, folded to the width of a terminal."""
        text = plain(text)
        width = _width()
        shown = click.wrap_text(text, width, " " * indent, " " * indent) if width else " " * indent + text
        click.echo(shown, color=_color())

    def object(self, value: Any) -> None:
        """The answer of a command as JSON; its rows as a table where that is asked for."""
        if self.comma:
            from rashomon.cli.comma import table  # noqa: PLC0415 - loaded when there is such a table

            click.echo(safe_json(table(value, self.comma)), nl=False)
            return
        for note in self.notes if isinstance(value, dict) else ():
            value = {**value, **note()}
        click.echo(as_json(value, indent=2))

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[str] = ()) -> None:
        """A table; the columns `right` hold numbers. In a pipe each row is one line, however long."""
        from rich.console import Console  # noqa: PLC0415 - loaded when there is a table to show
        from rich.table import Table  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
        for name in head:
            table.add_column(name, justify="right" if name in right else "left", overflow="fold")
        for row in rows:
            table.add_row(*(Text(plain(cell)) for cell in row))
        color = "auto" if _color() is not False else None
        console = Console(file=sys.stdout, width=_width() or WIDE, color_system=color, highlight=False)  # type: ignore[arg-type]
        with console.capture() as made:
            console.print(table)
        for line in made.get().splitlines():
            click.echo(line.rstrip(), color=_color())

    # ── messages ─────────────────────────────────────────────────────────────────────────────────────────────────

    def say(self, text: str) -> None:
        """Something to know, unless silence is asked for."""
        if not self.quiet:
            tell(text)

    def warn(self, text: str) -> None:
        """Something to know even when silence is asked for."""
        tell(text)

    def next(self, command: str, why: str) -> None:
        """The next useful command."""
        if not self.json:
            self.say(f"next: {command}   ({why})")

    @contextlib.contextmanager
    def progress(self) -> Iterator[Progress]:
        """A bar with rate and time left on a terminal; nothing in a pipe, or when silence is asked for."""
        if self.quiet or not sys.stderr.isatty():
            yield lambda _name, _done, _total: None
            return
        from rashomon.cli.bar import bar  # noqa: PLC0415 - loaded when there is a bar to show

        with bar(_color() is not False) as report:
            yield lambda name, done, total: report(plain(STEPS.get(name, name)), done, total)


def tell(text: str) -> None:
    """A line on standard error."""
    click.echo(plain(text), err=True)


def name_of(path: object) -> str:
    """A path as part of a command to be pasted into a shell."""
    import shlex  # noqa: PLC0415 - loaded when a command is suggested

    return shlex.quote(str(path))


def count(number: int, one: str, many: str = "") -> str:
    """`1 report`, `2,000 reports`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _color() -> bool | None:
    """False where colour is not wanted (https://no-color.org), else None: as the terminal can."""
    return False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None


def _width() -> int | None:
    """Columns of the terminal; None in a pipe."""
    import shutil  # noqa: PLC0415 - loaded when there is something to show

    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else None
