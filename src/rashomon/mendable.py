"""Takes a finding, gives the acts that mend it, and the place by which it is found again when its report changed."""

from __future__ import annotations

from rashomon import ledger
from rashomon.findings import (
    STANCES,
    Article,
    Claim,
    Comparison,
    Document,
    Event,
    Finding,
    Mention,
    Opening,
    Position,
    Provision,
    Quantity,
    Quote,
    TimeExpression,
    Unattributed,
)
from rashomon.text import Piece, Span

JUDGED = (
    Quote,
    Event,
    Position,
    TimeExpression,
    Document,
    Provision,
    Unattributed,
    Opening,
    Quantity,
    Claim,
)
"""Kinds of which a human may say that an entry of theirs is right, or is none."""

STATUSES = ("occurred", "ongoing", "planned", "demanded", "denied", "alleged", "hypothetical")
"""What an event can be told as."""

DATED = (Article, TimeExpression, Event)
"""Kinds that have a day, which a human may tell."""

MENDED: dict[type[Finding], tuple[str, ...]] = {
    Mention: (ledger.NOT_AN_ACTOR,),
    Comparison: (ledger.LABEL,),
    Article: (ledger.DATE, ledger.STORY, ledger.OTHER_STORY),
    **dict.fromkeys(JUDGED, (ledger.ACCEPT, ledger.REJECT)),
    Quote: (ledger.ACCEPT, ledger.REJECT, ledger.SOURCE),
    Event: (ledger.ACCEPT, ledger.REJECT, ledger.STATUS, ledger.DATE),
    Position: (ledger.ACCEPT, ledger.REJECT, ledger.STATUS),
    TimeExpression: (ledger.ACCEPT, ledger.REJECT, ledger.DATE),
}


def acts(kind: type[Finding]) -> tuple[str, ...]:
    """What can be said of findings of a kind."""
    return MENDED.get(kind, ())


def statuses(kind: type[Finding]) -> tuple[str, ...]:
    """The statuses that findings of a kind can have; of a position, where its holder stands."""
    return {Event: STATUSES, Position: STANCES}.get(kind, ())


def place(finding: Finding) -> Span:
    """The words that tell a finding from others of its kind, as far as words do."""
    match finding:
        case Quote():
            return finding.content
        case Event():
            return finding.trigger
        case Position():
            return _between(finding.span.report, finding.holder, finding.target)
        case _:
            return next(finding.spans())


def _between(report: str, *spans: Span) -> Span:
    return Span.of(report, min(span.start for span in spans), max(span.end for span in spans))


def ends(finding: Finding) -> Piece:
    """The first and last character of that place."""
    span = place(finding)
    return span.start, span.end
