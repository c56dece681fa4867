"""Takes marked ends of links, gives the groups of all that hangs together with them: links held as plain numbers.

Nothing but the ends and the score of a link says what joins; a month of news has a million.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import NamedTuple

from rashomon import groups, rooms
from rashomon.findings import Decided
from rashomon.rooms import Key
from rashomon.stage import Grouping

TOGETHER = 2000
"""Findings whose links are looked at in one go; what hangs together always is."""


class Tie(NamedTuple):
    """What joins: a link without its reasons."""

    left: str
    right: str
    score: float


class Reach:
    """Links and decisions, and the findings at their ends."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._lefts, self._rights, self._scores = array("i"), array("i"), array("d")
        self._decided: list[Decided] = []

    def add(self, left: str, right: str, score: float) -> set[Key]:
        """Takes a link; gives the keys of those ends that are new."""
        new = {rooms.key(end) for end in (left, right) if end not in self._places}
        self._lefts.append(self._place(left))
        self._rights.append(self._place(right))
        self._scores.append(score)
        return new

    def decide(self, decided: Decided) -> set[Key]:
        """Takes what a human decided; gives the keys of the two ends."""
        self._decided.append(decided)
        return {rooms.key(self._known(end)) for end in (decided.left, decided.right)}

    def groups(self, grouping: Grouping) -> Iterator[frozenset[str]]:
        """The groups that the links make."""
        names = list(self._places)
        for members, links in self._together():
            held = {names[place] for place in members}
            decided = [one for one in self._decided if one.left in held and one.right in held]
            ties = (Tie(names[self._lefts[i]], names[self._rights[i]], self._scores[i]) for i in links)
            yield from groups.components(
                ties,
                cohesion=grouping.cohesion,
                width=grouping.width,
                sure={(one.left, one.right) for one in decided if one.same},
                apart={(one.left, one.right) for one in decided if not one.same},
            )

    def _place(self, name: str) -> int:
        return self._places.setdefault(name, len(self._places))

    def _known(self, name: str) -> str:
        self._place(name)
        return name

    def _together(self) -> Iterator[tuple[list[int], list[int]]]:
        """Findings and links, by their places, some that hang together at a time."""
        roots = array("i", range(len(self._places)))
        for left, right in zip(self._lefts, self._rights, strict=True):
            _unite(roots, left, right)
        for one in self._decided:
            _unite(roots, self._places[one.left], self._places[one.right])
        tops = array("i", (_top(roots, place) for place in range(len(roots))))
        by_top = sorted(range(len(tops)), key=tops.__getitem__)
        links = sorted(range(len(self._lefts)), key=lambda i: tops[self._lefts[i]])
        start = at = 0
        while start < len(by_top):
            end = min(start + TOGETHER, len(by_top))
            while end < len(by_top) and tops[by_top[end]] == tops[by_top[end - 1]]:
                end += 1
            until = at
            while until < len(links) and tops[self._lefts[links[until]]] <= tops[by_top[end - 1]]:
                until += 1
            yield by_top[start:end], links[at:until]
            start, at = end, until


def _top(roots: array[int], place: int) -> int:
    while roots[place] != place:
        roots[place] = roots[roots[place]]
        place = roots[place]
    return place


def _unite(roots: array[int], left: int, right: int) -> None:
    first, second = sorted((_top(roots, left), _top(roots, right)))
    roots[second] = first
