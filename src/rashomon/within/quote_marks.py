"""Takes a paragraph, gives the runs of it that stand between quotation marks, nested ones too.

Positions are code points of the paragraph. Marks may be straight, curly, low or angled; a mark that is never closed is
never an error. Single marks are told from apostrophes: they count only in pairs.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

OPENING = "“„«‟"
CLOSING = "”»"
STRAIGHT = '"″＂'
DOUBLE = OPENING + CLOSING + STRAIGHT
SINGLE_OPENING = "‘‚‹'"
SINGLE_CLOSING = "’›'"

LONGEST = 1500
"""Code points between single marks at most: beyond, the second one is an apostrophe."""

_DOUBLE = re.compile(f"''|``|[{DOUBLE}]")
_SINGLE = re.compile(f"[{SINGLE_OPENING}]")
_SINGLE_MARK = re.compile(f"[{SINGLE_OPENING}{SINGLE_CLOSING}]")
_SINGLE_CLOSE = re.compile(rf"(?<!\s)[{SINGLE_CLOSING}](?!\w)")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True)
class Marked:
    """Characters `start`–`end` of a paragraph, marks included."""

    start: int
    end: int
    closed: bool
    """Whether a closing mark stands at the end; else it runs to the end of the paragraph."""
    depth: int
    """0 for the outermost."""
    single: bool = False
    width: int = 1
    """Characters of each mark: 2 where it is typed as two apostrophes."""

    def inner(self) -> tuple[int, int]:
        """The characters between the marks."""
        return self.start + self.width, self.end - self.width if self.closed else self.end


def words(text: str) -> int:
    """The number of words in a text."""
    return sum(1 for _ in _WORD.finditer(text))


def scan(text: str) -> list[Marked]:
    """All marked runs of a paragraph, by start, outer before inner."""
    doubles = list(_doubles(text))
    runs = sorted([*doubles, *_singles(text, doubles)], key=lambda run: (run.start, -run.end))
    return _deepen(runs)


def _doubles(text: str) -> Iterator[Marked]:
    stack: list[re.Match[str]] = []
    for match in _DOUBLE.finditer(text):
        if stack and stack[-1].end() == match.start():
            continue  # a mark doubled by mistake
        if _opens(text, match, bool(stack)):
            stack.append(match)
        elif stack:
            opening = stack.pop()
            yield Marked(opening.start(), match.end(), True, 0, width=len(opening.group()))
    for opening in stack[:1]:
        if text[opening.end() :].strip():
            yield Marked(opening.start(), len(text), False, 0, width=len(opening.group()))


def _opens(text: str, match: re.Match[str], inside: bool) -> bool:
    mark = match.group()
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    if mark in CLOSING:
        return False
    if mark in OPENING or mark == "``":
        return not (inside and after.isspace() and not before.isspace())
    if after.isspace() or (before.isdigit() and not inside):
        return False
    return not inside or (before in " \u00a0(—–-[" and after.isalnum() and _closes_twice(text, match.end()))


def _closes_twice(text: str, at: int) -> bool:
    """Whether a straight mark inside a straight pair opens a nested one: an even number of marks follows it."""
    return sum(text.count(mark, at, at + LONGEST) for mark in STRAIGHT) % 2 == 0


def _singles(text: str, doubles: list[Marked]) -> Iterator[Marked]:
    borders = sorted({place for run in doubles for place in (run.start, run.end)})
    last = 0
    for match in _SINGLE.finditer(text):
        at = match.start()
        if at < last or not _single_opens(text, at):
            continue
        place = bisect.bisect_right(borders, at)
        limit = min(borders[place] if place < len(borders) else len(text), at + LONGEST)
        if end := _single_end(text, at, limit):
            last = end
            yield Marked(at, end, True, 0, single=True)


def _single_opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isalnum() and before not in "’'" and (after.isalnum() or after in OPENING + STRAIGHT + "[…$")


def _single_end(text: str, at: int, limit: int) -> int:
    """Where the mark that closes the one at `at` ends, or 0 where there is none: an apostrophe, then.

    One after an "s" may be a possessive: it closes only where no other can, and no other single marks open before.
    """
    after_s = 0
    for match in _SINGLE_MARK.finditer(text, at + 1, limit):
        place = match.start()
        if _single_opens(text, place):
            break
        if place > at + 1 and _SINGLE_CLOSE.match(text, place):
            if text[place - 1] != "s":
                return place + 1
            after_s = after_s or place + 1
    return after_s


def _deepen(runs: list[Marked]) -> list[Marked]:
    out: list[Marked] = []
    open_ends: list[int] = []
    for run in runs:
        while open_ends and open_ends[-1] <= run.start:
            open_ends.pop()
        out.append(replace(run, depth=len(open_ends)))
        open_ends.append(run.end)
    return out
