"""Marks that overlap in any way are cut into segments that read as the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.show.marks import LAYERS, Mark, flatten

TEXT = st.text(max_size=40)
MARKS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 30), st.sampled_from(LAYERS), st.sampled_from("pqr")).map(
        lambda drawn: Mark(drawn[0], drawn[0] + drawn[1], drawn[2], drawn[3])
    ),
    max_size=8,
)


@given(TEXT, st.integers(0, 20), MARKS)
def test_segments_are_the_text_and_carry_exactly_their_marks(text: str, offset: int, marks: list[Mark]) -> None:
    place = offset
    segments = list(flatten(text, offset, marks))
    for segment in segments:
        assert segment.text
        for position in range(place, place + len(segment.text)):
            on_it = [mark for mark in marks if mark.start <= position < mark.end]
            assert set(segment.layers) == {mark.layer for mark in on_it}
            assert set(segment.keys) == {mark.key for mark in on_it}
        place += len(segment.text)
    assert "".join(segment.text for segment in segments) == text


@given(TEXT, st.integers(0, 20), MARKS)
def test_a_mark_opens_once_and_where_it_starts(text: str, offset: int, marks: list[Mark]) -> None:
    place, opened = offset, []
    for segment in flatten(text, offset, marks):
        assert all(mark.start == place for mark in segment.opens)
        opened += segment.opens
        place += len(segment.text)
    assert sorted(opened) == sorted({mark for mark in marks if offset <= mark.start < offset + len(text)})


def test_two_quotes_that_cross_share_their_middle() -> None:
    segments = list(flatten("abcdef", 0, [Mark(0, 4, "content", "p"), Mark(2, 6, "content", "q")]))
    assert [(segment.text, segment.keys) for segment in segments] == [
        ("ab", ("p",)),
        ("cd", ("p", "q")),
        ("ef", ("q",)),
    ]
