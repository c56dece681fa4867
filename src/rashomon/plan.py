"""Takes the pipeline, gives the steps of a run: which findings enter which rooms of which step.

Stages that follow one another in local rooms make one step, a visit: one report after another, all that is asked of
it alone in one go. Every other stage, and every grouping, is a step of its own. Step 0 is reading.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from rashomon import rooms
from rashomon.findings import Decided, Finding, Link
from rashomon.rooms import BY_REPORT, Key, Room
from rashomon.stage import Entry, Grouping, Replay, Stage

READING = 0
"""The step that gives what came; its units are paths."""


def _ends(kind: str, link: Link) -> Iterable[str]:
    """The ends of a link of one kind, and of what is decided of such links."""
    decides = not isinstance(link, Decided) or link.link == kind
    return (link.left, link.right) if decides else ()


def _nobody(_finding: Finding) -> Iterable[str]:
    return ()


@dataclass(frozen=True)
class Step:
    """Stages that run together (or one grouping or replay), the room their units are, and the kinds that enter it."""

    number: int
    name: str
    stages: tuple[Stage, ...]
    grouping: Grouping | None
    room: Room
    takes: tuple[type[Finding], ...]
    replay: Replay | None = None

    def fingerprint(self, version: Callable[[type], str]) -> str:
        """A digest of all that its findings hang on beside its input; `version` tells what a tool is."""
        parts = [
            self.name,
            self.room.name,
            self.room.form,
            *map(str, (self.room.limit, self.room.least, self.room.meetings)),
        ]
        parts += [str(self.room.hub)] if self.room.hub else []
        entries: list[Entry] = [*self.stages, *(one for one in (self.grouping, self.replay) if one)]
        parts += [f"{entry.name} {entry.version}" for entry in entries]
        parts += [version(tool) for stage in self.stages for tool in stage.tools.values()]
        parts += [str(self.grouping.cohesion)] if self.grouping else []
        parts += [str(self.grouping.width)] if self.grouping and self.grouping.width else []
        return hashlib.blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()


def steps(pipeline: Sequence[Entry]) -> tuple[Step, ...]:
    """The steps of a pipeline, numbered from 1."""
    out: list[Step] = []
    runs = itertools.groupby(enumerate(pipeline), lambda item: _local(item[1]) or item[0] + 2)
    for number, (_, run) in enumerate(runs, start=1):
        entries = [entry for _, entry in run]
        first = entries[0]
        if isinstance(first, Grouping):
            room = Room("ends", partial(_ends, first.link.kind))
            out.append(Step(number, first.name, (), first, room, (first.link, Decided)))
            continue
        if isinstance(first, Replay):
            out.append(Step(number, first.name, (), None, Room("ledger", _nobody), (), first))
            continue
        stages = tuple(entry for entry in entries if isinstance(entry, Stage))
        local = first.room.local
        where, name = (BY_REPORT, "within") if local else (first.room, first.name)
        out.append(Step(number, name, stages, None, where, _takes(stages)))
    return tuple(out)


def _local(entry: Entry) -> bool:
    return isinstance(entry, Stage) and entry.room.local


def _takes(stages: Sequence[Stage]) -> tuple[type[Finding], ...]:
    inside: set[type[Finding]] = set()
    out: dict[type[Finding], None] = {}
    for stage in stages:
        out.update((taken.kind, None) for taken in stage.takes if taken.kind not in inside)
        inside.update(stage.gives)
    return tuple(out)


def entering(plan: Sequence[Step], finding: Finding, after: int) -> tuple[tuple[int, Key], ...]:
    """The rooms, as (step, key), that a finding given by step `after` enters."""
    return tuple(
        (step.number, key)
        for step in plan
        if step.number > after and isinstance(finding, step.takes)
        for key in sorted(rooms.keys(step.room, finding))
    )


def meeting(plan: Sequence[Step]) -> frozenset[int]:
    """The steps in whose rooms there is nothing to do for a finding that meets no other."""
    return frozenset(step.number for step in plan if step.room.form == "pairs" or step.room.least > 1)


def tools(plan: Sequence[Step]) -> Mapping[type, None]:
    """The tools that any stage asks for."""
    return dict.fromkeys(tool for step in plan for stage in step.stages for tool in stage.tools.values())
