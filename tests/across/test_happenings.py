"""Which events are one happening, and what is shown of it."""

from __future__ import annotations

import itertools
import random

import pytest

from rashomon.across import happenings
from rashomon.findings import Event, Membership, SameHappening
from rashomon.groups import components
from rashomon.happenings import Happening
from rashomon.happenings import happenings as shown
from rashomon.text import Span

NUMBERS = itertools.count()
V, K, L = "states/Vessaria", "states/Keldovia", "states/Lorn"


def event(kind: str, source: str = V, target: str = K, *, status: str = "occurred", **more: object) -> Event:
    report = f"{next(NUMBERS):064x}"
    span = Span.of(report, 5, 25)
    names = {"sources": _named(source), "targets": _named(target), "source_keys": source, "target_keys": target}
    return Event(report, Span.of(report, 10, 14), kind, None, None, status, span, **{**names, **more})  # type: ignore[arg-type]


def _named(keys: str) -> str:
    return "|".join(key.partition("/")[2] for key in keys.split("|"))


def meet(*given: Event) -> list[Happening]:
    """The happenings that are shown of some events."""
    rooms: dict[str, list[Event]] = {}
    for one in given:
        for key in happenings.keys(one):
            rooms.setdefault(key, []).append(one)
    links = {link for room in rooms.values() for link in happenings.find(room)}
    groups = components(links)
    members = [Membership(SameHappening.kind, one, min(group)) for group in groups for one in group]
    return shown(list(given), members)


def test_several_reports_of_one_attack_are_one_happening() -> None:
    assert len(meet(event("ASSAULT"), event("ASSAULT"), event("ASSAULT", mode="explosives"))) == 1


def test_talks_of_two_days_and_the_visit_they_are_held_on_are_one() -> None:
    talks = event("CONSULT", V, K, time_text="Monday")
    visit = event("CONSULT", V, "", mode="visit", place_text="Brannik", place_key="Keldovia/Brannik")
    meeting = event("CONSULT", f"{V}|{K}", "", time_text="Tuesday")
    assert len(meet(talks, visit, meeting)) == 1


@pytest.mark.parametrize(
    "other",
    [
        event("CONSULT", V, L),
        event("CONSULT", V, K, mode="phone"),
        event("CONSULT", V, K, place_text="Lyon", place_key="France/Lyon"),
        event("CONSULT", V, K, time_text="in 2009"),
        event("CONSULT", V, K, status="planned"),
        event("AID", V, K),
    ],
    ids=["other parties", "a call", "another place", "another year", "only planned", "another type"],
)
def test_what_stays_apart(other: Event) -> None:
    first = event("CONSULT", V, K, place_text="Brannik", place_key="Keldovia/Brannik", time_text="Tuesday")
    assert len(meet(first, other)) == 2


def test_a_ministers_meeting_is_not_the_presidents() -> None:
    president = event("CONSULT", f"leaders/Ilka Maarven|{V}", f"leaders/Joren Talle|{K}")
    minister = event("CONSULT", f"leaders/Ilka Maarven|{V}", f"leaders/Ruan Castell|{K}")
    assert len(meet(president, minister)) == 2


def test_what_only_stands_in_a_demand_is_not_shown() -> None:
    demand = event("REQUEST")
    wanted = event("RETREAT", K, V, status="demanded", within=demand.id)
    assert [one.type for one in meet(demand, wanted)] == ["REQUEST"]


@pytest.mark.parametrize("status", ["planned", "alleged", "demanded"])
def test_a_happening_keeps_its_status(status: str) -> None:
    assert [one.status for one in meet(event("AID", status=status))] == [status]


def test_what_is_only_supposed_or_commented_is_not_shown() -> None:
    assert meet(event("ASSAULT", status="hypothetical"), event("SUPPORT", commented=True)) == []


def test_what_was_not_said_is_no_happening() -> None:
    assert meet(event("ACCUSE", status="denied")) == []
    assert len(meet(event("AID", status="denied"))) == 1


def test_the_order_of_events_changes_nothing() -> None:
    given = [event("CONSULT", V, K, time_text=time) for time in ("Monday", "Tuesday", "", "in 2009", "May 2009")]
    given += [event("CONSULT", one, "") for one in (V, K)]
    expected = [(one.id, len(one.events)) for one in meet(*given)]
    for seed in range(5):
        shuffled = list(given)
        random.Random(seed).shuffle(shuffled)
        assert [(one.id, len(one.events)) for one in meet(*shuffled)] == expected
