"""Takes the table of event words, gives the rows of a token that may tell of an event: verb, noun or adjective."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.lexicon import Lexicon
from rashomon.lexicon.event_types import TYPES
from rashomon.lexicon.known import split
from rashomon.parse import Token

TABLE = "events"

HOSTILE = {name for name, kind in TYPES.items() if kind == "material conflict"}
FRIENDLY = {name for name, kind in TYPES.items() if kind.endswith("cooperation")}

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


@dataclass(frozen=True, slots=True)
class EventWord:
    """One row of the table for one of its words."""

    word: str
    pos: str
    type: str
    """A type of event, or a class: `do`, `commit`, `plan`, `through`, `doubt`, `seem`."""
    mode: str
    needs: frozenset[str]
    target: tuple[str, ...]

    @property
    def is_event(self) -> bool:
        """Whether the row names a type, and not a class."""
        return self.type in TYPES


class EventWords:
    """The event words of a lexicon by lemma and part of speech."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._rows: dict[tuple[str, str], list[EventWord]] = defaultdict(list)
        self.first: set[str] = set()
        """The first words of all entries: what is not among them tells of no event."""
        for row in lexicon.table(TABLE):
            for word in split(row["words"]):
                entry = EventWord(
                    word,
                    row["pos"],
                    row["type"],
                    row["mode"] or "",
                    frozenset(split(row["needs"])),
                    split(row["target"]),
                )
                self._rows[word, row["pos"]].append(entry)
                self.first.add(word.split(" ")[0])
        self.contexts = {
            word: row["context"] for row in lexicon.table("event_contexts") for word in split(row["words"])
        }
        """What an event is about, by a word of its clause."""
        self.voices = {word for row in lexicon.table("event_voices") for word in split(row["words"])}
        """Nouns for those who comment on events and take no part in them."""

    def rows(self, token: Token) -> Sequence[EventWord]:
        """The rows of a token, those with its particle or preposition first; none when it tells of no event."""
        pos = _POS.get(token.pos)
        lemma = token.lemma.lower()
        if pos is None or lemma not in self.first:
            return ()
        return self._of_verb(token, lemma) if pos == "verb" else self._rows.get((lemma, pos), ())

    def _of_verb(self, token: Token, lemma: str) -> list[EventWord]:
        found: list[EventWord] = []
        for child in token.children:
            if child.i > token.i and child.dep in {
                "prt",
                "prep",
                "advmod",
                "dobj",
                "npadvmod",
                "oprd",
                "ccomp",
                "advcl",
            }:
                found += self._rows.get((f"{lemma} {child.lower}", "verb"), ())
                found += self._rows.get((f"{lemma} {_marker(child)}", "verb"), ())
        particle = token.child("prt")
        if particle is not None and particle.lower in {"up", "out", "off", "down", "in", "on", "over"} and found:
            return found
        return found + self._rows.get((lemma, "verb"), [])


def _marker(clause: Token) -> str:
    """The "for" of "called for them to leave", which the parse hangs in the clause."""
    mark = clause.child("mark", "prep") if clause.dep in {"ccomp", "advcl"} else None
    return mark.lower if mark is not None else "-"


def event_words(lexicon: Lexicon) -> EventWords:
    """The event words of a lexicon, read once in a process."""
    return lexicon.opened(EventWords)
