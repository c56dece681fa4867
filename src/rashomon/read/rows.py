"""Takes the text of a JSON or JSON Lines file, gives a report for each row: its text, and what else the row says.

A row's report is the row's own bytes (its JSON object, in UTF-8); its text is the value of `text`, read whole.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from rashomon.errors import InputError
from rashomon.findings import Given, Problem, Report
from rashomon.read.decode import BAD, LONE
from rashomon.read.reading import STAGE, Reading
from rashomon.text import Segment, SourceMap, fold

IDS = ("id", "doc_id", "sent_id")
"""Fields that may hold a row's id, the first that is there."""

FIELDS = {"title": "title", "date": "published", "source": "outlet", "url": "url", "lang": "language"}
"""Fields of a row, and the metadatum each gives."""

SPACE = re.compile(r"[\s,\ufeff]*")
ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")

_DECODER = json.JSONDecoder(strict=False)

type Found = tuple[int, str]
"""The number of a row, counted from 1, and its characters as they stand in the file."""


def table(text: str) -> list[Found] | None:
    """The rows of a file, or None when it is no table: when it does not begin with a JSON object that has a text."""
    start = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    listed = text[start : start + 1] == "["
    if not listed and text[start : start + 1] != "{":
        return None
    try:
        first = SPACE.match(text, start + listed)
        row, _ = _DECODER.raw_decode(text, first.end() if first else start)
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return None
    return list(enumerate(_listed(text, start + 1) if listed else _lines(text), start=1))


def _listed(text: str, place: int) -> Iterator[str]:
    """The elements of a JSON list. What follows a damaged element is one row that cannot be read."""
    while True:
        found = SPACE.match(text, place)
        place = found.end() if found else place
        if place >= len(text) or text[place] == "]":
            return
        try:
            _, end = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            end = len(text)
        yield text[place:end]
        place = end


def _lines(text: str) -> Iterator[str]:
    """The lines of JSON Lines; an object over several lines is one row."""
    try:
        _, end = _DECODER.raw_decode(text.strip("\ufeff \t\r\n"))
    except (ValueError, RecursionError):
        end = 0
    if end and not text.strip("\ufeff \t\r\n")[end:].strip():
        yield text.strip("\ufeff \t\r\n")
        return
    yield from (line.strip("\ufeff \t\r\n") for line in text.split("\n") if line.strip("\ufeff \t\r\n"))


def read(rows: list[Found], name: str) -> Iterator[Reading | Problem]:
    """A reading for each row; a `Problem` for each row that is damaged or has no text."""
    for number, source in rows:
        try:
            yield _row(number, source, name)
        except InputError as error:
            yield Problem(f"{name} row {number}", STAGE, str(error))


def _row(number: int, source: str, name: str) -> Reading:
    source = LONE.sub(BAD, source)
    place, values = _parse(source)
    text = LONE.sub(BAD, values["text"])
    if all(fold(char).isspace() for char in text):
        raise InputError("its text is empty; leave the row out")
    raw = source.encode()
    digest = hashlib.sha256(raw).hexdigest()
    report = Report(digest, "row", text, SourceMap("utf-8", segments(source, place)))
    label = next((str(values[key]) for key in IDS if values.get(key) not in {None, ""}), str(number))
    given = tuple(
        Given(digest, metadatum, LONE.sub(BAD, str(values[key])), f"row {number}")
        for key, metadatum in FIELDS.items()
        if isinstance(values.get(key), str | int) and str(values[key]).strip()
    )
    return Reading(report, given, (), raw, f"{name}#{LONE.sub(BAD, label)}")


def _parse(source: str) -> tuple[int, dict[str, Any]]:
    """Where the characters of the row's text begin, and the row. Raises `InputError` when it is no row."""
    values: dict[str, Any] = {}
    at = 0
    try:
        place = source.index("{") + 1
        while source[place := _skip(source, place, ",")] != "}":
            key, place = scanstring(source, place + 1, False)
            start = _skip(source, place, ":")
            values[key], place = _DECODER.raw_decode(source, start)
            at = start + 1 if key == "text" else at
    except (ValueError, IndexError, RecursionError) as error:
        raise InputError("is no JSON object; write one object on each line") from error
    if not isinstance(values.get("text"), str):
        raise InputError("has no text; give each row an id and a text")
    return at, values


def _skip(source: str, place: int, also: str) -> int:
    while source[place] in " \t\r\n" or source[place] in also:
        place += 1
    return place


def segments(source: str, start: int) -> tuple[Segment, ...]:
    """The way from the characters of a JSON string to those of its source, which begins at `start`."""
    out: list[Segment] = []
    end = scanstring(source, start, False)[1] - 1
    here = 0
    place = start
    for escape in ESCAPE.finditer(source, start, end):
        if escape.start() > place:
            out.append(Segment(here, here + escape.start() - place, place, escape.start()))
            here += escape.start() - place
        out.append(Segment(here, here + 1, escape.start(), escape.end()))
        here, place = here + 1, escape.end()
    if place < end:
        out.append(Segment(here, here + end - place, place, end))
    return tuple(out)
