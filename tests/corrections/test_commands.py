"""The commands, on the bundled example with the real pipeline: what is corrected shows everywhere, and lasts."""

import json
import shutil

import pytest

from rashomon import job
from rashomon.people import People
from rashomon.record import Record
from tests.cli.calls import Caller
from tests.cli.conftest import here  # noqa: F401 - a folder and an environment that set nothing


@pytest.fixture(scope="module")
def made(examples, tmp_path_factory):
    """The example, read once."""
    folder = tmp_path_factory.mktemp("summit")
    shutil.copytree(examples, folder, dirs_exist_ok=True)
    job.read([str(folder)], record=folder / job.RECORD, lexicon=str(folder / job.LEXICON))
    return folder


@pytest.fixture
def folder(made, here, monkeypatch):  # noqa: F811
    """A copy of it, to be corrected, where commands are called."""
    place = here / "summit"
    shutil.copytree(made, place)
    # The reports came by the first folder's paths.
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def call(capsys):
    return Caller(capsys)


def actors(call, *more):
    return {row["name"]: row for row in json.loads(call("actors", "--json", *more).out)["actors"]}


def ok(called):
    assert called.code == 0, called.err
    return called


# ── looking ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_actors_stand_in_the_order_that_is_told(call, folder):
    told = json.loads(ok(call("actors", "--json")).out)
    rows = told["actors"]
    assert told["order"] == "those in most reports first, then those with most mentions, then by name"
    assert rows == sorted(rows, key=lambda r: (-len(r["reports"]), -r["mentions"], r["name"].casefold(), r["id"]))
    assert {"Ilsabet Korrin", "Teodrik Maarven"} <= {row["name"] for row in rows}
    assert "those in most reports first" in call("actors").err


def test_actors_are_chosen_by_type_report_words_and_number(call, folder):
    everybody = actors(call)
    assert {row["type"] for row in actors(call, "--type", "state").values()} == {"state"}
    in_b = actors(call, "--report", "B")
    assert set(in_b) == {name for name, row in everybody.items() if "B" in row["reports"]}
    about = actors(call, "--about", "pumps locks")
    assert about
    assert set(about) < set(everybody)
    assert len(actors(call, "--limit", "3")) == 3
    assert call("actors", "--about", "zeppelins").code == 4


def test_an_actor_is_told_with_names_offices_and_quotes(call, folder):
    told = json.loads(ok(call("actor", "Korrin", "--json")).out)
    assert told["name"] == "Ilsabet Korrin"
    forms = {(name["text"], name["form"]) for name in told["names"]}
    assert {("Korrin", "name"), ("Ilsabet Korrin", "name")} <= forms
    assert sum(sum(name["reports"].values()) for name in told["names"]) == told["mentions"]
    assert sum(map(len, told["quotes_by"])) == told["quotes"]
    assert any(len(those) > 1 for those in told["quotes_by"]), "one utterance in several reports"
    assert told["quotes_about"]
    own = {quote["id"] for those in told["quotes_by"] for quote in those}
    assert not own & {quote["id"] for quote in told["quotes_about"]}
    for office in told["offices"]:
        assert office["span"] is None or " ".join(office["span"]["text"].split()) == office["text"]
    shown = call("actor", "Korrin").out
    assert shown.startswith("Ilsabet Korrin (person")
    assert f"{told['quotes']} quotes by it" in shown


def test_an_actor_of_one_report_alone(call, folder):
    whole, part = (json.loads(ok(call("actor", name, "--json")).out) for name in ("Korrin", 'A:"Korrin"'))
    assert part["reports"] == ["A"]
    assert 0 < part["mentions"] < whole["mentions"]


def test_who_is_meant_must_be_one(call, folder):
    told = call("correct", "same", "Karrow", "Maarven")
    assert told.code == 2
    assert "may mean several actors" in told.err
    assert "(place, in" in told.err
    assert "(organisation, in" in told.err
    assert not (folder / "corrections.jsonl").exists()
    assert call("actor", "Nobody Inparticular").code == 4


@pytest.mark.parametrize(
    "words",
    [
        ["same", "Korrin"],
        ["same", "Korrin", "Ilsabet Korrin"],
        ["name", "Korrin", " "],
        ["not-an-actor", "Korrin"],
        ["source", "ffffffff", "none"],
        ["rename", "Korrin", "X"],
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(call, folder, words):
    assert call("correct", *words).code == 2
    assert not (folder / "corrections.jsonl").exists()


# ── correcting ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_name_shows_in_every_list_and_on_the_page(call, folder):
    ok(call("correct", "name", "Korrin", "Dr Korrin", "--by", "Somebody Else", "--note", "her own wish"))
    assert actors(call)["Dr Korrin"]["printed"] == "Ilsabet Korrin"
    assert json.loads(call("actor", "dr korrin", "--json").out)["corrections"][0]["note"] == "her own wish"
    assert "(Dr Korrin)" in ok(call("quotes", "--by", "Dr Korrin")).out
    assert ok(call("check", "Dr Korrin")).out
    ok(call("dossier"))
    page = (folder / "dossier.html").read_text(encoding="utf-8")
    assert "<h4><bdi>Dr Korrin</bdi></h4>" in page
    assert "name “Ilsabet Korrin”: Dr Korrin (correction 1: her own wish)" in page
    assert "Somebody Else" not in page, "a page does not tell who corrected"
    assert call("audit", "dossier.html").code == 0
    assert call("audit").code == 0


def test_same_and_different(call, folder):
    before = actors(call)
    assert {"Ilsabet Korrin", "KTA"} <= set(before)
    ok(call("correct", "same", "KTA", "Five Coasts Council"))
    joined = actors(call)
    assert "KTA" not in joined
    both = before["KTA"]["mentions"] + before["Five Coasts Council"]["mentions"]
    assert joined["Five Coasts Council"]["mentions"] == both
    ok(call("undo"))
    assert actors(call) == before
    ok(call("correct", "different", "A:Korrin", "B:Korrin"))
    parted = [row for row in json.loads(call("actors", "--json").out)["actors"] if "Korrin" in row["name"]]
    assert len(parted) == 2
    assert not any({"A", "B"} <= set(row["reports"]) for row in parted)


def test_a_source(call, folder):
    quote = json.loads(call("quotes", "--by", "Korrin", "--json").out)["quotes"][0]
    ok(call("correct", "source", quote["id"][:10], "Maarven"))
    (moved,) = (q for q in json.loads(call("quotes", "--json").out)["quotes"] if q["id"] == quote["id"])
    assert (moved["speaker"], moved["corrected"], moved["source"]) == ("Teodrik Maarven", 1, quote["source"])
    ok(call("correct", "source", quote["id"], "none"))
    (nobody,) = (q for q in json.loads(call("quotes", "--json").out)["quotes"] if q["id"] == quote["id"])
    assert nobody["speaker"] is None
    assert "(nobody, by correction 2)" in call("quotes").out
    told = call("explain", quote["id"]).out
    assert "correction 1, by" in told
    assert "(contradicted): source of" in told
    assert "because: " in told, "what the stages found stays told"
    assert call("corrections").err.strip() == "2 corrections: 1 applied, 1 contradicted"
    ok(call("dossier"))
    assert "source corrected" in (folder / "dossier.html").read_text(encoding="utf-8")


def test_not_an_actor(call, folder):
    before = actors(call)["Ilsabet Korrin"]["mentions"]
    mention = json.loads(call("mentions", "--of", "Korrin", "--json").out)["mentions"][0]
    ok(call("correct", "not-an-actor", mention["id"]))
    assert actors(call)["Ilsabet Korrin"]["mentions"] == before - 1
    (said,) = (m for m in json.loads(call("mentions", "--json").out)["mentions"] if m["id"] == mention["id"])
    assert said["actor"] is None


def test_corrections_last_over_a_run_and_a_record_made_anew(call, folder):
    ok(call("correct", "name", "Korrin", "Dr Korrin"))
    ok(call("correct", "same", "KTA", "Five Coasts Council"))
    before = actors(call)
    told = ok(call("read", "."))
    assert "2 corrections: 2 applied; to see: rashomon corrections" in told.out
    assert "corrections.jsonl" not in told.out, "the project's own files are not among those that came in"
    assert actors(call) == before
    for path in folder.glob("rashomon.sqlite*"):
        path.unlink()
    told = json.loads(ok(call("read", ".", "--json", "--no-page")).out)
    assert told["corrections"] == {"applied": 2}
    assert {name: row["mentions"] for name, row in actors(call).items()} == {
        name: row["mentions"] for name, row in before.items()
    }


def test_what_is_forgotten_leaves_its_corrections_orphaned(call, folder):
    with Record(folder / job.RECORD) as record:
        alone = next(p for p in People(record).all if len(p.reports) == 1 and p.type == "person")
        letter = record.letter(next(iter(alone.reports)))
    ok(call("correct", "name", alone.id[:10], "Somebody"))
    ok(call("forget", letter))
    told = json.loads(call("corrections", "--json").out)
    assert told["counts"] == {"orphaned": 1}
    assert told["corrections"][0]["because"].endswith("its report is not in the record")


def test_the_ledger_is_listed_and_undone_by_number(call, folder):
    assert call("corrections").code == 4
    assert call("undo").code == 2
    ok(call("correct", "name", "Korrin", "K", "--by", "ada"))
    ok(call("correct", "name", "Maarven", "M", "--by", "bo"))
    ok(call("undo", "1"))
    assert call("undo", "1").code == 2
    assert call("undo", "9").code == 2
    lines = call("corrections").out.splitlines()
    assert [line.split()[:2] for line in lines if not line.startswith(" ")] == [
        ["1", "undone"],
        ["2", "applied"],
        ["3", "applied"],
    ]
    assert "by ada" in lines[1]


def test_a_ledger_that_cannot_be_read_stops_a_run_before_it_begins(call, folder):
    (folder / "corrections.jsonl").write_text("{}\n", encoding="utf-8")
    told = call("read", ".")
    assert told.code == 2
    assert "corrections.jsonl line 1" in told.err
    assert "Traceback" not in told.err


def test_a_record_that_is_not_there_is_not_made_by_correcting_it(call, here):  # noqa: F811
    assert call("correct", "same", "A", "B", "--record", "none.sqlite").code == 2
    assert list(here.iterdir()) == []


# ── what it does to utterances ───────────────────────────────────────────────────────────────────────────────────

FIRST = (
    "Minister Runa Aske met the pilots. Runa Aske said that the tide locks would be closed if the toll was raised.\n"
)
SECOND = "Boris Hald met Runa Aske. Boris Hald said that the locks would be closed if the toll was raised again.\n"


def uttered(path):
    """How many quotes are one utterance with others."""
    with Record(path) as record:
        return len(record.groups("same_words"))


def test_a_corrected_source_joins_and_parts_utterances(call, here):  # noqa: F811
    (here / "first.txt").write_text(FIRST, encoding="utf-8")
    (here / "second.txt").write_text(SECOND, encoding="utf-8")
    path = here / job.RECORD
    job.read([str(here)], record=path)
    assert uttered(path) == 0
    said = json.loads(ok(call("quotes", "--json", "--record", path, "--by", "Hald")).out)["quotes"]
    ok(call("correct", "source", said[0]["id"], "Runa Aske", "--record", path))
    assert uttered(path) == 2
    job.read([str(here)], record=path)
    assert uttered(path) == 2
    ok(call("undo", "--record", path))
    assert uttered(path) == 0
