"""The pictures of families and of positions over time: what they show; nothing of a report is markup in them."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from rashomon.show import families_picture, positions_picture
from rashomon.show.families_picture import Bar
from rashomon.show.positions_picture import MOST_COLUMNS, Mark

PIECE = st.tuples(st.integers(0, 400), st.integers(1, 60)).map(lambda at: (at[0], at[0] + at[1]))
BARS = st.lists(st.lists(PIECE, min_size=1, max_size=4).map(tuple), max_size=4).map(
    lambda those: Bar("A", (0, 460), (*those,))
)


def shapes(svg, name):
    root = ElementTree.fromstring(svg)
    return [one for one in root.iter() if one.tag == name]


def mark(first, stance="support", side="for", told="", letters=("A",)):
    return Mark(first and f"on {first}", first, first, stance, side, letters, told)


@given(BARS)
def test_each_character_is_as_deep_as_the_reports_that_have_it(bar):
    depth = [sum(any(start <= at < end for start, end in pieces) for pieces in bar.shared) for at in range(460)]
    told = [0] * 460
    for start, end, deep in bar.runs():
        assert deep
        told[start:end] = [deep] * (end - start)
    assert told == depth
    assert sum(end - start for start, end in bar.common()) == sum(map(bool, depth))


def test_a_bar_for_each_report_and_a_box_for_each_part():
    svg = families_picture.drawn([Bar("A", (0, 100), (((10, 20), (30, 40)),)), Bar("B", (50, 100), (((60, 70),),))])
    boxes = shapes(svg, "rect")
    assert [box.get("class") for box in boxes] == ["open", "sure", "sure", "open", "sure"]
    whole, half = float(boxes[0].get("width")), float(boxes[3].get("width"))
    assert whole == 2 * half
    assert families_picture.drawn([Bar("A", (0, 100), ())]) == ""


def test_every_position_is_a_mark_at_its_time_and_for_its_party():
    steps = [
        ("<b>Ardania</b>", [mark("2031-05-01"), mark("2031-06-01", "reject", "against", "so Velmar")]),
        ("Soria", [mark("", "conditional", "conditional"), mark("2031-05-01", "neutral", "between")]),
    ]
    svg = positions_picture.drawn(steps)
    texts = [one.text for one in shapes(svg, "text")]
    assert texts[:3] == ["on 2031-05-01", "on 2031-06-01", "time unknown"]
    assert [text for text in texts if text.startswith("<b>")] == ["<b>Ardania</b>"]
    assert "so Velmar" in texts
    assert sorted(one.get("class") for one in shapes(svg, "circle")) == ["open", "open", "sure"]
    assert sorted(one.get("class") for one in shapes(svg, "path")) == ["half", "stroke"]


def test_of_one_time_or_of_very_many_there_is_no_picture():
    assert positions_picture.drawn([("Soria", [mark("2031-05-01")])]) == ""
    many = [mark(f"2031-05-{day:02}") for day in range(1, MOST_COLUMNS + 2)]
    assert positions_picture.drawn([("Soria", many)]) == ""
