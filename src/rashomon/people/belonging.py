"""Takes a record and an actor's id, gives the reports that it is in: looked up, however many reports there are."""

from __future__ import annotations

from rashomon.errors import InputError
from rashomon.findings import Actor, SameActor
from rashomon.record import Record


def reports_of(record: Record, name: str) -> list[str]:
    """The digests of the reports of an actor, by the beginning of its id. Raises `InputError` where there is none."""
    found = record.get(name)
    if not isinstance(found, Actor):
        raise InputError(f"{name!r}: is the id of a {found.kind}, not of an actor")
    return record.reports_of_group(SameActor.kind, found.id) or [found.span.report]
