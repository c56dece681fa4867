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


SPEECH = ("direct", "mixed", "indirect")
"""The types of quotes that tell what was said. Beside them stand `act` and `scare`."""


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
    """One of `SPEECH`; `act` where it is told what somebody did by speaking and of what, but no words ("rejects the
    plan"); `scare` for marked words that are no speech."""
    mention: str | None = field(compare=False, default=None)
    """The id of the mention that the source is or holds."""
    lemma: str = field(compare=False, default="")
    """The cue's lemma, as in the lexicon of reporting verbs."""
    score: float = field(compare=False, default=1.0)
    because: str = field(compare=False, default="")
    addressee: Span | None = field(compare=False, default=None)
    """Who was spoken to, where the text says so."""
    medium: Span | None = field(compare=False, default=None)
    """In or on what it was said, where the text says so: a statement, an interview."""
    within: str | None = field(compare=False, default=None)
    """The id of the quote that tells of this one: its source is the channel through which this one came."""
    occasion: Span | None = field(compare=False, default=None)
    """At, during or after what it was said, where the text says so: "after talks with the envoy"."""
    date: Span | None = field(compare=False, default=None)
    """When it was said, where the text says so, as printed: "on Tuesday"."""


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
    day: str = field(compare=False, default="")
    """The day of the week on which it was said, in lower case; empty where that is not told."""


@dataclass(frozen=True, slots=True)
class Event(Finding):
    """A passage coded with the PLOVER ontology: who does what to whom, and whether it is said to have happened."""

    kind: ClassVar[str] = "event"
    article: str
    trigger: Span
    """The words that tell of it."""
    type: str
    """One of the sixteen types, `CONSULT` for instance."""
    source: Span | None
    """Who does it, as printed there; None where the text names nobody."""
    target: Span | None
    status: str
    """`occurred`, `ongoing`, `planned`, `demanded`, `denied`, `alleged` or `hypothetical`."""
    span: Span = field(compare=False)
    """The words from the first to the last that it rests on."""
    mode: str = field(compare=False, default="")
    context: str = field(compare=False, default="")
    """What it is about (`military`, `economic`), parted by vertical bars."""
    sources: str = field(compare=False, default="")
    """The names of the sources in the article, parted by vertical bars."""
    targets: str = field(compare=False, default="")
    source_keys: str = field(compare=False, default="")
    """The entries of the lexicon that the sources are or act for, parted by vertical bars."""
    target_keys: str = field(compare=False, default="")
    place: Span | None = field(compare=False, default=None)
    place_text: str = field(compare=False, default="")
    """The place as printed."""
    place_key: str = field(compare=False, default="")
    """The state that the place lies in, by the gazetteer, and the place's name there, parted by a slash."""
    time: Span | None = field(compare=False, default=None)
    time_text: str = field(compare=False, default="")
    """The time as printed."""
    quote: str | None = field(compare=False, default=None)
    """The id of the quote that tells of it."""
    attributed_to: str = field(compare=False, default="")
    """Whose word it is; empty where it is the report's own, or nobody is named."""
    own_word: bool = field(compare=False, default=False)
    """Whether it is the word of one of its sources."""
    commented: bool = field(compare=False, default=False)
    """Whether it is the word of an analyst, a witness or a writer, who takes no part."""
    depth: int = field(compare=False, default=0)
    """How many words stand between it and the head of its sentence, in the tree: what is told first is shallow."""
    within: str | None = field(compare=False, default=None)
    """The id of the event that holds it: the demand of what is demanded."""
    matter: str = field(compare=False, default="")
    """What an act of speech is about: terms (`plan`, `withdraw`), parted by vertical bars."""
    earlier: bool = field(compare=False, default=False)
    """Whether its clause tells it as of an earlier time that is not named: "had previously warned"."""
    because: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class Body(Finding):
    """An article as it is compared with others: its running text, without captions and datelines."""

    kind: ClassVar[str] = "body"
    article: str
    span: Span
    """One piece for each paragraph."""
    text: str = field(compare=False, repr=False)
    """The characters of the span, pieces parted by an ellipsis."""
    grammar: str = field(compare=False, default="", repr=False)
    """A letter for each word (see `tokens`): `a` adjective, `v` adverb, `m` modal verb, `n` name, `q` number, `t` date
    or time, `x` any other, or not known; a capital where the word stands between quotation marks."""
    title: str = field(compare=False, default="")
    outlet: str = field(compare=False, default="")
    url: str = field(compare=False, default="")
    published: str = field(compare=False, default="")
    agency: str = field(compare=False, default="")
    """The agency or other source that the article says its text is from."""
    agency_span: Span | None = field(compare=False, default=None)
    """Where it says so."""


@dataclass(frozen=True, slots=True)
class Unattributed(Finding):
    """A view, a reaction or a rumour that an article tells without saying whose: "has been viewed as a boost"."""

    kind: ClassVar[str] = "unattributed"
    article: str
    span: Span
    """The clause."""
    cue: Span
    """The word that tells so."""
    type: str = field(compare=False)
    """`view`, `reaction` or `rumour`."""
    lemma: str = field(compare=False, default="")
    because: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class Opening(Finding):
    """Something still to come when an article was written: invited, offered, awaited, expected, planned or promised."""

    kind: ClassVar[str] = "opening"
    article: str
    span: Span
    """The clause."""
    cue: Span
    """The word that tells so."""
    type: str = field(compare=False)
    """`invitation`, `offer`, `awaited`, `expected`, `planned`, `promised`, `considered`, `accepted` or `declined`."""
    lemma: str = field(compare=False, default="")
    because: str = field(compare=False, default="")
    negated: bool = field(compare=False, default=False)
    """Whether it is told not to be so: "has no plans to"."""
