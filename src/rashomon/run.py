"""Takes a record with reports in it, an engine and the pipeline; brings every finding of the record up to date.

Work is driven by marks in the record: a finding that enters or leaves a room marks it, a step works on the marked
rooms, and what changes there marks rooms of later steps. A run that was ended goes on from the marks.
"""

from __future__ import annotations

import itertools
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rashomon import ledger, rooms
from rashomon.engines import Engine
from rashomon.findings import Decided, Finding, Membership
from rashomon.plan import Step, entering, meeting
from rashomon.plan import tools as tools_of
from rashomon.reach import Reach
from rashomon.record import Record
from rashomon.record.store import Entry, Number, Store, pair_of, pair_unit
from rashomon.replay import replay
from rashomon.rooms import Key
from rashomon.rows import pack
from rashomon.stage import Grouping, Replay
from rashomon.tools import Options, Tools
from rashomon.units import Pairs, Rooms, Units, batches
from rashomon.visit import Opening, Outcome, Outcomes

COMMIT_EVERY = 1.0
"""Seconds of work that are written in one transaction: what a kill may cost."""

HELD = 256
"""Outcomes written in one transaction at most, so that memory stays flat."""

AT_ONCE = 4096
"""Rooms that are looked at and written in one transaction."""

type Progress = Callable[[str, int, int], None]
"""Called with the name of a step, the units done and all units of it."""


@dataclass(slots=True)
class Tally:
    """What a run did: units of each step, rooms passed over because they are too common, seconds of each stage."""

    units: Counter[str] = field(default_factory=Counter)
    crowded: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)


def silent(_name: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def versions(plan: Sequence[Step], options: Options) -> dict[str, str]:
    """What each tool of the pipeline is. Raises `ToolMissing`."""
    tools = Tools(options)
    return {kind.__name__: tools.version(kind) for kind in tools_of(plan)}


def bring_up(
    store: Store,
    plan: tuple[Step, ...],
    engine: Engine,
    options: Options,
    *,
    strict: bool = False,
    progress: Progress = silent,
) -> Tally:
    """Works on every marked room, step by step. Raises the errors of `Store` and of the tools."""
    _prepare(store, plan, options)
    opening = Opening(store.path.absolute(), plan, options, strict)
    run = Run(store, engine, opening, progress)
    for step in plan:
        run.step(step)
    return run.tally


def correct(store: Store, plan: tuple[Step, ...], engine: Engine, options: Options) -> Tally:
    """Replays the ledger and works on what follows from it, without asking whether tools are what they were."""
    run = Run(store, engine, Opening(store.path.absolute(), plan, options), silent)
    first = next(step.number for step in plan if step.replay)
    for step in plan:
        if step.number >= first:
            run.step(step)
    return run.tally


def _prepare(store: Store, plan: tuple[Step, ...], options: Options) -> None:
    tools = Tools(options)
    before = store.fingerprints()
    for number in sorted(set(before) - {step.number for step in plan}):
        with store.transaction():
            store.end_step(number)
    for step in plan:
        fingerprint = step.fingerprint(tools.version)
        if before.get(step.number) != fingerprint:
            with store.transaction():
                store.clear_step(step.number)
                for some in itertools.batched(_entries(store.path, store, step), AT_ONCE):
                    store.enter(some)
                store.set_step(step.number, step.name, fingerprint)


def _entries(path: Path, store: Store, step: Step) -> Iterator[tuple[int, Key, Number]]:
    numbers = [number for number, _ in store.numbers([kind.kind for kind in step.takes])]
    if not numbers:
        return
    with Record(path) as record:
        for number in numbers:
            for finding in record.fetch([number]):
                for key in rooms.keys(step.room, finding):
                    yield step.number, key, number


class Run:
    """One run over a record."""

    def __init__(self, store: Store, engine: Engine, opening: Opening, progress: Progress) -> None:
        self.store, self.engine, self.opening, self.progress = store, engine, opening, progress
        self.tally = Tally()
        store.meeting = meeting(opening.plan)

    def step(self, step: Step) -> None:
        """Works on the marked rooms of one step until none is left."""
        if step.replay:
            self._replay(step, step.replay)
            return
        if step.grouping:
            self._group(step)
            return
        while keys := self.store.dirty(step.number):
            units = self._pairs(step, keys) if step.room.form == "pairs" else self._rooms(step, keys)
            self._work(step, units)

    # ── which units ──────────────────────────────────────────────────────────────────────────────────────────────

    def _rooms(self, step: Step, keys: list[Key]) -> Units:
        limit, full = step.room.limit, Rooms(step.number)
        for some in itertools.batched(keys, AT_ONCE):
            empty = set(some)
            for key, numbers in self.engine.gather(self.store.met(step.number, some[0], some[-1])):
                if limit is not None and len(numbers) > limit:
                    self.tally.crowded[step.name] += 1
                elif len(numbers) >= step.room.least:
                    empty.discard(key)
                    full.add(key, numbers)
            with self.store.transaction():
                giving = self.store.giving(step.number, empty)
                for key in sorted(giving):
                    self.store.settle(step.number, key, ())
                self.store.clean(step.number, empty - giving)
        return full

    def _pairs(self, step: Step, keys: list[Key]) -> Units:
        for some in itertools.batched(keys, AT_ONCE):
            with self.store.transaction():
                met = dict(self.engine.gather(self.store.met(step.number, some[0], some[-1])))
                paired = self.store.paired(step.number, some[0], some[-1])
                self.store.clean(step.number, some)
                for key in some:
                    numbers = met.get(key, ())
                    if len(numbers) != 1 or key in paired:  # most rooms hold one finding, and held no pair before
                        self._meet(step, key, numbers)
        return Pairs(step.number, self.store.dirty(step.number))

    def _meet(self, step: Step, key: Key, numbers: tuple[Number, ...]) -> None:
        """Turns the mark of a room into the marks of the pairs that are new in it; a pair's own mark stays."""
        limit = step.room.limit
        if not numbers and self.store.meetings(step.number, *pair_of(key)) >= step.room.meetings:
            self.store.mark(step.number, [key])
            return
        pairs = set(rooms.candidates(numbers)) if limit is None or len(numbers) <= limit else set()
        if limit is not None and limit < len(numbers) <= step.room.hub:
            hub = self.store.least(numbers)
            pairs = {(min(hub, number), max(hub, number)) for number in numbers if number != hub}
        elif limit is not None and len(numbers) > limit:
            self.tally.crowded[step.name] += 1
            numbers = ()
        first, gone = self.store.meet(step.number, key, pairs, step.room.meetings)
        self.store.mark(step.number, (pair_unit(*pair) for pair in first))
        for pair in gone:
            self.store.settle(step.number, pair_unit(*pair), ())
        if not numbers:
            self.store.settle(step.number, key, ())

    # ── the work ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _work(self, step: Step, units: Units) -> None:
        """Does the work of units and writes it."""
        done, total = 0, len(units)
        for outcomes, seconds in gathered(self.engine.run(self.opening, batches(units, local=step.room.local))):
            with self.store.transaction():
                alike = [units.alike(outcome.unit) for outcome in outcomes]
                giving = self.store.giving(step.number, itertools.chain.from_iterable(alike))
                idle: list[Key] = []
                for outcome, keys in zip(outcomes, alike, strict=True):
                    done += len(keys)
                    idle += self._settle(step, keys, outcome.entries, giving)
                self.store.clean(step.number, idle)
            self.tally.seconds.update(seconds)
            self.progress(step.name, done, total)
        self.tally.units[step.name] += total

    def _settle(self, step: Step, keys: Sequence[Key], entries: Sequence[Entry], giving: Collection[Key]) -> list[Key]:
        """Writes what was given; gives the keys of the rooms that gave nothing, and give nothing now."""
        given = [key for key in keys if entries or key in giving]
        for key in given:
            self.store.settle(step.number, key, entries)
        return [] if entries else [key for key in keys if key not in giving]

    def _group(self, step: Step) -> None:
        keys = set(self.store.dirty(step.number))
        if not keys or step.grouping is None:
            return
        found, reached = self._reach(step, step.grouping, keys)
        group_of = {member: min(group) for group in found.groups(step.grouping) for member in group}
        members = {rooms.key(member): member for member in group_of}
        with self.store.transaction():  # all that hangs together is marked until it is settled
            self.store.mark(step.number, reached - keys)
        for some in itertools.batched(sorted(reached), AT_ONCE):
            with self.store.transaction():
                for key in some:
                    name = members.get(key)
                    member = [Membership(step.grouping.link.kind, name, group_of[name])] if name else []
                    self.store.settle(step.number, key, [self._entry(one, step) for one in member])
        self.tally.units[step.name] += len(reached)

    def _reach(self, step: Step, grouping: Grouping, keys: set[Key]) -> tuple[Reach, set[Key]]:
        """All links that hang together with the marked ends, and the keys of all their ends."""
        found, reached = Reach(), set(keys)
        seen: set[Number] = set()
        frontier = keys
        with Record(self.store.path) as record:
            while frontier:
                new = set(self.store.entered(step.number, frontier)) - seen
                seen |= new
                ends: set[Key] = set()
                for number, left, right, score in self.store.linked(grouping.link.kind, sorted(new)):
                    new.discard(number)
                    ends |= found.add(left, right, score)
                for decided in record.fetch(sorted(new)):
                    if isinstance(decided, Decided):
                        ends |= found.decide(decided)
                frontier = ends - reached
                reached |= frontier
        return found, reached

    def _replay(self, step: Step, entry: Replay) -> None:
        """Replays the whole ledger: what an entry means may hang on any report."""
        path = ledger.beside(self.store.path)
        with Record(self.store.path, as_found=True) as record:
            outcomes = replay(record, ledger.read(path), path.parent)
        found: list[Finding] = []
        for outcome in outcomes:
            found += outcome.decided() if entry.gives is Decided else [outcome.correction(), *outcome.told()]
        with self.store.transaction():
            self.store.settle(step.number, rooms.key(ledger.LEDGER), [self._entry(one, step) for one in found])

    def _entry(self, finding: Finding, step: Step) -> Entry:
        rooms_of = entering(self.opening.plan, finding, step.number)
        return Entry(finding.id, finding.kind, pack(finding), rooms_of)


def gathered(batches: Iterable[Outcomes]) -> Iterator[tuple[list[Outcome], Counter[str]]]:
    """Outcomes in lists: what came within `COMMIT_EVERY` seconds, hardly more than `HELD`; and how long all took."""
    held: list[Outcome] = []
    seconds: Counter[str] = Counter()
    since = time.monotonic()
    for outcomes in batches:
        held += outcomes.units
        seconds.update(outcomes.seconds)
        if len(held) >= HELD or time.monotonic() - since >= COMMIT_EVERY:
            yield held, seconds
            held, seconds, since = [], Counter(), time.monotonic()
    if held:
        yield held, seconds
