"""Takes nothing, gives the kinds of what articles say of documents, and of who stands where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from rashomon.findings.across import Link
from rashomon.findings.base import Finding
from rashomon.text import Span


@dataclass(frozen=True, slots=True)
class Document(Finding):
    """A paper as one article knows it: a statement, plan, warrant, interview. `span` is where it is named best."""

    kind: ClassVar[str] = "document"
    article: str
    span: Span
    type: str
    """A kind of the lexicon's table `documents`: `plan`, `statement`, `readout`, `warrant`, `interview`, `post`."""
    name: str = field(compare=False)
    """The characters of the span."""
    family: str = field(compare=False, default="")
    """Types of one family can be names of one paper."""
    authors: tuple[str, ...] = field(compare=False, default=())
    """The ids of the actors whose it is; none where the article does not say so."""
    keys: tuple[str, ...] = field(compare=False, default=())
    """What links it across articles: for each author and for whom that one acts, the lexicon entry or the name."""
    topics: tuple[str, ...] = field(compare=False, default=())
    """The subjects that its names tell."""
    by: Span | None = field(compare=False, default=None)
    """Where the article says whose it is."""
    when: Span | None = field(compare=False, default=None)
    """When it was made, as printed."""
    year: str = field(compare=False, default="")
    """The year of that, where it names one."""
    told: str = field(compare=False, default="")
    """When the article was published, where it is known from the article alone."""
    because: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class DocumentMention(Finding):
    """A place where an article names a document, or points back at it."""

    kind: ClassVar[str] = "document_mention"
    article: str
    document: str
    span: Span
    head: Span = field(compare=False)
    """The noun or pronoun."""
    text: str = field(compare=False)
    """The characters of the span."""
    because: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class Provision(Finding):
    """What an article says is in a document, or is not, or what it is for."""

    kind: ClassVar[str] = "provision"
    article: str
    document: str
    span: Span
    how: str = field(compare=False)
    """`says`, `lacks`, `aim`, `ground` (what a warrant or ruling rests on), or `quote` for reported speech from it."""
    quote: str = field(compare=False, default="")
    """The id of the quote, where it is one."""
    because: str = field(compare=False, default="")


STANCES = ("support", "welcome", "open", "conditional", "neutral", "cautious", "oppose", "reject")
"""Where a party can stand. The order is that of this list, and tells nothing of who is right."""


@dataclass(frozen=True, slots=True)
class Position(Finding):
    """Where a party is said to stand on something. What an opponent says of it names that one as `ascriber`."""

    kind: ClassVar[str] = "position"
    article: str
    span: Span
    """The clause that says so."""
    holder: Span
    target: Span
    stance: str
    """One of `STANCES`."""
    holders: tuple[str, ...] = field(compare=False, default=())
    """The ids of the actors that the holder points at: several for "the two leaders"."""
    document: str = field(compare=False, default="")
    """The id of the document that the target is or names; empty where it is something else."""
    about: tuple[str, ...] = field(compare=False, default=())
    """The content words of the target, its head first, as they are compared."""
    parties: tuple[str, ...] = field(compare=False, default=())
    """The lexicon entries or names of the actors named in the target."""
    ascriber: Span | None = field(compare=False, default=None)
    """Who says that the holder stands so, where it is neither the holder nor the report itself."""
    ascribers: tuple[str, ...] = field(compare=False, default=())
    """The ids of the actors that the ascriber points at."""
    own_words: bool = field(compare=False, default=False)
    """Whether it rests on what the holder is reported to have said."""
    hedged: bool = field(compare=False, default=False)
    """Whether it is told as possible or expected ("might", "is likely to")."""
    reason: Span | None = field(compare=False, default=None)
    when: Span | None = field(compare=False, default=None)
    """As of when, as printed."""
    cue: Span | None = field(compare=False, default=None)
    lemma: str = field(compare=False, default="")
    score: float = field(compare=False, default=0.7)
    because: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class SameDocument(Link):
    """Two documents of different articles are one paper. Where no report says so it is left open: there is no link."""

    kind: ClassVar[str] = "same_document"
