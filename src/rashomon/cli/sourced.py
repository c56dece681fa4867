"""Takes a record, gives who is heard in each report, through what, and what has no named source: `sourcing`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.app import NOTHING, OK, Call, Command
from rashomon.cli.clauses import readable
from rashomon.cli.filters import Filters, filtered
from rashomon.cli.looking import where_argument
from rashomon.cli.terminal import count, name_of
from rashomon.text import Span

if TYPE_CHECKING:
    from rashomon.cli.filters import Sieve
    from rashomon.export.jsonl import Objects
    from rashomon.record import Record
    from rashomon.sourcing import Channel, Folder, Sourcing, Unnamed, Voice

TYPES = ("direct", "mixed", "indirect")


@click.command(
    cls=Command,
    examples=[
        "rashomon sourcing summit",
        "rashomon sourcing summit --report B",
        'rashomon sourcing --about "the plan"',
    ],
)
@where_argument
@filtered
@click.pass_obj
def sourcing(call: Call, where: str | None, filters: Filters) -> int:
    """Show for each report who is heard, as what, through which channel, and what is told on nobody's word.

    Also told: who is spoken of in the reports and heard in none. These are counts and passages, and no grade.
    """
    from rashomon.cli.filters import Sieve  # noqa: PLC0415 - the help text does without
    from rashomon.record.used import lexicon_of  # noqa: PLC0415
    from rashomon.sourcing import sourcing as ask  # noqa: PLC0415

    with call.record(where) as record:
        found, sieve = ask(record, lexicon_of(record)), Sieve(record, filters)
        answer = answer_object(record, found, sieve)
        if call.terminal.json:
            call.terminal.object(answer)
        else:
            _show(call, answer)
            call.terminal.next(f"rashomon quotes {name_of(record.path)} --no-source", "quotes whose source is not told")
    return OK if any(one["voices"] or one["unnamed"] for one in answer["reports"]) else NOTHING


def answer_object(record: Record, found: Folder, sieve: Sieve) -> dict[str, Any]:
    """The answer as JSON shows it; a form that only grows."""
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without
    from rashomon.record.whole import passages  # noqa: PLC0415
    from rashomon.sourcing import ORDER  # noqa: PLC0415

    objects = Objects(record)
    return {
        "order": ORDER,
        "reports": [_report(record, objects, one, sieve) for one in found.reports if sieve.reads(one.report)],
        "heard_in_none": [_absent(record, person) for person in found.absent],
        "shown": [objects.span(span) for span in passages(record, shown(record, found, sieve))],
    }


def shown(record: Record, found: Folder, sieve: Sieve) -> Iterator[Span]:
    """The passages an answer rests on: first what nobody named says, then channels and descriptions."""
    for one in found.reports:
        yield from (_told(record, unnamed) for unnamed in one.unnamed if sieve.keeps(unnamed.at))
    for one in found.reports:
        yield from (_carried(record, channel) for channel in one.channels if _is_told(channel, sieve))
        for voice in one.voices:
            yield from (span for span in voice.described if sieve.keeps(span))


def _is_told(channel: Channel, sieve: Sieve) -> bool:
    """Whether a channel is asked for. A person who tells what another said is a voice, and stands among them."""
    return sieve.keeps(channel.at) and (channel.person is None or channel.person.type != "person")


def _told(record: Record, unnamed: Unnamed) -> Span:
    """What nobody named says, with the word that tells of it, where both stand in one sentence."""
    from rashomon.record.whole import together  # noqa: PLC0415 - the help text does without

    quote, at = unnamed.quote, unnamed.at
    if quote is not None and quote.type == "direct":
        return at
    if quote is not None:
        at = together(record, [at, *filter(None, [quote.source, quote.cue])]) or at
    return readable(record, at, Span.of(at.report, at.end - 1, at.end))


def _carried(record: Record, channel: Channel) -> Span:
    """Who says something through a channel, and the channel, where what is said does not stand between them."""
    from rashomon.record.whole import together  # noqa: PLC0415 - the help text does without

    quote = channel.quotes[0]
    if channel.kind == "source" and quote.cue and quote.cue.start > channel.at.start:
        return channel.at
    for parts in ([quote.source, quote.cue, channel.at], [quote.cue, channel.at]):
        span = together(record, filter(None, parts))
        if span and not span.overlaps(quote.content):
            return span
    return channel.at


def _report(record: Record, objects: Objects, one: Sourcing, sieve: Sieve) -> dict[str, Any]:
    return {
        "report": one.report,
        "label": record.label(one.report),
        "voices": [made for voice in one.voices if (made := _voice(objects, voice, sieve))],
        "channels": [
            {
                "channel": channel.text,
                "type": channel.kind,
                "quotes": len(channel.quotes),
                "span": objects.span(channel.at),
            }
            for channel in one.channels
            if sieve.keeps(channel.at)
        ],
        "unnamed": [
            {"type": unnamed.kind, "because": unnamed.because, "span": objects.span(unnamed.at)}
            for unnamed in one.unnamed
            if sieve.keeps(unnamed.at)
        ],
        "heard_elsewhere": [person.name for person in one.elsewhere],
    }


def _voice(objects: Objects, voice: Voice, sieve: Sieve) -> dict[str, Any] | None:
    quotes = [quote for quote in voice.quotes if sieve.keeps(quote.content, *filter(None, [quote.source]))]
    if not quotes:
        return None
    return {
        "name": voice.name,
        "actor": voice.person.id if voice.person else None,
        "type": voice.person.type if voice.person else None,
        "introduced": voice.introduced,
        "office": voice.office or None,
        "acts_for": list(voice.acts_for),
        "studies_or_comments": voice.scholarly,
        "quotes": {name: sum(quote.type == name for quote in quotes) for name in TYPES},
        "span": objects.span(voice.at),
        "described": [objects.span(span) for span in voice.described],
        "said": [quote.id for quote in quotes],
    }


def _absent(record: Record, person: Any) -> dict[str, Any]:
    letters = [record.letter(digest) for digest in record.digests() if digest in person.reports]
    return {"name": person.name, "type": person.type, "mentions": len(person.mentions), "reports": letters}


# ── as text ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _show(call: Call, answer: dict[str, Any]) -> None:
    for one in answer["reports"]:
        call.terminal.line(one["label"])
        for indent, line in _lines(one):
            call.terminal.line(line, indent=indent)
        call.terminal.line()
    absent = [f"{one['name']} ({count(one['mentions'], 'mention')})" for one in answer["heard_in_none"]]
    call.terminal.line("spoken of and heard in no report: " + ("; ".join(absent) or "nobody"))


def _lines(one: dict[str, Any]) -> Iterator[tuple[int, str]]:
    for voice in one["voices"]:
        yield 2, _voice_line(voice)
    if not one["voices"]:
        yield 2, "nobody is quoted"
    for channel in one["channels"]:
        how = "through" if channel["type"] == "source" else f"in or on ({channel['type']})"
        yield 2, f"{how}: {channel['channel']} ({count(channel['quotes'], 'quote')})"
    for unnamed in one["unnamed"]:
        yield 2, f"nobody named: {_text(unnamed['span'])}"
        yield 6, unnamed["because"]
    if one["heard_elsewhere"]:
        yield 2, "mentioned here, heard in other reports only: " + ", ".join(one["heard_elsewhere"])


def _voice_line(voice: dict[str, Any]) -> str:
    counts = ", ".join(f"{number} {name}" for name, number in voice["quotes"].items() if number)
    role = [voice["introduced"]] if voice["introduced"] != voice["name"] else []
    if voice["office"] and voice["office"] not in voice["introduced"]:
        role.append(voice["office"])
    if voice["acts_for"]:
        role.append("for " + " and ".join(voice["acts_for"]))
    return f"{voice['name']}{f' ({"; ".join(role)})' if role else ''}: {counts}"


def _text(span: Any) -> str:
    pieces: Iterable[dict[str, Any]] = span if isinstance(span, list) else [span]
    return " … ".join(piece["text"] for piece in pieces)
