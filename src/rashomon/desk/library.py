"""Takes the path of a record, gives what pages rest on, kept until the record changes: all of it, or some reports.

A page of a small record rests on all its reports, one of a large record on so many as a page has. Every page is made
in one transaction: it shows one state of the record, whatever is written meanwhile.
"""

from __future__ import annotations

import contextlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from rashomon.errors import InputError
from rashomon.findings import Article, Membership, SameStory
from rashomon.lexicon.gazetteer import Gazetteer
from rashomon.people import People
from rashomon.record import Record, schema
from rashomon.record.keeping import once
from rashomon.record.part import Part
from rashomon.record.used import lexicon_of
from rashomon.show.material import Material, load
from rashomon.stories import Stories

WHOLE = 60
"""Reports up to which a page shows all of them: a story of fifty is looked at whole."""

AT_ONCE = 20
"""Reports of a page of a larger record. With 40 the slowest section takes more than the 300 ms that a page may take."""

SHELVES = 4
"""Parts of a record that are kept in memory."""

PAGES = 128
"""Pages that are kept in memory."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Which reports a page rests on: all, or so many of a larger record."""

    digests: tuple[str, ...] | None
    """None: all."""
    number: int = 1
    pages: int = 1
    of: int = 0
    """Reports of the whole record."""
    first: str = ""
    last: str = ""
    """Letters."""
    story: str = ""
    """The letter of a report, where only the reports of its story are meant."""

    @property
    def whole(self) -> bool:
        """Whether these are all reports."""
        return self.digests is None


class Shelf:
    """Some reports of a record, in memory."""

    def __init__(self, record: Record, version: int) -> None:
        self.record, self.version = record, version

    @cached_property
    def material(self) -> Material:
        """All that sections need."""
        return load(self.record)

    @cached_property
    def people(self) -> People:
        """Its actors."""
        return once(self.record, People)


class Library:
    """A record that pages are made of."""

    def __init__(self, path: Path) -> None:
        """Raises the errors of `Record`."""
        self.path = path
        self._record = Record(path)
        self._watch = self._record.snapshot()
        self._shelves: OrderedDict[tuple[str, ...] | None, Shelf] = OrderedDict()
        self._pages: OrderedDict[str, tuple[int, bytes]] = OrderedDict()
        self._told: OrderedDict[Hashable, tuple[int, Any]] = OrderedDict()
        self._lock = threading.RLock()
        self.writing = threading.Lock()
        """Held while an act is done."""

    def close(self) -> None:
        """Ends reading."""
        with self._lock:
            for shelf in self._shelves.values():
                shelf.record.close()
            self._shelves.clear()
            self._watch.close()
            self._record.close()

    def version(self) -> int:
        """A number that changes whenever the record does."""
        with self._lock, schema.speaking(self.path):
            return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def size(self) -> int:
        """How many reports there are."""
        with self._lock, schema.speaking(self.path):
            return int(self._watch.execute("SELECT count(*) FROM finding_report").fetchone()[0])

    def page(self, key: str, make: Callable[[], bytes]) -> bytes:
        """A page: as it was made before, where the record is still the same."""
        version = self.version()
        with self._lock:
            found = self._pages.get(key)
            if found and found[0] == version:
                self._pages.move_to_end(key)
                return found[1]
        page = make()
        with self._lock:
            self._pages[key] = version, page
            while len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        return page

    def told[T](self, key: Hashable, make: Callable[[Record], T]) -> T:
        """A small thing that is looked up in the whole record: as before, where the record is still the same."""
        version = self.version()
        with self._lock:
            found = self._told.get(key)
            if found is None or found[0] != version:
                with self._record.steady():
                    found = version, make(self._record)
                self._told[key] = found
                while len(self._told) > PAGES:
                    self._told.popitem(last=False)
            value: T = found[1]
            return value

    # ── which reports ────────────────────────────────────────────────────────────────────────────────────────────

    def extent(self, page: int = 1, *, at: str = "", story: str = "") -> Extent:
        """The reports of a page by its number, or by the letter of one of them. Raises `InputError` where none is.

        `story` is the letter of a report: then only those of its story.
        """
        if story:
            return replace(self.of(self._story(story), page, at_once=WHOLE), story=story)
        total = self.size()
        if total <= WHOLE:
            return Extent(None, of=total)
        if at:
            page = self._place(at) // AT_ONCE + 1
        pages = -(-total // AT_ONCE)
        if not 1 <= page <= pages:
            raise InputError(f"there is no page {page}; the last one is {pages}")
        with self._lock:
            digests = self._record.digests((page - 1) * AT_ONCE, AT_ONCE)
            return self._some(digests, page, pages, total)

    def of(self, digests: Sequence[str], page: int = 1, *, at_once: int = 0) -> Extent:
        """The same for some reports, in this order."""
        at_once = at_once or AT_ONCE
        pages = max(1, -(-len(digests) // at_once))
        page = min(max(page, 1), pages)
        with self._lock:
            return self._some(list(digests[(page - 1) * at_once : page * at_once]), page, pages, self.size())

    def _story(self, letter: str) -> list[str]:
        """The digests of the reports of a story, by the letter of one of them, in the order of their labels."""
        digest = self.digest(letter)
        with self.whole() as record:
            found = {digest}
            for article in record.all(Article, report=digest):
                for own in record.all(Membership, member=article.id):
                    members = record.all(Membership, group=own.group) if own.link == SameStory.kind else ()
                    others = (record.get(one.member) for one in members if one.link == SameStory.kind)
                    found.update(other.report for other in others if isinstance(other, Article))
            return sorted(found, key=lambda one: (len(record.letter(one)), record.letter(one)))

    def stories(self) -> tuple[tuple[str, str], ...]:
        """The letter of a report of each story, and the story's name; none of a large record, which has too many."""
        if self.size() > WHOLE:
            return ()
        with self.shelf(Extent(None)) as shelf:
            found = once(shelf.record, Stories).all
            firsts = (shelf.record.letter(story.tellings[0].article.report) for story in found)
            return tuple((letter, f"{letter}: {story.name}") for letter, story in zip(firsts, found, strict=True))

    def _some(self, digests: Sequence[str], page: int, pages: int, total: int) -> Extent:
        ends = [self._record.letter(digest) for digest in (digests[:1] + digests[-1:])] if digests else ["", ""]  # type: ignore[operator]
        return Extent(tuple(digests), page, pages, total, ends[0], ends[-1])

    def _place(self, letter: str) -> int:
        """How many reports stand before one."""
        digest = self.digest(letter)
        with self._lock, schema.speaking(self.path):
            row = self._watch.execute(
                "SELECT count(*) FROM label l JOIN finding_report r ON r.digest = l.digest "
                "WHERE l.place < (SELECT place FROM label WHERE digest = ?)",
                (bytes.fromhex(digest),),
            ).fetchone()
            return int(row[0])

    def digest(self, letter: str) -> str:
        """The digest of the report with a letter. Raises `InputError` where there is none."""
        with self._lock:
            digest = self._record.lettered(letter)
        if digest is None:
            raise InputError(f"there is no report {letter}")
        return digest

    def around(self, letter: str) -> tuple[str, str]:
        """The letters of the reports before and after one; empty where there is none."""
        place = self._place(letter)
        with self._lock:
            near = [self._record.letter(one) for one in self._record.digests(max(0, place - 1), 3 if place else 2)]
        where = near.index(letter)
        return near[where - 1] if where else "", near[where + 1] if where + 1 < len(near) else ""

    # ── their findings ───────────────────────────────────────────────────────────────────────────────────────────

    def open(self, extent: Extent) -> Record:
        """A record of one's own with these reports: to be closed."""
        return Record(self.path) if extent.digests is None else Part(self.path, extent.digests)

    def kept(self, extent: Extent) -> Record:
        """The same, and it holds what is read of it: never the whole of a large record."""
        record = self.open(extent)
        return record.keep() if extent.digests is not None or self.size() <= WHOLE else record

    def warm(self) -> None:
        """Opens what the first page would wait for."""
        with self.whole() as record:
            lexicon_of(record).opened(Gazetteer)

    @contextlib.contextmanager
    def shelf(self, extent: Extent) -> Iterator[Shelf]:
        """These reports, for as long as one page is made of them."""
        with self._lock:
            shelf = self._shelf(extent)
            with shelf.record.steady():
                yield shelf

    @contextlib.contextmanager
    def whole(self) -> Iterator[Record]:
        """The record itself: for what is looked up by id, and searched."""
        with self._lock, self._record.steady():
            yield self._record

    def _shelf(self, extent: Extent) -> Shelf:
        version, found = self.version(), self._shelves.get(extent.digests)
        if found and found.version == version:
            self._shelves.move_to_end(extent.digests)
            return found
        for key in [key for key, shelf in self._shelves.items() if shelf.version != version or key == extent.digests]:
            self._shelves.pop(key).record.close()
        while len(self._shelves) >= SHELVES:
            self._shelves.popitem(last=False)[1].record.close()
        made = self._shelves[extent.digests] = Shelf(self.kept(extent), version)
        return made
