"""Takes nothing, gives the kinds of what passages claim: figures, claims with their cells, and how claims compare."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from rashomon.findings.across import Link
from rashomon.findings.base import Finding
from rashomon.text import Span


@dataclass(frozen=True, slots=True)
class Quantity(Finding):
    """A figure with what it counts or measures."""

    kind: ClassVar[str] = "quantity"
    article: str
    span: Span
    """The figure with its unit and what bounds it: "more than 240 billion dollars"."""
    value: str = field(compare=False)
    """A plain number in digits, scaled: "240000000000"."""
    unit: str = field(compare=False, default="")
    """A currency, `percent`, a measure or a period of time; empty where things are counted."""
    head: str = field(compare=False, default="")
    """The dictionary form of the noun that is counted or measured."""
    bound: str = field(compare=False, default="")
    """`at least`, `about`, `at most`, `more than`, `less than`, or empty."""
    because: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class Claim(Finding):
    """What one passage asserts, its cells made explicit: what a claim of another report is compared by.

    Terms are the claim's words in the form in which reports are compared: a lexicon entry (`states/Chad`) or `name:`
    for who is named, the concept (`agreement`) or dictionary form for what else is.
    """

    kind: ClassVar[str] = "claim"
    article: str
    span: Span
    """The clause, with the words it depends on where they tell how it is meant ("includes no provision that …")."""
    head: Span
    """Its predicate."""
    text: str = field(compare=False)
    """The characters of the span."""
    predicate: str = field(compare=False)
    """The concept of the predicate, or its dictionary form."""
    agents: tuple[str, ...] = field(compare=False, default=())
    """Who acts, as terms; a person's state or organisation stands beside the person."""
    objects: tuple[str, ...] = field(compare=False, default=())
    """What is acted on, as terms."""
    holder: tuple[str, ...] = field(compare=False, default=())
    """Whose demand, plan or offer it is, or of what paper it is the content, as terms."""
    frames: tuple[str, ...] = field(compare=False, default=())
    """The words that it depends on and that tell how it is meant, the innermost first; `paper` for any paper."""
    polarity: str = field(compare=False, default="yes")
    """`yes`, or `no` where it is said not to be so."""
    modality: str = field(compare=False, default="asserted")
    """`asserted`, `denied`, `planned`, `demanded` or `possible`."""
    rungs: tuple[str, ...] = field(compare=False, default=())
    """Where it stands on the ladders of degree: "agreement 5 signed"."""
    quantities: tuple[str, ...] = field(compare=False, default=())
    """Its figures: value, unit, head and bound, parted by vertical bars."""
    times: tuple[str, ...] = field(compare=False, default=())
    """Its expressions of time as printed, in small letters."""
    when: Span | None = field(compare=False, default=None)
    """The first of them, or the time as of which a party is said to stand so."""
    places: tuple[str, ...] = field(compare=False, default=())
    """Where, as terms."""
    cause: str = field(compare=False, default="")
    """The words that tell why, as printed."""
    terms: tuple[str, ...] = field(compare=False, default=())
    """All its terms."""
    topic: tuple[str, ...] = field(compare=False, default=())
    """Terms that it takes from the words around it."""
    voice: str = field(compare=False, default="own")
    """`own` where the report says it in its own voice, else `said`."""
    speaker: tuple[str, ...] = field(compare=False, default=())
    """Whose word it is, as terms; none in the report's own voice and where nobody was found."""
    said_by: str = field(compare=False, default="")
    """The same as printed; of a pronoun, the name of whom it points at."""
    through: str = field(compare=False, default="")
    """Through whom it came, as printed."""
    quote: str | None = field(compare=False, default=None)
    """The id of the quote that it stands in."""
    marked: bool = field(compare=False, default=False)
    """Whether it stands between quotation marks."""
    sentence: int = field(compare=False, default=0)
    """The number of its sentence in the article."""
    because: str = field(compare=False, default="")
    by_name: bool = field(compare=False, default=False)
    """Whether who said it is named right there, and not by a pronoun or a title alone."""


@dataclass(frozen=True, slots=True)
class Aligned(Link):
    """Two claims that may be on one question: what a comparison is chosen from."""

    kind: ClassVar[str] = "aligned"
    left_span: Span | None = field(compare=False, default=None)
    right_span: Span | None = field(compare=False, default=None)
    label: str = field(compare=False, default="same")
    aspect: str = field(compare=False, default="")
    issue: tuple[str, ...] = field(compare=False, default=())
    near: bool = field(compare=False, default=False)
    """Whether the two are one text but for a word or two."""
    left_article: str = field(compare=False, default="")
    right_article: str = field(compare=False, default="")
    left_sentence: int = field(compare=False, default=0)
    right_sentence: int = field(compare=False, default=0)
    left_when: Span | None = field(compare=False, default=None)
    """The time that is told of the claim, where the two do not tell the same."""
    right_when: Span | None = field(compare=False, default=None)
    basis: str = field(compare=False, default="")
    """`paper` where they are on what a paper holds, `stance` on where a party stands, `standing` on what is so for
    long, `denial` on what one party denies of itself, `matter` on one thing that much is shared of: that is compared at
    any distance in time."""


@dataclass(frozen=True, slots=True)
class Side(Finding):
    """The story and the days of an article, for one other article with which claims of its are aligned."""

    kind: ClassVar[str] = "side"
    article: str
    other: str
    """The other article."""
    claim: str
    """The id of a claim that is told of a time of its own; empty for the article as a whole."""
    span: Span
    """That time; else the words that the day of the article rests on, or the article."""
    story: str = field(compare=False, default="")
    """The group of its article's story; the article where it is the only one."""
    first: str = field(compare=False, default="")
    """The first day, ISO; empty where unknown."""
    last: str = field(compare=False, default="")
    """The last day, ISO; empty where unknown."""
    edtf: str = field(compare=False, default="")
    """The same in the Extended Date/Time Format."""


@dataclass(frozen=True, slots=True)
class Comparison(Link):
    """Two claims on one question, and how they stand to each other."""

    kind: ClassVar[str] = "comparison"
    left_span: Span | None = field(compare=False, default=None)
    """The passage of the claim with the smaller id."""
    right_span: Span | None = field(compare=False, default=None)
    label: str = field(compare=False, default="same")
    """One of `LABELS`."""
    aspect: str = field(compare=False, default="")
    """Of what `differs`, or of what cannot both hold: one of `ASPECTS`."""
    issue: tuple[str, ...] = field(compare=False, default=())
    """What the two have in common, as terms, the rarest first."""


LABELS = (
    "conflict",
    "parties disagree",
    "differs",
    "later account",
    "later position",
    "qualifies",
    "same",
    "copied",
)
"""How two claims on one question stand to each other. A reader sees `conflict` as "cannot both hold"."""

ASPECTS = (
    *("number", "date", "place", "actor", "polarity", "degree", "strength", "stance", "cause", "speaker"),
    "specificity",
)
"""In what two claims differ."""


@dataclass(frozen=True, slots=True)
class Naming(Finding):
    """Words by which an article names a thing: a use of armed force, a plan, a territory, a government."""

    kind: ClassVar[str] = "naming"
    article: str
    span: Span
    thing: str
    """`force`, `plan`, `territory` or `government`."""
    text: str = field(compare=False)
    """The characters of the span."""
    about: str = field(compare=False, default="")
    """The state, place or party that is named with it, as a term; empty where none is."""
    quoted: bool = field(compare=False, default=False)
    """Whether it stands between quotation marks: then it is the words of others."""
    said_by: str = field(compare=False, default="")
    """Whose, as printed."""
    because: str = field(compare=False, default="")
