"""Takes a shift and the day it counts from, gives a TIMEX3 value; takes a value, gives its days and its EDTF."""

from __future__ import annotations

import re
from datetime import date, timedelta

from rashomon.lexicon.holidays import falls

STEP = re.compile(r"(?P<unit>[a-z]+)(?:(?P<off>[+-]\d+)|=(?P<value>[\w:+-]+))?")
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which a season of the northern half of the world begins."""

PARTED = re.compile(r"(\d{4}-\d\d-\d\d)T")
YEARS = range(1, 9990)
"""Years that are reckoned with: the calendar of the machine ends with 9999."""


def value(shift: str, anchor: date, direction: str) -> str:
    """What a shift from a day comes to; `direction` is the side of the day a name is looked for on."""
    out = ""
    for step in STEP.finditer(shift):
        unit, off, named = step["unit"], step["off"], step["value"]
        if off is not None:
            out = counted(unit, int(off), anchor)
        elif out and unit in {"month", "season", "quarter", "half", "day", "part", "clock", "weekday"}:
            out = narrowed(out, unit, named or "")
        else:
            out = looked_up(unit, named or "", anchor, direction)
        if not out:
            return ""
    return out


def counted(unit: str, off: int, anchor: date) -> str:
    """So many days, weeks, months, ... from a day."""
    try:
        return _counted(unit, off, anchor)
    except (OverflowError, ValueError):
        return ""


def _counted(unit: str, off: int, anchor: date) -> str:
    if unit == "day":
        return (anchor + timedelta(days=off)).isoformat()
    if unit in {"week", "weekend"}:
        year, week, _ = (anchor + timedelta(weeks=off)).isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + off, 12)
        return f"{year:04d}-{month + 1:02d}" if year in YEARS else ""
    if unit in {"quarter", "half"}:
        size = 3 if unit == "quarter" else 6
        year, part = divmod(anchor.year * (12 // size) + (anchor.month - 1) // size + off, 12 // size)
        return f"{year:04d}-{unit[0].upper()}{part + 1}" if year in YEARS else ""
    size, digits = {"year": (1, 4), "decade": (10, 3), "century": (100, 2)}.get(unit, (0, 0))
    year = anchor.year + off * size if size else 0
    return f"{year:04d}"[:digits] + ("X" if digits == 3 else "") if size and year in YEARS else ""


def narrowed(inside: str, unit: str, named: str) -> str:
    """A part of what was reached: the September of a year, the evening of a day."""
    if unit == "part":
        return inside + named
    if unit == "weekday":
        days = interval(inside)
        return (days[0] + timedelta(days=int(named) - 1)).isoformat() if days else ""
    if unit == "clock":
        return f"{inside}T{named}"
    if unit in {"month", "day"}:
        return f"{inside}-{int(named):02d}"
    return f"{inside}-{named}" if unit == "season" else f"{inside}-{unit[0].upper()}{named}"


def looked_up(unit: str, named: str, anchor: date, direction: str) -> str:
    """The day, month or season of a name that is meant, on the side of the anchor that the tense tells."""
    if unit == "weekday":
        return _weekday(int(named), anchor, direction)
    if unit == "weekend":
        back = (anchor.weekday() - 5) % 7 if direction != "future" else -((5 - anchor.weekday()) % 7 or 7)
        return counted("weekend", 0, anchor - timedelta(days=back))
    if unit == "month":
        return _cyclic(
            [(f"{year:04d}-{int(named):02d}", _month(year, int(named))) for year in _near(anchor)], anchor, direction
        )
    if unit == "date":
        month, day = named.split("-")
        days = [(made.isoformat(), made) for year in _near(anchor) if (made := _day(year, int(month), int(day)))]
        return _nearest(days, anchor, direction)
    if unit == "season":
        return _cyclic(
            [(f"{year:04d}-{named}", _month(year, SEASONS[named])) for year in _near(anchor)], anchor, direction
        )
    if unit == "quarter":
        return _cyclic(
            [(f"{year:04d}-Q{named}", _month(year, int(named) * 3 - 2)) for year in _near(anchor)], anchor, ""
        )
    if unit == "holiday":
        known = [(made.isoformat(), made) for year in _near(anchor) if (made := falls(named, year))]
        return _cyclic(known, anchor, direction)
    return ""


def _near(anchor: date) -> list[int]:
    return [year for year in (anchor.year - 1, anchor.year, anchor.year + 1) if year in YEARS]


def _month(year: int, month: int) -> date:
    return date(year, month, 1)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(number: int, anchor: date, direction: str) -> str:
    back = (anchor.isoweekday() - number) % 7
    if direction == "before":
        back = back or 7
    elif direction == "future":
        back = -((number - anchor.isoweekday()) % 7)
    elif direction == "this":
        back = anchor.isoweekday() - number
    return counted("day", -back, anchor)


def _cyclic(found: list[tuple[str, date]], anchor: date, direction: str) -> str:
    """Of what comes once a year: the last begun, the next not ended, that of this year, or the nearest."""
    if direction == "this":
        return next((name for name, start in found if start.year == anchor.year), "")
    if direction == "past":
        return next((name for name, start in reversed(found) if start <= anchor), "")
    if direction == "future":
        return next((name for name, _ in found if _last(name) >= anchor), "")
    return min(found, key=lambda item: (_away(item[0], item[1], anchor), item[0]))[0] if found else ""


def _last(name: str) -> date:
    days = interval(name)
    return days[1] if days else date.max


def _away(name: str, start: date, anchor: date) -> int:
    """Days between a day and an interval; 0 inside it."""
    return max((start - anchor).days, (anchor - _last(name)).days, 0)


def _nearest(found: list[tuple[str, date]], anchor: date, direction: str) -> str:
    """Of a day of the year: the one nearest to the anchor, rather on the side that the tense tells."""

    def far(item: tuple[str, date]) -> tuple[int, str]:
        days = (item[1] - anchor).days
        wrong = (days > 0 and direction == "past") or (days < 0 and direction == "future")
        return abs(days) + (120 if wrong else 0), item[0]

    return min(found, key=far)[0] if found else ""


def interval(timex: str) -> tuple[date, date] | None:
    """The first and last day of a TIMEX3 value; None where it is no place in the calendar."""
    try:
        return _interval(timex)
    except (ValueError, OverflowError):
        return None


def _interval(timex: str) -> tuple[date, date] | None:
    if found := re.match(r"(\d{4})-(\d\d)-(\d\d)", timex):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", timex):
        start = date.fromisocalendar(int(found[1]), int(found[2]), 6 if found[3] else 1)
        return start, start + timedelta(days=1 if found[3] else 6)
    if found := re.fullmatch(r"(\d{4})-(?:(\d\d)|Q(\d)|H(\d)|(SP|SU|FA|WI))", timex):
        return _months(int(found[1]), found)
    if re.fullmatch(r"\d{4}", timex):
        return date(int(timex), 1, 1), date(int(timex), 12, 31)
    timex = timex.removesuffix("X")
    if re.fullmatch(r"\d{2,3}", timex):
        size = 10 ** (4 - len(timex))
        return date(max(int(timex) * size, 1), 1, 1), date(int(timex) * size + size - 1, 12, 31)
    return None


def _months(year: int, found: re.Match[str]) -> tuple[date, date]:
    _, month, quarter, half, season = found.groups()
    start, length = (int(month), 1) if month else (int(quarter) * 3 - 2, 3) if quarter else (0, 0)
    if half:
        start, length = int(half) * 6 - 5, 6
    if season:
        start, length = SEASONS[season], 3
    end_year, end_month = divmod(year * 12 + start - 1 + length, 12)
    return date(year, start, 1), date(end_year, end_month + 1, 1) - timedelta(days=1)


THIRDS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}


def modified(first: date, last: date, mod: str) -> tuple[date, date]:
    """The part of an interval that `early`, `mid` or `late` says: a third of it, or the whole where it says none."""
    if mod not in THIRDS:
        return first, last
    days, (low, high) = (last - first).days + 1, THIRDS[mod]
    return first + timedelta(days=days * low // 3), first + timedelta(days=max(days * high // 3 - 1, days * low // 3))


EDTF_SEASONS = {
    "SP": "21",
    "SU": "22",
    "FA": "23",
    "WI": "24",
    "Q1": "33",
    "Q2": "34",
    "Q3": "35",
    "Q4": "36",
    "H1": "40",
    "H2": "41",
}


def edtf(timex: str, first: date, last: date, vague: bool) -> str:
    """An interval in the Extended Date/Time Format; `~` where it is only about."""
    about = "~" if vague else ""
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", timex) and not vague:
        return timex
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI|Q\d|H\d)", timex):
        return f"{found[1]}-{EDTF_SEASONS[found[2]]}{about}"
    if re.fullmatch(r"\d{2,3}X?", timex) and not vague:
        return timex + "X" * (4 - len(timex))
    if first == last:
        return first.isoformat() + about
    return f"{first.isoformat()}{about}/{last.isoformat()}{about}"
