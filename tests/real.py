"""The real pipeline over real files, on any engine; and everything that a record says, to be compared."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rashomon import job
from rashomon.engines.local import Local
from rashomon.findings import KINDS, Arrival
from rashomon.intake import Account, Intake
from rashomon.pipeline import PIPELINE
from rashomon.plan import steps
from rashomon.record import Record
from rashomon.record.store import Store
from rashomon.rows import pack
from rashomon.run import bring_up, silent
from rashomon.tools import Options

PLAN = steps(PIPELINE)

ITSELF = ("article", "block", "metadatum", "mention", "actor", "coreference", "quote", "attribution")
"""Kinds of findings that an article gives from itself alone."""


def files(folder: Path) -> list[str]:
    """The reports of a folder."""
    return [str(path) for path in sorted(folder.iterdir()) if path.suffix in {".txt", ".htm", ".html"}]


def take(path: Path, paths: Sequence[str], engine: Any = None) -> Account:
    """What `job.read` does, on an engine of one's own."""
    lexicon = job.default_paths(paths).lexicon
    used = engine or Local()
    with Store(path) as store:
        account = Intake(store, PLAN, given={}, encoding=None, progress=silent).take(paths)
        try:
            bring_up(store, PLAN, used, Options(lexicon), strict=True)
        finally:
            used.close()
    return account


def contents(path: Path) -> dict[str, set[Any]]:
    """Every finding of a record with its opinions, by kind; when a report came is left out."""
    with Record(path) as record:
        return {name: {_whole(finding) for finding in record.all(kind)} for name, kind in KINDS.items()}


def _whole(finding: Any) -> tuple[str, Any]:
    timeless = dataclasses.replace(finding, seen="") if isinstance(finding, Arrival) else finding
    return finding.id, pack(timeless)
