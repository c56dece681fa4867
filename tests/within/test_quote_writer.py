"""Which mention a source is: the one a phrase is about, none where that is several."""

from __future__ import annotations

import pytest

from rashomon.within.quote_sources import bare
from tests.within.one_article import Read


def spoken_by(text: str) -> list[str | None]:
    """The text of the mention that each quote is linked to, in order of content."""
    article = Read(text)
    texts = {mention.id: mention.text for mention in article.mentions}
    found = sorted(article.quotes, key=lambda quote: quote.content.start)
    return [texts.get(quote.mention or "") for quote in found]


@pytest.mark.parametrize(
    "text",
    [
        "Ilka Maarven and Joren Talle said that the tunnel would open in May.",
        "Vessaria and Keldovia said that the tunnel would open in May.",
    ],
)
def test_what_two_say_is_said_by_neither_alone(text):
    assert spoken_by(text) == [None]


def test_what_a_plan_asks_is_not_said_by_its_owner():
    assert "Vessaria" not in spoken_by("Vessaria’s nine-point plan calls for a joint commission on the river.")


def test_a_person_after_an_owner_or_a_title_is_who_speaks():
    assert spoken_by("Vessaria’s Ilka Maarven said the tunnel would open in May.") == ["Ilka Maarven"]
    assert spoken_by("Vessarian President Ilka Maarven said the tunnel would open in May.")[0].endswith("Ilka Maarven")


def test_a_dateline_says_nothing():
    text = "LISBON: After two days of talks the ministers went home, and the tunnel stayed shut for the winter."
    assert not [quote for quote in Read(text).quotes if quote.lemma == ":"]


@pytest.mark.parametrize(
    "text",
    [
        "The Vessarian code says that the tunnel must be open.",
        "The code of conduct for Vessarian judges says that they must be silent.",
        "The order, which was signed by Ilka Maarven, said that the tunnel would open in May.",
    ],
)
def test_what_a_phrase_only_tells_aside_does_not_speak(text):
    assert set(spoken_by(text)) == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Two pro-Maarven lawyers said they would sue. Ilka Maarven praised them.",
        "Maarven supporters said the vote was a mistake. Ilka Maarven left the building.",
    ],
)
def test_who_is_only_described_by_a_name_is_not_its_bearer(text):
    assert "Maarven" != spoken_by(text)[0] != "Ilka Maarven"


def test_who_is_of_somebody_is_not_that_one():
    text = "Supporters of Mr. Maarven said the vote was a mistake. Ilka Maarven left the building."
    assert spoken_by(text)[0] != "Maarven"
    text = "Maarven spokesman Joren Talle said the vote was a mistake. Ilka Maarven left the building."
    assert spoken_by(text)[0] == "Joren Talle"


def test_a_deputy_speaks_for_himself():
    assert "Maarven" not in spoken_by("Ms. Maarven’s deputy, Joren Talle, said the tunnel would open in May.")


def test_a_source_is_shown_without_the_pronoun_after_it():
    assert bare("Joren Talle, who") == "Joren Talle"
    assert bare("those") == "those"
    assert bare("The two states — which two years ago agreed on it") == "The two states"
    assert bare("The two states —") == "The two states"
    assert bare("the man, whose name is Talle") == "the man, whose name is Talle"
    assert bare("those that stayed away") == "those that stayed away"
