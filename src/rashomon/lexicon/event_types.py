"""Takes the table of event types, gives the sixteen types with their class and the words they are shown by."""

from __future__ import annotations

from functools import cache

from rashomon.lexicon import shipped

TYPES = {row["type"]: row["class"] for row in shipped("event_types")}
"""The class of each type: verbal or material, cooperation or conflict."""


@cache
def labels() -> dict[str, str]:
    """A plain word or two for each type, as titles have it."""
    return {row["type"]: row["label"] for row in shipped("event_types")}


@cache
def mode_labels() -> dict[tuple[str, str], str]:
    """A plain word for what is told in one mode, where it says more than that of the type."""
    return {(row["type"], row["mode"]): row["label"] for row in shipped("event_modes")}
