"""Takes a page, gives what it claims: which characters of which report stand on it, and how they read there.

The page's data is in `<script type="application/json" id="rashomon-spans">`; see docs/dossier.md for its form. Every
element that shows characters of a report names their place in `data-at`, such as `A:120-180`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from rashomon.errors import InputError
from rashomon.show.excerpts import Excerpt, visible

FORMAT = "rashomon-spans"
VERSION = 1
"""Raised when a reader of the old form would misread the new one."""

ELEMENT = "rashomon-spans"
"""The id of the element that holds the data."""

DIGITS = 32
"""Hexadecimal digits of the SHA-256 digest of a span's characters: half of them, to keep pages small."""

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)


def sha(text: str) -> str:
    """The first `DIGITS` digits of the SHA-256 digest of a text in UTF-8, half surrogate pairs as U+FFFD."""
    clean = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return hashlib.sha256(clean.encode()).hexdigest()[:DIGITS]


def data(excerpts: Iterable[Excerpt], digests: Mapping[str, str], *, share: bool) -> dict[str, Any]:
    """The data of a page; `digests` gives those of the reports by letter."""
    spans: dict[str, dict[tuple[int, int], str]] = {letter: {} for letter in digests}
    for found in excerpts:
        spans[found.letter][found.start, found.end] = sha(found.text)
    reports = [
        {
            "letter": letter,
            "digest": digests[letter],
            "spans": [[*place, places[place]] for place in sorted(places)],
        }
        for letter, places in spans.items()
    ]
    return {"format": FORMAT, "version": VERSION, "share": share, "reports": reports}


@dataclass(frozen=True, slots=True)
class Shown:
    """Characters `start`–`end` (code points, end excluded) of a report, as a page shows them."""

    report: str
    """The digest of the report."""
    start: int
    end: int
    text: str | None
    """What a reader of the page sees, None where nothing on it claims to be this span."""
    sha256: str
    """What the page's data says of the characters, see `sha`; empty where it does not know the span."""

    def reads(self, text: str) -> bool:
        """Whether the page and its data read as the report's text does."""
        exact = text[self.start : self.end]
        return len(exact) == self.end - self.start and self.text == visible(exact) and self.sha256 == sha(exact)


def spans_of(html: str) -> list[Shown]:
    """Every span a page claims to show, in order of report and place.

    One that stands in several places is given once for each way in which it reads. Raises `InputError` where the page
    is no dossier.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    page = _load(reader.data)
    digests = {report["letter"]: report["digest"] for report in page["reports"]}
    known = {(report["letter"], row[0], row[1]): row[2] for report in page["reports"] for row in report["spans"]}
    seen: dict[tuple[str, int, int], list[str]] = {place: [] for place in known}
    for place, text in reader.shown:
        texts = seen.setdefault(_place(place), [])
        if text not in texts:
            texts.append(text)
    return [
        Shown(digests.get(place[0], place[0]), place[1], place[2], text, known.get(place, ""))
        for place in sorted(seen)
        for text in (seen[place] or (None,))
    ]


def digests_of(html: str) -> dict[str, str]:
    """The digest of each report of a page by its letter. Raises `InputError` where the page is no dossier."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return {report["letter"]: report["digest"] for report in _load(reader.data)["reports"]}


def _load(code: str) -> dict[str, Any]:
    try:
        page = json.loads(code)
    except ValueError as error:
        raise InputError("the page holds no list of spans: it is no dossier, or was changed; make it again") from error
    if not isinstance(page, dict) or page.get("format") != FORMAT or page.get("version") != VERSION:
        raise InputError("the page's list of spans is of another version; make the page again with: rashomon dossier")
    return page


def _place(code: str) -> tuple[str, int, int]:
    letter, _, place = code.partition(":")
    start, _, end = place.partition("-")
    if not (start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal()):
        raise InputError(f"the page claims to show {code[:40]!r}, which is no place in a report; make the page again")
    return letter, int(start), int(end)


class _Reader(HTMLParser):
    """Collects the data and the text of every element with a place; what stands in `data-aside` is not the report's."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.data = ""
        self.shown: list[tuple[str, str]] = []
        self._open: list[tuple[str, str | None, bool]] = []
        self._texts: list[list[str]] = []
        self._asides = 0
        self._in_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        found = dict(attrs)
        place, aside = found.get("data-at"), "data-aside" in found
        self._open.append((tag, place, aside))
        self._asides += aside
        if place is not None:
            self._texts.append([])
        self._in_data = tag == "script" and found.get("id") == ELEMENT

    def handle_endtag(self, tag: str) -> None:
        if not any(tag == name for name, _, _ in self._open):
            return
        self._in_data = False
        while self._open:
            name, place, aside = self._open.pop()
            self._asides -= aside
            if place is not None:
                self.shown.append((place, "".join(self._texts.pop())))
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data += data
        elif not self._asides:
            for texts in self._texts:
                texts.append(data)
