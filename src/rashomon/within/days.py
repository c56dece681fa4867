"""Takes a text in any language of the tables of months and weekdays, gives the full dates and the weekdays in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rashomon import dates
from rashomon.dates import Found
from rashomon.lexicon import shipped
from rashomon.lexicon.known import plain
from rashomon.text import fold

MONTHS = {name: int(row["number"]) for row in shipped("months") for name in row["names"].split()}

WEEKDAYS = {name: row["number"] for row in shipped("weekdays") for name in row["names"].split()}

WORD = re.compile(r"[^\W\d_]{3,}(?:-feira)?")

WORDED = re.compile(
    r"(?<!\w)(?P<day>[0-3]?\d)(?:\.|º|er|st|nd|rd|th)?[ -](?:de |of )?(?P<month>[^\W\d_]{3,12})\.?,?[ -]"
    r"(?:de |del |do )?(?P<year>(?:(?:19|20)\d\d)|(?<=-)\d\d)(?!\w)"
)
"""`1 de marzo de 2008`, `2. Juli 2008`, `01-Mar-08`."""

CENTURY = 2000
"""Added to a year of two digits."""


def days(text: str) -> Iterator[Found]:
    """The full dates of a text, in order of place."""
    folded = fold(text)
    found = {(one.start, one.end): one for one in dates.dates(folded)}
    for match in WORDED.finditer(folded):
        if day := _day(match):
            found.setdefault(match.span(), Found(day.isoformat(), *match.span()))
    yield from (found[place] for place in sorted(found))


def _day(match: re.Match[str]) -> date | None:
    month, year = MONTHS.get(plain(match["month"]).lower()), int(match["year"])
    try:
        return date(year + CENTURY if year < 100 else year, month or 0, int(match["day"]))
    except ValueError:
        return None


def weekdays(text: str) -> set[str]:
    """The weekdays that a text names, `1` for Monday."""
    return {WEEKDAYS[name] for word in WORD.findall(text) if (name := plain(word).lower()) in WEEKDAYS}
