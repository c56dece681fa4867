"""Stories where they are read: the list, the filter of all lists, and the section of the page."""

from __future__ import annotations

import json

import pytest

from rashomon.cli.filters import Filters, Sieve
from rashomon.errors import InputError
from rashomon.record import Record
from rashomon.show.material import load
from rashomon.show.page import html, page
from rashomon.stories import Stories
from tests.across.test_stories import record

__all__ = ["record"]


def test_the_list_tells_which_reports_and_why(record, call):
    called = call("stories", record, "--json")
    told = json.loads(called.out)
    assert called.code == 0
    assert [len(story["articles"]) for story in told["stories"]] == [2, 1]
    assert told["stories"][0]["number"] == 1
    with Record(record) as opened:
        for span in told["shown"]:
            assert opened.report_text(span["report"])[span["start"] : span["end"]] == span["text"]
    assert len(told["shown"]) >= 3


def test_a_list_is_kept_to_a_story(record, call):
    with Record(record) as opened:
        view = Stories(opened)
        first, second = view.all
        for asked in ("1", first.id[:10]):
            sieve = Sieve(opened, Filters(story=asked))
            assert all(sieve.keeps(telling.article.span) for telling in first.tellings)
            assert not any(sieve.keeps(telling.article.span) for telling in second.tellings)
            assert not sieve.reads(second.tellings[0].article.report)
        assert view.meant(f"korrin {first.place}") == first
        with pytest.raises(InputError, match="several stories"):
            view.meant("Korrin")
        with pytest.raises(InputError, match="no story"):
            view.meant("Zzyzx")
    told = json.loads(call("stories", record, "--json", "--story", "2").out)
    assert [story["number"] for story in told["stories"]] == [2]


@pytest.mark.parametrize("share", [False, True])
def test_the_page_tells_of_stories_before_who_said_what(record, share):
    with Record(record) as opened:
        shown = html(page(load(opened, share=share), share=share))
    assert shown.index('id="stories"') < shown.index('id="said"')
    assert ("likeness 0." in shown) != share, "on a shared page the words that tell so are not printed"
