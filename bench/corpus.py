"""Takes a number and a seed, gives invented news articles: no paragraph twice, a third of them with quotation."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

FIRST = [
    "Alda",
    "Boris",
    "Carin",
    "Dorte",
    "Emil",
    "Fiora",
    "Goran",
    "Hanne",
    "Ivo",
    "Jelka",
    "Karst",
    "Lena",
    "Miro",
    "Nadja",
    "Orvo",
    "Petra",
    "Rasmus",
    "Sanna",
]
LAST = [
    "Venn",
    "Harlow",
    "Okar",
    "Lindqvist",
    "Torma",
    "Brandt",
    "Kovic",
    "Maru",
    "Selde",
    "Ostrow",
    "Feld",
    "Ranta",
    "Imhoff",
    "Dahlke",
    "Zoric",
    "Navarin",
]
STATES = ["Ardania", "Velmar", "Soria", "Kestria", "Norhaven", "Ombria", "Talvia", "Brenn"]
OFFICES = [
    "President",
    "Prime Minister",
    "Foreign Minister",
    "Defence Minister",
    "Trade Minister",
    "Ambassador",
]
THINGS = [
    "tunnel",
    "grain corridor",
    "border post",
    "loan",
    "fishing treaty",
    "power line",
    "ceasefire",
    "railway",
]
DEEDS = [
    "agreed to reopen",
    "postponed",
    "rejected",
    "welcomed",
    "signed off on",
    "criticised",
    "asked for",
    "drew up",
]
PLACES = ["Karo", "Lunden", "Ostmark", "Brevik", "Salden", "Torvik", "Ilmen", "Haraldsby"]
CUES = [
    "said",
    "told reporters",
    "warned",
    "added",
    "announced",
    "argued",
    "wrote in a statement",
    "insisted",
]
REASONS = [
    "the costs had doubled",
    "the talks were moving slowly",
    "winter was near",
    "parliament had not been asked",
]
TIMES = [
    "on Tuesday",
    "last week",
    "in early March",
    "on the second day of the visit",
    "after two days of talks",
]


class Writer:
    """Writes sentences that differ from one another by who, what, where, when and a figure."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def person(self) -> str:
        """A person, half of the time with an office."""
        pick = self._random.choice
        name = f"{pick(FIRST)} {pick(LAST)}"
        return f"{pick(STATES)}'s {pick(OFFICES)} {name}" if self._random.random() < 0.5 else name

    def clause(self) -> str:
        """What somebody did, with a figure and a reason."""
        pick, number = self._random.choice, self._random.randint(2, 9999)
        return (
            f"{pick(STATES)} {pick(DEEDS)} the {pick(THINGS)} near {pick(PLACES)}, worth {number:,} million crowns, "
            f"because {pick(REASONS)}"
        )

    def sentence(self) -> str:
        """A sentence: quoted, reported, or told."""
        pick, kind = self._random.choice, self._random.random()
        if kind < 0.2:
            return f"“{self.clause()},” {self.person()} {pick(CUES)} {pick(TIMES)}."
        if kind < 0.4:
            return f"{self.person()} said {pick(TIMES)} that {self.clause()}."
        if kind < 0.5:
            return f"According to {self.person()}, {self.clause()}."
        return f"{pick(TIMES).capitalize()}, {self.clause()}, while {self.person()} was in {pick(PLACES)}."

    def article(self) -> str:
        """A headline and fourteen paragraphs."""
        pick = self._random.choice
        head = f"{pick(STATES)} and {pick(STATES)} meet in {pick(PLACES)} over {pick(THINGS)}"
        body = [" ".join(self.sentence() for _ in range(self._random.randint(1, 3))) for _ in range(14)]
        return "\n\n".join([head, *body]) + "\n"


def articles(count: int, seed: int = 1) -> Iterator[str]:
    """`count` articles of about 500 words each."""
    writer = Writer(seed)
    for _ in range(count):
        yield writer.article()


def write(folder: Path, count: int, seed: int = 1, *, repeat: bool = False) -> None:
    """Writes them into a folder; with `repeat`, every paragraph of the first tenth stands in ten articles."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = list(articles(max(1, count // 10) if repeat else count, seed))
    for number in range(count):
        text = texts[number % len(texts)]
        mark = f"Edition {number}\n\n" if repeat else ""
        (folder / f"{number:05}.txt").write_text(mark + text, encoding="utf-8")
