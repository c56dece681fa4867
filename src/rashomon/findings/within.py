"""Takes nothing, gives the kinds of what one article says, from itself alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from rashomon.findings.base import Finding
from rashomon.text import Span


@dataclass(frozen=True, slots=True)
class Mention(Finding):
    """A place where a text names or points at an actor or a place."""

    kind: ClassVar[str] = "mention"
    article: str
    span: Span
    form: str
    """`name`, `nominal` or `pronoun`."""
    type: str
    """`person`, `organisation`, `state`, `place`, `group`, `document` or `unknown`."""
    text: str = field(compare=False)
    """The characters of the span."""
    because: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class Actor(Finding):
    """A person, organisation or state as one article knows it: `span` is where the article names it best."""

    kind: ClassVar[str] = "actor"
    article: str
    span: Span
    type: str
    name: str = field(compare=False)
    """The characters of the span."""
    key: str = field(compare=False, default="")
    """The id of the lexicon entry it stands for, where there is one."""
    because: str = field(compare=False, default="")
    aliases: str = field(compare=False, default="")
    """The other names the article gives it, parted by vertical bars."""
    office: str = field(compare=False, default="")
    """What the article calls it by office or occupation, the fullest wording; empty where it does not."""
    acts_for: str = field(compare=False, default="")
    """The lexicon entries of the states and organisations whose offices a person holds, parted by vertical bars."""


@dataclass(frozen=True, slots=True)
class Coreference(Finding):
    """A mention points at an actor of the same article."""

    kind: ClassVar[str] = "coreference"
    article: str
    mention: str
    actor: str
    span: Span
    """The mention's span."""
    score: float = field(compare=False, default=1.0)
    because: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class Quote(Finding):
    """Reported speech: `content` is what was said, `source` who said it, `cue` the words that tell so."""

    kind: ClassVar[str] = "quote"
    article: str
    content: Span
    source: Span | None
    """None where the text names nobody, or nobody was found: a gap to be shown."""
    cue: Span | None
    type: str
    """`direct`, `mixed`, `indirect`, or `scare` for marked words that are no speech."""
    mention: str | None = field(compare=False, default=None)
    """The id of the mention that the source is or holds."""
    lemma: str = field(compare=False, default="")
    """The cue's lemma, as in the lexicon of reporting verbs."""
    score: float = field(compare=False, default=1.0)
    because: str = field(compare=False, default="")
    addressee: Span | None = field(compare=False, default=None)
    """Who was spoken to, where the text says so."""
    medium: Span | None = field(compare=False, default=None)
    """In, on or at what it was said, where the text says so: a statement, an interview, a summit."""
    within: str | None = field(compare=False, default=None)
    """The id of the quote that tells of this one: its source is the channel through which this one came."""


@dataclass(frozen=True, slots=True)
class Attribution(Finding):
    """A quote with the actor it is attributed to, as it is compared with the quotes of other reports."""

    kind: ClassVar[str] = "attribution"
    article: str
    quote: str
    actor: str | None
    """None where the source is not named, was not found, or points at nobody known."""
    span: Span
    """The quote's content."""
    type: str = field(compare=False)
    """The quote's type."""
    text: str = field(compare=False)
    """The characters of the content, pieces parted by an ellipsis."""
    speaker: str = field(compare=False, default="")
    """The actor's names in this article, parted by vertical bars; else the source as printed."""
    key: str = field(compare=False, default="")
    """The actor's entry in the lexicon, where there is one."""
    acts_for: str = field(compare=False, default="")
    """As of the actor."""
    score: float = field(compare=False, default=1.0)
    because: str = field(compare=False, default="")
