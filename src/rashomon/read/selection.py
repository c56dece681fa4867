"""Takes a page and its blocks, gives which blocks are its article: trafilatura selects, the text stays the page's."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Sequence
from importlib import import_module

from rapidfuzz import fuzz

from rashomon.text import fold

LARGEST = 5_000_000
"""Characters of the largest page that trafilatura is given; articles are a hundredth of that."""

MOST = 50_000
"""Tags of the longest page that trafilatura is given; long articles with all their menus have a tenth."""

DEEPEST = 250
"""Nesting of blocks up to which trafilatura is asked. Its parser gives up at 256."""

AHEAD = 40
"""Blocks that are searched past the last one found: menus and lists of links between two paragraphs are shorter."""

ALIKE = 90
"""Similarity in per cent of a block and an extracted line that differ in characters the extractor tidies away."""

SHORTEST = 15
"""Characters from which a block or a line that stands inside the other is the same."""

OUTSIDE = frozenset({"nav", "footer", "aside", "form", "header"})

FULL = re.compile(r"[.!?…]['\")\]]*$")


def select(source: str, text: str, parts: Sequence[tuple[int, int, str]], deepest: int) -> tuple[list[bool], str]:
    """For each block whether it is article, and in words what went wrong; empty when nothing did."""
    keys = [key(text[start:end]) for start, end, _ in parts]
    tags = [tag for _, _, tag in parts]
    chosen = align(extracted(source, deepest), keys)
    if any(chosen):
        return _around(chosen, tags), ""
    prose = [_prose(one, tag) for one, tag in zip(keys, tags, strict=True)]
    if any(prose):
        why = "no article was recognised on the page; every block that reads like prose was kept"
        return _around(prose, tags), why
    return [True] * len(parts), "no article was recognised on the page; every block was kept"


def extracted(source: str, deepest: int) -> list[str]:
    """The lines that trafilatura takes for the article; none when it fails or the page is beyond it."""
    if deepest > DEEPEST or len(source) > LARGEST or source.count("<") > MOST:
        return []
    trafilatura, lxml = import_module("trafilatura"), import_module("lxml.etree")  # half a second, only for pages
    try:
        found: str | None = trafilatura.extract(source, include_comments=False, include_tables=True)
    except (lxml.LxmlError, RecursionError, ValueError, AssertionError):
        return []
    return (found or "").splitlines()


def key(text: str) -> str:
    """The form blocks and lines are compared in."""
    return " ".join(fold(text).casefold().split())


def align(lines: Sequence[str], keys: Sequence[str]) -> list[bool]:
    """Which blocks the lines are, in order: the same, one inside the other, or nearly the same."""
    chosen = [False] * len(keys)
    where: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(keys):
        where[one].append(i)
    place = 0
    for line in lines:
        wanted = key(line.lstrip("-|•* "))
        found = _exact(wanted, where, place) or _near(wanted, keys, place)
        for i in found:
            chosen[i] = True
        place = found[-1] + 1 if found else place
    return chosen


def _exact(wanted: str, where: dict[str, list[int]], place: int) -> list[int]:
    found = where.get(wanted, [])
    after = bisect.bisect_left(found, place)
    return found[after : after + 1]


def _near(wanted: str, keys: Sequence[str], place: int) -> list[int]:
    if len(wanted) < SHORTEST:
        return []
    window = range(place, min(len(keys), place + AHEAD))
    inside = [i for i in window if len(keys[i]) >= SHORTEST and keys[i] in wanted]
    if inside:
        return inside
    around = [i for i in window if wanted in keys[i]]
    return around[:1] or [i for i in window if fuzz.ratio(wanted, keys[i], score_cutoff=ALIKE)][:1]


def _around(chosen: list[bool], tags: Sequence[str]) -> list[bool]:
    """The blocks chosen, the headline above them, and the captions among them."""
    out = list(chosen)
    first, last = chosen.index(True), len(chosen) - chosen[::-1].index(True)
    headline = next((i for i in range(first, -1, -1) if tags[i] == "h1"), None)
    start = first if headline is None else headline
    out[start] = True
    for i in range(start, last):
        out[i] = out[i] or tags[i] == "figcaption"
    return out


def _prose(one: str, tag: str) -> bool:
    if tag in OUTSIDE:
        return False
    return len(one.split()) >= 8 and FULL.search(one) is not None
