"""Takes a record and an actor's id, gives the reports that it is in: looked up, however many reports there are."""

from __future__ import annotations

import string

from rashomon.errors import InputError
from rashomon.findings import Actor, Membership, SameActor
from rashomon.record import Record

LEAST = 6
"""Digits of an id by which an actor is named at least: fewer may be the beginning of a name."""


def members_of(record: Record, name: str) -> list[Actor]:
    """The actors that are known by the id that begins so: of a group, or one article's; none where no actor is."""
    if len(name) < LEAST or not set(name.lower()) <= set(string.hexdigits):
        return []
    try:
        found = record.get(name)
    except InputError:
        return []
    if not isinstance(found, Actor):
        return []
    joined = [one for one in record.all(Membership, member=found.id) if one.link == SameActor.kind]
    if not joined or joined[0].group != found.id:
        return [found]
    group = [one.member for one in record.all(Membership, group=joined[0].group) if one.link == SameActor.kind]
    return [actor for actor in map(record.get, sorted(group)) if isinstance(actor, Actor)]


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
