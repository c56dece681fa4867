"""Takes the corrections that bear on an article, gives the days that humans told of its times and events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon import dates
from rashomon.findings import Correction

BASIS = "corrected"
"""How a day is known that a human told."""


@dataclass(frozen=True, slots=True)
class Told:
    """The days that a human told, ISO, both ends included."""

    value: str
    """As it was written: `2023-03-21`, `2023-03`, `2023`, or two of these with a slash."""
    first: str
    last: str
    because: str


def days(corrections: Iterable[Correction]) -> dict[str, Told]:
    """By the id of the time or the event, the later correction above the earlier one."""
    out: dict[str, Told] = {}
    for one in sorted(corrections, key=lambda one: one.ordinal):
        if both := dates.days(one.value):
            told = Told(one.value, *both, one.reason)
            out.update((subject, told) for subject in one.about)
    return out
