"""Calls the command line: in this process, in one of its own, or on a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rashomon.cli import run

PROGRAM = "from rashomon.cli import main; main()"


@dataclass(frozen=True)
class Called:
    code: int
    out: str
    err: str


class Caller:
    """In this process: fast, and what is loaded can be replaced."""

    def __init__(self, capsys) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Called:
        self._capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        return Called(code, *self._capsys.readouterr())


def clean(more: Mapping[str, str]) -> dict[str, str]:
    """An environment that sets nothing of ours."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith("RASHOMON_") and name != "NO_COLOR"
    }
    return {**kept, "PYTHONIOENCODING": "utf-8", **more}


def start(*arguments: object, cwd: Path, program: str = PROGRAM, **env: str) -> subprocess.Popen:
    """A process of its own, not waited for."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=cwd, env=clean(env), text=True, encoding="utf-8", **pipes)


def process(*arguments: object, cwd: Path, program: str = PROGRAM, **env: str) -> Called:
    """A process of its own, in pipes."""
    started = start(*arguments, cwd=cwd, program=program, **env)
    out, err = started.communicate(timeout=120)
    return Called(started.returncode, out, err)


def on_a_terminal(*arguments: object, cwd: Path, **env: str) -> Called:
    """A process whose output and messages both go to one terminal; `out` holds what it shows."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
    settings = clean({"TERM": "xterm-256color", "COLUMNS": "90", **env})
    with subprocess.Popen(command, cwd=cwd, env=settings, stdin=theirs, stdout=theirs, stderr=theirs) as started:
        os.close(theirs)
        shown = b""
        while True:
            try:
                some = os.read(ours, 4096)
            except OSError:  # Linux: nobody writes any more
                break
            if not some:
                break
            shown += some
        code = started.wait(timeout=120)
    os.close(ours)
    return Called(code, shown.decode("utf-8", "replace"), "")
