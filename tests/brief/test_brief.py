"""A brief of invented reports: short, made of fixed forms and passages, each with its place."""

from __future__ import annotations

import json
import re

import pytest

from rashomon import cli, job
from rashomon.brief import Said, Words, brief
from rashomon.record import Record
from rashomon.show.briefly import WORDS

REPORTS = {
    "a.txt": (
        "Aldra Venn invites Doran Pell\n\n"
        "TARN, 4 May 2021 – President Aldra Venn of Vessary met Chancellor Doran Pell of Korland on Tuesday.\n\n"
        "“The salt works will stay open for as long as anybody wants to buy our salt,” Venn said.\n\n"
        "The two countries signed an agreement on the salt works of Tarn. Korland rejected the salt plan.\n\n"
        "Venn invited Pell to visit the salt works in June.\n"
    ),
    "b.txt": (
        "Talks in Tarn\n\n"
        "Chancellor Doran Pell of Korland and President Aldra Venn of Vessary spoke for two hours.\n\n"
        "Venn said: “The salt works will stay open for as long as anybody wants to buy our salt.”\n\n"
        "The two countries did not sign an agreement on the salt works of Tarn. Korland welcomed the salt plan.\n"
    ),
}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    place = tmp_path_factory.mktemp("brief")
    for name, text in REPORTS.items():
        (place / name).write_text(text, encoding="utf-8")
    job.read([str(place)], record=place / "rashomon.sqlite", jobs=1, strict=True)
    return place / "rashomon.sqlite"


@pytest.fixture
def answer(path, capsys):
    def run(*arguments: str) -> str:
        capsys.readouterr()
        assert cli.run(["brief", *arguments, "--record", str(path)]) == cli.OK
        return capsys.readouterr().out

    return run


@pytest.mark.parametrize("words", [20, 80, WORDS, 300, 2000])
def test_it_keeps_to_its_words(path, words):
    with Record(path) as record:
        told = 0
        for part in brief(record, words):
            for line in part.lines:
                for bit in line.parts:
                    if isinstance(bit, Words):
                        told += len(bit.text.split())
                    elif isinstance(bit, Said):
                        told += len(record.text(bit.span).split())
    assert told <= words


def test_every_line_rests_on_passages(answer):
    told = json.loads(answer("--json"))
    assert {line["part"] for line in told["brief"]} >= {"happened", "said", "open", "unknown"}
    assert all(line["spans"] for line in told["brief"])
    assert told["shown"]


def test_an_utterance_of_two_reports_is_told_once_with_both(answer):
    (line,) = [line for line in answer().splitlines() if "as anybody wants" in line]
    assert "Aldra Venn" in line
    assert re.search(r"per A\[\d+\] and B\[\d+\]", line)


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_every_mark_has_its_note(answer, form):
    told = answer("--format", form)
    mark, note = {
        "text": (r"[\w”]\[(\d+)\]", r"(?m)^\[(\d+)\] "),
        "md": (r"(?m)(?!^)\[\^(\d+)\]", r"(?m)^\[\^(\d+)\]: "),
        "html": (r'href="#n(\d+)"', r'id="n(\d+)"'),
    }[form]
    assert set(re.findall(mark, told)) == set(re.findall(note, told))


def test_what_nobody_asks_about_is_left_out(answer):
    told = json.loads(answer("--json", "--about", "the invitation to visit in June"))
    texts = " ".join(line["text"] for line in told["brief"] if line["part"] in {"said", "differs", "open"})
    assert "invited Pell" in texts
    assert "salt plan" not in texts


def test_the_same_record_gives_the_same_brief(path, answer):
    with Record(path) as record:
        assert brief(record) == brief(record)
    assert answer() == answer()
