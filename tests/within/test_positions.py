"""Positions of invented parties: holder, target, stance, ascriber; and what is no position at all."""

from __future__ import annotations

import functools

import pytest

from rashomon.findings import STANCES, Coreference, Document, DocumentMention, Position
from rashomon.within import documents, positions
from tests.within.one_article import Read, lexicon, parser


@functools.cache
def found(*paragraphs: str) -> tuple[str, tuple[Position, ...]]:
    read = Read(*paragraphs)
    links = [one for one in read.found if isinstance(one, Coreference)]
    tools = {"parser": parser(), "lexicon": lexicon()}
    papers = list(
        documents.find(read.article, read.blocks, [], read.mentions, read.quotes, links, read.actors, **tools)
    )
    told = positions.find(
        *(read.article, read.blocks, read.mentions, read.quotes, links, read.actors),
        [one for one in papers if isinstance(one, Document)],
        [one for one in papers if isinstance(one, DocumentMention)],
        **tools,
    )
    return read.text, tuple(sorted(told, key=lambda one: one.span))


def told(*paragraphs: str) -> list[tuple[str, str, str]]:
    text, those = found(*paragraphs)
    return [(one.holder.read(text), one.stance, one.target.read(text)) for one in those]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ilka Maarven backs the tunnel plan.", ("Ilka Maarven", "support", "the tunnel plan")),
        ("Joren Talle slammed the proposal as a sham.", ("Joren Talle", "oppose", "the proposal")),
        ("Keldovia brushed aside the Vessarian offer.", ("Keldovia", "reject", "the Vessarian offer")),
        ("Keldovia ruled out any negotiations.", ("Keldovia", "reject", "any negotiations")),
        ("Vessaria remained neutral in the dispute.", ("Vessaria", "neutral", "the dispute")),
        ("Keldovia took no position on the treaty.", ("Keldovia", "neutral", "the treaty")),
        ("Keldovia abstained from the vote.", ("Keldovia", "neutral", "the vote")),
        ("Maarven reacted cautiously to the proposal.", ("Maarven", "cautious", "the proposal")),
        ("The offer was rejected by Keldovia.", ("Keldovia", "reject", "The offer")),
        ("The plan drew praise from Keldovia.", ("Keldovia", "support", "The plan")),
        ("Vessaria is open to talks.", ("Vessaria", "open", "talks")),
        ("Vessaria is opposed to the pact.", ("Vessaria", "oppose", "the pact")),
        ("Talle voiced support for the ceasefire.", ("Talle", "support", "the ceasefire")),
        ("Talle poured cold water on the plan.", ("Talle", "oppose", "the plan")),
        (
            "Keldovia welcomed the decision to lift sanctions.",
            ("Keldovia", "welcome", "the decision to lift sanctions"),
        ),
        ("“This deal is unacceptable,” Talle said.", ("Talle", "reject", "This deal")),
        ("“Any agreement must include a withdrawal,” Talle said.", ("Talle", "conditional", "Any agreement")),
        ("Maarven said she would support the ceasefire only if troops left.", ("she", "conditional", "the ceasefire")),
        ("Vessaria does not oppose the plan.", ("Vessaria", "open", "the plan")),
        ("Talle refused to condemn the invasion.", ("Talle", "neutral", "the invasion")),
    ],
)
def test_who_stands_where(sentence, expected):
    assert expected in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Would Keldovia reject the plan?",
        "If Keldovia rejects the plan, Maarven will resign.",
        "Maarven urged Keldovia to accept the plan.",
        "Keldovia must accept the plan.",
        "Keldovia may reject the plan.",
        "Maarven demanded that Keldovia withdraw from the region.",
        "Talle welcomed 300 guests to dinner.",
        "Maarven accepted the invitation.",
        "Talle praised the friendship between the two countries.",
        "Vessaria raised its demand for energy.",
    ],
)
def test_what_is_no_position(sentence):
    assert told(sentence) == []


def test_an_opponents_word_keeps_who_says_it():
    text, (one,) = found("Talle accused Vessaria of blocking the treaty.")
    assert one.holder.read(text) == "Vessaria"
    assert one.ascriber.read(text) == "Talle"
    text, (one,) = found("Talle said that Vessaria rejected the treaty.")
    assert (one.holder.read(text), one.ascriber.read(text)) == ("Vessaria", "Talle")


def test_what_is_said_of_oneself_is_ones_own():
    _text, (one,) = found("Talle said he rejected the treaty.")
    assert one.ascriber is None
    assert one.own_words


def test_each_of_two_holds_it():
    assert [holder for holder, _, _ in told("The treaty was rejected by both Vessaria and Keldovia.")] == [
        "Vessaria",
        "Keldovia",
    ]


def test_reason_and_time_are_kept_as_printed():
    text, (one,) = found("On Tuesday, Keldovia rejected the plan as biased.")
    assert one.reason.read(text) == "as biased"
    assert one.when.read(text) == "Tuesday"


def test_it_points_back_at_the_paper():
    lines = ("Vessaria put forth a peace plan in 2019, but it was rejected by Keldovia.",)
    text, those = found(*lines)
    (one,) = [one for one in those if one.stance == "reject"]
    assert one.document
    assert one.holder.read(text) == "Keldovia"


def test_stances_are_known_and_spans_stand_in_the_article():
    text, those = found("Maarven backs the plan.", "Talle slammed it. Keldovia is wary of the ceasefire.")
    assert those
    for one in those:
        assert one.stance in STANCES
        assert all(0 <= span.start < span.end <= len(text) for span in one.spans())
        assert one.span.covers(one.holder) or one.holder.report == one.span.report


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("Maarven said the plan could be a basis once Keldovia is ready for it.", "once Keldovia is ready for it"),
        ("“That does not mean Keldovia backs the war,” Maarven said.", "That does not mean Keldovia backs the war"),
    ],
)
def test_its_passage_keeps_the_words_that_turn_it(sentence, evidence):
    text, those = found(sentence)
    assert evidence in {one.span.read(text) for one in those if one.holder.read(text) == "Keldovia"}


def test_what_should_not_be_so_is_no_position_on_it():
    assert not told("Ilka Maarven said walls should not be controversial.")
    assert told("Ilka Maarven said Keldovia should not build the wall.")


def test_what_was_left_undone_is_no_support():
    assert not told("Ilka Maarven and Joren Talle parted without signing an agreement on the tunnel.")
    assert told("Ilka Maarven and Joren Talle signed an agreement on the tunnel.")


@pytest.mark.parametrize(
    "text",
    [
        "Ilka Maarven said that such talks are consistent with the law.",
        "Joren Talle asked what happens should Maarven’s plan come to a vote.",
        "A minister should not back or oppose a party, Joren Talle said.",
        "If Vessaria were to rule in favour of the plan, the strait would be shut.",
        "There is no evidence that Ilka Maarven objected to the plan.",
    ],
)
def test_what_is_supposed_or_judged_is_no_stand(text):
    assert told(text) == []


def test_what_somebody_disputes_is_not_its_stand():
    stands = told("Ilka Maarven disputed claims that the plan might be illegal.")
    assert "the plan" not in [target for _, _, target in stands]


def test_what_somebody_has_the_support_of_is_backed_by_that_one():
    assert told("The plan had the support of Keldovia.") == [("Keldovia", "support", "The plan")]


def test_what_we_reject_is_rejected_by_who_speaks():
    text, stands = found("“We reject the plan,” the fisher Ossip Brandt said.")
    assert [(one.stance, bool(one.holders)) for one in stands if one.holder.read(text) == "We"] == [("reject", True)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Joren Talle has lost the backing of the miners’ union.", ("the miners’ union", "oppose", "Joren Talle")),
        (
            "Ilka Maarven, a former judge who recently received key backing from Joren Talle, will run.",
            ("Joren Talle", "support", "Ilka Maarven"),
        ),
    ],
)
def test_what_is_won_or_lost_is_others_stand_on_who_bears_the_name(sentence, expected):
    assert expected in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is unclear whether Joren Talle will step down or will stay and back the treaty.",
        "Prosecutors looked into allegations that Joren Talle hid a report and rejected the plan.",
        "Joren Talle is struggling to find support for the treaty.",
        "Joren Talle accepted improper donations.",
        "“I am ready to fight for the people of Keldovia,” Joren Talle said.",
    ],
)
def test_what_is_open_alleged_or_sought_is_no_position(sentence):
    assert told(sentence) == []


def test_their_support_is_that_of_who_withdrew_it():
    told_of = told("Keldovia met the envoys of Vessaria, and the Maarven Union withdrew its support for the treaty.")
    assert [(holder, stance) for holder, stance, _ in told_of] == [("Maarven Union", "oppose")]
