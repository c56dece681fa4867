"""Takes nothing, gives an actor over all reports, the wordings for it, and the name it is called by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.findings import Actor, Correction, Mention, Quote
from rashomon.text import Span, fold


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording for an actor, and how often each report has it."""

    text: str
    form: str
    """As of a mention: `name`, `nominal` or `pronoun`."""
    reports: Mapping[str, int]
    """Counts by the digest of the report."""

    @property
    def total(self) -> int:
        """In all reports."""
        return sum(self.reports.values())


@dataclass(frozen=True, slots=True)
class Office:
    """What a report calls an actor by office or occupation, and where."""

    text: str
    report: str
    span: Span | None
    """The first place where it stands; None where the words are parted in the report."""


@dataclass(frozen=True, slots=True)
class Person:
    """An actor over all reports: a person, and likewise an organisation, a state, a place, a group or a document."""

    id: str
    """That of its group; of its one actor where it is in none."""
    name: str
    printed: str
    """What it would be called without a correction."""
    type: str
    actors: tuple[Actor, ...]
    """What each article knows of it."""
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    """What it said."""
    acts: tuple[Quote, ...]
    """What it is told to have done by speaking, without its words."""
    named: Correction | None
    """The correction that names it."""

    @property
    def reports(self) -> frozenset[str]:
        """The digests of the reports that mention it."""
        return frozenset(mention.span.report for mention in self.mentions) | {
            actor.span.report for actor in self.actors
        }

    @property
    def variants(self) -> tuple[Variant, ...]:
        """Every wording for it: names first, the ones in most reports first, then the most frequent, then by letter."""
        counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for mention in self.mentions:
            counts[mention.form, line(mention.text)][mention.span.report] += 1
        found = [Variant(text, form, dict(reports)) for (form, text), reports in counts.items()]
        forms = {"name": 0, "nominal": 1}
        return tuple(sorted(found, key=lambda v: (forms.get(v.form, 2), -len(v.reports), -v.total, v.text)))


def called(actors: Sequence[Actor], mentions: Iterable[Mention]) -> str:
    """The name that names it best in most articles; of several the one most reports print, most often, the longest.

    States and organisations go by their entry in the lexicon where a report prints it: not Ruritanian, but Ruritania.
    """
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention.form == "name":
            printed[line(mention.text)][mention.span.report] += 1
    entries = {actor.key.rpartition("/")[2] for actor in actors if actor.type != "person"} & set(printed)
    best = Counter(line(actor.name) for actor in actors)

    def order(name: str) -> tuple[int, int, int, int, str]:
        found = printed.get(name, Counter())
        return -best[name], -len(found), -found.total(), -len(name), name

    return min(entries or best, key=order)


def names_of(person: Person) -> Iterator[str]:
    """Every name of a person, the one it is called by first."""
    yield from (person.name, person.printed)
    yield from (variant.text for variant in person.variants if variant.form == "name")
    for actor in person.actors:
        yield actor.name
        yield from filter(None, actor.aliases.split("|"))


def printed_names(actor: Actor) -> set[str]:
    """The names that one article has for an actor, as they are compared."""
    return {plain(name) for name in (actor.name, *actor.aliases.split("|")) if name}


def line(text: str) -> str:
    """A text on one line, single spaces between its words."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """A name as it is compared: case, marks and white space folded, a leading article left out."""
    return line(fold(text)).casefold().removeprefix("the ")
