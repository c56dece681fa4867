"""Takes who met in the marked rooms of a step, gives its units of work: made one by one, held as plain numbers.

A month of news makes a million rooms. As objects they would take more memory than all else.
"""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.record.store import Number, pair_of
from rashomon.rooms import Key

WIDTH = 1024
"""Findings whose pairs are worked on in a row; see `tiled`. With half as many, a finding is read twice as often."""


TOGETHER = 64
"""Rooms of a batch at most: their findings are read in one go. A report is worked on alone."""

SHARES = 16
"""Batches that are made at least, as far as there are units: for processes to share, for progress to be seen."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A room of a step, and the numbers of the findings that met in it."""

    step: int
    key: Key
    numbers: tuple[Number, ...]


type Batch = Sequence[Unit]
"""Units of one step that a worker is given together."""


class Rooms:
    """Rooms with who met in them. Those in which the very same findings met are one unit, and worked on once."""

    def __init__(self, step: int) -> None:
        self._step = step
        self._keys, self._alike = array("q"), array("q")
        self._firsts: dict[bytes, int] = {}
        """The place of the first room in which the same findings met; `_alike` leads from there to the others."""

    def add(self, key: Key, numbers: Iterable[Number]) -> None:
        """A room in which these findings met."""
        place, name = len(self._keys), _name(numbers)
        first = self._firsts.setdefault(name, place)
        self._keys.append(key)
        self._alike.append(self._alike[first] if first != place else -1)
        if first != place:
            self._alike[first] = place

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[Unit]:
        for name, place in self._firsts.items():
            yield Unit(self._step, self._keys[place], tuple(array("i", name)))

    def alike(self, unit: Unit) -> list[Key]:
        """The keys of the rooms that a unit stands for, in order."""
        place, out = self._firsts[_name(unit.numbers)], []
        while place >= 0:
            out.append(self._keys[place])
            place = self._alike[place]
        return sorted(out)


def _name(numbers: Iterable[Number]) -> bytes:
    return array("i", numbers).tobytes()


class Pairs:
    """Pairs of findings, each a unit of its own."""

    def __init__(self, step: int, keys: Sequence[Key]) -> None:
        self._step, self._keys = step, array("q", keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[Unit]:
        for key in tiled(self._keys, WIDTH):
            yield Unit(self._step, key, pair_of(key))

    def alike(self, unit: Unit) -> list[Key]:
        """The key of the unit."""
        return [unit.key]


type Units = Rooms | Pairs


def batches(units: Units, *, local: bool) -> Iterator[Batch]:
    """Units by the batch."""
    return itertools.batched(units, 1 if local else min(TOGETHER, 1 + len(units) // SHARES))


def tiled(keys: Sequence[Key], width: int) -> Iterable[Key]:
    """Pairs in an order in which so many findings meet each other, and so many others, before the next ones come."""
    numbers = sorted({number for key in keys for number in pair_of(key)})
    if len(numbers) <= 2 * width:
        return keys
    place = {number: i // width for i, number in enumerate(numbers)}
    tiles: dict[tuple[int, int], array[int]] = {}
    for key in keys:
        left, right = pair_of(key)
        tiles.setdefault((place[left], place[right]), array("q")).append(key)
    return (key for tile in sorted(tiles) for key in tiles[tile])
