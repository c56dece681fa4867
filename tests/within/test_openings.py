"""What articles tell as still to come."""

from __future__ import annotations

import pytest

from rashomon.findings import Mention
from rashomon.text import Span
from rashomon.within.openings import find
from tests.within.test_quotes import LEXICON, PARSER, REPORT, article_of

NAMES = ("Aldra Venn", "Venn", "Vessary", "Ostravia", "Doran Pell", "Tarn")


def told(text: str):
    article, blocks = article_of(text)
    mentions = [
        Mention(article.id, Span.of(REPORT, at, at + len(name)), "name", "person", name)
        for name in NAMES
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    found = find(article, blocks, mentions, parser=PARSER, lexicon=LEXICON)
    return [(one.type, one.negated, one.span.read(text)) for one in sorted(found, key=lambda one: one.span)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Venn invited Pell and Vessary to talks in May.", "invitation"),
        ("Vessary is waiting for an answer from Ostravia.", "awaited"),
        ("Venn is expected to meet Doran Pell next week.", "expected"),
        ("The talks between Vessary and Ostravia are scheduled for Monday.", "planned"),
        ("Doran Pell will travel to Tarn on Friday.", "planned"),
        ("Vessary will issue a warrant for Doran Pell.", "planned"),
        ("Aldra Venn confirmed she would attend the summit in Tarn.", "planned"),
        ("Vessary has vowed to rebuild the bridge.", "promised"),
        ("Ostravia is considering a ban on salt.", "considered"),
        ("Doran Pell has accepted the invitation.", "accepted"),
    ],
)
def test_what_is_to_come(text, kind):
    found = told(text)
    assert [(one, negated) for one, negated, _ in found] == [(kind, False)]
    assert found[0][2] in text


@pytest.mark.parametrize(
    "text",
    [
        "Aldra Venn met Doran Pell in Tarn.",
        "If the pass opens, Venn will travel to Tarn.",
        "It will rain on Friday.",
        "It is unclear whether Venn will travel to Tarn.",
        "Venn would have voted for the bridge.",
        "Vessary would be glad.",
        "Aldra Venn considers the bridge a mistake.",
    ],
)
def test_what_is_done_or_only_might_be_is_not(text):
    assert told(text) == []


def test_what_is_told_not_to_come():
    assert told("Doran Pell will not travel to Tarn on Friday.")[0][1]


def test_a_second_verb_brings_its_subject():
    found = told("Vessary had invited Ostravia to talks, and is waiting for an answer from Tarn.")
    assert [(kind, words) for kind, _, words in found] == [
        ("awaited", "Vessary … is waiting for an answer from Tarn"),
        ("invitation", "Vessary had invited Ostravia to talks, and is waiting for an answer from Tarn"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Pell spoke of the freedom of members considering a run for office.",
        "Venn may have to step aside from considering any case of Vessary.",
        "Many have speculated that Vessary offered to buy the harbour of Tarn.",
        "Vessary agreed with that step, again so as not to hinder Doran Pell.",
        "Doran Pell said that Vessary should consider leaving the pact.",
    ],
)
def test_what_is_not_weighed_offered_or_promised_by_anybody_is_no_thread(text: str) -> None:
    assert told(text) == []
