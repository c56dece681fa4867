"""Days: of a time, of a report, of a report through its story; and what stays unknown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon import job
from rashomon.across import date_values, published
from rashomon.findings import Dated, DayClue, TimeExpression
from rashomon.lexicon.holidays import easter, falls
from rashomon.record import Record
from rashomon.text import Span

PLACE = Span("ab" * 32, ((0, 9),))


@pytest.mark.parametrize(
    ("shift", "direction", "value"),
    [
        ("day-1", "", "2018-10-08"),
        ("weekday=5", "past", "2018-10-05"),
        ("weekday=5", "future", "2018-10-12"),
        ("weekday=2", "past", "2018-10-09"),
        ("weekday=2", "before", "2018-10-02"),
        ("month-1", "", "2018-09"),
        ("year-1 month=9", "", "2017-09"),
        ("month=12", "past", "2017-12"),
        ("month=12", "future", "2018-12"),
        ("week+0", "", "2018-W41"),
        ("quarter-1", "", "2018-Q3"),
        ("decade-1", "", "200X"),
        ("date=10-12", "future", "2018-10-12"),
        ("date=06-30", "past", "2018-06-30"),
        ("day+0 part=TEV", "", "2018-10-09TEV"),
        ("weekday=1 clock=22:00", "past", "2018-10-08T22:00"),
        ("holiday=12-25", "past", "2017-12-25"),
    ],
)
def test_a_shift_from_a_tuesday(shift, direction, value):
    assert date_values.value(shift, date(2018, 10, 9), direction) == value


@given(st.dates(), st.integers(-5000, 5000), st.sampled_from(["day", "week", "month", "quarter", "year", "decade"]))
def test_a_count_is_a_place_in_the_calendar_or_none(anchor, off, unit):
    value = date_values.counted(unit, off, anchor)
    days = date_values.interval(value)
    assert not value or (days is not None and days[0] <= days[1])


def test_days_with_names():
    assert easter(2019) == date(2019, 4, 21)
    assert falls("11-4thu", 2018) == date(2018, 11, 22)
    assert falls("05-lastmon", 2018) == date(2018, 5, 28)
    assert falls("02-30", 2018) is None


def test_vague_values_in_edtf():
    first, last = date_values.interval("2018-FA")
    assert date_values.edtf("2018-FA", first, last, vague=False) == "2018-23"
    assert date_values.edtf("2018", *date_values.modified(*date_values.interval("2018"), "START"), vague=True) == (
        "2018-01-01~/2018-05-01~"
    )


def clue(article: str, sort: str, first: str = "", last: str = "", weekdays: str = "") -> DayClue:
    return DayClue(article, PLACE, sort, first, last, weekdays, "s", f"{sort} clue")


def of(*clues: DayClue) -> dict[str, Dated]:
    return {one.article: one for one in published.find(clues)}


def test_metadata_states_the_day():
    found = of(clue("a", "article"), clue("a", "published", "2018-10-09", "2018-10-09"))["a"]
    assert (found.value, found.basis) == ("2018-10-09", "stated")


def test_a_caption_dates_a_report_that_tells_of_its_weekday_and_bounds_one_that_does_not():
    caption = clue("a", "caption", "2018-10-09")
    near = of(clue("a", "article"), caption, clue("a", "weekday", weekdays="12"))["a"]
    assert (near.first, near.last, near.basis) == ("2018-10-09", "2018-10-10", "inferred")
    far = of(clue("a", "article"), caption, clue("a", "weekday", weekdays="5"))["a"]
    assert (far.first, far.last, far.basis) == ("2018-10-09", "", "unknown")


def test_a_report_without_a_day_is_dated_through_its_story_as_a_range_said_to_be_inferred():
    found = of(
        clue("a", "article"),
        clue("a", "published", "2018-10-10", "2018-10-10"),
        clue("b", "article"),
        clue("b", "weekday", weekdays="12"),
        clue("c", "article"),
    )
    assert (found["b"].first, found["b"].last, found["b"].basis) == ("2018-10-09", "2018-10-10", "inferred")
    assert (found["c"].first, found["c"].last) == ("2018-10-09", "2018-10-11")
    assert "other reports" in found["c"].because


def test_what_no_report_gives_stays_unknown():
    found = of(clue("a", "article"), clue("a", "weekday", weekdays="4"))["a"]
    assert (found.first, found.last, found.edtf, found.basis) == ("", "", "", "unknown")


def record_of(tmp_path, *texts):
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    job.read([str(tmp_path)], record=tmp_path / "r.sqlite", jobs=1)
    return Record(tmp_path / "r.sqlite")


def test_times_hang_on_publication_and_on_what_was_told_before(tmp_path):
    text = (
        "Ferry raised\n\nHALVENNE, 9 October 2018: The ferry sank on Saturday, Joren Talle said on Tuesday.\n\n"
        "“We begin today,” Talle said on Monday in Brannik. The crew had left that day.\n\n"
        "The ferry was built in 1987 and will be raised next month.\n"
    )
    with record_of(tmp_path, text) as record:
        times = {one.id: one for one in record.all(TimeExpression)}
        values = {times[one.subject].text: one.value for one in record.all(Dated) if one.subject in times}
    assert values["Saturday"] == "2018-10-06"
    assert values["Tuesday"] == "2018-10-09"
    assert values["today"] == values["that day"] == values["Monday"] == "2018-10-08"
    assert values["1987"] == "1987"
    assert values["next month"] == "2018-11"


def test_without_a_day_of_publication_a_weekday_is_of_no_known_week(tmp_path):
    with record_of(tmp_path, "Ferry raised\n\nThe ferry sank on Saturday, Joren Talle said in Brannik.\n") as record:
        (one,) = [one for one in record.all(Dated) if one.subject != one.article]
    assert (one.value, one.first, one.edtf, one.basis) == ("XXXX-WXX-6", "", "", "unknown")
