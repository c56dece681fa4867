"""Dates of publication that no report tells: shown as the days they lie between, and said to be inferred."""

from __future__ import annotations

import pytest

from rashomon.findings import Dated
from rashomon.show.links import Links
from rashomon.show.material import load
from rashomon.show.reports import between, gaps, rows
from tests.pages.invented import Draft, bind


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2019-05-03", "2019-05-03", "3 May 2019"),
        ("2019-05-03", "2019-05-05", "3–5 May 2019"),
        ("2019-05-30", "2019-06-02", "30 May 2019 – 2 June 2019"),
        ("2019-01-01", "2019-12-31", "2019"),
        ("2019-01-01", "2020-12-31", "2019–2020"),
    ],
)
def test_days_are_told_as_short_as_they_can_be(first, last, words):
    assert between(first, last) == words


def test_an_inferred_date_is_said_to_be_one_and_stays_counted_as_unknown(tmp_path):
    draft = Draft([("paragraph", "The gates opened on Tuesday.")])
    article = draft.article.id
    dated = Dated(article, article, draft.at("Tuesday"), "", "2019-05-07", "2019-05-08", "", "inferred", "through A")
    draft.findings.append(dated)
    with bind(tmp_path / "r.sqlite", [draft]) as record:
        material = load(record)
        links = Links(reading=True)
        (row,) = rows(material, links)
        assert [(value.text, value.where, value.because) for value in row.published] == [
            ("7–8 May 2019", "inferred", "through A")
        ]
        missing = next(gap for gap in gaps(material, (row,), links) if "date of publication" in gap.what)
        assert missing.count == 1
