"""Which events are one happening, and what is shown of it."""

from __future__ import annotations

import itertools
import random

import pytest

from rashomon.across import happenings, occasions
from rashomon.findings import Article, Dated, Event, Membership, Occasion, SameHappening
from rashomon.groups import components
from rashomon.happening import Happening
from rashomon.happenings import happenings as shown
from rashomon.occasions import when
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


def meet(*given: Event, held: tuple[Occasion, ...] = ()) -> list[Happening]:
    """The happenings that are shown of some events, of which it may be known when they were."""
    rooms: dict[str, list[Event]] = {}
    for one in given:
        for key in happenings.keys(one):
            rooms.setdefault(key, []).append(one)
    links = {link for room in rooms.values() for link in happenings.find(room, held)}
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


def held(one: Event, story: str, first: str = "", last: str = "", *, told: bool = True) -> Occasion:
    """When an event was, and in which story it is told."""
    edtf = first if first == (last or first) else f"{first}/{last}"
    return Occasion(one.article, one.id, one.span, story, first, last or first, edtf, "stated", told)


def test_two_summits_of_the_same_two_are_two() -> None:
    one, other = event("CONSULT"), event("CONSULT")
    apart = held(one, "spring", "2019-03-20", "2019-03-21"), held(other, "autumn", "2020-10-01")
    assert len(meet(one, other, held=apart)) == 2


@pytest.mark.parametrize("told", [True, False])
def test_two_stories_that_give_no_day_that_agrees_tell_of_two(told: bool) -> None:
    one, other = event("CONSULT"), event("CONSULT")
    assert len(meet(one, other, held=(held(one, "spring", "2019-03-20"), held(other, "autumn", told=told)))) == 2


def test_a_later_story_that_dates_it_tells_of_the_same() -> None:
    one, other = event("CONSULT"), event("CONSULT", time_text="in March 2019")
    days = (
        held(one, "spring", "2019-03-20", "2019-03-21", told=False),
        held(other, "autumn", "2019-03-01", "2019-03-31"),
    )
    assert len(meet(one, other, held=days)) == 1


def test_talks_of_monday_and_tuesday_are_one_and_of_two_weeks_are_two() -> None:
    one, other, third = (event("CONSULT") for _ in range(3))
    days = held(one, "s", "2019-03-18"), held(other, "s", "2019-03-19"), held(third, "s", "2019-03-28")
    assert sorted(len(found.events) for found in meet(one, other, third, held=days)) == [1, 2]
    found = when(days[:2])
    assert found is not None
    assert (found.first, found.last, found.basis) == ("2019-03-18", "2019-03-19", "stated")


def test_what_is_told_without_a_day_is_of_its_report_and_said_to_be_inferred() -> None:
    one, planned = event("REJECT"), event("AID", status="planned")
    article = Article(one.span.report, 0, one.span)
    day = Dated(article.id, article.id, one.span, "", "2019-03-21", "2019-03-22", "2019-03-21/2019-03-22", "inferred")
    story = Membership("same_story", article.id, "spring")
    found = {made.event: made for made in occasions.find(article, [one, planned], [day], [story], [])}
    assert (found[one.id].first, found[one.id].basis, found[one.id].told) == ("2019-03-21", "inferred", False)
    assert (found[planned.id].first, found[planned.id].basis) == ("", "unknown")
    assert {made.story for made in found.values()} == {"spring"}


def test_an_offer_for_next_year_was_made_now_and_a_visit_next_year_is_then() -> None:
    days = {"time_text": "next year", "time": Span.of("0" * 64, 30, 39)}
    for kind, first in (("AGREE", "2019-03-21"), ("CONSULT", "2020-01-01")):
        one = event(kind, **days)
        article = Article(one.span.report, 0, one.span)
        published = Dated(article.id, article.id, one.span, "", "2019-03-21", "2019-03-21", "2019-03-21", "stated")
        ahead = Dated(
            article.id, "t", Span.of("0" * 64, 30, 39), "2020", "2020-01-01", "2020-12-31", "2020", "reckoned"
        )
        assert [made.first for made in occasions.find(article, [one], [published, ahead], [], [])] == [first]


def test_agreements_on_different_things_are_apart() -> None:
    gas, visas = event("AGREE", matter="gas|pipeline"), event("AGREE", matter="free|visa")
    assert len(meet(gas, visas)) == 2
    assert len(meet(gas, event("AGREE", matter="deliver|gas"))) == 1
    assert len(meet(gas, event("AGREE"))) == 1


def test_invitations_of_different_persons_are_apart() -> None:
    first = event("AGREE", f"leaders/Ilva Tarn|{V}", f"leaders/Orsk Venn|{K}", mode="invite")
    other = event("AGREE", f"leaders/Ilva Tarn|{V}", f"leaders/Pell Rado|{K}", mode="invite")
    assert len(meet(first, other)) == 2


def test_a_person_who_acts_for_nobody_takes_part_by_name() -> None:
    known = event("ACCUSE", "", K, sources="Ossip Brandt", targets="Keldovia")
    thing = event("ACCUSE", "", K, sources="a harbour strike", targets="Keldovia")
    assert len(meet(known)) == 1
    assert not meet(thing)
