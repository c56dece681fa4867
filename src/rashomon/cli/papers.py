"""Takes a record, gives the documents that its reports speak of: `documents`."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.app import NOTHING, OK, Call, Command
from rashomon.cli.clauses import whole
from rashomon.cli.filters import Filters, Sieve, filtered
from rashomon.cli.looking import limit_option, where_argument
from rashomon.cli.terminal import count, name_of

if TYPE_CHECKING:
    from rashomon.findings import Provision
    from rashomon.papers import Paper, Papers
    from rashomon.record import Record
    from rashomon.text import Span

TOLD = {
    "quote": "from it",
    "says": "says",
    "lacks": "does not hold",
    "aim": "for",
    "ground": "rests on",
}
"""How a provision is introduced."""

FIRST = ("quote", "says", "lacks", "ground", "aim")
"""What is shown first of what is told of a document."""


@click.command(
    cls=Command,
    examples=[
        "rashomon documents summit",
        'rashomon documents summit --about "joint statement"',
        "rashomon documents summit --type plan --report B",
    ],
)
@where_argument
@filtered
@click.option("--type", "kind", metavar="TYPE", help="Only these: plan, statement, warrant, interview, post, …")
@limit_option
@click.pass_obj
def documents(call: Call, /, *, where: str | None, filters: Filters, kind: str | None, limit: int | None) -> int:
    """List statements, plans, warrants, essays, interviews, posts: under all their names, with what is in them.

    Two papers that no report says are one stand apart.
    """
    from rashomon.papers import OPEN, ORDER, Papers  # noqa: PLC0415 - the help text does without

    with call.record(where) as record:
        papers = Papers(record)
        found = chosen(record, papers, filters, kind)[:limit]
        if call.terminal.json:
            rows = [_row(record, papers, paper) for paper in found]
            shown = _spans(record, _passages(record, found))
            call.terminal.object({"order": ORDER, "open": OPEN, "documents": rows, "shown": shown})
        elif found:
            for paper in found:
                _show(call, record, papers, paper)
            call.terminal.say(f"{count(len(found), 'document')}: {ORDER}. {OPEN}")
            call.terminal.next(f"rashomon positions {name_of(record.path)}", "who stands where on them")
        if not found:
            call.terminal.say("rashomon: no document found")
    return OK if found else NOTHING


def chosen(record: Record, papers: Papers, filters: Filters, kind: str | None) -> list[Paper]:
    """The documents that fit: those named, owned or told of in a place that passes the filters, the nearest first."""
    sieve = Sieve(record, filters)
    found = [paper for paper in papers.all if not kind or kind in paper.type]
    kept = [paper for paper in found if sieve.keeps(*_places(paper))]
    if filters.about:
        kept.sort(key=lambda paper: -round(max(map(sieve.fit, _places(paper))), 3))
    return kept


def _places(paper: Paper) -> list[Span]:
    return [
        *(mention.span for mention in paper.mentions),
        *(provision.span for provision in paper.provisions),
        *paper.by,
    ]


def _passages(record: Record, papers: Sequence[Paper]) -> Iterator[Span]:
    """The passages: of each document what each report tells first of it; then the rest.

    Then the sentences that name a document of which nothing is told.
    """
    told = [told_of(paper) for paper in papers]
    first = [(p, one) for ones, p in zip(told, papers, strict=True) for one in ones[: len(p.reports)]]
    rest = [(p, one) for ones, p in zip(told, papers, strict=True) for one in ones[len(p.reports) :]]
    yield from (_named(record, paper, one) for paper, one in (*first, *rest))
    yield from (whole(record, paper.documents[0].span) for paper in papers if not paper.provisions)


def _named(record: Record, paper: Paper, told: Provision) -> Span:
    """What is told of a document, with the name that it has before it, or with who says it in what, in the sentence."""
    from rashomon.findings import Quote  # noqa: PLC0415 - the help text does without
    from rashomon.record.whole import led_in, together  # noqa: PLC0415

    quote = record.get(told.quote) if told.quote else None
    if isinstance(quote, Quote) and quote.medium:
        parts = [quote.content, quote.medium, *filter(None, [quote.source, quote.cue])]
        if span := together(record, parts):
            return span
    return led_in(record, told.span, (mention.span for mention in paper.mentions))


def told_of(paper: Paper) -> list[Provision]:
    """What is told of a document, of each report in turn the one that tells most."""
    by_report: dict[str, list[Provision]] = {}
    for provision in paper.provisions:
        by_report.setdefault(provision.span.report, []).append(provision)
    return interleaved([_telling(told) for told in by_report.values()])


def _telling(told: list[Provision]) -> list[Provision]:
    """What one report tells of a document, what tells most first; what it is for, only where nothing else is told."""
    told.sort(key=lambda one: (FIRST.index(one.how), -len(one.span) if one.how == "aim" else 0, one.span))
    return [one for one in told if one.how != "aim"] or told[:1]


def interleaved[T](lists: Sequence[Sequence[T]]) -> list[T]:
    """The first of each list, then the second of each, and so on."""
    missing = object()
    turns = itertools.zip_longest(*lists, fillvalue=missing)
    return [item for turn in turns for item in turn if item is not missing]  # type: ignore[misc]


def _spans(record: Record, spans: Iterable[Span]) -> list[Any]:
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without
    from rashomon.record.whole import passages as apart  # noqa: PLC0415

    objects = Objects(record)
    return [objects.span(span) for span in apart(record, spans)]


def _row(record: Record, papers: Papers, paper: Paper) -> dict[str, Any]:
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without

    objects = Objects(record)
    return {
        "id": paper.id,
        "name": paper.name,
        "type": paper.type,
        "authors": [person.name for person in paper.authors],
        "by": [objects.span(span) for span in paper.by],
        "when": [objects.span(span) for span in paper.whens],
        "reports": list(_reports(record, paper, objects)),
        "may_be_one_with": [other.id for other in papers.beside(paper)],
    }


def _reports(record: Record, paper: Paper, objects: Any) -> Iterator[dict[str, Any]]:
    for digest in record.digests():
        if digest in paper.reports:
            yield {
                "label": record.label(digest),
                "report": digest,
                "named": [objects.span(m.span) for m in paper.mentions if m.span.report == digest],
                "told": [
                    {"how": p.how, "span": objects.span(p.span), "quote": p.quote or None, "id": p.id}
                    for p in paper.provisions
                    if p.span.report == digest
                ],
            }


def _show(call: Call, record: Record, papers: Papers, paper: Paper) -> None:
    authors = ", ".join(person.name for person in paper.authors) or "whose it is, is not told"
    whens = "; ".join(dict.fromkeys(record.text(span) for span in paper.whens))
    call.terminal.line(f"{paper.name} · {paper.type} · {authors}" + (f" · {whens}" if whens else ""))
    for digest in record.digests():
        if digest not in paper.reports:
            continue
        names = dict.fromkeys(m.text for m in paper.mentions if m.span.report == digest and m.text.lower() != "it")
        call.terminal.line(f"{record.letter(digest)}: {'; '.join(names)}", indent=2)
        for provision in paper.provisions:
            if provision.span.report == digest:
                call.terminal.line(f"{TOLD[provision.how]}: {record.text(provision.span)}", indent=5)
    if beside := papers.beside(paper):
        names = dict.fromkeys(other.name for other in beside[:5])
        call.terminal.line(f"left open whether it is one with: {'; '.join(names)}", indent=2)
    call.terminal.line()
