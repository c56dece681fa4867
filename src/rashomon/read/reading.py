"""Takes nothing, gives what reading one report gives: the report, what came beside its text, what went wrong."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.findings import Given, Problem, Report

STAGE = "read"
"""The stage that problems of reading name."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One report as read from its bytes."""

    report: Report
    given: tuple[Given, ...] = ()
    """What the page's own tags, or the fields of the row, say of it."""
    problems: tuple[Problem, ...] = ()
    raw: bytes = field(default=b"", repr=False)
    """The bytes behind the report: the file, or the row's part of it. The report's digest is theirs."""
    name: str = ""
    """Where it was found: the file, or the file and the row's id."""
