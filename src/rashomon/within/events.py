"""Takes an article with its mentions, quotes and actors, gives its events: type, parties, status.

Types are those of the PLOVER ontology. What is demanded, denied, planned or alleged keeps that status, and whose word
it is. Readers are shown happenings (`across.happenings`), never these codings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rashomon.findings import Actor, Article, Block, Coreference, Event, Mention, Quote
from rashomon.lexicon import Lexicon
from rashomon.lexicon.gazetteer import Gazetteer
from rashomon.parse import Parser, Token
from rashomon.text import Piece, Span, merge
from rashomon.within import event_circumstances as circumstances
from rashomon.within import event_codings, passages
from rashomon.within.claim_terms import Concepts
from rashomon.within.claims import in_marks
from rashomon.within.event_codings import Coding
from rashomon.within.event_moods import would
from rashomon.within.event_parties import Parties, Party
from rashomon.within.event_words import event_words
from rashomon.within.passages import Passage


def find(  # noqa: PLR0917 -- the kinds an event rests on
    article: Article,
    blocks: Sequence[Block],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
    actors: Sequence[Actor],
    coreferences: Sequence[Coreference],
    *,
    parser: Parser,
    lexicon: Lexicon,
) -> Iterator[Event]:
    """The events of an English article, in no particular order; none of an article in another language."""
    read = passages.read(article, blocks, parser)
    words = event_words(lexicon)
    by_id = {actor.id: actor for actor in actors}
    actors_of: dict[str, list[Actor]] = {}
    for link in sorted(coreferences, key=lambda link: (link.mention, link.actor)):
        if link.actor in by_id:
            actors_of.setdefault(link.mention, []).append(by_id[link.actor])
    standing = _by_passage(read, mentions)
    told = _by_passage(read, quotes)
    for number, passage in enumerate(read):
        if not any(token.lemma.lower() in words.first for token in passage.parse.tokens):
            continue
        parties = Parties(passage, standing.get(number, []), actors_of, lexicon)
        speech = Speech(passage, told.get(number, []), parties)
        codings = event_codings.find(passage.parse.tokens, parties, words, speech.speaker)
        yield from Writer(article, passage, parties, speech, lexicon).events(codings)


def _by_passage[F: Mention | Quote](read: Sequence[Passage], findings: Sequence[F]) -> Mapping[int, list[F]]:
    out: dict[int, list[F]] = {}
    for finding in findings:
        span = finding.span if isinstance(finding, Mention) else finding.content
        for number in {passages.place(read, start) for start, _ in span.pieces}:
            if number >= 0:
                out.setdefault(number, []).append(finding)
    return out


class Speech:
    """The reported speech of one passage: who says the words at a place."""

    def __init__(self, passage: Passage, quotes: Sequence[Quote], parties: Parties) -> None:
        self._passage, self._parties = passage, parties
        ordered = sorted(quotes, key=lambda q: (q.content.end - q.content.start, q.id))
        self._pieces = [(start, end, quote) for quote in ordered for start, end in quote.content.pieces]

    def quote(self, token: Token) -> Quote | None:
        """The innermost quote that holds a token."""
        at = self._passage.base + token.start
        return next((quote for start, end, quote in self._pieces if start <= at < end and quote.type != "scare"), None)

    def speaker(self, token: Token) -> Party | None:
        """Who says the words at a token; None where nobody is named."""
        quote = self.quote(token)
        if quote is None or quote.source is None:
            return None
        tokens = self._passage.tokens(quote.source.start, quote.source.end)
        if not tokens:
            return None
        inside = {part.i for part in tokens}
        head = next((part for part in tokens if part.head.i not in inside or part.is_root), tokens[0])
        named = self._parties.within(head)
        return self._parties.of(named)[0] if named is not None else None


class Writer:
    """Writes the events of one passage."""

    def __init__(self, article: Article, passage: Passage, parties: Parties, speech: Speech, lexicon: Lexicon) -> None:
        self._article, self._passage, self._parties, self._speech = article, passage, parties, speech
        self._words, self._gazetteer = event_words(lexicon), lexicon.opened(Gazetteer)
        self._concepts = lexicon.opened(Concepts)

    def events(self, codings: Sequence[Coding]) -> Iterator[Event]:
        """One event for each coding; an event that another holds names it."""
        made: dict[int, Event] = {}
        for coding in sorted(codings, key=_depth):
            if self._comments(coding.sources):
                continue
            outer = made.get(id(coding.outer)) if coding.outer is not None else None
            event = self._event(coding, outer)
            made[id(coding)] = event
            yield event

    def _comments(self, sources: Sequence[Party]) -> bool:
        """Whether those who act are analysts, witnesses or media, who take no part."""
        return bool(sources) and all(self._voice(party) or _medium(party) for party in sources)

    def _voice(self, party: Party) -> bool:
        """Whether somebody is an analyst, a witness or a writer by office."""
        last = party.office.lower().split()[-1:] if party.office else []
        return bool(set(last) & self._words.voices)

    def _event(self, coding: Coding, outer: Event | None) -> Event:
        quote = self._speech.quote(coding.verb)
        who = None if self._is_background(coding, quote) else self._speech.speaker(coding.verb)
        tokens = self._passage.parse.tokens
        place, time = circumstances.place(coding, self._parties, tokens), circumstances.time(coding, tokens)
        words = [(word.start, word.end) for word in coding.words]
        parties = [(party.start, party.end) for party in (*coding.sources, *coding.targets)]
        return Event(
            self._article.id,
            self._span(words),
            coding.type,
            self._span([(party.start, party.end) for party in coding.sources]),
            self._span([(party.start, party.end) for party in coding.targets]),
            self._status(coding, quote),
            self._clause([*words, *parties, *filter(None, (place, time))], coding),
            mode=coding.mode,
            context=circumstances.context(coding, self._words),
            sources=_names(coding.sources),
            targets=_names(coding.targets),
            source_keys=_keys(coding.sources),
            target_keys=_keys(coding.targets),
            place=self._span([place] if place else []),
            place_text=self._text(place),
            place_key=self._gazetteer.key(self._text(place)) if place else "",
            time=self._span([time] if time else []),
            time_text=self._text(time),
            quote=quote.id if quote is not None else None,
            attributed_to="" if who is None else who.name,
            own_word=who is not None and any(who.same(party) for party in coding.sources),
            commented=who is not None and self._voice(who),
            depth=sum(1 for _ in coding.verb.ancestors()),
            within=outer.id if outer is not None else None,
            matter=circumstances.matter(coding, self._parties, self._concepts) if coding.type in CONTENT else "",
            earlier=circumstances.earlier(coding, quote) or (quote is not None and self._is_of_old(quote)),
            because=coding.because,
        )

    def _status(self, coding: Coding, quote: Quote | None) -> str:
        """The status of an event; a "would" in somebody's own words supposes, where one of a report looks ahead."""
        if coding.status == "planned" and quote is not None and quote.type == "direct" and would(coding.verb):
            return "hypothetical"
        return circumstances.status(coding.status, quote)

    def _is_of_old(self, quote: Quote) -> bool:
        """Whether what is told was said before: "had said", "previously argued"."""
        cue = self._passage.tokens(quote.cue.start, quote.cue.end) if quote.cue is not None else []
        return any(circumstances.of_old(token) for token in cue if token.pos == "VERB")

    def _is_background(self, coding: Coding, quote: Quote | None) -> bool:
        """Whether the report names an event in its own words, within what it tells that somebody said: "his war"."""
        if quote is None or quote.type == "direct" or quote.lemma in circumstances.TELLING:
            return False
        if in_marks(self._passage.block.text, coding.token):
            return False
        named = coding.token.pos == "NOUN" and any(party.head.head is coding.token for party in coding.sources)
        return named or (quote.type == "act" and self._is_aside(coding.verb, quote))

    def _is_aside(self, token: Token, quote: Quote) -> bool:
        """Whether a word stands in a relative clause inside a quote's words."""
        while not token.is_root and self._passage.base + token.start >= quote.content.start:
            if token.dep in {"relcl", "acl"}:
                return True
            token = token.head
        return False

    def _text(self, piece: Piece | None) -> str:
        return self._passage.block.text[piece[0] : piece[1]] if piece is not None else ""

    def _span(self, pieces: Sequence[Piece]) -> Any:
        """The place in the report of pieces of the paragraph; None of none."""
        if not pieces:
            return None
        report, base = self._passage.block.span.report, self._passage.base
        return Span(report, merge((base + start, base + end) for start, end in pieces))

    def _clause(self, pieces: Sequence[Piece], coding: Coding) -> Span:
        """The words from the first to the last that the event rests on, as far as they are one sentence."""
        tokens = self._passage.parse.tokens
        clause = [(token.start, token.end) for token in circumstances.clause(coding)]
        inside = [
            piece
            for piece in (*pieces, *clause)
            if abs(piece[0] - coding.token.start) < FARTHEST and abs(piece[1] - coding.token.start) < FARTHEST
        ]
        start, end = min(start for start, _ in inside), max(end for _, end in inside)
        same = [t for t in tokens if t.sentence == coding.token.sentence and start <= t.start and t.end <= end]
        return self._passage.span(same[0].start, same[-1].end)


CONTENT = {"AGREE", "REQUEST", "REJECT"}
"""Types of which two between the same parties are one only where both are about the same: two demands are not one."""

FARTHEST = 190
"""Characters before and after an event word within which its clause is shown: together less than a long sentence."""


def _depth(coding: Coding) -> tuple[int, int]:
    """How many codings hold one, then its place: what holds comes before what is held."""
    depth, outer = 0, coding.outer
    while outer is not None and depth < DEEPEST:
        depth, outer = depth + 1, outer.outer
    return depth, coding.token.i


DEEPEST = 8


def _medium(party: Party) -> bool:
    return any(key.startswith("media/") for key in party.keys)


def _names(parties: Sequence[Party]) -> str:
    return "|".join(dict.fromkeys(party.name.replace("|", " ") for party in parties))


def _keys(parties: Sequence[Party]) -> str:
    return "|".join(dict.fromkeys(key for party in parties for key in party.keys))
