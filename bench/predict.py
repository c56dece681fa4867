"""Writes what the scorers read: `python bench/predict.py KIND INPUT -o OUT`.

INPUT is a folder of reports, or a JSONL or JSON file whose rows have an id (`doc_id`, `sent_id` or `id`), `text`, and
perhaps `title`, `date`, `source`; each row then stands for one report and nothing of it is cut away. Offsets are code
points of the report's text. OUT is JSON lines, or JSON, as the kind's scorer wants it.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rashomon import job
from rashomon.findings import Arrival, Article, Quote
from rashomon.record import Record
from rashomon.text import Span

type Pieces = list[list[int]]


def names(record: Record) -> Iterator[tuple[str, str]]:
    """The id in INPUT and the digest of every report, in the order of the ids."""
    found = ((arrival.path, arrival.report) for arrival in record.all(Arrival))
    yield from sorted((path.rpartition("#")[2] if "#" in path else Path(path).name, report) for path, report in found)


def pieces(span: Span | None) -> Pieces | None:
    """A span as the scorers have it."""
    return None if span is None else [list(piece) for piece in span.pieces]


def quotes(record: Record) -> Iterator[dict[str, Any]]:
    """One row for each quote that is speech."""
    for name, report in names(record):
        for article in record.all(Article, report=report):
            for quote in record.all(Quote, article=article.id):
                if quote.type != "scare":
                    yield {
                        "doc_id": name,
                        "content": pieces(quote.content),
                        "speaker": pieces(quote.source),
                        "cue": pieces(quote.cue),
                        "type": quote.type,
                    }


KINDS: dict[str, Callable[[Record], Iterator[dict[str, Any]]]] = {"quotes": quotes}
"""How each kind is written."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=sorted(KINDS))
    parser.add_argument("input")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.sqlite"
        lexicon = job.default_paths([chosen.input]).lexicon
        summary = job.read([chosen.input], record=path, lexicon=lexicon, jobs=chosen.jobs)
        with Record(path) as record, Path(chosen.output).open("w", encoding="utf-8") as out:
            count = 0
            for count, row in enumerate(KINDS[chosen.kind](record), start=1):
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(f"{summary.new} reports, {count} rows, {summary.problems} problems", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
