"""Takes a text, gives its words and their places, the same for all that count or compare them."""

from __future__ import annotations

import re

from rashomon.text import Piece, fold

_WORD = r"[^\W_]+(?:[-'.,](?!(?i:s)\b|(?<=[.,])\D)[^\W_]+)*|'(?i:s|re|ve|ll|d|m)\b"
WORD = re.compile(_WORD)
"""A word of a folded text; a possessive or clipped verb is a word of its own, a number with its separators is one."""

UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""A character of a script without spaces; each is a word."""
_EITHER = re.compile(f"{UNSPACED.pattern}|{_WORD.replace('[^', '[^' + UNSPACED.pattern[1:-1])}")


def _pattern(folded: str) -> re.Pattern[str]:
    return _EITHER if UNSPACED.search(folded) else WORD


def words(folded: str) -> list[str]:
    """The words of a folded text, in order."""
    return _pattern(folded).findall(folded)


def places(text: str) -> list[Piece]:
    """Start and end (excluded) of each word."""
    folded = fold(text)
    return [found.span() for found in _pattern(folded).finditer(folded)]
