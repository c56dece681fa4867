"""Takes an article, gives its gist: the words, names and figures that tell what it is about, and the day it is of.

A gist is what articles are compared by when stories are made, in any language: it asks for no parse. What a word weighs
hangs on the word alone (see `lexicon.stems`).
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.findings import ARTICLE_ROLES, Article, Block, Gist, Metadatum, TimeExpression
from rashomon.findings.stories import FIGURE, KNOWN, NAME, WORDS, packed
from rashomon.lexicon import Lexicon
from rashomon.lexicon.stems import Stems, stem
from rashomon.text import Span, fold
from rashomon.within.days import days, weekdays

LEAD = 400
"""Code points of the opening that tell what happened; 250 to 700 did as well."""

TERMS = 300
"""Words, names and figures kept, the heaviest: a long report's last words tell little of what it is about. With 150, a
hundredth of the B-cubed F1 is lost; 400 gives what 300 do."""

OPENING = 200
"""Code points of an article in which a full date is taken for the day it is of."""

TOLD_FIRST = 700
"""Code points of an article whose weekdays are most likely those of what happened."""

LONG = 25
"""Words of a paragraph from which on it tells a copy."""

COPIED = 2
"""Paragraphs kept to know copies by: the longest."""

SCANNED = 60_000
"""Code points of an article that are looked at."""

WORD = re.compile(r"\d[\d.,]*\d|[^\W\d_](?:\.[^\W\d_])+\.?|[^\W_]+(?:'[^\W_]+)*")


@dataclass(slots=True)
class _Term:
    """One stem: how often it stands, in the lead and at all, with a capital, and how it is printed."""

    count: int = 0
    lead: int = 0
    capital: int = 0
    printed: Counter[str] = field(default_factory=Counter)

    def kind(self, stem: str, stems: Stems) -> str:
        """A figure; a name, where it has a capital more often than not; or another word."""
        if stem[0] == "#":
            return FIGURE
        if stems.known(stem):
            return KNOWN
        return NAME if 2 * self.capital > self.printed.total() else WORDS


def find(
    article: Article,
    blocks: Sequence[Block],
    metadata: Sequence[Metadatum],
    times: Sequence[TimeExpression],
    *,
    lexicon: Lexicon,
) -> Iterator[Gist]:
    """The gist of an article that has words."""
    stems = lexicon.opened(Stems)
    read = sorted((block for block in blocks if block.role in ARTICLE_ROLES), key=lambda block: block.span)
    terms = _terms(read, _title(metadata), stems)
    if not terms:
        return
    day, because, place = _day(article, read, metadata)
    text = " ".join(_packed(term, term.kind(name, stems)) for name, term in _heaviest(terms, stems))
    week, year = _weekdays(read), day[:4] or _year(times)
    yield Gist(article.id, article.span, article.language, text, day, because, place, week, year, _copied(read))


def _title(metadata: Sequence[Metadatum]) -> str:
    """A headline that stands beside the text and not in it."""
    return next((one.value for one in metadata if one.name == "title" and one.span is None), "")


def _terms(blocks: Sequence[Block], title: str, stems: Stems) -> dict[str, _Term]:
    terms: dict[str, _Term] = {}
    _count(terms, title, len(title), 2, stems)
    seen = 0
    for block in blocks:
        if seen > SCANNED:
            break
        times = 2 if block.role == "headline" else 1
        _count(terms, block.text, LEAD - seen if times == 1 else len(block.text), times, stems)
        seen += len(block.text) if times == 1 else 0
    return terms


def _count(terms: dict[str, _Term], text: str, lead: int, times: int, stems: Stems) -> None:
    """Counts the terms of a text; those that start before `lead` are told first, and count twice."""
    for word, start in words(text, stems):
        name = stem(word)
        term = terms.get(name) or terms.setdefault(name, _Term())
        inside = start < lead
        term.count += times + (inside and times == 1)
        term.lead += times * inside
        term.capital += word[0].isupper()
        term.printed[word] += 1


def words(text: str, stems: Stems) -> Iterator[tuple[str, int]]:
    """The words of a text that tell something, each with its place."""
    for match in WORD.finditer(fold(text[:SCANNED])):
        word = match.group()
        low = word.lower()
        bare = low.partition("'")[0] if not low.endswith("n't") else ""
        if len(bare) > 1 and bare.rstrip(".") not in stems.stop:
            yield word[: len(bare)], match.start()


def _heaviest(terms: dict[str, _Term], stems: Stems) -> list[tuple[str, _Term]]:
    def weight(item: tuple[str, _Term]) -> tuple[float, str]:
        name, term = item
        return -(term.count + term.lead) * (stems.of(name) if name[0] != "#" else 5), name

    return sorted(terms.items(), key=weight)[:TERMS]


def _packed(term: _Term, kind: str) -> str:
    printed = min(term.printed, key=lambda word: (-term.printed[word], word))
    return packed(printed, term.count, term.lead, kind)


def _day(article: Article, blocks: Sequence[Block], metadata: Sequence[Metadatum]) -> tuple[str, str, Span | None]:
    """The day an article is of, where that is from, and where it stands; nothing where nothing tells it."""
    for one in metadata:
        if one.name == "published":
            inside = one.span if one.span and article.span.covers(one.span) else None
            return one.value, f"published: {one.because}", inside
    seen = 0
    for block in blocks:
        for found in days(block.text[: max(0, OPENING - seen)]):
            start = block.span.start
            place = Span.of(article.report, start + found.start, start + found.end)
            return found.iso, "a full date in the opening", place
        seen += len(block.text)
    return "", "", None


def _year(times: Sequence[TimeExpression]) -> str:
    """The year an article is of by its own words: of one thing it tells its year, and that it was the year before."""
    by_span = {one.span: one for one in times}
    for one in sorted(times, key=lambda one: one.span):
        told = by_span.get(one.same_span) if one.same_span else None
        if told is not None:
            return f"{int(told.value) - int(one.shift.removeprefix('year')):04d}"
    return ""


def _weekdays(blocks: Sequence[Block]) -> str:
    """The weekdays that the opening names, a slash, and those that only the rest names."""
    text = "\n".join(block.text for block in blocks)[:SCANNED]
    opening = weekdays(text[:TOLD_FIRST])
    return f"{''.join(sorted(opening))}/{''.join(sorted(weekdays(text) - opening))}"


def _copied(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Digests of the longest paragraphs, by which a copy is known."""
    texts = sorted(
        {" ".join(fold(block.text).lower().split()) for block in blocks}, key=lambda text: (-len(text), text)
    )
    long = [text for text in texts if len(text.split()) >= LONG][:COPIED]
    return tuple(sorted(hashlib.blake2b(text.encode(), digest_size=6).hexdigest() for text in long))
