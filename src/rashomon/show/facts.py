"""Takes the material of a record, gives the section on facts and figures."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.facts import ORDER, Fact, Period, facts
from rashomon.show.citing import Cited, Citing
from rashomon.show.material import Material

TITLES = {"figure": "Figures", "standing": "How matters stand", "earlier": "Told of earlier days"}


@dataclass(frozen=True, slots=True)
class When:
    """A time as printed, and what it resolves to."""

    at: Cited
    days: str
    """In words; empty where no report dates it."""
    basis: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact."""

    entry: str
    at: Cited
    topic: str
    said: bool
    by: str
    """Whose word it is, as printed; empty on a shared page."""
    when: tuple[When, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """The facts of one kind."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The section."""

    order: str
    bands: tuple[Band, ...]


def view(material: Material, citing: Citing) -> View | None:
    """The section; None where there is no fact."""
    bands: dict[str, list[Entry]] = {}
    for fact in facts(material.record):
        bands.setdefault(fact.kind, []).append(_entry(fact, citing))
    made = tuple(Band(TITLES[kind], tuple(entries)) for kind, entries in bands.items())
    return View(ORDER, made) if made else None


def _entry(fact: Fact, citing: Citing) -> Entry:
    claim = fact.claim
    by = "" if citing.share else claim.said_by
    when = tuple(_when(period, citing) for period in fact.when)
    return Entry(claim.id[:12], citing.cite(claim.span), fact.topic, claim.voice == "said", by, when)


def _when(period: Period, citing: Citing) -> When:
    return When(citing.cite(period.span), period.days, period.basis)
