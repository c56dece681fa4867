"""Takes a record, gives who stands where: `positions`, party by party and report by report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli import over_time as steps
from rashomon.cli import taken
from rashomon.cli.app import NOTHING, OK, Call, Command
from rashomon.cli.filters import Filters, Sieve, filtered
from rashomon.cli.looking import limit_option, where_argument
from rashomon.cli.terminal import count, name_of

if TYPE_CHECKING:
    from rashomon.papers import Paper
    from rashomon.record import Record
    from rashomon.standings import Stand, Standings, Subject
    from rashomon.text import Span

DAY = click.DateTime(formats=["%Y-%m-%d"])

REACH = 200
"""Code points over which a sentence is looked through for the paper that is asked for."""

BESIDE = 0.9
"""How much a position fits that stands in one sentence with the paper that is asked for."""

EFFORTS = {
    *("effort", "talk", "talks", "dialogue", "dialog", "negotiation", "mediation", "diplomacy", "overture"),
    *("intention", "position", "stance", "outreach", "role", "engagement", "offer", "idea", "vision", "principle"),
}
"""Words for what goes with a paper: a stand on its owner's efforts or talks bears on the paper."""

NEAR = 0.8
"""How much such a stand fits."""

ALONE = 0.75
"""How much a sentence must be about what is asked for a position on something else in it to be shown beside."""


@click.command(
    cls=Command,
    examples=[
        'rashomon positions summit --about "the tunnel plan"',
        "rashomon positions summit --actor Korrin",
        "rashomon positions summit --stance reject --from 2024-01-01",
    ],
)
@where_argument
@filtered
@click.option("--stance", metavar="STANCE", help="Only this stance: support, welcome, open, conditional, neutral, …")
@click.option("--from", "since", type=DAY, help="Only positions as of this day or later (YYYY-MM-DD).")
@click.option("--to", "until", type=DAY, help="Only positions as of this day or before.")
@click.option("--over-time", is_flag=True, help="Each party’s positions in order of time.")
@limit_option
@click.pass_obj
def positions(
    call: Call,
    /,
    *,
    over_time: bool,
    where: str | None,
    filters: Filters,
    stance: str | None,
    since: Any,
    until: Any,
    limit: int | None,
) -> int:
    """Show the positions of each party on each proposal, plan or act, report by report, with the passages.

    What somebody else says of a party's position names that one. A position is as of the time it is told of, else of
    its report; those without a known day are left out where --from or --to is given.
    """
    from rashomon.standings import ORDER, Standings  # noqa: PLC0415 - the help text does without

    with call.record(where) as record:
        standings = Standings(record)
        stands = chosen(record, standings, filters)
        stands = [one for one in stands if not stance or one.position.stance == stance]
        stands = [one for one in stands if _within(one, since, until)]
        subjects = _ranked(standings.subjects(stands), stands, asked=bool(filters.about))[:limit]
        if call.terminal.json:
            rows = [_row(record, standings, subject) for subject in subjects]
            call.terminal.object({"order": ORDER, "subjects": rows, "shown": taken.shown(record, subjects)})
        else:
            for subject in subjects:
                if over_time:
                    steps.lines(call.terminal, record, subject)
                else:
                    _show(call, record, standings, subject)
        if subjects and not call.terminal.json:
            call.terminal.say(f"{count(len(subjects), 'thing')} that positions are told on: {ORDER}")
            call.terminal.next(f"rashomon documents {name_of(record.path)}", "what is said to be in the papers")
        if not subjects:
            call.terminal.say("rashomon: no position found; nothing follows from that on where anybody stands")
            if filters.actor and not standings.papers.people.meant(filters.actor):
                call.terminal.say(f"no report here mentions {filters.actor}")
    return OK if subjects else NOTHING


# ── which ────────────────────────────────────────────────────────────────────────────────────────────────────────


def chosen(record: Record, standings: Standings, filters: Filters) -> list[Stand]:
    """The positions that fit. For a topic: those on a paper that it names, then those in sentences about it."""
    sieve = Sieve(record, Filters(report=filters.report, story=filters.story))
    found = [stand for stand in standings.all if sieve.keeps(stand.position.span)]
    if filters.actor:
        found = _of(record, found, filters)
    if not filters.about:
        return found
    named = {paper.id for paper in standings.papers.all if _names(record, paper, filters.about)}
    about = Sieve(record, Filters(about=filters.about))
    owners = {key for paper in standings.papers.all if paper.id in named for key in paper.keys}
    places = [m.span for paper in standings.papers.all if paper.id in named for m in paper.mentions]
    scored = []
    for stand in found:
        paper = standings.papers.of(stand.position.document) if stand.position.document else None
        beside = BESIDE if _in_one_sentence(record, stand.position.span, places) else 0.0
        if set(stand.position.about[:1]) & EFFORTS and set(stand.position.parties) & owners:
            beside = max(beside, NEAR)
        score = 1.0 if paper and paper.id in named else max(beside, about.fit(stand.position.span))
        scored.append((score, stand))
    least = ALONE if any(score == 1.0 for score, _ in scored) and named else 0.0
    return [stand for score, stand in sorted(scored, key=lambda pair: -round(pair[0], 3)) if score > least]


def _in_one_sentence(record: Record, span: Span, places: Iterable[Span]) -> bool:
    """Whether one of some places stands in the sentence of a passage."""
    for place in places:
        if place.report == span.report and max(place.start - span.end, span.start - place.end) < REACH:
            between = record.report_text(span.report)[min(span.end, place.end) : max(span.start, place.start)]
            if not re.search(r"[.!?]\W|\n", between):
                return True
    return False


def _of(record: Record, stands: Iterable[Stand], filters: Filters) -> list[Stand]:
    """The positions of an actor, of those who act for it, and those it ascribes to others."""
    from rashomon.check.names import words_of  # noqa: PLC0415 - the help text does without

    asked = set(words_of(filters.actor or ""))
    sieve = Sieve(record, Filters(actor=filters.actor))
    return [
        stand
        for stand in stands
        if asked <= set(words_of(stand.party))
        or asked <= set(words_of(stand.name))
        or asked <= set(words_of(stand.ascriber))
        or sieve.keeps(stand.position.holder)
    ]


def _names(record: Record, paper: Paper, words: str) -> bool:
    """Whether words name a paper: each is a word of its names, its topics, its type, or a name of whose it is."""
    from rashomon.check.names import words_of  # noqa: PLC0415 - the help text does without
    from rashomon.cli.speakers import names_of  # noqa: PLC0415

    asked = [word for word in words_of(words) if word not in {"the", "a", "on", "of", "for"}]
    known = {word for text in paper.wordings for word in words_of(text)} | set(paper.topics) | {paper.type}
    own = {actor for document in paper.documents for actor in document.authors}
    names = names_of(record)
    met = 0
    for word in asked:
        bearer = names.bearing((word,))
        if word in known or (bearer and set(bearer.actors) & own):
            met += 1
    return bool(asked) and met == len(asked) and any(word in known for word in asked)


def _within(stand: Stand, since: Any, until: Any) -> bool:
    """Whether the day of a position may lie in an interval; one without a known day does not."""
    if since is None and until is None:
        return True
    known = bool(stand.first and stand.last)
    late = since is None or stand.last >= since.date().isoformat()
    return known and late and (until is None or stand.first <= until.date().isoformat())


def _ranked(subjects: list[Subject], stands: list[Stand], *, asked: bool) -> list[Subject]:
    """In the order of what fits best where a topic is asked for, else as they come."""
    if not asked:
        return subjects
    place = {stand.position.id: number for number, stand in enumerate(stands)}
    return sorted(subjects, key=lambda subject: min(place[stand.position.id] for stand in subject.stands))


# ── how ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _row(record: Record, standings: Standings, subject: Subject) -> dict[str, Any]:
    return {
        "id": subject.id,
        "name": subject.name,
        "document": subject.paper.id if subject.paper else None,
        "wordings": list(subject.wordings),
        "parties": [
            {"party": party, "reports": [_cell(record, subject, party, digest) for digest in record.digests()]}
            for party in subject.parties
        ],
        "over_time": steps.plain(record, subject),
        "no_position_of": [person.name for person in standings.unheard(subject)],
    }


def _cell(record: Record, subject: Subject, party: str, digest: str) -> dict[str, Any]:
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without

    objects = Objects(record)
    return {
        "label": record.label(digest),
        "report": digest,
        "positions": [
            {
                **objects.of(stand.position),
                "holder_name": stand.name,
                "ascriber_name": stand.ascriber or None,
                "as_of": stand.day or None,
                "later_account": stand.earlier,
            }
            for stand in subject.cell(party, digest)
        ],
    }


def told(record: Record, stand: Stand) -> str:
    """`reject (so Putin; of the previous year)`."""
    position = stand.position
    notes = [f"so {stand.ascriber}"] if stand.ascriber else []
    notes += ["as possible"] if position.hedged else []
    if position.when:
        notes.append(f"{'later account, of' if stand.earlier else 'as of'} {record.text(position.when)}")
    if position.reason:
        notes.append(f"reason: {record.text(position.reason)}")
    return position.stance + (f" ({'; '.join(notes)})" if notes else "")


def _show(call: Call, record: Record, standings: Standings, subject: Subject) -> None:
    call.terminal.line(subject.name)
    for party in subject.parties:
        call.terminal.line(party, indent=2)
        for digest in record.digests():
            for stand in subject.cell(party, digest):
                who = "" if stand.name == party else f"{stand.name}: "
                call.terminal.line(f"{record.letter(digest)} · {who}{told(record, stand)}", indent=4)
                call.terminal.line(record.text(stand.position.span), indent=8)
    silent = [record.letter(digest) for digest in record.digests() if digest not in subject.reports]
    if silent:
        call.terminal.line(f"no position on it found in: {', '.join(silent)}", indent=2)
    if unheard := standings.unheard(subject):
        call.terminal.line(f"no position on it found of: {', '.join(person.name for person in unheard[:8])}", indent=2)
    call.terminal.line()
