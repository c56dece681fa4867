"""Takes a record and the sources that corrections give to quotes, gives the pairs of quotes that this decides.

A quote is compared with the others twice, by its source as found and by the one it has now; where the answers differ,
the pair is decided: one utterance, or not.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.across import words
from rashomon.findings import Actor, Attribution, Decided, Quote, SameWords
from rashomon.lexicon import Lexicon
from rashomon.record import Record
from rashomon.rooms import key
from rashomon.text import fold

STEP = "across.words"
"""The step in whose rooms quotes meet."""

MEETINGS = 2
"""Rooms in which two quotes must meet to be compared, as in the pipeline."""

LONG = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class Resourced:
    """A quote, the actor it is given to (None: nobody), and the correction that does so."""

    quote: str
    actor: str | None
    because: str


def decided(record: Record, corrected: Sequence[Resourced]) -> Iterator[Decided]:
    """The pairs whose answer changes, each once, in no particular order."""
    if not corrected:
        return
    told = {one.quote: one for one in corrected}
    found = {name: each for name in told for each in _of(record, name)}
    now = {name: _given(record, found[name], one.actor) for name, one in told.items() if name in found}
    lexicon, seen = _lexicon(), set[tuple[str, str]]()
    for name, given in sorted(now.items()):
        for other, before in _meeting(record, found[name]):
            pair = (min(name, other), max(name, other))
            if pair in seen:
                continue
            seen.add(pair)
            was = _one(found[name], before, lexicon)
            same = _one(given, now.get(other, before), lexicon)
            if was != same:
                yield Decided(*pair, 1.0, told[name].because, SameWords.kind, same)


def _given(record: Record, found: Attribution, actor: str | None) -> Attribution:
    """A quote as it is compared, by the source that it has now."""
    known = record.get(actor) if actor else None
    if not isinstance(known, Actor):
        return replace(found, actor=None, speaker="", key="", acts_for="")
    speaker = "|".join(filter(None, [known.name, known.aliases]))
    return replace(found, actor=known.id, speaker=speaker, key=known.key, acts_for=known.acts_for)


def _one(left: Attribution, right: Attribution, lexicon: Lexicon) -> bool:
    return next(iter(words.find(left, right, lexicon=lexicon)), None) is not None


def _of(record: Record, quote: str) -> Iterator[Attribution]:
    """The attribution of a quote, which is found through its article."""
    known = record.get(quote)
    if isinstance(known, Quote):
        yield from (one for one in record.all(Attribution, article=known.article) if one.quote == quote)


@functools.cache
def _lexicon() -> Lexicon:
    return Lexicon()


def _meeting(record: Record, quote: Attribution) -> Iterator[tuple[str, Attribution]]:
    """The quotes that meet one in two rooms, as the stage has them meet; else as it would."""
    met = record.met(STEP, map(key, words.keys(quote)), MEETINGS)
    if met is not None:
        yield from ((one.quote, one) for one in met if isinstance(one, Attribution) and one.quote != quote.quote)
        return
    rooms, long = set(words.keys(quote)), set(LONG.findall(fold(quote.text).lower()))
    for name, other in ((one.quote, one) for one in record.each(Attribution)):
        # Two rooms are at least two long words; the rooms themselves take longer to make.
        near = len(long.intersection(LONG.findall(other.text.lower()))) >= MEETINGS
        if near and name != quote.quote and len(rooms.intersection(words.keys(other))) >= MEETINGS:
            yield name, other
