"""`rashomon shared`: families, passages and typed differences, as text and as JSON."""

from __future__ import annotations

import json

import pytest

from rashomon import job
from tests.across.test_shared_text import WIRE


@pytest.fixture(scope="module")
def harbour(tmp_path_factory):
    """Two reports of one origin and one of its own."""
    folder = tmp_path_factory.mktemp("harbour")
    (folder / "a.txt").write_text(f"The lock will close\n\n{WIRE}\n", encoding="utf-8")
    (folder / "b.txt").write_text(
        f"No boats until summer\n\n{WIRE.replace('eleven', 'twelve')}\n\nSchools stay open.\n", encoding="utf-8"
    )
    (folder / "c.txt").write_text(
        "Market day moves to Friday\n\nStalls in the old square will stand a day later from June on, traders agreed.\n",
        encoding="utf-8",
    )
    job.read([str(folder)], record=folder / "rashomon.sqlite", jobs=1)
    return folder


def test_a_family_is_shown_with_what_differs(call, harbour):
    answer = call("shared", harbour)
    assert answer.code == 0
    assert "family 1: A, B · 2 reports, one text · shared origin, direction unknown" in answer.out
    assert "replaced · number: A “eleven”, B “twelve”" in answer.out


def test_the_answer_in_json_holds_every_place(call, harbour):
    answer = json.loads(call("shared", harbour, "--json").out)
    (family,) = answer["families"]
    assert family["independent_texts"] == 1
    (pair,) = family["pairs"]
    (difference,) = pair["passages"][0]["differences"]
    assert difference["left_span"]["text"] == "eleven"
    assert difference["right_span"]["text"] == "twelve"
    assert len(answer["shown"]) >= 2


def test_filters_keep_what_is_asked_for(call, harbour):
    assert call("shared", harbour, "--report", "C").code == 4
    assert call("shared", harbour, "--kind", "quotation").code == 4


HEARD = {
    "a.txt": "The pact failed.\n\n“It was too late,” said Aldra Venn, a fellow at the Orsted Institute for Islands.",
    "b.txt": "The pact stands.\n\nMarit Oss, director of the Orsted Institute for Islands, said boats would sail.",
    "c.txt": (
        "The vote\n\nMarit Oss, director of the Orsted Institute for Islands, said she would vote. "
        "Doran Pell, a member of the Upper House, said he would not. “No,” said Pell."
    ),
    "e.txt": "The firm\n\nRoss Talden, the founder of the Talden Institute, said it was late.",
    "f.txt": "The man\n\nIlse Karn, an adviser to the Talden Institute, said it was early.",
    "d.txt": "The house\n\nTilda Orn, a member of the Upper House, said the boats were old.",
}


@pytest.fixture(scope="module")
def institute(tmp_path_factory):
    """Reports that hear two of one institute, and two of one house of parliament."""
    folder = tmp_path_factory.mktemp("institute")
    for name, text in HEARD.items():
        (folder / name).write_text(text + "\n", encoding="utf-8")
    job.read([str(folder)], record=folder / "rashomon.sqlite", jobs=1)
    return folder


def test_two_speakers_of_one_institute_are_shown_apart_from_shared_text(call, institute):
    answer = json.loads(call("shared", institute, "--json").out)
    (house,) = answer["institutions"]
    assert house["name"] == "Orsted Institute for Islands"
    assert [(one["name"], one["label"][0]) for one in house["speakers"]] == [
        ("Aldra Venn", "A"),
        ("Marit Oss", "B"),
        ("Marit Oss", "C"),
    ]
    texts = [span["text"] for span in answer["shown"]]
    assert "Aldra Venn, a fellow at the Orsted Institute for Islands" in texts
    assert "introduced as of one institution: Orsted Institute" in call("shared", institute).out


def test_members_of_a_parliament_are_no_voices_of_one_house(call, institute):
    told = call("shared", institute).out
    assert "Pell" not in told


def test_a_large_folder_says_that_institutions_were_not_looked_for(call, institute, monkeypatch):
    monkeypatch.setattr("rashomon.institutions.MOST", 2)
    told = json.loads(call("shared", institute, "--report", "A", "--json").out or "{}")
    assert not told.get("institutions")
    assert "at most 2 reports" in call("shared", institute).err
