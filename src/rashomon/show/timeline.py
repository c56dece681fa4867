"""Takes the timeline of a record, gives plain view objects for "what is told of when": a picture and its table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from rashomon.chronicle import chronicle
from rashomon.record.keeping import once
from rashomon.record.witnessed import Witnessed
from rashomon.show.chronicle import Rows, rows
from rashomon.show.chronicle import marks as listed_marks
from rashomon.show.citing import Cited, Citing
from rashomon.show.material import Material, Sheet, short
from rashomon.show.timeline_picture import Mark, drawn
from rashomon.timeline import BEGINS, Day, Moment

MOST = 400
"""Passages that a page lists; `rashomon timeline` lists them all."""

PLACES = {"background": "background", "ahead": "ahead of the news"}

BASES = {
    "stated": "stated",
    "reckoned": "reckoned from publication",
    "inferred": "inferred",
    "corrected": "corrected",
    "unknown": "unknown",
}
"""How a day is known, as the page says it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A passage with its time."""

    at: Cited
    words: str
    """The time as printed; empty where sharing does not allow the passage."""
    place: str
    basis: str
    because: str
    """Empty like the words: it may cite them."""
    actors: tuple[str, ...]
    entry: str


@dataclass(frozen=True, slots=True)
class Group:
    """The passages of one day or interval."""

    heading: str
    edtf: str
    letters: tuple[str, ...]
    texts: int
    """How many of these are texts of their own: copies are one."""
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published, as far as it is known."""

    letter: str
    edtf: str
    basis: str
    because: str


@dataclass(frozen=True, slots=True)
class Chronicle:
    """All that the section shows."""

    begins: str
    entries: Rows
    """Happenings and positions in order."""
    picture: Markup
    groups: tuple[Group, ...]
    without: tuple[Group, ...]
    """What has no day, and lengths of time."""
    published: tuple[Published, ...]
    passages: int
    placed: int
    withheld: int
    """Passages left out of the page because there are too many."""


def view(material: Material, citing: Citing) -> Chronicle | None:
    """The view of a timeline; None where no report tells a time."""
    moments, sheets = material.timeline.moments, material.sheet
    shown = [one for one in moments[:MOST] if one.article in sheets]
    entries = once(material.record, chronicle, material.lexicon)
    if not shown and not entries:
        return None
    placed = [one for one in shown if one.first]
    marks = [Mark(one.first, one.last, one.label, sheets[one.article].code, one.basis, one.place) for one in placed]
    marks += listed_marks(entries, material)
    made = _View(sheets, citing, material.witnessed)
    return Chronicle(
        BEGINS,
        rows(entries, material, citing),
        drawn([sheet.code for sheet in material.sheets], marks),
        made.placed(placed),
        made.without([one for one in shown if not one.first]),
        tuple(made.published(day) for day in material.timeline.days if day.article in sheets),
        len(moments),
        sum(bool(one.first) for one in moments),
        max(len(moments) - MOST, 0),
    )


class _View:
    def __init__(self, sheets: dict[str, Sheet], citing: Citing, witnessed: Witnessed) -> None:
        self._sheets, self._citing, self._witnessed = sheets, citing, witnessed

    def placed(self, moments: Iterable[Moment]) -> tuple[Group, ...]:
        """Those with a day, by day."""
        out: dict[str, list[Moment]] = {}
        for one in moments:
            out.setdefault(one.label, []).append(one)
        return tuple(self._group(label, those[0].edtf, those) for label, those in out.items())

    def without(self, moments: Iterable[Moment]) -> tuple[Group, ...]:
        """Those without, the lengths of time apart."""
        those = list(moments)
        kinds = (("unplaced", "A time that cannot be placed"), ("length", "How long, as the reports tell"))
        found = ((title, [one for one in those if one.place == kind]) for kind, title in kinds)
        return tuple(self._group(title, "", some) for title, some in found if some)

    def _group(self, heading: str, edtf: str, moments: list[Moment]) -> Group:
        letters = tuple(dict.fromkeys(self._sheets[one.article].code for one in moments))
        texts = self._witnessed.of(one.span for one in moments).texts if len(letters) > 1 else 1
        return Group(heading, edtf, letters, texts, tuple(self._told(one) for one in moments))

    def _told(self, one: Moment) -> Told:
        at = self._citing.cite(one.span)
        whole = bool(at.words) and not self._citing.share
        words, because = (one.words, one.because) if whole else ("", "")
        basis = BASES.get(one.basis, one.basis)
        return Told(at, words, PLACES.get(one.place, ""), basis, because, one.actors if whole else (), short(one.id))

    def published(self, day: Day) -> Published:
        """When a report was published."""
        because = "" if self._citing.share else day.because
        return Published(self._sheets[day.article].code, day.edtf, BASES.get(day.basis, day.basis), because)
