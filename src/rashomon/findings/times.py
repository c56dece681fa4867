"""Takes nothing, gives the kinds of what is told of times: expressions, clues, and what is reckoned."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from rashomon.findings.base import Finding
from rashomon.text import Span


@dataclass(frozen=True, slots=True)
class TimeExpression(Finding):
    """A place where a text tells a time, as the article alone tells it: what is relative stays relative."""

    kind: ClassVar[str] = "time_expression"
    article: str
    span: Span
    type: str
    """As in TIMEX3: `DATE`, `TIME`, `DURATION` or `SET`."""
    text: str = field(compare=False)
    """The characters of the span."""
    value: str = field(compare=False, default="")
    """The TIMEX3 value where the words alone tell it; else empty, and `shift` says how it hangs on its anchor."""
    shift: str = field(compare=False, default="")
    """Steps from the anchor: `day-1`, `weekday=2`, `year-1 month=9`; see `within.time_rules`."""
    anchor: str = field(compare=False, default="")
    """`publication`, `speech` (the day the words around it were said), `earlier` (a time told before) or `event`."""
    anchor_span: Span | None = field(compare=False, default=None)
    """The time or the event it hangs on, where the article tells it."""
    mod: str = field(compare=False, default="")
    """As in TIMEX3: `START`, `MID`, `END`, `APPROX`, `MORE_THAN`, ..."""
    direction: str = field(compare=False, default="")
    """`past` or `future` of its anchor: by the words themselves, else by the tense of the verb that governs them."""
    voice: str = field(compare=False, default="narrative")
    """`narrative`, `speech` (inside quotation marks) or `caption`."""
    because: str = field(compare=False, default="")
    sentence: Span | None = field(compare=False, default=None)
    """The sentence that tells it."""
    same_span: Span | None = field(compare=False, default=None)
    """For "the previous year": a year told by its number of which the text tells the same."""


@dataclass(frozen=True, slots=True)
class DayClue(Finding):
    """What an article itself tells of the day it was published: bounds, and the words they rest on."""

    kind: ClassVar[str] = "day_clue"
    article: str
    span: Span
    sort: str
    """`published` (metadata), `caption` (a full date beneath a picture), `weekday` (told as of this week), `year`,
    `told` (the latest past that it tells by its number), `article`."""
    first: str = field(compare=False, default="")
    """The ISO date before which it was not published; empty where nothing tells."""
    last: str = field(compare=False, default="")
    """The ISO date after which it was not."""
    weekdays: str = field(compare=False, default="")
    """The weekdays told as of this week, 1 to 7, the latest told last."""
    story: str = field(compare=False, default="")
    """The story the article belongs to, where it belongs to one."""
    because: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class Dated(Finding):
    """The interval a time or an article's publication lies in, as far as it can be told, and why."""

    kind: ClassVar[str] = "dated"
    article: str
    subject: str
    """The id of the `TimeExpression` or of the `Article`."""
    span: Span
    """The words it rests on."""
    value: str = field(compare=False, default="")
    """The TIMEX3 value; with `X` where a digit is unknown."""
    first: str = field(compare=False, default="")
    """The first day of the interval, ISO; empty where unknown."""
    last: str = field(compare=False, default="")
    """The last day of the interval, ISO; empty where unknown."""
    edtf: str = field(compare=False, default="")
    """The same in the Extended Date/Time Format: `2023-03-21`, `2022-02~`, `2023-03-21/..`."""
    basis: str = field(compare=False, default="unknown")
    """`stated`, `reckoned` (from a day that is known), `inferred` or `unknown`."""
    because: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class Occasion(Finding):
    """The story an event is told in, and the days it lies in as far as they can be told."""

    kind: ClassVar[str] = "occasion"
    article: str
    event: str
    """The id of the `Event`."""
    span: Span
    """The time that it is told with; else the words of the event."""
    story: str = field(compare=False, default="")
    """The group of its article's story; the article where it is the only one."""
    first: str = field(compare=False, default="")
    """The first day, ISO; empty where unknown."""
    last: str = field(compare=False, default="")
    """The last day, ISO; empty where unknown."""
    edtf: str = field(compare=False, default="")
    """The same in the Extended Date/Time Format."""
    basis: str = field(compare=False, default="unknown")
    """`stated`, `reckoned`, `inferred` or `unknown`, as of `Dated`."""
    told: bool = field(compare=False, default=False)
    """Whether the days are those of a time that is told of it; else, of the report's publication."""
    because: str = field(compare=False, default="")
    rooms: tuple[str, ...] = field(compare=False, default=())
    """Where it is held against others; see `across.happenings`."""
