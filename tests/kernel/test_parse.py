import random

import pytest

from rashomon import parse
from rashomon.errors import ToolMissing
from rashomon.parse import Parser, join, slices
from rashomon.text import fold

PARAGRAPHS = [
    "“The tunnel will open in May,” President Orla Venn of Korrin said on Monday.",
    "Venn's aides\u00a0— who asked not to be named — denied it.",
    "Talks between Korrin and Maarven ended without a deal. Nobody spoke to the press afterwards.",
    "Headline without a verb",
    "!!! ???",
    "   ",
    "ʻOkina и кириллица, 漢字 🙂 e\u0301 \u200fעברית.",
]


@pytest.fixture(scope="module")
def parser():
    return Parser()


def told(parsed):
    return [
        (t.text, t.start, t.end, t.lemma, t.pos, t.tag, t.dep, t.head.i, t.entity, t.entity_begins, t.sentence)
        for t in parsed.tokens
    ]


def test_a_paragraph_parses_alike_alone_in_a_batch_and_from_what_was_kept(parser):
    alone = [told(fresh()([text])[0]) for text in PARAGRAPHS]
    assert [told(found) for found in fresh()(PARAGRAPHS)] == alone
    shuffled = random.Random(3).sample(PARAGRAPHS * 3, len(PARAGRAPHS) * 3)
    several = fresh()(shuffled)
    assert [told(found) for found in several] == [alone[PARAGRAPHS.index(text)] for text in shuffled]
    again = parser(PARAGRAPHS)
    words = parser.words
    assert [told(found) for found in parser(PARAGRAPHS)] == [told(found) for found in again] == alone
    assert parser.words == words, "nothing was parsed a second time"


def fresh():
    """A parser that has kept nothing."""
    return Parser()


def test_tokens_read_as_they_stand_in_the_paragraph(parser):
    for text, parsed in zip(PARAGRAPHS, parser(PARAGRAPHS), strict=True):
        assert parsed.text == fold(text)
        assert all(token.text == fold(text)[token.start : token.end] for token in parsed.tokens)
        held = {position for token in parsed.tokens for position in range(token.start, token.end)}
        assert {i for i, char in enumerate(fold(text)) if not char.isspace()} <= held


def test_a_parse_is_a_forest_of_sentences(parser):
    for parsed in parser(PARAGRAPHS):
        assert [token.i for sentence in parsed.sentences for token in sentence] == list(range(len(parsed.tokens)))
        for token in parsed.tokens:
            assert token in token.subtree()
            assert all(child.head is token for child in token.children)
            assert token.is_root or next(token.ancestors()) is token.head
            top = [token, *token.ancestors()][-1]
            assert top.is_root
            assert top.sentence == token.sentence


def test_entities_are_runs_of_tokens(parser):
    for parsed in parser(PARAGRAPHS):
        for entity in parsed.entities:
            assert parsed.tokens[entity.first].start == entity.start
            assert parsed.tokens[entity.last - 1].end == entity.end
            assert {token.entity for token in parsed.tokens[entity.first : entity.last]} == {entity.label}
    assert "Orla Venn" in {parsed.text[e.start : e.end] for parsed in parser(PARAGRAPHS) for e in parsed.entities}


def test_the_token_at_a_place_is_the_one_that_holds_it_or_the_next(parser):
    (parsed,) = parser(["Ada  met Bo"])
    assert [token.text if (token := parsed.at(i)) else None for i in (0, 2, 3, 4, 5, 10, 11)] == [
        "Ada",
        "Ada",
        "met",
        "met",
        "met",
        "Bo",
        None,
    ]


@pytest.mark.parametrize("gap", [" ", "x"])
def test_slices_of_a_long_paragraph_make_the_paragraph(gap, monkeypatch):
    monkeypatch.setattr(parse, "LONGEST", 20)
    text = gap.join(["abcdefg"] * 30)
    found = slices(text)
    assert "".join(piece for _, piece in found) == text
    assert all(text[offset : offset + len(piece)] == piece for offset, piece in found)
    assert all(0 < len(piece) <= 20 for _, piece in found)
    if gap == " ":
        assert all(piece.endswith(" ") for _, piece in found[:-1])


def test_a_paragraph_in_slices_is_one_parse(parser, monkeypatch):
    sentences = [f"Minister number {i} of Korrin spoke to the press." for i in range(40)]
    text = " ".join(sentences)
    monkeypatch.setattr(parse, "LONGEST", 300)
    (parsed,) = fresh()([text])
    assert [text[token.start : token.end] for token in parsed.tokens] == [token.text for token in parsed.tokens]
    assert [token.i for token in parsed.tokens] == list(range(len(parsed.tokens)))
    assert len(parsed.sentences) >= len(slices(text)) > 5
    assert all(token.head in parsed.tokens for token in parsed.tokens)
    assert {sentence[0].sentence for sentence in parsed.sentences} == set(range(len(parsed.sentences)))


def test_columns_of_one_slice_are_left_as_they_are():
    columns = ([0], [1], ["a"], ["X"], ["X"], ["ROOT"], [""], [False], [0], [0])
    assert join([(0, columns)]) is columns
    assert join([(0, columns), (5, columns)])[0] == [0, 5]
    assert join([(0, columns), (5, columns)])[-2:] == ([0, 1], [0, 1])


def test_what_is_kept_is_bounded_and_the_last_ones(parser, monkeypatch):
    monkeypatch.setattr(parse, "KEPT", 5)
    small = fresh()
    many = [f"Report {i} came." for i in range(30)]
    assert [found.text for found in small(many)] == many
    assert list(small._kept) == many[-5:]
    small([many[-5], "Another came."])
    assert list(small._kept) == [*many[-4:], many[-5], "Another came."][-5:]


def test_a_folded_paragraph_is_parsed_once_however_its_marks_stand(parser):
    one = fresh()
    curly, straight = one(["“Yes,” she said.", '"Yes," she said.'])
    assert curly is straight


def test_no_model_is_opened_for_nothing():
    parser = Parser()
    assert parser([]) == []
    assert parser._model is None


def test_a_model_that_is_not_installed_is_said_with_the_way_out(monkeypatch):
    monkeypatch.setattr(parse, "MODEL", "no-such-model")
    with pytest.raises(ToolMissing, match="pip install no-such-model"):
        parse.opened.__wrapped__()
    with pytest.raises(ToolMissing, match="pip install no-such-model"):
        parse.load()
    with pytest.raises(ToolMissing, match="pip install no-such-model"):
        _ = Parser().version
