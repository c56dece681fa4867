"""Writes what the scorers read: `python bench/predict.py KIND INPUT -o OUT`.

INPUT is a folder of reports, or a JSONL or JSON file whose rows have an id (`doc_id`, `sent_id` or `id`), `text`, and
perhaps `title`, `date`, `source`; each row then stands for one report and nothing of it is cut away. Offsets are code
points of the report's text. OUT is JSON lines, or JSON, as the kind's scorer wants it.

For `questions`, INPUT is a file of questions and `--reports` the folder of reports they are asked of.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import predict_actors
import predict_comparisons
import predict_events
import predict_positions
import predict_questions
import predict_shared
import predict_stories
import predict_times
import predict_words
from rashomon import job
from rashomon.findings import (
    Actor,
    Arrival,
    Article,
    Comparison,
    Coreference,
    Event,
    Finding,
    Membership,
    Quote,
    SharedText,
)
from rashomon.record import Record
from rashomon.text import Span

type Pieces = list[list[int]]


def names(record: Record) -> Iterator[tuple[str, str]]:
    """The id in INPUT and the digest of every report, in the order of the ids."""
    rows = {report.digest for report in record.reports() if report.format == "row"}
    found = ((arrival.path, arrival.report) for arrival in record.all(Arrival))
    yield from sorted(
        (path.rpartition("#")[2] if digest in rows else Path(path).name, digest) for path, digest in found
    )


def pieces(span: Span | None) -> Pieces | None:
    """A span as the scorers have it."""
    return None if span is None else [list(piece) for piece in span.pieces]


def quotes(record: Record) -> Iterator[dict[str, Any]]:
    """One row for each quote that is speech, and for each act of speech, which gold for news often counts as speech."""
    for name, report in names(record):
        for article in record.all(Article, report=report):
            for quote in record.all(Quote, article=article.id):
                if quote.type != "scare":
                    yield {
                        "doc_id": name,
                        "content": pieces(quote.content),
                        "speaker": pieces(quote.source),
                        "cue": pieces(quote.cue),
                        "type": "reported" if quote.type == "act" else quote.type,
                    }


def across(
    rows: Callable[[Mapping[str, str], Mapping[str, Sequence[Finding]]], Iterator[dict[str, Any]]],
    kinds: Sequence[type[Finding]],
) -> Callable[[Record], Iterator[dict[str, Any]]]:
    """A kind whose rows are made of the findings of the whole record."""

    def made(record: Record) -> Iterator[dict[str, Any]]:
        files = {digest: name for name, digest in names(record)}
        yield from rows(files, {kind.kind: record.all(kind) for kind in kinds})

    return made


KINDS: dict[str, Callable[[Record], Iterator[dict[str, Any]]]] = {
    "quotes": quotes,
    "actors": across(predict_actors.rows, (Coreference, Actor, Membership)),
    "events": across(predict_events.events, (Event,)),
    "happenings": across(predict_events.happening_rows, (Event, Membership)),
    "comparisons": across(predict_comparisons.rows, (Comparison,)),
    "positions": lambda record: predict_positions.rows(record, {digest: name for name, digest in names(record)}),
    "shared_text": across(predict_shared.rows, (SharedText,)),
    "times": across(predict_times.rows, predict_times.KINDS),
    "stories": across(predict_stories.rows, (Article, Membership)),
    "words": across(predict_words.rows, (Quote, Membership)),
}
"""How each kind is written."""

WHOLE = {"events"}
"""Kinds whose scorer wants one JSON list and not JSON lines."""

QUESTIONS = "questions"
"""The kind that asks commands."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=sorted([*KINDS, QUESTIONS]))
    parser.add_argument("input")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--reports", type=Path, help="for questions: the folder of reports they are asked of")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    chosen = parser.parse_args()
    if chosen.kind == QUESTIONS:
        if chosen.reports is None:
            parser.error("questions are asked of reports: name their folder with --reports")
        questions = json.loads(Path(chosen.input).read_text(encoding="utf-8"))
        rows = list(predict_questions.rows(questions, chosen.reports))
        told = f"{len(rows)} questions, {sum(len(row['passages']) for row in rows)} passages"
    else:
        summary, rows = predict(chosen.kind, chosen.input, chosen.jobs)
        told = f"{summary.reports} reports, {len(rows)} rows, {summary.problems} problems"
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    written = "[\n" + ",\n".join(lines) + "\n]\n" if chosen.kind in WHOLE else "".join(f"{line}\n" for line in lines)
    Path(chosen.output).write_text(written, encoding="utf-8")
    print(told, file=sys.stderr)
    return 0


def predict(kind: str, source: str, jobs: int | None = None) -> tuple[job.Summary, list[dict[str, Any]]]:
    """Reads INPUT into a record of its own and gives the rows of a kind."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.sqlite"
        summary = job.read([source], record=path, lexicon=job.default_paths([source]).lexicon, jobs=jobs)
        with Record(path) as record:
            return summary, list(KINDS[kind](record))


if __name__ == "__main__":
    raise SystemExit(main())
