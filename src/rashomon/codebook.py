"""Takes the tables on events, gives the codebook: what each type means, how it is found, how often rightly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rashomon.lexicon import shipped
from rashomon.lexicon.event_types import mode_labels
from rashomon.lexicon.known import split

WORDS_SHOWN = 40
"""Words of a type that the list shows; the table itself, `lexicon/events.csv`, holds all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One type of happening."""

    type: str
    kind: str
    label: str
    definition: str
    rule: str
    example: str
    modes: tuple[str, ...]
    titles: dict[str, str]
    """What a title says in place of the label, by mode, where all that tells of a thing has that mode."""
    words: tuple[str, ...]
    precision: str
    """Of the sentences that are given this type, the share that have it in the gold; empty where not measured."""
    recall: str
    sentences: str
    """Sentences of the gold that have this type."""

    def plain(self) -> dict[str, Any]:
        """The entry as JSON shows it."""
        return {
            "type": self.type,
            "class": self.kind,
            "label": self.label,
            "definition": self.definition,
            "rule": self.rule,
            "example": self.example,
            "modes": list(self.modes),
            "titles": self.titles,
            "words": list(self.words),
            "precision": float(self.precision) if self.precision else None,
            "recall": float(self.recall) if self.recall else None,
            "gold_sentences": int(self.sentences) if self.sentences else None,
        }

    def lines(self) -> Iterator[tuple[int, str]]:
        """The entry as a terminal shows it: how far to indent, and the line."""
        yield 0, f"{self.type} · {self.label} · {self.kind}"
        yield 2, self.definition
        yield 2, f"Rule: {self.rule}"
        yield 2, f"Example: {self.example}"
        if self.modes:
            told = (f"{mode} (“{self.titles[mode]}”)" if mode in self.titles else mode for mode in self.modes)
            yield 2, f"Modes, and what a title says: {', '.join(told)}"
        more = f" and {len(self.words) - WORDS_SHOWN} more" if len(self.words) > WORDS_SHOWN else ""
        yield 2, f"Words: {', '.join(self.words[:WORDS_SHOWN])}{more}"
        yield 2, self.measured

    @property
    def measured(self) -> str:
        """What was measured of the type."""
        if not self.precision:
            return "Measured: not yet"
        return f"Measured: precision {self.precision}, recall {self.recall}, on {self.sentences} gold sentences"


def entries() -> tuple[Entry, ...]:
    """All types, in the order of their classes."""
    measured = {row["type"]: row for row in shipped("event_measured")}
    out = []
    for row in shipped("event_types"):
        rows = [one for one in shipped("events") if one["type"] == row["type"]]
        words = sorted({word for one in rows for word in split(one["words"])})
        modes = sorted({one["mode"] for one in rows if one["mode"]})
        figures = measured.get(row["type"], {})
        out.append(
            Entry(
                row["type"],
                row["class"],
                row["label"],
                row["definition"],
                row["rule"],
                row["example"],
                tuple(modes),
                {mode: label for (name, mode), label in mode_labels().items() if name == row["type"]},
                tuple(words),
                figures.get("precision", ""),
                figures.get("recall", ""),
                figures.get("sentences", ""),
            )
        )
    return tuple(out)


def statuses() -> dict[str, str]:
    """What each status means."""
    return {
        "occurred": "told as done",
        "ongoing": "told as going on",
        "planned": "told as to come: expected, agreed, or offered",
        "demanded": "somebody wants it done",
        "denied": "told as not done",
        "alleged": "said by an accuser, or told with a word such as reportedly",
        "hypothetical": "a condition or a possibility; shown in no list",
    }
