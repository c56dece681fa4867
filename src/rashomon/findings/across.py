"""Takes nothing, gives the kinds of what the articles say together: links, and the groups they make."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from rashomon.findings.base import Finding
from rashomon.text import Span


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
class SharedText(Finding):
    """A passage that two articles have in common, with all that was changed in it; `left` is the smaller id."""

    kind: ClassVar[str] = "shared_text"
    left: str
    right: str
    left_span: Span
    right_span: Span
    relation: str = field(compare=False, default="copied")
    """`copied`: the same text. `quotation`: what both share stands between quotation marks; two who quote one man share
    no text. `alike`: too little in common outside quotation and names to tell copying from two hands."""
    words: int = field(compare=False, default=0)
    """Words that are the same in both."""
    score: float = field(compare=False, default=1.0)
    """The share of words of the longer side that are the same."""
    because: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class Difference(Finding):
    """What differs between two articles within or between passages they share; it has no direction."""

    kind: ClassVar[str] = "difference"
    left: str
    right: str
    left_span: Span | None
    """None where it stands only in the right article."""
    right_span: Span | None
    change: str
    """`only_left`, `only_right`, `replaced` or `moved`."""
    aspect: str = field(compare=False, default="style")
    """`attribution`, `number`, `date`, `name`, `strength`, `adjective` or `style`."""
    because: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class SameOrigin(Link):
    """Two articles hold text of one origin; `left` and `right` are articles."""

    kind: ClassVar[str] = "same_origin"
    relation: str = field(compare=False, default="passages")
    """`identical`, `near_duplicate`, `version` (one article at two times) or `passages`."""
    left_share: float = field(compare=False, default=0.0)
    """The share of the left article's words that stand in the right one too."""
    right_share: float = field(compare=False, default=0.0)
    left_span: Span | None = field(compare=False, default=None)
    """All copied passages."""
    right_span: Span | None = field(compare=False, default=None)
    origin: str = field(compare=False, default="")
    """Who the text is from, where both name one source: in a credit line, an agency's byline or dateline."""
    origin_span: Span | None = field(compare=False, default=None)
    """Where one of the two names its source."""
    later: str = field(compare=False, default="")
    """Of two versions, the id of the article that says it is later; empty where the order is unknown."""
    left_source: str = field(compare=False, default="")
    """Whom the left article names for its text; empty where it names nobody. It speaks for itself alone."""
    right_source: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class SameHappening(Link):
    """Two events are tellings of one happening."""

    kind: ClassVar[str] = "same_happening"


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
