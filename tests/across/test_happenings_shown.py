"""What of the happenings is worth a line, and what its title says."""

from __future__ import annotations

import dataclasses

from rashomon.happening import Happening
from rashomon.happenings import happenings
from rashomon.text import Span
from tests.across.test_happenings import K, V, event, meet

PARTY = "organisations/Democratic Party"


def test_an_act_of_speech_of_whom_nobody_names_is_no_line() -> None:
    assert not happenings([event("ACCUSE", "", K, source_keys=V, sources="They")], [])
    assert happenings([event("ASSAULT", "", K, source_keys=V, sources="They")], [])


def test_a_figure_of_speech_of_parties_is_no_attack() -> None:
    assert not meet(event("ASSAULT", PARTY, K))
    assert meet(event("ACCUSE", PARTY, K))


def test_what_somebody_means_to_praise_is_not_shown() -> None:
    assert not meet(event("SUPPORT", mode="praise", status="planned"))
    assert not meet(event("THREATEN", status="planned"))
    assert meet(event("SUPPORT", mode="praise"))


def test_the_same_parties_in_the_same_words_are_told_once() -> None:
    one = event("REQUEST")
    other = dataclasses.replace(one, trigger=Span.of(one.span.report, 16, 20), mode="assist")
    assert len(meet(one, other)) == 1


def test_a_title_names_the_mode_where_every_telling_has_it() -> None:
    visit, talks = event("CONSULT", mode="visit"), event("CONSULT")
    assert Happening("a", (visit,)).label == "visit"
    assert Happening("b", (visit, talks)).label == "meeting or talks"


def test_two_refusals_of_nothing_named_are_two() -> None:
    left, right = event("REJECT", V, ""), event("REJECT", V, K)
    assert len(meet(left, right)) == 2
