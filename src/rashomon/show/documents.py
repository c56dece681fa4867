"""Takes the material of a record, gives the section on documents: names, owners, dates, contents."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.papers import OPEN, ORDER, Paper, Papers
from rashomon.show.citing import Cited, Citing
from rashomon.show.material import Material

TOLD = {
    "quote": "words from it",
    "says": "says",
    "lacks": "does not hold",
    "aim": "for",
    "ground": "rests on",
}
"""How what is told of a document is introduced."""

LISTED = 80
"""Documents that a page lists at most; the command lists all."""

MOST = 10
"""Documents that stand open on a page; the others are folded."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What a report tells of a document."""

    how: str
    at: Cited


@dataclass(frozen=True, slots=True)
class Report:
    """What one report tells of it."""

    letter: str
    names: tuple[Cited, ...]
    told: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One document."""

    name: str
    type: str
    authors: tuple[str, ...]
    by: tuple[Cited, ...]
    whens: tuple[Cited, ...]
    reports: tuple[Report, ...]
    beside: tuple[str, ...]
    """Names of those of which it is left open whether they are one with it."""
    open: bool


@dataclass(frozen=True, slots=True)
class View:
    """The section."""

    order: str
    left_open: str
    rows: tuple[Row, ...]
    withheld: int
    """Documents that are not listed here."""


def view(material: Material, citing: Citing) -> View | None:
    """The section; None where no document is spoken of."""
    papers = Papers(material.record)
    rows = tuple(_row(paper, papers, material, citing, number) for number, paper in enumerate(papers.all[:LISTED]))
    return View(ORDER, OPEN, rows, max(0, len(papers.all) - LISTED)) if rows else None


def _row(paper: Paper, papers: Papers, material: Material, citing: Citing, number: int) -> Row:
    return Row(
        _name(paper, citing),
        paper.type,
        tuple(person.name for person in paper.authors),
        citing.all(paper.by[:1]),
        citing.all(paper.whens[:3]),
        tuple(
            _report(paper, volume.digest, material, citing)
            for volume in material.volumes
            if volume.digest in paper.reports
        ),
        tuple(dict.fromkeys(_name(other, citing) for other in papers.beside(paper)[:5])),
        number < MOST,
    )


def _name(paper: Paper, citing: Citing) -> str:
    return paper.type if citing.share else paper.name


def _report(paper: Paper, digest: str, material: Material, citing: Citing) -> Report:
    told = tuple(Passage(TOLD[one.how], citing.cite(one.span)) for one in paper.provisions if one.span.report == digest)
    named = {" ".join(m.text.split()): m.span for m in reversed(paper.mentions) if m.span.report == digest}
    spans = sorted(span for text, span in named.items() if text.lower() != "it")
    return Report(material.volume[digest].letter, citing.all(spans), told)
