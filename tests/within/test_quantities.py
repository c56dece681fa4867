"""Figures with value, unit, head and bound; dates and names are none."""

from __future__ import annotations

import pytest

from rashomon.within.quantities import of_paragraph
from tests.within.one_article import parser

SAID = [
    ("Trade in grain rose to more than 4.2 billion crowns.", [("4200000000", "crown", "more than")]),
    ("At least forty-two soldiers were injured.", [("42", "", "at least")]),
    ("Prices rose by 7.5 per cent.", [("7.5", "percent", "")]),
    ("The tunnel is about 31 kilometres long.", [("31", "kilometre", "about")]),
    ("Some 1,200 people marched through Halvenne.", [("1200", "", "about")]),
    ("They met on 9 October 2018 in Hall 7.", []),
    ("In 2018 the talks began.", []),
]


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_figures(text, wanted):
    every = [one for parse in parser()([text]) for one in of_paragraph(parse)]
    found = [(format(one.value.normalize(), "f"), one.unit, one.bound) for one in every]
    assert found == wanted


def test_what_is_counted_is_told():
    (parse,) = parser()(["Keldovia sent 300 soldiers to the border."])
    (found,) = of_paragraph(parse)
    assert found.head == "soldier"


def test_words_that_look_like_numbers_and_are_none_stop_nothing():
    for text in ("9" * 5000, "two " * 2000, "million million million", "- - - 5 -"):
        for parse in parser()([text]):
            list(of_paragraph(parse))
