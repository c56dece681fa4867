"""Takes the record of a few reports, gives one of many: the same findings again and again, under words of their own.

Each copy of a report ends with a sentence that no other has, so that it is a report of its own; all its findings are
there with their links. Actors are one in all copies; stories and whatever else is told together stays within a copy.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from rashomon.findings import KINDS, Arrival, Finding, Membership, Report, SameActor
from rashomon.record import Record
from rashomon.record.store import Entry, Store
from rashomon.rows import pack
from rashomon.text import Span


def clone(source: Path, path: Path, count: int) -> None:
    """A record of at least so many reports."""
    with Record(source) as record:
        originals = [(kind, record.all(kind)) for kind in KINDS.values() if kind.kind not in {"problem", "correction"}]
        raws = {digest: record.raw(digest) for digest in record.digests()}
    heads: dict[str, str] = {}
    with Store(path) as store:
        run = store.begin_run("2026-01-01T00:00:00+00:00", {}, {"Lexicon": "none"})
        for number in range(-(-count // len(raws))):
            with store.transaction():
                _copy(store, number, originals, heads, raws)
        with store.transaction():
            store.end_run(run, "2026-01-01T01:00:00+00:00", {"files": count, "new": count})


def _copy(store: Store, number: int, originals: Any, heads: dict[str, str], raws: Mapping[str, bytes]) -> None:
    known: dict[str, str] = {}
    made: list[Finding] = []
    for kind, findings in originals:
        for one in findings:
            again = _report(one, number, raws) if kind is Report else _again(one, known, heads, number)
            known[one.id] = again.id
            made.append(again)
    reports = [one for one in made if isinstance(one, Report)]
    _settle(store, 2 * number, reports)
    for one in reports:
        store.keep_raw(one, one.text.encode())  # gives the label by which spans of it are stored
    _settle(store, 2 * number + 1, [one for one in made if not isinstance(one, Report)])


def _settle(store: Store, unit: int, findings: Sequence[Finding]) -> None:
    store.settle(0, unit, [Entry(one.id, one.kind, pack(one), ()) for one in findings])


def _report(one: Report, number: int, raws: Mapping[str, bytes]) -> Report:
    text = f"{one.text}\n\nCopy {number}."
    digest = hashlib.sha256(raws[one.digest] + f"Copy {number}".encode()).hexdigest()
    return replace(one, digest=digest, text=text)


def _again(one: Finding, known: Mapping[str, str], heads: dict[str, str], number: int) -> Finding:
    values = {field.name: _value(getattr(one, field.name), known) for field in fields(one)}
    if isinstance(one, Arrival):
        values["path"] = f"{one.path}.{number}"
    if isinstance(one, Membership) and one.link == SameActor.kind:
        values["group"] = heads.setdefault(one.group, values["group"])
    return type(one)(**values)


def _value(value: Any, known: Mapping[str, str]) -> Any:
    if isinstance(value, Span):
        return replace(value, report=known.get(value.report, value.report))
    if isinstance(value, tuple):
        return tuple(_value(item, known) for item in value)
    return known.get(value, value) if isinstance(value, str) else value
