"""Takes a string, gives the full calendar dates in it as ISO dates; a date that could be read two ways is none.

And takes what a person writes for a day, a month, a year or an interval; gives its first and last day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"

FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        rf"\b{MONTH} {{0,3}}{DAY},? {{1,3}}{YEAR}",
        rf"(?<!\d){DAY} {{0,3}}(?:of {{1,3}})?{MONTH},? {{0,3}}{YEAR}",
        rf"(?<!\d){DAY}-{MONTH}-{YEAR}",
        r"(?<![\d/-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<number>[01]?\d)(?P=mark)(?P<day>[0-3]?\d)(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<number>[01]\d)(?P<day>[0-3]\d)(?=T|$)",
        rf"(?<![\d.])(?P<day>[0-3]?\d)\.(?P<number>[01]?\d)\.{YEAR}",
        rf"(?<![\d/])(?P<one>[0-3]?\d)/(?P<two>[0-3]?\d)/{YEAR}",
    )
)
"""Month first, day first, 21-Mar-2023, 2023-03-21, 20230321, 21.03.2023, and 3/21/2023 where one part is above 12."""


class Found(NamedTuple):
    """A date and where it stands, code points, end excluded."""

    iso: str
    start: int
    end: int


def dates(text: str) -> Iterator[Found]:
    """The full dates of a text, form by form."""
    for form in FORMS:
        for found in form.finditer(text):
            if day := _day(found.groupdict()):
                yield Found(day.isoformat(), found.start(), found.end())


def first(text: str) -> Found | None:
    """The full date that stands first."""
    return min(dates(text), key=lambda found: (found.start, -found.end), default=None)


def iso(value: str) -> str | None:
    """The ISO date of a value that is a date, perhaps with a time of day; None when it holds none."""
    found = first(value.strip())
    return found.iso if found else None


def _day(parts: dict[str, str | None]) -> date | None:
    month, day = _month(parts), parts.get("day")
    if parts.get("one"):
        one, two = int(parts["one"] or 0), int(parts["two"] or 0)
        if (one > 12) == (two > 12) and one != two:
            return None
        month, day = (two, str(one)) if one > 12 else (one, str(two))
    try:
        return date(int(parts["year"] or 0), month, int(day or 0))
    except ValueError:
        return None


def _month(parts: dict[str, str | None]) -> int:
    if name := parts.get("month"):
        return MONTHS.index(name[:3].lower()) + 1
    return int(parts.get("number") or 0)


ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII)


def days(value: str) -> tuple[str, str] | None:
    """The first and the last day, ISO, of `2023-03-21`, `2023-03`, `2023` or two of these with a slash between them.

    None where it is no such value.
    """
    ends = [_whole(part) for part in value.split("/", 1)]
    first, last = ends[0], ends[-1]
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _whole(value: str) -> tuple[str, str] | None:
    if not (found := ISO.fullmatch(value.strip())):
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        first = date(year, month or 1, day or 1)
        following = date(year + (month in {0, 12}), month % 12 + 1 if month else 1, 1)
    except ValueError:
        return None
    last = first if day else following - timedelta(days=1)
    return first.isoformat(), last.isoformat()
