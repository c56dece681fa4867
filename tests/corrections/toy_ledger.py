"""Ledgers for records of the toy pipeline: decisions made on words of reports, and records made with them."""

from __future__ import annotations

import itertools
from pathlib import Path

from rashomon import ledger
from rashomon.decide import anchors
from rashomon.engines.local import Local
from rashomon.findings import Actor, Correction, Decided, Mention, Quote
from rashomon.ledger import Decision
from rashomon.plan import steps
from rashomon.record import Record
from rashomon.record.store import Store
from rashomon.run import bring_up
from rashomon.stage import Replay
from rashomon.tools import Options
from tests import toy

PIPELINE = (*toy.pipeline()[:5], Replay(Decided), toy.pipeline()[5], Replay(Correction), *toy.pipeline()[6:])
PLAN = steps(PIPELINE)
KINDS = {"source": Quote, "not-an-actor": Mention}


def make(path: Path, *batches, engine=None):
    """Reports in batches, each followed by a run with the ledger that stands beside the record; gives all findings."""
    with Store(path) as store:
        for batch in batches:
            # Paths as a ledger knows them: beneath its folder.
            toy.bring_in(store, PLAN, {str(path.parent.absolute() / name): text for name, text in batch.items()})
            bring_up(store, PLAN, engine or Local(), Options(), strict=True)
    return toy.contents(path)


def decide(path: Path, act: str, first=(), second=(), value="", number=None):
    """Adds a decision to the ledger. Sides are `(letter, words)`: what is found with these words in that report."""
    beside = ledger.beside(path)
    number = number or len(ledger.read(beside)) + 1
    with Record(path) as record:
        sides = [anchored(record, first, KINDS.get(act, Actor)), anchored(record, second, Actor)]
    made = Decision(number, "2026-01-01T00:00:00+00:00", "ada", act, *sides, value, "")
    ledger.append(beside, made)
    return made


def anchored(record, pairs, kind):
    return tuple(itertools.chain.from_iterable(anchors(record, [span(record, *pair, kind)]) for pair in pairs))


def span(record, letter, words, kind):
    digest = next(one for one in record.digests() if record.letter(one) == letter)
    found = (one.content if kind is Quote else one.span for one in record.all(kind))
    return next(one for one in found if one.report == digest and record.text(one) == words)


def statuses(path: Path):
    """The status of each correction by its number."""
    with Record(path) as record:
        return {one.ordinal: one.status for one in record.all(Correction)}


def groups(path: Path):
    """The groups of actors, as sets of letter and name."""
    with Record(path) as record:
        names = {one.id: f"{record.letter(one.span.report)}:{one.name}" for one in record.all(Actor)}
        out: dict[str, set[str]] = {}
        for member, group in record.groups("same_actor").items():
            out.setdefault(group, set()).add(names[member])
        return {frozenset(group) for group in out.values()}
