"""Takes a record and an actor's id, gives the reports that it is in: looked up, however many reports there are."""

from __future__ import annotations

from rashomon.errors import InputError
from rashomon.findings import Actor, Membership, SameActor
from rashomon.record import Record


def reports_of(record: Record, name: str) -> tuple[str, list[str]]:
    """Under which id an actor is known, and the digests of its reports. Raises `InputError` where there is none.

    `name` is the beginning of the id of one article's actor.
    """
    found = record.get(name)
    if not isinstance(found, Actor):
        raise InputError(f"{name!r}: is the id of a {found.kind}, not of an actor")
    joined = record.all(Membership, member=found.id)
    group = next((one.group for one in joined if one.link == SameActor.kind), found.id)
    return group, record.reports_of_group(SameActor.kind, found.id) or [found.span.report]
