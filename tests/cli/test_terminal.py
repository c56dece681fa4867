"""Nothing that a report holds acts on a terminal; data and messages go their own ways."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.cli.terminal import as_json, count, plain
from tests.cli.calls import PROGRAM, on_a_terminal, process, start
from tests.pages.invented import Draft, bind

FULL = Path("/dev/full")
BELL = "He said \x1b]0;title\x07\x1b[31mred\x1b[0m \x9b2J and\u202e drawkcab\u2066 \x08\x7f."


@pytest.fixture
def hostile(here):
    draft = Draft([("headline", "A title\x1b[2J"), ("paragraph", BELL)], name="\x1b[31mname.txt")
    draft.knows("outlet", "The \x1b[5mCourier", None, "flag --outlet")
    draft.quotes(draft.at("red\x1b[0m"))
    bind(here / "rashomon.sqlite", [draft]).close()
    return here


@given(st.text())
def test_plain_text_has_no_control_characters(text):
    shown = plain(text)
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or 0xD800 <= ord(char) < 0xE000 for char in shown)
    assert plain(shown) == shown


def test_plain_text_keeps_what_is_harmless():
    assert plain("“Ünïcødé”\u00a0– שלום 中文 👩‍🚀") == "“Ünïcødé”\u00a0– שלום 中文 👩‍🚀"
    assert plain("two\n\tlines\r\n") == "two lines"


@given(st.text())
def test_json_reads_the_same_and_holds_no_control_character(text):
    shown = as_json({"text": text})
    assert json.loads(shown) == {"text": text}
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in shown)


@pytest.mark.parametrize(("number", "told"), [(0, "0 files"), (1, "1 file"), (2000, "2,000 files")])
def test_counts(number, told):
    assert count(number, "file") == told


COMMANDS = [
    ["reports"],
    ["quotes"],
    ["check", "said"],
    ["explain", "A"],
    ["export"],
    ["reports", "--json"],
    ["quotes", "--json"],
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_report_cannot_act_on_the_terminal(hostile, arguments):
    shown = on_a_terminal(*arguments, cwd=hostile, NO_COLOR="1").out
    assert shown
    for mark in ("\x1b]", "\x1b[2J", "\x1b[31m", "\x1b[5m", "\x9b", "\x07", "\x08", "\u202e", "\u2066"):
        assert mark not in shown, repr(mark)


@pytest.mark.parametrize("arguments", [["reports"], ["quotes"], ["doctor"]], ids=" ".join)
def test_no_color_means_none(hostile, arguments):
    assert "\x1b" not in on_a_terminal(*arguments, cwd=hostile, NO_COLOR="1").out
    assert "\x1b" not in on_a_terminal(*arguments, cwd=hostile, TERM="dumb").out


def test_a_terminal_has_bold_heads_and_a_pipe_has_not(hostile):
    assert "\x1b[1m" in on_a_terminal("reports", cwd=hostile).out
    told = process("reports", cwd=hostile)
    assert "\x1b" not in told.out + told.err


def test_a_bar_on_a_terminal_and_none_in_a_pipe(hostile):
    assert "verifying findings" in on_a_terminal("audit", cwd=hostile).out
    assert "verifying" not in on_a_terminal("audit", "--quiet", cwd=hostile).out
    assert process("audit", cwd=hostile).err == ""


def test_in_a_pipe_a_row_is_a_line(here):
    draft = Draft([("headline", "Gates " * 200)])
    draft.knows("title", draft.text.strip(), draft.at(draft.text.strip()))
    bind(here / "rashomon.sqlite", [draft]).close()
    assert len(process("reports", cwd=here).out.splitlines()) == 2
    shown = on_a_terminal("reports", "--quiet", cwd=here, NO_COLOR="1").out.splitlines()
    assert len(shown) > 2
    assert max(map(len, shown)) <= 90


def test_a_reader_that_has_enough_is_no_error(here):
    draft = Draft([("paragraph", "The gates are open. " * 20_000)])
    bind(here / "rashomon.sqlite", [draft]).close()
    started = start("export", cwd=here)
    assert started.stdout.readline().startswith('{"kind": "header"')
    started.stdout.close()
    assert started.stderr.read() == ""
    assert started.wait(timeout=60) == 0
    started.stderr.close()


def test_a_closed_output_is_no_error(hostile):
    reading, writing = os.pipe()
    os.close(reading)
    program = f"import os; os.dup2({writing}, 1); from rashomon.cli import main; main()"
    made = subprocess.run(
        [sys.executable, "-c", program, "quotes", "-q"],
        cwd=hostile,
        pass_fds=[writing],
        capture_output=True,
        check=False,
    )
    os.close(writing)
    assert (made.returncode, made.stderr) == (0, b"")


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full, which this system does not have")
@pytest.mark.parametrize("arguments", [["quotes"], ["export"]])
def test_a_full_disk_is_one_line(hostile, arguments):
    with FULL.open("w") as full:
        made = subprocess.run(
            [sys.executable, "-c", PROGRAM, *arguments, "-q"],
            cwd=hostile,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert made.returncode == 1
    assert made.stderr.startswith(b"rashomon: the output cannot be written")
    assert made.stderr.count(b"\n") == 1


def test_letters_a_terminal_does_not_know_are_escaped(hostile):
    told = process("quotes", cwd=hostile, PYTHONIOENCODING="ascii")
    assert told.code == 0
