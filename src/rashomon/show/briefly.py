"""Takes the material of a record, gives the section that stands first: the reports in brief, each passage cited."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.brief import RULE, Heading, Line, Said, Words, brief
from rashomon.brief.forms import marked
from rashomon.brief.lines import Part
from rashomon.show.citing import Cited, Citing
from rashomon.show.material import Material

WORDS = 160
"""Words at most: what is read in a minute, before the first table."""


@dataclass(frozen=True, slots=True)
class Bit:
    """Words of a template, or a passage: with its words, or its letter alone."""

    text: str = ""
    at: Cited | None = None
    whole: bool = False
    """Whether the words of the passage stand there too."""
    marked: bool = False
    """Whether these stand between quotation marks of their own."""


@dataclass(frozen=True, slots=True)
class Group:
    """A part, its lines as bits."""

    title: str
    lines: tuple[tuple[Bit, ...], ...]


@dataclass(frozen=True, slots=True)
class View:
    """The section."""

    rule: str
    groups: tuple[Group, ...]


def view(material: Material, citing: Citing) -> View | None:
    """The section; None where nothing is told by two lines, and on a shared page, whose few words go to the quotes."""
    if citing.share:
        return None
    parts = brief(material.record, WORDS)
    if sum(len(part.lines) for part in parts) < 2:
        return None
    return View(RULE, tuple(_group(part, citing) for part in parts))


def _group(part: Heading, citing: Citing) -> Group:
    return Group(part.title, tuple(_bits(line, citing) for line in part.lines))


def _bits(line: Line, citing: Citing) -> tuple[Bit, ...]:
    return tuple(_bit(part, citing) for part in line.parts)


def _bit(part: Part, citing: Citing) -> Bit:
    if isinstance(part, Words):
        return Bit(part.text)
    at = citing.cite(part.span)
    return Bit("", at, isinstance(part, Said), marked("".join(piece.text for piece in at.words)))
