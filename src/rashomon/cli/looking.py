"""Takes a record, gives lists of what it holds: `reports`, `quotes`, `mentions`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.app import NOTHING, OK, WHERE, Call, Command
from rashomon.cli.filters import Filters, filtered
from rashomon.cli.terminal import count, name_of
from rashomon.within.quote_sources import bare

if TYPE_CHECKING:
    from rashomon.findings import Mention, Quote
    from rashomon.record import Record

SHORT_ID = 10
"""Digits of an id that lists show; `explain` takes any beginning that only one finding has."""

TYPES = ("direct", "mixed", "indirect", "act", "scare", "all")
"""What `quotes --type` takes."""

_WANTED = {"speech": TYPES[:3], "all": TYPES[:5]}
"""The types that a word of the command stands for, where it is not one itself."""

where_argument = click.argument(WHERE, required=False, metavar="[FOLDER|RECORD]")
report_option = click.option("--report", metavar="REPORT", help="Only this report: its letter, digest or path.")
limit_option = click.option("--limit", metavar="N", type=click.IntRange(min=1), help="At most so many.")


@click.command(cls=Command, examples=["rashomon reports summit", "rashomon reports summit --csv > reports.csv"])
@where_argument
@filtered
@click.pass_obj
def reports(call: Call, where: str | None, filters: Filters) -> int:
    """List the reports, and what is known of each."""
    with call.record(where) as record:
        kept = _reports_kept(record, filters)
        rows = [row for row in report_rows(record) if kept is None or row["letter"] in kept]
        if call.terminal.json:
            call.terminal.object({"reports": rows})
        elif rows:
            call.terminal.table(
                ["", "outlet", "title", "published", "language", "words", "quotes", "path"],
                [[_cell(row[name]) if name != "published" else published(row) for name in _COLUMNS] for row in rows],
                right=["words", "quotes"],
            )
            call.terminal.next(f"rashomon quotes {name_of(record.path)}", "who said what")
    return _found(call, rows, "no report")


def _reports_kept(record: Record, filters: Filters) -> set[str] | None:
    """The letters of the reports that are asked for; None where all are."""
    from rashomon.cli.filters import Sieve  # noqa: PLC0415 - the help text does without
    from rashomon.findings import Article  # noqa: PLC0415

    if filters == Filters():
        return None
    sieve = Sieve(record, filters)
    return {record.letter(one.report) for one in record.all(Article) if sieve.keeps(one.span)}


_COLUMNS = ("letter", "outlet", "title", "published", "language", "words", "quotes", "paths")


def published(row: dict[str, Any]) -> str:
    """The date of publication of a row of `report_rows`, said to be inferred where it is."""
    if row["published"] or not row["inferred"]:
        return str(row["published"] or "unknown")
    return f"{row['inferred']} (inferred)"


def _cell(value: Any) -> str:
    match value:
        case None:
            return "unknown"
        case int():
            return f"{value:,}"
        case list():
            return ", ".join(value)
        case _:
            return str(value)


def report_rows(record: Record) -> Iterator[dict[str, Any]]:
    """What is known of each report, in the order of labels; None where a thing is unknown."""
    from rashomon.findings import SPEECH, Arrival, Article, Quote  # noqa: PLC0415 - the help text does without
    from rashomon.record.inferred import inferred  # noqa: PLC0415

    found = inferred(record).values()
    days = {one.article: f"{one.first}/{one.last}" if one.first != one.last else one.first for one in found}
    for report in record.reports():
        known = record.metadata(report.digest)
        articles = record.all(Article, report=report.digest)
        said = [quote for article in articles for quote in record.all(Quote, article=article.id)]
        yield {
            "letter": record.letter(report.digest),
            "label": record.label(report.digest),
            "report": report.digest,
            **{name: known.get(name) for name in ("outlet", "title", "published")},
            "inferred": next((days[article.id] for article in articles if article.id in days), None),
            "language": articles[0].language if articles else "und",
            "words": sum(len(record.text(article.span).split()) for article in articles),
            "quotes": sum(quote.type in SPEECH for quote in said),
            "paths": [arrival.path for arrival in record.all(Arrival, report=report.digest)],
        }


@click.command(
    cls=Command,
    examples=[
        "rashomon quotes summit",
        "rashomon quotes summit --by Korrin --type direct",
        "rashomon quotes summit --no-source",
        "rashomon quotes summit --type act",
    ],
)
@where_argument
@filtered
@click.option("--by", metavar="WORDS", help="Only what this source said, under any of its names.")
@click.option("--no-source", is_flag=True, help="Only those whose source the text does not name, or was not found.")
@report_option
@click.option("--type", "kind", type=click.Choice(TYPES), help="Only these; by default speech.")
@click.option("--about", metavar="WORDS", help="Only those in sentences about this (as `rashomon check` finds them).")
@limit_option
@click.pass_obj
def quotes(
    call: Call,
    /,
    *,
    where: str | None,
    by: str | None,
    no_source: bool,
    report: str | None,
    kind: str | None,
    about: str | None,
    limit: int | None,
    filters: Filters,
) -> int:
    """List who said what, report by report, in reading order.

    Speech is direct, mixed or indirect. An act is what somebody did by speaking, told without words ("rejects the
    plan"); marked words that are no speech are `scare`. Acts and marked words are listed when asked for.
    """
    from rashomon.cli.chosen import Asked, chosen  # noqa: PLC0415 - the help text does without
    from rashomon.cli.filters import Sieve  # noqa: PLC0415

    with call.record(where) as record:
        sieve = Sieve(record, filters)
        fitting = chosen(record, Asked(by, no_source, report, None, about))
        fitting = [quote for quote in fitting if sieve.keeps(quote.content, *filter(None, [quote.source]))]
        found = [quote for quote in fitting if quote.type in _WANTED.get(kind or "speech", (kind,))][:limit]
        acts = 0 if kind else sum(quote.type == "act" for quote in fitting)
        if call.terminal.json:
            call.terminal.object({"quotes": list(_quote_rows(record, found))})
        else:
            _show_quotes(call, record, found)
        if acts:
            call.terminal.say(f"beside them {count(acts, 'act')} told without words; listed with --type act")
        if found and not call.terminal.json:
            call.terminal.next(
                f"rashomon explain {found[0].id[:SHORT_ID]} {name_of(record.path)}", "why a line stands here"
            )
    return _found(call, found, "no quote")


def _quote_rows(record: Record, found: Iterable[Quote]) -> Iterator[dict[str, Any]]:
    from rashomon.cli.speakers import Speakers  # noqa: PLC0415 - the help text does without
    from rashomon.cli.uttered import Uttered  # noqa: PLC0415
    from rashomon.export.jsonl import Objects  # noqa: PLC0415

    objects, speakers, uttered = Objects(record), Speakers(record), Uttered(record)
    for quote in found:
        label = record.label(quote.content.report)
        known = {"label": label, "speaker": speakers.speaker(quote), **uttered.counts(quote)}
        yield {**objects.of(quote), **known, **_corrected(speakers, quote)}


def _corrected(speakers: Any, quote: Quote) -> dict[str, int]:
    """The number of the correction that tells the source, where there is one."""
    correction = speakers.correction(quote)
    return {"corrected": correction.ordinal} if correction else {}


def _show_quotes(call: Call, record: Record, found: Iterable[Quote]) -> None:
    from rashomon.cli.speakers import Speakers  # noqa: PLC0415 - the help text does without

    speakers = Speakers(record)
    for label, those in _by_report(record, found, lambda quote: quote.content.report):
        call.terminal.line(label)
        for quote in those:
            call.terminal.line(said(record, speakers, quote), indent=2)
            call.terminal.line(record.text(quote.content), indent=6)
        call.terminal.line()


def said(record: Record, speakers: Any, quote: Quote) -> str:
    """`Korrin (Ilsabet Korrin): said · direct · 3f2a91c0de`."""
    printed = bare(record.text(quote.source)) if quote.source else "no source found"
    name, correction = speakers.speaker(quote), speakers.correction(quote)
    also = f" ({name})" if name and name != printed else ""
    if correction:
        also = f" ({name or 'nobody'}, by correction {correction.ordinal})"
    cue = f"{record.text(quote.cue)} · " if quote.cue else ""
    return f"{printed}{also} · {cue}{quote.type} · {quote.id[:SHORT_ID]}"


def _by_report[T](record: Record, found: Iterable[T], digest: Callable[[T], str]) -> Iterator[tuple[str, list[T]]]:
    """Findings by the label of their report, in the order of labels."""
    order: dict[str, list[T]] = {name: [] for name in record.digests()}
    for finding in found:
        order[digest(finding)].append(finding)
    yield from ((record.label(name), those) for name, those in order.items() if those)


@click.command(
    cls=Command,
    examples=["rashomon mentions summit --of Korrin", "rashomon mentions summit --report B --type state"],
)
@where_argument
@filtered
@click.option("--of", metavar="WORDS", help="Only those of this actor, under any of its names.")
@report_option
@click.option("--type", "kind", metavar="TYPE", help="person, organisation, state, place, group, document or unknown.")
@click.option("--form", type=click.Choice(["name", "nominal", "pronoun"]), help="Only these.")
@limit_option
@click.pass_obj
def mentions(
    call: Call,
    /,
    *,
    where: str | None,
    of: str | None,
    report: str | None,
    kind: str | None,
    form: str | None,
    limit: int | None,
    filters: Filters,
) -> int:
    """List where persons, organisations, states and places are named or pointed at."""
    from rashomon.cli.chosen import Pointed, mentioned  # noqa: PLC0415 - the help text does without
    from rashomon.cli.filters import Sieve  # noqa: PLC0415

    with call.record(where) as record:
        sieve = Sieve(record, filters)
        asked = mentioned(record, Pointed(of, report, kind, form))
        found = [mention for mention in asked if sieve.keeps(mention.span)][:limit]
        if call.terminal.json:
            call.terminal.object({"mentions": list(_mention_rows(record, found))})
        elif found:
            _show_mentions(call, record, found)
    return _found(call, found, "no mention")


def _mention_rows(record: Record, found: Iterable[Mention]) -> Iterator[dict[str, Any]]:
    from rashomon.cli.speakers import Speakers  # noqa: PLC0415 - the help text does without
    from rashomon.export.jsonl import Objects  # noqa: PLC0415

    objects, speakers = Objects(record), Speakers(record)
    for mention in found:
        yield {**objects.of(mention), "label": record.label(mention.span.report), "actor": speakers.name(mention.id)}


def _show_mentions(call: Call, record: Record, found: list[Mention]) -> None:
    from rashomon.cli.speakers import Speakers  # noqa: PLC0415 - the help text does without

    speakers = Speakers(record)
    rows = [
        [
            record.letter(mention.span.report),
            f"{mention.span.start}–{mention.span.end}",
            mention.text,
            mention.type,
            mention.form,
            speakers.name(mention.id) or "unknown",
            mention.id[:SHORT_ID],
        ]
        for mention in found
    ]
    call.terminal.table(["", "characters", "as printed", "type", "form", "who", "id"], rows, right=["characters"])
    call.terminal.say(f"{count(len(found), 'mention')}; letters as in: rashomon reports {name_of(record.path)}")


def _found(call: Call, found: Iterable[Any], nothing: str) -> int:
    if list(found):
        return OK
    call.terminal.say(f"rashomon: {nothing} found")
    return NOTHING
