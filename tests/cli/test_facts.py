"""Facts and figures over several reports."""

from __future__ import annotations

import json

import pytest

from rashomon import job
from rashomon.facts import facts
from rashomon.record import Record

REPORTS = {
    "a.txt": (
        "Chad has become a top supplier of salt to Niger. Trade between Chad and Niger reached $40 million last year, "
        "an official said. Chad and Niger signed a pact in March 2009. The two leaders smiled for two days."
    ),
    "b.txt": "Niger remains an ally of Chad, and the pair will meet in May. Bakers in Lowmere want better flour.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("facts")
    for name, text in REPORTS.items():
        (place / name).write_text(text, encoding="utf-8")
    job.read([str(place)], record=place / "rashomon.sqlite", jobs=1, strict=True)
    return place


def test_figures_standing_matters_and_earlier_days(folder):
    with Record(folder / "rashomon.sqlite") as record:
        found = {(fact.kind, record.letter(fact.claim.span.report)): fact for fact in facts(record)}
    assert set(found) == {("figure", "A"), ("standing", "A"), ("standing", "B"), ("earlier", "A")}
    figure = found["figure", "A"]
    assert [(one.value, one.unit) for one in figure.figures] == [("40000000", "dollar")]
    assert figure.claim.voice == "said"
    assert [(when.edtf, when.basis) for when in figure.when] == [("", "unknown")]
    assert [when.edtf for when in found["earlier", "A"].when] == ["2009-03"]
    assert found["standing", "A"].topic == "trade"


def test_what_is_counted_in_passing_is_no_figure(folder):
    with Record(folder / "rashomon.sqlite") as record:
        assert not any("smiled" in record.text(fact.claim.span) for fact in facts(record))


def test_the_command_and_the_page(call, folder):
    told = json.loads(call("facts", folder, "--about", "Chad and Niger", "--json").out)
    assert {fact["type"] for fact in told["facts"]} == {"figure", "standing", "earlier"}
    assert len(told["shown"]) == len(told["facts"])
    assert call("facts", folder, "--about", "Chad and Brazil").code == 4
    assert "not dated by any report" in call("facts", folder, "--kind", "figure").out
    page = folder / "page.html"
    call("dossier", folder, "--page", page)
    assert 'id="facts"' in page.read_text("utf-8")
    assert call("audit", folder).code == 0
