"""Takes the times of an article in order, gives what each relative one hangs on.

The day of publication; inside quotation marks the day the words were said; a time told earlier ("that day", "a year
earlier"); an event. A caption never serves as the time told earlier: it stands beside the narrative, not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.text import Span
from rashomon.within.time_readings import Reading

DAILY = re.compile(r"(?:weekday|date|day|holiday)[=+-]|^\d{4}-\d\d-\d\d")
QUARTERLY = re.compile(r"quarter|-Q\d")
WIDER = {"week", "month", "year", "quarter", "decade", "century"}

NEAR = 1
"""Sentences back at which "the previous year" still hangs on a time told earlier; farther it is that of publication."""


@dataclass(slots=True)
class Placed:
    """A time in its place: passage and sentence by number, whose voice tells it, and the side the tense tells."""

    span: Span
    text: str
    reading: Reading
    passage: int
    sentence: int
    voice: str
    direction: str
    event: Span | None
    whole: Span
    """The sentence."""
    words: frozenset[tuple[str, str]]
    """Its verbs and nouns, where it tells of a year."""
    anchor: str = ""
    anchor_span: Span | None = None
    because: str = ""
    same: Span | None = None
    """A year told by its number of which the same is told."""

    @property
    def daily(self) -> bool:
        """Whether it tells a day, or a time of one."""
        return self.reading.type in {"DATE", "TIME"} and bool(DAILY.search(self.reading.shift or self.reading.value))

    @property
    def counts(self) -> bool:
        """Whether it tells a time of the calendar that another can hang on."""
        return self.reading.type in {"DATE", "TIME"} and "REF" not in self.reading.value


def settle(placed: Iterable[Placed]) -> Iterator[Placed]:
    """The times, each told what it hangs on."""
    before: list[Placed] = []
    ordered = sorted(placed, key=lambda one: one.span)
    daily: dict[int, list[Placed]] = {}
    _one_week(ordered)
    for one in ordered:
        if one.daily and one.voice == "narrative":
            daily.setdefault(one.passage, []).append(one)
    for one in ordered:
        _settle(one, before, daily.get(one.passage, []))
        if one.voice != "caption" and one.counts:
            before.append(one)
        yield one


def _one_week(placed: list[Placed]) -> None:
    """A weekday that a report tells as past is that day wherever it stands, unless the words say otherwise.

    "Invited him to come during their talks on Tuesday": the verb above is one of what is to come, Tuesday is not.
    """
    named = [one for one in placed if one.reading.shift.startswith("weekday=") and not one.reading.direction]
    past = {one.reading.shift[:9] for one in named if one.direction == "past" and one.voice == "narrative"}
    for one in named:
        if one.reading.shift[:9] in past and one.voice == "narrative":
            one.direction = "past"


def _settle(one: Placed, before: list[Placed], beside: list[Placed]) -> None:
    one.anchor = one.reading.anchor
    if one.anchor == "event":
        one.anchor_span = one.event
        one.because = "counted from an event" + (" that the text names" if one.event else "")
    elif one.anchor == "earlier":
        _earlier(one, before)
    elif one.anchor == "publication" and one.voice == "speech":
        said = min(beside, key=lambda other: abs(other.span.start - one.span.start), default=None)
        one.anchor, one.anchor_span = "speech", said.span if said else None
        one.because = "inside quotation marks: counted from when it was said"
    elif one.anchor:
        one.because = "counted from the day of publication"
    else:
        one.because = "told by its own words"


def _earlier(one: Placed, before: list[Placed]) -> None:
    found = _antecedent(one, before)
    if found is not None:
        one.anchor_span = found.span
        one.because = f"counted from “{found.text}”, told before"
    elif any(unit in one.reading.shift for unit in WIDER):
        one.anchor = "publication"
        one.because = "no time told before that it could hang on: counted from the day of publication"
    else:
        one.because = "counted from a time told before, which was not found"


def _antecedent(one: Placed, before: list[Placed]) -> Placed | None:
    """The last time before it that is as fine as it asks for."""
    shift = one.reading.shift
    if "quarter" in shift or one.text.casefold().endswith(("year ago", "year-ago", "year earlier", "year-earlier")):
        return next(
            (other for other in reversed(before) if QUARTERLY.search(other.reading.shift + other.reading.value)), None
        )
    if shift.startswith("day"):
        return next((other for other in reversed(before) if other.daily and other.voice == one.voice), None)
    for other in reversed(before[-4:]):
        near = other.passage == one.passage and one.sentence - other.sentence <= NEAR
        if near and other.reading.type in {"DATE", "TIME"}:
            return other
    return None
