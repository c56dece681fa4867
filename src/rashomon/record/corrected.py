"""Takes a record, gives what corrections say of its actors, quotes and mentions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rashomon.findings import Correction, SameActor
from rashomon.record import Record
from rashomon.record.keeping import once
from rashomon.record.layer import LIVE


@dataclass(frozen=True, slots=True)
class Corrected:
    """The corrections that have an effect, by what they are about."""

    names: Mapping[str, Correction] = field(default_factory=dict)
    """By the group of the actors that it names; by the actor where it is in none."""
    sources: Mapping[str, Correction] = field(default_factory=dict)
    """By the quote whose source it tells."""
    disclaimed: Mapping[str, Correction] = field(default_factory=dict)
    """By the mention that names no actor."""
    actors: tuple[Correction, ...] = ()
    """Those that say which actors are one, which are not, and what they are called."""

    def source(self, quote: str) -> tuple[Correction, str | None] | None:
        """The correction of a quote's source, and the actor that it names; None where it is not corrected."""
        correction = self.sources.get(quote)
        return (correction, next(iter(correction.others), None)) if correction else None


def corrected(record: Record) -> Corrected:
    """What stands, the later of two corrections of one thing."""
    return once(record, _corrected)


def _corrected(record: Record) -> Corrected:
    groups = record.groups(SameActor.kind)
    live = sorted((one for one in record.all(Correction) if one.status in LIVE), key=lambda one: one.ordinal)
    about = {
        act: {one.about[0]: one for one in live if one.act == act and one.about}
        for act in ("name", "source", "not-an-actor")
    }
    return Corrected(
        {groups.get(actor, actor): one for actor, one in about["name"].items()},
        about["source"],
        about["not-an-actor"],
        tuple(one for one in live if one.act in ("same", "different", "name")),
    )


def labels(record: Record) -> dict[frozenset[str], Correction]:
    """What corrections say of labels, by the two passages; the later of two on one pair."""
    live = sorted((one for one in record.all(Correction) if one.status in LIVE), key=lambda one: one.ordinal)
    return {frozenset((one.about[0], one.others[0])): one for one in live if one.act == "label" and one.others}


def corrections(record: Record) -> list[Correction]:
    """Every entry of the ledger with its status, in the order of their numbers."""
    return sorted(record.all(Correction), key=lambda one: one.ordinal)


def concerning(record: Record, ids: set[str]) -> list[Correction]:
    """The corrections that are about any of these findings."""
    return [one for one in corrections(record) if ids & {*one.about, *one.others}]


def said(correction: Correction) -> str:
    """A correction in words: `same “Mira Orlen” and “Orlén”`."""
    words, other = f"“{correction.words}”", f"“{correction.other_words}”"
    match correction.act:
        case "same" | "different":
            return f"{correction.act} {words} and {other}"
        case "story" | "other-story":
            return f"{correction.act} {words} with {other}"
        case "name":
            return f"name {words}: {correction.value}"
        case "source":
            return f"source of {words}: {correction.value or other}"
        case "label":
            return f"label of {words} and {other}: {correction.value}"
        case "date" | "status":
            return f"{correction.act} of {words}: {correction.value}"
        case "accept" | "reject":
            return f"{correction.act} {correction.thing.replace('_', ' ')} {words}"
        case "undo":
            return f"undo {correction.value}"
        case _:
            return f"{correction.act} {words}"


__all__ = ["LIVE", "Corrected", "concerning", "corrected", "corrections", "labels", "said"]
