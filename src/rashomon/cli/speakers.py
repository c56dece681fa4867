"""Takes a record, gives what quotes and mentions are said to point at: the actor's name, as corrected."""

from __future__ import annotations

from rashomon.check.names import Names, words_of
from rashomon.findings import Correction, Quote
from rashomon.people import People
from rashomon.record import Record
from rashomon.record.used import lexicon_of


class Speakers:
    """The actors of a record by the mentions that point at them and the quotes that are theirs."""

    def __init__(self, record: Record) -> None:
        self._record, self._people = record, People(record)

    def actors(self, mention: str | None) -> list[str]:
        """The ids of the actors that a mention points at: several for "both leaders"."""
        return self._people.pointed(mention)

    def name(self, mention: str | None) -> str | None:
        """The name of the one actor that a mention points at; None where there is none, and where there are several."""
        actors = self.actors(mention)
        return self._name(actors[0]) if len(actors) == 1 else None

    def speaker(self, quote: Quote) -> str | None:
        """The name of the actor that a quote is attributed to; None where it is not known, or nobody by correction."""
        return self._name(self._people.source(quote))

    def correction(self, quote: Quote) -> Correction | None:
        """The correction that tells a quote's source."""
        return self._people.corrected.sources.get(quote.id)

    def _name(self, actor: str | None) -> str | None:
        person = self._people.of(actor)
        return person.name if person else None

    def said_by(self, quote: Quote, words: str, names: Names) -> bool:
        """Whether a quote's source is, or is printed with, these words; another name of the same actor counts."""
        asked = words_of(words)
        bearer = names.bearing(asked)
        if bearer and self._people.source(quote) in bearer.actors:
            return True
        printed = self._record.text(quote.source) if quote.source and not self.correction(quote) else ""
        known = (words_of(printed), words_of(self.speaker(quote) or ""))
        return any(set(asked) <= set(words) for words in known)


def names_of(record: Record) -> Names:
    """The names by which the record's actors and those of the shipped lexicon are known."""
    return Names.of(record, lexicon_of(record))
