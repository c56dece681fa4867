"""Takes a text, gives the places of its words, the same for all that count or compare them."""

from __future__ import annotations

import re

from rashomon.text import Piece, fold

WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"  # scripts without spaces: each character is a word
    r"|'(?:s|re|ve|ll|d|m)\b|[^\W_]+(?:[.,](?=\d)\d+)*(?:[-'](?!s\b)[^\W_]+)*",
    re.IGNORECASE,
)
"""A word of a folded text; a possessive or clipped verb is a word of its own, a number with its separators is one."""


def places(text: str) -> list[Piece]:
    """Start and end (excluded) of each word."""
    return [found.span() for found in WORD.finditer(fold(text))]
