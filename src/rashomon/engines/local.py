"""Takes units, gives outcomes: all in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rashomon import rooms
from rashomon.engines import Worker
from rashomon.rooms import Key


class Local:
    """The in-process engine."""

    def __init__(self) -> None:
        self._worker: Worker[Any, Any] | None = None
        self._opening: object = None

    def gather(self, pairs: Iterable[tuple[Key, int]]) -> Iterator[tuple[Key, tuple[int, ...]]]:
        """See `Engine.gather`."""
        return rooms.groups(pairs)

    def run[U, O](self, opening: Callable[[], Worker[U, O]], units: Iterable[U]) -> Iterator[O]:
        """See `Engine.run`."""
        for unit in units:
            if self._worker is None or self._opening != opening:
                self.close()
                self._worker, self._opening = opening(), opening
            yield self._worker(unit)

    def close(self) -> None:
        """See `Engine.close`."""
        if self._worker is not None:
            self._worker.close()
            self._worker = None
