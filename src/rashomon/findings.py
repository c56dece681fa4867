"""Takes nothing, gives the nouns of a record: one frozen dataclass for each kind of finding, and its id.

Compared fields say what a finding *is* and make its id; fields with `compare=False` say what we *think* of it, or
repeat for convenience what the spans already say. Times are ISO 8601, dates ISO dates, scores between 0 and 1.
"""

from __future__ import annotations

import dataclasses
import hashlib
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from rashomon.errors import FindingError
from rashomon.text import Part, SourceMap, Span

ENCODING = b"rashomon-id-1"
"""The version of the canonical encoding behind every id."""

ID_BYTES = 16
"""Half of what makes a collision among 2^32 findings less likely than one in 2^64."""


class _Named:
    """Room for an id that is digested once: ids are asked for about six times in the life of a finding."""

    __slots__ = ("_id",)

    _id: str


@dataclass(frozen=True, slots=True)
class Finding(_Named):
    """One line of the record."""

    kind: ClassVar[str] = "finding"
    """The name of the kind, as it stands in tables and exports; made from the class name."""

    @property
    def id(self) -> str:
        """32 hexadecimal digits: a digest of the kind and the compared fields."""
        try:
            known: str = self._id
        except AttributeError:
            values = (getattr(self, name) for name in identity(type(self)))
            content = b"".join([ENCODING, encode(self.kind), *map(encode, values)])
            known = hashlib.blake2b(content, digest_size=ID_BYTES).hexdigest()
            known_as(self, known)
        return known

    def spans(self) -> Iterator[Span]:
        """Every span the finding rests on."""
        for name in span_fields(type(self)):
            value = getattr(self, name)
            if value is not None:
                yield value


def encode(value: object) -> bytes:
    """The canonical bytes of a compared value: a tag, a length, the content. Raises `FindingError` on other types."""
    match value:
        case str():  # the most frequent first: an id is made for every finding
            content, tag = value.encode("utf-8", "surrogatepass"), b"s"
        case Span():
            content, tag = value.encode().encode(), b"p"
        case None:
            return b"n"
        case bool():
            return b"t" if value else b"f"
        case int():
            content, tag = str(value).encode(), b"i"
        case tuple():
            content, tag = b"".join(encode(item) for item in value), b"l"
        case _:
            raise FindingError(f"a {type(value).__name__} cannot be part of what a finding is")
    return tag + len(content).to_bytes(8, "big") + content


def known_as[F: Finding](finding: F, name: str) -> F:
    """The finding, told its id: for one that comes from a record, where the id stands beside it."""
    object.__setattr__(finding, "_id", name)
    return finding


_HINTS: dict[type, dict[str, Any]] = {}


def hints(kind: type[Finding]) -> dict[str, Any]:
    """The field types of a kind by name, in order."""
    if kind not in _HINTS:
        types = typing.get_type_hints(kind)
        _HINTS[kind] = {f.name: types[f.name] for f in dataclasses.fields(kind)}
    return _HINTS[kind]


_IDENTITY: dict[type, tuple[str, ...]] = {}


def identity(kind: type[Finding]) -> tuple[str, ...]:
    """The names of the compared fields, in order."""
    if kind not in _IDENTITY:
        _IDENTITY[kind] = tuple(f.name for f in dataclasses.fields(kind) if f.compare)
    return _IDENTITY[kind]


_SPANS: dict[type, tuple[str, ...]] = {}


def span_fields(kind: type[Finding]) -> tuple[str, ...]:
    """The names of the fields that hold a span, or perhaps one."""
    if kind not in _SPANS:
        _SPANS[kind] = tuple(
            name for name, hint in hints(kind).items() if hint is Span or Span in typing.get_args(hint)
        )
    return _SPANS[kind]


# ── what came ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Report(Finding):
    """A document as it came. Its id is the SHA-256 digest of its bytes."""

    kind: ClassVar[str] = "report"
    digest: str
    format: str = field(compare=False)
    """`text`, `html` or `row` (one row of a table: read whole, nothing cut away)."""
    text: str = field(compare=False, repr=False)
    """The immutable text that every span is a place in."""
    source_map: SourceMap = field(compare=False, repr=False)
    """The way back to the bytes."""
    parts: tuple[Part, ...] = field(compare=False, default=(), repr=False)
    """For a page: the blocks its tags make, in order, and which of them read like its article."""

    @property
    def id(self) -> str:
        """The digest."""
        return self.digest


@dataclass(frozen=True, slots=True)
class Arrival(Finding):
    """One place where a report was found."""

    kind: ClassVar[str] = "arrival"
    report: str
    path: str
    """As the user would find it again; `-` for standard input."""
    size: int = field(compare=False)
    """Bytes."""
    seen: str = field(compare=False)
    """When it was read, ISO 8601, UTC."""


@dataclass(frozen=True, slots=True)
class Given(Finding):
    """Metadata that came beside a report's text: by hand (a flag, a row of `reports.csv`) or in a page's own tags."""

    kind: ClassVar[str] = "given"
    report: str
    name: str
    """One of `METADATA`."""
    value: str
    """As given."""
    source: str
    """Where it stands: `flag --outlet`, `reports.csv row 3`, `<meta property="og:site_name">`."""


@dataclass(frozen=True, slots=True)
class Article(Finding):
    """What a reader would read of a report: `span` covers it, joints included, page furniture left out."""

    kind: ClassVar[str] = "article"
    report: str
    ordinal: int
    span: Span
    language: str = field(compare=False, default="und")
    """ISO 639-1, or `und` where it could not be told. Only English (`en`) articles are analysed."""


@dataclass(frozen=True, slots=True)
class Block(Finding):
    """A paragraph of a report, and the part it plays; the unit of parsing. Articles and furniture are made of them."""

    kind: ClassVar[str] = "block"
    article: str
    span: Span
    """One unbroken piece."""
    role: str
    """One of `ARTICLE_ROLES` or `FURNITURE_ROLES`."""
    text: str = field(compare=False, repr=False)
    """The characters of the span: character `i` of it is character `span.start + i` of the report's text."""
    because: str = field(compare=False, default="")


ARTICLE_ROLES = ("headline", "standfirst", "subheading", "paragraph", "caption")
FURNITURE_ROLES = ("repeat", "comments", "share", "controls", "credit", "source", "dateline", "boilerplate")
"""What stands on a page and is not read: a repeated headline or caption, comment prompts, share labels, reader
controls ("text size"), photo credits, source lines, date lines, other boilerplate."""


@dataclass(frozen=True, slots=True)
class Metadatum(Finding):
    """One thing known about an article, with its evidence: a span, or a source outside the text."""

    kind: ClassVar[str] = "metadatum"
    article: str
    name: str
    """One of `METADATA`."""
    value: str
    """Dates as ISO dates, languages as ISO 639-1, anything else as printed."""
    span: Span | None
    source: str
    """`text` when the span is the evidence, else where it was given (`flag --outlet`, `reports.csv row 3`, a tag)."""
    because: str = field(compare=False, default="")


METADATA = ("title", "outlet", "byline", "dateline", "credit", "agency", "published", "language", "url")


# ── what one article says, from itself alone ──────────────────────────────────────────────────────────────────────


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


# ── what the articles say together ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Link(Finding):
    """Two findings that belong to one group; `left` is the smaller id."""

    left: str
    right: str
    score: float = field(compare=False, default=1.0)
    because: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class SameActor(Link):
    """Two actors of different articles are one."""

    kind: ClassVar[str] = "same_actor"


@dataclass(frozen=True, slots=True)
class SameWords(Link):
    """Two quotes of different reports are one utterance."""

    kind: ClassVar[str] = "same_words"
    relation: str = field(compare=False, default="identical")
    """`identical`, `cut` or `reworded`."""


@dataclass(frozen=True, slots=True)
class Decided(Link):
    """Two findings that are one, or are not, because a correction says so; it stands above every link of a stage."""

    kind: ClassVar[str] = "decided"
    link: str = "same_actor"
    """The kind of link that is decided."""
    same: bool = True
    """Whether the two are one; if not, no group holds both."""


@dataclass(frozen=True, slots=True)
class Membership(Finding):
    """A finding belongs to a group; the group's id is that of its smallest member."""

    kind: ClassVar[str] = "membership"
    link: str
    """The kind of link that made the group."""
    member: str
    group: str


# ── beside them ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Problem(Finding):
    """What could not be done, and where; the rest went on."""

    kind: ClassVar[str] = "problem"
    subject: str
    """The id of a finding, or a path where there is no report."""
    stage: str
    message: str
    """One line for a user: what happened, and what to do."""


@dataclass(frozen=True, slots=True)
class Correction(Finding):
    """What a human decided: an entry of the ledger, and what became of it in this record."""

    kind: ClassVar[str] = "correction"
    ordinal: int
    """Its number in the ledger."""
    act: str
    """`same`, `different`, `name`, `not-an-actor`, `source` or `undo`."""
    made: str
    """When, ISO 8601, UTC."""
    value: str
    """For `name` the name, for `source` `none` where nobody is the source, for `undo` the number that is undone."""
    by: str = field(compare=False, default="")
    note: str = field(compare=False, default="")
    status: str = field(compare=False, default="applied")
    """`applied`, `moved`, `orphaned`, `contradicted` or `undone`."""
    because: str = field(compare=False, default="")
    """Why it has that status."""
    words: str = field(compare=False, default="")
    """What it is about, in the words of the report when it was made."""
    other_words: str = field(compare=False, default="")
    """The same of the second actor, for an act that has two sides."""
    about: tuple[str, ...] = field(compare=False, default=())
    """The ids of the actors, the quote or the mention that it is about; none where they were not found."""
    others: tuple[str, ...] = field(compare=False, default=())
    """The ids of the actors on the second side."""


KINDS: dict[str, type[Finding]] = {
    kind.kind: kind
    for kind in (
        Report,
        Arrival,
        Given,
        Article,
        Block,
        Metadatum,
        Mention,
        Actor,
        Coreference,
        Quote,
        Attribution,
        SameActor,
        SameWords,
        Decided,
        Membership,
        Problem,
        Correction,
    )
}
"""Every kind of finding by its name, in the order of the layers."""
