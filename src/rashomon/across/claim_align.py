"""Takes two claims side by side, gives how surely they are on one question, on what level each holds, and why."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from rashomon.across.claim_pairs import Pair
from rashomon.findings import Claim

COMMON = (
    "be have make come take go become hold get see say do remain give put use mean include lead feel know want need "
    "keep show bring"
)
EMPTY = frozenset(COMMON.split())
"""Predicates that tell nothing of what a claim is about."""
ASKED = {"urge", "demand", "ask"}
"""Nouns of asking that have a content as papers have: "a call that would …"."""
CONTAINED = {"include", "contain", "reflect", "envisage", "envision", "entail", "mention", "stipulate", "provision"}
"""What depends on these words is the content of what is their subject."""
OWN = "own voice"
"""How a reader is told that a report says something on no other word than its own."""
AGREEING = {"same", "copied", "qualifies"}
"""Labels of claims that can both hold and tell of one thing in one way."""
HEAVY = 8.0
"""The weight of shared terms from which on more adds nothing: two rare words and those around them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A label, its aspect, why in plain words, and how surely the two are on one question."""

    label: str
    aspect: str
    because: str
    score: float
    near: bool = False
    """Whether the two are one text but for a word or two."""
    standing: bool = False
    """Whether what they tell is so for long."""


def level(pair: Pair, claim: Claim) -> str:
    """On what level a claim holds: the content of a paper, a demand, something possible, or a fact."""
    left, right = _levels(pair)
    return left if claim is pair.left else right


@functools.lru_cache(maxsize=1)  # of the pair in hand, of which ten rules ask it
def _levels(pair: Pair) -> tuple[str, str]:
    return _level(pair, pair.left), _level(pair, pair.right)


def _level(pair: Pair, claim: Claim) -> str:
    words = {pair.weights.modals.get(word, "") for word in claim.frames}
    told = claim.modality if claim.modality in {"demanded", "possible"} else ""
    calls = claim.modality != "asserted" and any(term in pair.weights.papers or term in ASKED for term in claim.agents)
    held = any(term in pair.weights.papers for term in claim.holder)
    if calls or held or "paper" in claim.frames or any(word in CONTAINED for word in claim.frames):
        return "paper"
    if "demanded" in words or told == "demanded":
        return "demand"
    return "possible" if "possible" in words or told else "fact"


@functools.lru_cache(maxsize=1)
def aligned(pair: Pair) -> float:
    """How surely two claims are on one question, between 0 and 1: by the part and the weight of what they share."""
    if not pair.words:
        return 0.0
    score = min(1.0, pair.weight / HEAVY) * (0.5 * pair.part + 0.5 * pair.dice)
    if pair.same_act and pair.left.predicate not in EMPTY:
        score += 0.15
    score += {True: 0.1, False: -0.25, None: 0.0}[pair.same_agent]
    score += {True: 0.1, False: -0.1, None: 0.0}[pair.same_object]
    if level(pair, pair.left) != level(pair, pair.right):
        score -= 0.3
    if pair.phrases:
        score += 0.2
    return max(0.0, min(1.0, score))


def told(pair: Pair, left: str, right: str) -> str:
    """What each of two claims tells, with its voice, the left one first: "own voice: agreed; Sorrell: discussed"."""
    return f"{voice(pair.left)}: {left}; {voice(pair.right)}: {right}"


def sides(because: str) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """The two voices of what `told` tells, the left one first, and what each tells; None of any other reason."""
    parts = [tuple(part.split(": ", 1)) for part in because.split("; ")]
    if len(parts) != 2 or not all(len(part) == 2 for part in parts):
        return None
    (first, left), (second, right) = parts
    return (first, left), (second, right)


def told_twice(pair: Pair) -> str:
    """What both claims tell, on two words: "lethal, weapons: own voice; Sorrell"."""
    return f"{named_terms(pair)}: {'; '.join(sorted((voice(pair.left), voice(pair.right))))}"


def voice(claim: Claim) -> str:
    """Whose word a claim is, as a reader is told."""
    if claim.voice != "said":
        return OWN
    through = f", through {claim.through}" if claim.through else ""
    return (claim.said_by or "a source not found") + through


def named_terms(pair: Pair) -> str:
    """The shared terms in words, the heaviest first."""
    order = sorted(pair.shared, key=lambda term: (-pair.weights.of(term), term))
    return ", ".join(term.rpartition("/")[2].removeprefix("name:") for term in order[:4])
