"""What is corrected at the desk is a line of the ledger, lasts over a new reading, and can be undone."""

from __future__ import annotations

import json

import pytest

from rashomon import job, ledger
from rashomon.record import Record
from rashomon.record.corrected import corrections

BRIGHT = (
    "“The tide locks at Ishmere stay shut,” President Mira Orlen said on Tuesday. “We will not open them,” she said."
)
OTHER = (
    "President Mira Orlen met Minister Tavo Brandt in Ishmere. “The locks are safe,” Brandt said. Orlen agreed to that."
)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    (folder / "one.txt").write_text(f"Orlen keeps the locks shut\n\n{BRIGHT}\n")
    (folder / "two.txt").write_text(f"Brandt meets Orlen\n\n{OTHER}\n")
    job.read([str(folder)], record=folder / "rashomon.sqlite", jobs=1)
    return folder


def actors_of(desk):
    return {one["name"]: one["id"] for one in json.loads(desk.get("/actors.json").body)["actors"]}


def test_every_act_lasts_and_can_be_undone(project, desks):
    desk = desks(project / "rashomon.sqlite")
    actors = actors_of(desk)
    orlen = next(number for name, number in actors.items() if "Orlen" in name)
    brandt = next(number for name, number in actors.items() if "Brandt" in name)
    quote = next(one for one in json.loads(desk.get("/quotes.json?report=B").body)["quotes"])

    done = desk.act("name", orlen, "President Orlen")
    assert done.status == 303
    assert done.headers["location"] == "/corrections?made=1"
    assert "Correction 1: applied." in desk.get(done.headers["location"]).body
    assert "President Orlen" in actors_of(desk)
    assert desk.act("source", quote["id"], orlen).status == 303
    assert desk.act("source", quote["id"], "none").status == 303
    assert desk.act("same", orlen, brandt).status == 303
    with Record(desk.path) as record:
        assert [one.status for one in corrections(record)] == ["applied", "contradicted", "applied", "applied"]

    job.read([str(project)], record=desk.path, jobs=1)
    with Record(desk.path) as record:
        assert [one.status for one in corrections(record)] == ["applied", "contradicted", "applied", "applied"]

    assert desk.act("undo", "4").status == 303
    assert desk.act("undo", "1").status == 303
    assert "President Orlen" not in actors_of(desk)
    assert [one.act for one in ledger.read(project / "corrections.jsonl")][-2:] == ["undo", "undo"]


def test_what_does_not_fit_is_told_in_a_sentence(project, desks):
    desk = desks(project / "rashomon.sqlite")
    before = ledger.read(project / "corrections.jsonl")
    for act, words in (("same", ("nobody", "none")), ("name", ()), ("source", ("ffffff", "none")), ("burn", ("a",))):
        reply = desk.act(act, *words)
        assert reply.status == 400
        assert "That did not work" in reply.body
    assert ledger.read(project / "corrections.jsonl") == before


def test_after_an_act_one_stays_at_the_desk(project, desks):
    desk = desks(project / "rashomon.sqlite")
    quote = json.loads(desk.get("/quotes.json").body)["quotes"][0]["id"]
    for back in ("//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", ""):
        body = f"secret={desk.secret}&act=source&a={quote}&b=none&back={back}".encode()
        reply = desk.ask("POST", "/act", body, origin=desk.address)
        assert reply.headers["location"].startswith("/corrections?made=")
