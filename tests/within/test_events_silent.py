"""What is not told as done, or not of whom it stands beside: each a way in which lists of events mislead."""

from __future__ import annotations

import pytest

from rashomon.findings import Event
from tests.within.test_events import coded


def found(sentence: str, kind: str) -> list[Event]:
    return [event for event in coded(sentence) if event.type == kind]


def test_what_is_vowed_of_others_is_not_promised_to_them() -> None:
    (event,) = found("Vessaria vowed that Keldovia would pay for the wall.", "AGREE")
    assert (event.sources, event.targets) == ("Vessaria", "")


def test_whoever_draws_criticism_is_criticised() -> None:
    (event,) = found("Vessaria drew criticism from Keldovia.", "ACCUSE")
    assert (event.sources, event.targets) == ("Keldovia", "Vessaria")


def test_who_is_on_the_way_has_not_visited_yet() -> None:
    assert [event.status for event in found("Vessaria is heading to Keldovia.", "CONSULT")] == ["planned"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("There were calls for the resignation of Ilka Maarven.", "RETREAT"),
        ("Vessaria considered a withdrawal from Keldovia.", "RETREAT"),
        ("They spoke of the risk of an attack on Keldovia.", "ASSAULT"),
    ],
)
def test_what_a_noun_names_may_be_only_wanted_or_feared(sentence: str, kind: str) -> None:
    assert {event.status for event in found(sentence, kind)} == {"hypothetical"}


def test_what_is_talked_about_is_not_done() -> None:
    (event,) = found("Vessaria talked about withdrawing troops from Keldovia.", "RETREAT")
    assert event.status == "planned"


def test_a_participle_is_of_the_time_of_its_clause() -> None:
    (event,) = found("Vessaria will leave the valley, attacking Keldovia.", "ASSAULT")
    assert event.status == "planned"


def test_a_place_before_which_does_nothing() -> None:
    assert all(
        event.sources != "Keldovia"
        for event in coded("A raid in Keldovia, which killed four Vessarian soldiers, was condemned.")
    )


def test_would_in_ones_own_words_supposes() -> None:
    told = coded("“He would attack Keldovia,” said Ilka Maarven, the president of Vessaria.")
    assert {event.status for event in told if event.type == "ASSAULT"} <= {"hypothetical"}


def test_calling_a_thing_something_for_the_record_calls_for_nothing() -> None:
    assert not found("Ilka Maarven called the night, for the record, a win for Keldovia.", "REQUEST")


def test_declining_to_comment_refuses_nothing() -> None:
    assert not coded("A spokesman for Vessaria declined to comment.")


def test_who_backs_action_against_somebody_does_not_back_them() -> None:
    assert [event.targets for event in found("Vessaria supports action against Keldovia.", "SUPPORT")] == [""]


def test_who_deals_with_themselves_meets_nobody() -> None:
    assert not found("Vessaria and Keldovia negotiated with themselves.", "CONSULT")


@pytest.mark.parametrize(
    "sentence",
    [
        "Vessaria has rejected the Keldovian plan.",
        "Vessaria had rejected the Keldovian plan.",
        "The Vessarian invasion of Keldovia was long.",
    ],
)
def test_background_is_of_no_day_of_its_own(sentence: str) -> None:
    assert coded(sentence)[0].earlier


def test_how_somebody_must_be_is_no_demand() -> None:
    assert not found("Ilka Maarven of Vessaria said that Keldovia should be proud.", "REQUEST")


def test_what_must_begin_is_what_its_doer_must_do() -> None:
    (event,) = found("Ilka Maarven said the plan must begin with the withdrawal of Keldovian troops.", "REQUEST")
    assert (event.sources, event.target_keys) == ("Ilka Maarven", "actors/Keldovia")


def test_a_wish_is_no_threat() -> None:
    told = coded("“I'd like to attack Keldovia,” said President Ilka Maarven of Vessaria.")
    assert {event.status for event in told if event.type != "CONSULT"} == {"hypothetical"}


def test_who_goes_on_to_praise_praises() -> None:
    assert [event.status for event in found("Vessaria went on to praise Keldovia.", "SUPPORT")] == ["occurred"]


def test_what_would_have_been_was_not() -> None:
    assert [event.status for event in found("Vessaria would have attacked Keldovia.", "ASSAULT")] == ["hypothetical"]


def test_to_attack_somebody_for_a_thing_is_criticism() -> None:
    assert found("Vessaria attacked the president of Keldovia for leaving.", "ACCUSE")
    assert not found("Vessaria attacked the president of Keldovia for leaving.", "ASSAULT")


def test_what_is_blamed_for_a_thing_is_not_whose_it_is() -> None:
    (event,) = found("Ilka Maarven of Vessaria blamed greed for the problems of Keldovia.", "ACCUSE")
    assert event.targets == ""


def test_what_is_often_praised_was_praised_at_no_one_time() -> None:
    assert [event.status for event in found("Vessaria often praises Keldovia.", "SUPPORT")] == ["hypothetical"]


def test_a_place_of_speech_is_not_whom_it_is_for() -> None:
    (event,) = found("Ilka Maarven of Vessaria voiced support of Dovar Klee at a Keldovian summit.", "SUPPORT")
    assert event.targets == "Dovar Klee"


def test_whose_father_it_is_is_not_the_father() -> None:
    (event,) = found("Ilka Maarven of Vessaria supported the father of Dovar Klee.", "SUPPORT")
    assert "Dovar Klee" not in event.targets


def test_what_is_vowed_against_a_thing_is_not_promised_to_its_owner() -> None:
    (event,) = found("Ilka Maarven of Vessaria vowed to eradicate Keldovian terrorism.", "AGREE")
    assert event.targets == ""


def test_who_is_promised_a_thing_is_told_in_its_clause() -> None:
    (event,) = found("Vessaria promised to continue military aid to Keldovia.", "AGREE")
    assert event.targets == "Keldovia"


def test_offering_to_withdraw_oneself_threatens_nobody() -> None:
    told = coded("Judge Ilka Maarven offered to disqualify himself from handling the Keldovian cases.")
    assert "THREATEN" not in {event.type for event in told}


def test_what_failed_was_not_done() -> None:
    assert "occurred" not in {
        e.status for e in found("The Vessarian senate failed to sign the Keldovian deal.", "SUPPORT")
    }


def test_who_celebrates_a_dismissal_praises_nobody_dismissed() -> None:
    (event,) = found("Ilka Maarven of Vessaria celebrated the firing of Dovar Klee.", "SUPPORT")
    assert event.targets == ""
