"""Takes voices and the passages a page shows of them, gives plain view objects for "who said what"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from rashomon.findings import Correction, Quote, SameWords
from rashomon.record.corrected import said
from rashomon.show.excerpts import Excerpt, Place, exact
from rashomon.show.links import Links, anchor
from rashomon.show.material import Material, short
from rashomon.show.passages import Passage
from rashomon.show.said import (
    BANDS,
    RELATIONS,
    TYPES,
    Band,
    Count,
    Line,
    Relation,
    Speaker,
    Twin,
    Twins,
    Utterance,
    cut,
)
from rashomon.show.voices import ACTOR, PRINTED, Utterances, Voice
from rashomon.text import Span

type _Exact = tuple[Excerpt, ...]
type _Nine = tuple[_Exact, _Exact, _Exact, _Exact, _Exact, _Exact, _Exact, _Exact, _Exact]


class Telling:
    """Turns voices into view objects."""

    def __init__(
        self, voices: tuple[Voice, ...], material: Material, passages: Mapping[str, Passage], links: Links
    ) -> None:
        self._voices, self._material, self._passages, self._links = voices, material, passages, links
        self._utterances = Utterances(voices, material)
        self._voice_of = {quote.id: voice for voice in voices for quote in voice.quotes}
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
        actor = self._material.speaker(voice.quotes[0]) if voice.band == ACTOR else None
        return Speaker(
            f"v-{name}",
            cut(voice.name) if voice.band == ACTOR else "",
            self._heading(voice),
            actor.type if actor and actor.type != "unknown" else "",
            voice.letters,
            len(voice.quotes),
            _counts(voice.names),
            _counts(voice.others) if self._links.reading else (),  # the report's own words, and not counted
            tuple(self._joins.get(voice.key[1], ())),
            self._corrections(voice),
            tuple(self._utterance(voice, quotes) for quotes in voice.utterances),
        )

    def _corrections(self, voice: Voice) -> tuple[str, ...]:
        members = {actor.id for actor in self._material.members.get(voice.key[1], ())}
        found = (one for one in self._material.corrected.actors if members & {*one.about, *one.others})
        return tuple(_told(one, said(one)) for one in found)

    def _heading(self, voice: Voice) -> tuple[Excerpt, ...]:
        """The printed source of the first line that is shown: its words are counted there."""
        if voice.band != PRINTED:
            return ()
        shown = (quote for quote in voice.quotes if quote.id in self._passages)
        first = next(shown, None)
        return self._exact(first, first.source) if first else ()

    def _utterance(self, voice: Voice, quotes: tuple[Quote, ...]) -> Utterance:
        lines = tuple(self._line(voice, quote, quotes[:place]) for place, quote in enumerate(quotes))
        letters = tuple(dict.fromkeys(line.letter for line in lines))
        texts = self._material.witnessed.of(quote.content for quote in quotes).texts if len(letters) > 1 else 1
        return Utterance(lines, letters, texts)

    def _line(self, voice: Voice, quote: Quote, before: tuple[Quote, ...]) -> Line:
        sheet = self._material.sheet[quote.article]
        passage = self._passages.get(quote.id)
        nearest = self._utterances.nearest(quote, before)
        return Line(
            anchor(self._links.line(quote)),
            short(quote),
            sheet.letter,
            self._number(quote),
            sheet.label,
            self._links.place(sheet, quote),
            Place(sheet.letter, quote.content).words,
            quote.type,
            TYPES.get(quote.type, quote.type),
            *self._shown(quote, passage),
            self._channel(quote),
            self._because(quote, nearest) if passage else (),
            quote.id in self._material.corrected.sources,
            self._relation(quote, *nearest) if nearest else None,
            self._twins(voice, quote),
        )

    def _shown(self, quote: Quote, passage: Passage | None) -> _Nine:
        """Words, source, cue, before, after, addressee, medium, occasion, date."""
        if passage is None:
            return (), (), (), (), (), (), (), (), ()
        return (
            self._exact(quote, passage.content),
            self._exact(quote, passage.source),
            self._exact(quote, passage.cue),
            self._exact(quote, passage.before),
            self._exact(quote, passage.after),
            self._exact(quote, passage.addressee),
            self._exact(quote, passage.medium),
            self._exact(quote, passage.occasion),
            self._exact(quote, passage.date),
        )

    def _channel(self, quote: Quote) -> Twin | None:
        outer = self._material.quote.get(quote.within or "")
        voice = self._voice_of.get(outer.id) if outer else None
        return self._twin(voice, outer) if outer and voice else None

    def _relation(self, quote: Quote, other: Quote, link: SameWords) -> Relation:
        name = link.relation
        if name == "cut":
            name = "shorter" if len(quote.content) <= len(other.content) else "longer"
        return Relation(RELATIONS.get(name, name), self._number(other), self._links.line(other))

    def _exact(self, quote: Quote, span: Span | None) -> tuple[Excerpt, ...]:
        sheet = self._material.sheet[quote.article]
        return exact(sheet.letter, sheet.text, span)

    def _number(self, quote: Quote) -> str:
        return f"{self._material.sheet[quote.article].code} {self._material.number[quote.id]}"

    def _because(self, quote: Quote, nearest: tuple[Quote, SameWords] | None) -> tuple[str, ...]:
        pointing = self._material.coreferences.get(quote.mention or "")
        correction = self._material.corrected.sources.get(quote.id)
        whys = {
            "Quote": quote.because,
            "Source, corrected": _told(correction, correction.value or correction.other_words) if correction else "",
            "Source, as found" if correction else "Source": pointing.because if pointing else "",
            f"One utterance with {self._number(nearest[0])}" if nearest else "": nearest[1].because if nearest else "",
        }
        return tuple(f"{what}: {why}" for what, why in whys.items() if why)

    def _twins(self, voice: Voice, quote: Quote) -> tuple[Twins, ...]:
        found: dict[str, list[Twin]] = defaultdict(list)
        for other in self._utterances.elsewhere(voice, quote):
            twin = self._twin(*other)
            found[twin.voice].append(twin)
        return tuple(Twins(name, tuple(twins)) for name, twins in found.items())

    def _twin(self, voice: Voice, quote: Quote) -> Twin:
        name = voice.name if voice.band == ACTOR else BANDS[voice.band][1].lower()
        return Twin(self._number(quote), cut(name), self._links.line(quote))


def _told(correction: Correction, what: str) -> str:
    """A correction without who made it: a page is passed on."""
    return f"{what} (correction {correction.ordinal}{f': {correction.note}' if correction.note else ''})"


def _counts(names: Mapping[str, Counter[str]]) -> tuple[Count, ...]:
    return tuple(Count(cut(name), tuple(_lettered(reports.items()))) for name, reports in names.items())


def _lettered(counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(counts, key=lambda item: (len(item[0]), item[0]))
