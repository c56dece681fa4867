"""How an article names things, and which passages show it."""

from __future__ import annotations

import pytest

from rashomon.findings import Actor, Coreference
from rashomon.record.namings import Thing, Words, describes, noun, plain_words, shown
from rashomon.text import Span, fold
from rashomon.within.namings import find
from tests.within.one_article import Read, lexicon, parser


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the long war", True),
        ("a supposed plan", True),
        ("the self-ruled island of Korr", True),
        ("two quarrelling countries", True),
        ("its war in Korr", False),
        ("Maarven’s proposals", False),
        ("war", False),
        ("the year-old war", False),
        ("its recent bloody assault", True),
    ],
)
def test_words_that_describe_are_told_from_names(text: str, told: bool) -> None:
    assert describes(text) is told


def test_whose_it_is_stays_in_a_wording() -> None:
    assert plain_words("Its “long war”") == "its long war"
    assert plain_words("The long war") == "long war"


def test_the_noun_of_a_wording_is_told_in_one_number() -> None:
    assert noun("russet’s raging war in korr") == "war"
    assert noun("maarven’s proposals on the tunnel") == noun("a proposal")


def test_one_wording_for_each_noun_is_shown_before_others() -> None:
    texts = ["long cold war in Korr", "bitter war", "conflict in Korr", "war in Korr"]
    spans = {text: Span.of("0" * 64, at, at + 1) for at, text in enumerate(texts)}
    words = tuple(Words(text, quoted=False, spans=(spans[text],), describes=describes(text)) for text in texts)
    thing = Thing("force", "Korr", (("0" * 64, words),), ())
    assert shown([thing]) == [spans[texts[at]] for at in (0, 2, 1, 3)]


def test_whose_a_territory_is_is_no_choice_of_words() -> None:
    words = (Words("its territory", quoted=False, spans=(Span.of("0" * 64, 0, 1),), describes=False),)
    assert shown([Thing("territory", "Korr", (("0" * 64, words),), ())]) == []


def test_a_plan_is_named_for_whose_it_is_and_a_war_for_where() -> None:
    read = Read("Vessaria’s peace plan for Keldovia would end the long war in Keldovia.")
    links = [one for one in read.found if isinstance(one, Coreference)]
    actors = [one for one in read.found if isinstance(one, Actor)]
    found = find(
        read.article, read.blocks, read.mentions, links, actors, read.quotes, (), parser=parser(), lexicon=lexicon()
    )
    assert {fold(naming.text): naming.about for naming in found} == {
        "Vessaria's peace plan for Keldovia": "actors/Vessaria",
        "long war in Keldovia": "actors/Keldovia",
    }
