"""A shared page holds no more of an article than its limits allow, wherever one looks for it."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import InputError
from rashomon.record import Record
from rashomon.show.dossier import spans_of, write
from rashomon.show.material import load
from rashomon.show.passages import CONTEXT, MOST, budgets_of, shared
from tests.pages.invented import Draft, bind

WORD = re.compile(r"\S{1,24}")


def drafted(words: int, places: list[tuple[int, int]]) -> Draft:
    """An article of words that occur once in the world, with quotes of so many words at some of them."""
    paragraphs = [" ".join(f"word{n}x" for n in range(low, min(low + 60, words))) for low in range(0, words, 60)]
    draft = Draft([("paragraph", text) for text in paragraphs])
    for first, length in places:
        low = draft.text.index(f"word{first % words}x")
        block = next(block.span for block in draft.findings[1:] if block.span.start <= low < block.span.end)
        found = draft.at(" ".join(draft.text[low : block.end].split()[:length]))
        source = draft.at(f"word{(first + 3) % words}x")
        draft.quotes(found, ("direct", "indirect", "scare")[first % 3], source if first % 2 else None)
    return draft


PLACES = st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 50)), max_size=25)


@settings(max_examples=40, deadline=None)
@given(words=st.integers(1, 5000), places=PLACES, context=st.integers(0, CONTEXT))
def test_a_shared_page_holds_at_most_a_tenth_of_an_article(
    words: int, places: list[tuple[int, int]], context: int
) -> None:
    draft = drafted(words, places)
    with TemporaryDirectory() as folder, bind(Path(folder) / "record.sqlite", [draft]) as record:
        written = write(record, Path(folder) / "page.html", share=True, context=context)
        page = written.path.read_text("utf-8")
    anywhere = set(re.findall(r"word\d+x", page))
    assert len(anywhere) <= min(words // 10, MOST)
    shown = written.shown[0]
    assert (shown.words, shown.of) == (len(anywhere), words)
    assert shown.limit == min(words // 10, MOST)
    for claim in spans_of(page):
        assert claim.reads(draft.text)


@settings(max_examples=40, deadline=None)
@given(words=st.integers(200, 5000), places=PLACES, context=st.integers(0, CONTEXT))
def test_no_excerpt_has_more_context_than_asked_for(words: int, places: list[tuple[int, int]], context: int) -> None:
    draft = drafted(words, places)
    with TemporaryDirectory() as folder, bind(Path(folder) / "record.sqlite", [draft]) as record:
        material = load(record)
    order = list(material.sheets[0].quotes)
    passages = shared(order, material, budgets_of(material), context)
    for quote in order:
        if passage := passages.get(quote.id):
            assert passage.before is None or (
                len(passage.before) <= context and passage.before.end == quote.content.start
            )
            assert passage.after is None or (len(passage.after) <= context and passage.after.start == quote.content.end)


def test_what_is_not_shown_is_pointed_at(record: Record, tmp_path: Path) -> None:
    write(record, tmp_path / "page.html", share=True)
    page = (tmp_path / "page.html").read_text("utf-8")
    assert re.search(r"report A, characters \d+–\d+: not shown, share limit", page)
    assert "Excerpts only" in page
    assert "Do not publish" not in page


def test_words_come_before_context() -> None:
    draft = drafted(600, [(0, 10), (120, 10), (240, 10), (360, 10)])
    with TemporaryDirectory() as folder, bind(Path(folder) / "record.sqlite", [draft]) as record:
        material = load(record)
    budgets = budgets_of(material)
    passages = shared(material.sheets[0].quotes, material, budgets)
    assert len(passages) == 4
    assert any(passage.after for passage in passages.values())
    assert [budget.report.withheld for budget in budgets.values()] == [0]


def test_text_without_spaces_is_not_one_word(tmp_path: Path) -> None:
    draft = Draft([("paragraph", "the " * 30 + "x" * 5000)])
    draft.quotes(draft.at("x" * 5000))
    with bind(tmp_path / "record.sqlite", [draft]) as record:
        write(record, tmp_path / "page.html", share=True)
    assert "x" * 100 not in (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.parametrize("context", [-1, CONTEXT + 1])
def test_no_option_raises_the_limits(record: Record, tmp_path: Path, context: int) -> None:
    with pytest.raises(InputError, match="context"):
        write(record, tmp_path / "page.html", share=True, context=context)
    assert list(tmp_path.glob("page*")) == []


def test_other_words_for_an_actor_are_not_shown(record: Record, tmp_path: Path) -> None:
    for share in (False, True):
        write(record, tmp_path / "page.html", share=share)
        assert ("Other words for it" in (tmp_path / "page.html").read_text("utf-8")) is not share


def test_a_shared_page_names_no_file(record: Record, tmp_path: Path) -> None:
    write(record, tmp_path / "page.html", share=True)
    page = (tmp_path / "page.html").read_text("utf-8")
    for name in ("somebody", "tarn courier.txt", "download (3).txt", "scan.pdf"):
        assert name not in page
    assert record.digests()[0] in page
