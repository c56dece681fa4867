"""Takes the material of a record, gives the reading view: each article in its own words, with marks on them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.findings import FURNITURE_ROLES, Article, Block, Event, Quote, SharedText, TimeExpression
from rashomon.record import Record
from rashomon.show.excerpts import Excerpt, exact
from rashomon.show.links import Links, anchor
from rashomon.show.marks import Mark, Segment, flatten
from rashomon.show.material import SCARE, Material, Sheet, Volume, short
from rashomon.text import Span

ROLES = {
    "repeat": "repeats",
    "comments": "comment prompts",
    "share": "share labels",
    "controls": "reader controls",
    "credit": "credits",
    "source": "source lines",
    "dateline": "date lines",
    "boilerplate": "boilerplate",
}
"""What a page calls the parts of a report that are not its article."""


SPOT = "spot"
"""A mark that shows nothing: a section of the page leads there."""

HYPOTHETICAL, COPIED = "hypothetical", "copied"
"""The status of what is told as no happening, and the relation of text that has one origin."""

WHOLE = "language"
"""The metadatum that rests on all words of an article: nothing of it is to be marked."""


@dataclass(frozen=True, slots=True)
class Note:
    """The number that stands before a quote and leads to its line."""

    id: str
    number: int
    href: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run of characters in a paragraph: notes and anchors before it, the layers on it, the quotes it is part of."""

    text: str
    layers: tuple[str, ...]
    keys: tuple[str, ...]
    notes: tuple[Note, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of a report."""

    role: str
    role_name: str
    whole: tuple[Excerpt, ...]
    """The block, for its place and its digest; its characters are those of the runs."""
    runs: tuple[Run, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs that are read, or that were left out of the article."""

    left_out: bool
    roles: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One quote in the list beside an article."""

    number: int
    href: str
    type: str
    source: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One article."""

    id: str
    row: str
    code: str
    label: str
    letter: str
    analysed: bool
    language: str
    stretches: tuple[Stretch, ...]
    stray: tuple[Note, ...]
    """Quotes that begin in no block."""
    stray_anchors: tuple[str, ...]
    """Evidence that stands in no block."""
    quotes: tuple[Entry, ...]


type Spots = Mapping[str, Mapping[str, Span]]
"""By article, places that other parts of a page lead to, by the anchor each needs."""


def readings(material: Material, links: Links, spots: Spots) -> tuple[Reading, ...]:
    """All articles in the order of labels; a report in which no article was found is shown whole."""
    out = []
    for volume in material.volumes:
        out += [_Page(sheet, material, links, spots.get(sheet.article.id, {})).reading() for sheet in volume.sheets]
        if not volume.sheets and volume.text:
            out.append(_bare(volume, links))
    return tuple(out)


def _bare(volume: Volume, links: Links) -> Reading:
    whole = Span.of(volume.digest, 0, len(volume.text))
    run = Run(volume.text, (), (), (), ())
    paragraph = Paragraph("unread", "", exact(volume.letter, volume.text, whole), (run,), "")
    stretches = (Stretch(True, "no article was found in this report", (paragraph,)),)
    name, row = f"r-{volume.letter}", links.row(volume.letter)
    return Reading(name, row, volume.letter, volume.label, volume.letter, False, "und", stretches, (), (), ())


class _Page:
    """One article on its way to the page."""

    def __init__(self, sheet: Sheet, material: Material, links: Links, spots: Mapping[str, Span]) -> None:
        self._sheet, self._links, self._spots, self._record = sheet, links, spots, material.record
        self._notes = {
            short(quote): Note(anchor(links.place(sheet, quote) or ""), material.number[quote.id], links.line(quote))
            for quote in sheet.quotes
        }
        self._anchors = {
            str(number): anchor(links.evidence(sheet, number) or "")
            for number, metadatum in enumerate(sheet.metadata, 1)
            if metadatum.span and metadatum.name != WHOLE
        }
        self._anchors |= {name: name for name in spots}
        self._marks = sorted(self._all_marks())
        self._planted: set[str] = set()

    def reading(self) -> Reading:
        """The view of it."""
        stretches = tuple(self._stretches())
        return Reading(
            anchor(self._links.sheet(self._sheet) or ""),
            self._links.row(self._sheet.code),
            self._sheet.code,
            self._sheet.label,
            self._sheet.letter,
            self._sheet.analysed,
            self._sheet.article.language,
            stretches,
            tuple(note for key, note in self._notes.items() if key not in self._planted),
            tuple(name for name in self._anchors.values() if name not in self._planted),
            tuple(self._entry(quote) for quote in self._sheet.quotes),
        )

    def _entry(self, quote: Quote) -> Entry:
        note = self._notes[short(quote)]
        source = exact(self._sheet.letter, self._sheet.text, quote.source)
        return Entry(note.number, f"#{note.id}", quote.type, source)

    def _all_marks(self) -> Iterator[Mark]:
        for quote in self._sheet.quotes:
            key = short(quote)
            yield from _marks("scare" if quote.type == SCARE else "content", key, quote.content)
            yield from _marks("source", key, quote.source)
            yield from _marks("cue", key, quote.cue)
        for mention in self._sheet.mentions:
            yield from _marks("mention", "", mention.span)
        for layer, span in told(self._sheet.article, self._record):
            yield from _marks(layer, "", span)
        for number, metadatum in enumerate(self._sheet.metadata, 1):
            if str(number) in self._anchors:
                yield from _marks("evidence", str(number), metadatum.span)
        for name, span in self._spots.items():
            yield Mark(span.start, span.pieces[0][1], SPOT, name)

    def _stretches(self) -> Iterator[Stretch]:
        blocks = sorted(self._sheet.blocks, key=lambda block: block.span)
        for left_out, group in itertools.groupby(blocks, key=lambda block: block.role in FURNITURE_ROLES):
            members = list(group)
            roles = dict.fromkeys(ROLES.get(block.role, block.role) for block in members)
            yield Stretch(left_out, ", ".join(roles), tuple(self._paragraph(block) for block in members))

    def _paragraph(self, block: Block) -> Paragraph:
        whole = exact(self._sheet.letter, self._sheet.text, block.span)
        runs = tuple(self._run(segment) for segment in self._segments(block))
        return Paragraph(block.role, ROLES.get(block.role, block.role), whole, runs, block.because)

    def _segments(self, block: Block) -> Iterable[Segment]:
        start, end = block.span.start, block.span.end
        near = [mark for mark in self._marks if mark.start < end and mark.end > start]
        return flatten(self._sheet.text[start:end], start, near)

    def _run(self, segment: Segment) -> Run:
        said = [mark.key for mark in segment.opens if mark.layer in {"content", "scare"}]
        known = [self._anchors[mark.key] for mark in segment.opens if mark.layer in {"evidence", SPOT}]
        notes = tuple(self._notes[key] for key in self._first(said))
        keys = tuple(key for key in segment.keys if key in self._notes)
        return Run(segment.text, segment.layers, keys, notes, tuple(self._first(known)))

    def _first(self, names: Iterable[str]) -> Iterator[str]:
        """Those that come up for the first time: of several pieces, only the first one is led to."""
        for name in names:
            if name not in self._planted:
                self._planted.add(name)
                yield name


def told(article: Article, record: Record) -> Iterator[tuple[str, Span]]:
    """The layers beside quotes and mentions: times, what is told to have happened, text that other reports have too."""
    for time in record.all(TimeExpression, article=article.id):
        yield "time", time.span
    for event in record.all(Event, article=article.id):
        if event.status != HYPOTHETICAL:
            yield "event", event.span
    for one in (*record.all(SharedText, left=article.id), *record.all(SharedText, right=article.id)):
        if one.relation == COPIED:
            yield "shared", one.left_span if one.left == article.id else one.right_span


def _marks(layer: str, key: str, span: Span | None) -> Iterator[Mark]:
    if span is not None:
        for start, end in span.pieces:
            yield Mark(start, end, layer, key)
