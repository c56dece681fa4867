"""Takes the findings of a record by kind, gives the rows of the actors scorer: one actor a row, with its mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rashomon.findings import Actor, Coreference, Finding, Membership, SameActor


def rows(files: Mapping[str, str], findings: Mapping[str, Sequence[Finding]]) -> Iterator[dict[str, Any]]:
    """One row for each actor across reports. `files` leads from the digest of a report to its name in the scorer.

    A plural mention ("the two leaders") points at several actors and is left out, as the scorer leaves it out.
    """
    group = groups(findings.get(Membership.kind, ()))
    corefs = [finding for finding in findings.get(Coreference.kind, ()) if isinstance(finding, Coreference)]
    pointed = Counter(coref.mention for coref in corefs)
    mentions: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for coref in sorted(corefs, key=lambda coref: (files[coref.span.report], coref.span, coref.id)):
        if pointed[coref.mention] == 1:
            place = {"file": files[coref.span.report], "start": coref.span.start, "end": coref.span.end}
            mentions[group.get(coref.actor, coref.actor)].append(place)
    names = {actor.id: actor.name for actor in findings.get(Actor.kind, ()) if isinstance(actor, Actor)}
    for actor in sorted(mentions):
        yield {"actor": f"{names.get(actor, '')} {actor[:8]}".strip(), "mentions": mentions[actor]}


def groups(memberships: Iterable[Finding]) -> dict[str, str]:
    """The group of each actor that is in one."""
    return {m.member: m.group for m in memberships if isinstance(m, Membership) and m.link == SameActor.kind}
