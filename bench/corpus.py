"""Takes a number and a seed, gives invented news articles: no paragraph twice, a third of them with quotation.

Each is on an event of its own: it keeps to a few names, things and deeds, of which others have others.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from pathlib import Path


def listed(words: str) -> list[str]:
    """Words, parted by white space."""
    return words.split()


FIRST = listed("Alda Boris Carin Dorte Emil Fiora Goran Hanne Ivo Jelka Karst Lena Miro Nadja Orvo Petra Rasmus Sanna")
ONSETS = listed("Ba Bre Da Do Fal Gar Har Hol Ing Ka Kel Lin Lo Mar Mol Na Nor Os Par Pel Ra Rin Sel Sor Ta Tor Ul Vin")
CODAS = listed(
    "back bert dahl der dine feld ger gren han holm ker lan low mann mer mond nik quist ric sen stad ton ven"
)
NAMES = [onset + coda for onset, coda in itertools.product(ONSETS, CODAS)]
STATES = listed("Ardania Velmar Soria Kestria Norhaven Ombria Talvia Brenn Ilvany Castora Merrow Dessia Pelun Harth")
OFFICES = ["President", "Prime Minister", "Foreign Minister", "Defence Minister", "Trade Minister", "Ambassador"]
ADJECTIVES = listed(
    "long-planned costly disputed northern joint secret new ageing coastal regional promised delayed modest ambitious "
    "privately-run half-built popular narrow annual temporary rival foreign bankrupt public unfinished second winter "
    "emergency cross-border inland"
)
THINGS = listed(
    "tunnel bridge harbour loan treaty railway ceasefire pipeline airport hospital museum dam refinery census tariff "
    "budget fleet road mine university lottery stadium border-post power-line quarry ferry market archive blacklist "
    "reactor subsidy embargo pension telescope vaccine orchard prison visa-scheme shipyard canal"
)
DEEDS = listed(
    "reopened postponed rejected welcomed signed criticised demanded drafted sold inspected financed closed inherited "
    "promised renamed audited mocked defended blocked restored insured nationalised surveyed abandoned extended "
    "celebrated taxed repaired doubled halved"
)
CAUSES = listed(
    "costs winter parliament engineers voters farmers judges creditors floods inflation rumours strikes neighbours "
    "bankers students smugglers elections shortages generals insurers"
)
PRESSED = listed("demanded required forbade delayed favoured threatened undid explained invited overtook")
CUES = listed("said warned added announced argued insisted claimed conceded")
TIMES = [
    "on Tuesday",
    "last week",
    "in early March",
    "yesterday",
    "two days later",
    "in 2021",
    "on 3 May",
    "a year ago",
]


class Writer:
    """Writes sentences that differ from one another by who, what, where, when, why and a figure."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def article(self) -> str:
        """A headline and fourteen paragraphs on one event."""
        some, pick = self._random.sample, self._random.choice
        self._states, self._names = some(STATES, 3), some(NAMES, 6)
        self._things, self._adjectives = some(THINGS, 6), some(ADJECTIVES, 8)
        self._deeds, self._causes = some(DEEDS, 8), some(CAUSES, 6)
        head = f"{self._states[0]} and {self._states[1]} meet in {pick(self._names)} over {pick(self._things)}"
        body = [" ".join(self._sentence() for _ in range(self._random.randint(1, 3))) for _ in range(14)]
        return "\n\n".join([head, *body]) + "\n"

    def _sentence(self) -> str:
        """A sentence: quoted, reported, or told."""
        pick, kind = self._random.choice, self._random.random()
        if kind < 0.2:
            return f"“{self._clause()},” {self._person()} {pick(CUES)} {pick(TIMES)}."
        if kind < 0.4:
            return f"{self._person()} {pick(CUES)} {pick(TIMES)} that {self._clause()}."
        if kind < 0.5:
            return f"According to {self._person()}, {self._clause()}."
        beside = f"{self._person()} {pick(self._deeds)} {pick(self._names)}'s {pick(self._things)}"
        return f"{self._clause()}, while {beside} {pick(TIMES)}."

    def _clause(self) -> str:
        """What somebody did, perhaps with a figure, and a reason or for whom."""
        pick, number = self._random.choice, self._random.randint(2, 9999)
        thing = f"{pick(self._adjectives)} {pick(self._things)}"
        told = f"{pick(self._states)} {pick(self._deeds)} the {thing} near {pick(self._names)}"
        told += f", worth {number:,} crowns," if self._random.random() < 0.4 else ""
        if self._random.random() < 0.4:
            return f"{told} for {pick(self._causes)} and {pick(self._things)} owners"
        return f"{told} because {pick(self._adjectives)} {pick(self._causes)} {pick(PRESSED)} it"

    def _person(self) -> str:
        """A person, half of the time with an office."""
        pick = self._random.choice
        name = f"{pick(FIRST)} {pick(self._names)}"
        return f"{pick(self._states)}'s {pick(OFFICES)} {name}" if self._random.random() < 0.5 else name


def articles(count: int, seed: int = 1) -> Iterator[str]:
    """`count` articles of about 450 words each."""
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
