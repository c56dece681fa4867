"""Words in marks: which runs of a paragraph stand between quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.within.quote_marks import Marked, scan


def inside(text: str) -> list[str]:
    return [text[slice(*run.inner())] for run in scan(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The envoy said "we agree" twice.', ["we agree"]),
        ("The envoy said “we agree” twice.", ["we agree"]),
        ("The envoy said «we agree» twice.", ["we agree"]),
        ("The envoy said ''we agree'' twice.", ["we agree"]),
        ("The envoy called it a ‘new dawn’ today.", ["new dawn"]),
        ("The envoy called it a 'new dawn' today.", ["new dawn"]),
        ("The envoys’ plan and the king’s men", []),
        ("rock 'n the '90s, they don't", []),
        ("He stood 6'2\" tall.", []),
        ("No mark at all", []),
        ("", []),
    ],
)
def test_marks_are_told_from_apostrophes(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


def test_an_unclosed_mark_runs_to_the_end_of_the_paragraph() -> None:
    run = scan("“We go on in the next paragraph.")[0]
    assert (run.start, run.end, run.closed) == (0, 32, False)


def test_nested_marks_have_a_depth() -> None:
    runs = scan("“She told me ‘never again’ and left,” he said.")
    assert [run.depth for run in runs] == [0, 1]


def test_an_apostrophe_inside_single_marks_does_not_close_them() -> None:
    assert inside("He hailed the ‘minister’s new deal’ today.") == ["minister’s new deal"]


def test_a_stray_closing_mark_is_no_error() -> None:
    assert scan("and then” nothing") == []


@given(st.text(alphabet="“”\"'‘’«»„ab .,\n", max_size=80))
def test_any_mix_of_marks_gives_runs_inside_the_text(text: str) -> None:
    for run in scan(text):
        assert isinstance(run, Marked)
        assert 0 <= run.start < run.end <= len(text)
        start, end = run.inner()
        assert run.start < start <= end <= run.end
