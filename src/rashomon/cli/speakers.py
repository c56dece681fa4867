"""Takes a record, gives what quotes and mentions are said to point at: the actor's name, over all reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property

from rashomon.check.names import Names, words_of
from rashomon.findings import Actor, Coreference, Quote
from rashomon.lexicon import Lexicon
from rashomon.record import Record


class Speakers:
    """The actors of a record by the mentions that point at them."""

    def __init__(self, record: Record) -> None:
        self._record = record

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self._record.each(Actor)}

    @cached_property
    def _by_mention(self) -> dict[str, str]:
        return {link.mention: link.actor for link in self._record.each(Coreference)}

    @cached_property
    def _groups(self) -> dict[str, str]:
        return self._record.groups("same_actor")

    @cached_property
    def _names(self) -> dict[str, str]:
        """The name of each group: the one that most articles know it by, of several the longest, then the first."""
        spelt: dict[str, Counter[str]] = defaultdict(Counter)
        for actor in self._actors.values():
            spelt[self._groups.get(actor.id, actor.id)][actor.name] += 1
        return {group: min(names, key=lambda name: (-names[name], -len(name), name)) for group, names in spelt.items()}

    def actor(self, mention: str | None) -> str | None:
        """The id of the actor that a mention points at."""
        return self._by_mention.get(mention or "")

    def name(self, mention: str | None) -> str | None:
        """The name of the actor that a mention points at; None where it is not known."""
        actor = self.actor(mention)
        return self._names.get(self._groups.get(actor, actor)) if actor else None

    def said_by(self, quote: Quote, words: str, names: Names) -> bool:
        """Whether a quote's source is, or is printed with, these words; another name of the same actor counts."""
        asked = words_of(words)
        bearer = names.bearing(asked)
        if bearer and self.actor(quote.mention) in bearer.actors:
            return True
        printed = self._record.text(quote.source) if quote.source else ""
        known = (words_of(printed), words_of(self.name(quote.mention) or ""))
        return any(set(asked) <= set(words) for words in known)


def names_of(record: Record) -> Names:
    """The names by which the record's actors and those of the shipped lexicon are known."""
    return Names.of(record, lexicon_of(record))


def lexicon_of(record: Record) -> Lexicon:
    """The lexicon of the record's last run, or the shipped one where that file is gone."""
    from pathlib import Path  # noqa: PLC0415 - only needed here

    runs = record.runs()
    path = runs[-1].options.get("lexicon") if runs else None
    return Lexicon.open(path if path and Path(path).is_file() else None)
