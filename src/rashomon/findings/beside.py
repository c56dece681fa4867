"""Takes nothing, gives the kinds that stand beside the findings: problems and corrections."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from rashomon.findings.base import Finding


@dataclass(frozen=True, slots=True)
class Problem(Finding):
    """What could not be done, and where; the rest went on."""

    kind: ClassVar[str] = "problem"
    subject: str
    """The id of a finding, or a path where there is no report."""
    stage: str
    message: str
    """One line for a user: what happened, and what to do."""


@dataclass(frozen=True, slots=True)
class Correction(Finding):
    """What a human decided: an entry of the ledger, and what became of it in this record."""

    kind: ClassVar[str] = "correction"
    ordinal: int
    """Its number in the ledger."""
    act: str
    """`same`, `different`, `name`, `not-an-actor`, `source`, `story`, `other-story`, `label`, `accept`, `reject`,
    `date`, `status` or `undo`."""
    made: str
    """When, ISO 8601, UTC."""
    value: str
    """For `name` the name, for `source` `none` where nobody is the source, for `undo` the number that is undone,
    for `label` `right`, `wrong` or the label that holds, for `date` the day or days, for `status` the status."""
    by: str = field(compare=False, default="")
    note: str = field(compare=False, default="")
    status: str = field(compare=False, default="applied")
    """`applied`, `moved`, `orphaned`, `contradicted` or `undone`."""
    because: str = field(compare=False, default="")
    """Why it has that status."""
    words: str = field(compare=False, default="")
    """What it is about, in the words of the report when it was made."""
    other_words: str = field(compare=False, default="")
    """The same of the second actor, for an act that has two sides."""
    about: tuple[str, ...] = field(compare=False, default=())
    """The ids of the actors, the quote or the mention that it is about; none where they were not found."""
    others: tuple[str, ...] = field(compare=False, default=())
    """The ids of the actors on the second side."""
    thing: str = field(compare=False, default="")
    """The kind of what it is about, for an act that can be about several kinds."""
    like: int = field(compare=False, default=0)
    """The number of the correction that was applied to all like it, this among them; 0 where it was made alone."""
    dated_in: str = field(compare=False, default="")
    """The article of the time or the event that it dates; empty for any other act, and where it has no effect."""

    @property
    def reason(self) -> str:
        """Why what it says is so."""
        return reason(self.ordinal, self.note)


def reason(number: int, note: str) -> str:
    """Why something is so that a human decided. It does not tell who did: pages show it, and are passed on."""
    return f"correction {number}{': ' + note if note else ''}"
