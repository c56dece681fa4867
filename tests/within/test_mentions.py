"""Names, nominals and pronouns: what is a mention, of which type, and where it ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.within.one_article import Read


def test_a_mention_reads_as_its_span() -> None:
    read = Read("President Ilka Maarven of Vessaria met Keldovia’s Joren Talle in Brannik, and he thanked her.")
    assert read.mentions
    assert all(mention.span.read(read.text) == mention.text for mention in read.mentions)


def test_a_name_has_no_title_and_no_possessive() -> None:
    read = Read("Keldovian Prime Minister Joren Talle’s visit surprised Dr Petra Lindqvist.")
    texts = {mention.text for mention in read.mentions if mention.form == "name"}
    assert {"Joren Talle", "Petra Lindqvist"} <= texts


def test_a_title_before_a_name_is_a_nominal() -> None:
    read = Read("Keldovian Prime Minister Joren Talle arrived.")
    assert read.mention("Keldovian Prime Minister").form == "nominal"


def test_a_known_state_and_its_demonym_are_the_state() -> None:
    read = Read("Vessaria sent aid. The Vessarian delegation left.")
    assert read.types("Vessaria") == ["state"]
    assert read.types("Vessarian") == ["state"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Brannik said it would not sign the treaty.", "state"),
        ("Ministers accused Brannik of breaking the truce.", "state"),
        ("Relations between Brannik and Halvenne are cold.", "state"),
        ("Brannik’s demands were rejected.", "state"),
        ("The delegates met in Brannik on Monday.", "place"),
        ("She cut short her visit to Brannik.", "place"),
        ("The Brannik summit ended early.", "place"),
        ("Rebels attacked Brannik at dawn.", "place"),
        ("She praised the mood in Brannik, which wants an end to the war.", "state"),
        ("BRANNIK: The talks went on.", "place"),
    ],
)
def test_a_capital_is_a_government_or_a_place(sentence: str, kind: str) -> None:
    read = Read(sentence)
    assert next(m.type for m in read.mentions if m.text.lower() == "brannik") == kind
    assert next(m.because for m in read.mentions if m.text.lower() == "brannik")


def test_a_palace_speaks_as_a_government() -> None:
    assert Read("The Amber Palace denied the report.").types("Amber Palace") == ["state"]


def test_the_west_is_a_group_and_a_west_wind_is_none() -> None:
    read = Read("He blamed the West for the failure. A cold west wind blew.")
    assert [m.text for m in read.mentions if m.type == "group" and m.form == "name"] == ["West"]


def test_a_lone_capitalised_word_is_no_person_without_evidence() -> None:
    read = Read("Heavy Metal sounds filled the square. The Sunrise was closed.")
    assert not [m for m in read.mentions if m.form == "name" and m.type == "person"]


def test_a_surname_alone_is_a_person_once_the_full_name_is_known() -> None:
    read = Read("Petra Lindqvist opened the debate.", "Later Lindqvist left.")
    assert read.types("Lindqvist") == ["person"]


def test_it_that_points_at_nothing_is_no_mention() -> None:
    read = Read("It is clear that the talks failed. It seems that nobody won.")
    assert not [m for m in read.mentions if m.form == "pronoun"]


def test_a_document_is_a_mention_where_it_speaks() -> None:
    read = Read("A joint statement said the talks were useful. She signed the statement.")
    assert [m.text for m in read.mentions if m.type == "document"] == ["A joint statement"]


def test_an_article_in_another_language_has_no_mentions() -> None:
    assert not Read("Ilka Maarven ist in Brannik.", language="de").mentions


def test_captions_are_read_but_furniture_is_not() -> None:
    read = Read("Ilka Maarven spoke.", "Joren Talle in Brannik.", captions=(1,))
    assert "Joren Talle" in {m.text for m in read.mentions}


@given(st.text(alphabet="AbcdeF ’'.,-“”\"\u00a0Ünï\u200b", min_size=1, max_size=60).filter(str.strip))
def test_any_paragraph_gives_mentions_that_read_as_claimed(paragraph: str) -> None:
    read = Read(paragraph.strip())
    assert all(mention.span.read(read.text) == mention.text for mention in read.mentions)


def test_a_surname_that_names_a_newspaper_too_is_the_person_who_was_named() -> None:
    read = Read("Former president Ilva Bloomberg spoke in Brannik.", "Bloomberg said he would not pay.")
    assert read.points_at("Bloomberg") == ["Ilva Bloomberg"]


def test_a_suffix_is_a_part_of_a_name_and_no_name() -> None:
    text = "Joren Talle Jr. said on Monday that the meeting was short. Talle Jr. declined to say more."
    names = [mention.text for mention in Read(text).mentions if mention.form == "name"]
    assert names == ["Joren Talle Jr.", "Talle Jr."]
