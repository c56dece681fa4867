"""Takes a terminal, gives a progress bar: what is being done, how far, how fast, how long it will take."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text


class Rate(ProgressColumn):
    """Units a second."""

    def render(self, task: Task) -> Text:
        """Blank until a rate is known."""
        return Text(f"{task.speed:,.1f}/s" if task.speed else "")


@contextlib.contextmanager
def bar(color: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A bar for each step on standard error, gone when all is done."""
    console = Console(stderr=True, color_system="auto" if color else None)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), Rate())
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as shown:
        tasks: dict[str, TaskID] = {}

        def report(name: str, done: int, total: int) -> None:
            if name not in tasks:
                tasks[name] = shown.add_task(name, total=total)
            shown.update(tasks[name], completed=done, total=total)

        yield report
