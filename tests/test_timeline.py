"""An interval is told in words, no more exact than the report that tells it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.across.date_values import edtf, interval, modified
from rashomon.timeline import when


def told(value, mod="", vague=False):
    first, last = modified(*interval(value), mod)
    return when(first.isoformat(), last.isoformat(), edtf(value, first, last, vague or bool(mod)))


@pytest.mark.parametrize(
    ("value", "mod", "words"),
    [
        ("2019", "MID", "mid-2019"),
        ("2022", "START", "early 2022"),
        ("2023-03", "END", "late March 2023"),
        ("2022-FA", "", "autumn 2022"),
        ("2022-Q3", "", "third quarter of 2022"),
        ("2022-H1", "", "first half of 2022"),
        ("2022", "", "2022"),
        ("2022-05", "", "May 2022"),
        ("2022-05-03", "", "3 May 2022"),
    ],
)
def test_a_time_is_told_as_it_was_meant(value, mod, words):
    assert told(value, mod) == words


def test_what_is_only_near_says_so():
    assert when("2023-01-10", "2023-03-08", "2023-01-10~/2023-03-08~") == "about 10 January to 8 March 2023"
    assert when("2022-01-01", "2022-12-31", "2022~") == "about 2022"


def test_days_that_are_told_exactly_are_no_part():
    assert when("2019-05-02", "2019-08-31", "2019-05-02/2019-08-31") == "2 May to 31 August 2019"


def test_an_interval_may_be_open():
    assert when("2014-05-02", "", "2014-05-02/..") == "2 May 2014 or later"
    assert when("", "2014-05-02", "../2014-05-02") == "2 May 2014 or earlier"


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.integers(0, 4000))
def test_every_interval_has_words(first, days):
    last = date.fromordinal(first.toordinal() + days)
    for about in ("", "~"):
        value = f"{first}{about}/{last}{about}"
        assert when(first.isoformat(), last.isoformat(), value)
