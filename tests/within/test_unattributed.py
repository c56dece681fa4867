"""What is told as a view, a reaction or a rumour of nobody named."""

from __future__ import annotations

import pytest

from rashomon.findings import Quote
from rashomon.within.unattributed import find
from tests.within.test_quotes import LEXICON, PARSER, article_of


def told(text: str, quotes=()):
    article, blocks = article_of(text)
    found = find(article, blocks, quotes(article) if quotes else (), parser=PARSER, lexicon=LEXICON)
    return [(one.type, one.span.read(text)) for one in sorted(found, key=lambda one: one.span)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The visit has been viewed as a boost.", ("view", "The visit has been viewed as a boost")),
        ("It is being said that the bridge will close.", ("rumour", "It is being said that the bridge will close")),
        ("The offer was roundly ignored.", ("reaction", "The offer was roundly ignored")),
        ("There has been wide scepticism of the plan.", ("view", "There has been wide scepticism of the plan")),
        ("The minister reportedly left on Friday.", ("rumour", "The minister reportedly left on Friday")),
        ("He is believed to be in Tarn.", ("view", "He is believed to be in Tarn")),
    ],
)  # fmt: skip
def test_what_nobody_named_says(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The visit has been viewed by Vessary as a boost.",
        "The offer was ignored by the mayors.",
        "There is scepticism among diplomats.",
        "There is no doubt.",
        "The ships seen in the bay were grey.",
        "The plan must be well thought out.",
        "Venn's fear grew.",
    ],
)
def test_what_somebody_is_said_to_hold_is_not(text):
    assert told(text) == []


def test_what_a_named_source_says_is_a_quote_and_not_told_twice():
    text = "The visit has been viewed as a boost, Aldra Venn said."

    def quotes(article):
        span = type(article.span).of
        return [Quote(article.id, span(article.report, 0, 36), span(article.report, 38, 48), None, "indirect")]

    assert told(text, quotes) == []


def test_two_clauses_are_two():
    text = "Drivers were praised, and the mayor was accused of haste."
    assert [words for _, words in told(text)] == [text.rstrip("."), "the mayor was accused of haste"]
