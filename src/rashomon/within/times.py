"""Takes an article's paragraphs and quotes, gives the times it tells, as the article alone tells them.

Rules over folded text find them and say what their words mean; the parse is asked only for names and for the tense of
the verb that governs a weekday or a month. "Tuesday" stays "a Tuesday, past": which day that is, `across.dates` says.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from rashomon.findings import Article, Block, Quote, TimeExpression
from rashomon.lexicon import Lexicon
from rashomon.parse import Parser, Token
from rashomon.text import Span
from rashomon.within import passages, time_anchors, time_tense, time_years
from rashomon.within.passages import Passage
from rashomon.within.time_anchors import Placed
from rashomon.within.time_scan import Scanner, Told

TENSED = ("weekday=", "month=", "date=", "season=", "quarter=", "holiday=", "weekend")
"""Steps whose side of the anchor the tense tells."""

NAMES = {"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "LAW"}
"""Entities in which a month or a weekday is part of a name."""

PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "men", "women", "boy", "girl", "son", "daughter", "child")
"""How nouns end that name persons by what they do or are; enough for an age, where a thing is the exception."""

HAS_NUMBER = re.compile(r"\d|[a-z]+-(?:year|month|week|day)", re.IGNORECASE)

LONGEST_EVENT = 12
"""Tokens of an event that are cited."""


def find(
    article: Article, blocks: Sequence[Block], quotes: Sequence[Quote], *, parser: Parser, lexicon: Lexicon
) -> Iterator[TimeExpression]:
    """The times of an English article, in the order of the text; none of an article in another language."""
    scanner = lexicon.opened(Scanner)
    spoken = Spoken(quotes)
    placed = [
        _placed(passage, number, told, spoken)
        for number, passage in enumerate(passages.read(article, blocks, parser))
        for told in scanner(passage.parse.text)
        if not _named(passage, told) and not _age(passage, told, lexicon)
    ]
    time_years.join(placed)
    for one in time_anchors.settle(placed):
        yield _written(article, one)


class Spoken:
    """Where words stand that somebody said: the contents of direct and mixed quotes."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        said = [quote for quote in quotes if quote.type in {"direct", "mixed"}]
        self._pieces = sorted((piece, quote.type) for quote in said for piece in quote.content.pieces)

    def holds(self, passage: Passage, start: int) -> bool:
        """Whether a character of a passage stands inside quotation marks."""
        at = passage.base + start
        place = bisect.bisect_right(self._pieces, ((at, 1 << 60), "")) - 1
        if place < 0 or self._pieces[place][0][1] <= at:
            return False
        return self._pieces[place][1] == "direct" or passage.parse.text.count('"', 0, start) % 2 == 1


def _placed(passage: Passage, number: int, told: Told, spoken: Spoken) -> Placed:
    reading = told.reading
    voice = "caption" if passage.block.role == "caption" else "narrative"
    if spoken.holds(passage, told.start):
        voice = "speech"
    direction, sentence = reading.direction, 0
    if voice != "caption" and reading.shift.startswith(TENSED) and direction in {"", "this"}:
        direction = direction or time_tense.direction(_token(passage, told.start))
    if reading.anchor == "earlier":
        sentence = _token(passage, told.start).sentence
    event = _event(passage, told) if reading.anchor == "event" else None
    place = passage.span(told.start, told.end)
    text, tokens = passage.block.text[told.start : told.end], _sentence(passage, told)
    whole = passage.span(min(tokens[0].start, told.start), max(tokens[-1].end, told.end))
    words = time_years.words(tokens) if time_years.ELIGIBLE.fullmatch(reading.shift or reading.value) else frozenset()
    return Placed(place, text, reading, number, sentence, voice, direction, event, whole, words)


def _token(passage: Passage, start: int) -> Token:
    """The token that holds a character."""
    return passage.parse.tokens[max(bisect.bisect_right(passage.parse.starts, start) - 1, 0)]


def _sentence(passage: Passage, told: Told) -> list[Token]:
    """The sentence that tells it."""
    return passage.parse.sentences[_token(passage, told.start).sentence]


def _named(passage: Passage, told: Told) -> bool:
    """Whether what looks like a month, a weekday or a year is part of a name: Sunday Times, Theresa May."""
    text = passage.parse.text[told.start : told.end].removeprefix("the ")
    if not (text.isalnum() and told.reading.type == "DATE" and (text[0].isupper() or text.isdigit())):
        return False
    if told.reading.value.endswith("_REF") or told.reading.shift.startswith("day"):
        return False
    token = _token(passage, told.end - 1)
    of_name = token.dep == "compound" and token.head.pos == "PROPN" and token.head.i == token.i + 1
    return of_name or token.entity in NAMES


def _age(passage: Passage, told: Told, lexicon: Lexicon) -> bool:
    """Whether it is the age of a person: a 44-year-old protester. That of a war or a ban is a time of the news."""
    last = passage.parse.text[told.start : told.end].rsplit("-", 1)[-1].rsplit(" ", 1)[-1]
    if last.casefold() != "old" or not HAS_NUMBER.search(passage.parse.text[told.start : told.end]):
        return False
    old = _token(passage, told.end - 1)
    head = old.head if old.dep in {"amod", "compound", "nmod"} else old
    if head is old or head.pos in {"PROPN", "PRON", "VERB", "AUX"}:
        return True
    persons = lexicon.opened(_persons)
    return head.lower in persons or head.lemma in persons or head.lower.endswith(PERSON_ENDINGS)


def _persons(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row["noun"] for row in lexicon.table("nominals") if row["class"] in {"person", "group"})


def _event(passage: Passage, told: Told) -> Span | None:
    """The words of the event a time is counted from: what `of`, `before` or `after` behind it governs."""
    tokens = passage.parse.tokens
    at = bisect.bisect_left(passage.parse.starts, told.end)
    head = next(
        (token for token in tokens[max(at - 1, 0) : at + 1] if token.lower in {"of", "before", "after", "to"}), None
    )
    if head is None:
        return None
    inner = [token for token in head.subtree() if token.i > head.i][:LONGEST_EVENT]
    if not inner and head.dep == "mark":
        inner = [token for token in head.head.subtree() if token.i > head.i][:LONGEST_EVENT]
    inner = [token for i, token in enumerate(inner) if token.i == inner[0].i + i]
    while inner and inner[-1].pos in {"PUNCT", "ADP", "DET"}:
        inner.pop()
    return passage.span(inner[0].start, inner[-1].end) if inner else None


def _written(article: Article, one: Placed) -> TimeExpression:
    reading = one.reading
    return TimeExpression(
        article.id,
        one.span,
        reading.type,
        one.text,
        reading.value,
        reading.shift,
        one.anchor,
        one.anchor_span,
        reading.mod,
        one.direction,
        one.voice,
        one.because,
        one.whole,
        one.same,
    )
