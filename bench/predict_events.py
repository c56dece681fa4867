"""Takes the findings of a record by kind, gives the rows of the scorers of events and of happenings.

A gold record of PLOVER codes the one event that a sentence tells first of all; so does a row here. The ontology has no
future: what is planned is coded as the commitment or the threat that it is, and what is demanded as a request.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rashomon.findings import Event, Finding, Membership
from rashomon.happenings import happenings
from rashomon.lexicon import shipped

CODES = {f"states/{row['state']}": row["alpha3"] for row in shipped("state_codes")}
CODES |= {
    "states/Palestine": "PSE",
    "states/Soviet Union": "SUN",
    "states/Yugoslavia": "YUG",
    "states/East Timor": "TLS",
}
CODES |= {f"organisations/{row['name']}": "IGO" for row in shipped("organisations") if row["type"] == "international"}
FRIENDLY = {"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "AGREE"}
HOSTILE = {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}


def events(files: Mapping[str, str], findings: Mapping[str, Sequence[Finding]]) -> Iterator[dict[str, Any]]:
    """One row for each report that tells of an event. `files` leads from the digest of a report to its name."""
    by_report: dict[str, list[Event]] = defaultdict(list)
    for event in findings.get(Event.kind, ()):
        if isinstance(event, Event):
            by_report[event.trigger.report].append(event)
    for report in sorted(by_report, key=lambda digest: files[digest]):
        for event in principal(by_report[report]):
            yield {
                "sent_id": files[report],
                "event_type": plover(event),
                "source": _actors(event.sources, event.source_keys),
                "target": _actors(event.targets, event.target_keys),
            }


def principal(found: Sequence[Event]) -> list[Event]:
    """The event that a sentence tells first of all."""
    told = sorted((event for event in found if plover(event) is not None and event.within is None), key=_rank)
    return told[:1]


def _rank(event: Event) -> tuple[Any, ...]:
    return event.status in {"hypothetical", "alleged"}, event.depth, event.trigger.start, event.type


def plover(event: Event) -> str | None:
    """The type under which PLOVER codes an event of that status; None where it codes none."""
    match event.status:
        case "occurred" | "ongoing" | "alleged":
            return event.type
        case "planned":
            return "AGREE" if event.type in FRIENDLY else "THREATEN" if event.type in HOSTILE else event.type
        case "hypothetical":
            return "THREATEN" if event.type in HOSTILE else None
        case "demanded":
            return "REQUEST"
        case _:
            return None


def _actors(names: str, keys: str) -> list[dict[str, str]]:
    codes = list(dict.fromkeys(CODES[key] for key in keys.split("|") if key in CODES))
    printed = [name for name in names.split("|") if name]
    if codes:
        return [{"text": printed[0], "code": code} for code in codes]
    return [{"text": name} for name in printed]


def happening_rows(files: Mapping[str, str], findings: Mapping[str, Sequence[Finding]]) -> Iterator[dict[str, Any]]:
    """One row for each happening that readers are shown."""
    events = [event for event in findings.get(Event.kind, ()) if isinstance(event, Event)]
    members = [member for member in findings.get(Membership.kind, ()) if isinstance(member, Membership)]
    for happening in happenings(events, members):
        names = [name for event in happening.events for name in f"{event.sources}|{event.targets}".split("|") if name]
        yield {
            "type": happening.type,
            "status": happening.status,
            "actors": list(dict.fromkeys([*names, *(key.partition("/")[2] for key in sorted(happening.keys))])),
            "date": None,
            "evidence": [
                {"file": files[event.span.report], "start": event.span.start, "end": event.span.end}
                for event in happening.events
            ],
        }
