"""Takes the material of a record, gives the section on shared text: families, passages side by side, every variant."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from rashomon.copies import RELATIONS, Family, Pair, Passage, apparatus, copies
from rashomon.findings import Difference, SharedText
from rashomon.institutions import institutions
from rashomon.record.keeping import once
from rashomon.show import families_picture
from rashomon.show.citing import Cited, Citing
from rashomon.show.excerpts import Excerpt, exact
from rashomon.show.families_picture import Bar
from rashomon.show.material import Material
from rashomon.show.redline import Redline, redline
from rashomon.text import Piece, Span
from rashomon.within.quote_marks import scan

MOST = 40
"""Pairs that are laid out side by side; the commands and exports hold them all."""
WITNESSES = 3
"""Reports of a family from which on its variants are shown together."""

SIGNS = {"only": "only here", "replaced": "replaced", "moved": "moved"}
"""The word that stands at a difference, for those who see no shape."""


@dataclass(frozen=True, slots=True)
class Segment:
    """An unbroken run of one passage: the same in both reports, or not."""

    words: tuple[Excerpt, ...]
    sign: str
    """`only`, `replaced` or `moved`; empty where both have the same."""
    told: str
    """The sign in words, with what it is about."""
    quoted: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A passage in one report."""

    at: Cited
    segments: tuple[Segment, ...]
    """Empty where sharing does not allow the words."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage in both reports."""

    relation: str
    words: int
    left: Side
    right: Side


@dataclass(frozen=True, slots=True)
class Couple:
    """Two reports side by side."""

    left: str
    right: str
    told: str
    shares: tuple[int, int]
    """Per cent of each that is shared."""
    passages: tuple[Shown, ...]
    redline: Redline | None
    """Of two versions of one article; None on a page that is shared, which has no room for both texts."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A place of the base report, and what each other has there: its letter, and its words or None."""

    base: Cited
    readings: tuple[tuple[str, Cited | None, str], ...]


@dataclass(frozen=True, slots=True)
class Kin:
    """A family."""

    letters: tuple[str, ...]
    told: str
    origin: Cited | None
    couples: tuple[Couple, ...]
    more: int
    base: str
    variants: tuple[Variant, ...]
    picture: Markup
    shares: tuple[tuple[str, int, int], ...]
    """Of each report its letter, its words, and how many of them others have too: the same in numbers."""


@dataclass(frozen=True, slots=True)
class House:
    """An institution of which several speak, with the places where they are introduced."""

    name: str
    speakers: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The section."""

    families: tuple[Kin, ...]
    apart: tuple[Couple, ...]
    houses: tuple[House, ...]


def view(material: Material, citing: Citing, base: str = "") -> View | None:
    """The section; None where no report shares anything with another. `base` is the letter of a report to set first."""
    found = once(material.record, copies)
    chosen = next((volume.digest for volume in material.volumes if volume.letter == base), "")
    families = tuple(_family(one, material, citing, chosen) for one in found.families)
    apart = [pair for pair in found.apart if any(one.shared.relation == "quotation" for one in pair.passages)]
    couples = tuple(_couple(pair, material, citing) for pair in apart[:MOST])
    houses = tuple(_houses(material, citing))
    return View(families, couples, houses) if families or couples or houses else None


def _houses(material: Material, citing: Citing) -> Iterator[House]:
    for one in once(material.record, institutions):
        speakers = [speaker for speaker in one.speakers if speaker.at.report in material.volume]
        if len({speaker.person.id for speaker in speakers}) > 1:
            yield House(one.organisation.name, tuple(citing.cite(speaker.at) for speaker in speakers))


def _family(family: Family, material: Material, citing: Citing, chosen: str) -> Kin:
    letters = tuple(material.volume[report].letter for report in family.reports)
    couples = tuple(_couple(pair, material, citing, chosen) for pair in family.pairs[:MOST])
    bars = tuple(_bars(family, material))
    base, variants = apparatus(family, chosen) if len(family.reports) >= WITNESSES else ("", ())
    return Kin(
        letters,
        family.told,
        citing.cite(family.origin_span) if family.origin_span else None,
        couples,
        len(family.pairs) - len(couples),
        material.volume[base].letter if base else "",
        tuple(
            Variant(
                citing.cite(one.base),
                tuple(
                    (
                        material.volume[reading.report].letter,
                        citing.cite(reading.span) if reading.span else None,
                        reading.difference.aspect,
                    )
                    for reading in one.readings
                ),
            )
            for one in variants
            if one.base
        ),
        families_picture.drawn(bars),
        tuple(_counts(report, bar, material) for report, bar in zip(family.reports, bars, strict=True)),
    )


def _bars(family: Family, material: Material) -> Iterator[Bar]:
    """What each report of a family has that others have too."""
    for report in family.reports:
        pieces = [
            tuple(
                run
                for one in pair.passages
                if one.shared.relation == "copied"
                for piece in _own(one.shared, report)
                for run, quoted in _runs(material.volume[report].text, piece, [])
                if not quoted
            )
            for pair in family.pairs
            if report in {pair.left, pair.right}
        ]
        articles = [sheet.article.span for sheet in material.volume[report].sheets]
        ends = (min(span.start for span in articles), max(span.end for span in articles)) if articles else (0, 0)
        yield Bar(material.volume[report].letter, ends, tuple(filter(None, pieces)))


def _counts(report: str, bar: Bar, material: Material) -> tuple[str, int, int]:
    volume = material.volume[report]
    common = sum(len(volume.text[start:end].split()) for start, end in bar.common())
    return bar.letter, sum(sheet.words for sheet in volume.sheets), common


def _own(shared: SharedText, report: str) -> tuple[Piece, ...]:
    """Where a shared passage stands in one of its two reports."""
    return (shared.left_span if shared.left_span.report == report else shared.right_span).pieces


def _couple(pair: Pair, material: Material, citing: Citing, chosen: str = "") -> Couple:
    told = RELATIONS[pair.link.relation] if pair.link else "quotation in common, no common origin"
    left, right = (round(100 * share) for share in pair.shares)
    place = {digest: number for number, digest in enumerate(material.volume)}
    turned = pair.right == chosen or (pair.left != chosen and place[pair.left] > place[pair.right])
    kept = [one for one in pair.passages if one.shared.relation in ({"copied"} if pair.link else {"quotation"})]
    versions = redline(pair, material) if pair.redline and not citing.share else None
    first, second = (pair.right, pair.left) if turned else (pair.left, pair.right)
    shown = (_shown(one, material, citing) for one in kept)
    return Couple(
        material.volume[first].letter,
        material.volume[second].letter,
        told,
        (right, left) if turned else (left, right),
        tuple(replace(one, left=one.right, right=one.left) if turned else one for one in shown),
        versions,
    )


def _shown(passage: Passage, material: Material, citing: Citing) -> Shown:
    one = passage.shared
    return Shown(
        one.relation,
        one.words,
        _side(one.left_span, [(d, d.left_span) for d in passage.differences], material, citing),
        _side(one.right_span, [(d, d.right_span) for d in passage.differences], material, citing),
    )


def _side(span: Span, differences: list[tuple[Difference, Span | None]], material: Material, citing: Citing) -> Side:
    at = citing.cite(span)
    if not at.words:
        return Side(at, ())
    text = material.volume[span.report].text
    marks = [(place, one) for one, whole in differences if whole for place in whole.pieces]
    made = [
        Segment(exact(at.letter, text, Span.of(span.report, *run)), *_sign(run, marks), quoted)
        for piece in span.pieces
        for run, quoted in _runs(text, piece, [place for place, _ in marks])
    ]
    return Side(replace(at, words=()), tuple(made))  # its words stand in the segments, each with its own place


def _runs(text: str, piece: Piece, marks: list[Piece]) -> Iterator[tuple[Piece, bool]]:
    """A piece cut where a difference or quotation begins or ends, and whether each run is quoted."""
    start, end = piece
    quoted = [(start + run.start, start + run.end) for run in scan(text[start:end]) if run.depth == 0]
    edges = {start, end, *(edge for place in (*marks, *quoted) for edge in place if start < edge < end)}
    cuts = sorted(edges)
    for low, high in itertools.pairwise(cuts):
        yield (low, high), any(a <= low < b for a, b in quoted)


def _sign(run: Piece, marks: list[tuple[Piece, Difference]]) -> tuple[str, str]:
    for (start, end), one in marks:
        if start <= run[0] < end:
            sign = "only" if one.change.startswith("only") else one.change
            return sign, f"{SIGNS[sign]}, {one.aspect}"
    return "", ""
