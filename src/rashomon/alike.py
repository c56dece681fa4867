"""Takes a finding and an act, gives the findings that the act can be applied to as well, and by which rule.

What is alike stands in one report, or was found to be one utterance, happening or paper: a rule that reaches further
would decide of what nobody looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon import ledger
from rashomon.findings import (
    Article,
    Comparison,
    Document,
    Event,
    Finding,
    Membership,
    Mention,
    Quote,
    SameDocument,
    SameHappening,
    SameOrigin,
    SameWords,
)
from rashomon.mendable import place
from rashomon.record import Record
from rashomon.text import fold

GROUPS: dict[type[Finding], tuple[str, str]] = {
    Quote: (SameWords.kind, "the same utterance in other reports"),
    Event: (SameHappening.kind, "other tellings of this happening"),
    Document: (SameDocument.kind, "the same paper in other reports"),
    Article: (SameOrigin.kind, "articles that share its text"),
    Comparison: (Comparison.kind, "the same label on this question"),
}
"""The links by which findings of a kind are one, and how that is told."""

SOURCED = "no actor was found for these words of the same report either"
SAME_WORDS = "the same words in this report"

MOST = 200
"""Findings that one act is applied to at most."""


@dataclass(frozen=True, slots=True)
class Alike:
    """What else an act can be applied to."""

    rule: str
    found: tuple[Finding, ...] = ()


NOBODY_ELSE = Alike("")


def alike(record: Record, act: str, finding: Finding) -> Alike:
    """What is like a finding, itself left out; nothing where the act is of two sides of equal right."""
    if act in {ledger.SAME, ledger.DIFFERENT, ledger.NAME}:
        return NOBODY_ELSE
    rule, found = _found(record, act, finding)
    seen: dict[str, Finding] = {one.id: one for one in found if one.id != finding.id}
    return Alike(rule, tuple(seen[name] for name in sorted(seen))[:MOST]) if seen else NOBODY_ELSE


def _found(record: Record, act: str, finding: Finding) -> tuple[str, list[Finding]]:
    match finding:
        case Comparison():
            return GROUPS[Comparison][1], _on_the_question(record, finding)
        case Quote() if act == ledger.SOURCE:
            same = _grouped(record, finding)
            named = _sourced(record, finding)
            rule = "; ".join([GROUPS[Quote][1]] * bool(same) + [SOURCED] * bool(named))
            return rule, [*same, *named]
        case Event() if act == ledger.STATUS:
            told = [one for one in _grouped(record, finding) if isinstance(one, Event)]
            return GROUPS[Event][1], [one for one in told if one.status == finding.status]
        case _ if type(finding) in GROUPS:
            return GROUPS[type(finding)][1], _grouped(record, finding)
        case _:
            return SAME_WORDS, _worded(record, finding)


def _grouped(record: Record, finding: Finding) -> list[Finding]:
    """What was found to be one with it."""
    link = GROUPS[type(finding)][0]
    groups = [one.group for one in record.all(Membership, member=finding.id) if one.link == link]
    members = [one.member for name in groups for one in record.all(Membership, group=name) if one.link == link]
    return [one for one in map(record.get, members) if type(one) is type(finding)]


def _sourced(record: Record, quote: Quote) -> list[Finding]:
    """Quotes of the article whose source reads the same, where it is a name or a noun: a pronoun names many."""
    if quote.source is None or quote.mention is None or _form(record, quote) == "pronoun":
        return []
    words = _words(record, quote.source)
    others = record.all(Quote, article=quote.article)
    return [one for one in others if one.source and _words(record, one.source) == words and one.type == quote.type]


def _form(record: Record, quote: Quote) -> str:
    mention = record.get(quote.mention or "")
    return mention.form if isinstance(mention, Mention) else ""


def _worded(record: Record, finding: Finding) -> list[Finding]:
    """Findings of its kind in its article that read the same."""
    article = getattr(finding, "article", "")
    if not article:
        return []
    words = _words(record, place(finding))
    others: list[Finding] = [*record.all(type(finding), article=article)]
    return [one for one in others if _words(record, place(one)) == words]


def _on_the_question(record: Record, comparison: Comparison) -> list[Finding]:
    """Comparisons with its label whose claims are of its group."""
    groups = [one.group for one in record.all(Membership, member=comparison.left) if one.link == Comparison.kind]
    members = {one.member for name in groups for one in record.all(Membership, group=name)}
    found = [one for name in sorted(members) for one in record.all(Comparison, left=name)]
    return [one for one in found if one.label == comparison.label and one.aspect == comparison.aspect]


def _words(record: Record, span: object) -> str:
    return " ".join(fold(record.text(span)).lower().split())  # type: ignore[arg-type]
