"""Takes an article's quotes and who they are attributed to, gives for a place whose word stands there, through whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.findings import Actor, Attribution, Block, Quote
from rashomon.text import Span
from rashomon.within.attributions import words
from rashomon.within.claim_terms import actor_terms
from rashomon.within.quote_sources import bare

PRESENTED = {"announce", "confirm", "reveal", "disclose", "acknowledge", "admit", "note", "realise", "realize", "show"}
"""Reporting words whose content the report gives as so: what is announced or confirmed stands in its own voice too."""

PRONOUNS = {"he", "she", "it", "they", "we", "i", "who"}


@dataclass(frozen=True, slots=True)
class Word:
    """Whose word a place is."""

    voice: str = "own"
    speaker: tuple[str, ...] = ()
    said_by: str = ""
    through: str = ""
    quote: str | None = None
    by_name: bool = False
    act_of_saying: bool = False
    """Whether the place is the cue of a quote: the act of saying, not what is said."""


class Said:
    """The quotes of an article, by place."""

    def __init__(
        self,
        quotes: Sequence[Quote],
        attributions: Sequence[Attribution],
        actors: Sequence[Actor],
        blocks: Sequence[Block],
    ) -> None:
        speech = [quote for quote in quotes if quote.type != "scare"]
        inner = sorted(speech, key=lambda quote: (quote.content.end - quote.content.start, quote.id))
        self._places = [(quote.content.start, quote.content.end, quote) for quote in inner]
        self._cues = [(quote.cue.start, quote.cue.end, quote.cue) for quote in inner if quote.cue is not None]
        self._by_id = {quote.id: quote for quote in speech}
        self._attributions = {one.quote: one for one in attributions}
        self._actors = {actor.id: actor for actor in actors}
        self._blocks = blocks

    def of(self, head: Span, *, aside: bool = False) -> Word:
        """Whose word a predicate is: that of the innermost quote that holds it.

        What a relative clause tells `aside` of a thing that somebody praised or asked for is the report's own word.
        """
        first, last = head.start, head.end
        cue = any(start < last and first < end and place.overlaps(head) for start, end, place in self._cues)
        for start, end, quote in self._places:
            held = start <= first and last <= end and not (aside and quote.type == "act")
            if held and quote.content.covers(head):
                return self._word(quote, cue)
        return Word(act_of_saying=cue)

    def _word(self, quote: Quote, cue: bool) -> Word:
        one = self._attributions.get(quote.id)
        actor = self._actors.get(one.actor) if one and one.actor else None
        outer = self._by_id.get(quote.within or "")
        return Word(
            "announced" if quote.lemma in PRESENTED and quote.type != "direct" else "said",
            tuple(actor_terms(actor)) if actor else (),
            self._by(quote, actor),
            bare(words(outer.source, self._blocks)) if outer and outer.source else "",
            quote.id,
            self._names(quote, actor),
            cue,
        )

    def _names(self, quote: Quote, actor: Actor | None) -> bool:
        """Whether the source of a quote holds a name of who it points at."""
        printed = words(quote.source, self._blocks) if quote.source else ""
        names = {word for name in (actor.name, *actor.aliases.split("|")) for word in name.split()} if actor else set()
        return any(word in names and word[:1].isupper() for word in printed.split())

    def _by(self, quote: Quote, actor: Actor | None) -> str:
        """Who said it as printed; where that is a pronoun, by the name of whom it points at."""
        printed = bare(words(quote.source, self._blocks)) if quote.source else ""
        return actor.name if actor and printed.lower() in PRONOUNS else printed
