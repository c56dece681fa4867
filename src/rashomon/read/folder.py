"""Takes paths, gives the files under them in a fixed order, and every file that is passed over with the reason."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import InputError
from rashomon.ledger import LEDGER
from rashomon.read.refuse import LARGEST

STDIN = "-"
"""The path that stands for standard input."""

SIDECAR = "reports.csv"

SIDE = {
    SIDECAR: "metadata given by hand, no report",
    "lexicon.toml": "a project lexicon, no report",
    "rashomon.toml": "settings, no report",
    LEDGER: "corrections, no report",
    "readme.md": "a note on the folder, no report",
    "readme.txt": "a note on the folder, no report",
}
"""Files beside reports that are none, by their names in lower case."""

RECORD = b"SQLite format 3\x00"
"""How a record begins."""

BESIDE = ("-wal", "-shm", "-lock", "-journal")
"""How the names of files beside a record end."""

GENERATOR = b'name="generator" content="rashomon'
"""What a dossier says of itself in its first bytes, in lower case."""

DOSSIER = "a dossier, no report"

PEEK = 4096


@dataclass(frozen=True, slots=True)
class Found:
    """One file that was met, or `-` for standard input. With a reason it is not to be read."""

    path: str
    """As a user would find it again."""
    reason: str = ""
    skipped: bool = False
    """Whether it could not be read; else a reason means that it is no report by design."""


def walk(paths: Iterable[str]) -> Iterator[Found]:
    """Every file under `paths`, folders read through, in the order given and then by name; nothing twice.

    Symbolic links are followed; a folder that was met before is not entered again. Raises `InputError` for a path
    that is not there.
    """
    met: set[tuple[int, int]] = set()
    for path in paths:
        if path == STDIN:
            yield Found(STDIN)
            continue
        place = Path(path)
        if not place.exists() and not place.is_symlink():
            raise InputError(f"{shown(place)}: there is no such file or folder; check the name")
        yield from _path(place, met, named=True)


def _path(place: Path, met: set[tuple[int, int]], *, named: bool = False) -> Iterator[Found]:
    if not named and place.name.startswith("."):
        yield Found(shown(place), "hidden")
        return
    try:
        status = place.stat()
    except OSError as error:
        reason = (
            "a link that leads nowhere"
            if place.is_symlink()
            else f"cannot be read ({error.strerror}); check its permissions"
        )
        yield Found(shown(place), reason, skipped=True)
        return
    if (status.st_dev, status.st_ino) in met:
        yield Found(shown(place), "met before under another path")
        return
    met.add((status.st_dev, status.st_ino))
    if stat.S_ISDIR(status.st_mode):
        yield from _folder(place, met)
    elif stat.S_ISREG(status.st_mode):
        yield _file(place, status.st_size, named)
    else:
        yield Found(str(place)) if named else Found(shown(place), "no regular file", skipped=True)


def _folder(place: Path, met: set[tuple[int, int]]) -> Iterator[Found]:
    try:
        inside = sorted(place.iterdir(), key=lambda one: os.fsencode(one.name))
    except OSError as error:
        yield Found(shown(place), f"cannot be read ({error.strerror}); check its permissions", skipped=True)
        return
    for one in inside:
        yield from _path(one, met)


def _file(place: Path, size: int, named: bool) -> Found:
    path = shown(place)
    if not named and place.name.lower() in SIDE:
        return Found(path, SIDE[place.name.lower()])
    if place.name.endswith(BESIDE) and Path(str(place).rpartition("-")[0]).exists():
        return Found(path, "part of a record, no report")
    try:
        with place.open("rb") as opened:
            head = opened.read(PEEK)
    except OSError as error:
        return Found(path, f"cannot be read ({error.strerror}); check its permissions", skipped=True)
    if head.startswith(RECORD) and not named:
        return Found(path, "a record, no report")
    if GENERATOR in head.lower() and not named:
        return Found(path, DOSSIER)
    if size > LARGEST:
        reason = f"{size // 1_000_000} MB, and at most {LARGEST // 1_000_000} MB are read at once; split it"
        return Found(path, reason, skipped=True)
    if path != str(place):
        return Found(path, "its name is not UTF-8; rename it", skipped=True)
    return Found(path)


def shown(place: Path) -> str:
    """A path as text that can be stored and printed."""
    return os.fsencode(place).decode("utf-8", "replace")
