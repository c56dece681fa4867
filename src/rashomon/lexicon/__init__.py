"""Takes the tables of this folder and a project's own; gives what the stages know of the world and the language.

Knowledge is data: each table is a CSV file whose first lines, beginning with `#`, name its source, date and licence.
A project lexicon (`lexicon.toml`) adds entries and overrides those of the same name.
"""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from rashomon.errors import InputError
from rashomon.lexicon.known import Known

type Row = Mapping[str, str]


@dataclass(frozen=True)
class Lexicon:
    """The shipped tables, and a project's entries by table name on top."""

    project: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    digest: str = ""
    """Of the project's file; empty without one."""

    @classmethod
    def open(cls, path: str | None = None) -> Lexicon:
        """The shipped lexicon with the project file at `path` on top. Raises `InputError` when it cannot be read."""
        if path is None:
            return cls()
        try:
            raw = Path(path).read_bytes()
            tables = tomllib.loads(raw.decode("utf-8"))
        except (OSError, ValueError) as error:
            raise InputError(f"{path}: not a readable lexicon ({error}); see docs/lexicon.md for its form") from error
        project = {
            name: tuple({key: _cell(value) for key, value in row.items()} for row in rows)
            for name, rows in tables.items()
            if isinstance(rows, list)
        }
        return cls(project, hashlib.sha256(raw).hexdigest())

    @cached_property
    def version(self) -> str:
        """A digest of everything the lexicon holds."""
        digest = hashlib.blake2b(self.digest.encode(), digest_size=8)
        for file in sorted(files(__package__).iterdir(), key=lambda file: file.name):
            if file.name.endswith(".csv"):
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
        return f"lexicon {digest.hexdigest()}"

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of a table, the project's first."""
        return self.project.get(name, ()) + shipped(name)

    def opened[T](self, kind: Callable[[Lexicon], T]) -> T:
        """What `kind` makes of this lexicon, made once."""
        if kind not in self._made:
            self._made[kind] = kind(self)
        made: T = self._made[kind]
        return made

    @cached_property
    def _made(self) -> dict[Any, Any]:
        return {}

    @cached_property
    def known(self) -> Known:
        """The tables on actors, indexed."""
        return Known(self.table)


@cache
def shipped(name: str) -> tuple[Row, ...]:
    """The rows of a shipped table; none when there is no such table."""
    file = files(__package__) / f"{name}.csv"
    if not file.is_file():
        return ()
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = csv.reader(line for line in lines if not line.startswith("#"))
    header = next(rows, [])
    return tuple(dict(zip(header, row, strict=True)) for row in rows if row)


def _cell(value: object) -> str:
    return "|".join(str(item) for item in value) if isinstance(value, list) else str(value)
