"""Takes what a rule matched, gives the reading of a place in the calendar: a date, a weekday, a time of day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from rashomon.dates import iso
from rashomon.lexicon.holidays import falls
from rashomon.within.time_readings import DAY_UNITS, STEPS, Groups, Make, Reading
from rashomon.within.time_words import TimeWords


def day_number(text: str) -> int:
    """The number of a day: 3rd is 3."""
    return int(re.match(r"\d+", text)[0])  # type: ignore[index]


def full(g: Groups, w: TimeWords) -> Reading | None:
    """March 21, 2023."""
    try:
        day = date(int(g["year"]), int(w.value("month", g["month"])), day_number(g["day"]))
    except ValueError:
        return None
    return Reading("DATE", day.isoformat())


def numeric(g: Groups, _w: TimeWords) -> Reading | None:
    """2023-03-21, 21.03.2023."""
    day = iso(g["numeric"])
    return Reading("DATE", day) if day else None


def month_day(g: Groups, w: TimeWords) -> Reading | None:
    """March 21, of a year that is not told."""
    month, day = int(w.value("month", g["month"])), day_number(g["day"])
    if day > 31:
        return None
    which = steps_on(g, w)
    if which is not None and which[1] == "year":
        return Reading("DATE", shift=f"year{which[0]:+d} month={month} day={day}", anchor="publication")
    return Reading("DATE", shift=f"date={month:02d}-{day:02d}", anchor="publication")


def month_year(g: Groups, w: TimeWords) -> Reading:
    """March 2023."""
    return Reading("DATE", f"{g['year']}-{int(w.value('month', g['month'])):02d}")


def steps_on(g: Groups, w: TimeWords) -> tuple[int, str] | None:
    """How many steps on a word leads, and of what unit: last year is -1 and year."""
    if not g.get("which"):
        return None
    word = g["which"].casefold()
    unit = g.get("unit") or ""
    return int(w.value("which", word)), STEPS.get(w.value("unit", unit), "") if unit else ""


def of_which_year(part: str) -> Make:
    """September last year."""

    def make(g: Groups, w: TimeWords) -> Reading | None:
        which = steps_on({**g, "unit": "year"}, w) or (0, "year")
        value = {"month": "month", "season": "season", "ordinal": "ordinal", "unit": ""}[part]
        inner = f"{value}={w.value(part, g[part])}"
        return Reading("DATE", shift=f"year{which[0]:+d} {inner}", anchor="publication")

    return make


def which_named(kind: str) -> Make:
    """Last November, this May, next summer, last Christmas."""

    def make(g: Groups, w: TimeWords) -> Reading:
        step, value = int(w.value("which", g["which"])), w.value(kind, g[kind])
        direction = {-1: "past", 1: "future"}.get(step, "this")
        return Reading("DATE", shift=f"{kind}={value}", anchor="publication", direction=direction)

    return make


def named(kind: str) -> Make:
    """A month, a season or a holiday, with its year or without."""

    def make(g: Groups, w: TimeWords) -> Reading:
        value = w.value(kind, g[kind])
        if g.get("year"):
            return Reading("DATE", in_year(kind, value, int(g["year"])))
        return Reading("DATE", shift=f"{kind}={value}", anchor="publication")

    return make


def in_year(kind: str, value: str, year: int) -> str:
    """A holiday or a season of a year."""
    if kind == "holiday":
        day = falls(value, year)
        return day.isoformat() if day else f"{year}"
    return f"{year}-{value}"


def weekday(g: Groups, w: TimeWords) -> Reading:
    """Tuesday, last Tuesday, Tuesday evening."""
    day = w.value("weekday", g["weekday"])
    direction = ""
    if g.get("which"):
        step = int(w.value("which", g["which"]))
        direction = {-1: "past", 1: "future"}.get(step, "this")
        direction = "before" if g["which"].casefold() == "last" else direction
    return with_part(Reading("DATE", shift=f"weekday={day}", anchor="publication", direction=direction), g, w)


def with_part(reading: Reading, g: Groups, w: TimeWords) -> Reading:
    """A time of day put to a day."""
    if (g.get("clock") or g.get("hours")) and (clock := clock_of(g)):
        return replace(reading, type="TIME", shift=f"{reading.shift} clock={clock}".strip())
    if g.get("part"):
        value = w.value("part", g["part"])
        step = f"clock={value[1:]}" if value[1:2].isdigit() else f"part={value}"
        return replace(reading, type="TIME", shift=f"{reading.shift} {step}".strip())
    return reading


def clock_of(g: Groups) -> str | None:
    """A time of day as 22:00; None where there is no such time."""
    found = re.match(r"(\d+)(?:[:.](\d\d))?", g.get("clock") or g.get("hours") or "")
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (g.get("half_day") or "").casefold()[:1]
    if half and hour > 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return f"{hour:02d}:{minute:02d}"


def time(g: Groups, w: TimeWords) -> Reading | None:
    """A time of day, with a day or without one."""
    day = Reading("TIME", shift="day+0", anchor="publication")
    if g.get("weekday"):
        day = weekday({**g, "part": "", "clock": "", "hours": ""}, w)
    elif g.get("deictic"):
        day = replace(day, shift=f"day{int(w.value('deictic', g['deictic'])):+d}")
    elif g.get("month"):
        made = full(g, w) if g.get("year") else month_day(g, w)
        if made is None:
            return None
        day = made
    if g.get("clock") and not clock_of(g):
        return None
    made = with_part(replace(day, shift=day.shift), g, w)
    if made.value:
        clock = made.shift.replace("clock=", "T").replace("part=", "")
        return Reading("TIME", made.value + clock)
    return replace(made, type="TIME")


def deictic(g: Groups, w: TimeWords) -> Reading:
    """Today, yesterday evening, tonight."""
    word = g["deictic"].casefold()
    reading = Reading("DATE", shift=f"day{int(w.value('deictic', word)):+d}", anchor="publication")
    if word == "tonight":
        return replace(reading, type="TIME", shift="day+0 part=TNI")
    return with_part(reading, g, w)


def days_off(days: int) -> Make:
    """The day before yesterday."""
    return lambda _g, _w: Reading("DATE", shift=f"day{days:+d}", anchor="publication")


def which_part(g: Groups, w: TimeWords) -> Reading:
    """Last night, this morning, the next morning."""
    word = g["which"].casefold()
    if word in {"next", "following", "same", "previous"}:
        step = int(w.value("which", word))
        return with_part(Reading("TIME", shift=f"day{step:+d}", anchor="earlier"), g, w)
    step = -1 if word == "last" else 0
    return with_part(Reading("TIME", shift=f"day{step:+d}", anchor="publication"), g, w)


def part(g: Groups, w: TimeWords) -> Reading:
    """In the evening."""
    return with_part(Reading("TIME", shift="day+0", anchor="publication"), g, w)


def that_part(g: Groups, w: TimeWords) -> Reading:
    """That evening."""
    return with_part(Reading("TIME", shift="day+0", anchor="earlier"), g, w)


def week_of(g: Groups, w: TimeWords) -> Reading | None:
    """The first week of May: the start of the month, since weeks of months have no borders."""
    number = day_number(g["ordinal"]) if g["ordinal"][:1].isdigit() else int(w.value("ordinal", g["ordinal"]))
    mod = {1: "START", 2: "MID", 3: "MID", 4: "END"}.get(number)
    month = month_year(g, w) if "year" in g else named("month")(g, w)
    return replace(month, mod=mod) if month and mod else None


def weekday_of(g: Groups, w: TimeWords) -> Reading:
    """Tuesday last week."""
    step = -1 if g["step"].casefold() == "last" else 1
    return Reading("DATE", shift=f"week{step:+d} weekday={w.value('weekday', g['weekday'])}", anchor="publication")


def overnight(_g: Groups, _w: TimeWords) -> Reading:
    """Overnight."""
    return Reading("TIME", shift="day+0 part=TNI", anchor="publication")


def which_unit(g: Groups, w: TimeWords) -> Reading | None:
    """Last week, this year, next month: from the publication."""
    step, unit = steps_on(g, w) or (0, "")
    if not unit or unit == "fortnight":
        return None
    anchor = "publication"
    word = g["which"].casefold()
    if word in {"following", "preceding", "prior", "same", "succeeding"} or (
        word in {"next", "previous"} and g.get("the")
    ):
        anchor = "earlier"
    return with_part(Reading("DATE", shift=f"{unit}{step:+d}", anchor=anchor), g, w)


def that_unit(g: Groups, w: TimeWords) -> Reading | None:
    """That day, the same year."""
    unit = STEPS.get(w.value("unit", g["unit"]), "")
    return Reading("DATE", shift=f"{unit}+0", anchor="earlier") if unit in DAY_UNITS.values() else None


def the_quarter(_g: Groups, _w: TimeWords) -> Reading:
    """The quarter of which was told before."""
    return Reading("DATE", shift="quarter-1", anchor="earlier")


def quarter(g: Groups, w: TimeWords) -> Reading | None:
    """The third quarter, of a year that is told or is not."""
    number = w.number(g["ordinal"]) if g["ordinal"][:1].isdigit() else float(w.value("ordinal", g["ordinal"]))
    if g["ordinal"][:1].isdigit():
        number = float(day_number(g["ordinal"]))
    if number is None or not 1 <= number <= 4:
        return None
    if g.get("year"):
        return Reading("DATE", f"{g['year']}-Q{number:.0f}")
    if which := steps_on({**g, "unit": "year"}, w):
        return Reading("DATE", shift=f"year{which[0]:+d} quarter={number:.0f}", anchor="publication")
    return Reading("DATE", shift=f"quarter={number:.0f}", anchor="publication")


def half(g: Groups, w: TimeWords) -> Reading | None:
    """The first half of a year."""
    number = {"first": 1, "second": 2}.get(g["ordinal"].casefold())
    if not number:
        return None
    if g.get("year"):
        return Reading("DATE", f"{g['year']}-H{number}")
    if which := steps_on({**g, "unit": "year"}, w):
        return Reading("DATE", shift=f"year{which[0]:+d} half={number}", anchor="publication")
    return None


def year_before(_g: Groups, _w: TimeWords) -> Reading:
    """A year earlier, year-ago: as long a time as the one told before, a year earlier."""
    return Reading("DATE", shift="year-1", anchor="earlier")


def ref(kind: str) -> Make:
    """Now, recently, soon: near the day of publication, no nearer told."""
    return lambda g, w: Reading("DATE", w.value(kind, g[kind]), anchor="publication")


def year(g: Groups, _w: TimeWords) -> Reading:
    """1990."""
    return Reading("DATE", g["year"])


def spelled_year(g: Groups, w: TimeWords) -> Reading | None:
    """Nineteen ninety-six."""
    year = w.year(g["spelled_year"])
    return Reading("DATE", str(year)) if (year and year != 2000) or (year and g.get("the")) else None


def decade(g: Groups, _w: TimeWords) -> Reading:
    """The 1990s, the 90s."""
    digits = re.sub(r"\D", "", g["decade"])
    century = "" if len(digits) == 4 else "19" if digits[0] > "2" else "20"
    return Reading("DATE", f"{century}{digits[:-1]}X")


def century(g: Groups, w: TimeWords) -> Reading | None:
    """The 20th century."""
    number = day_number(g["ordinal"]) if g["ordinal"][:1].isdigit() else int(w.value("ordinal", g["ordinal"]))
    return Reading("DATE", f"{number - 1:02d}") if 1 <= number <= 22 else None


def nth_day(g: Groups, w: TimeWords) -> Reading | None:
    """The second day of something."""
    number = day_number(g["ordinal"]) if g["ordinal"][:1].isdigit() else int(w.value("ordinal", g["ordinal"]))
    unit = STEPS.get(w.value("unit", g["unit"]), "")
    return Reading("DATE", shift=f"{unit}+{number - 1}", anchor="event") if unit in {"day", "week"} else None


def event_day(days: int) -> Make:
    """The day of, before or after an event."""
    return lambda _g, _w: Reading("DATE", shift=f"day{days:+d}", anchor="event")


def weekend(g: Groups, w: TimeWords) -> Reading:
    """The weekend, last weekend."""
    step = int(w.value("which", g["which"])) if g.get("which") else 0
    direction = {-1: "past", 1: "future"}.get(step, "") if g.get("which") else ""
    return Reading("DATE", shift="weekend", anchor="publication", direction=direction)


def year_end(_g: Groups, _w: TimeWords) -> Reading:
    """Year-end."""
    return Reading("DATE", shift="year+0", anchor="publication", mod="END")


def this_year(_g: Groups, _w: TimeWords) -> Reading:
    """The full year."""
    return Reading("DATE", shift="year+0", anchor="publication")


def end_of(g: Groups, w: TimeWords) -> Reading | None:
    """The end of the month, the middle of the week."""
    unit = STEPS.get(w.value("unit", g["unit"]), "")
    mod = w.value("edge", g["edge"])
    return Reading("DATE", shift=f"{unit}+0", anchor="publication", mod=mod) if unit in DAY_UNITS.values() else None
