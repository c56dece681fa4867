"""Checks what the main job left: `main_job.py REPORTS FOLDER`, FOLDER holding record.sqlite and dossier.html."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from rashomon.findings import KINDS, Problem, Quote
from rashomon.record import Record


def main() -> None:
    reports, folder = Path(sys.argv[1]), Path(sys.argv[2])
    files = [path for path in reports.iterdir() if path.suffix in {".txt", ".html"}]
    page = (folder / "dossier.html").read_text(encoding="utf-8")
    with Record(folder / "record.sqlite") as record:
        counts = {name: record.count(kind) for name, kind in KINDS.items()}
        quotes = record.all(Quote)
        checks = {
            "every file is a report": counts["report"] == len(files),
            "no stage failed": not record.all(Problem),
            "every report has quotes": {q.content.report for q in quotes} == set(record.digests()),
            "most quotes have a source": sum(q.source is not None for q in quotes) > 0.8 * len(quotes),
            "every label stands on the page": all(f">{record.letter(d)}<" in page for d in record.digests()),
            "the page asks for nothing outside": not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page),
        }
    print(", ".join(f"{count} {name}" for name, count in counts.items() if count))
    for name, held in checks.items():
        print(f"{'ok  ' if held else 'FAIL'} {name}")
    if not all(checks.values()):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
