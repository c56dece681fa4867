"""A redline holds every character of both versions, and nothing else."""

from __future__ import annotations

import pytest
from bench.edits import edited, invented

from rashomon.across.redline import redline
from tests.across.test_shared_text import WIRE, body

TEXTS = invented(12, 90, seed=3)


def read(text, span):
    return "".join(text[start:end] for start, end in span.pieces)


def sides(one, other):
    parts = list(redline(body("a", one), body("b", other)))
    left = "".join(read(one, part.left) for part in parts if part.left)
    right = "".join(read(other, part.right) for part in parts if part.right)
    return left, right, parts


@pytest.mark.parametrize("seed", range(8))
def test_it_reads_as_either_version(seed):
    one = TEXTS[seed] + "\n" + WIRE
    other = edited(one, TEXTS[seed + 1], 5, seed).text
    left, right, parts = sides(one, other)
    assert (left, right) == (one.replace("\n", ""), other.replace("\n", ""))
    assert {part.change for part in parts} >= {"same"}


def test_what_was_put_in_stands_in_one_alone():
    other = WIRE.replace("eleven weeks", "at least twelve weeks")
    _, _, parts = sides(WIRE, other)
    assert [(part.change, read(WIRE, part.left) if part.left else read(other, part.right)) for part in parts[1:3]] == [
        ("only_left", "eleven "),
        ("only_right", "at least twelve "),
    ]


def test_texts_with_nothing_in_common_stand_one_after_the_other():
    assert next(part.change for part in sides(TEXTS[0], TEXTS[5])[2]) == "only_left"
    assert sides(WIRE, WIRE)[2][0].change == "same"
