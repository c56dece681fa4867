"""Takes who stands where on what, gives the passages of it in the order in which a reader is shown them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from rashomon.cli.clauses import readable
from rashomon.text import fold

if TYPE_CHECKING:
    from rashomon.findings import Position
    from rashomon.record import Record
    from rashomon.standings import Stand, Subject
    from rashomon.text import Span

ALIKE = 0.8
"""Share of words, of those in either, from which on two passages are one that was copied."""

COMPARED = 60
"""Passages that each further one is held against: more than a reader looks at."""


def shown(record: Record, subjects: Iterable[Subject]) -> list[Any]:
    """The passages: of each thing, party and report each stance once, then the others; copies after what is new.

    A party's own position comes before what others say of it.
    """
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without
    from rashomon.record.whole import passages  # noqa: PLC0415

    objects = Objects(record)
    ranked: list[tuple[int, int, int, Position]] = []
    read: list[set[str]] = []
    for number, subject in enumerate(subjects):
        for turn, stand in _stands(record, subject):
            words = set(fold(record.text(stand.position.span)).casefold().split())
            copied = any(len(words & other) >= ALIKE * len(words | other) for other in read[:COMPARED])
            read.append(words)
            ranked.append((copied, turn, number, stand.position))
    ranked.sort(key=lambda item: item[:3])
    return [objects.span(span) for span in passages(record, (_read(record, position) for *_, position in ranked))]


def _read(record: Record, position: Position) -> Span:
    return readable(record, position.span, position.cue) if position.cue else position.span


def _stands(record: Record, subject: Subject) -> Iterator[tuple[int, Stand]]:
    """Who stands where on one thing, party by party and report by report, each with its turn."""
    for party in subject.parties:
        for digest in record.digests():
            yield from _varied(sorted(subject.cell(party, digest), key=lambda stand: bool(stand.ascriber)))


def _varied(stands: Iterable[Stand]) -> Iterator[tuple[int, Stand]]:
    """Each with its turn: 0 where it tells another stance, or tells it through somebody else, than those before."""
    seen: set[tuple[str, str]] = set()
    again = 0
    for stand in stands:
        what = (stand.side, stand.ascriber)
        if what in seen:
            again += 1
        yield (again if what in seen else 0), stand
        seen.add(what)
