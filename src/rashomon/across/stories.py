"""Takes two gists that share rare terms, gives the link between their articles when they are of one story.

A story is articles with the same main happening. Each link is a function of the two alone; the cohesion asked of the
groups keeps look-alikes from being chained. What lies days apart is another story, however alike.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date

from rashomon.across.likeness import GROWTH, TOGETHER, Comparer, anchor, by_day, grown
from rashomon.findings import Gist, SameStory
from rashomon.lexicon import Lexicon
from rashomon.lexicon.stems import ROOT, stem

COHESION = 0.24
"""The least mean likeness of two groups of articles that are one story; .23 to .25 did best on half of BASIL."""

LINK = 0.13
"""The least likeness that is kept: below, two articles say nothing of each other. .10 to .16 did as well."""

WIDTH = 9
"""Links that tell how two groups cohere, however many pairs there are: a story wider than a room has members that never
met. From 6 on, nothing changes on BASIL and MEANTIME, whose stories are narrow; with 4, unlike stories join."""

HEAVY, ANCHORS, DATED = 10, 8, 3
"""The terms whose pairs are rooms: the heaviest words; names and figures, which cross languages; and the first of these
that are rooms with the day. At most 79 keys; of pairs of one happening they miss none on BASIL, 2 % on MEANTIME; with 7
and 6 they miss 3 % and 5 %."""


def keys(gist: Gist) -> Iterator[str]:
    """The rooms a gist enters: each two of its heaviest terms by their roots, so that languages meet; names by day."""
    heavy, anchors = _roots(gist)
    pairs = {two for some in (heavy, anchors) for two in itertools.combinations(sorted(some), 2)}
    yield from (f"story {left} {right}" for left, right in sorted(pairs))
    if gist.day:
        number = date.fromisoformat(gist.day).toordinal()
        for name in anchors[:DATED]:
            yield from (f"story {name} of {place}" for place in (f"{number // 4}", f"{(number + 2) // 4} and on"))


def _roots(gist: Gist) -> tuple[list[str], list[str]]:
    """The roots of the heaviest terms, and of the heaviest names and figures."""
    heavy: dict[str, None] = {}
    anchors: dict[str, float] = {}
    for word, count, lead, kind in gist.unpacked():
        name = stem(word)
        root = name if name[0] == "#" else name[:ROOT]
        if len(heavy) < HEAVY:
            heavy[root] = None
        if weight := anchor(name, kind) * grown(count + lead, GROWTH):
            anchors[root] = max(weight, anchors.get(root, 0.0))
    return list(heavy), sorted(anchors, key=lambda root: (-anchors[root], root))[:ANCHORS]


def copies(gist: Gist) -> Iterator[str]:
    """The rooms of articles that have a long paragraph in common."""
    yield from (f"paragraph {digest}" for digest in gist.copied)


def hub(gists: Sequence[Gist], *, lexicon: Lexicon) -> Iterator[SameStory]:
    """Copies of one text join the first of their room, not each other: two hundred outlets cost two hundred links."""
    first, *others = sorted(gists, key=lambda gist: gist.article)
    for other in others:
        yield from (link for link in find(first, other, lexicon=lexicon) if link.score == 1)


def find(left: Gist, right: Gist, *, lexicon: Lexicon) -> Iterator[SameStory]:
    """The link between two articles, where there is one."""
    first, second = sorted((left, right), key=lambda gist: gist.article)
    added = by_day(first, second)
    if first.article == second.article or added is None:
        return
    likeness, terms = lexicon.opened(Comparer).likeness(first, second)
    if likeness >= TOGETHER and set(first.copied) & set(second.copied):
        yield SameStory(first.article, second.article, 1.0, "copies of one text", tuple(terms))
        return
    score = min(0.99, likeness + added[0])
    if score >= LINK:
        because = f"likeness {likeness:.2f}: {', '.join(terms)}; {added[1]}"
        yield SameStory(first.article, second.article, round(score, 3), because, tuple(terms))
