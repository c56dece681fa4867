"""Takes the times of an article and the day it was published; gives the interval each time lies in, and why.

What hangs on publication is reckoned from it, from both ends where it is a range; inside quotation marks from when
the words were said; "that day" from the time told before. What cannot be reckoned is said to be unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from rashomon.across import by_hand, date_values
from rashomon.findings import Article, Correction, Dated, TimeExpression
from rashomon.text import Span

SOME = (2, 10)
"""What "a few" and "recent" span: from two to ten of the unit."""

WIDE = 31
"""Days of a range of publication above which a day reckoned from it is only somewhere within it."""

LENGTHS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365, "decade": 3652}
UNITS = {"D": 1, "W": 7, "M": 30, "Y": 365}


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a time comes to."""

    value: str
    first: date | None = None
    last: date | None = None
    basis: str = "unknown"
    because: str = ""


@dataclass
class Calendar:
    """An article's days: when it was published, the latest day it narrates, and what its times came to."""

    first: date | None
    last: date | None
    basis: str
    because: str
    narrated: date | None = None
    told: dict[Span, Reckoned] = field(default_factory=dict)


def find(
    article: Article, times: Sequence[TimeExpression], dated: Sequence[Dated], corrections: Sequence[Correction]
) -> Iterator[Dated]:
    """The interval of each date and time of day, and of each length of time that is tied to a day."""
    told = by_hand.days(corrections)
    published = next((one for one in dated if one.subject == article.id), None)
    calendar = opened(published)
    for one in sorted(times, key=lambda one: (one.anchor in {"speech", "event"}, one.span)):
        hand = told.get(one.id)
        found = _told(hand) if hand else reckon(one, calendar)
        calendar.told[one.span] = found
        _narrate(one, found, calendar)
        if hand:
            days = hand.first, hand.last, hand.value
            yield Dated(one.article, one.id, one.span, found.value, *days, found.basis, found.because)
        elif found.first or one.type in {"DATE", "TIME"}:
            yield written(one, found)


def opened(published: Dated | None) -> Calendar:
    """The calendar of an article."""
    if published is None or not published.last:
        return Calendar(None, None, "unknown", "the day of publication is unknown")
    first, last = date.fromisoformat(published.first), date.fromisoformat(published.last)
    because = f"published {published.edtf} ({published.because})"
    narrated = first if timedelta() < last - first <= timedelta(days=WIDE) else None
    return Calendar(first, last, published.basis, because, narrated)


def _told(hand: by_hand.Told) -> Reckoned:
    """What a time comes to by what a human told."""
    first, last = date.fromisoformat(hand.first), date.fromisoformat(hand.last)
    return Reckoned(hand.value.partition("/")[0], first, last, by_hand.BASIS, hand.because)


def _narrate(one: TimeExpression, found: Reckoned, calendar: Calendar) -> None:
    """The latest day that the narrative tells of, not after publication."""
    if one.voice != "narrative" or found.first is None or found.first != found.last or calendar.last is None:
        return
    if found.first <= calendar.last and one.direction != "future" and found.first >= calendar.last - timedelta(days=7):
        calendar.narrated = max(calendar.narrated or found.first, found.first)


def reckon(one: TimeExpression, calendar: Calendar) -> Reckoned:
    """What a time comes to."""
    if one.type in {"DURATION", "SET"}:
        return _length(one, calendar)
    if one.value.endswith("_REF"):
        return _vague(one, calendar)
    if one.value:
        return _found(one.value, one.mod, "stated", one.because)
    match one.anchor:
        case "publication":
            return _from_publication(one, calendar)
        case "speech":
            return _from_speech(one, calendar)
        case "earlier":
            return _from_earlier(one, calendar)
        case _:
            return _from_event(one, calendar)


def _found(value: str, mod: str, basis: str, because: str) -> Reckoned:
    days = date_values.interval(value)
    if days is None:
        return Reckoned(value, because=because)
    first, last = date_values.modified(*days, mod)
    return Reckoned(value, first, last, basis, because)


def _from_publication(one: TimeExpression, calendar: Calendar) -> Reckoned:
    if calendar.first is None or calendar.last is None:
        return Reckoned(unknown(one.shift), because=calendar.because)
    ends = [date_values.value(one.shift, day, one.direction) for day in (calendar.first, calendar.last)]
    basis = "reckoned" if calendar.basis == "stated" else "inferred"
    if ends[0] == ends[1]:
        return _found(ends[0], one.mod, basis, calendar.because)
    if calendar.basis != "stated" and one.shift.startswith("day+0") and calendar.narrated:
        value = date_values.value(one.shift, calendar.narrated, one.direction)
        return _found(value, one.mod, "inferred", f"taken as the latest day the report tells of; {calendar.because}")
    intervals = [date_values.interval(value) for value in ends]
    if not all(intervals):
        return Reckoned(unknown(one.shift), because=calendar.because)
    first, last = min(days[0] for days in intervals if days), max(days[1] for days in intervals if days)
    if (calendar.last - calendar.first).days > WIDE:
        first, last = calendar.first, calendar.last
    return Reckoned(unknown(one.shift), first, last, basis, calendar.because)


def _from_speech(one: TimeExpression, calendar: Calendar) -> Reckoned:
    said = calendar.told.get(one.anchor_span) if one.anchor_span else None
    if said and said.first and said.first == said.last:
        value = date_values.value(one.shift, said.first, one.direction)
        basis = "reckoned" if said.basis == by_hand.BASIS else said.basis
        return _found(value, one.mod, basis, f"said on {said.first}, as the report tells beside it")
    day = calendar.last if calendar.basis == "stated" else calendar.narrated
    if day is None:
        return Reckoned(unknown(one.shift), because="when it was said is not told; " + calendar.because)
    value = date_values.value(one.shift, day, one.direction)
    what = "the day of publication" if calendar.basis == "stated" else "the latest day the report tells of"
    return _found(value, one.mod, "inferred", f"when it was said is not told; taken from {what}, {day}")


def _from_earlier(one: TimeExpression, calendar: Calendar) -> Reckoned:
    before = calendar.told.get(one.anchor_span) if one.anchor_span else None
    if before is None or before.first is None:
        return Reckoned(unknown(one.shift), because=one.because + ", whose day is unknown")
    value = _as_long(one.shift, before.value) or date_values.value(one.shift, before.first, one.direction)
    basis = "reckoned" if before.basis in {"stated", by_hand.BASIS} else before.basis
    return _found(value, one.mod, basis, one.because)


def _as_long(shift: str, before: str) -> str:
    """A year before a quarter is a quarter, a month of "that year" a month: as fine as what it hangs on."""
    if shift == "quarter-1" and "-Q" in before:
        return before
    if (found := re.fullmatch(r"year([+-]\d+)", shift)) and (
        parts := re.fullmatch(r"(\d{4})(-Q\d|-H\d|-\d\d)?", before)
    ):
        return f"{int(parts[1]) + int(found[1]):04d}{parts[2] or ''}"
    return ""


def _from_event(one: TimeExpression, calendar: Calendar) -> Reckoned:
    """The second day of a visit: where the report tells it as news, the latest day that it tells of."""
    if one.anchor_span is None or one.voice == "caption" or calendar.narrated is None or one.shift.startswith("day-"):
        return Reckoned(unknown(one.shift), because="counted from an event whose day is unknown")
    because = f"counted from an event; told as news, so the latest day the report tells of, {calendar.narrated}"
    return _found(calendar.narrated.isoformat(), one.mod, "inferred", because)


def _vague(one: TimeExpression, calendar: Calendar) -> Reckoned:
    """Recently, soon, a few days ago: an interval only where a unit is told."""
    found = re.fullmatch(r"some=(\w+?)([+-])1", one.shift)
    if not found or calendar.first is None or calendar.last is None or one.anchor != "publication":
        return Reckoned(one.value, because="no day can be told from these words")
    size = LENGTHS.get(found[1], 1)
    low, high = (timedelta(days=size * count) for count in SOME)
    if found[2] == "-":
        return Reckoned(one.value, calendar.first - high, calendar.last - low, "inferred", "about; " + calendar.because)
    return Reckoned(one.value, calendar.first + low, calendar.last + high, "inferred", "about; " + calendar.because)


def _length(one: TimeExpression, calendar: Calendar) -> Reckoned:
    """The past ten years: a length of time up to the day of publication, or from it."""
    found = re.fullmatch(r"P(\d+)([DWMY])", one.value)
    if not found or one.anchor not in {"publication", "speech"} or calendar.first is None or calendar.last is None:
        return Reckoned(one.value, because=one.because)
    length = timedelta(days=min(int(found[1]) * UNITS[found[2]], 300_000))
    basis = "reckoned" if calendar.basis == "stated" else "inferred"
    if one.direction == "future":
        return Reckoned(one.value, calendar.first, calendar.last + length, basis, calendar.because)
    return Reckoned(one.value, calendar.first - length, calendar.last, basis, calendar.because)


def unknown(shift: str) -> str:
    """The TIMEX3 value of what is told but cannot be placed: a Tuesday of some year."""
    out = "XXXX-XX-XX"
    for step in date_values.STEP.finditer(shift):
        match step["unit"], step["value"]:
            case "weekday", str(number):
                out = f"XXXX-WXX-{number}"
            case "month", str(number):
                out = f"XXXX-{int(number):02d}"
            case "date", str(day):
                out = f"XXXX-{day}"
            case "season", str(name):
                out = f"XXXX-{name}"
            case "quarter", str(number):
                out = f"XXXX-Q{number}"
            case "part", str(name):
                out += name
            case "clock", str(time):
                out += f"T{time}"
            case ("week" | "month" | "year" | "quarter") as unit, None:
                out = {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "quarter": "XXXX-QX"}[unit]
    return out


def written(one: TimeExpression, found: Reckoned) -> Dated:
    """The finding."""
    first = found.first.isoformat() if found.first else ""
    last = found.last.isoformat() if found.last else ""
    shown = ""
    if found.first and found.last:
        vague = bool(one.mod) or found.value.endswith("_REF")
        shown = date_values.edtf(found.value, found.first, found.last, vague)
    return Dated(one.article, one.id, one.span, found.value, first, last, shown, found.basis, found.because)
