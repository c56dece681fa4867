"""Takes the path of a record, gives its findings, the text behind any span, and what each report is called.

One SQLite file holds everything: what came, what was found, what was corrected, and what was run.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import sqlite3
import string
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from rashomon.errors import InputError
from rashomon.findings import (
    ARTICLE_ROLES,
    BY_HAND,
    ID_BYTES,
    KINDS,
    Article,
    Block,
    Correction,
    Finding,
    Membership,
    Report,
    known_as,
)
from rashomon.record import schema
from rashomon.record.keeping import Kept, once
from rashomon.record.layer import NONE, Layer, layer
from rashomon.rows import Reports, code, columns, told, unpack
from rashomon.text import Span, Window

if TYPE_CHECKING:
    import pyarrow as pa

HEADLINE = 44
"""Code points of a headline that a label shows."""

GROUPED = {"same_actor": ("actor", "span"), "same_words": ("quote", "content")}
"""The kind that a link joins, and its field that tells the place: a span begins with its report."""

WITH_ID = "SELECT f.id, k.* FROM finding_{0} k CROSS JOIN finding f ON f.number = k.number"
"""The findings of a kind, each with its id: to look that up costs less than to digest it anew. The join is one in this
order (SQLite takes CROSS for that): those of a kind are found first, then the id of each."""

CROWDED = 200
"""Findings of a room above which having been there tells nothing."""

IN_ORDER = ("span", "content")
"""Span columns by whose place findings of one report are ordered."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the pipeline: times as ISO 8601 (UTC); `finished` is None while it goes on, or when it was killed."""

    number: int
    started: str
    finished: str | None
    options: dict[str, Any]
    versions: dict[str, str]
    counts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that a search found, the better the higher its score."""

    block: Block
    score: float


class Record:
    """A record, opened for reading; others may read and one may write it at the same time.

    It is read as humans left it (see `layer`), or else as the machine found it; by its id every finding can be had.
    """

    def __init__(self, path: str | Path, *, as_found: bool = False) -> None:
        self.path, self._as_found = Path(path), as_found
        self._layer: tuple[int, Layer] = (-1, NONE)
        self._kept: Kept | None = None
        self._letters: dict[str, str] = {}
        self._lent = False
        self._connection = schema.connect(self.path, write=False)
        self._sql = self._connection.execute

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends reading; not while it is lent."""
        if not self._lent:
            self._connection.close()

    @contextlib.contextmanager
    def lent(self) -> Iterator[Self]:
        """While it lasts, who is done with the record does not end it for others."""
        self._lent = True
        try:
            yield self
        finally:
            self._lent = False

    # ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────

    def all[F: Finding](self, kind: type[F], **where: str) -> list[F]:
        """All findings of a kind whose fields equal `where`, in an order that does not depend on how they came.

        Within a report that is reading order.
        """
        kept = self.kept
        if kept and not where:
            return list(self._held(kept, kind))
        if kept and where.keys() == {"article"} and self._holds(where["article"]):
            self._held(kept, kind)
            return list(kept.by_article(kind, where["article"]))
        return sorted(self._read(kind, where), key=lambda found: (*_place(found), found.id))

    def each[F: Finding](self, kind: type[F]) -> Iterator[F]:
        """The findings of a kind one by one, in no order: for records too large to hold."""
        kept = self.kept
        yield from self._held(kept, kind) if kept else self._read(kind, {})

    # ── what was read before ─────────────────────────────────────────────────────────────────────────────────────

    def keep(self) -> Self:
        """From now on holds what is read of it, until it changes (see `keeping`)."""
        self._kept = Kept(-1)
        return self

    @property
    def kept(self) -> Kept | None:
        """What is held; None where nothing is to be."""
        if self._kept is not None and self._kept.version != (version := self._version()):
            self._kept = Kept(version)
        return self._kept

    def _held[F: Finding](self, kept: Kept, kind: type[F]) -> list[F]:
        if kind not in kept.findings:
            kept.findings[kind] = sorted(self._read(kind, {}), key=lambda found: (*_place(found), found.id))
        return kept.findings[kind]

    def _holds(self, _article: str) -> bool:
        """Whether what an article holds is among all that is read."""
        return True

    def _version(self) -> int:
        with schema.speaking(self.path):
            return int(self._sql("PRAGMA data_version").fetchone()[0])

    def _read[F: Finding](self, kind: type[F], where: dict[str, str]) -> Iterable[F]:
        """The findings of a kind as humans left them."""
        return self.layer().over(kind, self._select(kind, where))

    def layer(self) -> Layer:
        """What humans decided, as of now."""
        if self._as_found:
            return NONE
        version = self._version()
        if self._layer[0] != version:
            self._layer = version, layer(Record._select(self, Correction, {}))
        return self._layer[1]

    def _select[F: Finding](self, kind: type[F], where: dict[str, str]) -> Iterator[F]:
        known = {column.name: column.codec.pack for column in columns(kind)}
        if unknown := set(where) - set(known):
            raise InputError(f"{kind.kind} has no field {sorted(unknown)[0]}; it has {', '.join(sorted(known))}")
        test = " AND ".join(f'k."{name}" = ?' for name in where) or "1"
        with schema.speaking(self.path):
            values = tuple(known[name](value) for name, value in where.items())
            for row in self._sql(f"{WITH_ID.format(kind.kind)} WHERE {test}", values):
                yield self._found(kind, row)

    def _found[F: Finding](self, kind: type[F], row: Sequence[Any]) -> F:
        """The finding of a row of `WITH_ID`."""
        return known_as(unpack(kind, row[2:], self._places), told(row[0]))

    def stored[F: Finding](self, kind: type[F]) -> Iterator[tuple[str, F]]:
        """The findings of a kind in no order, each with the id that stands beside it."""
        with schema.speaking(self.path):
            for name, _, *row in self._sql(WITH_ID.format(kind.kind)):
                yield told(name), unpack(kind, row, self._places)

    def ids(self) -> set[str]:
        """The ids of all findings."""
        return {told(name) for (name,) in self._sql("SELECT id FROM finding")}

    def fetch(self, numbers: Iterable[int]) -> list[Finding]:
        """The findings behind the record's own numbers, those that are gone left out."""
        asked = list(numbers)
        found = self.numbered(asked)
        return [found[number] for number in asked if number in found]

    def numbered(self, numbers: Iterable[int]) -> dict[int, Finding]:
        """The findings behind the record's own numbers, by number, those that are gone left out."""
        found: dict[int, Finding] = {}
        with schema.speaking(self.path):
            for batch in itertools.batched(numbers, 500):
                marks = ", ".join("?" * len(batch))
                names: dict[str, dict[int, str | bytes]] = {}
                for number, kind, name in self._sql(
                    f"SELECT number, kind, id FROM finding WHERE number IN ({marks})", batch
                ):
                    names.setdefault(kind, {})[number] = name
                for kind, those in names.items():
                    marks = ", ".join("?" * len(those))
                    for number, *row in self._sql(
                        f"SELECT * FROM finding_{kind} WHERE number IN ({marks})", tuple(those)
                    ):
                        found[number] = known_as(unpack(KINDS[kind], row, self._places), told(those[number]))
        return found

    def get(self, name: str) -> Finding:
        """The finding with this id, or with an id that begins so. Raises `InputError` when none or several do."""
        begins = name.lower() if set(name.lower()) <= set(string.hexdigits) else ""
        half = len(begins) % 2
        low, high = bytes.fromhex(begins + "0" * half), bytes.fromhex(begins + "f" * half) + b"\xff" * ID_BYTES * 2
        rows = self._sql("SELECT number FROM finding WHERE id BETWEEN ? AND ? LIMIT 2", (low, high)).fetchall()
        if not begins or len(rows) != 1:
            why = "several entries begin so; give more of the id" if rows and begins else "no entry has that id"
            raise InputError(f"{name!r}: {why} (ids stand in `rashomon export --format jsonl`)")
        return self.fetch(rows[0])[0]

    def count(self, kind: type[Finding]) -> int:
        """How many findings of a kind there are."""
        return int(self._sql(f"SELECT count(*) FROM finding_{kind.kind}").fetchone()[0])

    def supports(self, finding: Finding) -> list[tuple[str, int]]:
        """The steps and units of work that give a finding."""
        rows = self._sql(
            "SELECT t.name, s.unit FROM support s JOIN finding f ON f.number = s.finding "
            "JOIN step t ON t.number = s.step WHERE f.id = ? ORDER BY 1, 2",
            (code(finding.id),),
        )
        return rows.fetchall()

    def arrow(self, kind: type[Finding]) -> pa.Table:
        """All findings of a kind as an Arrow table; spans as lists of report, start, end and text."""
        from rashomon.record.arrow import arrow  # noqa: PLC0415 - Arrow takes a quarter of a second to load

        return arrow(self, kind)

    def met(self, step: str, keys: Iterable[int], least: int) -> list[Finding] | None:
        """What entered at least so many of these rooms of a step; None where the record knows no such step.

        Rooms in which a great many met tell nothing, and are passed over.
        """
        row = self._sql("SELECT number FROM step WHERE name = ?", (step,)).fetchone()
        if row is None:
            return None
        counts: Counter[int] = Counter()
        for key in keys:
            query = f"SELECT finding FROM room WHERE step = ? AND key = ? LIMIT {CROWDED + 1}"
            inside = self._sql(query, (row[0], key)).fetchall()
            if len(inside) <= CROWDED:
                counts.update(number for (number,) in inside)
        return self.fetch(sorted(number for number, count in counts.items() if count >= least))

    # ── text ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def report(self, digest: str) -> Report:
        """The report with this digest, or with one that begins so. Raises `InputError` when there is none."""
        found = self.get(digest)
        if not isinstance(found, Report):
            raise InputError(f"{digest!r}: is the id of a {found.kind}, not of a report")
        return found

    def text(self, span: Span) -> str:
        """The characters of a span, pieces parted by an ellipsis."""
        return span.read(self.report_text(span.report))

    def opening(self, article: Article) -> Span:
        """Its headline, or else its first paragraph: what stands for an article."""
        read = [block for block in self.all(Block, article=article.id) if block.role in ARTICLE_ROLES]
        first = min(read, key=lambda block: (block.role != "headline", block.span.start), default=None)
        return first.span if first else article.span

    def has(self, digest: str) -> bool:
        """Whether the report with this digest is there."""
        return self._sql("SELECT 1 FROM finding_report WHERE digest = ?", (code(digest),)).fetchone() is not None

    def report_text(self, digest: str) -> str:
        """The whole text of a report."""
        if digest not in self._texts:
            if len(self._texts) >= 256:
                self._texts.clear()
            row = self._sql("SELECT text FROM finding_report WHERE digest = ?", (code(digest),)).fetchone()
            if row is None:
                raise InputError(f"{digest[:12]}: no report in the record has that digest")
            self._texts[digest] = row[0]
        return self._texts[digest]

    @cached_property
    def _places(self) -> Reports:
        return _Places(self._connection)

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {}

    def raw(self, digest: str) -> bytes:
        """The bytes of a report as they came."""
        row = self._sql(
            "SELECT bytes FROM raw WHERE number = (SELECT number FROM finding WHERE id = ?)", (code(digest),)
        ).fetchone()
        if row is None:
            raise InputError(f"{digest[:12]}: no report in the record has that digest")
        return zlib.decompress(row[0])

    def window(self, report: str) -> Window | None:
        """The window of a report's first article, through which article positions are told; None without one."""
        articles = self.all(Article, report=report)
        return Window(articles[0].span) if articles else None

    # ── what reports are called ──────────────────────────────────────────────────────────────────────────────────

    def reports(self) -> list[Report]:
        """All reports in the order of their labels."""
        with schema.speaking(self.path):
            rows = self._sql(
                "SELECT r.* FROM finding_report r LEFT JOIN label l ON l.digest = r.digest ORDER BY l.place, r.digest"
            )
            return [unpack(Report, row[1:], self._places) for row in rows]

    def digests(self, first: int = 0, most: int = -1) -> list[str]:
        """The digests of all reports in the order of their labels, or of `most` of them from the place `first` on."""
        return [
            told(digest)
            for (digest,) in self._sql(
                "SELECT r.digest FROM finding_report r LEFT JOIN label l ON l.digest = r.digest "
                "ORDER BY l.place, r.digest LIMIT ? OFFSET ?",
                (most, first),
            )
        ]

    def letter(self, digest: str) -> str:
        """`A`, `B`, …, `Z`, `AA`: given in the order of arrival, never given again."""
        if digest not in self._letters:
            row = self._sql("SELECT place FROM label WHERE digest = ?", (code(digest),)).fetchone()
            if row is None:
                return "?"
            self._letters[digest] = letters(row[0])
        return self._letters[digest]

    def lettered(self, letter: str) -> str | None:
        """The digest of the report with a letter; None where there is none."""
        place = 0
        for character in letter.upper():
            if character not in string.ascii_uppercase:
                return None
            place = place * 26 + ord(character) - ord("A") + 1
        with schema.speaking(self.path):
            row = self._sql(
                "SELECT l.digest FROM label l JOIN finding_report r ON r.digest = l.digest WHERE l.place = ?",
                (min(place - 1, 2**62),),
            ).fetchone()
        return told(row[0]) if row else None

    def label(self, digest: str) -> str:
        """What a reader calls a report: its letter and its outlet, or else the beginning of its headline or text."""
        known = self.metadata(digest)
        name = known.get("outlet") or known.get("title") or f"“{self._opening(digest)}”"
        return f"{self.letter(digest)} · {shorten(name, HEADLINE)}"

    def _opening(self, digest: str) -> str:
        row = self._sql(
            "SELECT b.text FROM finding_block b JOIN finding f ON f.id = b.article "
            "JOIN finding_article a ON a.number = f.number WHERE a.report = ? AND b.role = 'paragraph' "
            "ORDER BY b.number LIMIT 1",
            (code(digest),),
        ).fetchone()
        return shorten(row[0] if row else self.report_text(digest), HEADLINE - 2)

    def metadata(self, digest: str) -> dict[str, str]:
        """What is known of a report's first article, by name of the metadatum."""
        rows = self._sql(
            "SELECT m.name, m.value FROM finding_metadatum m JOIN finding f ON f.id = m.article "
            "JOIN finding_article a ON a.number = f.number WHERE a.report = ? AND a.ordinal = 0 "
            f"ORDER BY m.source LIKE '{BY_HAND}%', m.value DESC",
            (code(digest),),
        )
        return {name: told(value) for name, value in rows}

    # ── groups ───────────────────────────────────────────────────────────────────────────────────────────────────

    def groups(self, link: str) -> dict[str, str]:
        """The group of each finding that a kind of link (`same_actor`) joined to others."""
        return dict(once(self, _groups, link))

    def reports_of_group(self, link: str, member: str) -> list[str]:
        """The digests of the reports in which the group of a finding has members, in the order of their labels."""
        kind, place = GROUPED[link]
        rows = self._sql(
            f"SELECT DISTINCT substr(k.{place}, 1, instr(k.{place}, ':') - 1) FROM finding_membership one "
            'JOIN finding_membership m ON m."group" = one."group" AND m.link = one.link '
            f"JOIN finding f ON f.id = m.member JOIN finding_{kind} k ON k.number = f.number "
            "WHERE one.member = ? AND one.link = ?",
            (code(member), link),
        )
        reports = {report for (report,) in rows}
        labels = self._sql("SELECT place, digest FROM label ORDER BY place").fetchall()
        # A span tells its report by its place among all, or by its digest where it had no place yet.
        return [told(digest) for place, digest in labels if reports & {str(place), told(digest)}]

    # ── search ───────────────────────────────────────────────────────────────────────────────────────────────────

    def search(self, query: str, limit: int = 50, *, most: int = 0) -> list[Hit]:
        """The paragraphs that match an FTS5 query, best first (BM25); ties in order of place.

        With `most`, only so many are ranked, as they came: to rank all takes long where a great many match.
        """
        inside = f"SELECT rowid, rank AS fit FROM passage WHERE passage MATCH ? LIMIT {most or -1}"
        with schema.speaking(self.path):
            rows = self._sql(
                f"SELECT b.*, -p.fit FROM ({inside}) p JOIN finding_block b ON b.number = p.rowid "
                "ORDER BY p.fit LIMIT ?",
                (query, limit),
            ).fetchall()
        hits = [Hit(unpack(Block, row[1:-1], self._places), row[-1]) for row in rows]
        return sorted(hits, key=lambda hit: (-round(hit.score, 6), hit.block.span))

    # ── runs ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def runs(self) -> list[Run]:
        """Every run, the first one first."""
        return [
            Run(number, started, finished, json.loads(options), json.loads(versions), json.loads(counts or "{}"))
            for number, started, finished, options, versions, counts in self._sql(
                "SELECT number, started, finished, options, versions, counts FROM run ORDER BY number"
            )
        ]

    def pending(self) -> int:
        """How many rooms are still to be worked on: more than none after a run that was ended."""
        return int(self._sql("SELECT count(*) FROM dirty").fetchone()[0])

    @contextlib.contextmanager
    def steady(self) -> Iterator[None]:
        """While it lasts, the record reads as it did at the beginning, whatever is written meanwhile."""
        with schema.speaking(self.path):
            self._sql("BEGIN")
        try:
            yield
        finally:
            self._sql("COMMIT")

    def snapshot(self) -> sqlite3.Connection:
        """A connection of its own to the same file, for reading."""
        return schema.connect(self.path, write=False)


class _Places(Reports):
    """The digests of reports by their places, as they are asked for: a place is given once and for all."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, place: str) -> str:
        row = self._connection.execute("SELECT digest FROM label WHERE place = ?", (place,)).fetchone()
        if row is None:
            return place
        self[place] = told(row[0])
        return self[place]


def _groups(record: Record, link: str) -> dict[str, str]:
    found = record.all(Membership) if record.kept else record._read(Membership, {"link": link})
    return {membership.member: membership.group for membership in found if membership.link == link}


def _place(finding: Finding) -> tuple[Any, ...]:
    spans = next(finding.spans(), None)
    return ("",) if spans is None else (spans.report, spans.pieces)


def letters(place: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = string.ascii_uppercase[rest] + name
    return name


def shorten(text: str, length: int) -> str:
    """At most `length` code points, cut at a word with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut[: cut.rindex(" ")] if " " in cut[length // 2 :] else cut).rstrip(" ,;:–—-") + "…"
