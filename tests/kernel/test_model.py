"""What costs less changes nothing: parses are those of the model as it ships, and hang on the paragraph alone."""

import random

import numpy as np
import pytest

from rashomon import model, network, parse
from rashomon.model import RULES, Model
from rashomon.parse import BATCH, detach, load

ODD = [
    "  Two  spaces \n\tand a tab.  ",
    "   ",
    "",
    "!!! ???",
    "I'm gonna say let's go, y'all. There is no one, there are two; there's him. C'mon, ain't it so?",
    "They wo n't, won't, can't and cannot; he'd gone, she'd go. Nothin' doin', 'em folks gotta 'nuff said.",
    "THE MINISTER OF KORRIN SAID: 'NO.' https://example.org mail@example.org 3.4% $5bn 12,000 3rd",
    "ʻOkina и кириллица, 漢字 🙂 e\u0301 \u200fעברית.",
    "That that he said was that, that one which does do what it did.",
]


PACKAGE = parse.MODEL.replace("-", "_")


@pytest.fixture(scope="module")
def paragraphs(examples):
    files = [path for path in sorted(examples.iterdir()) if path.suffix in {".txt", ".md"}]
    lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [*ODD, *lines]


@pytest.fixture(scope="module")
def expected(paragraphs):
    """Columns and vectors as the model ships."""
    docs = list(load().pipe(paragraphs, batch_size=BATCH))
    return [detach(doc) for doc in docs], [doc.tensor for doc in docs]


@pytest.fixture(scope="module")
def ours():
    """The model as it is used here."""
    return Model(PACKAGE, BATCH)


def test_what_is_remembered_changes_no_parse(paragraphs, expected, ours):
    assert [tuple(columns) for columns in ours(paragraphs)] == expected[0]
    assert ours(paragraphs) == ours(paragraphs), "all words are known by now"
    order = random.Random(5).sample(range(len(paragraphs)), len(paragraphs))
    for batch in (order[i : i + 3] for i in range(0, len(order), 3)):
        assert ours([paragraphs[i] for i in batch]) == [expected[0][i] for i in batch]


def test_vectors_are_those_of_the_model_but_for_the_last_digits(paragraphs, expected, ours):
    for _ in range(2):
        for doc, vectors in zip(ours._nlp.pipe(paragraphs, disable=RULES), expected[1], strict=True):
            np.testing.assert_allclose(doc.tensor, vectors, rtol=0, atol=1e-4)


def test_no_bit_of_a_vector_hangs_on_what_else_is_parsed(paragraphs, ours):
    together = [doc.tensor.tobytes() for doc in ours._nlp.pipe(paragraphs, disable=RULES, batch_size=len(paragraphs))]
    for batch in (1, 7):
        alone = [doc.tensor.tobytes() for doc in ours._nlp.pipe(paragraphs, disable=RULES, batch_size=batch)]
        assert alone == together


def test_networks_that_are_not_as_expected_stay_as_they_ship(paragraphs, expected, monkeypatch):
    monkeypatch.setattr(network, "LOOKS", {"maxout"})
    plain = Model(PACKAGE, BATCH)
    assert [one.layers[1].name for one in network.networks(plain._nlp)] != ["around", "around"]
    assert plain(paragraphs) == expected[0]


def test_words_that_are_let_go_change_no_parse(paragraphs, expected, ours, monkeypatch):
    monkeypatch.setattr(model, "KEPT", 40)
    monkeypatch.setattr(network, "KEPT", 40)
    monkeypatch.setattr(model, "WORDS", 0)
    for _ in range(2):
        assert [columns for text in paragraphs for columns in ours([text])] == expected[0]
    assert len(ours._rules._known) < 400


def test_a_model_with_other_rules_is_asked_anew_each_time(paragraphs, expected, monkeypatch):
    monkeypatch.setattr(model, "HANG_ON", {"TAG"})
    wary = Model(PACKAGE, BATCH)
    assert wary(paragraphs) == expected[0]
    assert wary._rules._known == {}


def test_the_shared_reports_parse_as_the_model_ships(shared, ours):
    """On real news, where it lies beside the project."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "reports").glob("*.txt"))]
    lines = [line for text in texts for line in text.splitlines() if line.strip()]
    assert ours(lines) == [detach(doc) for doc in load().pipe(lines, batch_size=BATCH)]
