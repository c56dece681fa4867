"""Nothing that is read leaves the machine: every process of a run is watched for connections."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

WATCH = """
import os, sys

def watch(event, arguments):
    if event.startswith("socket.") and event not in {"socket.__new__", "socket.gethostname", "socket.__init__"}:
        note(f"{event} {arguments[1:]!r}")

def note(line):
    handle = os.open(os.environ["WATCHED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(handle, (line + "\\n").encode())
    os.close(handle)

note("watching")
sys.addaudithook(watch)
"""
"""Python runs a `sitecustomize` module at the start of every process, those of an engine too."""

LOCAL = ("'127.", "'::1'", "'localhost'", "'/", "b'/", "b'\\x00", "'\\x00")


@pytest.fixture
def watched(tmp_path):
    """Runs a Python command; gives what it did with sockets, and in how many processes it was watched."""
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    log = tmp_path / "log"

    def run(*arguments):
        path = os.pathsep.join(filter(None, [str(tmp_path), os.environ.get("PYTHONPATH")]))
        environment = {**os.environ, "PYTHONPATH": path, "WATCHED": str(log)}
        command = [sys.executable, *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        lines = log.read_text().splitlines()
        return lines.count("watching"), [line for line in lines if line != "watching"]

    return run


def leaving(lines):
    return [line for line in lines if not any(place in line for place in LOCAL)]


def test_the_watch_sees_a_connection_and_a_name_that_is_looked_up(watched):
    attempt = """
import contextlib, socket
with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
    one.connect(("192.0.2.1", 9))
with contextlib.suppress(OSError):
    socket.getaddrinfo("name.invalid", 80)
with contextlib.suppress(OSError), socket.socket() as one:
    one.connect(("127.0.0.1", 9))
"""
    processes, lines = watched("-c", attempt)
    assert processes == 1
    assert len(lines) == 3
    assert [line.split()[0] for line in leaving(lines)] == ["socket.connect", "socket.getaddrinfo"]


def test_nothing_leaves_the_machine_while_reports_are_read_and_shown(watched, examples, tmp_path):
    place = ["--record", str(tmp_path / "r.sqlite"), "--page", str(tmp_path / "page.html")]
    command = "from rashomon.cli import main; main()"
    seen, lines = watched("-c", command, "read", str(examples), "--jobs", "2", *place)
    assert seen >= 3, "the command and its two workers"
    assert leaving(lines) == []
    assert (tmp_path / "page.html").stat().st_size > 10_000
