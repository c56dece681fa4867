"""What only one report of a story has, and which reports say nothing of it, on invented reports."""

from __future__ import annotations

import json

import pytest

from rashomon import job
from rashomon.record import Record
from rashomon.record.only_here import EACH, RULE, only_here
from tests.cli.calls import Caller

COMMON = (
    "Vessaria and Keldovia signed an agreement on the Korrin tunnel in Halvenne on Tuesday.\n\n"
    "President Ilka Maarven said the tunnel would open within nine years.\n\n"
    "Prime Minister Joren Talle praised the engineers of the tunnel at the ceremony in Halvenne.\n\n"
)
ALONE = "The Keldovian opposition petitioned the constitutional court against the tunnel subsidy for ferry owners.\n"
REPORTS = {
    "a.txt": COMMON + ALONE,
    "b.txt": COMMON.replace("signed", "have signed").replace("praised", "thanked"),
    "c.txt": "The tunnel deal was signed in Halvenne.\n\n" + COMMON.replace("would open", "will open"),
}
LEXICON = """
[[actors]]
name = "Vessaria"
type = "state"
capital = "Halvenne"
demonyms = ["Vessarian"]
[[actors]]
name = "Keldovia"
type = "state"
demonyms = ["Keldovian"]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tunnel")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "lexicon.toml").write_text(LEXICON, encoding="utf-8")
    job.read([str(folder)], record=folder / "rashomon.sqlite", jobs=1, strict=True)
    return folder


def test_what_one_report_has_is_listed_with_those_that_say_nothing_of_it(folder):
    with Record(folder / "rashomon.sqlite") as record:
        (found,) = only_here(record)
        assert "opposition petitioned" in record.text(found.claim.span)
        assert [record.letter(digest) for digest in found.silent] == ["B", "C"]


def test_one_report_alone_tells_no_story_that_others_do_not_tell(tmp_path):
    (tmp_path / "a.txt").write_text(REPORTS["a.txt"], encoding="utf-8")
    job.read([str(tmp_path)], record=tmp_path / "r.sqlite", jobs=1)
    with Record(tmp_path / "r.sqlite") as record:
        assert only_here(record) == []


def test_a_report_has_no_more_than_a_few(tmp_path):
    more = "".join(
        f"The {word} ministry of Keldovia petitioned the {word} tribunal against {word} smugglers and pirates.\n\n"
        for word in ("fisheries", "forestry", "railway", "customs", "harbour")
    )
    for name, text in {**REPORTS, "a.txt": COMMON + more}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    job.read([str(tmp_path)], record=tmp_path / "r.sqlite", jobs=1)
    with Record(tmp_path / "r.sqlite") as record:
        found = only_here(record)
        assert 0 < len(found) <= EACH
        assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)


def test_the_command_lists_them_with_its_rule(folder, capsys):
    call = Caller(capsys)
    said = call("compare", str(folder), "--only-here", "--json")
    told = json.loads(said.out)
    assert told["rule"] == RULE
    assert [one["label"] for one in told["only_here"][0]["silent"]]
    assert told["shown"][0]["text"] in ALONE
    assert call("compare", str(folder), "--label", "only here", "--json").out == said.out
    assert "says nothing of it: B, C" in call("compare", str(folder), "--only-here").out
