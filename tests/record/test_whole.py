"""The passages a reader is shown: one stretch each, each once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from rashomon.record.whole import MOST, led_in, passages, stretch, together
from rashomon.text import Span

R = "0" * 64
TEXT = "Korr had asked for talks, and is waiting for an answer. Its paper, they say, is for peace.\nNobody spoke."


def place(*words: str, text: str = TEXT) -> Span:
    """The place of some words, a piece each."""
    return Span(R, tuple((text.index(each), text.index(each) + len(each)) for each in words))


def read(span: Span) -> str:
    return span.read(TEXT)


@pytest.fixture
def record() -> Any:
    """A record of one report."""
    return SimpleNamespace(report_text=lambda _: TEXT)


def test_a_clause_and_its_subject_are_one_passage(record):
    whole = stretch(record, place("Korr", "is waiting for an answer"))
    assert read(whole) == "Korr had asked for talks, and is waiting for an answer"


def test_pieces_of_two_sentences_are_not_joined(record):
    assert read(stretch(record, place("Korr", "is for peace"))) == "is for peace"
    assert read(stretch(record, place("is for peace", "Nobody spoke"))) == "is for peace"


def test_of_two_passages_the_wider_stands_once_where_the_first_stood(record):
    told = passages(record, [place("for talks"), place("Nobody"), place("Korr had asked for talks"), place("talks")])
    assert [read(span) for span in told] == ["Korr had asked for talks", "Nobody"]


def test_passages_that_only_overlap_stay_apart(record):
    left, right = place("Korr had asked"), place("asked for talks")
    assert passages(record, [left, right, left]) == [left, right]


def test_what_is_told_of_a_paper_is_led_in_by_its_name(record):
    names = [place("Its paper"), place("Korr")]
    assert read(led_in(record, place("for peace"), names)) == "Its paper, they say, is for peace"
    assert read(led_in(record, place("Nobody"), names)) == "Nobody"


def test_parts_of_two_sentences_are_not_told_together(record):
    assert together(record, [place("they say"), place("Korr")]) is None
    assert read(together(record, [place("they say"), place("Its paper")])) == "Its paper, they say"


def test_of_many_thousand_places_only_those_that_may_be_read_are_looked_at(record):
    spans = (Span.of(R, start, start + 1) for start in range(2_000_000_000))
    assert len(passages(record, spans)) == MOST
