"""Takes the tables of what was measured, gives how often a label or a kind is right, on what, in words and as data.

`make bench-compare` with `--write` writes the table of labels, `lexicon/comparison_measured.csv`, and `make
bench-measured` that of kinds, `lexicon/kinds_measured.csv`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.lexicon import shipped

TABLE = "comparison_measured"


@dataclass(frozen=True, slots=True)
class Measured:
    """How often a label was right on one set of reports that people had gone through."""

    label: str
    set: str
    """What it was measured on, in words."""
    right: int
    shown: int
    """Comparisons with the label, right or wrong."""
    date: str

    @property
    def words(self) -> str:
        """As a sentence part: "right in 9 of 10 on …"."""
        return f"right in {self.right} of {self.shown} on {self.set}"

    def plain(self) -> dict[str, Any]:
        """As JSON shows it."""
        return {"set": self.set, "right": self.right, "shown": self.shown, "date": self.date}


def measured(label: str) -> tuple[Measured, ...]:
    """What was measured of a label, one for each set; nothing where it was not."""
    return tuple(
        Measured(label, row["set"], int(row["right"]), int(row["shown"]), row["date"])
        for row in shipped(TABLE)
        if row["label"] == label and int(row["shown"])
    )


def in_words(found: Sequence[Measured]) -> str:
    """How often a label is right, as a reader is told; that it is not known where nothing was measured."""
    return "; ".join(one.words for one in found) or "how often it is right was not measured"


KINDS = (
    *("quotes", "same words", "actors", "comparisons", "stories", "happenings", "event types", "positions"),
    *("documents", "shared text", "times", "facts", "open threads", "sourcing", "wording"),
)
"""The kinds of entries that pages show, in their order."""


@dataclass(frozen=True, slots=True)
class Figure:
    """How much of what was shown of a kind was right, on one set."""

    right: str
    """What had to be right."""
    of_hundred: int
    set: str
    seen: bool
    """Whether the rules were written with this set in view."""
    date: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind, and what was measured of it; nothing where it was not."""

    name: str
    figures: tuple[Figure, ...]


@functools.cache
def kinds() -> tuple[Kind, ...]:
    """Every kind that pages show, whether it was measured or not."""
    found = [*map(_figure, shipped("kinds_measured")), *_comparisons()]
    return tuple(Kind(name, tuple(figure for kind, figure in found if kind == name)) for name in KINDS)


def _figure(row: Mapping[str, str]) -> tuple[str, Figure]:
    figure = Figure(row["right"], round(float(row["figure"]) * 100), row["set"], row["seen"] == "yes", row["date"])
    return row["kind"], figure


def _comparisons() -> list[tuple[str, Figure]]:
    """All labels together, set by set."""
    rows = [row for row in shipped(TABLE) if int(row["shown"])]
    found = []
    for name in dict.fromkeys(row["set"] for row in rows):
        those = [row for row in rows if row["set"] == name]
        right, shown = (sum(int(row[column]) for row in those) for column in ("right", "shown"))
        words = name.partition(", which")[0].removesuffix(" that no rule was written on")
        figure = Figure("the label", round(100 * right / shown), words, ", which" in name, those[0]["date"])
        found.append(("comparisons", figure))
    return found
