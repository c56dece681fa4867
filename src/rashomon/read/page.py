"""Takes the tokens of a page, gives its text as a reader sees it, the way back to the source, and its blocks."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable

from rashomon.read.markup import Token
from rashomon.text import Piece, Segment, fold

BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "button",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
        ),
        *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "header", "hgroup", "hr", "html", "iframe", "legend", "li", "main", "menu", "nav", "ol", "optgroup"),
        *("option", "p", "pre", "search", "section", "select", "summary", "table", "tbody", "td", "textarea", "tfoot"),
        *("th", "thead", "tr", "ul", "video", "audio"),
    }
)
"""Elements that a browser shows apart from what stands before and after them."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

TELLING = ("figcaption", *HEADINGS, "nav", "footer", "aside", "form", "header", "pre", "blockquote", "li", "td", "p")
"""Elements that say what a block is, the most telling first."""

NOT_NESTED = frozenset({"p", "figcaption", *HEADINGS})
"""Elements that end where the next of them begins, whether they are closed or not."""

PIECE = re.compile(
    r"([ \t\n\r\f]+)|(&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{0,40});?)|[^& \t\n\r\f]+(?: [^& \t\n\r\f]+)*+|&"
)

VERBATIM = re.compile(r"(?!)()|(&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{0,40});?)|[^&]+|&")
"""The same inside `pre`, where white space stands."""

BLANK_LINE, LINE = "\n\n", "\n"
"""What a block's edge and a line break become in the text."""


class Page:
    """The text of a page while it is read."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._out: list[str] = []
        self._open: Counter[str] = Counter()
        self._break: tuple[str, int, int] | None = None
        self._space: Piece | None = None
        self._part: tuple[int, str] | None = None
        self.length = 0
        self.segments: list[Segment] = []
        self.parts: list[tuple[int, int, str]] = []
        """Start and end of each block that shows something, and its most telling element."""
        self.depth = 0
        self.deepest = 0
        """How deep block elements are nested."""

    def read(self, tokens: Iterable[Token]) -> str:
        """The text of all tokens."""
        for token in tokens:
            if token.kind == "text":
                self._text(token)
            elif token.name == "br":
                self._line(token)
            elif token.kind in {"start", "end"} and token.name in BLOCKS:
                self._edge(token)
        self._close()
        return "".join(self._out)

    def _text(self, token: Token) -> None:
        form = VERBATIM if self._open["pre"] else PIECE
        for found in form.finditer(self._source, token.start, token.end):
            if found[1]:
                self._space = self._space or found.span()
            elif found[2]:
                self._emit(html.unescape(found[0]), *found.span())
            else:
                self._emit(found[0], *found.span())

    def _emit(self, text: str, start: int, end: int) -> None:
        if self._break:
            if self._out:
                self._add(*self._break)
            self._break = self._space = None
        elif self._space and self._out:
            self._add(" ", *self._space)
        self._space = None
        if self._part is None:
            self._part = (self.length, next((name for name in TELLING if self._open[name] > 0), "div"))
        self._add(text, start, end)

    def _add(self, text: str, start: int, end: int) -> None:
        self._out.append(text)
        new = Segment(self.length, self.length + len(text), start, end)
        self.length = new.end
        last = self.segments[-1] if self.segments else None
        if last and last.source_end == start and _linear(last) and _linear(new):
            self.segments[-1] = Segment(last.start, new.end, last.source, end)
        else:
            self.segments.append(new)

    def _line(self, token: Token) -> None:
        if self._break is None:
            self._break = (LINE, token.start, token.end)
        else:
            self._close()
            self._break = (BLANK_LINE, *self._break[1:])

    def _edge(self, token: Token) -> None:
        self._close()
        if self._break is None or self._break[0] == LINE:
            self._break = (BLANK_LINE, token.start, token.end)
        if token.kind == "end":
            self._open[token.name] = max(0, self._open[token.name] - 1)
            self.depth = max(0, self.depth - 1)
            return
        if token.name in NOT_NESTED:
            for name in NOT_NESTED:
                self._open[name] = 0
        else:
            self.depth += token.name != "hr"
            self.deepest = max(self.deepest, self.depth)
        self._open[token.name] += 1

    def _close(self) -> None:
        """Ends the block, if one was begun."""
        if self._part:
            start, tag = self._part
            self.parts.append((start, self.length, tag))
        self._part = None


def _linear(segment: Segment) -> bool:
    return segment.end - segment.start == segment.source_end - segment.source


def shows(text: str) -> bool:
    """Whether a text holds more than white space and characters that show nothing."""
    return bool(fold(text).strip())
