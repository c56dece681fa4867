"""Takes nothing, gives what a brief is made of: lines of fixed words and of passages, each passage with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.text import Span


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a template; `printed` where they hold what a report prints without a place of its own."""

    text: str
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A passage, shown between quotation marks as the report has it, with a note."""

    span: Span


@dataclass(frozen=True, slots=True)
class Noted:
    """The letter of a report, with a note on the passage that the words before rest on."""

    span: Span


type Part = Words | Said | Noted


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence."""

    parts: tuple[Part, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The passages it rests on, those shown first."""
        shown = [part.span for part in self.parts if isinstance(part, Said)]
        return tuple(dict.fromkeys(shown + [part.span for part in self.parts if isinstance(part, Noted)]))


@dataclass(frozen=True, slots=True)
class Heading:
    """A part of the brief, its lines in their order of priority."""

    id: str
    title: str
    lines: tuple[Line, ...]


def line(*parts: Part | str | Iterable[Part]) -> Line:
    """One sentence of its parts; text is words of a template."""
    out: list[Part] = []
    for part in parts:
        if isinstance(part, str):
            out += [Words(part)] if part else []
        elif isinstance(part, Words | Said | Noted):
            out.append(part)
        else:
            out += part
    return Line(tuple(out))


def listed(spans: Sequence[Span]) -> Iterator[Part]:
    """`A, B and C`: the letters of reports, one for each passage."""
    for place, span in enumerate(spans):
        if place:
            yield Words(" and " if place == len(spans) - 1 else ", ")
        yield Noted(span)


def by_report(spans: Iterable[Span], order: Sequence[str]) -> list[Span]:
    """The first passage of each report, in the order of reports."""
    first: dict[str, Span] = {}
    for span in sorted(spans):
        first.setdefault(span.report, span)
    return [first[digest] for digest in order if digest in first]
