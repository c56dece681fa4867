"""Takes findings, gives the 64-bit keys of the rooms they enter; makes groups and candidate pairs of who met there."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from rashomon.findings import Article, Finding, Report

type Key = int
"""64 bits, signed, as SQLite stores them."""


@dataclass(frozen=True)
class Room:
    """Where findings meet. `keys` names the rooms that one finding enters.

    `form` is `group` (all that met are worked on together) or `pairs` (each two that met anywhere, once).
    A room with more than `limit` members is too common: it is passed over and counted.
    In a room of pairs with more than `limit` but at most `hub` members, each meets the one with the smallest id only:
    one text in two hundred reports costs two hundred pairs, not twenty thousand.
    In one with fewer than `least` there is nothing to do: who is alone meets nobody.
    Of a room of pairs, only those are worked on that met in at least `meetings` rooms.
    `local` rooms never hold findings of two reports.
    """

    name: str
    keys: Callable[[Any], Iterable[str]]
    form: Literal["group", "pairs"] = "group"
    limit: int | None = None
    least: int = 1
    meetings: int = 1
    local: bool = False
    hub: int = 0


def key(name: str) -> Key:
    """The 64-bit key of a room's name (BLAKE2b, 8 bytes)."""
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)


def keys(room: Room, finding: Finding) -> set[Key]:
    """The keys of the rooms that a finding enters."""
    return {key(name) for name in room.keys(finding)}


def groups(pairs: Iterable[tuple[Key, int]]) -> Iterator[tuple[Key, tuple[int, ...]]]:
    """(key, number) pairs in any order, as groups by key; numbers in order, each once."""
    met: dict[Key, set[int]] = {}
    for name, member in pairs:
        met.setdefault(name, set()).add(member)
    for name in sorted(met):
        yield name, tuple(sorted(met[name]))


def candidates(members: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Each two of a room, the smaller first."""
    return itertools.combinations(sorted(members), 2)


def _report(finding: Any) -> Iterable[str]:
    if isinstance(finding, Report):
        return (finding.digest,)
    return (finding.report if hasattr(finding, "report") else finding.span.report,)


def _article(finding: Any) -> Iterable[str]:
    return (finding.id if isinstance(finding, Article) else finding.article,)


BY_REPORT = Room("report", _report, local=True)
BY_ARTICLE = Room("article", _article, local=True)
