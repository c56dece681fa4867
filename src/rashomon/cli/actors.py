"""Takes a record, gives who is in it: `actors`, and all there is of one of them: `actor`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.app import NOTHING, OK, Call, Command
from rashomon.cli.filters import Filters, filtered
from rashomon.cli.looking import SHORT_ID, limit_option, report_option, where_argument
from rashomon.cli.terminal import count, name_of
from rashomon.within.quote_sources import bare

if TYPE_CHECKING:
    from rashomon.findings import Quote
    from rashomon.people import People, Person, Variant
    from rashomon.record import Record

KINDS = ("person", "organisation", "state", "place", "group", "document", "unknown")


@click.command(
    cls=Command,
    examples=[
        "rashomon actors summit",
        "rashomon actors summit --type person --report B",
        'rashomon actors summit --about "the tunnel"',
    ],
)
@where_argument
@filtered
@click.option("--about", metavar="WORDS", help="Only those in paragraphs that bear on this (as in `rashomon check`).")
@report_option
@click.option("--type", "kind", type=click.Choice(KINDS), help="Only these.")
@limit_option
@click.pass_obj
def actors(
    call: Call,
    /,
    *,
    where: str | None,
    about: str | None,
    report: str | None,
    kind: str | None,
    limit: int | None,
    filters: Filters,
) -> int:
    """List the persons, organisations, states and places of all reports.

    Those in most reports come first, then those with most mentions, then by name.
    """
    from rashomon.cli.filters import Sieve  # noqa: PLC0415 - the help text does without
    from rashomon.people import ORDER, People  # noqa: PLC0415

    with call.record(where) as record:
        people = People(record)
        asked, sieve = _chosen(record, people, about, report, kind), Sieve(record, filters)
        found = [one for one in asked if filters == Filters() or any(sieve.keeps(m.span) for m in one.mentions)]
        found = found[:limit]
        rows = [_row(record, person) for person in found]
        if call.terminal.json:
            call.terminal.object({"order": ORDER, "actors": rows})
        elif rows:
            call.terminal.table(
                ["actor", "type", "reports", "mentions", "quotes", "names", "id"],
                [_cells(row) for row in rows],
                right=["mentions", "quotes", "names"],
            )
            call.terminal.say(f"{count(len(rows), 'actor')}: {ORDER}; * named by a correction")
            first = name_of(found[0].name)
            call.terminal.next(f"rashomon actor {first} {name_of(record.path)}", "its names, offices and quotes")
    if not rows:
        call.terminal.say("rashomon: no actor found")
    return OK if rows else NOTHING


def _chosen(
    record: Record, people: People, about: str | None, report: str | None, kind: str | None
) -> Iterator[Person]:
    from rashomon.cli.chosen import digests_of  # noqa: PLC0415 - the help text does without

    digests = digests_of(record, report) if report else set()
    there = _mentioned_about(record, about) if about else set()
    for person in people.all:
        if kind and person.type != kind:
            continue
        if report and not digests & person.reports:
            continue
        if about and not any(mention.id in there for mention in person.mentions):
            continue
        yield person


def _mentioned_about(record: Record, words: str) -> set[str]:
    """The mentions in sentences that are about some words."""
    from rashomon.check.about import About  # noqa: PLC0415 - the help text does without
    from rashomon.findings import Mention  # noqa: PLC0415
    from rashomon.record.used import lexicon_of  # noqa: PLC0415

    about = About(record, words, lexicon=lexicon_of(record))
    return {mention.id for mention in record.each(Mention) if about.score(mention.span) > 0}


def _row(record: Record, person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "printed": person.printed,
        "type": person.type,
        "reports": _letters(record, person.reports),
        "mentions": len(person.mentions),
        "quotes": len(person.quotes),
        "acts": len(person.acts),
        "variants": sum(variant.form == "name" for variant in person.variants),
        "corrected": person.named.ordinal if person.named else None,
    }


def _cells(row: dict[str, Any]) -> list[str]:
    numbers = (f"{row[name]:,}" for name in ("mentions", "quotes", "variants"))
    name = row["name"] + ("*" if row["corrected"] else "")
    return [name, row["type"], " ".join(row["reports"]), *numbers, row["id"][:SHORT_ID]]


def _letters(record: Record, digests: Iterable[str]) -> list[str]:
    wanted = set(digests)
    return [record.letter(digest) for digest in record.digests() if digest in wanted]


# ── one of them ──────────────────────────────────────────────────────────────────────────────────────────────────


@click.command(
    cls=Command,
    examples=["rashomon actor Korrin summit", "rashomon actor 'B:\"Maarven\"' summit --json"],
)
@click.argument("name", metavar="NAME")
@where_argument
@click.pass_obj
def actor(call: Call, name: str, where: str | None) -> int:
    """Show all there is of one actor.

    That is: how each report names it, what it is called by office, what it said, what it is told to have done by
    speaking, what others said of it, and which corrections concern it.

    NAME is a name as shown or printed, the beginning of an id, or A:"name" for what report A alone has of it.
    """
    from rashomon.people import People  # noqa: PLC0415 - the help text does without

    with call.record(where) as record:
        people = People(record)
        if not people.meant(name):
            call.terminal.say(f"rashomon: no actor goes by {name!r}; see: rashomon actors {name_of(record.path)}")
            return NOTHING
        person = people.one(name)
        if call.terminal.json:
            call.terminal.object(person_object(record, people, person))
        else:
            for indent, line in _lines(record, people, person):
                call.terminal.line(line, indent=indent)
            correct = f"rashomon correct name {name_of(person.name)} NEW"
            call.terminal.next(correct, "or same, different, not-an-actor, source: what is wrong here, mended to stay")
    return OK


def person_object(record: Record, people: People, person: Person) -> dict[str, Any]:
    """A person as JSON shows it; a form that only grows."""
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without

    objects = Objects(record)
    return {
        **_row(record, person),
        "names": [
            {"text": variant.text, "form": variant.form, "reports": _counts(record, variant)}
            for variant in person.variants
        ],
        "offices": [
            {
                "text": office.text,
                "report": record.letter(office.report),
                "span": objects.span(office.span) if office.span else None,
            }
            for office in people.offices(person)
        ],
        "quotes_by": [[objects.of(quote) for quote in those] for those in people.utterances(person.quotes)],
        "acts_by": [objects.of(act) for act in person.acts],
        "quotes_about": [objects.of(quote) for quote in people.about(person)],
        "corrections": [objects.of(correction) for correction in people.corrections(person)],
        "actors": [actor.id for actor in person.actors],
    }


def _counts(record: Record, variant: Variant) -> dict[str, int]:
    return {record.letter(one): variant.reports[one] for one in record.digests() if one in variant.reports}


def _lines(record: Record, people: People, person: Person) -> Iterator[tuple[int, str]]:
    """Indent and text of each line."""
    also = f", printed {person.printed}" if person.name != person.printed else ""
    yield 0, f"{person.name} ({person.type}{also}) · {person.id[:SHORT_ID]}"
    names = [variant for variant in person.variants if variant.form == "name"]
    others = [variant for variant in person.variants if variant.form != "name"]
    for title, variants in (("names", names), ("other words for it", others)):
        if variants:
            yield 0, f"{title}: {'; '.join(_told(record, variant) for variant in variants)}"
    for office in people.offices(person):
        place = f", characters {office.span.start}–{office.span.end}" if office.span else ""
        yield 0, f"called “{office.text}” in {record.letter(office.report)}{place}"
    yield from _corrections(people, person)
    yield from _said(record, people, person)
    yield from _about(record, people, person)


def _told(record: Record, variant: Variant) -> str:
    return f"{variant.text} ({', '.join(f'{letter} {n}' for letter, n in _counts(record, variant).items())})"


def _corrections(people: People, person: Person) -> Iterator[tuple[int, str]]:
    from rashomon.record.corrected import said  # noqa: PLC0415 - the help text does without

    for one in people.corrections(person):
        yield 0, f"correction {one.ordinal}, by {one.by} ({one.status}): {said(one)}"


def _said(record: Record, people: People, person: Person) -> Iterator[tuple[int, str]]:
    yield 0, f"{count(len(person.quotes), 'quote')} by it"
    for those in people.utterances(person.quotes):
        if len(those) > 1:
            yield 2, f"one utterance, {len(those)} wordings"
        for quote in those:
            yield 4 if len(those) > 1 else 2, _quote(record, quote)
    if person.acts:
        yield 0, f"{count(len(person.acts), 'act')} of speech, told without words"
    for act in person.acts:
        yield 2, _quote(record, act)


def _about(record: Record, people: People, person: Person) -> Iterator[tuple[int, str]]:
    about = people.about(person)
    yield 0, f"{count(len(about), 'quote')} of others about it"
    for quote in about:
        yield 2, f"{_speaker(record, people, quote)}: {_quote(record, quote)}"


def _speaker(record: Record, people: People, quote: Quote) -> str:
    if found := people.of(people.source(quote)):
        return found.name
    return bare(record.text(quote.source)) if quote.source else "no source found"


def _quote(record: Record, quote: Quote) -> str:
    cue = f"{record.text(quote.cue)} · " if quote.cue else ""
    letter, words = record.letter(quote.content.report), record.text(quote.content)
    return f"{letter} · {cue}{quote.type} · {quote.id[:SHORT_ID]} · {words}"
