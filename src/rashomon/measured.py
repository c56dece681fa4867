"""Takes the table of what was measured of labels, gives how often a label is right, on what, in words and as data.

`make bench-compare` with `--write` writes the table: `lexicon/comparison_measured.csv`.
"""

from __future__ import annotations

from collections.abc import Sequence
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
