"""The same words in many reports: one utterance, however many they are."""

from __future__ import annotations

from rashomon import job
from rashomon.findings import Quote
from rashomon.record import Record

SAID = "“The gates will open when the river falls below the mark,” Joren Talle said on Friday."


def test_a_sentence_quoted_by_forty_reports_is_one_utterance(tmp_path):
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(f"Paper number {number}\n\n{SAID}\n", encoding="utf-8")
    job.read([str(tmp_path)], record=tmp_path / "r.sqlite", jobs=1)
    with Record(tmp_path / "r.sqlite") as record:
        groups = record.groups("same_words")
        assert len({groups[quote.id] for quote in record.all(Quote) if quote.type == "direct"}) == 1
        assert sum(quote.type == "direct" for quote in record.all(Quote)) == 40


def test_short_sentences_that_anybody_says_stay_apart(tmp_path):
    for number, name in enumerate(("Joren Talle", "Ilka Maarven")):
        text = f"Paper number {number}\n\n“We will see,” {name} said in Brannik.\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    job.read([str(tmp_path)], record=tmp_path / "r.sqlite", jobs=1)
    with Record(tmp_path / "r.sqlite") as record:
        assert not record.groups("same_words")
