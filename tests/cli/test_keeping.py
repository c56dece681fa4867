"""`export`, `audit`, `doctor`, `dossier`, `forget`."""

import csv
import json
import sqlite3

import pyarrow.parquet as pq
import pytest

from rashomon import parse
from rashomon.errors import ToolMissing
from rashomon.findings import KINDS
from rashomon.record.store import Store


def test_json_lines_go_to_standard_output(call, folder):
    told = call("export", folder)
    lines = [json.loads(line) for line in told.out.splitlines()]
    assert told.code == 0
    assert lines[0]["kind"] == "header"
    assert {"report", "quote", "mention", "block"} <= {line["kind"] for line in lines}
    assert told.err == ""


def test_json_lines_of_some_kinds_into_a_file(call, folder, here):
    told = call("export", folder, "--kind", "quote", "--kind", "actor", "-o", "out.jsonl")
    assert told.out.strip() == "out.jsonl"
    lines = [json.loads(line) for line in (here / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["kind"] for line in lines} == {"header", "quote", "actor"}


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_tables(call, folder, here, form):
    told = call("export", folder, "--format", form)
    assert told.code == 0
    assert sorted(path.stem for path in (here / "rashomon-export").glob(f"*.{form}")) == sorted(KINDS)


def test_a_page_is_exported_with_its_blocks(call, here):
    words = "Ilka Maarven said on Monday that the tunnel under the strait would open in May, after ten years of work."
    body = f"<nav>Home</nav><article><h1>A tunnel</h1><p>{words}</p><p>{words[13:]}</p></article>"
    page = f"<html><body>{body}</body></html>"
    (here / "page.html").write_text(page, encoding="utf-8")
    call("read", "page.html", "--record", "r.sqlite", "--no-page")
    (line,) = call("export", "r.sqlite", "--kind", "report").out.splitlines()[1:]
    report = json.loads(line)
    texts = {part["tag"]: report["text"][part["start"] : part["end"]] for part in report["parts"]}
    assert texts["h1"].strip() == "A tunnel"
    assert {part["selected"] for part in report["parts"]} <= {True, False}
    for form in ("csv", "parquet"):
        assert call("export", "r.sqlite", "--format", form, "-o", "tables").code == 0
    with (here / "tables" / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert json.loads(row["parts"]) == report["parts"]
    assert pq.read_table(here / "tables" / "report.parquet").to_pylist()[0]["parts"] == report["parts"]


def test_a_table_of_one_kind(call, folder, here):
    call("export", folder, "--format", "csv", "--kind", "quote", "-o", "tables")
    with (here / "tables" / "quote.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 7


def test_what_cannot_be_exported_is_one_line(call, folder):
    told = call("export", folder, "--kind", "bogus")
    assert told.code == 2
    assert "there are report, arrival" in told.err
    told = call("export", folder, "-o", "no/such/folder/x.jsonl")
    assert told.code == 2
    assert "no/such/folder/x.jsonl: cannot be written" in told.err


def test_a_sound_record_and_page_hold(call, folder):
    assert call("dossier", folder).code == 0
    for target in (folder, folder / "rashomon.sqlite", folder / "dossier.html"):
        told = call("audit", target)
        assert told.code == 0, told.out + told.err
        assert "everything holds" in told.out


def test_a_shared_page_holds(call, folder):
    assert call("dossier", folder, "--share", "--page", "send.html").code == 0
    assert call("audit", "send.html", "--record", folder / "rashomon.sqlite").code == 0


def test_a_record_that_was_changed_does_not_hold(call, folder):
    with sqlite3.connect(folder / "rashomon.sqlite") as connection:
        connection.execute("UPDATE finding_mention SET text = 'Somebody else'")
    connection.close()
    told = call("audit", folder)
    assert told.code == 1
    assert "Somebody else" in told.out
    faults = json.loads(call("audit", folder, "--json").out)["faults"]
    assert all(fault["where"] and fault["what"] for fault in faults)


def test_a_page_that_was_changed_does_not_hold(call, folder):
    call("dossier", folder)
    page = folder / "dossier.html"
    html = page.read_text(encoding="utf-8")
    changed = html.replace("will open when the gates", "will never open when the gates")
    assert changed != html
    page.write_text(changed, encoding="utf-8")
    told = call("audit", page)
    assert told.code == 1
    assert "report A, characters" in told.out


def test_a_page_is_held_against_the_files_beside_it(call, folder, here):
    alone = here / "alone"
    alone.mkdir()
    call("dossier", folder, "--page", alone / "dossier.html")
    told = call("audit", alone / "dossier.html")
    assert told.code == 1
    assert "no report with digest" in told.out
    for line in call("export", folder, "--kind", "report").out.splitlines()[1:]:
        report = json.loads(line)
        (alone / f"{report['digest'][:4]}.txt").write_bytes(report["text"].encode())
    assert call("audit", alone / "dossier.html").code == 0


def test_a_page_that_is_none(call, here):
    (here / "x.html").write_text("<p>no dossier</p>")
    told = call("audit", "x.html")
    assert told.code == 2
    assert told.err.startswith("rashomon: x.html: ")


def test_doctor(call):
    told = call("doctor", "--json")
    signs = {sign["what"]: sign["state"] for sign in json.loads(told.out)["signs"]}
    assert {"python", "model", "sqlite", "full-text search", "free disk", "folder", "encoding"} <= set(signs)
    assert told.code == 0


def test_doctor_without_the_model(call, monkeypatch):
    def gone():
        raise ToolMissing("the package x is not installed; run: pip install x")

    monkeypatch.setattr(parse, "opened", gone)
    told = call("doctor")
    assert told.code == 5
    assert "pip install x" in told.out


def test_doctor_looks_at_a_record(call, folder):
    signs = json.loads(call("doctor", "--record", folder / "rashomon.sqlite", "--json").out)["signs"]
    assert next(sign for sign in signs if sign["what"] == "record")["state"] == "ok"
    assert call("doctor", "--record", "none.sqlite").code == 1


# ── records that cannot be used ──────────────────────────────────────────────────────────────────────────────────


def one_line(told, code, says):
    assert told.code == code
    assert told.out == ""
    assert told.err.startswith("rashomon: ")
    assert len(told.err.splitlines()) == 1
    assert says in told.err


def test_no_record_at_all(call):
    one_line(call("quotes"), 2, "rashomon read FOLDER")
    one_line(call("quotes", "none.sqlite"), 2, "there is no record")


def test_a_file_that_is_no_record(call, here):
    (here / "x.sqlite").write_bytes(b"SQLite format 3\0" + b"garbage" * 400)
    one_line(call("reports", "x.sqlite"), 2, "x.sqlite")
    (here / "y.txt").write_text("hello")
    one_line(call("reports", "y.txt"), 2, "not a Rashomon record")


def test_a_record_of_a_newer_version(call, folder):
    with sqlite3.connect(folder / "rashomon.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    one_line(call("reports", folder), 6, "newer Rashomon")


def test_a_record_that_another_process_writes(call, folder):
    with Store(folder / "rashomon.sqlite"):
        one_line(call("forget", "A", "--record", folder / "rashomon.sqlite"), 6, "another process")
        assert call("reports", folder).code == 0


def test_a_missing_model_has_its_own_code(call, here, monkeypatch):
    from rashomon import job

    def gone(*_args, **_more):
        raise ToolMissing("the package x is not installed; run: pip install x")

    monkeypatch.setattr(job, "read", gone)
    (here / "a.txt").write_text("Some text.")
    one_line(call("read", "a.txt"), 5, "pip install x")
