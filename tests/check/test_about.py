import pytest

from rashomon.check.about import CARRIED, About
from rashomon.findings import Block
from tests.check.test_check import LEXICON, report
from tests.pages.invented import bind

TEXT = (
    "Vessary signed an agreement on the Harrow bridge on Monday. However, nothing of it was shown. Bakers were glad.",
    "It rained.",
)


@pytest.fixture
def record(tmp_path):
    drafts = [report(*TEXT, name="a"), report("Bakers in Lowmere want better flour.", name="b")]
    with bind(tmp_path / "r.sqlite", drafts) as record:
        yield record


def place(record, words):
    """The span of some words, wherever they stand."""
    for block in record.all(Block):
        if words in block.text:
            start = block.span.start + block.text.index(words)
            return type(block.span).of(block.span.report, start, start + len(words))
    raise LookupError(words)


@pytest.fixture
def about(record):
    return About(record, "the Harrow bridge", lexicon=LEXICON)


def test_a_place_in_a_sentence_that_holds_the_words_is_about_them(record, about):
    assert about.score(place(record, "on Monday")) > 0
    assert about.score(place(record, "Bakers in Lowmere")) == 0


def test_a_sentence_that_goes_on_is_about_them_and_counts_less(record, about):
    first = about.score(place(record, "on Monday"))
    assert about.score(place(record, "nothing of it")) == pytest.approx(CARRIED * first)


def test_a_new_beginning_is_not(record, about):
    assert about.score(place(record, "Bakers were glad")) == 0


def test_another_paragraph_takes_its_topic_only_from_a_sentence_that_has_it(record, about):
    assert about.score(place(record, "It rained")) == 0
