"""The desk listens on this machine, and connects to nothing else."""

from __future__ import annotations

from tests.laws.test_silence import leaving, watched
from tests.pages.invented import summit

__all__ = ["watched"]

DESK = """
import os, sys, urllib.request
from pathlib import Path
from rashomon.cli.serving import answers
from rashomon.desk.leaf import NAVIGATION
from rashomon.desk.safety import Rules
from rashomon.desk.serve import opened

def numbers_only(event, arguments):
    if event == "socket.getaddrinfo" and arguments[0] != "127.0.0.1":
        os._exit(9)

sys.addaudithook(numbers_only)
with opened(Path(sys.argv[1]), Rules("127.0.0.1"), answers()) as desk:
    for place in NAVIGATION:
        urllib.request.urlopen(desk + place.href).read()
    urllib.request.urlopen(desk + "/quotes.json").read()
"""


def test_the_desk_connects_to_nothing_but_this_machine(watched, tmp_path):
    path = tmp_path / "rashomon.sqlite"
    summit(path).close()
    processes, lines = watched("-c", DESK, str(path))
    assert processes >= 1
    assert lines, "a desk that listens was not seen"
    assert [line for line in leaving(lines) if not line.startswith("socket.getaddrinfo")] == []
