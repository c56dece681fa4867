"""`documents` and `positions` on invented reports."""

import json

import pytest

from rashomon import job

FIRST = (
    "Tunnel talks resume\n\n"
    "Vessaria put forward a peace plan on Friday, and officials from many countries studied it through the night.\n\n"
    "Keldovia rejected the Vessarian proposal as one-sided. The United Nations welcomed the plan, "
    "which calls for a ceasefire.\n\n"
    "“The plan is a non-starter,” said Joren Talle, the Keldovian prime minister, in a statement.\n"
)
SECOND = (
    "Keldovia reacted cautiously to Vessaria’s peace plan.\n\n"
    "Mr Talle accused the United Nations of rejecting the peace plan proposed by Vessaria.\n"
)
NAMES = """
[[actors]]
name = "Vessaria"
type = "state"
capital = "Halvenne"
demonyms = ["Vessarian"]

[[actors]]
name = "Keldovia"
type = "state"
capital = "Brannik"
demonyms = ["Keldovian"]
"""


@pytest.fixture
def two(here):
    folder = here / "two"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    (folder / "lexicon.toml").write_text(NAMES, encoding="utf-8")
    job.read([str(folder)], record=folder / "rashomon.sqlite", lexicon=str(folder / "lexicon.toml"), jobs=1)
    return folder


def test_documents_stand_under_all_their_names(call, two):
    told = call("documents", two, "--json")
    (plan,) = [one for one in json.loads(told.out)["documents"] if one["type"] == "plan"]
    assert plan["authors"] == ["Vessaria"]
    named = {span["text"] for report in plan["reports"] for span in report["named"]}
    assert {"a peace plan", "the Vessarian proposal", "Vessaria’s peace plan"} <= named
    held = [one["span"]["text"] for report in plan["reports"] for one in report["told"] if one["how"] == "says"]
    assert held == ["calls for a ceasefire"]


def test_what_was_said_in_a_paper_is_shown_with_who_said_it(call, two):
    told = json.loads(call("documents", two, "--json").out)
    texts = [span["text"] for span in told["shown"]]
    assert "“The plan is a non-starter,” said Joren Talle, the Keldovian prime minister, in a statement" in texts


def test_documents_as_text_suggest_what_comes_next(call, two):
    told = call("documents", two, "--type", "plan")
    assert "says: calls for a ceasefire" in told.out
    assert "next: rashomon positions" in told.err


def test_positions_by_party_and_report(call, two):
    told = json.loads(call("positions", two, "--about", "Vessarian peace plan", "--json").out)
    plan = told["subjects"][0]
    stances = {
        (party["party"], one["stance"])
        for party in plan["parties"]
        for cell in party["reports"]
        for one in cell["positions"]
    }
    assert ("Keldovia", "reject") in stances
    assert ("Keldovia", "cautious") in stances
    assert told["shown"]


def test_the_same_sentence_of_two_reports_is_shown_once_before_what_else_is_told(call, here):
    copied = "Keldovia rejected the Vessarian peace plan in Halvenne on Friday without any delay."
    texts = {
        "a": f"{copied}\n\nThe United Nations welcomed the Vessarian peace plan.",
        "b": f"{copied.replace('Friday', 'Monday')}\n\nKorr opposed the Vessarian peace plan.",
    }
    for name, text in texts.items():
        (here / f"{name}.txt").write_text(f"Talks\n\n{text}\n", encoding="utf-8")
    (here / "lexicon.toml").write_text(NAMES, encoding="utf-8")
    job.read([str(here)], record=here / "rashomon.sqlite", lexicon=str(here / "lexicon.toml"), jobs=1)
    told = json.loads(call("positions", here, "--about", "Vessarian peace plan", "--json").out)
    texts = [span["text"] for span in told["shown"]]
    assert sum("Keldovia" in text for text in texts) == 2, texts
    assert "Keldovia" in texts[-1]


def test_who_ascribes_a_position_is_told(call, two):
    told = call("positions", two, "--stance", "reject", "--report", "B")
    assert "United Nations" in told.out
    assert "(so " in told.out


def test_nothing_found_is_said(call, two):
    told = call("positions", two, "--actor", "Ostmark")
    assert told.code == 4
    assert "no report here mentions Ostmark" in told.err
    assert call("positions", two, "--from", "2031-01-01").code == 4
    assert call("documents", two, "--type", "treaty").code == 4


def test_a_report_that_tells_of_the_paper_and_not_of_the_claim_is_shown_with_what_it_tells(call, here):
    texts = {
        "a": "Vessaria published a peace plan. The plan asks for a withdrawal of all boats from the strait.",
        "b": "Vessaria’s peace plan includes a call for quiet in the harbours.\n\nThe weather was fine.",
        "c": "Keldovia’s budget plan includes a call for quiet in the harbours.",
    }
    for name, text in texts.items():
        (here / f"{name}.txt").write_text(f"Talks\n\n{text}\n", encoding="utf-8")
    (here / "lexicon.toml").write_text(NAMES, encoding="utf-8")
    job.read([str(here)], record=here / "rashomon.sqlite", lexicon=str(here / "lexicon.toml"), jobs=1)
    asked = "Vessaria’s plan asks for a withdrawal of boats from the strait"
    told = json.loads(call("check", asked, here, "--json").out)
    assert [one["label"][0] for one in told["silent"]] == ["B", "C"]
    (beside,) = told["silent_on_this"]
    assert [span["text"] for span in beside["told"]] == [
        "Vessaria’s peace plan includes a call for quiet in the harbours"
    ]
    assert told["shown"][-1] == beside["told"][0]
    assert "  B, of " in call("check", asked, here).out
