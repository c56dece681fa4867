"""Takes claims, gives their words as printed, folded, and the runs of words that two of them share."""

from __future__ import annotations

import functools
import re

from rashomon.findings import Claim
from rashomon.text import fold


def words(claim: Claim) -> list[str]:
    """The words of a claim, folded."""
    return re.findall(r"[\w-]+", fold(claim.text).lower())


def longest_run(left: list[str], right: list[str]) -> int:
    """The number of words of the longest run that both have."""
    best, before = 0, [0] * (len(right) + 1)
    for word in left:
        row = [0] * (len(right) + 1)
        for at, other in enumerate(right, start=1):
            if word == other:
                row[at] = before[at - 1] + 1
                best = max(best, row[at])
        before = row
    return best


@functools.lru_cache(maxsize=4096)
def _phrases(text: str) -> frozenset[str]:
    marked = re.findall(r"\"([^\"]+)\"?", fold(text).lower())
    found = (" ".join(re.findall(r"\w+", phrase.replace("-", " "))) for phrase in marked)
    return frozenset(phrase for phrase in found if " " in phrase)


def phrases(claim: Claim) -> frozenset[str]:
    """The words that stand between quotation marks in a claim, where they are two or more."""
    return _phrases(claim.text)
