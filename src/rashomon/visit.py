"""Takes units of work (rooms and who met in them), gives what their stages find: what a worker process does.

The only broad `except` of the package is here and in no other file: what one stage cannot do with one article becomes
a `Problem`, and the rest goes on.
"""

from __future__ import annotations

import gc
import itertools
import operator
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rashomon import rooms
from rashomon.errors import PipelineError, RashomonError
from rashomon.findings import Article, Finding, Problem, Report
from rashomon.parse import Parser
from rashomon.plan import Step, entering
from rashomon.record import Record
from rashomon.record.store import Entry, Number
from rashomon.rows import pack
from rashomon.stage import Stage
from rashomon.tools import Options, Tools
from rashomon.units import Batch, Unit

SELDOM = (200_000, 20, 20)
"""When cycles are looked for: findings and tokens make none, and Python's 700 would look through them for ever."""

KEPT = 4096
"""Findings that are kept in one process for the rooms of a step: a claim meets others in a dozen rooms. More than the
pairs of a tile ask for (`units.WIDTH`)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a unit gave."""

    unit: Unit
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What a batch gave, unit by unit, and how long each stage took (CPU seconds, `parse` apart)."""

    units: tuple[Outcome, ...]
    seconds: dict[str, float]


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

    def __call__(self, batch: Batch) -> Outcomes:
        """Works on the units of a batch: all stages of their step, one after another."""
        step = self.opening.plan[batch[0].step - 1]
        visits = [_Visit(met) for met in self._fetch(step, batch)]
        seconds: dict[str, float] = {}
        for stage in step.stages:
            started, parsing = time.process_time(), self._parsing()
            room = stage.room if step.room.local else None
            for visit in visits:
                for findings in _meetings(room, visit.of(stage)):
                    visit.take(self._meet(stage, findings))
            parsed = self._parsing() - parsing
            seconds["parse"] = seconds.get("parse", 0.0) + parsed
            seconds[stage.name] = time.process_time() - started - parsed
        if parser := self.tools.opened(Parser):
            parser.rest()
        given = (self._entries(visit.given.values(), step.number) for visit in visits)
        return Outcomes(tuple(map(Outcome, batch, given)), seconds)

    def _fetch(self, step: Step, batch: Batch) -> Iterator[list[Finding]]:
        """The findings that met in each unit. Who meets others in many rooms is kept for the length of the step."""
        asked = {number for unit in batch for number in unit.numbers}
        if step.room.local or self._step != step.number:
            self._step, self._kept = step.number, {}
        again = {number: self._kept.pop(number) for number in asked if number in self._kept}
        if len(self._kept) > KEPT:  # whoever was asked for longest ago goes, by a quarter of all
            self._kept = dict(itertools.islice(self._kept.items(), KEPT // 4, None))
        self._kept |= again | self.record.numbered(sorted(asked - again.keys()))
        for unit in batch:
            yield [self._kept[number] for number in unit.numbers if number in self._kept]

    def _parsing(self) -> float:
        """CPU seconds spent on parsing so far: shown apart from the stage that was the first to ask for it."""
        parser = self.tools.opened(Parser)
        return parser.seconds if parser else 0.0

    def _entries(self, given: Iterable[Finding], step: int) -> tuple[Entry, ...]:
        out = []
        for finding in given:
            kind = type(finding)
            if kind not in self._taking:
                self._taking[kind] = [step for step in self.opening.plan if issubclass(kind, step.takes)]
            rooms_of = entering(self._taking[kind], finding, step)
            out.append(Entry(finding.id, finding.kind, pack(finding), rooms_of))
        return tuple(out)

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


class _Visit:
    """What met and what was given in a unit, by kind, so that no stage looks at what it does not take."""

    def __init__(self, met: Iterable[Finding]) -> None:
        self.given: dict[str, Finding] = {}
        self._kinds: dict[type[Finding], dict[int, Finding]] = {}
        self._places: dict[str, int] = {}
        self._count = 0
        for finding in sorted(met, key=_order):
            self._add(finding, self._count)

    def take(self, found: Iterable[Finding]) -> None:
        """Adds what was given; what was given before under the same id loses its words, not its place."""
        for finding in sorted({finding.id: finding for finding in found}.values(), key=_order):
            name = finding.id
            if name not in self.given:
                self._places[name] = self._count
            self._add(finding, self._places[name])
            self.given[name] = finding

    def _add(self, finding: Finding, place: int) -> None:
        self._kinds.setdefault(type(finding), {})[place] = finding
        self._count += 1

    def of(self, stage: Stage) -> list[Finding]:
        """What a stage takes, in the order in which it came."""
        kinds = tuple(taken.kind for taken in stage.takes)
        found = [those for kind, those in self._kinds.items() if issubclass(kind, kinds)]
        if len(found) == 1:
            return list(found[0].values())
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
