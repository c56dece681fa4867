"""Takes the material of a record, gives who said what: voices in order, each with its utterances."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.findings import Quote, SameWords
from rashomon.people import called
from rashomon.show.material import ACT, SCARE, Material, Sheet
from rashomon.within.quote_sources import bare

ACTOR, PRINTED, NONE, ACTS, MARKED = range(5)
"""The bands of voices, in their order on a page: actors; sources no actor was found for, as printed; quotes without a
source; acts told without words; marked words that are no speech."""

type Key = tuple[int, str]
"""The band of a voice and what tells it from the others in it."""


@dataclass(frozen=True)
class Voice:
    """One source and its quotes."""

    key: Key
    name: str
    """What it is called; empty in the last three bands."""
    names: dict[str, Counter[str]]
    """The names that the reports print for an actor: how often, by letter of the report."""
    others: dict[str, Counter[str]]
    """The other words that point at it: pronouns, titles."""
    utterances: tuple[tuple[Quote, ...], ...]
    """Its quotes; those that are one utterance stand together, in the order of reports."""
    letters: tuple[str, ...]
    """The reports that quote it."""

    @property
    def band(self) -> int:
        """One of `ACTOR`, `PRINTED`, `NONE`, `ACTS`, `MARKED`."""
        return self.key[0]

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """All of its quotes in order."""
        return tuple(quote for utterance in self.utterances for quote in utterance)


def voices(material: Material) -> tuple[Voice, ...]:
    """All voices: by band, then those in most reports first, then those with most quotes, then by name."""
    grouped = defaultdict(list)
    for sheet in material.sheets:
        for quote in sheet.quotes:
            grouped[_key(quote, sheet, material)].append(quote)
    spelt = _spelt(material)
    found = [_voice(key, quotes, spelt, material) for key, quotes in grouped.items()]
    return tuple(sorted(found, key=_order))


def _order(voice: Voice) -> tuple[int, int, int, str, str]:
    return voice.band, -len(voice.letters), -len(voice.quotes), voice.name.casefold(), voice.key[1]


def _key(quote: Quote, sheet: Sheet, material: Material) -> Key:
    if quote.type == SCARE:
        return MARKED, ""
    if quote.type == ACT:
        return ACTS, ""
    actor = material.speaker(quote)
    if actor is not None:
        return ACTOR, material.person(actor)
    if quote.source is None or quote.id in material.corrected.sources:
        return NONE, ""
    mention = material.mention.get(quote.mention or "")
    printed = bare(plain(quote.source.read(sheet.text))).casefold()
    # One report's "he" is not another's.
    return PRINTED, f"{sheet.code} {printed}" if mention and mention.form == "pronoun" else printed


def plain(text: str) -> str:
    """A text on one line, single spaces between its words."""
    return " ".join(text.split())


type Spelt = dict[str, dict[bool, dict[str, Counter[str]]]]
"""By actor: names (True) and other words, and how often each report prints them."""


def _spelt(material: Material) -> Spelt:
    out: Spelt = defaultdict(lambda: {True: defaultdict(Counter), False: defaultdict(Counter)})
    for sheet in material.sheets:
        for mention in sheet.mentions:
            actor = material.actors.get(mention.id)
            if actor is not None:
                out[material.person(actor)][mention.form == "name"][plain(mention.text)][sheet.letter] += 1
    return out


def _voice(key: Key, quotes: list[Quote], spelt: Spelt, material: Material) -> Voice:
    names, others = (spelt[key[1]][True], spelt[key[1]][False]) if key[0] == ACTOR else ({}, {})
    letters = tuple(dict.fromkeys(material.sheet[quote.article].letter for quote in quotes))
    found = _utterances(quotes, material)
    return Voice(key, _name(key, quotes, material), _ranked(names), _ranked(others), found, letters)


def _name(key: Key, quotes: list[Quote], material: Material) -> str:
    if key[0] == ACTOR:
        named = material.corrected.names.get(key[1])
        return named.value if named else called(material.members[key[1]], material.named[key[1]])
    if key[0] == PRINTED and quotes[0].source:
        return bare(plain(quotes[0].source.read(material.sheet[quotes[0].article].text)))
    return ""


def _ranked(names: dict[str, Counter[str]]) -> dict[str, Counter[str]]:
    return dict(sorted(names.items(), key=lambda item: (-len(item[1]), -item[1].total(), item[0])))


def _utterances(quotes: Iterable[Quote], material: Material) -> tuple[tuple[Quote, ...], ...]:
    out: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        out[material.uttered.get(quote.id, quote.id)].append(quote)
    return tuple(tuple(utterance) for utterance in out.values())


NEARNESS = {"identical": 0, "cut": 1, "reworded": 2}
"""The relations of two wordings, the nearest one first."""


class Utterances:
    """What is known of quotes that are one utterance, over all voices."""

    def __init__(self, found: Iterable[Voice], material: Material) -> None:
        self._of = material.uttered
        self._said: dict[str, list[tuple[Voice, Quote]]] = defaultdict(list)
        for voice in found:
            for quote in voice.quotes:
                if utterance := self._of.get(quote.id):
                    self._said[utterance].append((voice, quote))
        self._links: dict[str, list[SameWords]] = defaultdict(list)
        for link in material.same_words:
            if self._of.get(link.left) == self._of.get(link.right):
                self._links[self._of.get(link.left, "")].append(link)

    def elsewhere(self, voice: Voice, quote: Quote) -> list[tuple[Voice, Quote]]:
        """The quotes under other voices that are the same utterance as one of this voice."""
        said = self._said.get(self._of.get(quote.id, ""), [])
        return [(other, words) for other, words in said if other.key != voice.key]

    def nearest(self, quote: Quote, before: Sequence[Quote]) -> tuple[Quote, SameWords] | None:
        """Of the quotes that stand before one in its utterance, the one whose words are nearest, and the link to it."""
        others = {other.id: (place, other) for place, other in enumerate(before)}
        found = []
        for link in self._links.get(self._of.get(quote.id, ""), []):
            if quote.id in (link.left, link.right):
                other = others.get(link.right if link.left == quote.id else link.left)
                if other:
                    found.append((NEARNESS.get(link.relation, len(NEARNESS)), *other, link))
        best = min(found, key=lambda item: item[:2], default=None)
        return best and (best[2], best[3])
