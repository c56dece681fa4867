"""Takes a record and some of its reports, gives it as if it held only these: what a page of a large record rests on.

Findings of one article are there when the article is; links are there when both of their ends are. Letters stay.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from rashomon.findings import KINDS, Block, Finding, Report
from rashomon.record import WITH_ID, Hit, Record, schema
from rashomon.rows import code, columns, told

AT_ONCE = 500
"""Values in one query: SQLite takes many more, and plans longer for them."""

NARROW = frozenset({"article", "report", "mention", "actor", "left", "right", "member", "group", "subject"})
"""Fields that name one finding: what is asked for by one of them is asked of the whole record."""


class Part(Record):
    """Some reports of a record."""

    def __init__(self, path: str | Path, digests: Sequence[str]) -> None:
        super().__init__(path)
        self._digests = tuple(digests)

    def digests(self, first: int = 0, most: int = -1) -> list[str]:
        """The digests of these reports in the order of their labels, or of some of them."""
        wanted = set(self._digests)
        places = self._rows("SELECT digest, place FROM label WHERE digest IN ({})", [code(one) for one in wanted])
        order = {told(digest): place for digest, place in places}
        found = sorted(wanted, key=lambda digest: (order.get(digest, -1), digest))
        return found[first : first + most if most >= 0 else None]

    def reports(self) -> list[Report]:
        """These reports in the order of their labels."""
        found = {report.digest: report for report in self._select(Report, {})}
        return [found[digest] for digest in self.digests() if digest in found]

    def count(self, kind: type[Finding]) -> int:
        """How many findings of a kind these reports hold."""
        return sum(1 for _ in self._read(kind, {}))

    def stored[F: Finding](self, kind: type[F]) -> Iterator[tuple[str, F]]:
        """The findings of a kind in no order, each with its id."""
        yield from ((found.id, found) for found in self._read(kind, {}))

    def search(self, query: str, limit: int = 50, *, most: int = 0) -> list[Hit]:
        """The paragraphs of these reports that match an FTS5 query, best first; ties in order of place.

        They have an index of their own: with that of the record, SQLite would go through all that matches anywhere.
        """
        blocks, index = self._index
        with schema.speaking(self.path):
            rows = index.execute(
                "SELECT rowid, -rank FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT ?",
                (query, min(limit, most or limit)),
            ).fetchall()
        hits = [Hit(blocks[number], score) for number, score in rows]
        return sorted(hits, key=lambda hit: (-round(hit.score, 6), hit.block.span))

    @cached_property
    def _index(self) -> tuple[list[Block], sqlite3.Connection]:
        blocks = self.all(Block)
        index = sqlite3.connect(":memory:", check_same_thread=False)
        index.execute('CREATE VIRTUAL TABLE passage USING fts5(text, tokenize="unicode61 remove_diacritics 2")')
        index.executemany(
            "INSERT INTO passage (rowid, text) VALUES (?, ?)", ((i, block.text) for i, block in enumerate(blocks))
        )
        return blocks, index

    def close(self) -> None:
        """Ends reading."""
        if "_index" in self.__dict__ and not self._lent:
            self._index[1].close()
        super().close()

    def _holds(self, _article: str) -> bool:
        return code(_article) in self._own

    @cached_property
    def _own(self) -> frozenset[Any]:
        return frozenset(self._articles)

    def _select[F: Finding](self, kind: type[F], where: dict[str, str]) -> Iterator[F]:
        if NARROW & set(where):
            yield from super()._select(kind, where)
            return
        for found in self._inside(kind):
            if all(getattr(found, name) == value for name, value in where.items()):
                yield found

    def _inside[F: Finding](self, kind: type[F]) -> Iterator[F]:
        names = {column.name for column in columns(kind)}
        if kind is Report:
            yield from self._of(kind, "digest", [code(one) for one in self._digests])
        elif "article" in names:
            yield from self._of(kind, "article", self._articles)
        elif "report" in names:
            yield from self._of(kind, "report", [code(one) for one in self._digests])
        elif "left" in names:
            ends = self._ids
            rows = self._of(kind, "left", sorted(ends))
            yield from (found for found in rows if code(getattr(found, "right", "")) in ends)
        elif "member" in names:
            yield from self._of(kind, "member", sorted(self._ids))
        else:
            yield from super()._select(kind, {})

    def _of[F: Finding](self, kind: type[F], name: str, values: Iterable[Any]) -> Iterator[F]:
        with schema.speaking(self.path):
            query = f'{WITH_ID.format(kind.kind)} WHERE k."{name}" IN ({{}})'
            yield from (self._found(kind, row) for row in self._rows(query, list(values)))

    def _rows(self, query: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
        """The rows of a query whose `{}` stands for the values, so many at once as is good."""
        for first in range(0, len(values), AT_ONCE):
            some = values[first : first + AT_ONCE]
            yield from self._sql(query.format(", ".join("?" * len(some))), some).fetchall()

    @cached_property
    def _articles(self) -> list[Any]:
        query = (
            "SELECT f.id FROM finding_article a JOIN finding f ON f.number = a.number "
            "WHERE a.report IN ({}) ORDER BY a.number"
        )
        return [name for (name,) in self._rows(query, [code(one) for one in self._digests])]

    @cached_property
    def _ids(self) -> frozenset[Any]:
        """The stored ids of all that these articles hold, and of the articles."""
        found = set(self._articles)
        for kind in KINDS.values():
            if any(column.name == "article" for column in columns(kind)):
                query = (
                    f"SELECT f.id FROM finding_{kind.kind} k JOIN finding f ON f.number = k.number "
                    "WHERE k.article IN ({})"
                )
                found.update(name for (name,) in self._rows(query, self._articles))
        return frozenset(found)
