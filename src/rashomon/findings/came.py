"""Takes nothing, gives the kinds of what came: reports, where they were found, and the articles in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from rashomon.findings.base import Finding
from rashomon.text import Part, SourceMap, Span


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


BY_HAND = "correction "
"""What the source of a metadatum begins with that a human told in a correction."""

METADATA = ("title", "outlet", "byline", "dateline", "credit", "agency", "published", "language", "url")
