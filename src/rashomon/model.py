"""Takes paragraphs, gives their tokens as columns: the language model, asked once for what hangs on a word alone.

spaCy works out three things anew for every token that hang on very little: the vector with which a word enters the
network (on the word; see `network`), its word class and its lemma (on the word, its tag and its label). Here they are
kept. What comes out is what the model gives as it ships, token for token; a test holds it. Where a model is not built
as expected, nothing is kept, and everything is worked out anew.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

import numpy as np
import spacy
from spacy.attrs import (
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    IS_SPACE,
    LENGTH,
    LOWER,
    NORM,
    ORTH,
    PREFIX,
    SENT_START,
    SHAPE,
    SPACY,
    SUFFIX,
    TAG,
)
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from rashomon.network import hasten

LEFT_OUT = ("strings", "senter")
"""What is not loaded: 700,000 strings that are only looked up backwards (a second, 60 MB), a part nobody asks."""

RULES = ("attribute_ruler", "lemmatizer")
"""The parts that give word class and lemma, from word, tag and label."""

HANG_ON = {"TAG", "LOWER", "ORTH", "DEP", "IS_SPACE"}
"""What a pattern of the rules may look at in one token, for its outcome to be kept."""

WORDS = 16_000
"""Words that stay in the vocabulary; from then on a batch's new ones are let go with it: some 8 MB."""

KEPT = 20_000
"""Words by tag and label whose lemma and class are kept, before they are told anew: some 8 MB."""

type Told = tuple[str, str, str, str]
"""Lemma, word class, tag, label."""


class Model:
    """The opened model. Called with paragraphs, it gives the columns of each; see `parse.detach`."""

    def __init__(self, package: str, batch: int) -> None:
        path = import_module(package).model_path()
        self._nlp: Any = spacy.load(path, exclude=LEFT_OUT)
        self._batch = batch
        _lighten(self._nlp)
        self._rules = Rules(self._nlp)
        hasten(self._nlp)

    def __call__(self, texts: Sequence[str]) -> list[tuple[Sequence[Any], ...]]:
        """The columns of each paragraph, white space left out."""
        zone = self._nlp.memory_zone() if len(self._nlp.vocab) > WORDS else contextlib.nullcontext()
        out = []
        with zone:
            for start in range(0, len(texts), self._batch):
                docs = list(self._nlp.pipe(texts[start : start + self._batch], disable=RULES, batch_size=self._batch))
                out += [self._columns(doc, told) for doc, told in zip(docs, self._rules(docs), strict=True)]
        return out

    def _columns(self, doc: Doc, told: Sequence[Told | None]) -> tuple[Sequence[Any], ...]:
        strings, rows = self._nlp.vocab.strings, doc.to_array(FIELDS).astype(np.int64).tolist()
        number, count = [], 0
        for word in told:
            number.append(count)
            count += word is not None
        made, sentence, seen, position = [], 0, -1, 0
        sentences = -1
        for i, (word, (length, spaced, head, begins, entity, iob)) in enumerate(zip(told, rows, strict=True)):
            sentence += i > 0 and begins == 1
            if word is not None:
                sentences += sentence != seen
                seen = sentence
                above = number[i + head] if told[i + head] is not None else number[i]
                kind = strings[entity % 2**64] if entity else ""
                made.append((position, length, *word, kind, iob == BEGINS, sentences, above))
            position += length + spaced
        return tuple(map(list, zip(*made, strict=True))) if made else tuple([] for _ in range(10))


def _lighten(nlp: Any) -> None:
    """Lets go of flags of words that no part reads, of searches through long lists, of a wide table of words."""
    getters = nlp.vocab.lex_attr_getters
    for flag in set(getters) - ASKED:
        del getters[flag]
    nlp.vocab.vectors.key2row = Rows(nlp.vocab.vectors.key2row)
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    for name, forms in list(index.items()):
        index[name] = frozenset(forms)


class Rows:
    """Which row of the vectors each word has, in 8 MB where a dictionary of 700,000 words takes 70."""

    def __init__(self, rows: Mapping[int, int]) -> None:
        names = np.fromiter(rows, dtype=np.uint64, count=len(rows))
        order = np.argsort(names)
        self._names = names[order]
        self._rows = np.fromiter(rows.values(), dtype=np.int32, count=len(rows))[order]

    def __len__(self) -> int:
        return len(self._names)

    def get(self, name: int, default: int) -> int:
        """The row of a word, told by spaCy's number for it."""
        place = int(np.searchsorted(self._names, np.uint64(name)))
        return int(self._rows[place]) if place < len(self) and self._names[place] == name else default


ASKED = {LOWER, NORM, SHAPE, PREFIX, SUFFIX, IS_SPACE}
"""What the networks and the rules read of a word; seventeen flags (looks like an address, a number, …) are not."""

FIELDS = [LENGTH, SPACY, HEAD, SENT_START, ENT_TYPE, ENT_IOB]
BEGINS = 3
"""spaCy's code of an entity's first token."""


class Rules:
    """Gives lemma, word class, tag and label of every token, None of white space."""

    def __init__(self, nlp: Any) -> None:
        self._vocab = nlp.vocab
        self._ruler, self._lemmatizer = (nlp.get_pipe(name) for name in RULES)
        self._single, self._together = AttributeRuler(nlp.vocab), Matcher(nlp.vocab)
        self._alone = True
        self._signs: set[int] | None = set()
        for number, rule in enumerate(self._ruler.patterns):
            single = [pattern for pattern in rule["patterns"] if len(pattern) == 1]
            self._alone &= all(set(token) <= HANG_ON for (token,) in single)
            if single:
                self._single.add(single, rule["attrs"], rule["index"])
            if several := [pattern for pattern in rule["patterns"] if len(pattern) > 1]:
                self._together.add(str(number), several)
                self._signs = _signs(nlp.vocab.strings, several, self._signs)
        self._known: dict[tuple[int, ...], Told | None] = {}

    def __call__(self, docs: Sequence[Doc]) -> Iterator[list[Told | None]]:
        """What the rules tell of each paragraph's tokens."""
        keys = [list(map(tuple, doc.to_array([ORTH, TAG, DEP]).tolist())) for doc in docs]
        if self._alone:
            self._learn(keys)
        for doc, names in zip(docs, keys, strict=True):
            # A rule on several words ("gon" + "na") is seldom met: there, everything is worked out anew.
            if self._alone and not (self._may_meet(doc) and self._together(doc, allow_missing=True)):
                yield [self._known[name] for name in names]
            else:
                yield self._work(doc, self._ruler)

    def _may_meet(self, doc: Doc) -> bool:
        """Whether a paragraph holds a sign of any rule on several words: a tenth of what it takes to try them all."""
        return self._signs is None or not self._signs.isdisjoint(doc.to_array([LOWER, DEP]).ravel().tolist())

    def _learn(self, keys: Iterable[list[tuple[int, ...]]]) -> None:
        if len(self._known) > KEPT:
            self._known.clear()
            self._lemmatizer.cache.clear()
        new = list(dict.fromkeys(name for names in keys for name in names if name not in self._known))
        if not new:
            return
        # One word after another, as if they were a text: no rule on one word looks at its neighbours.
        doc = Doc(self._vocab, [self._vocab.strings[orth] for orth, _, _ in new])
        tags: Any = np.array([(tag, dep) for _, tag, dep in new], dtype=np.uint64)
        self._known.update(zip(new, self._work(doc.from_array([TAG, DEP], tags), self._single), strict=True))

    def _work(self, doc: Doc, ruler: Any) -> list[Told | None]:
        for part in (ruler, self._lemmatizer):
            doc = part(doc)
        return [None if token.is_space else (token.lemma_, token.pos_, token.tag_, token.dep_) for token in doc]


def _signs(strings: Any, patterns: Iterable[list[dict[str, Any]]], known: set[int] | None) -> set[int] | None:
    """Adds to the signs a word or label of each pattern, without which it is not met; None where one has none."""
    for pattern in patterns:
        asked = (token.get(name) for token in pattern for name in ("DEP", "LOWER"))
        sign = next((value for value in asked if isinstance(value, str)), None)
        if known is None or sign is None:
            return None
        known.add(strings[sign])
    return known
