"""Whose words they are where the grammar is the only guide: invented sentences, each with its source."""

from __future__ import annotations

import pytest

from tests.within.test_quotes import quotes


def sources(text: str) -> dict[str, str | None]:
    """By cue, who is told to say it."""
    return {q.cue.read(text): q.source.read(text) if q.source else None for q in quotes(text) if q.cue}


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("The e-mail said the bridge was safe.", "said", "The e-mail"),
        (
            "His image suffered in 2014, when it was revealed that the mayor had closed the bridge.",
            "was revealed",
            None,
        ),
        (
            "Six members left, leading many ministers to conclude that Aldra Venn would resign.",
            "to conclude",
            "many ministers",
        ),
        (
            "The new film follows Mr. Venn’s statement on Tuesday criticizing the decision to close the port.",
            "criticizing",
            "Mr. Venn",
        ),
        ("Mr. Venn issued a statement saying that the port would open.", "saying", "Mr. Venn"),
        ("The film ends with Bo Harl claiming that the port is lost.", "claiming", "Bo Harl"),
    ],
)
def test_who_says_it(text, cue, source):
    assert sources(text)[cue] == source


def test_what_was_not_told_is_the_reports_word_and_of_the_same_speaker():
    text = "Aldra Venn said the crash is being looked into, though did not say whether it was planned."
    assert set(sources(text).values()) == {"Aldra Venn"}
    assert quotes(text)[0].content.read(text) == "the crash is being looked into"


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        (
            "UPDATE: 9 p.m. -- The minister Aldra Venn said she hoped the port would open.",
            "said",
            "The minister Aldra Venn",
        ),
        ("A spokesman e-mailed to other members a note, warning them that it was late.", "warning", "A spokesman"),
        ("There is no way to know how much of it is leaving.", "to know", None),
        (
            "It said, “requests for daily police have gone unanswered,” adding there was also a lack of support.",
            "adding",
            "It",
        ),
        (
            "Aldra Venn, who has made many remarks about the union including calling it “a sham”, will run.",
            "calling",
            "Aldra Venn, who",
        ),
    ],
)
def test_labels_split_words_and_means_do_not_speak(text, cue, source):
    assert sources(text)[cue] == source
