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

GOVERNMENT = "government"
"""Of this kind there are many in one report: words that name none beside them stand for themselves."""

ORDER = "Things by how many reports name them, words in the order of the alphabet: no word is held to be the right one."


@dataclass(frozen=True, slots=True)
class Words:
    """One wording in one report."""

    text: str
    """In small letters, without an article before it."""
    quoted: bool
    spans: tuple[Span, ...]
    describes: bool
    """Whether it says more than what kind of thing it is, and whose: another word that is no name stands in it."""


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
            about = naming.about
            if not about and naming.thing != GOVERNMENT:
                about = own.get(naming.thing) or usual.get(naming.thing, "")
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
    told: dict[str, dict[tuple[str, bool], list[Naming]]] = {digest: defaultdict(list) for digest in digests}
    for naming in namings:
        told[naming.span.report][plain_words(naming.text), naming.quoted].append(naming)
    reports = tuple(
        (digest, tuple(_words(text, quoted, those) for (text, quoted), those in sorted(words.items())))
        for digest, words in told.items()
        if words
    )
    silent = tuple(digest for digest, words in told.items() if not words)
    return Thing(kind, plain_name(about) if about else "", reports, silent)


def _words(text: str, quoted: bool, those: Sequence[Naming]) -> Words:
    spans = tuple(sorted(naming.span for naming in those))
    return Words(text, quoted, spans, any(describes(naming.text) for naming in those))


SMALL = "the a an this that these those his her its their our my your one of in on for against"
POINTING = frozenset(SMALL.split())
"""Words that describe nothing."""


WHEN = re.compile(r".*-old|.*-long|recent|current|latest|new|ongoing|last|past|present|earlier")
"""Words that tell of when a thing is, and not of what kind."""


def describes(text: str) -> bool:
    """Whether words beside the noun and names tell of what kind the thing is: `the long war`, not `its war in Korr`."""
    words = [word for word in fold(text).split() if word.lower() not in POINTING and not word[0].isupper()]
    return len([word for word in words if not WHEN.fullmatch(word)]) > 1


def plain_words(text: str) -> str:
    """A wording in small letters, without an article or quotation marks."""
    words = re.sub(r"[\"“”]", "", fold(text)).lower()
    return re.sub(r"^(?:the|a|an) ", "", " ".join(words.split()))


CHOSEN = frozenset({"force", "plan"})
"""Kinds for which a noun alone is a choice: a war or a conflict. "Its territory" says no more than whose it is."""

FULLEST = (
    "Passages: of each thing in each report, in turn, one wording of its own for each noun, those that describe it and "
    "what fewest reports have first, then the longest; then other wordings with the same nouns."
)
"""How `shown` is ordered, as a reader is told."""


def shown(found: Sequence[Thing]) -> list[Span]:
    """One passage for each wording of a report's own: one for each noun first, then the others; of each thing in turn.

    Those that describe come first, then what fewest reports have, then what has most words, then by the alphabet; how
    strong a word is counts nowhere.
    """
    ranked: list[tuple[bool, int, int, int, Span]] = []
    for thing, one in enumerate(found):
        met = Counter(text for _, every in one.reports for text in {words.text for words in every})
        for report, (_, every) in enumerate(one.reports):
            told = [words for words in every if not words.quoted and " " in words.text]
            told = [words for words in told if words.describes or one.kind in CHOSEN]
            told.sort(key=lambda words: (not words.describes, met[words.text], -len(words.text.split()), words.text))
            firsts = {noun(words.text): words for words in reversed(told)}
            again = [words for words in told if firsts[noun(words.text)] is not words]
            first = [words for words in told if firsts[noun(words.text)] is words]
            for later, those in enumerate((first, again)):
                ranked += [(bool(later), turn, thing, report, words.spans[0]) for turn, words in enumerate(those)]
    return [span for *_, span in sorted(ranked)]


def noun(text: str) -> str:
    """The noun of a wording: the last word before what it is of, in or on."""
    return re.split(r" (?:of|in|on|against|for|by|over|to|with|between) ", text)[0].split()[-1].removesuffix("s")
