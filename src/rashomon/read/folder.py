"""Takes paths, gives every file under them in a fixed order: those to be read, and those passed over with the reason."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import InputError

STDIN = "-"
"""The path that stands for standard input."""

SIDE_FILES = {
    "reports.csv": "metadata by hand",
    "lexicon.toml": "a project lexicon",
    "rashomon.toml": "a project's settings",
    "readme.md": "a note on the folder",
    "readme.txt": "a note on the folder",
}
"""Files beside the reports that are none, by name in lower case."""

RECORD = b"SQLite format 3\x00"
PAGE = b'<meta name="generator" content="Rashomon'
"""How our own files begin, so that a record or a page beside the reports is never read as one."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was met. With a `reason` it is not to be read; `skipped` tells whether it should have been."""

    path: str
    reason: str = ""
    skipped: bool = False


def walk(paths: Sequence[str]) -> Iterator[Found]:
    """Every file named, and every file under the folders named, each once, in order of path.

    Hidden files and folders inside a folder are left out, links to folders are not followed (so a loop ends), links to
    files are. Raises `InputError` for a path that is not there.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _under(path):
            if found.path not in seen:
                seen.add(found.path)
                yield found


def _under(path: str) -> Iterator[Found]:
    if path == STDIN:
        yield Found(STDIN)
        return
    place = Path(path)
    if not place.exists() and not place.is_symlink():
        raise InputError(f"{path}: there is no such file or folder; check the spelling")
    if place.is_dir():
        yield from sorted(_inside(place), key=lambda found: found.path)
    else:
        yield _look(place)


def _inside(folder: Path) -> Iterator[Found]:
    refused: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=refused.append, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if not name.startswith("."):
                yield _look(Path(here) / name)
    for error in refused:
        reason = f"the folder cannot be listed ({error.strerror}); change its permissions"
        yield Found(str(error.filename), reason, skipped=True)


def _look(path: Path) -> Found:
    if reason := SIDE_FILES.get(path.name.lower()):
        return Found(str(path), reason)
    if path.name.endswith(("-wal", "-shm", "-lock")) and Path(str(path).rpartition("-")[0]).exists():
        return Found(str(path), "part of a record")
    try:
        if not path.is_file():
            return Found(str(path), "no file (a socket, a device or a broken link); remove it", skipped=True)
        with path.open("rb") as file:
            start = file.read(1024)
    except OSError as error:
        return Found(str(path), f"cannot be read ({error.strerror}); change its permissions", skipped=True)
    if start.startswith(RECORD):
        return Found(str(path), "a record")
    return Found(str(path), "a page made by Rashomon") if PAGE in start else Found(str(path))
