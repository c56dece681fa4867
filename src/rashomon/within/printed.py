"""Takes the blocks of an article, gives the metadata they print, each with its place: only what is evidenced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.dates import first
from rashomon.findings import Block
from rashomon.lexicon import Lexicon
from rashomon.text import fold, trim
from rashomon.within import shapes
from rashomon.within.captions import Agencies

OPENING = 3
"""Paragraphs in which a dateline is looked for."""

SOURCE = re.compile(r"sources?\s*[-–—:]+\s*(?P<name>[^.;:|]{2,60}?)[\s.]*", re.IGNORECASE)
AGENCY_LINE = re.compile(r"\(?(?:with (?:agency )?inputs? from|via) (?P<name>[^().;:]{2,60})\)?\.?", re.IGNORECASE)
WRITER = re.compile(r"(?:by|written by|reporting by) (?P<name>.+)", re.IGNORECASE)
UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
PUBLISHED = re.compile(r"(?:first |originally )?(?:published|posted)\b", re.IGNORECASE)


class Printed(NamedTuple):
    """A name, where its value stands, and why; a value of its own where the characters are not it (a date)."""

    name: str
    start: int
    end: int
    because: str
    value: str = ""


def find(blocks: Sequence[Block], lexicon: Lexicon) -> Iterator[Printed]:
    """What the blocks tell, the best evidence of each kind first."""
    agencies = lexicon.opened(Agencies)
    yield from _title(blocks)
    yield from _datelines(blocks, agencies)
    yield from _dated(blocks)
    for block in blocks:
        if block.role in {"source", "credit"}:
            yield from _lines(block, lexicon, agencies)


def _title(blocks: Sequence[Block]) -> Iterator[Printed]:
    for block in blocks:
        if block.role == "headline":
            yield Printed("title", block.span.start, block.span.end, "the headline")
            return


def _datelines(blocks: Sequence[Block], agencies: Agencies) -> Iterator[Printed]:
    """The place, agency and date that open one of the first paragraphs."""
    opening = [block for block in blocks if block.role in {"paragraph", "dateline"}][:OPENING]
    for block in opening:
        if found := shapes.dateline(block.text):
            yield from _dateline(block, found, agencies)
            return


def _dateline(block: Block, found: re.Match[str], agencies: Agencies) -> Iterator[Printed]:
    start = block.span.start
    yield Printed("dateline", start + found.start("place"), start + found.end("place"), "opens the first paragraph")
    if found["agency"]:
        yield from _agencies(found["agency"], start + found.start("agency"), "named in the dateline", agencies)
    if found["day"] and (day := first(found["day"])):
        offset = start + found.start("day")
        yield Printed("published", offset + day.start, offset + day.end, "a full date in the dateline", day.iso)


def _dated(blocks: Sequence[Block]) -> Iterator[Printed]:
    """Full dates in lines that are nothing but a date, or say when the report was published."""
    lines = [block for block in blocks if block.role == "dateline" or shapes.date_line(block.text)]
    for block in sorted(lines, key=lambda block: bool(UPDATED.match(fold(block.text).strip()))):
        if day := first(fold(block.text)):
            because = (
                "a line that says when it was published" if PUBLISHED.match(block.text) else "a line with a full date"
            )
            start = block.span.start
            yield Printed("published", start + day.start, start + day.end, because, day.iso)


def _lines(block: Block, lexicon: Lexicon, agencies: Agencies) -> Iterator[Printed]:
    folded, start = fold(block.text), block.span.start
    if found := SOURCE.fullmatch(folded) or AGENCY_LINE.fullmatch(folded):
        yield from _source(found, start, lexicon, agencies)
    elif (written := shapes.byline(block.text)) and written["name"]:
        yield Printed(
            "byline", start + written.start("name"), start + written.end("name"), "a line that names the writer"
        )
        if written["rest"]:
            yield from _agencies(written["rest"], start + written.start("rest"), "named beside the writer", agencies)
    elif agencies.only(folded):
        inner = re.search(r"[^()\[\].\s](?:[^()\[\]]*[^()\[\].\s])?", folded)
        if inner:
            yield Printed("agency", start + inner.start(), start + inner.end(), "closes the text in brackets")
    elif block.role == "credit" and (credit := re.search(r"[^()\[\]\s](?:[^()\[\]]*[^()\[\]\s])?", folded)):
        yield Printed("credit", start + credit.start(), start + credit.end(), "a credit line")


def _source(found: re.Match[str], start: int, lexicon: Lexicon, agencies: Agencies) -> Iterator[Printed]:
    """The outlet or agency a source line names; a body that is no outlet (the source of figures) is none."""
    name, place = found["name"], (start + found.start("name"), start + found.end("name"))
    if agencies.only(name):
        yield Printed("agency", *place, "a source line names it")
    elif found.re is SOURCE and name[:1].isupper() and not _body(name, lexicon):
        yield Printed("outlet", *place, "a source line names it")


def _body(name: str, lexicon: Lexicon) -> bool:
    tables = ("organisations", "states", "groups")
    return any(
        name in (row["name"], *row.get("aliases", "").split("|")) for table in tables for row in lexicon.table(table)
    )


def _agencies(text: str, offset: int, because: str, agencies: Agencies) -> Iterator[Printed]:
    for low, high in agencies.named(text):
        if piece := trim(text, low, high, also="."):
            yield Printed("agency", offset + piece[0], offset + piece[1], because)
