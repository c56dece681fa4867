"""When two claims were told, and what may be said of them then: what cannot both hold is of one time."""

from __future__ import annotations

import dataclasses
import hashlib

import pytest

from rashomon.across import comparisons, sides
from rashomon.across.claim_times import in_time
from rashomon.across.sides import Sides
from rashomon.findings import Aligned, Article, Dated, Membership, Side
from rashomon.text import Span

REPORT = hashlib.sha256(b"report").hexdigest()
PLACE, TIME = Span.of(REPORT, 0, 9), Span.of(REPORT, 3, 7)
LEFT, RIGHT = Article(REPORT, 0, PLACE, "en"), Article(REPORT, 1, PLACE, "en")


def pair(label="differs", aspect="stance", whose=("states/Chad",), **more):
    ends = {"left_article": LEFT.id, "right_article": RIGHT.id}
    return Aligned("1", "2", 0.9, "", PLACE, PLACE, label, aspect, issue=("plan", *whose), **ends, **more)


def side(article, other, first="", story="", claim="", last=""):
    return Side(article.id, other.id, claim, PLACE, story or article.id, first, last or first, first)


def told(one, *known):
    found = in_time(one, Sides(known).between(one))
    back = dataclasses.replace(one, left="2", right="1", left_article=RIGHT.id, right_article=LEFT.id)
    back = dataclasses.replace(back, left_when=one.right_when, right_when=one.left_when)
    other = in_time(back, Sides(known[::-1]).between(back))
    assert (found and found.label) == (other and other.label), "the order of the two must not matter"
    return found.label if found else None


SPRING, YEAR_ON = side(LEFT, RIGHT, "2031-03-21"), side(RIGHT, LEFT, "2032-05-16")
ONE_STORY = side(LEFT, RIGHT, story="s"), side(RIGHT, LEFT, story="s")


@pytest.mark.parametrize("aspect", ["polarity", "number", "date", "actor", "place", "degree"])
def test_what_happened_in_two_stories_is_no_difference(aspect):
    assert told(pair("differs", aspect), SPRING, YEAR_ON) is None
    assert told(pair("conflict", aspect), SPRING, YEAR_ON) is None


@pytest.mark.parametrize("label", ["conflict", "differs", "qualifies", "same", "copied", "parties disagree"])
def test_in_one_story_a_label_stays(label):
    assert told(pair(label, "polarity"), *ONE_STORY) == label


def test_cannot_both_hold_is_never_said_where_the_time_is_unknown():
    strangers = side(LEFT, RIGHT), side(RIGHT, LEFT)
    assert told(pair("conflict", "polarity"), *strangers) is None
    assert told(pair("conflict", "polarity", near=True), *strangers) == "differs"
    assert told(pair("conflict", "polarity", near=True)) == "differs"
    assert told(pair("conflict", "polarity", basis="paper"), *strangers) == "conflict"


def test_what_a_paper_holds_is_compared_at_any_distance():
    assert told(pair("conflict", "polarity", basis="paper"), SPRING, YEAR_ON) == "conflict"
    assert told(pair("conflict", "polarity", (), basis="paper"), SPRING, YEAR_ON) is None, "any plan of anybody"


def test_a_stance_a_year_on_is_a_later_position():
    found = in_time(pair(basis="stance"), Sides([SPRING, YEAR_ON]).between(pair()))
    assert found.label == "later position"
    assert "2031-03-21" in found.because
    assert told(pair(basis="stance"), SPRING, YEAR_ON) == "later position"


def test_a_stance_told_of_the_earlier_time_is_a_later_account():
    back = side(RIGHT, LEFT, "2031-01-01", claim="2", last="2031-12-31")
    assert told(pair(basis="stance", right_when=TIME), SPRING, YEAR_ON, back) == "later account"


def test_what_is_the_same_stance_a_year_on_is_not_told_as_the_same():
    assert told(pair("same", "", basis="stance"), SPRING, YEAR_ON) is None


def test_days_beside_each_other_are_one_time_in_two_stories():
    assert told(pair("differs", "cause"), SPRING, side(RIGHT, LEFT, "2031-03-22")) == "differs"


def test_a_figure_is_of_its_day_and_what_cannot_both_hold_is_of_one_day():
    days = side(LEFT, RIGHT, "2031-03-21", "s"), side(RIGHT, LEFT, "2031-03-22", "s")
    assert told(pair("differs", "number"), *days) is None
    assert told(pair("conflict", "polarity"), *days) == "differs"
    assert told(pair("conflict", "polarity", basis="paper"), *days) == "conflict"


def test_an_article_hands_its_story_and_its_day_to_each_it_is_compared_with():
    dated = [
        Dated(LEFT.id, LEFT.id, TIME, first="2031-03-21", last="2031-03-21", edtf="2031-03-21"),
        Dated(LEFT.id, "time", TIME, first="2030-01-01", last="2030-12-31", edtf="2030"),
    ]
    story = [Membership("same_story", LEFT.id, "s")]
    found = list(sides.find(LEFT, [pair(left_when=TIME), pair("same", "")], dated, story))
    assert [(one.claim, one.story, one.edtf) for one in found] == [("", "s", "2031-03-21"), ("1", "s", "2030")]
    assert {next(comparisons.two_articles(one)) for one in found} == {next(comparisons.two_articles(pair()))}
    assert found == list(sides.find(LEFT, [pair("same", ""), pair(left_when=TIME)], dated[::-1], story))


def test_an_article_alone_in_its_story_has_itself_for_story_and_no_day():
    (found,) = sides.find(RIGHT, [pair()], [], [])
    assert (found.story, found.first, found.span) == (RIGHT.id, "", PLACE)


def test_what_goes_on_is_the_same_a_year_on_where_much_of_it_is_shared():
    assert told(pair("same", "", basis="matter"), SPRING, YEAR_ON) == "same"
    assert told(pair("same", ""), SPRING, YEAR_ON) is None


def test_articles_of_one_text_are_of_one_time_where_nothing_tells_it():
    one = pair("differs", "place", near=True)
    strangers = Sides([side(LEFT, RIGHT), side(RIGHT, LEFT)])
    assert in_time(one, strangers.between(one)) is None
    assert in_time(one, strangers.between(one, one_text=True)) == one
