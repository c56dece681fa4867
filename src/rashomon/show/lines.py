"""Takes voices and the passages a page shows of them, gives plain view objects for "who said what"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.findings import Quote
from rashomon.show.excerpts import Excerpt, Place, exact
from rashomon.show.links import Links, anchor
from rashomon.show.material import Material, short
from rashomon.show.passages import Passage
from rashomon.show.voices import ACTOR, MARKED, NONE, PRINTED, Utterances, Voice
from rashomon.text import Span

NAME = 80
"""Code points of a name that a page shows at most."""

TYPES = {
    "direct": "direct",
    "mixed": "partly quoted",
    "indirect": "indirect",
    "scare": "marked words",
}
"""What a page calls the types of quotes."""

RELATIONS = {
    "identical": "the same words",
    "cut": "one is cut short",
    "reworded": "worded differently",
}
"""What a page calls the relations of quotes that are one utterance."""


@dataclass(frozen=True, slots=True)
class Count:
    """A name, and how often each report prints it."""

    name: str
    reports: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Twin:
    """The same utterance under another voice."""

    number: str
    voice: str
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """One quote of one report."""

    id: str
    entry: str
    """The beginning of the finding's id."""
    letter: str
    number: str
    """`A 12`: the twelfth quote of report A."""
    label: str
    place: str | None
    """The address of its place in the article."""
    characters: str
    """The same in words."""
    type: str
    type_name: str
    words: tuple[Excerpt, ...]
    """Empty where a shared page must not show them."""
    source: tuple[Excerpt, ...]
    cue: tuple[Excerpt, ...]
    before: tuple[Excerpt, ...]
    after: tuple[Excerpt, ...]
    because: tuple[str, ...]
    twins: tuple[Twin, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """How wordings relate: in words, and which pairs."""

    name: str
    pairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """The lines that are one utterance; mostly one."""

    lines: tuple[Line, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice."""

    id: str
    name: str
    heading: tuple[Excerpt, ...]
    """Instead of a name, for sources shown as a report prints them."""
    type: str
    letters: tuple[str, ...]
    quotes: int
    names: tuple[Count, ...]
    others: tuple[Count, ...]
    because: tuple[str, ...]
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A sort of voices, with its heading."""

    id: str
    title: str
    note: str
    headed: bool
    """Whether its voices have headings of their own."""
    speakers: tuple[Speaker, ...]
    quotes: int


BANDS = {
    ACTOR: ("actors", "Actors", "", True),
    PRINTED: (
        "printed",
        "Sources as printed",
        "No actor was found for these sources. Where two reports print the same words, they may mean different people.",
        True,
    ),
    NONE: ("nobody", "No source named or found", "The report names nobody here, or the source was not found.", False),
    MARKED: (
        "marked",
        "Marked words that are no speech",
        "Words in quotation marks that nobody is said to have spoken. They are not counted as quotes.",
        False,
    ),
}
"""Id, title, note and whether voices are headed, of each band."""


type _Exact = tuple[Excerpt, ...]
type _Five = tuple[_Exact, _Exact, _Exact, _Exact, _Exact]


class Telling:
    """Turns voices into view objects."""

    def __init__(
        self, voices: tuple[Voice, ...], material: Material, passages: Mapping[str, Passage], links: Links
    ) -> None:
        self._voices, self._material, self._passages, self._links = voices, material, passages, links
        self._utterances = Utterances(voices, material)
        self._joins: dict[str, list[str]] = defaultdict(list)
        for link in material.same_actors:
            if link.because and link.because not in self._joins[material.joined.get(link.left, "")]:
                self._joins[material.joined.get(link.left, "")].append(link.because)

    def bands(self) -> tuple[Band, ...]:
        """All bands that have a voice."""
        out = []
        for number, (name, title, note, headed) in BANDS.items():
            found = [voice for voice in self._voices if voice.band == number]
            if found:
                speakers = tuple(self._speaker(voice, f"{name}-{place}") for place, voice in enumerate(found, 1))
                quotes = sum(len(voice.quotes) for voice in found)
                out.append(Band(name, title, note, headed, speakers, quotes))
        return tuple(out)

    def _speaker(self, voice: Voice, name: str) -> Speaker:
        actor = self._material.actors.get(voice.quotes[0].mention or "") if voice.band == ACTOR else None
        return Speaker(
            f"v-{name}",
            cut(voice.name) if voice.band == ACTOR else "",
            self._heading(voice),
            actor.type if actor and actor.type != "unknown" else "",
            voice.letters,
            len(voice.quotes),
            _counts(voice.names),
            _counts(voice.others),
            tuple(self._joins.get(voice.key[1], ())),
            tuple(self._utterance(voice, quotes) for quotes in voice.utterances),
        )

    def _heading(self, voice: Voice) -> tuple[Excerpt, ...]:
        """The printed source of the first line that is shown: its words are counted there."""
        if voice.band != PRINTED:
            return ()
        shown = (quote for quote in voice.quotes if quote.id in self._passages)
        first = next(shown, None)
        return self._exact(first, first.source) if first else ()

    def _utterance(self, voice: Voice, quotes: tuple[Quote, ...]) -> Utterance:
        found = self._utterances.relations(quotes, self._number) if len(quotes) > 1 else {}
        relations = tuple(Relation(RELATIONS.get(name, name), tuple(pairs)) for name, pairs in found.items())
        return Utterance(tuple(self._line(voice, quote) for quote in quotes), relations)

    def _line(self, voice: Voice, quote: Quote) -> Line:
        sheet = self._material.sheet[quote.article]
        passage = self._passages.get(quote.id)
        return Line(
            anchor(self._links.line(quote)),
            short(quote),
            sheet.letter,
            self._number(quote),
            sheet.label,
            self._links.place(quote),
            Place(sheet.letter, quote.content).words,
            quote.type,
            TYPES.get(quote.type, quote.type),
            *self._shown(quote, passage),
            self._because(quote) if passage else (),
            tuple(self._twin(*other) for other in self._utterances.elsewhere(voice, quote)),
        )

    def _shown(self, quote: Quote, passage: Passage | None) -> _Five:
        """Words, source, cue, before, after."""
        if passage is None:
            return (), (), (), (), ()
        return (
            self._exact(quote, passage.content),
            self._exact(quote, passage.source),
            self._exact(quote, passage.cue),
            self._exact(quote, passage.before),
            self._exact(quote, passage.after),
        )

    def _exact(self, quote: Quote, span: Span | None) -> tuple[Excerpt, ...]:
        sheet = self._material.sheet[quote.article]
        return exact(sheet.letter, sheet.text, span)

    def _number(self, quote: Quote) -> str:
        return f"{self._material.sheet[quote.article].code} {self._material.number[quote.id]}"

    def _because(self, quote: Quote) -> tuple[str, ...]:
        pointing = self._material.coreferences.get(quote.mention or "")
        return tuple(why for why in (quote.because, pointing.because if pointing else "") if why)

    def _twin(self, voice: Voice, quote: Quote) -> Twin:
        name = voice.name if voice.band == ACTOR else BANDS[voice.band][1].lower()
        return Twin(self._number(quote), cut(name), self._links.line(quote))


def cut(name: str) -> str:
    """A name of at most `NAME` code points."""
    return name if len(name) <= NAME else name[: NAME - 1] + "…"


def _counts(names: Mapping[str, Counter[str]]) -> tuple[Count, ...]:
    return tuple(Count(cut(name), tuple(_lettered(reports.items()))) for name, reports in names.items())


def _lettered(counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(counts, key=lambda item: (len(item[0]), item[0]))
