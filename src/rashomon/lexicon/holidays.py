"""Takes when a day with a name falls, and a year; gives its date."""

from __future__ import annotations

import re
from datetime import date, timedelta

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FORM = re.compile(r"(?P<month>\d\d)-(?:(?P<day>\d\d)|(?P<nth>[1-5]|last)(?P<weekday>[a-z]{3}))|easter(?P<off>[+-]\d+)")


def falls(rule: str, year: int) -> date | None:
    """The date; None where the rule is none, or the year has no such day."""
    found = FORM.fullmatch(rule)
    if not found:
        return None
    if found["off"]:
        return easter(year) + timedelta(days=int(found["off"]))
    month = int(found["month"])
    try:
        return (
            date(year, month, int(found["day"])) if found["day"] else _nth(year, month, found["nth"], found["weekday"])
        )
    except ValueError:
        return None


def _nth(year: int, month: int, nth: str, weekday: str) -> date:
    day = WEEKDAYS.index(weekday)
    if nth == "last":
        end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return end - timedelta(days=(end.weekday() - day) % 7)
    start = date(year, month, 1)
    return start + timedelta(days=(day - start.weekday()) % 7 + 7 * (int(nth) - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm printed by Nature in 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
