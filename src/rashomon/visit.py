"""Takes a unit of work (a room and who met in it), gives what its stages find: what a worker process does.

The only broad `except` of the package is here and in no other file: what one stage cannot do with one article becomes
a `Problem`, and the rest goes on.
"""

from __future__ import annotations

import gc
import itertools
import operator
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from rashomon import rooms
from rashomon.errors import PipelineError, RashomonError
from rashomon.findings import Article, Finding, Problem, Report
from rashomon.parse import Parser
from rashomon.plan import Step, entering
from rashomon.record import Record
from rashomon.record.store import Entry, Number
from rashomon.rooms import Key
from rashomon.rows import pack
from rashomon.stage import Stage
from rashomon.tools import Options, Tools

SELDOM = (50_000, 20, 20)
"""When cycles are looked for: findings and tokens make none, and Python's 700 would look through them for ever."""

KEPT = 4096
"""Findings that are kept in one process for the rooms of a step: a claim meets others in a dozen rooms. More than the
pairs of a tile ask for (`units.WIDTH`)."""

AHEAD = 64
"""Units whose findings are read together."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A room of a step, and the numbers of the findings that met in it."""

    step: int
    key: Key
    numbers: tuple[Number, ...]
    ahead: tuple[Number, ...] = ()
    """What the units after it ask for, so that it is read in one go; a process that gets none of them loses little."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a unit gave, and how long each stage took (CPU seconds, `parse` apart)."""

    unit: Unit
    entries: tuple[Entry, ...]
    seconds: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Opening:
    """All that a process needs to work on units. Calling it opens the record and the tools."""

    path: Path
    plan: tuple[Step, ...]
    options: Options
    strict: bool = False
    """Whether programming errors are raised rather than kept as problems."""

    def __call__(self) -> Workshop:
        """An opened process."""
        workshop = Workshop(self, Record(self.path), Tools(self.options), gc.get_threshold())
        gc.set_threshold(*SELDOM)
        return workshop


@dataclass
class Workshop:
    """An opened process: a worker of an engine."""

    opening: Opening
    record: Record
    tools: Tools
    threshold: tuple[int, int, int]
    """When this process looked for cycles before."""
    _step: int = 0
    _kept: dict[Number, Finding] = field(default_factory=dict)
    _taking: dict[type[Finding], list[Step]] = field(default_factory=dict)
    """The steps that take findings of a kind."""

    def close(self) -> None:
        """Closes the record."""
        self.record.close()
        gc.set_threshold(*self.threshold)

    def __call__(self, unit: Unit) -> Outcome:
        """Works on one unit: all stages of its step, one after another."""
        step = self.opening.plan[unit.step - 1]
        met = sorted(self._fetch(step, unit), key=_order)
        given: dict[str, Finding] = {}
        there = _Gathering(met)
        seconds: dict[str, float] = {}
        for stage in step.stages:
            started, parsing = time.process_time(), self._parsing()
            room = stage.room if step.room.local else None
            for findings in _meetings(room, there.of(stage)):
                found = {finding.id: finding for finding in self._meet(stage, findings)}
                for finding in sorted(found.values(), key=_order):
                    there.put(finding, given.get(finding.id))
                    given[finding.id] = finding
            parsed = self._parsing() - parsing
            seconds["parse"] = seconds.get("parse", 0.0) + parsed
            seconds[stage.name] = time.process_time() - started - parsed
        if parser := self.tools.opened(Parser):
            parser.rest()
        entries = tuple(self._entry(name, finding, step.number) for name, finding in given.items())
        return Outcome(unit, entries, seconds)

    def _fetch(self, step: Step, unit: Unit) -> list[Finding]:
        """The findings that met. Who meets others in many rooms is kept for the length of the step."""
        if step.room.local:
            return self.record.fetch(unit.numbers)
        if self._step != step.number:
            self._step, self._kept = step.number, {}
        asked = {*unit.numbers, *unit.ahead}
        if new := asked.difference(self._kept):
            if len(self._kept) > KEPT:  # whoever was asked for longest ago goes, by a quarter of all
                self._kept = dict(itertools.islice(self._kept.items(), KEPT // 4, None))
                new = asked.difference(self._kept)
            self._kept.update(self.record.numbered(sorted(new)))
        if unit.ahead:
            for number in asked.intersection(self._kept):
                self._kept[number] = self._kept.pop(number)
        return [self._kept[number] for number in unit.numbers if number in self._kept]

    def _parsing(self) -> float:
        """CPU seconds spent on parsing so far: shown apart from the stage that was the first to ask for it."""
        parser = self.tools.opened(Parser)
        return parser.seconds if parser else 0.0

    def _entry(self, name: str, finding: Finding, step: int) -> Entry:
        kind = type(finding)
        if kind not in self._taking:
            self._taking[kind] = [step for step in self.opening.plan if issubclass(kind, step.takes)]
        return Entry(name, finding.kind, pack(finding), entering(self._taking[kind], finding, step))

    def _meet(self, stage: Stage, findings: Sequence[Finding]) -> list[Finding]:
        try:
            found = list(stage.meet(findings, self.tools))  # type: ignore[arg-type]
            if self.opening.strict:
                _hold(stage, findings, found)
        except RashomonError:
            raise
        except Exception as error:
            if self.opening.strict:
                raise
            return [_problem(stage, findings, error)]
        return found


def looking_ahead(units: Iterable[Unit]) -> Iterator[Unit]:
    """The units; of every `AHEAD` the first is told what all of them ask for."""
    for some in itertools.batched(units, AHEAD):
        asked = sorted({number for unit in some for number in unit.numbers})
        yield replace(some[0], ahead=tuple(asked))
        yield from some[1:]


class _Gathering:
    """What met and what was given in a visit, by kind, so that no stage looks at what it does not take."""

    def __init__(self, met: Iterable[Finding]) -> None:
        self._kinds: dict[type[Finding], dict[int, Finding]] = {}
        self._places: dict[str, int] = {}
        self._count = 0
        for finding in met:
            self._add(finding, self._count)

    def put(self, finding: Finding, before: Finding | None) -> None:
        """Adds what was given; what was given before under the same id loses its words, not its place."""
        if before is None:
            self._places[finding.id] = self._count
        self._add(finding, self._places[finding.id])

    def _add(self, finding: Finding, place: int) -> None:
        self._kinds.setdefault(type(finding), {})[place] = finding
        self._count += 1

    def of(self, stage: Stage) -> list[Finding]:
        """What a stage takes, in the order in which it came."""
        kinds = tuple(taken.kind for taken in stage.takes)
        found = [those for kind, those in self._kinds.items() if issubclass(kind, kinds)]
        if len(self._kinds) == 1:  # as in all rooms that are not local, where findings of one kind meet
            return [finding for those in found for finding in those.values()]
        return [finding for _, finding in sorted((item for those in found for item in those.items()), key=_place)]


def _meetings(room: rooms.Room | None, wanted: list[Finding]) -> Iterable[list[Finding]]:
    if room is None:
        return [wanted] if wanted else []
    groups: dict[str, list[Finding]] = {}
    for finding in wanted:
        for name in room.keys(finding):
            groups.setdefault(name, []).append(finding)
    return groups.values()


_place = operator.itemgetter(0)


def _order(finding: Finding) -> tuple[Any, ...]:
    span = next(finding.spans(), None)
    return ("", (), finding.id) if span is None else (span.report, span.pieces, finding.id)


def _hold(stage: Stage, findings: Sequence[Finding], found: Sequence[Finding]) -> None:
    """The contract of a stage, held where `strict` is asked for: the kinds it names, spans inside what it took."""
    texts = {finding.digest: finding.text for finding in findings if isinstance(finding, Report)}
    articles = [finding.span for finding in findings if isinstance(finding, Article)]
    for finding in found:
        if not isinstance(finding, stage.gives):
            raise PipelineError(f"{stage.name}: gave a {finding.kind}, which its annotation does not name")
        for span in finding.spans():
            if span.report in texts:
                span.texts(texts[span.report])
            elif articles and not any(article.start <= span.start and span.end <= article.end for article in articles):
                raise PipelineError(f"{stage.name}: gave a {finding.kind} outside the article")


def _problem(stage: Stage, findings: Sequence[Finding], error: Exception) -> Problem:
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    whole = (finding for finding in findings if isinstance(finding, Report | Article))
    subject = next(whole, findings[0]).id
    return Problem(subject, stage.name, f"could not be done here ({what}); everything else was; --strict shows where")
