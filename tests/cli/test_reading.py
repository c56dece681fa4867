"""`read`, `demo`, `forget`: what they ask of the job, what they say of it, how they end."""

import json
import re
import signal
from pathlib import Path

import pytest

from rashomon import job
from rashomon.cli import reading
from rashomon.record import Record
from tests.cli.calls import process, start
from tests.pages.invented import summit


@pytest.fixture
def asked(monkeypatch):
    """What the job was asked for. It makes a record of invented reports, and tells of files that it could not read."""
    seen = {"skipped": [], "files": 4}

    def stand_in(paths, *, record, **more):
        seen.update(more, paths=list(paths), record=record)
        more["progress"]("read", 1, 1)
        if seen["files"]:
            summit(record).close()
        return job.Summary(
            files=seen["files"],
            new=max(0, seen["files"] - 1 - len(seen["skipped"])),
            skipped=seen["skipped"],
            passed_over=[("reports.csv", "metadata of its neighbours")] if seen["files"] else [],
            missing=["gone.txt"],
            record=record,
            problems=1,
            seconds=0.1,
        )

    monkeypatch.setattr(job, "read", stand_in)
    return seen


@pytest.fixture
def reports(here):
    folder = here / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("The gates are shut, President Orlen said.\n")
    (folder / "b.txt").write_text("“The gates will open,” Orlen told reporters in Tarn.\n")
    return folder


def test_reading_a_folder_makes_record_and_page_and_says_where(call, asked, reports):
    told = call("read", reports)
    assert told.code == 0
    assert asked["record"] == reports / "rashomon.sqlite"
    assert f"record: {reports}/rashomon.sqlite" in told.out
    assert f"page: {reports}/dossier.html" in told.out
    assert (reports / "dossier.html").is_file()
    assert "4 files came in: 3 new, 1 passed over." in told.out
    assert "passed over (metadata of its neighbours): reports.csv" in told.out
    assert "no longer there: gone.txt" in told.out
    assert "A · The Tarn Courier" in told.out
    assert "next: rashomon quotes" in told.err


def test_options_reach_the_job(call, asked, reports):
    told = call(
        *("read", reports / "a.txt", "--record", "r.sqlite", "--page", "p.html", "--encoding", "cp1252", "--jobs", "2"),
        *("--lexicon", "l.toml", "--strict", "--outlet", "The Courier", "--date", "2019-05-03"),
    )
    assert told.code == 0
    assert asked["given"] == {"outlet": "The Courier", "published": "2019-05-03"}
    assert (asked["record"], asked["encoding"], asked["jobs"]) == (Path("r.sqlite"), "cp1252", 2)
    assert (asked["lexicon"], asked["strict"]) == ("l.toml", True)
    assert Path("p.html").is_file()


def test_no_page(call, asked, reports):
    told = call("read", reports, "--no-page")
    assert "page:" not in told.out
    assert not (reports / "dossier.html").exists()


def test_a_page_to_share(call, asked, reports):
    call("read", reports, "--share")
    assert re.search(r"\"share\": ?true", (reports / "dossier.html").read_text(encoding="utf-8"))


def test_a_file_that_was_not_read_is_named_and_changes_the_code(call, asked, reports):
    asked["skipped"] = [("scan.pdf", "a PDF; save it as text")]
    told = call("read", reports, "--quiet")
    assert told.code == 3
    assert told.out == ""
    assert told.err == "not read: scan.pdf: a PDF; save it as text\n"


def test_an_empty_folder_is_nothing_found(call, here):
    (here / "empty").mkdir()
    assert call("read", "empty").code == 4


def test_the_summary_as_json(call, asked, reports):
    told = json.loads(call("read", reports, "--json").out)
    assert told["files"] == told["new"] + len(told["passed_over"]) == 4
    assert told["page"] == f"{reports}/dossier.html"


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "reports", "--outlet", "X"],
        ["read", "a", "b", "--date", "2020-01-01"],
        ["read", "reports", "--jobs", "0"],
    ],
)
def test_what_makes_no_sense_is_a_line_and_a_code(call, reports, arguments):
    told = call(*arguments)
    assert told.code == 2
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert "rashomon read --help" in told.err


def test_a_path_that_is_not_there(call):
    told = call("read", "nowhere")
    assert told.code == 2
    assert "nowhere" in told.err
    assert len(told.err.splitlines()) == 1


# ── settings ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_flags_stand_over_environment_over_project_over_user(call, asked, reports, tmp_path, monkeypatch):
    user = tmp_path / "home" / "rashomon"
    user.mkdir(parents=True)
    (user / "config.toml").write_text('jobs = 1\nencoding = "latin-1"\n')
    call("read", reports)
    assert (asked["jobs"], asked["encoding"]) == (1, "latin-1")
    (reports / "rashomon.toml").write_text('jobs = 2\nrecord = "own.sqlite"\nlexicon = "../names.toml"\n')
    call("read", reports)
    assert (asked["jobs"], asked["encoding"]) == (2, "latin-1")
    assert asked["record"] == reports / "own.sqlite"
    assert asked["lexicon"] == str(reports / "../names.toml")
    monkeypatch.setenv("RASHOMON_JOBS", "3")
    call("read", reports)
    assert asked["jobs"] == 3
    call("read", reports, "--jobs", "4")
    assert asked["jobs"] == 4


def test_the_record_of_the_project_is_found(call, asked, reports, monkeypatch):
    (reports / "rashomon.toml").write_text('record = "own.sqlite"\nquiet = true\n')
    call("read", reports, "--no-page")
    assert call("reports", reports).code == 0
    monkeypatch.chdir(reports)
    assert call("reports").code == 0
    (reports / "deep").mkdir()
    monkeypatch.chdir(reports / "deep")
    told = call("quotes")
    assert (told.code, told.err) == (0, "")


def test_the_environment_names_the_record_and_the_command_line_stands_above_it(call, folder, monkeypatch):
    monkeypatch.setenv("RASHOMON_RECORD", str(folder / "rashomon.sqlite"))
    assert call("reports").code == 0
    assert call("reports", "none.sqlite").code == 2


def test_the_nearest_record_above_is_found(call, folder, monkeypatch):
    deep = folder / "one" / "two"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    assert call("reports").code == 0


def test_a_record_is_named_once(call, folder):
    told = call("reports", folder, "--record", "x.sqlite")
    assert told.code == 2
    assert "name the record once" in told.err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("jobs = ", "not readable as TOML"),
        ("jbos = 2", "'jbos' cannot be set here"),
        ('jobs = "two"', "jobs must be a number"),
        ("quiet = 1", "quiet must be true or false"),
    ],
)
def test_a_settings_file_that_is_wrong_is_named(call, reports, text, says):
    (reports / "rashomon.toml").write_text(text)
    told = call("read", reports)
    assert told.code == 2
    assert says in told.err
    assert "rashomon.toml" in told.err


def test_a_user_cannot_set_one_record_for_all(call, folder, tmp_path):
    user = tmp_path / "home" / "rashomon"
    user.mkdir(parents=True)
    (user / "config.toml").write_text('record = "x.sqlite"\n')
    assert "'record' cannot be set here" in call("reports", folder).err


# ── what goes wrong inside, and who stops it ─────────────────────────────────────────────────────────────────────

BROKEN = "from rashomon import job\ndef broken(*a, **k): raise KeyError('a fault of ours')\njob.read = broken\n"
MAIN = "from rashomon.cli import main; main()"


def test_a_programming_error_is_one_line(here, reports):
    told = process("read", "reports", cwd=here, program=BROKEN + MAIN)
    assert told.code == 1
    assert len(told.err.splitlines()) == 1
    assert "a fault of ours" in told.err
    assert "--strict" in told.err
    assert "Traceback" in process("read", "reports", "--strict", cwd=here, program=BROKEN + MAIN).err


WAITING = """
import signal, sys
from rashomon import run
settle = run.Run._work
def work(self, step, units):
    print("ready", file=sys.stderr, flush=True)
    signal.pause()
    settle(self, step, units)
run.Run._work = work
"""


def test_ctrl_c_stops_cleanly_and_the_next_run_goes_on(here, reports):
    started = start("read", "reports", "--jobs", "1", cwd=here, program=WAITING + MAIN)
    while started.stderr.readline().strip() != "ready":
        assert started.poll() is None
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=60)
    assert started.returncode == 130
    assert err == "rashomon: stopped; run the same command again to go on\n"
    assert out == ""
    with Record(reports / "rashomon.sqlite") as record:
        assert len(record.digests()) == 2
        assert record.pending() > 0
    told = process("read", "reports", cwd=here)
    assert told.code == 0, told.err
    with Record(reports / "rashomon.sqlite") as record:
        assert record.pending() == 0


# ── for real ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_reading_asking_and_forgetting(here, reports):
    (reports / "empty.txt").write_bytes(b"")
    told = process("read", "reports", cwd=here)
    assert told.code == 3, told.err
    assert "2 new, 1 not read" in told.out
    assert "not read: reports/empty.txt:" in told.err
    assert process("audit", "reports", cwd=here).code == 0
    assert process("audit", "reports/dossier.html", cwd=here).code == 0
    assert "Orlen" in process("quotes", "reports", cwd=here).out
    assert process("forget", "reports/a.txt", cwd=here).out.startswith("forgotten: A · ")
    rows = json.loads(process("reports", "reports", "--json", cwd=here).out)["reports"]
    assert [row["letter"] for row in rows] == ["B"]
    assert process("forget", "A", "--record", "reports/rashomon.sqlite", cwd=here).code == 2


def test_standard_input(here):
    program = f"import sys, io; sys.stdin = io.TextIOWrapper(io.BytesIO(b'The gates are shut.'));{MAIN}"
    told = process("read", "-", "--outlet", "The Tarn Courier", cwd=here, program=program)
    assert told.code == 0, told.err
    assert "A · The Tarn Courier" in told.out


def test_the_demo(here):
    told = process("demo", cwd=here)
    assert told.code == 0, told.err
    assert "page: dossier.html" in told.out
    assert (here / "dossier.html").stat().st_size > 10_000
    assert process("demo", cwd=here).code == 0
    assert process("check", "an agreement on the Karrow tunnel", "rashomon-demo.sqlite", cwd=here).code == 0
    assert process("audit", "rashomon-demo.sqlite", cwd=here).code == 0


def test_the_demo_does_not_write_over_a_page_of_yours(call, here):
    (here / "dossier.html").write_text("mine")
    told = call("demo")
    assert told.code == 2
    assert (here / "dossier.html").read_text() == "mine"


def test_the_example_is_there():
    assert (reading.example() / "reports.csv").is_file()


def test_the_page_stands_beside_the_record_that_is_named(call, reports, tmp_path):
    record = tmp_path / "elsewhere" / "r.sqlite"
    record.parent.mkdir()
    assert call("read", reports, "--record", record).code == 0
    assert (record.parent / "dossier.html").is_file()
    assert not (reports / "dossier.html").exists()
