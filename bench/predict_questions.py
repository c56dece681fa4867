"""Takes questions and a folder of reports, gives the passages that the answer of each question's command shows.

A question's `ask` is the words of a command line. Its answer is read as JSON, in its order: the places under `shown`,
where the answer has them, else the place of each entry (`span`, `content`, or whatever else holds one), the places of
its parts (who, when, by which word) left out. At most `MOST` are given, each once.
"""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rashomon import cli, job
from rashomon.findings import Arrival
from rashomon.record import Record

MOST = 25
"""Passages of an answer that count: more than a reader looks at."""


def rows(questions: Sequence[Mapping[str, Any]], reports: Path) -> Iterator[dict[str, Any]]:
    """One row for each question, in order."""
    records: dict[tuple[str, ...], Path] = {}
    with tempfile.TemporaryDirectory() as folder:
        for question in questions:
            files = tuple(chosen(reports, question.get("story") or ""))
            if files not in records:
                records[files] = Path(folder) / f"{len(records)}.sqlite"
                job.read(list(files), record=records[files], lexicon=job.default_paths([str(reports)]).lexicon, jobs=1)
            places = answer(records[files], question["ask"])
            yield {"id": question["id"], "passages": places}


def chosen(reports: Path, story: str) -> list[str]:
    """The reports that are read: those whose names begin with the story's, or all where none does."""
    files = sorted(path for path in reports.iterdir() if path.is_file())
    own = [path for path in files if story and path.name.startswith(story)]
    return [str(path) for path in own or files]


def answer(record: Path, ask: Sequence[str]) -> list[dict[str, Any]]:
    """The passages that a command shows; none where it finds nothing."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        code = cli.run([*ask, "--record", str(record), "--json"])
    if code != cli.OK:
        return []
    with Record(record) as opened:
        names = {arrival.report: Path(arrival.path).name for arrival in opened.all(Arrival)}
    told = dict.fromkeys(places(json.loads(out.getvalue())))
    return [{"doc": names[report], "start": start, "end": end} for report, start, end in list(told)[:MOST]]


def places(told: Any) -> Iterator[tuple[str, int, int]]:
    """Report, start and end of each passage of an answer, in its order."""
    yield from _places(told["shown"] if isinstance(told, dict) and "shown" in told else told)


PARTS = frozenset({"source", "cue", "addressee", "medium", "occasion", "date", "time", "holder", "target", "trigger"})
"""Fields that hold a part of an entry, not what it tells."""


def _places(value: Any) -> Iterator[tuple[str, int, int]]:
    if isinstance(value, dict):
        if {"report", "start", "end"} <= set(value):
            yield value["report"], value["start"], value["end"]
        for name, inside in value.items():
            if name not in PARTS:
                yield from _places(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _places(inside)
