"""Takes a record, gives the rows of the kind `positions`: one for each holder, subject and side, with its passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from rashomon.record import Record
from rashomon.standings import Stand, Standings, Subject

LONGEST = 400
"""Code points of a passage that the scorer takes."""


def rows(record: Record, files: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """One row for each party, subject, side and story; a party's persons are named beside it."""
    standings = Standings(record)
    for subject in standings.subjects():
        for stands in _told(standings, subject):
            spans = [stand.position.span for stand in stands if len(stand.position.span) <= LONGEST]
            names = dict.fromkeys(stand.name for stand in stands if stand.name != stand.party)
            if spans:
                yield {
                    "holder": f"{stands[0].party} ({', '.join(names)})" if names else stands[0].party,
                    "target": " / ".join(dict.fromkeys([subject.name, *subject.wordings])),
                    "stance": stands[0].position.stance,
                    "ascriber": stands[0].ascriber,
                    "evidence": [{"file": files[span.report], "start": span.start, "end": span.end} for span in spans],
                }


def _told(standings: Standings, subject: Subject) -> Iterator[list[Stand]]:
    groups: dict[tuple[str, str, bool, str], list[Stand]] = defaultdict(list)
    for stand in subject.stands:
        groups[stand.party, stand.side, bool(stand.ascriber), standings.story(stand)].append(stand)
    yield from groups.values()
