"""How work is spread; engines know nothing of stages, stages nothing of engines.

An engine forms groups of (key, number) pairs and calls one function on many units, in whatever order and place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from rashomon.rooms import Key


class Worker[U, O](Protocol):
    """What an opening gives: a function on units that can be closed."""

    def __call__(self, unit: U, /) -> O:
        """Does one unit."""
        ...

    def close(self) -> None:
        """Lets go of what it holds."""
        ...


class Engine(Protocol):
    """What a run asks of an engine. Neither method may depend on the order of what it is given."""

    def gather(self, pairs: Iterable[tuple[Key, int]]) -> Iterator[tuple[Key, tuple[int, ...]]]:
        """Groups of (key, number) pairs: for each key once, its numbers in order, each once."""
        ...

    def run[U, O](self, opening: Callable[[], Worker[U, O]], units: Iterable[U]) -> Iterator[O]:
        """One outcome for each unit, in any order.

        `opening` gives a worker; it is called once in each process, and not again for an equal opening.
        """
        ...

    def close(self) -> None:
        """Ends what was started; what is under way is given up."""
        ...
