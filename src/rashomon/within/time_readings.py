"""Takes nothing, gives what the words of a time say: a `Reading`.

What hangs on something else is left as a `shift` from an anchor: steps such as `day-1` (the day before), `weekday=2`
(the Tuesday meant), `year-1 month=9` (of the year before, its September), `weekday=2 part=TEV`. `across.date_values`
walks them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rashomon.within.time_words import TimeWords

DAY_UNITS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "E": "decade", "C": "century"}
STEPS = {**DAY_UNITS, "WE": "weekend", "N": "day", "F": "fortnight", "S": "half"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of a time say: a TIMEX3 type, and a value or a shift from an anchor."""

    type: str
    value: str = ""
    shift: str = ""
    anchor: str = ""
    """`publication`, `earlier` (a time told before) or `event`; empty where the value stands by itself."""
    mod: str = ""
    direction: str = ""
    """`past` or `future` where the words themselves say it."""


type Groups = Mapping[str, str]
type Make = Callable[[Groups, TimeWords], Reading | None]
