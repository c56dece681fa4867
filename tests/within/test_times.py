"""Times as one article tells them: what is found, what its words say, and what it hangs on."""

from __future__ import annotations

import pytest

from rashomon.findings import TimeExpression
from rashomon.within import times
from tests.within.one_article import Read, lexicon, parser


def told(*paragraphs: str, captions: tuple[int, ...] = ()) -> list[TimeExpression]:
    read = Read(*paragraphs, captions=captions)
    found = list(times.find(read.article, read.blocks, read.quotes, parser=parser(), lexicon=lexicon()))
    assert all(one.span.read(read.text) == one.text for one in found)
    assert all(one.sentence is not None and one.sentence.covers(one.span) for one in found)
    return found


def only(text: str) -> TimeExpression:
    (one,) = told(text)
    return one


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The treaty was signed on Tuesday, 3 May 2016, in Brannik.", "Tuesday, 3 May 2016", "2016-05-03"),
        ("The treaty was signed on May 3rd, 2016.", "May 3rd, 2016", "2016-05-03"),
        ("They met in early 2016.", "early 2016", "2016"),
        ("They met in mid-2016 in Halvenne.", "mid-2016", "2016"),
        ("They met in October 2016.", "October 2016", "2016-10"),
        ("Prices fell in the third quarter of 2016.", "the third quarter of 2016", "2016-Q3"),
        ("The bridge was built in the 1990s.", "the 1990s", "199X"),
        ("The bridge was built in the summer of 2016.", "the summer of 2016", "2016-SU"),
    ],
)
def test_a_date_that_stands_by_itself(text, words, value):
    one = only(text)
    assert (one.type, one.text, one.value, one.anchor) == ("DATE", words, value, "")


@pytest.mark.parametrize(
    ("text", "shift", "direction"),
    [
        ("The ferry sank on Tuesday.", "weekday=2", "past"),
        ("The ferry will sail on Tuesday.", "weekday=2", "future"),
        ("Talle confirmed on Tuesday he would come.", "weekday=2", "past"),
        ("Talle is expected to arrive in March.", "month=3", "future"),
        ("The ferry sank last year.", "year-1", ""),
        ("The ferry sank in March last year.", "year-1 month=3", ""),
        ("The ferry sank two weeks ago.", "week-2", ""),
        ("The ferry sank on Tuesday evening.", "weekday=2 part=TEV", "past"),
        ("The ferry sank on 4 March.", "date=03-04", "past"),
    ],
)
def test_what_is_relative_stays_relative(text, shift, direction):
    one = only(text)
    assert (one.value, one.shift, one.direction, one.anchor) == ("", shift, direction, "publication")


def test_the_previous_year_is_that_of_which_the_text_tells_the_same_by_its_number():
    found = told(
        "The plan was put forward in 2017 and rejected by Keldovia.",
        "Talle spoke in Brannik of the plan that Keldovia rejected the previous year.",
        "Prices fell last year.",
    )
    assert [one.text for one in found] == ["2017", "the previous year", "last year"]
    assert [one.same_span for one in found] == [None, found[0].span, None]


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("The talks lasted two days.", "DURATION", "P2D"),
        ("The three-year-old war goes on.", "DURATION", "P3Y"),
        ("The two-and-a-half-year ban was lifted.", "DURATION", "P2Y6M"),
        ("They meet each morning.", "SET", "XXXX-XX-XXTMO"),
        ("It took five and a half hours.", "DURATION", "PT5H30M"),
        ("The boats waited for months.", "DURATION", "PXM"),
        ("The boats wait every Thursday.", "SET", "XXXX-WXX-4"),
        ("The boats sail twice a week.", "SET", "P1W"),
        ("The boats sail daily.", "SET", "P1D"),
    ],
)
def test_lengths_and_sets(text, type_, value):
    one = only(text)
    assert (one.type, one.value) == (type_, value)


@pytest.mark.parametrize(
    "text",
    [
        "They seconded the motion a second time.",
        "A 44-year-old protester was held.",
        "They may march again.",
        "Talle spoke to the Sunday Gazette.",
        "The Winter Olympics were opened.",
        "Some 2000 people came.",
        "It cost $1990.",
        "The walls fall and spring up again.",
    ],
)
def test_what_is_no_time(text):
    assert not told(text)


def test_the_second_day_is_a_day_of_its_event():
    one = only("Maarven spoke on the second day of the summit.")
    assert (one.type, one.shift, one.anchor) == ("DATE", "day+1", "event")
    assert one.anchor_span is not None


def test_that_day_is_the_day_told_before_and_no_caption_comes_between():
    found = told(
        "The ferry sank on Monday.",
        "A crane lifts the ferry in Halvenne on May 3, 2016.",
        "Talle also spoke that day in Brannik.",
        captions=(1,),
    )
    assert [one.voice for one in found] == ["narrative", "caption", "narrative"]
    assert found[2].anchor == "earlier"
    assert found[2].anchor_span == found[0].span


def test_today_inside_a_quotation_is_the_day_it_was_said():
    found = told("“We have agreed today,” Joren Talle said on Monday in Halvenne.")
    assert [(one.text, one.anchor, one.voice) for one in found] == [
        ("today", "speech", "speech"),
        ("Monday", "publication", "narrative"),
    ]
    assert found[0].anchor_span == found[1].span


def test_a_long_line_of_digits_and_months_costs_no_more_than_its_length():
    assert len(told("May 1 " * 4000)) <= 4000
