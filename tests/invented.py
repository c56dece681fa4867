"""Hypothesis strategies for what every test of the ground needs: spans, texts, and findings of every kind."""

from __future__ import annotations

import itertools
import types
import typing

from hypothesis import strategies as st

from rashomon.findings import KINDS, hints
from rashomon.text import Part, Segment, SourceMap, Span

DIGEST = "0123456789abcdef" * 4

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
"""Any text that UTF-8 can hold."""


@st.composite
def pieces(draw, longest: int = 200):
    """Pieces in order, none empty, none overlapping; some touch."""
    cuts = sorted(draw(st.sets(st.integers(0, longest), min_size=2, max_size=8)))
    found = [piece for piece in itertools.pairwise(cuts) if draw(st.booleans())]
    return tuple(found) or ((cuts[0], cuts[1]),)


def spans(longest: int = 200, report: str = DIGEST):
    return st.builds(Span, st.just(report), pieces(longest))


@st.composite
def maps(draw):
    """A source map as a reader of pages makes it: linear segments, and single characters from several."""
    here, source, out = 0, 0, []
    for length, skipped, wide in draw(
        st.lists(st.tuples(st.integers(1, 9), st.integers(0, 5), st.booleans()), max_size=4)
    ):
        source += skipped
        size = 1 if wide else length
        out.append(Segment(here, here + size, source, source + length))
        here, source = here + size, source + length
    bad = sorted(draw(st.sets(st.integers(0, 40), max_size=3)))
    return SourceMap(draw(st.sampled_from(["utf-8", "cp1252", "utf-16-le"])), tuple(out), tuple(bad))


PARTS = st.builds(Part, st.integers(0, 50), st.integers(51, 99), st.sampled_from(["p", "h1"]), st.booleans())

PLAIN = {
    str: WORDS,
    int: st.integers(-(2**62), 2**62),
    float: st.floats(0, 1),
    bool: st.booleans(),
    Span: spans(),
    SourceMap: maps(),
    tuple[Part, ...]: st.lists(PARTS, max_size=3).map(tuple),
    tuple[str, ...]: st.lists(WORDS, max_size=3).map(tuple),
}


def values(hint):
    """Values of a field, told by its type alone."""
    options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    return st.one_of(st.none() if option is type(None) else PLAIN[option] for option in options)


def findings(kind):
    """Findings of one kind."""
    return st.builds(kind, **{name: values(hint) for name, hint in hints(kind).items()})


ANY = st.sampled_from(sorted(KINDS.values(), key=lambda kind: kind.kind)).flatmap(findings)
"""A finding of any kind."""
