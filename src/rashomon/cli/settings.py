"""Takes the folder of a project, gives the defaults that its `rashomon.toml` and the user's own file set.

Flags stand over the environment (`RASHOMON_RECORD`, …), that over the project's file, that over the user's.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from rashomon.errors import InputError

FILE = "rashomon.toml"
"""What a project's settings are called; it stands beside the reports, or in a folder above them."""

SETTINGS = ("record", "page", "lexicon", "encoding", "jobs", "share", "strict", "quiet")
"""What can be set. The environment's names are these in capitals, with RASHOMON_ before."""

OF_A_PROJECT = frozenset({"record", "page"})
"""Settings that only a project's file can make."""

PATHS = frozenset({"record", "page", "lexicon"})
"""Settings that are paths, told from the folder of the file."""

KINDS = {"jobs": int, "share": bool, "strict": bool, "quiet": bool}


def settings(folder: Path) -> dict[str, Any]:
    """What is set for a folder. Raises `InputError` when a file cannot be read or sets what is not known."""
    found: dict[str, Any] = {}
    known = set(SETTINGS)
    for file, names in ((user_file(), known - OF_A_PROJECT), (project_file(folder), known)):
        if file is not None and file.is_file():
            found |= _read(file, names)
    return found


def user_file() -> Path:
    """The user's own file, by the XDG Base Directory Specification."""
    home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(home) / "rashomon" / "config.toml"


def project_file(folder: Path) -> Path | None:
    """`rashomon.toml` in the folder or the nearest one above it."""
    return above(folder, FILE)


def above(folder: Path, name: str) -> Path | None:
    """A file of that name in the folder or the nearest one above it."""
    start = folder.absolute()
    return next((place / name for place in (start, *start.parents) if (place / name).is_file()), None)


def _read(file: Path, names: set[str]) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - few have such a file, and the help text does without

    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{file}: not readable as TOML ({error})") from error
    for name, value in values.items():
        if name not in names:
            raise InputError(f"{file}: {name!r} cannot be set here; what can is {', '.join(sorted(names))}")
        if type(value) is not KINDS.get(name, str):
            raise InputError(f"{file}: {name} must be {_called(KINDS.get(name, str))}, not {value!r}")
    return {name: str(file.parent / value) if name in PATHS else value for name, value in values.items()}


def _called(kind: type) -> str:
    return {int: "a number", bool: "true or false", str: "text in quotes"}[kind]
