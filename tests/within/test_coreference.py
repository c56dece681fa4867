"""Who a mention points at, and when it points at nobody."""

from __future__ import annotations

from itertools import permutations

from rashomon.findings import Coreference
from rashomon.within import coreference
from tests.within.one_article import Read, lexicon, parser


def test_a_surname_points_at_the_full_name() -> None:
    read = Read("Petra Lindqvist opened the debate.", "Lindqvist later left.")
    assert read.points_at("Lindqvist") == ["Petra Lindqvist"]


def test_namesakes_stay_apart() -> None:
    read = Read("Petra Lindqvist met her brother.", "Oskar Lindqvist said nothing.", "Lindqvist then left.")
    assert read.points_at("Petra Lindqvist") == ["Petra Lindqvist"]
    assert read.points_at("Oskar Lindqvist") == ["Oskar Lindqvist"]
    assert read.points_at("Lindqvist") == ["Oskar Lindqvist"]


def test_two_spellings_of_a_long_surname_are_one_person() -> None:
    read = Read("Olena Tkachenkova spoke first.", "Tkachenkowa was applauded.")
    assert read.points_at("Tkachenkowa") == ["Olena Tkachenkova"]


def test_a_state_its_capital_and_its_palace_are_one_actor() -> None:
    read = Read("Vessaria signed. Halvenne said it was content. The Amber Palace denied haste.")
    assert read.points_at("Halvenne") == read.points_at("Amber Palace") == ["Vessaria"]


def test_a_city_as_a_place_is_an_actor_of_its_own() -> None:
    read = Read("Keldovia hosts the talks. They are held in Brannik.")
    assert read.points_at("Brannik") == ["Brannik"]


def test_a_title_points_at_its_holder() -> None:
    read = Read("Ilka Maarven opened the summit.", "The Vessarian president praised the plan.")
    assert read.points_at("The Vessarian president") == ["Ilka Maarven"]


def test_an_office_that_only_the_article_tells_is_known() -> None:
    read = Read("Keldovian Foreign Minister Runa Aske arrived.", "The Keldovian foreign minister smiled.")
    assert read.points_at("The Keldovian foreign minister") == ["Runa Aske"]


def test_a_counterpart_holds_the_same_office() -> None:
    read = Read(
        "Vessarian Defence Minister Anna Sorel and Keldovian Defence Minister Boris Hald met.",
        "Sorel thanked her Keldovian counterpart.",
    )
    assert read.points_at("her Keldovian counterpart") == ["Boris Hald"]


def test_a_former_holder_is_not_the_holder() -> None:
    read = Read("Ilka Maarven opened the summit.", "A former Vessarian president stayed away.")
    assert "Ilka Maarven" not in read.points_at("A former Vessarian president")


def test_an_apposition_points_at_the_name_beside_it() -> None:
    read = Read("Petra Lindqvist, a senior analyst, disagreed.")
    assert read.points_at("a senior analyst") == ["Petra Lindqvist"]


def test_a_common_noun_points_at_the_organisation_it_names() -> None:
    read = Read("The Harbour League met on Monday.", "The alliance elected a chair.")
    assert read.points_at("The alliance") == ["Harbour League"]


def test_initials_point_at_the_organisation_they_abbreviate() -> None:
    read = Read("The Northern Fisheries Board (NFB) met.", "The NFB said it would wait.")
    assert read.points_at("NFB", 1) == read.points_at("Northern Fisheries Board")


def test_a_pronoun_points_at_the_subject_before_it() -> None:
    read = Read("Joren Talle welcomed the guests.", "He thanked them for coming.")
    assert read.points_at("He") == ["Joren Talle"]


def test_gender_keeps_a_pronoun_from_the_nearest_person() -> None:
    read = Read("Ilka Maarven spoke with Joren Talle. She left early.")
    assert read.points_at("She") == ["Ilka Maarven"]


def test_an_object_is_not_its_own_subject() -> None:
    read = Read("Boris Hald waited. Joren Talle thanked him.")
    assert read.points_at("him") == ["Boris Hald"]


def test_the_possessive_of_a_pair_is_the_first_of_them() -> None:
    read = Read("The summit failed, and Vessaria and its allies left.")
    assert read.points_at("its") == ["Vessaria"]


def test_i_in_a_quote_is_who_speaks() -> None:
    read = Read("“I have never seen such a crowd in our streets,” Ilka Maarven said.")
    assert read.points_at("I") == ["Ilka Maarven"]


def test_we_in_a_quote_is_what_the_speaker_acts_for() -> None:
    read = Read("Vessaria is ready.", "“We have not seen any sign of a truce,” President Ilka Maarven said.")
    assert read.points_at("We") == ["Vessaria"]


def test_i_outside_of_speech_points_at_nobody() -> None:
    read = Read("I met Ilka Maarven in the summer.")
    assert read.points_at("I") == []


def test_who_speaks_is_not_spoken_of_in_the_third_person() -> None:
    read = Read("Joren Talle was absent.", "“He has left us alone with this,” Boris Hald said.")
    assert read.points_at("He") == ["Joren Talle"]


def test_he_added_finds_the_speaker_past_a_caption() -> None:
    read = Read(
        "“We will not sign this treaty today,” Boris Hald said.",
        "Joren Talle walks past guards in Brannik.",
        "“It would be a grave mistake for all of us,” he added.",
        captions=(1,),
    )
    assert read.points_at("he") == ["Boris Hald"]


def test_the_two_leaders_point_at_both() -> None:
    read = Read("Ilka Maarven met Joren Talle.", "The two leaders shook hands.")
    assert read.points_at("The two leaders") == ["Ilka Maarven", "Joren Talle"]


def test_forces_are_an_actor_of_their_own() -> None:
    read = Read("Keldovia advanced.", "Keldovian forces took a bridge.", "Keldovia withdrew its troops.")
    assert read.points_at("Keldovian forces") == read.points_at("its troops") != ["Keldovia"]


def test_a_pronoun_without_anybody_points_at_nobody() -> None:
    assert Read("He left early.").points_at("He") == []


def test_order_changes_nothing() -> None:
    read = Read("Ilka Maarven met Joren Talle. She thanked him.", "“I agree with all of it,” he said.")
    wanted = {finding.id for finding in read.found}
    for order in list(permutations(read.mentions))[:5]:
        again = coreference.find(
            read.article, read.blocks[::-1], order, read.quotes[::-1], (), parser=parser(), lexicon=lexicon()
        )
        assert {finding.id for finding in again} == wanted


def test_every_coreference_has_evidence() -> None:
    read = Read("Ilka Maarven met Joren Talle.", "The two leaders shook hands. She smiled.")
    links = [finding for finding in read.found if isinstance(finding, Coreference)]
    assert links
    assert all(0 < link.score <= 1 and link.because and link.span.read(read.text) for link in links)
    assert all(actor.span.read(read.text) == actor.name for actor in read.actors)


def test_a_quote_is_attributed_to_the_actor_behind_its_source() -> None:
    read = Read("Ilka Maarven spoke.", "“This is a good day for the coast,” the Vessarian president said.")
    found = next(a for a in read.attributions if "good day" in a.text)
    assert found.speaker.split("|")[0] == "Ilka Maarven"
    assert found.quote == read.quote("good day").id


def test_a_quote_of_nobody_known_is_attributed_to_nobody() -> None:
    read = Read("“Nothing at all has been decided,” it was said.")
    assert [found.actor for found in read.attributions] == [None] * len(read.quotes)


def test_who_is_met_is_not_who_met_him() -> None:
    read = Read("Oskar Lindqvist left the palace.", "After meeting Tor Hallberg, he flew home.")
    assert read.points_at("he") == ["Oskar Lindqvist"]


def test_two_countries_are_no_third_one_that_is_called_countries() -> None:
    read = Read(
        "Western countries objected. Vessaria and Keldovia signed the pact.",
        "The two autocratic countries said they would keep it.",
    )
    assert read.points_at("The two autocratic countries") == ["Keldovia", "Vessaria"]
    assert read.points_at("they") == ["Keldovia", "Vessaria"]


def test_whom_a_sentence_is_about_is_they_before_what_stands_nearer() -> None:
    read = Read(
        "Prime Minister Ilka Maarven met President Oskar Lindqvist.",
        "The two leaders blamed the West for the war. They agreed to meet again.",
    )
    assert read.points_at("They") == ["Ilka Maarven", "Oskar Lindqvist"]


def test_a_professor_is_none_of_the_two_leaders() -> None:
    read = Read(
        "Prime Minister Ilka Maarven met President Oskar Lindqvist.",
        "Tor Hallberg, a professor, doubts it. Tor Hallberg wrote so. Both leaders denied it.",
    )
    assert read.points_at("Both leaders") == ["Ilka Maarven", "Oskar Lindqvist"]


def test_a_title_with_its_council_points_at_the_name_behind_it() -> None:
    read = Read("Vessarian Secretary of the Security Council of Vessaria Ilka Maarven said so on Monday.")
    assert read.points_at("Vessarian Secretary") == ["Ilka Maarven"]


def test_who_was_in_office_once_does_not_act_for_the_state() -> None:
    read = Read("Former Vessarian President Ossip Brandt spoke.", "The former president praised the plan.")
    assert read.points_at("The former president") == ["Ossip Brandt"]
    assert [actor.acts_for for actor in read.actors if actor.name == "Ossip Brandt"] == [""]


def test_officials_without_an_article_are_not_those_told_of_before() -> None:
    read = Read("Two harbour officials resigned.", "Officials said that the port was shut.")
    assert "Two harbour officials" not in read.points_at("Officials")


def test_it_after_a_thing_points_at_no_actor() -> None:
    read = Read("Vessaria got the letter of the harbour union. The letter was short. Instead, it blamed nobody.")
    assert read.points_at("it") == []
    read = Read("Vessaria got the letter of the harbour union. The letter was short.", "It blamed nobody in Vessaria.")
    assert read.points_at("It") == [], "nor where the next paragraph begins with it"


def test_a_possessive_joined_to_what_somebody_owns_is_his() -> None:
    read = Read("Joren Talle resigned over Boris Hald’s plan of the harbour and his rejection of the pact.")
    assert read.points_at("his") == ["Boris Hald"]


def test_a_senate_is_not_its_committee_and_a_house_no_mansion():
    read = Read(
        "The Senate Harbour Committee met in Halvenne. The Senate will vote on the law. The White House was quiet. "
        "The House voted on Monday."
    )
    assert read.points_at("Senate") != read.points_at("Senate Harbour Committee")
    assert set(read.points_at("House")) & set(read.points_at("White House")) == set()


def test_a_president_from_one_year_to_another_acts_for_the_state_no_longer() -> None:
    read = Read("Ossip Brandt, Vessaria’s president from 2000 to 2006, spoke.")
    assert [actor.acts_for for actor in read.actors if actor.name == "Ossip Brandt"] == [""]
