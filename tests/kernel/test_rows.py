import sqlite3
from dataclasses import dataclass
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import FindingError
from rashomon.findings import KINDS, Finding, hints
from rashomon.rows import columns, merge, pack, unpack
from rashomon.text import Span
from tests.invented import ANY, PLAIN, WORDS, findings, spans


def every(finding):
    """All fields, the opinions too."""
    return [(name, getattr(finding, name)) for name in hints(type(finding))]


@given(ANY)
def test_what_is_packed_is_unpacked(finding):
    assert every(unpack(type(finding), pack(finding))) == every(finding)


@given(ANY)
def test_a_row_survives_sqlite(finding):
    row = pack(finding)
    marks = ", ".join("?" * len(row))
    connection = sqlite3.connect(":memory:")
    stored = connection.execute(f"SELECT {marks}", row).fetchone()
    connection.close()
    assert every(unpack(type(finding), stored)) == every(finding)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_columns_follow_the_fields(kind):
    assert [column.name for column in columns(kind)] == list(hints(kind))


@given(st.data(), ANY)
def test_which_of_two_rows_stands_does_not_depend_on_who_came_first(data, finding):
    one, another = pack(finding), pack(data.draw(findings(type(finding))))
    assert merge(one, another) == merge(another, one)
    assert merge(one, another) in (one, another)
    assert merge(one, one) == one


@dataclass(frozen=True, slots=True)
class Several(Finding):
    """What a kind of finding to come may hold."""

    kind: ClassVar[str] = "several"
    places: tuple[Span, ...]
    numbers: tuple[tuple[int, int], ...]
    words: tuple[str, ...] | None


@given(
    st.builds(
        Several,
        st.lists(spans()).map(tuple),
        st.lists(st.tuples(st.integers(), st.integers())).map(tuple),
        st.none() | st.lists(WORDS).map(tuple),
    )
)
def test_tuples_of_spans_and_of_plain_values_are_packed_too(finding):
    assert unpack(Several, pack(finding)) == finding


def test_every_type_of_a_column_has_a_way_in_and_out():
    held = {column.hint for kind in KINDS.values() for column in columns(kind)}
    assert held <= set(PLAIN)


@dataclass(frozen=True, slots=True)
class Odd(Finding):
    """A kind that no table can hold."""

    kind: ClassVar[str] = "odd"
    table: dict[str, str]


def test_a_field_that_no_column_can_hold_is_an_error():
    with pytest.raises(FindingError, match="field table of Odd"):
        columns(Odd)
