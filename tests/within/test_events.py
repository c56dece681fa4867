"""What a passage is coded as, and what it is not: each failure of other coders has a case of its own."""

from __future__ import annotations

import itertools

import pytest

from rashomon.codebook import entries
from rashomon.findings import Event
from rashomon.lexicon import shipped
from rashomon.lexicon.event_types import TYPES
from rashomon.lexicon.gazetteer import Gazetteer
from rashomon.within import events
from tests.within.one_article import Read, lexicon, parser


def coded(*paragraphs: str, **options: object) -> list[Event]:
    read = Read(*paragraphs, **options)
    links = [finding for finding in read.found if finding.kind == "coreference"]
    found = events.find(
        read.article,
        read.blocks,
        read.mentions,
        read.quotes,
        read.actors,
        links,
        parser=parser(),
        lexicon=lexicon(),
    )
    return sorted(found, key=lambda event: event.trigger)


def told(found: list[Event]) -> list[tuple[str, str]]:
    """Type and status of the events that stand by themselves."""
    return [(event.type, event.status) for event in found if event.within is None]


def test_who_does_what_to_whom() -> None:
    (event,) = coded("Vessaria accused Keldovia of shelling the bridge.")[:1]
    assert (event.type, event.sources, event.targets) == ("ACCUSE", "Vessaria", "Keldovia")
    assert (event.source_keys, event.target_keys) == ("actors/Vessaria", "actors/Keldovia")


def test_a_passive_has_its_agent_as_source() -> None:
    (event,) = coded("The Keldovian plan was rejected by Vessaria.")
    assert (event.type, event.sources, event.target_keys) == ("REJECT", "Vessaria", "actors/Keldovia")


def test_who_act_together_are_one_source() -> None:
    found = coded("Vessaria and Keldovia signed a treaty in Halvenne.")
    assert found[0].sources == "Vessaria|Keldovia"


# ── where other coders fail ──────────────────────────────────────────────────────────────────────────────────────


def test_a_demand_is_no_retreat() -> None:
    found = coded("Vessaria demanded that Keldovia withdraw its troops from the valley.")
    assert told(found) == [("REQUEST", "occurred")]
    assert {event.status for event in found if event.type == "RETREAT"} <= {"demanded"}


@pytest.mark.parametrize("verb", ["must", "should"])
def test_what_somebody_says_must_be_is_a_demand_of_theirs(verb: str) -> None:
    found = coded(f"Vessaria said Keldovia {verb} withdraw its troops from the valley.")
    assert told(found) == [("REQUEST", "occurred")]
    assert (found[0].sources, found[0].targets) == ("Vessaria", "Keldovia")


def test_what_nobody_says_must_be_has_not_happened() -> None:
    assert told(coded("Keldovia must withdraw its troops from the valley.")) == [("RETREAT", "demanded")]


def test_negated_supply_is_no_aid() -> None:
    assert told(coded("Keldovia has not supplied weapons to Vessaria.")) == [("AID", "denied")]


def test_denied_supply_is_no_aid() -> None:
    assert told(coded("Keldovia said it's not supplying weapons to Vessaria.")) == [("AID", "denied")]


def test_no_proof_of_a_thing_is_not_the_thing() -> None:
    found = coded("“We haven’t seen any proof that Keldovia is delivering weapons to Vessaria,” Ilka Maarven said.")
    assert {event.status for event in found if event.type == "AID"} <= {"denied", "hypothetical"}


def test_a_call_for_a_thing_is_no_telephone_call() -> None:
    found = coded("Vessaria called for Keldovia to open the border.", "Keldovia reiterated its calls for a ceasefire.")
    assert found
    assert not any(event.type == "CONSULT" and event.mode == "phone" for event in found)
    assert found[0].type == "REQUEST"


def test_a_telephone_call_is_one() -> None:
    assert told(coded("Ilka Maarven telephoned Joren Talle on Tuesday.")) == [("CONSULT", "occurred")]


def test_one_sentence_is_not_coded_many_times() -> None:
    found = coded(
        "Vessaria, Keldovia and the Harbour League met in Halvenne with envoys of Vessaria, Keldovia and the Harbour "
        "League for talks between Vessaria, Keldovia and the Harbour League."
    )
    assert len(told(found)) <= 2


def test_an_analyst_is_no_actor() -> None:
    found = coded("The analyst criticised Keldovia.", "Mara Quill, an analyst, condemned Vessaria.")
    assert not found


def test_what_an_analyst_says_is_marked_as_a_comment() -> None:
    found = coded("Keldovia supports Vessaria, said Mara Quill, an analyst.")
    assert all(event.commented for event in found)


def test_what_a_thing_does_not_mean_has_not_happened() -> None:
    found = coded("That doesn’t mean Keldovia supports the war in Vessaria.")
    assert {event.status for event in found if event.type == "SUPPORT"} <= {"hypothetical", "denied"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("If Keldovia attacks Vessaria, prices will rise.", "hypothetical"),
        ("Keldovia may attack Vessaria.", "hypothetical"),
        ("Keldovia attacked Vessaria.", "occurred"),
        ("Keldovia is attacking Vessaria.", "ongoing"),
        ("Keldovia reportedly attacked Vessaria.", "alleged"),
        ("Keldovia has never attacked Vessaria.", "denied"),
    ],
)
def test_the_status_is_what_the_clause_says(text: str, status: str) -> None:
    assert [event.status for event in coded(text) if event.type == "ASSAULT"] == [status]


def test_what_is_expected_of_somebody_is_planned() -> None:
    assert told(coded("Ilka Maarven is expected to visit Keldovia in May.")) == [("CONSULT", "planned")]


def test_who_says_what_they_will_do_commits_to_it() -> None:
    (event,) = coded("Ilka Maarven said she will visit Keldovia in May.")
    assert (event.type, event.mode, event.own_word) == ("AGREE", "consult", True)


def test_a_vow_to_harm_is_a_threat() -> None:
    assert told(coded("Keldovia vowed to attack Vessaria."))[0] == ("THREATEN", "occurred")


def test_who_will_not_do_it_refuses() -> None:
    assert told(coded("Keldovia will not sign the treaty with Vessaria.")) == [("REJECT", "occurred")]


def test_whose_word_it_is() -> None:
    found = coded("Keldovia shelled the bridge in Vessaria, Ilka Maarven said.")
    assert found[0].attributed_to == "Ilka Maarven"
    assert not found[0].own_word


def test_growing_demand_is_no_meeting() -> None:
    assert not any(event.type == "CONSULT" for event in coded("Vessaria sells coal to meet Keldovia’s growing demand."))


# ── the contract ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_spans_read_as_claimed() -> None:
    read = Read("Ilka Maarven met Joren Talle in Halvenne on Tuesday.")
    (event,) = coded("Ilka Maarven met Joren Talle in Halvenne on Tuesday.")
    assert event.trigger.read(read.text) == "met"
    assert (event.place_text, event.time_text) == ("Halvenne", "Tuesday")
    assert event.place is not None
    assert event.place.read(read.text) == "Halvenne"
    assert event.span.read(read.text) == "Ilka Maarven met Joren Talle in Halvenne on Tuesday"


def test_another_language_is_not_coded() -> None:
    assert coded("Vessaria attacked Keldovia.", language="de") == []


def test_a_long_list_costs_no_more_than_its_length() -> None:
    text = " and ".join(f"Vessaria attacked Keldovia in place {number}" for number in range(300)) + "."
    assert len(coded(text)) >= 100


def test_every_type_is_in_the_codebook_with_words() -> None:
    assert len(TYPES) == 16
    assert [entry.type for entry in entries()] == list(TYPES)
    assert all(entry.words and entry.definition and entry.example for entry in entries())


def test_the_table_of_words_names_only_what_there_is() -> None:
    classes = {"do", "commit", "plan", "through", "doubt", "seem", "none"}
    rows = shipped("events")
    assert {row["type"] for row in rows} <= {*TYPES, *classes}
    assert {row["pos"] for row in rows} == {"verb", "noun", "adjective"}
    assert len(set(itertools.chain.from_iterable(row["words"].split("|") for row in rows))) > 500


def test_a_place_is_looked_up_and_a_disputed_one_left_to_the_report() -> None:
    gazetteer = Gazetteer(lexicon())
    lyon = gazetteer.place("Lyon")
    assert lyon is not None
    assert (lyon.state, lyon.latitude[:2]) == ("France", "45")
    disputed = gazetteer.place("Crimea")
    assert disputed is not None
    assert (disputed.state, disputed.contested) == ("", True)
    assert gazetteer.place("Nowhere at all") is None
    assert gazetteer.key("Halvenne") == "Vessaria/Halvenne"


# ── when, and whose word ─────────────────────────────────────────────────────────────────────────────────────────


def test_what_points_back_is_no_day_of_the_report() -> None:
    (agreed,) = [
        one for one in coded("At that meeting Vessaria and Keldovia agreed to a truce.") if one.type == "AGREE"
    ]
    assert agreed.time_text == "At that meeting"


def test_what_is_but_named_in_indirect_speech_is_nobodys_word() -> None:
    found = coded("Ilva Tarn said that Vessaria’s attack on the valley worried Keldovia.")
    (attack,) = [one for one in found if one.type == "ASSAULT"]
    assert attack.quote is not None
    assert not attack.attributed_to


@pytest.mark.parametrize(
    "sentence",
    [
        "Ilva Tarn said that Vessaria attacked the valley.",
        "“Vessaria’s attack on the valley will fail,” Ilva Tarn said.",
    ],
)
def test_what_is_told_or_quoted_is_the_word_of_who_says_it(sentence: str) -> None:
    (attack,) = [one for one in coded(sentence) if one.type == "ASSAULT"]
    assert attack.attributed_to == "Ilva Tarn"


def test_a_visit_meets_nobody_but_who_travels_may() -> None:
    found = coded(
        "Ilva Tarn’s visit to Keldovia coincided with a trip to Vessaria from Orsk Venn to meet Pell Rado on Tuesday."
    )
    assert {one.sources for one in found if "Pell Rado" in one.targets} == {"Orsk Venn"}


def test_demands_tell_what_they_are_about() -> None:
    troops, prisoners = (
        next(one for one in coded(f"Vessaria demanded that Keldovia {rest}.") if one.type == "REQUEST").matter.split(
            "|"
        )
        for rest in ("withdraw its troops from the valley", "free the prisoners")
    )
    assert "withdraw" in troops
    assert set(troops).isdisjoint(prisoners)


@pytest.mark.parametrize(
    "text",
    [
        "Ilka Maarven criticised Joren Talle, calling him a “coward”.",
        "Ilka Maarven called it a sad day for Keldovia.",
        "Ilka Maarven agreed with the view of Joren Talle.",
        "Ilka Maarven sent Joren Talle a pointed e-mail.",
        "Ilka Maarven warned Joren Talle that the ministry had cleared the draft.",
        "Ilka Maarven returned to the ministry.",
    ],
)
def test_words_that_only_look_like_an_act_are_none(text: str) -> None:
    assert not {event.type for event in coded(text)} & {"CONSULT", "AGREE", "AID", "THREATEN", "RETREAT"}


def test_a_verbal_attack_is_no_assault() -> None:
    found = coded("Ilka Maarven made a thinly veiled attack on Joren Talle.")
    assert [event.type for event in found] == ["ACCUSE"]


def test_what_follows_as_is_done_by_who_is_described() -> None:
    found = coded("Ilka Maarven described Keldovia as shelling the bridge of Vessaria.")
    assert {event.sources for event in found if event.type == "ASSAULT"} == {"Keldovia"}


def test_who_resigns_does_so_alone() -> None:
    found = coded("Ilka Maarven announced her resignation in protest of the plan of Joren Talle.")
    assert [(event.mode, event.targets) for event in found if event.type == "RETREAT"] == [("resign", "")]


def test_what_had_been_done_before_is_told_as_earlier() -> None:
    found = coded("Vessaria had warned Keldovia.", "Vessaria rejected the plan of Keldovia.")
    assert [event.earlier for event in found] == [True, False]


def test_an_idea_that_is_shot_down_is_rejected() -> None:
    found = coded("Vessaria shot down the idea of Keldovia.", "Keldovia fired back in a statement.")
    assert [event.type for event in found] == ["REJECT", "ACCUSE"]


def test_who_headed_a_body_to_a_year_went_nowhere() -> None:
    assert not coded("Ilka Maarven headed the harbour command of Keldovia from 2010 to 2013.")
