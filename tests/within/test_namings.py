"""How an article names things, and which passages show it."""

from __future__ import annotations

import pytest

from rashomon.record.namings import describes, plain_words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the long war", True),
        ("a supposed plan", True),
        ("the self-ruled island of Korr", True),
        ("two quarrelling countries", True),
        ("its war in Korr", False),
        ("Maarven’s proposals", False),
        ("war", False),
    ],
)
def test_words_that_describe_are_told_from_names(text: str, told: bool) -> None:
    assert describes(text) is told


def test_whose_it_is_stays_in_a_wording() -> None:
    assert plain_words("Its “long war”") == "its long war"
    assert plain_words("The long war") == "long war"
