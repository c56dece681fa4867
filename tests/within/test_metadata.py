"""What is known of an article, each thing with its evidence; what nothing tells stays unknown."""

import pytest

from rashomon.findings import Given
from rashomon.read import read
from rashomon.within import articles, metadata

LEAD = "The president of Ostmark, Ana Roe, said that the lake belongs to both countries, after two days of talks."
SECOND = "Her counterpart from Vell said his government would study the draft before it decided whether to sign."


def known(*paragraphs, given=()):
    report = read("\n\n".join(paragraphs).encode(), "a.txt").report
    article, *blocks = articles.find(report)
    beside = [Given(report.digest, *one) for one in given]
    found = list(metadata.find(report, [article], blocks, beside))
    for one in found:
        assert one.span is not None or one.source != "text"
        if one.span and one.name not in {"published", "language"}:
            assert one.span.read(report.text) == one.value
    return {one.name: one for one in found}


def test_what_nothing_tells_is_unknown():
    assert set(known(LEAD, SECOND)) == {"language"}


def test_the_headline_is_the_title():
    assert known("Lake talks end", LEAD)["title"].value == "Lake talks end"


@pytest.mark.parametrize("line", ["Source- The Fen Courier.", "Source: The Fen Courier", "Source – The Fen Courier"])
def test_a_source_line_names_the_outlet(line):
    assert known("Lake talks end", LEAD, SECOND, line)["outlet"].value == "The Fen Courier"


@pytest.mark.parametrize("line", ["Source link", "Source: NATO."])
def test_a_source_line_that_names_no_outlet_gives_none(line):
    assert "outlet" not in known("Lake talks end", LEAD, SECOND, line)


@pytest.mark.parametrize("line", ["(Reuters)", "Source: Reuters", "With inputs from Reuters"])
def test_agencies(line):
    found = known("Lake talks end", LEAD, SECOND, line)
    assert found["agency"].value == "Reuters"
    assert "outlet" not in found


def test_a_photo_credit_is_a_credit_and_nothing_else():
    found = known("Lake talks end", "Ana Roe waves. (Photo: Fen Palace via Reuters)", LEAD)
    assert found["credit"].value == "Photo: Fen Palace via Reuters"
    assert "outlet" not in found
    assert "agency" not in found


@pytest.mark.parametrize(
    ("opening", "place", "agency", "day"),
    [
        ("PORT ELDER: ", "PORT ELDER", None, None),
        ("PORT ELDER, Ostmark (AP) — ", "PORT ELDER, Ostmark", "AP", None),
        ("Port Elder (Reuters) - ", "Port Elder", "Reuters", None),
        ("PORT ELDER, March 21, 2031 (Xinhua) -- ", "PORT ELDER", "Xinhua", "2031-03-21"),
        ("PORT ELDER, March 21 (Xinhua) -- ", "PORT ELDER", "Xinhua", None),
    ],
)
def test_datelines(opening, place, agency, day):
    found = known(opening + LEAD, SECOND)
    assert found["dateline"].value == place
    assert (found["agency"].value if "agency" in found else None) == agency
    assert (found["published"].value if "published" in found else None) == day


@pytest.mark.parametrize("opening", ["UPDATE: ", "Ana Roe: ", "The lake - ", "Question: "])
def test_what_is_no_dateline(opening):
    assert "dateline" not in known(opening + LEAD, SECOND)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published March 21, 2031 10:15 am GMT", "2031-03-21"),
        ("Friday, 21 March 2031", "2031-03-21"),
        ("2031-03-21", "2031-03-21"),
        ("03/04/2031", None),
        ("March 21", None),
    ],
)
def test_a_line_with_a_full_date_is_when_it_was_published(line, day):
    found = known("Lake talks end", line, LEAD, SECOND)
    assert (found["published"].value if "published" in found else None) == day


def test_a_caption_dates_nothing():
    caption = "President Ana Roe of Ostmark greets fishermen in Port Elder on March 20, 2031."
    assert "published" not in known("Lake talks end", LEAD, caption, SECOND)


def test_published_goes_before_updated():
    found = known("Lake talks end", "Updated: 23 March 2031", "Published: 21 March 2031", LEAD, SECOND)
    assert found["published"].value == "2031-03-21"
    assert "2031-03-23" in found["published"].because


def test_who_wrote_it():
    assert known("Lake talks end", "By Mira Holt", LEAD, SECOND)["byline"].value == "Mira Holt"


def test_by_hand_goes_before_tags_and_tags_before_the_text():
    given = [
        ("title", "From a tag", '<meta property="og:title">'),
        ("title", "From the table", "reports.csv row 2"),
        ("title", "From the flag", "flag --title"),
    ]
    found = known("Lake talks end", LEAD, given=given)["title"]
    assert (found.value, found.source, found.span) == ("From the flag", "flag --title", None)
    assert "From the table" in found.because
    assert known("Lake talks end", LEAD, given=given[:1])["title"].value == "From a tag"


def test_a_tag_that_agrees_with_the_text_is_shown_in_the_text():
    given = [("title", "LAKE TALKS END", '<meta property="og:title">')]
    found = known("Lake talks end", LEAD, given=given)["title"]
    assert (found.value, found.source) == ("Lake talks end", "text")


def test_an_address_may_hold_the_date():
    given = [("url", "https://fencourier.example/2031/03/21/lake-talks", "flag --url")]
    assert known(LEAD, given=given)["published"].value == "2031-03-21"


def test_values_that_are_none_are_passed_over():
    given = [("published", "soon", "flag --published"), ("language", "English", "flag --language")]
    assert "published" not in known(LEAD, given=given)
    assert known(LEAD, given=given)["language"].value == "en"
