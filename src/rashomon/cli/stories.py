"""Takes a record, gives its stories: `stories`, which reports tell of one main happening, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.app import NOTHING, OK, Call, Command
from rashomon.cli.filters import Filters, filtered
from rashomon.cli.looking import SHORT_ID, limit_option, where_argument
from rashomon.cli.terminal import count

if TYPE_CHECKING:
    from rashomon.record import Record
    from rashomon.stories import Relation, Story, Telling
    from rashomon.text import Span

SHOWN = 25
"""Passages that the answer as JSON puts first."""


@click.command(
    cls=Command,
    examples=["rashomon stories summit", "rashomon stories summit --report B", "rashomon stories summit --json"],
)
@where_argument
@filtered
@limit_option
@click.pass_obj
def stories(call: Call, /, *, where: str | None, filters: Filters, limit: int | None) -> int:
    """List the stories: articles with the same main happening.

    A story is named by actors, place and date alone. Each article stands with what ties it to the others; stories with
    the same main actors are told as earlier and later, where dates tell so.
    """
    from rashomon.cli.filters import Sieve  # noqa: PLC0415 - the help text does without
    from rashomon.export.jsonl import Objects  # noqa: PLC0415
    from rashomon.stories import ORDER, Stories  # noqa: PLC0415

    with call.record(where) as record:
        view, sieve = Stories(record), Sieve(record, filters)
        found = [story for story in view.all if any(sieve.keeps(telling.article.span) for telling in story.tellings)][
            :limit
        ]
        ids = {story.id for story in found}
        related = [one for one in view.related if {one.earlier.id, one.later.id} & ids]
        if call.terminal.json:
            objects = Objects(record)
            call.terminal.object(
                {
                    "order": ORDER,
                    "shown": [objects.span(span) for span in shown(found, related)],
                    "stories": [story_object(record, story, view.number(story)) for story in found],
                    "related": [_relation(record, one) for one in related],
                }
            )
        elif found:
            for indent, line in [line for story in found for line in _lines(record, story, view.number(story))]:
                call.terminal.line(line, indent=indent)
            for one in related:
                call.terminal.line(_related(one))
            call.terminal.say(f"{count(len(found), 'story', 'stories')}: {ORDER}")
            letter = record.letter(found[0].tellings[-1].article.report)
            call.terminal.next(f"rashomon correct story {letter} REPORT", "puts a report into the story of another")
    if not found:
        call.terminal.say("rashomon: no story found")
    return OK if found else NOTHING


def shown(found: Sequence[Story], related: Sequence[Relation]) -> list[Span]:
    """The passages that the answer rests on: the opening of each report, the words for dates, and for the order."""
    spans = [telling.opening for story in found for telling in story.tellings]
    spans += [span for one in related for span in one.spans]
    spans += [span for story in found for span in story.dated_by]
    return list(dict.fromkeys(spans))[:SHOWN]


def story_object(record: Record, story: Story, number: int) -> dict[str, Any]:
    """A story as JSON shows it; a form that only grows."""
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without

    objects = Objects(record)
    return {
        "id": story.id,
        "number": number,
        "name": story.name,
        "actors": list(story.actors),
        "place": story.place or None,
        "place_span": objects.span(story.place_span) if story.place_span else None,
        "first": story.first or None,
        "last": story.last or None,
        "date": story.date,
        "inferred": bool(story.inferred),
        "inferred_because": story.inferred or None,
        "dated_by": [objects.span(span) for span in story.dated_by],
        "articles": [_telling(record, objects, telling) for telling in story.tellings],
    }


def _telling(record: Record, objects: Any, telling: Telling) -> dict[str, Any]:
    return {
        "report": telling.article.report,
        "letter": record.letter(telling.article.report),
        "label": record.label(telling.article.report),
        "article": telling.article.id,
        "opening": objects.span(telling.opening),
        "first": telling.first or None,
        "last": telling.last or None,
        "date": telling.date or None,
        "own": telling.own,
        "day_because": telling.day_because or None,
        "day_span": objects.span(telling.day_span) if telling.day_span else None,
        "score": telling.link.score if telling.link else None,
        "because": telling.why,
    }


def _relation(record: Record, one: Relation) -> dict[str, Any]:
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without

    objects = Objects(record)
    ends = (
        {"earlier": one.earlier.id, "later": one.later.id}
        if one.known
        else {"one": one.earlier.id, "other": one.later.id}
    )
    return {
        **ends,
        "names": [one.earlier.name, one.later.name],
        "actors": list(one.actors),
        "because": one.because,
        "spans": [objects.span(span) for span in one.spans],
    }


def _lines(record: Record, story: Story, number: int) -> Iterator[tuple[int, str]]:
    yield 0, f"{number} · {story.name} · {story.id[:SHORT_ID]}"
    for telling in story.tellings:
        day = telling.date or "date unknown"
        yield (
            2,
            f"{record.label(telling.article.report)} · {day}{'' if telling.own or not telling.date else ', inferred'}",
        )
        yield 6, telling.why


def _related(one: Relation) -> str:
    if one.known:
        return f"earlier: {one.earlier.name}; later: {one.later.name} ({one.because})"
    return f"related: {one.earlier.name}; {one.later.name} ({one.because})"
