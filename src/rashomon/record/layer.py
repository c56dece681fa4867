"""Takes the corrections of a record, gives the human layer above what the machine found: what is read through it.

What a human rejected is not there, nor what is only said of it; a status or a day that a human told stands instead of
that of the machine. The machine's findings stay in the record as they were: whatever is undone is there again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rashomon import ledger
from rashomon.findings import (
    BY_HAND,
    Article,
    Correction,
    Event,
    Finding,
    Metadatum,
    Position,
    known_as,
)
from rashomon.findings.base import identity

LIVE = ("applied", "moved")
"""The statuses of corrections that have an effect."""

POINTS = frozenset({"left", "right", "quote", "event", "subject", "member", "document"})
"""Fields by which a finding says something of another one, and has no sense without it."""

TELLING = {Event: "status", Position: "stance"}
"""Where the status of a finding stands."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What humans decided of single findings, by their ids."""

    rejected: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By kind."""
    statuses: Mapping[str, Correction] = field(default_factory=dict)
    published: frozenset[str] = frozenset()
    """The articles whose day of publication a human told."""

    def over[F: Finding](self, kind: type[F], found: Iterable[F]) -> Iterable[F]:
        """Findings of a kind as humans left them."""
        if self._is_touched(kind):
            return self._laid(kind, found)
        return found

    def _is_touched(self, kind: type[Finding]) -> bool:
        if kind is Metadatum:
            return bool(self.published)
        if kind.kind in self.rejected or (self.rejected and _points(kind)):
            return True
        return bool(self.statuses) and kind in TELLING

    def _laid[F: Finding](self, kind: type[F], found: Iterable[F]) -> Iterator[F]:
        gone, points = self.rejected.get(kind.kind, frozenset()), _points(kind)
        everything = frozenset().union(*self.rejected.values())
        for one in found:
            if (gone and one.id in gone) or any(getattr(one, name) in everything for name in points):
                continue
            if (mended := self._mended(one)) is not None:
                yield mended

    def _mended[F: Finding](self, one: F) -> F | None:
        match one:
            case Event() | Position():
                told = self.statuses.get(one.id)
                return _changed(one, **{TELLING[type(one)]: told.value}) if told else one
            case Metadatum():
                overruled = one.name == "published" and one.article in self.published
                return None if overruled and not one.source.startswith(BY_HAND) else one
        return one


def _points(kind: type[Finding]) -> tuple[str, ...]:
    return tuple(name for name in identity(kind) if name in POINTS)


def _changed[F: Finding](one: F, **values: Any) -> F:
    """The same finding, its id kept, with what a human says of it."""
    return known_as(replace(one, **values), one.id)


def layer(corrections: Iterable[Correction]) -> Layer:
    """The layer that corrections make, a later one above an earlier one."""
    live = sorted((one for one in corrections if one.status in LIVE and one.about), key=lambda one: one.ordinal)
    if not any(one.act in ledger.ABOUT for one in live):
        return NONE
    rejected: dict[str, set[str]] = {}
    for one in live:
        if one.act == ledger.REJECT:
            rejected.setdefault(one.thing, set()).update(one.about)
    return Layer(
        {kind: frozenset(ids) for kind, ids in rejected.items()},
        {one.about[0]: one for one in live if one.act == ledger.STATUS},
        frozenset(one.about[0] for one in live if one.act == ledger.DATE and one.thing == Article.kind),
    )


NONE = Layer()
"""The layer of a record in which no human decided anything."""
