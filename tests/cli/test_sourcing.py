"""How reports are sourced: voices, channels, what nobody named says, and who is heard nowhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon import job
from rashomon.lexicon import Lexicon
from rashomon.record import Record
from rashomon.sourcing import sourcing

REPORTS = {
    "a.txt": (
        "Aldra Venn met the mayors on Monday. “We will open the border in spring,” Venn said in a statement.\n\n"
        "Officials said the bridge was closed. The visit has been viewed as a boost for Venn. Doran Pell was in Tarn. "
        "Doran Pell left. Doran Pell did not return.\n\n"
        "“Nobody asked the fish.”\n"
    ),
    "b.txt": "Doran Pell went home. “I am tired,” said Marit Oss, a professor at Tarn University. Aldra Venn came.\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("sourced")
    for name, text in REPORTS.items():
        (place / name).write_text(text, encoding="utf-8")
    job.read([str(place)], record=place / "rashomon.sqlite", jobs=1, strict=True)
    return place


@pytest.fixture(scope="module")
def found(folder):
    with Record(folder / "rashomon.sqlite") as record:
        yield sourcing(record, Lexicon()), record


def test_who_is_heard_and_as_what(found):
    one, other = found[0].reports
    assert [voice.name for voice in one.voices] == ["Aldra Venn"]
    assert one.voices[0].types == {"direct": 1}
    assert [(voice.name, voice.scholarly) for voice in other.voices] == [("Marit Oss", True)]


def test_what_words_came_through(found):
    assert [(channel.text, channel.kind) for channel in found[0].reports[0].channels] == [("a statement", "paper")]


def test_what_nobody_named_says_stands_in_reading_order(found):
    folder, record = found
    told = [(unnamed.kind, record.text(unnamed.at)) for unnamed in folder.reports[0].unnamed]
    assert told == [
        ("group", "the bridge was closed"),
        ("view", "The visit has been viewed as a boost for Venn"),
        ("quote", "“Nobody asked the fish.”"),
    ]


def test_who_is_spoken_of_and_heard_nowhere(found):
    assert [person.name for person in found[0].absent] == ["Doran Pell"]
    assert "Aldra Venn" in [person.name for person in found[0].reports[1].elsewhere]


def test_the_command_shows_what_the_page_shows(call, folder: Path):
    told = json.loads(call("sourcing", folder, "--json").out)
    assert [one["label"][0] for one in told["reports"]] == ["A", "B"]
    assert told["heard_in_none"][0]["name"] == "Doran Pell"
    assert told["shown"][0]["text"] == "Officials said the bridge was closed"
    assert "nobody named: “Nobody asked the fish.”" in call("sourcing", folder).out
    assert call("sourcing", folder, "--report", "B", "--about", "border").code == 4
    page = folder / "page.html"
    call("dossier", folder, "--page", page)
    assert 'id="sourcing"' in page.read_text("utf-8")
    assert call("audit", folder).code == 0
