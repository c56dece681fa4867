"""Takes nothing, gives the view objects of "who said what", and what a page calls types, relations and bands."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.show.excerpts import Excerpt
from rashomon.show.voices import ACTOR, ACTS, MARKED, NONE, PRINTED

NAME = 80
"""Code points of a name that a page shows at most."""

TYPES = {
    "direct": "direct",
    "mixed": "partly quoted",
    "indirect": "indirect",
    "act": "act",
    "scare": "marked words",
}
"""What a page calls the types of quotes."""

RELATIONS = {
    "identical": "the same words as",
    "reworded": "worded differently from",
    "shorter": "cut short against",
    "longer": "fuller than",
}
"""What a page calls the relation of a quote to another wording of the same utterance."""


@dataclass(frozen=True, slots=True)
class Count:
    """A name, and how often each report prints it."""

    name: str
    reports: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Twin:
    """Another quote, and the voice it stands under."""

    number: str
    voice: str
    href: str


@dataclass(frozen=True, slots=True)
class Twins:
    """The quotes under one other voice that are the same utterance."""

    voice: str
    quotes: tuple[Twin, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """How a wording relates to one that stands before it."""

    name: str
    number: str
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """One quote of one report."""

    id: str
    entry: str
    """The beginning of the finding's id."""
    letter: str
    number: str
    """`A 12`: the twelfth quote of report A."""
    label: str
    place: str | None
    """The address of its place in the article."""
    characters: str
    """The same in words."""
    type: str
    type_name: str
    words: tuple[Excerpt, ...]
    """Empty where a shared page must not show them."""
    source: tuple[Excerpt, ...]
    cue: tuple[Excerpt, ...]
    before: tuple[Excerpt, ...]
    after: tuple[Excerpt, ...]
    addressee: tuple[Excerpt, ...]
    medium: tuple[Excerpt, ...]
    occasion: tuple[Excerpt, ...]
    date: tuple[Excerpt, ...]
    channel: Twin | None
    """The quote that tells of this one."""
    because: tuple[str, ...]
    corrected: bool
    """Whether a correction tells the source."""
    relation: Relation | None
    twins: tuple[Twins, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """The lines that are one utterance; mostly one."""

    lines: tuple[Line, ...]
    letters: tuple[str, ...]
    """The reports they stand in."""
    texts: int
    """How many of these are texts of their own: copies are one."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice."""

    id: str
    name: str
    heading: tuple[Excerpt, ...]
    """Instead of a name, for sources shown as a report prints them."""
    type: str
    letters: tuple[str, ...]
    quotes: int
    names: tuple[Count, ...]
    others: tuple[Count, ...]
    because: tuple[str, ...]
    corrections: tuple[str, ...]
    """What humans decided of who it is and what it is called."""
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A sort of voices, with its heading."""

    id: str
    title: str
    note: str
    headed: bool
    """Whether its voices have headings of their own."""
    speakers: tuple[Speaker, ...]
    quotes: int


BANDS = {
    ACTOR: ("actors", "Actors", "", True),
    PRINTED: (
        "printed",
        "Sources as printed",
        "No actor was found for these sources. Where two reports print the same words, they may mean different people.",
        True,
    ),
    NONE: ("nobody", "No source named or found", "The report names nobody here, or the source was not found.", False),
    ACTS: (
        "acts",
        "Acts of speech, without words",
        "What somebody is told to have done by speaking: a plan rejected, a meeting welcomed. The report gives no "
        "words. They are not counted as quotes.",
        False,
    ),
    MARKED: (
        "marked",
        "Marked words that are no speech",
        "Words in quotation marks that nobody is said to have spoken. They are not counted as quotes.",
        False,
    ),
}
"""Id, title, note and whether voices are headed, of each band."""


def cut(name: str) -> str:
    """A name of at most `NAME` code points."""
    return name if len(name) <= NAME else name[: NAME - 1] + "…"
