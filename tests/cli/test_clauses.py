"""A clause is read with its subject: from the beginning of its sentence where it has none of its own."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from rashomon.cli.clauses import LONGEST, WIDEST, readable
from rashomon.text import Span

R = "0" * 64


def read(text: str, clause: str, verb: str) -> str:
    """How a clause of a text is read."""
    start = text.index(clause)
    at = text.index(verb, start)
    record = SimpleNamespace(report_text=lambda _: text)
    return readable(record, Span.of(R, start, start + len(clause)), Span.of(R, at, at + len(verb))).read(text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("clause", "verb", "told"),
    [
        ("which has grown", "grown", "Mr. Venn praised the port, which has grown"),
        ("praised the port", "port", "Mr. Venn praised the port"),
        ("the ferry will sail", "sail", "the ferry will sail"),
        ("that the ferry will sail", "sail", "that the ferry will sail"),
        ("is expected to stay", "expected", "He said that the ferry will sail and is expected to stay"),
        ("didn’t sail", "sail", "Oss came but didn’t sail"),
        ("went home", "home", "Doran Pell went home"),
    ],
)
def test_a_clause_without_a_subject_begins_with_its_sentence(clause, verb, told):
    text = (
        "It rained. Mr. Venn praised the port, which has grown. He said that the ferry will sail and is expected to "
        "stay. Oss came but didn’t sail.\nDoran Pell went home."
    )
    assert read(text, clause, verb) == told


def test_a_sentence_that_is_too_long_to_read_is_left_out():
    text = "Venn " + "and the mayors " * (LONGEST // 10) + "has grown."
    assert read(text, "has grown", "grown") == "has grown"


def test_a_paragraph_of_any_length_is_passed_over():
    text = "Venn was. " * (WIDEST // 5) + "It has grown."
    assert read(text, "has grown", "grown") == "has grown"
