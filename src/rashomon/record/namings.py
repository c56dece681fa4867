"""Takes a record, gives how each report names the same thing, its own voice apart from what it quotes.

The words stand in the order of the alphabet: in no other, and above all in none of how strong they are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.findings import Naming
from rashomon.record import Record
from rashomon.record.issues import plain_name
from rashomon.text import Span, fold

KINDS = {
    "force": "use of armed force",
    "plan": "paper or plan",
    "territory": "territory",
    "government": "government or state",
}
"""What a reader is told that a name is for: in none of the words that the reports use for it."""

ORDER = "Things by how many reports name them, words in the order of the alphabet: no word is held to be the right one."


@dataclass(frozen=True, slots=True)
class Words:
    """One wording in one report."""

    text: str
    """In small letters, without an article before it."""
    quoted: bool
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing and its names, report by report."""

    kind: str
    about: str
    """The state, place or party that is named with it; empty where none is."""
    reports: tuple[tuple[str, tuple[Words, ...]], ...]
    """Digest of each report that names it, in the order of labels."""
    silent: tuple[str, ...]


def things(record: Record) -> list[Thing]:
    """All things that at least one report names in words of its own choice, those that more reports name first."""
    found: dict[tuple[str, str], list[Naming]] = defaultdict(list)
    by_article: dict[str, list[Naming]] = defaultdict(list)
    every = record.all(Naming)
    usual = _usual(every)
    for naming in every:
        by_article[naming.article].append(naming)
    for article in sorted(by_article):
        own = _usual(by_article[article])
        for naming in by_article[article]:
            about = naming.about or own.get(naming.thing) or usual.get(naming.thing, "")
            found[naming.thing, about].append(naming)
    digests = record.digests()
    made = [_thing(kind, about, those, digests) for (kind, about), those in sorted(found.items())]
    kinds = list(KINDS)
    return sorted(made, key=lambda one: (-len(one.reports), kinds.index(one.kind), one.about))


def _usual(namings: Sequence[Naming]) -> dict[str, str]:
    """What a thing of each kind is most often about: there words go that name nothing beside it."""
    out: dict[str, str] = {}
    for kind in KINDS:
        met = Counter(naming.about for naming in namings if naming.thing == kind and naming.about)
        if met:
            out[kind] = max(sorted(met), key=lambda about: met[about])
    return out


def _thing(kind: str, about: str, namings: Sequence[Naming], digests: Sequence[str]) -> Thing:
    told: dict[str, dict[tuple[str, bool], list[Span]]] = {digest: defaultdict(list) for digest in digests}
    for naming in namings:
        told[naming.span.report][plain_words(naming.text), naming.quoted].append(naming.span)
    reports = tuple(
        (digest, tuple(Words(text, quoted, tuple(sorted(spans))) for (text, quoted), spans in sorted(words.items())))
        for digest, words in told.items()
        if words
    )
    silent = tuple(digest for digest, words in told.items() if not words)
    return Thing(kind, plain_name(about) if about else "", reports, silent)


def plain_words(text: str) -> str:
    """A wording in small letters, without an article, a possessive or quotation marks."""
    words = re.sub(r"[\"“”]", "", fold(text)).lower()
    return re.sub(r"^(?:the|a|an|his|her|its|their|this|that) ", "", " ".join(words.split()))
