"""A page's text, its blocks, what its tags say, and hostile markup."""

import pytest

from rashomon.errors import InputError
from rashomon.read import read
from rashomon.within import articles, metadata

from .pages import LEAD, PAGE, SECOND, STRANGER, THIRD, TITLE


def blocks(page):
    reading = read(page.encode(), "page.html")
    article, *found = articles.find(reading.report)
    return reading, article, found


def test_the_article_is_what_a_reader_reads():
    _, _, found = blocks(PAGE)
    assert [(block.role, block.text) for block in found if block.role in {"headline", "paragraph", "subheading"}] == [
        ("headline", TITLE),
        ("paragraph", LEAD),
        ("paragraph", SECOND),
        ("subheading", "What comes next"),
        ("paragraph", THIRD),
    ]


def test_what_stands_around_it_is_kept_as_what_it_is():
    _, _, found = blocks(PAGE)
    roles = {block.text: block.role for block in found}
    assert roles["President Ana Roe greets reporters."] == "caption"
    assert roles["(Photo: Jo Lim/Fen Pool)"] == "credit"
    assert roles["Share"] == "share"
    assert roles["Home"] == "controls"
    assert roles["World"] == "boilerplate"
    assert roles["Comments (2)"] == "comments"
    assert roles[STRANGER] == "boilerplate"
    assert roles["By Mira Holt"] == "credit"
    assert not any("JavaScript" in text or "template" in text for text in roles)


def test_the_tags_say_what_they_say():
    reading, article, found = blocks(PAGE)
    known = {one.name: one for one in metadata.find(reading.report, [article], found, reading.given)}
    assert known["title"].value == TITLE
    assert "<title>" in known["title"].because
    assert known["title"].span.read(reading.report.text) == TITLE
    assert known["outlet"].value == "The Fen Courier"
    assert "JSON-LD" in known["outlet"].source
    assert known["published"].value == "2031-03-21"
    assert known["byline"].value == "Mira Holt"
    assert known["dateline"].value == "PORT ELDER"
    assert known["agency"].value == "AP"
    assert known["url"].value == "https://fencourier.example/2031/03/21/lake"
    assert known["language"].value == "en"


def test_white_space_breaks_and_references():
    text = read(b"<p>a  b\n<i>c</i> &amp;&nbsp;d<br>e<p>f<pre> g\n  h</pre>", "x").report.text
    assert text == "a b c &\u00a0d\ne\n\nf\n\n g\n  h"


def test_two_line_breaks_part_paragraphs():
    report = read(b"<div>one<br><br>two<br>three</div>", "x").report
    assert [report.text[part.start : part.end] for part in report.parts] == ["one", "two\nthree"]


def test_a_page_that_no_article_is_seen_on_is_kept():
    reading = read(b"<p>Hello there.</p>" + b"<div>" * 300, "x")
    assert reading.report.text == "Hello there."
    assert any("no article was recognised" in problem.message for problem in reading.problems)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "Hello there my friend.",
        "<p>Hello there my friend.</p>" + "<!--" * 100_000,
        "<p>Hello there my friend.</p>" + "<a " * 100_000,
        "<p>Hello there my friend.</p>" + '<a b="' * 100_001,
        "<p>Hello there my friend.</p>" + "<![CDATA[" * 100_000,
        "<p>Hello there my friend.</p>" + '<a b="' + "x" * 2_000_000,
        "<p>Hello there my friend.</p>" + "<script>" + "</scrip" * 100_000,
        "<p>Hello there my friend.</p>" + "<title>" * 20_000,
        "<p>Hello there my friend.</p>" + "<b " + "c=d " * 100_000 + ">",
        "<p>Hello there my friend.</p>\x00<p\x00>\x00</p>" + "<p>And more of it.</p>" * 9,
    ],
    ids=["deep", "comments", "tags", "quotes", "cdata", "attribute", "script", "title", "attributes", "nul"],
)
def test_hostile_markup_is_read_in_one_pass(page):
    text = read(page.encode(), "x").report.text
    assert "Hello there my friend." in text


def test_markup_that_shows_nothing_is_refused():
    with pytest.raises(InputError, match="nothing but markup"):
        read(b"<html><body><img src=x>&nbsp;</body></html>", "x")
