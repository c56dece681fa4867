"""Takes nothing, gives the kinds of what the articles say together: links, and the groups they make."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from rashomon.findings.base import Finding


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
