"""Takes a question and the names of a record, gives its terms: what a passage must hold to bear on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rashomon.check.names import Bearer, Names, Phrase
from rashomon.check.words import Vocabulary, Word, forms, stop_words

SAME, NEAR = 1.0, 0.6
"""How much a word of the same stem counts, and one that only stands near. Swept by hand on invented claims: below .5
another word for a plan is lost, above .7 it outranks the word that was asked for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a passage holds a term: code points of the paragraph, how surely, and the words that do."""

    start: int
    end: int
    strength: float
    found: str
    near: bool = False
    """Whether the word only stands near."""


@dataclass(frozen=True)
class Term:
    """One thing asked for: a word, a figure or a name."""

    asked: str
    """As it stands in the question."""
    kind: str
    """`word`, `figure` or `name`."""
    stem: str = ""
    near: Mapping[str, str] = field(default_factory=dict)
    """Stems of words that stand near, each with the word."""
    bearer: Bearer | None = None

    def also(self) -> list[str]:
        """What else counts for it, in order."""
        names = [" ".join(name) for name in self.bearer.names] if self.bearer else list(self.near.values())
        return sorted(names)

    def searches(self) -> Iterator[str]:
        """FTS5 queries for paragraphs that may hold it."""
        if self.bearer:
            yield from (quoted(" ".join(name)) for name in sorted(self.bearer.names))
            return
        stems = {self.stem, *self.near}
        for stem in sorted(stems):
            # Porter's stems end in i where words end in y.
            whole = stem[:1].isdigit() or len(stem) < 3
            yield quoted(stem) if whole else quoted(stem.removesuffix("i")) + "*"
        words = {form for word in (self.asked.casefold(), *self.near.values()) for form in forms(word)}
        yield from (quoted(word) for word in sorted(words))

    def hits(self, words: list[Word], longest: int) -> Iterator[Hit]:
        """Where the words of a paragraph hold it; `longest` is the length of the longest name in words."""
        if self.bearer:
            yield from self._named(words, longest)
            return
        for word in words:
            if word.stem == self.stem:
                yield Hit(word.start, word.end, SAME, word.plain)
            elif word.stem in self.near:
                yield Hit(word.start, word.end, NEAR, word.plain, near=True)

    def _named(self, words: list[Word], longest: int) -> Iterator[Hit]:
        names: dict[Phrase, float] = self.bearer.names if self.bearer else {}
        for at in range(len(words)):
            for length in range(min(longest, len(words) - at), 0, -1):
                phrase = tuple(word.plain for word in words[at : at + length])
                if phrase in names:
                    yield Hit(words[at].start, words[at + length - 1].end, names[phrase], " ".join(phrase))
                    break


def quoted(words: str) -> str:
    """An FTS5 string: its words side by side, cut up as the index cuts text."""
    return '"' + words.replace('"', " ") + '"'


def terms(question: str, vocabulary: Vocabulary, names: Names) -> list[Term]:
    """The terms of a question, each once: names first as the longest that fit, then words that are no stop words.

    A question of stop words alone is taken by all its words.
    """
    words = vocabulary.read(question)
    found = list(_terms(words, question, vocabulary, names, skip=stop_words()))
    if not found:
        found = list(_terms(words, question, vocabulary, names, skip=frozenset()))
    once = {(term.kind, term.stem or tuple(sorted(term.bearer.names if term.bearer else ()))): term for term in found}
    return list(once.values())


def _terms(
    words: list[Word], question: str, vocabulary: Vocabulary, names: Names, skip: frozenset[str]
) -> Iterator[Term]:
    at = 0
    while at < len(words):
        length, bearer = _name(words, at, names, skip)
        asked = question[words[at].start : words[at + max(length, 1) - 1].end]
        word = words[at]
        if bearer:
            yield Term(asked, "name", bearer=bearer)
        elif word.stem[:1].isdigit():
            yield Term(asked, "figure", stem=word.stem)
        elif word.plain not in skip:
            yield Term(asked, "word", stem=word.stem, near=vocabulary.near(word.stem))
        at += max(length, 1)


def _name(words: list[Word], at: int, names: Names, skip: frozenset[str]) -> tuple[int, Bearer | None]:
    for length in range(min(names.longest, len(words) - at), 0, -1):
        phrase = tuple(word.plain for word in words[at : at + length])
        if not skip.issuperset(phrase) and (bearer := names.bearing(phrase)):
            return length, bearer
    return 0, None
