"""Takes the answer to a claim on a paper, gives what silent reports say is in that paper: `check "the plan asks …"`.

A report that tells of the plan and not of what was asked is not silent on the plan: what it tells stands beside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rashomon.text import Span

if TYPE_CHECKING:
    from rashomon.check import Answer
    from rashomon.papers import Paper, Papers
    from rashomon.record import Record

TELLING = frozenset({"says", "lacks", "quote"})
"""How something is told to be in a paper; what it is for, and what it rests on, is not in it."""

MOST = 50
"""Silent reports up to which what they tell of the paper is looked up: in a large folder nearly all are silent."""

EACH = 2
"""Passages of one report."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a report says is in the paper that was asked of."""

    paper: Paper
    spans: tuple[Span, ...]


def contents(record: Record, answer: Answer) -> list[Told]:
    """What reports in which nothing was found say of the paper that the words name, in the order of labels."""
    from rashomon.papers import Papers  # noqa: PLC0415 - the help text does without
    from rashomon.record.keeping import once  # noqa: PLC0415

    if not answer.silent or not answer.reports or len(answer.silent) > MOST or not _asks_of_a_paper(record, answer):
        return []
    named = list(_named(record, once(record, Papers), answer))
    return [told for digest in answer.silent for paper in named if (told := _of(record, paper, digest)).spans]


def _asks_of_a_paper(record: Record, answer: Answer) -> bool:
    """Whether the words name somebody and a kind of paper: only then is it worth to look for one."""
    from rashomon.record.used import lexicon_of  # noqa: PLC0415 - the help text does without

    nouns = {row["noun"] for row in lexicon_of(record).table("documents")}
    owned = any(term.bearer for term in answer.terms)
    return owned and not nouns.isdisjoint(term.asked.casefold().removesuffix("s") for term in answer.terms)


def _named(record: Record, papers: Papers, answer: Answer) -> Iterator[Paper]:
    """The papers whose owner and whose noun, by whichever name, are asked for."""
    owners = {actor for term in answer.terms if term.bearer for actor in term.bearer.actors}
    words = {term.asked.casefold().removesuffix("s") for term in answer.terms if term.kind == "word"}
    for paper in papers.all:
        authors = {actor for document in paper.documents for actor in document.authors}
        nouns = {record.text(mention.head).casefold().removesuffix("s") for mention in paper.mentions}
        if authors & owners and (nouns | {paper.type}) & words:
            yield paper


def _of(record: Record, paper: Paper, digest: str) -> Told:
    from rashomon.record.whole import led_in, passages  # noqa: PLC0415 - the help text does without

    names = [mention.span for mention in paper.mentions]
    told = [one.span for one in paper.provisions if one.span.report == digest and one.how in TELLING]
    return Told(paper, tuple(passages(record, (led_in(record, span, names) for span in told))[:EACH]))


def lines(record: Record, answer: Answer) -> Iterator[str]:
    """The same as lines of text."""
    for told in contents(record, answer):
        for span in told.spans:
            letter = record.letter(span.report)
            yield f"{letter}, of {told.paper.name}: {' '.join(record.text(span).split())}"


def plain(record: Record, told: list[Told]) -> list[dict[str, Any]]:
    """The same for JSON."""
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without

    objects = Objects(record)
    return [
        {
            "document": one.paper.id,
            "name": one.paper.name,
            "label": record.label(one.spans[0].report),
            "told": [objects.span(span) for span in one.spans],
        }
        for one in told
    ]
