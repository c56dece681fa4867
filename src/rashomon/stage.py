"""Takes a pure function and the room its findings meet in; gives a stage whose contract is read from the signature.

Positional parameters are what a stage takes: one finding (`article: Article`) or all of a kind that met
(`mentions: Sequence[Mention]`). Keyword-only parameters are its tools, by type. The return annotation is what it
gives: `Iterator[Quote]`, `Iterator[Quote | Mention]`.
"""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rashomon.errors import PipelineError
from rashomon.findings import KINDS, Correction, Decided, Finding, Link, Membership, Problem, Report
from rashomon.rooms import Room


@dataclass(frozen=True, slots=True)
class Taken:
    """A positional parameter: a kind of finding, one of it or all that met."""

    name: str
    kind: type[Finding]
    many: bool


@dataclass(frozen=True)
class Stage:
    """A room and the work done in it."""

    work: Callable[..., Iterable[Finding]]
    room: Room
    version: int = 1
    """Raised by hand when the work changes what it finds; its findings are then made anew."""

    @cached_property
    def name(self) -> str:
        """`within.quotes`: the module of the work, and the function's name where that is not `find`."""
        module, name = self.work.__module__.removeprefix("rashomon."), self.work.__name__
        return module if name == "find" else f"{module}.{name}"

    @cached_property
    def _hints(self) -> dict[str, Any]:
        return typing.get_type_hints(self.work)

    @cached_property
    def takes(self) -> tuple[Taken, ...]:
        """What it takes, in order. Raises `PipelineError` when a parameter has no fitting annotation."""
        parameters = inspect.signature(self.work).parameters.values()
        return tuple(self._taken(p.name) for p in parameters if p.kind is not p.KEYWORD_ONLY)

    def _taken(self, name: str) -> Taken:
        hint = self._hints.get(name)
        many = typing.get_origin(hint) is Sequence
        kind = typing.get_args(hint)[0] if many else hint
        if not (isinstance(kind, type) and issubclass(kind, Finding)):
            raise PipelineError(f"{self.name}: parameter {name} is no finding and no sequence of findings")
        return Taken(name, kind, many)

    @cached_property
    def tools(self) -> Mapping[str, type]:
        """The tools it asks for, by parameter name."""
        parameters = inspect.signature(self.work).parameters.values()
        return {p.name: self._hints[p.name] for p in parameters if p.kind is p.KEYWORD_ONLY}

    @cached_property
    def gives(self) -> tuple[type[Finding], ...]:
        """The kinds it gives. Raises `PipelineError` when the return annotation names none."""
        hint = self._hints.get("return")
        inner = typing.get_args(hint)[0] if typing.get_origin(hint) is not None and typing.get_args(hint) else None
        kinds = typing.get_args(inner) if isinstance(inner, types.UnionType) else (inner,)
        if not all(isinstance(kind, type) and issubclass(kind, Finding) for kind in kinds):
            raise PipelineError(f"{self.name}: its return annotation names no kind of finding")
        return kinds

    def meet(self, findings: Sequence[Finding], tools: Mapping[type, Any]) -> Iterator[Finding]:
        """Does the work on the findings of one room; nothing where a single finding it takes is not there.

        For a room of pairs, `findings` are the two.
        """
        if self.room.form == "pairs":
            arguments: list[Any] = list(findings)
        else:
            arguments = []
            kinds: dict[type[Finding], list[Finding]] = {}
            for finding in findings:
                kinds.setdefault(type(finding), []).append(finding)
            for taken in self.takes:
                fitting = [those for kind, those in kinds.items() if issubclass(kind, taken.kind)]
                met = fitting[0] if len(fitting) == 1 else [one for one in findings if isinstance(one, taken.kind)]
                if not taken.many and len(met) != 1:
                    return
                arguments.append(met if taken.many else met[0])
        yield from self.work(*arguments, **{name: tools[kind] for name, kind in self.tools.items()})


@dataclass(frozen=True)
class Grouping:
    """Links of one kind become groups; see `groups.components`."""

    link: type[Link]
    cohesion: float = 0.0
    """The least mean score between the members of two clusters that may join; 0 means that one link is enough."""
    width: int = 0
    """The links between two clusters from which on pairs without one do not count against them; 0: they always do."""
    version: int = 1

    @property
    def name(self) -> str:
        """`groups.same_actor`."""
        return f"groups.{self.link.kind}"


@dataclass(frozen=True)
class Replay:
    """The ledger of corrections is read and held against the record, which gives one kind of finding.

    `Decided` comes before the groups that it decides; `Correction`, which tells what became of each entry, after them.
    """

    gives: type[Decided] | type[Correction]
    version: int = 1

    @property
    def name(self) -> str:
        """`replay.decided`."""
        return f"replay.{self.gives.kind}"


type Entry = Stage | Grouping | Replay


def check(pipeline: Sequence[Entry], sources: Sequence[type[Finding]], tools: Iterable[type]) -> None:
    """Whether every stage is given what it takes by those before it. Raises `PipelineError` with the first that is not.

    `sources` are the kinds that reading gives; `tools` the types that can be opened.
    """
    known, opened = {*sources, Membership, Problem}, set(tools)
    names: set[str] = set()
    for entry in pipeline:
        if entry.name in names:
            raise PipelineError(f"{entry.name}: stands twice in the pipeline")
        names.add(entry.name)
        if isinstance(entry, Replay):
            known.add(entry.gives)
            continue
        if isinstance(entry, Grouping):
            _known(entry.name, [entry.link], known)
            continue
        _known(entry.name, [taken.kind for taken in entry.takes], known)
        _form(entry)
        for name, kind in entry.tools.items():
            if kind not in opened:
                raise PipelineError(f"{entry.name}: tool {name} is a {kind.__name__}, which nobody opens")
        for kind in entry.gives:
            if KINDS.get(kind.kind) is not kind or kind is Report:
                raise PipelineError(f"{entry.name}: gives {kind.__name__}, which is no kind a stage may give")
        known.update(entry.gives)


def _known(name: str, kinds: Iterable[type[Finding]], known: set[type[Finding]]) -> None:
    for kind in kinds:
        if kind not in known:
            raise PipelineError(f"{name}: takes {kind.__name__}, which no stage before it gives")


def _form(stage: Stage) -> None:
    takes = stage.takes
    if not takes:
        raise PipelineError(f"{stage.name}: takes nothing")
    if stage.room.form == "pairs" and not (len(takes) == 2 and takes[0].kind is takes[1].kind and not takes[0].many):
        raise PipelineError(f"{stage.name}: a room of pairs wants two parameters of one kind")
