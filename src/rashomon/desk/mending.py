"""Takes a finding, gives what a page offers to mend of it: acts, what they may say, what each reaches further."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rashomon import ledger, mendable
from rashomon.alike import alike
from rashomon.findings import (
    LABELS,
    Actor,
    Article,
    Dated,
    Event,
    Finding,
    Occasion,
    Position,
    Quote,
    TimeExpression,
)
from rashomon.record import Record
from rashomon.record.issues import WORDS
from rashomon.record.keeping import once
from rashomon.show.material import short
from rashomon.stories import Stories

SAID = {ledger.RIGHT: "right as it is", ledger.WRONG: "wrong: not on one question"}
"""What can be said of a label, beside another label."""

LABELLED = (*SAID.items(), *((label, WORDS.get(label, label)) for label in LABELS))
"""Value and words of all that can be said of a label."""


@dataclass(frozen=True, slots=True)
class Further:
    """What else an act can be applied to."""

    rule: str
    count: int


@dataclass(frozen=True, slots=True)
class Mend:
    """What can be mended of a finding."""

    id: str
    kind: str
    acts: tuple[str, ...]
    status: str = ""
    statuses: tuple[str, ...] = ()
    day: str = ""
    """The day it has now; empty where it has none."""
    further: Mapping[str, Further] = field(default_factory=dict)
    """By act."""
    actors: tuple[tuple[str, str], ...] = ()
    """Who may be named, with their ids: as many as stand in the same report."""
    labels: tuple[tuple[str, str], ...] = LABELLED
    stories: tuple[tuple[str, str], ...] = ()
    """Letter of a report of each other story, and what the story is called; none where there are too many to list."""
    letter: str = ""


def mend(record: Record, finding: Finding) -> Mend | None:
    """What can be mended of a finding; None where nothing can."""
    acts = mendable.acts(type(finding))
    if not acts:
        return None
    reach = {act: alike(record, act, finding) for act in acts}
    return Mend(
        short(finding),
        finding.kind.replace("_", " "),
        acts,
        _status(finding),
        mendable.statuses(type(finding)),
        _day(record, finding),
        {act: Further(one.rule, len(one.found)) for act, one in reach.items() if one.found},
        _candidates(record, finding),
    )


def of_article(record: Record, article: Article, letter: str, *, whole: bool) -> Mend:
    """What can be mended of an article; on a large record its new story is named by a report of it."""
    found = once(record, Stories).all if whole else ()
    stories = tuple(
        (record.letter(story.tellings[0].article.report), story.name)
        for story in found
        if article.id not in {telling.article.id for telling in story.tellings}
    )
    day, acts = _day(record, article), (ledger.DATE, ledger.STORY)
    return Mend(short(article), "article", acts, day=day, stories=stories, letter=letter)


def _status(finding: Finding) -> str:
    return finding.status if isinstance(finding, Event) else finding.stance if isinstance(finding, Position) else ""


def _day(record: Record, finding: Finding) -> str:
    """The day or days that a finding has now."""
    match finding:
        case Article() | TimeExpression():
            return next((one.edtf for one in record.all(Dated, subject=finding.id)), "")
        case Event():
            return next((one.edtf for one in record.all(Occasion, event=finding.id)), "")
    return ""


def _candidates(record: Record, finding: Finding) -> tuple[tuple[str, str], ...]:
    if not isinstance(finding, Quote):
        return ()
    actors = record.all(Actor, article=finding.article)
    return tuple(sorted({actor.name: short(actor) for actor in actors}.items()))


__all__ = ["LABELLED", "Further", "Mend", "mend", "of_article"]
