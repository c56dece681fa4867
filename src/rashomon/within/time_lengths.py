"""Takes what a rule matched, gives the reading of a length of time, of a time so long ago, or of a set of times."""

from __future__ import annotations

import re
from dataclasses import replace

from rashomon.within.time_readings import DAY_UNITS, STEPS, Groups, Make, Reading
from rashomon.within.time_words import TimeWords


def ago(direction: int, anchor: str) -> Make:
    """Two weeks ago, three years later: so many units before or after the anchor."""

    def make(g: Groups, w: TimeWords) -> Reading | None:
        unit = w.value("units" if g.get("units") else "unit", g.get("units") or g["unit"])
        number = w.number(g.get("n") or "a") if not g.get("few") else w.number(g["few"])
        if number is None and not g.get("few"):
            return None
        if number is None or unit not in {**DAY_UNITS, "F": ""}:
            return vague_ago(unit, number, direction, anchor)
        if unit == "F":
            unit, number = "W", number * 2
        if number != int(number):
            return Reading("DATE", "PAST_REF" if direction < 0 else "FUTURE_REF", anchor=anchor)
        return Reading("DATE", shift=f"{DAY_UNITS[unit]}{int(number) * direction:+d}", anchor=anchor)

    return make


def vague_ago(unit: str, number: float | None, direction: int, anchor: str) -> Reading:
    """Some days ago, two hours later: near, but no day can be counted off."""
    if anchor == "earlier":
        return Reading("DURATION", length(number, unit), anchor=anchor)
    ref = "PAST_REF" if direction < 0 else "FUTURE_REF"
    steps = f"some={DAY_UNITS.get(unit, 'day')}{direction:+d}" if unit in DAY_UNITS and number is None else ""
    return Reading("DATE", ref, steps, anchor, mod="APPROX" if steps else "")


def length(number: float | None, unit: str) -> str:
    """The TIMEX3 value of a length of time: P2D, PT5H30M, PXY."""
    if unit in {"WE", "N"}:
        number, unit = (number * 2 if number and unit == "WE" else number), "D"
    if unit == "F":
        number, unit = (number * 2 if number else None), "W"
    if number is None:
        return f"P{'T' if unit[0] == 'T' else ''}X{unit[-1].replace('E', 'Y').replace('C', 'E')}"
    if unit in {"E", "C"}:
        number, unit = number * (10 if unit == "E" else 100), "Y"
    head = "PT" if unit[0] == "T" else "P"
    if number == int(number):
        return f"{head}{int(number)}{unit[-1]}"
    return broken(number, unit, head)


PARTS = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S"), "D": (24, "TH"), "M": (30, "D"), "W": (7, "D")}


def broken(number: float, unit: str, head: str) -> str:
    """A length that is no whole number: 2.5 years are P2Y6M."""
    size, small = PARTS.get(unit, (10, unit))
    rest = round((number - int(number)) * size)
    if not int(number):
        return f"P{small[:-1]}{rest}{small[-1]}" if small.startswith("T") else f"{head}{rest}{small}"
    if unit == "W":
        return f"P{int(number) * 7 + rest}D"
    return f"{head}{int(number)}{unit[-1]}{small[:-1]}{rest}{small[-1]}"


def duration(g: Groups, w: TimeWords) -> Reading | None:
    """Two days, the past ten years, a five-hour meeting."""
    unit = w.value("units" if g.get("units") else "unit", g.get("units") or g["unit"])
    number = w.number(g.get("few") or g.get("n") or "a")
    if g.get("n") and (number is None or (g.get("unit") and re.fullmatch(r"1[5-9]\d\d|20\d\d", g["n"]))):
        return None
    if g.get("half") and number is not None:
        number += 0.5
    anchor = "publication" if g.get("which") else ""
    direction = {"-1": "past", "1": "future"}.get(w.value("which", g["which"]), "") if g.get("which") else ""
    return Reading("DURATION", length(number, unit), anchor=anchor, direction=direction)


def vague_duration(g: Groups, w: TimeWords) -> Reading:
    """Years, for months: a length nobody counted."""
    unit = w.value("units", g["units"])
    return Reading("DURATION", length(None, unit))


def before_event(g: Groups, w: TimeWords) -> Reading | None:
    """Days before the vote: a length that is counted from an event."""
    made = duration(g, w)
    return replace(made, anchor="event") if made else None


def recent_units(g: Groups, w: TimeWords) -> Reading:
    """Recent weeks."""
    return Reading("DATE", "PAST_REF", f"some={STEPS.get(w.value('units', g['units']), 'day')}-1", "publication")


def which_units(g: Groups, w: TimeWords) -> Reading:
    """The last years."""
    return Reading("DURATION", length(None, w.value("units", g["units"])), anchor="publication")


def coming_units(g: Groups, w: TimeWords) -> Reading:
    """The coming months."""
    return Reading("DURATION", length(None, w.value("units", g["units"])), anchor="publication", direction="future")


def often(g: Groups, w: TimeWords) -> Reading:
    """Daily, monthly."""
    return Reading("SET", w.value("often", g["often"]))


def every(g: Groups, w: TimeWords) -> Reading | None:
    """Every Thursday, twice a week, each July."""
    if g.get("weekday"):
        return Reading("SET", f"XXXX-WXX-{w.value('weekday', g['weekday'])}")
    if g.get("month"):
        return Reading("SET", f"XXXX-{int(w.value('month', g['month'])):02d}")
    if g.get("season"):
        return Reading("SET", f"XXXX-{w.value('season', g['season'])}")
    if g.get("part"):
        return Reading("SET", f"XXXX-XX-XX{w.value('part', g['part'])}")
    unit = w.value("units" if g.get("units") else "unit", g.get("units") or g["unit"])
    number = w.number(g["n"]) if g.get("n") else 1
    return Reading("SET", length(number, unit)) if number else None


def weekdays(g: Groups, w: TimeWords) -> Reading:
    """Tuesdays."""
    return Reading("SET", f"XXXX-WXX-{w.value('weekday', g['weekday'])}")


def one_year(_g: Groups, _w: TimeWords) -> Reading:
    """The fiscal year, of which nobody says which."""
    return Reading("DURATION", "P1Y")
