"""Takes the source of a web page, gives its tags and texts with their places, in one pass whatever the source is.

Follows the tokenizer of the HTML standard as far as places of text need it. The parser of the standard library takes
quadratic time on unfinished comments and tags (Python 3.12.1: minutes for 800 kB), and gives lines, not places.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

MARK = re.compile(r"<(?=[a-zA-Z/!?])")
NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
REST = re.compile(r"""(?:[^>"']|"[^"]*"|'[^']*')*+>""")
"""Attributes to the end of a tag; a `>` inside quotes ends none. Possessive: never tried twice."""

ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?""")

SILENT = frozenset(
    {
        *("script", "style", "template", "noscript", "title", "textarea", "iframe", "noembed", "noframes", "xmp"),
        *("svg", "math", "canvas", "object"),
    }
)
"""Elements whose content no reader reads as text of the page."""


class Token(NamedTuple):
    """`text`, `start` or `end` (of an element called `name`), or `silent` (the content of one), and its place."""

    kind: str
    start: int
    end: int
    name: str = ""


def tokens(source: str, place: int = 0) -> Iterator[Token]:
    """The tokens of a page from `place` on, in order. Comments and declarations are passed over."""
    scan = _Scan(source)
    while place < len(source):
        mark = MARK.search(source, place)
        if mark is None:
            yield Token("text", place, len(source))
            return
        if mark.start() > place:
            yield Token("text", place, mark.start())
        name = NAME.match(source, mark.start())
        if name is None:
            place = scan.comment(mark.start())
            continue
        place = scan.tag(name.end())
        called = name[1].lower()
        opens = source[mark.end()] != "/"
        yield Token("start" if opens else "end", mark.start(), place, called)
        if opens and called in SILENT and source[place - 2] != "/" and (close := scan.close(called, place)) is not None:
            yield Token("silent", place, close, called)
            place = close


class _Scan:
    """Ends of things in one source. What was not found once is not sought again, so that no source takes long."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._quotes = True
        self._missing: set[str] = set()

    def comment(self, start: int) -> int:
        """Where a comment or declaration ends; an unfinished one runs to the end of the page, as in browsers."""
        if self._source.startswith("<!--", start):
            if self._source.startswith((">", "->"), start + 4):
                return self._source.index(">", start) + 1
            end = self._source.find("-->", start + 4)
            return end + 3 if end >= 0 else len(self._source)
        end = self._source.find(">", start)
        return end + 1 if end >= 0 else len(self._source)

    def tag(self, start: int) -> int:
        """Where a tag ends. A quote that is never closed is taken for none, there and in all that follows."""
        if self._quotes:
            if found := REST.match(self._source, start):
                return found.end()
            self._quotes = False
        end = self._source.find(">", start)
        return end + 1 if end >= 0 else len(self._source)

    def close(self, name: str, start: int) -> int | None:
        """Where the end tag of a silent element begins; None when there is none."""
        if name in self._missing:
            return None
        found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self._source, start)
        if found is None:
            self._missing.add(name)
            return len(self._source) if name in {"script", "style"} else None
        return found.start()


def attributes(source: str, token: Token) -> dict[str, str]:
    """The attributes of a start tag, names in lower case, references decoded; the first of a name stands."""
    out: dict[str, str] = {}
    for found in ATTRIBUTE.finditer(source, token.start + 1 + len(token.name), token.end - 1):
        value = next((group for group in found.groups()[1:] if group is not None), "")
        out.setdefault(found[1].lower(), html.unescape(value))
    return out
