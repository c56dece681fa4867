"""Takes units, gives outcomes: spread over a pool of processes on this machine."""

from __future__ import annotations

import itertools
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from rashomon import rooms
from rashomon.engines import Worker
from rashomon.errors import WorkerLost
from rashomon.rooms import Key

AHEAD = 3
"""Units under way for each process: enough to keep it busy, few enough that memory stays flat."""

LOST = (
    "a worker process was ended from outside, most likely because memory ran out; what was done is kept: run the same "
    "command again to go on, with --jobs 1 if this happens again"
)

_work: Worker[Any, Any] | None = None


def _open(opening: Callable[[], Worker[Any, Any]]) -> None:
    global _work  # noqa: PLW0603 - the one place where a worker process keeps what it opened
    # Ctrl-C reaches the whole process group; the parent decides what to do with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _work = opening()


def _do(unit: Any) -> Any:
    if _work is None:
        raise RuntimeError("the process was not opened")
    return _work(unit)


class Processes:
    """The process-pool engine: `count` processes, opened once as long as `run` is called with an equal `opening`."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._pool: ProcessPoolExecutor | None = None
        self._opening: object = None

    def gather(self, pairs: Iterable[tuple[Key, int]]) -> Iterator[tuple[Key, tuple[int, ...]]]:
        """See `Engine.gather`."""
        return rooms.groups(pairs)

    def run[U, O](self, opening: Callable[[], Worker[U, O]], units: Iterable[U]) -> Iterator[O]:
        """See `Engine.run`. Raises `WorkerLost` where a process ended before its work was done."""
        todo = iter(units)
        first = list(itertools.islice(todo, 1))
        if not first:
            return
        try:
            yield from self._drain(self._opened(opening), itertools.chain(first, todo))
        except BrokenProcessPool as error:
            self.close()
            raise WorkerLost(LOST) from error

    def _opened(self, opening: Callable[[], Worker[Any, Any]]) -> ProcessPoolExecutor:
        if self._pool is None or self._opening != opening:
            self.close()
            # Spawned, not forked: a forked child would share the parent's SQLite connection and threads.
            context = multiprocessing.get_context("spawn")
            self._pool, self._opening = ProcessPoolExecutor(self.count, context, _open, (opening,)), opening
        return self._pool

    def _drain(self, pool: ProcessPoolExecutor, units: Iterator[Any]) -> Iterator[Any]:
        under_way: set[Future[Any]] = {pool.submit(_do, unit) for unit in itertools.islice(units, AHEAD * self.count)}
        while under_way:
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            under_way |= {pool.submit(_do, unit) for unit in itertools.islice(units, len(done))}
            for future in done:
                yield future.result()

    def close(self) -> None:
        """Ends the processes; units not yet begun are given up."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
