"""Quotes of whole invented articles: content, source, cue, type, and what goes on across paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.findings import Article, Block, Mention, Quote
from rashomon.lexicon import Lexicon
from rashomon.parse import Parser
from rashomon.text import Span, paragraphs
from rashomon.within.quotes import find

PARSER = Parser()
LEXICON = Lexicon()
REPORT = "0" * 64


def article_of(text: str, roles: Sequence[str] = ()) -> tuple[Article, list[Block]]:
    article = Article(REPORT, 0, Span.of(REPORT, 0, max(1, len(text))), "en")
    places = paragraphs(text)
    named = [*roles, *["paragraph"] * len(places)]
    blocks = [
        Block(article.id, Span.of(REPORT, start, end), role, text[start:end])
        for (start, end), role in zip(places, named, strict=False)
    ]
    return article, blocks


def quotes(text: str, *roles: str, mentions: Sequence[Mention] = ()) -> list[Quote]:
    article, blocks = article_of(text, roles)
    found = find(article, blocks, mentions, parser=PARSER, lexicon=LEXICON)
    return sorted(found, key=lambda quote: (quote.content.start, -len(quote.content)))


def read(text: str, quote: Quote) -> tuple[str, str | None, str | None]:
    """Content, source and cue as printed."""
    return (
        quote.content.read(text),
        quote.source.read(text) if quote.source else None,
        quote.cue.read(text) if quote.cue else None,
    )


@pytest.mark.parametrize(
    ("text", "content", "source", "cue"),
    [
        (
            "“We will open the northern border in spring,” Prime Minister Aldra Venn said.",
            "“We will open the northern border in spring,”",
            "Prime Minister Aldra Venn",
            "said",
        ),
        (
            "“We will open the northern border in spring,” said Aldra Venn, the prime minister of Ostravia.",
            "“We will open the northern border in spring,”",
            "Aldra Venn, the prime minister of Ostravia",
            "said",
        ),
        (
            "Aldra Venn said the border would open in spring.",
            "the border would open in spring",
            "Aldra Venn",
            "said",
        ),
        (
            "The border would open in spring, Aldra Venn said.",
            "The border would open in spring",
            "Aldra Venn",
            "said",
        ),
        (
            "According to the ministry, the border will open in spring.",
            "the border will open in spring",
            "the ministry",
            "According to",
        ),
        (
            "Aldra Venn accused the council of breaking the treaty.",
            "the council of breaking the treaty",
            "Aldra Venn",
            "accused",
        ),
        ("Aldra Venn vowed to rebuild the bridge.", "to rebuild the bridge", "Aldra Venn", "vowed"),
        ("Aldra Venn warned against a hasty deal.", "against a hasty deal", "Aldra Venn", "warned"),
        (
            "Aldra Venn called the talks “frank and useful”.",
            "the talks “frank and useful”",
            "Aldra Venn",
            "called",
        ),
        (
            "Aldra Venn told reporters that the border would open.",
            "that the border would open",
            "Aldra Venn",
            "told",
        ),
    ],
)
def test_who_said_what(text: str, content: str, source: str, cue: str) -> None:
    trimmed = [(read(text, quote)[0].rstrip(".,"), *read(text, quote)[1:]) for quote in quotes(text)]
    assert (content.rstrip(".,"), source, cue) in trimmed


def test_types_follow_the_marks() -> None:
    text = (
        "“We agree on all of the points,” Aldra Venn said.\n"
        "Aldra Venn said the pact was “a great step” for all.\n"
        "Aldra Venn said the pact was good."
    )
    assert [quote.type for quote in quotes(text)] == ["direct", "mixed", "indirect"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Vessaria rejected the plan.", "act"),
        ("Minister Bo Venn called for dialogue on Monday.", "act"),
        ("Vessaria condemned the strikes on the harbour.", "act"),
        ("Minister Bo Venn rejected the plan as “a bad joke”.", "mixed"),
        ("Minister Bo Venn accused Vessaria of cheating.", "indirect"),
        ("Minister Bo Venn voiced hope that the talks will go on.", "indirect"),
        ("Minister Bo Venn said the talks had failed.", "indirect"),
    ],
)
def test_an_act_told_without_words_is_no_quote(text: str, kind: str) -> None:
    assert [quote.type for quote in quotes(text)] == [kind]


def test_a_quote_split_by_its_cue_is_one() -> None:
    text = "“We are close to a deal,” Aldra Venn said on Monday. “But the last mile is hard.”"
    (quote,) = quotes(text)
    assert quote.content.texts(text) == ("“We are close to a deal,”", "“But the last mile is hard.”")
    assert quote.type == "direct"


def test_a_quote_goes_on_in_the_next_paragraph_where_no_mark_closed_it() -> None:
    text = "“We are close to a deal,” Aldra Venn said. “It is near.\n“The last mile is hard, though.”"
    (quote,) = quotes(text)
    assert len(quote.content.pieces) == 3
    assert read(text, quote)[1] == "Aldra Venn"


def test_a_speaker_goes_on_past_a_caption() -> None:
    text = (
        "“We are close to a deal,” Aldra Venn said.\n"
        "King Orlo waves to the crowd in Bastel.\n"
        "“The last mile is hard, though.”"
    )
    (quote,) = quotes(text, "paragraph", "caption")
    assert quote.content.texts(text)[-1] == "“The last mile is hard, though.”"
    assert read(text, quote)[1] == "Aldra Venn"


def test_a_paragraph_that_ends_with_a_colon_leads_to_the_next() -> None:
    text = "In a letter, Aldra Venn wrote:\n“We have waited long enough for this treaty.”"
    assert ("“We have waited long enough for this treaty.”", "Aldra Venn", "wrote") in [
        read(text, quote) for quote in quotes(text)
    ]


def test_an_orphan_keeps_no_source() -> None:
    text = "The rain fell on Bastel all day.\n“Peace will come back to the valley soon.”"
    (quote,) = quotes(text)
    assert quote.source is None
    assert quote.cue is None
    assert quote.because == "marks alone"


def test_speech_of_nobody_named_has_no_source() -> None:
    text = "It is being said that the army has had little success."
    (quote,) = quotes(text)
    assert quote.source is None
    assert read(text, quote)[0].startswith("that the army")


def test_both_links_of_a_chain_are_kept() -> None:
    text = "The two sides discussed trade, the aide Piet Marrow said, according to Valley News."
    found = {read(text, quote)[1]: quote for quote in quotes(text)}
    inner, outer = found["the aide Piet Marrow"], found["Valley News"]
    assert inner.within == outer.id
    assert outer.within is None


def test_speech_within_speech_keeps_both_sources() -> None:
    text = "Aldra Venn said the king had claimed that the dam was safe."
    found = {read(text, quote)[1]: quote for quote in quotes(text)}
    assert found["the king"].within == found["Aldra Venn"].id


def test_a_trailing_participle_is_speech_of_its_own_by_the_same_source() -> None:
    text = "Aldra Venn said the dam was safe, adding that repairs would start in May."
    found = [read(text, quote) for quote in quotes(text)]
    assert ("the dam was safe", "Aldra Venn", "said") in found
    assert ("that repairs would start in May", "Aldra Venn", "adding") in found


def test_in_what_a_thing_was_praised_is_no_part_of_the_thing() -> None:
    text = "She earlier praised the “long friendship” of the two towns in remarks broadcast on island radio."
    (quote,) = quotes(text)
    assert quote.content.read(text) == "the “long friendship” of the two towns"
    assert quote.medium is not None
    assert quote.medium.read(text) == "remarks broadcast on island radio"


def test_who_passed_on_what_somebody_said_tells_of_all_of_it() -> None:
    text = "“The lock will stay open,” Venn said, according to the island radio."
    outer, inner = sorted(quotes(text), key=lambda quote: quote.within or "")
    assert read(text, inner) == ("“The lock will stay open,”", "Venn", "said")
    assert inner.within == outer.id
    assert (outer.type, inner.type) == ("mixed", "direct")
    assert outer.source is not None
    assert outer.source.read(text) == "the island radio"
    assert inner.content.read(text) in outer.content.read(text)


def test_addressee_and_medium_are_given_where_the_text_says_so() -> None:
    text = "Aldra Venn told reporters in a statement that the dam was safe."
    (quote,) = quotes(text)
    assert quote.addressee is not None
    assert quote.addressee.read(text) == "reporters"
    assert quote.medium is not None
    assert quote.medium.read(text).startswith("a statement")


@pytest.mark.parametrize(
    ("text", "occasion", "date"),
    [
        (
            "“We agree,” Bo Venn said on Tuesday at a news conference in Halvenne.",
            "at a news conference in Halvenne",
            "on Tuesday",
        ),
        (
            "Bo Venn told reporters during the second day of the visit that the talks had failed.",
            "during the second day of the visit",
            None,
        ),
        (
            "After talks with the envoy, Bo Venn said Friday that nothing was settled.",
            "After talks with the envoy",
            "Friday",
        ),
        ("Bo Venn said the summit on Monday would fail.", None, None),
        ("Bo Venn said in a statement that he agreed.", None, None),
    ],
)
def test_occasion_and_date_are_given_where_the_text_says_so(text: str, occasion: str | None, date: str | None) -> None:
    (quote,) = quotes(text)
    assert (quote.occasion and quote.occasion.read(text)) == occasion
    assert (quote.date and quote.date.read(text)) == date


def test_a_scare_quote_is_no_speech() -> None:
    assert quotes("The so-named “long wall” runs along the river.") == []


def test_a_weak_word_counts_only_with_words_in_marks() -> None:
    assert quotes("The king attacked the castle.") == []
    (quote,) = quotes("The king attacked the “cowardly and corrupt” council.")
    assert quote.type == "mixed"


def test_a_noun_of_speech_leads_to_its_owner() -> None:
    text = "The road stayed closed after Ostravia's claim that the bridge was unsafe."
    (quote,) = quotes(text)
    assert read(text, quote) == ("that the bridge was unsafe", "Ostravia", "claim")


def test_the_mention_that_the_source_is_is_named() -> None:
    text = "The dam is safe, Prime Minister Aldra Venn said."
    article, _ = article_of(text)
    name = Mention(article.id, Span.of(REPORT, 32, 42), "name", "person", text[32:42])
    assert name.text == "Aldra Venn"
    (quote,) = quotes(text, mentions=[name])
    assert quote.mention == name.id


def test_an_article_in_another_language_has_no_quotes() -> None:
    text = "“We agree on all of the points,” Aldra Venn said."
    article, blocks = article_of(text)
    other = Article(article.report, 0, article.span, "de")
    assert list(find(other, blocks, [], parser=PARSER, lexicon=LEXICON)) == []


def test_furniture_is_not_read() -> None:
    assert quotes("“We agree on all of the points,” Aldra Venn said.", "comments") == []


def test_the_order_of_blocks_and_mentions_changes_nothing() -> None:
    text = "“We are close,” Aldra Venn said. “It is near.\n“The last mile is hard, though.”\nShe said it was so."
    article, blocks = article_of(text)
    one = set(find(article, blocks, [], parser=PARSER, lexicon=LEXICON))
    assert one == set(find(article, blocks[::-1], [], parser=PARSER, lexicon=LEXICON))


WORDS = st.sampled_from(
    [*"“”\"'‘’«»„", "''", "\n", ",", ".", ":", " ", "said", "Aldra", "Venn", "that", "she", "we go"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=40))
def test_no_article_fails_whatever_its_marks(parts: list[str]) -> None:
    text = " ".join(parts)
    for quote in quotes(text):
        assert all(piece.strip() for piece in quote.content.texts(text))
        for span in quote.spans():
            assert span.end <= len(text)
        assert quote.because


@pytest.mark.parametrize(
    "text",
    [
        "You would think that the dam was safe.",
        "That said, the dam was safe.",
        "Vessaria denied it.",
        "Image: Bo Venn of the Harbour League.",
    ],
)
def test_what_only_looks_like_speech_is_none(text: str) -> None:
    assert quotes(text) == []


def test_what_a_speaker_did_not_tell_is_the_reports_word() -> None:
    text = "Ilka Maarven said she had discussed the Korrin pipeline with Keldovia but did not announce a deal."
    (found,) = quotes(text)
    assert read(text, found)[0] == "she had discussed the Korrin pipeline with Keldovia"
