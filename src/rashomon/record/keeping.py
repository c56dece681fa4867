"""Takes a record that several questions are asked of, gives what was read and made of it before, until it changes.

A page asks for the same actors, happenings and witnesses in most of its sections: each is made once. It costs memory,
so that a record is kept only for as long as pages are made of it, and only where it is small, or a part of a large one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any

from rashomon.findings import Finding

if TYPE_CHECKING:
    from rashomon.record import Record


class Kept:
    """What one version of a record holds, as far as it was asked for."""

    def __init__(self, version: int) -> None:
        self.version = version
        self.findings: dict[type[Finding], list[Any]] = {}
        self.articles: dict[type[Finding], dict[str, list[Any]]] = {}
        self.made: dict[Hashable, Any] = {}

    def by_article(self, kind: type[Finding], article: str) -> list[Any]:
        """The findings of a kind that one article holds, in order."""
        if kind not in self.articles:
            found: dict[str, list[Any]] = defaultdict(list)
            for one in self.findings[kind]:
                found[one.article].append(one)
            self.articles[kind] = found
        return self.articles[kind].get(article, [])


def once[T](record: Record, make: Callable[..., T], *more: Any) -> T:
    """What `make` makes of a record (and more), made once for as long as the record is kept and the same."""
    kept = record.kept
    if kept is None:
        return make(record, *more)
    key = (make, *map(id, more))
    if key not in kept.made:
        kept.made[key] = make(record, *more), more  # what an id is of stays alive with it
    made: T = kept.made[key][0]
    return made
