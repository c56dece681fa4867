"""Takes the material of a record, gives the section on stories: which reports tell of one main happening, and why."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.record.keeping import once
from rashomon.show.citing import Cited, Citing
from rashomon.show.material import Material
from rashomon.stories import ORDER, Relation, Stories, Story, Telling

MOST = 30
"""Stories that a page lists; `rashomon stories` lists them all."""
RELATED = 30
"""Pairs of related stories that a page lists."""
CITED = 6
"""Places cited for one date."""


@dataclass(frozen=True, slots=True)
class Told:
    """One article of a story."""

    code: str
    letter: str
    name: str
    """What its report is called."""
    day: str
    """In words; empty where nothing tells it."""
    inferred: bool
    day_at: Cited | None
    """The words the day rests on."""
    day_because: str
    """Empty where sharing does not allow the words."""
    why: str
    """Why it is there; empty where sharing does not allow the words."""


@dataclass(frozen=True, slots=True)
class Row:
    """One story."""

    id: str
    who: str
    place: str
    date: str
    inferred: str
    """How far its date is inferred; empty where every article bears its own."""
    letters: tuple[str, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """Two stories with the same main actors."""

    known: bool
    earlier: str
    later: str
    because: str
    at: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The section."""

    order: str
    rows: tuple[Row, ...]
    related: tuple[Order, ...]
    withheld: int
    """Stories left out because there are too many."""


def view(material: Material, citing: Citing) -> View | None:
    """The section; None where no story has two articles and none is related to another."""
    found = once(material.record, Stories)
    if all(len(story.tellings) < 2 for story in found.all) and not found.related:
        return None
    shown = found.all[:MOST]
    rows = tuple(_row(story, material, citing) for story in shown)
    ids = {story.id for story in shown}
    pairs = [one for one in found.related if {one.earlier.id, one.later.id} <= ids][:RELATED]
    related = tuple(_order(one, material, citing) for one in pairs)
    return View(ORDER, rows, related, len(found.all) - len(shown))


def _code(telling: Telling, material: Material) -> str:
    return material.sheet[telling.article.id].code


def _letters(story: Story, material: Material) -> tuple[str, ...]:
    return tuple(_code(telling, material) for telling in story.tellings)


def _row(story: Story, material: Material, citing: Citing) -> Row:
    told = tuple(_told(telling, material, citing) for telling in story.tellings)
    place = story.place if not citing.share or (story.place_span and citing.cite(story.place_span).words) else ""
    return Row(story.id, story.who, place, story.date, story.inferred, _letters(story, material), told)


def _told(telling: Telling, material: Material, citing: Citing) -> Told:
    at = citing.cite(telling.day_span) if telling.day_span else None
    why = "" if citing.share and telling.link and telling.link.shared else telling.why
    volume = material.volume[telling.article.report]
    because = "" if citing.share else telling.day_because
    code = _code(telling, material)
    return Told(code, volume.letter, volume.name, telling.date, not telling.own, at, because, why)


def _order(one: Relation, material: Material, citing: Citing) -> Order:
    early, late = (
        f"{', '.join(_letters(story, material)[:CITED])} ({story.date}{', inferred' if story.inferred else ''})"
        for story in (one.earlier, one.later)
    )
    return Order(one.known, early, late, one.because, citing.all(one.spans[:CITED]))
