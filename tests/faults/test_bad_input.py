"""What a folder may hold: every file is read, skipped or passed over, the account adds up, and nothing else raised."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from rashomon import job
from rashomon.errors import InputError
from rashomon.findings import Arrival, Article, Block, Mention, Problem, Report
from rashomon.record import Record
from tests.digests import digest_of
from tests.record.unprivileged import folder as reachable
from tests.record.unprivileged import unprivileged

GOOD = "“The tunnel will open in May,” President Orla Venn of Korrin said on Monday.\n\nHer aides denied it.\n"


@pytest.fixture
def folder(tmp_path):
    """A folder with one report that can be read, which must not suffer from what lies beside it."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    return folder


def read(folder, path):
    """Reads a folder; gives the summary and the record, whose every span has been read."""
    summary = job.read([str(folder)], record=path, strict=True)
    assert summary.adds_up()
    came = summary.new + summary.changed + summary.unchanged + summary.duplicates
    assert summary.files == came + len(summary.skipped) + len(summary.passed_over)
    record = Record(path)
    assert record.pending() == 0
    for kind in (Article, Block, Mention):
        for finding in record.all(kind):
            for span in finding.spans():
                assert record.text(span).strip()
    for block in record.all(Block):
        assert record.text(block.span) == block.text
    assert digest_of(GOOD.encode()) in record.digests()
    assert any("Orla Venn" in mention.text for mention in record.all(Mention))
    return summary, record


def why(summary, name):
    return {Path(path).name: reason for path, reason in summary.skipped}[name]


NOISE = random.Random(5).randbytes(20_000)

SKIPPED = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n\xef\xbb\xbf" * 9, ""),
    "noise.txt": (NOISE, "binary data"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + NOISE, ""),
    "paper.txt": (b"%PDF-1.7\n" + NOISE, "PDF"),
    "zip.txt": (b"PK\x03\x04" + NOISE, "zip"),
    "nothing.html": (b"<html><head><script>var x = 1;</script></head><body></body></html>", ""),
}


@pytest.mark.parametrize("name", SKIPPED)
def test_what_is_no_text_is_skipped_with_the_reason(folder, tmp_path, name):
    content, says = SKIPPED[name]
    (folder / name).write_bytes(content)
    summary, record = read(folder, tmp_path / "r.sqlite")
    with record:
        assert (summary.files, summary.new, len(summary.skipped)) == (2, 1, 1)
        assert says in why(summary, name)
        assert "\n" not in why(summary, name)
        (problem,) = record.all(Problem)
        assert problem.subject == str(folder / name)
        assert problem.message == why(summary, name)


def line(sentences):
    return (" ".join(["Talks between President Orla Venn and her aides went on."] * sentences)).encode()


READ = {
    "latin.txt": "Le café de Tárn, said Orla Venn.\n".encode("cp1252"),
    "wide.txt": "Zoë Venn of Korrin said no.\n".encode("utf-16"),
    "wide_unmarked.txt": ("Zoë Venn of Korrin said no. " * 9).encode("utf-16-le"),
    "marked.txt": b"\xef\xbb\xbf" + "Zoë Venn of Korrin said no.\n".encode(),
    "mixed.txt": ("“Yes,” said Zoë Venn.\n" * 20).encode() + "Le café de Tárn.\n".encode("cp1252"),
    "nul.txt": b"Orla Venn\x00 of Korrin said no to Maarven.\n" * 30,
    "cr.txt": b"Orla Venn said no.\r\rHer aides said yes.\r",
    "rtl.txt": "أورلا فين said no. \u202eesrever\u202c עברית\n".encode(),
    "combining.txt": ("Zoe\u0308 Ve\u0301nn of Korrin said no. " + "e" + "\u0301" * 500 + "\n").encode(),
    "emoji.txt": "👩🏽‍🚀 Orla Venn said no 🏴\U000e0067\U000e0062\U000e007f.\n".encode(),
    "marks.txt": ('“ « ‘ " ' * 500 + "said Orla Venn.\n").encode(),
    "unbalanced.txt": "“No, said Orla Venn.\n\n” Yes, said she. “\n\n““““\n".encode(),
    "one_word.txt": b"Korrin",
    "private.txt": "\ue000\uffff\U0010ffff Orla Venn said no.\n".encode(),
    "controls.txt": b"Orla Venn of Korrin said no to Maarven, and nobody asked why.\x0b\x0c" * 5
    + b"\x1c\x1d\x1e\xc2\x85\n",
    "markup.txt": b"Orla Venn said <no> & <b>yes</i>.\n<<<<>>>>\n",
    "page.html": b"<html><body><article><p>Orla Venn of Korrin said no.<p>Nobody answered her <b>then.</article>",
    "cut.html": b"<!doctype html><html><body><p>Orla Venn said no. Nobody answered.</p><p title='",
}


@pytest.mark.parametrize("name", READ)
def test_what_is_odd_is_read(folder, tmp_path, name):
    (folder / name).write_bytes(READ[name])
    summary, record = read(folder, tmp_path / "r.sqlite")
    with record:
        assert (summary.files, summary.new, summary.skipped) == (2, 2, [])
        digest = digest_of(READ[name])
        assert record.raw(digest) == READ[name]
        assert record.report_text(digest)
        assert record.label(digest)


def test_one_line_of_five_megabytes(folder, tmp_path):
    """Not English by design: what is measured here is reading, and the parser's turn has a test of its own."""
    (folder / "long.txt").write_bytes("Zwei Züge fuhren nach Tarn und kehrten nicht zurück. ".encode() * 95_000)
    summary, record = read(folder, tmp_path / "r.sqlite")
    with record:
        assert summary.new == 2
        assert max(len(report.text) for report in record.all(Report)) == 95_000 * 53


def test_a_long_line_of_english_is_parsed_in_slices(folder, tmp_path):
    (folder / "long.txt").write_bytes(line(1_000))
    summary, record = read(folder, tmp_path / "r.sqlite")
    with record:
        assert summary.new == 2
        assert sum("Orla Venn" in mention.text for mention in record.all(Mention)) > 900


def test_a_page_nested_a_hundred_thousand_deep(folder, tmp_path):
    deep = "<div>" * 100_000 + "<p>Orla Venn of Korrin said no to Maarven.</p>" + "</div>" * 100_000
    (folder / "deep.html").write_text(f"<html><body>{deep}</body></html>")
    summary, record = read(folder, tmp_path / "r.sqlite")
    with record:
        assert summary.files == 2
        if summary.skipped:
            assert why(summary, "deep.html")
        else:
            assert any("Orla Venn of Korrin said no" in report.text for report in record.all(Report))


def test_a_file_that_is_too_large_is_skipped_unread(folder, tmp_path):
    with (folder / "large.txt").open("wb") as out:
        out.truncate(64_000_001)
    summary, record = read(folder, tmp_path / "r.sqlite")
    record.close()
    assert "split it" in why(summary, "large.txt")


def test_lone_surrogates_and_damaged_rows_in_a_table(folder, tmp_path):
    rows = [
        r'{"id": "a", "text": "Orla Venn \ud800 said no.", "source": "The \udc00 Post"}',
        r'{"id": "b", "text": 5}',
        r'{"id": "c", "text": "',
        r'{"id": "d", "text": ""}',
        '{"id": "e\\ud83d", "text": "\\ud83d\\ude00 Orla Venn said yes."}',
        "not json",
    ]
    (folder / "rows.jsonl").write_text("\n".join(rows))
    summary, record = read(folder, tmp_path / "r.sqlite")
    with record:
        assert (summary.files, summary.new, summary.reports) == (2, 2, 3)
        texts = {report.text for report in record.all(Report) if report.format == "row"}
        assert texts == {"Orla Venn \ufffd said no.", "😀 Orla Venn said yes."}
        assert sorted(problem.subject.rpartition("row ")[2] for problem in record.all(Problem)) == ["2", "3", "4", "6"]


def test_a_table_of_one_list_and_rows_without_ids(folder, tmp_path):
    (folder / "rows.json").write_text(json.dumps([{"text": "Orla Venn said no."}, {"text": "Orla Venn said yes."}]))
    summary, record = read(folder, tmp_path / "r.sqlite")
    with record:
        assert summary.reports == 3
        assert {arrival.path.rpartition("#")[2] for arrival in record.all(Arrival)} >= {"1", "2"}


def test_the_same_bytes_twice_are_one_report_and_two_arrivals(folder, tmp_path):
    (folder / "again.txt").write_text(GOOD)
    summary, record = read(folder, tmp_path / "r.sqlite")
    with record:
        assert (summary.files, summary.new, summary.duplicates) == (2, 1, 1)
        assert record.count(Report) == 1
        assert {Path(arrival.path).name for arrival in record.all(Arrival)} == {"again.txt", "good.txt"}


def test_a_loop_of_links_is_walked_once(folder, tmp_path):
    (folder / "inside").mkdir()
    (folder / "inside" / "round").symlink_to(folder)
    (folder / "nowhere").symlink_to(folder / "gone")
    (folder / "itself").symlink_to(folder / "itself")
    summary, record = read(folder, tmp_path / "r.sqlite")
    with record:
        assert record.count(Report) == 1
        assert {Path(path).name for path, _ in summary.skipped} == {"nowhere", "itself"}
        assert [Path(path).name for path, _ in summary.passed_over] == ["round"]


def test_what_is_no_regular_file_is_not_opened(folder, tmp_path):
    os.mkfifo(folder / "pipe.txt")
    summary, record = read(folder, tmp_path / "r.sqlite")
    record.close()
    assert why(summary, "pipe.txt") == "no regular file"


def test_a_name_that_is_not_utf8(folder, tmp_path):
    try:
        (folder / os.fsdecode(b"caf\xe9.txt")).write_text("Orla Venn said no.")
    except OSError:
        pytest.skip("this file system takes no names that are not UTF-8")
    summary, record = read(folder, tmp_path / "r.sqlite")
    record.close()
    assert [reason for _, reason in summary.skipped] == ["its name is not UTF-8; rename it"]


def test_files_and_folders_that_may_not_be_read(tmp_path):
    with reachable() as folder:
        (folder / "good.txt").write_text(GOOD)
        (folder / "secret.txt").write_text("Orla Venn said no.")
        (folder / "secret.txt").chmod(0)
        (folder / "closed").mkdir(mode=0)
        (folder / "out").mkdir()
        (folder / "out").chmod(0o777)
        with unprivileged():
            summary, record = read(folder, folder / "out" / "r.sqlite")
            with record:
                assert record.count(Report) == 1
        assert why(summary, "secret.txt") == "cannot be read (Permission denied); check its permissions"
        assert why(summary, "closed") == "cannot be read (Permission denied); check its permissions"


def test_a_file_that_becomes_unreadable_keeps_what_was_read_of_it(folder, tmp_path):
    (folder / "b.txt").write_text("Orla Venn said no.")
    read(folder, tmp_path / "r.sqlite")[1].close()
    (folder / "b.txt").write_bytes(NOISE)
    summary, record = read(folder, tmp_path / "r.sqlite")
    with record:
        assert "binary" in why(summary, "b.txt")
        assert record.count(Report) == 2


def test_a_sidecar_that_makes_no_sense_is_a_problem(folder, tmp_path):
    (folder / "reports.csv").write_bytes(b"file,outlet,colour\ngood.txt,The Korrin Post,red\nother.txt,X\n\xff\xfe,,\n")
    summary, record = read(folder, tmp_path / "r.sqlite")
    with record:
        assert summary.new == 1
        assert len(summary.passed_over) == 1


@pytest.mark.parametrize("paths", [["nowhere.txt"], ["good.txt", "nowhere"]])
def test_a_path_that_is_not_there_is_said_in_one_line(folder, tmp_path, paths):
    with pytest.raises(InputError, match="nowhere") as error:
        job.read([str(folder / path) for path in paths], record=tmp_path / "r.sqlite")
    assert "\n" not in str(error.value)


def test_an_empty_folder_and_an_empty_standard_input(tmp_path):
    (tmp_path / "none").mkdir()
    summary = job.read([str(tmp_path / "none")], record=tmp_path / "r.sqlite")
    assert (summary.files, summary.adds_up()) == (0, True)
    summary = job.read(["-"], record=tmp_path / "r.sqlite", stdin=b"")
    assert (summary.files, len(summary.skipped), summary.adds_up()) == (1, 1, True)


@pytest.mark.parametrize("encoding", ["no-such-encoding", "utf-7", "rot13", "hex"])
def test_an_encoding_that_makes_no_sense_is_a_reason_for_each_file(folder, tmp_path, encoding):
    summary = job.read([str(folder)], record=tmp_path / "r.sqlite", encoding=encoding)
    assert encoding in why(summary, "good.txt")
    assert summary.adds_up()


@pytest.mark.parametrize("seed", range(6))
def test_damaged_files_never_raise_anything_else(folder, tmp_path, seed, examples):
    """Real pages and texts with bytes turned over, cut and repeated."""
    rng = random.Random(seed)
    for source in sorted(examples.glob("*.*t*")):
        raw = bytearray(source.read_bytes())
        for _ in range(rng.choice([1, 20, 300])):
            raw[rng.randrange(len(raw))] = rng.randrange(256)
        cut = rng.randrange(len(raw))
        (folder / f"damaged {source.name}").write_bytes(bytes(raw[cut:] + raw[: rng.randrange(len(raw))]))
    summary, record = read(folder, tmp_path / "r.sqlite")
    with record:
        assert summary.files > 6
