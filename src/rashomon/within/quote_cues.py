"""Takes the lexicon of reporting words, gives the entry of a token that may be a cue: verb, noun, adjective, adverb."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.lexicon import Lexicon
from rashomon.parse import Token

TABLE = "reporting_verbs"

_LEMMAS = {"hop": "hope"}
"""What the lemmatiser makes of some forms ("hoping"), and the verb they belong to."""

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adverb"}

ANY_SHAPE = {"quote", "clause", "inf", "ing", "np", "small", "raise", "addressee", "sentence", "passive"}


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the lexicon: a reporting word, the complements it takes, the class of act it reports."""

    lemma: str
    complements: frozenset[str]
    prepositions: frozenset[str]
    kind: str
    weak: frozenset[str] = frozenset()
    """Complements that seldom report speech: they count only where the content holds words in marks."""


class Cues:
    """The reporting words of a lexicon by lemma and part of speech."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._rows: dict[tuple[str, str], Cue] = {}
        self.media = {row["lemma"] for row in lexicon.table(TABLE) if row["pos"] == "medium"}
        """Nouns for what words are said in or on: a statement, an interview."""
        self.occasions = {row["lemma"] for row in lexicon.table(TABLE) if row["pos"] == "occasion"}
        """Nouns for what words are said at, during or after: a summit, a visit."""
        for row in reversed(lexicon.table(TABLE)):
            listed = row["complements"].split("|")
            weak = frozenset(word.rstrip("?") for word in listed if word.endswith("?"))
            complements = frozenset(word.rstrip("?") for word in listed)
            cue = Cue(row["lemma"], complements, complements - ANY_SHAPE, row["class"], weak)
            self._rows[row["lemma"], row["pos"]] = cue
        self._first = {lemma.split(" ")[0] for lemma, _ in self._rows}

    def of(self, token: Token) -> Cue | None:
        """The entry of a token, with its particle where it has one ("point out"); None when it is no cue."""
        pos = _POS.get(token.pos)
        if pos is None:
            return None
        lemma = _LEMMAS.get(token.lemma, token.lemma).lower()
        if lemma not in self._first:
            return None
        if pos == "verb" and (particle := particle_of(token)) is not None:
            return self._rows.get((f"{lemma} {particle.lower}", pos))
        return self._rows.get((lemma, pos))

    def verb(self, lemma: str) -> Cue | None:
        """The entry of a verb by its lemma."""
        return self._rows.get((lemma.lower(), "verb"))

    def phrase(self, text: str) -> Cue | None:
        """The entry of a fixed phrase ("according to")."""
        return self._rows.get((text, "phrase"))


def particle_of(token: Token) -> Token | None:
    """The particle of a phrasal verb."""
    return token.child("prt")


_OPEN: dict[str, Cues] = {}


def cues(lexicon: Lexicon) -> Cues:
    """The reporting words of a lexicon, read once in a process."""
    key = lexicon.version
    if key not in _OPEN:
        _OPEN[key] = Cues(lexicon)
    return _OPEN[key]
