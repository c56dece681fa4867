"""Open threads over several reports: what is to come, who speaks of it again, who does not."""

from __future__ import annotations

import json

import pytest

from rashomon import job
from rashomon.record import Record
from rashomon.threads import threads

REPORTS = {
    "a.txt": "Aldra Venn invited Doran Pell to visit the salt works of Vessary in May, her office said.\n",
    "b.txt": "Doran Pell will visit the salt works of Vessary in May, an aide said. The weather was fine in Tarn.\n",
    "c.txt": "Bakers in Lowmere want better flour, and they want it soon.\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("open")
    for name, text in REPORTS.items():
        (place / name).write_text(text, encoding="utf-8")
    job.read([str(place)], record=place / "rashomon.sqlite", jobs=1, strict=True)
    return place


def test_a_thread_is_told_with_who_speaks_of_it_again_and_who_does_not(folder):
    with Record(folder / "rashomon.sqlite") as record:
        found = threads(record)
        assert [thread.opening.type for thread in found] == ["invitation", "planned"]
        first = found[0]
        assert [record.letter(one.span.report) for one in first.again] == ["B"]
        assert "salt" in first.again[0].shared
        assert [record.letter(digest) for digest in first.silent] == ["C"]


def test_the_command_and_the_page(call, folder):
    told = json.loads(call("open", folder, "--json").out)
    assert [thread["type"] for thread in told["threads"]] == ["invitation", "planned"]
    assert told["shown"][0]["text"].startswith("Aldra Venn invited")
    assert "not spoken of in: C" in call("open", folder).out
    assert call("open", folder, "--report", "C").code == 4
    page = folder / "page.html"
    call("dossier", folder, "--page", page)
    assert "Not spoken of in C." in page.read_text("utf-8")
    assert call("audit", folder).code == 0
