"""Takes an alignment and how its two articles stand to each other in time; gives it as it may be told, or nothing.

What cannot both hold is of one time. What a party thinks of a paper may change from one story to the next: that is a
later position; and a later report may tell of the earlier time otherwise: that is a later account. What an index, a
price or a toll was on two days is no difference.
"""

from __future__ import annotations

import dataclasses

from rashomon.across.sides import Between
from rashomon.findings import Aligned
from rashomon.lexicon.weights import named

SURE = 0.8
"""How surely two claims are on one question that differ, where it is unknown whether they are of one time."""

AGREE = {"same", "copied"}


def in_time(one: Aligned, between: Between) -> Aligned | None:
    """An alignment of two articles, with the label that their times allow; None where these forbid it."""
    if one.left_article == one.right_article:
        return one
    if between.together:
        return _next_day(one) if between.other_day and not one.basis else one
    if one.label in AGREE:
        return _alike(one, between)
    if one.aspect == "speaker" and one.basis != "denial":
        return None
    if between.together is None:
        return _unknown(one)
    if one.aspect == "stance":
        return _later(one, between)
    return one if _lasts(one) and one.label != "qualifies" else None


def _lasts(one: Aligned) -> bool:
    """Whether two claims are of what outlasts a story: a stance, a denial, a paper of somebody named."""
    return bool(one.basis) and (one.basis != "paper" or any(map(named, one.issue)))


def _next_day(one: Aligned) -> Aligned | None:
    """In one story on two days: what counts as news of each day may change; a figure is of its day."""
    if one.aspect == "number":
        return None
    return dataclasses.replace(one, label="differs") if one.label == "conflict" else one


def _alike(one: Aligned, between: Between) -> Aligned | None:
    """What is the same in two stories: the same words, or surely one question; a stance is of its time."""
    if one.near or one.label == "copied" or (one.basis == "paper" and _lasts(one)):
        return one
    if one.basis == "stance":
        return one if between.together is None else None
    return one if _lasts(one) and one.score >= SURE else None


def _unknown(one: Aligned) -> Aligned | None:
    """Of two stories whose days are not known: what one paper holds, a stance, one text but for a word."""
    lasts = _lasts(one) or (one.near and one.aspect not in {"actor", "place"})
    if not lasts or one.label == "qualifies":
        return None
    doubtful = one.label == "conflict" and one.basis != "paper"
    return dataclasses.replace(one, label="differs") if doubtful else one


def _later(one: Aligned, between: Between) -> Aligned:
    """A stance in two stories: told of the earlier time, or a later one."""
    label = "later account" if between.told else "later position"
    early, late = (days.replace("/", " to ") for days in between.days)
    of = "tells it of" if between.told else "is of"
    because = f"{one.because}; the earlier report is of {early}, the later one {of} {late}"
    return dataclasses.replace(one, label=label, because=because)
