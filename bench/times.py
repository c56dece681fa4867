"""Prints the scorer's figures for times: `python bench/times.py [--shared ../shared]`.

Of TimeBank and AQUAINT, the rules were looked at on AQUAINT and every second document of TimeBank (by name); the
other half of TimeBank is held out and printed apart. Given is each document's date. For the sample nothing is given.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

from predict import predict
from quality import SHARED, lines, tell


def halves(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The documents that were looked at, and those held out."""
    names = sorted(row["doc_id"] for row in rows if row["set"] == "TimeBank")
    held = set(names[1::2])
    return {
        "looked at": [row for row in rows if row["doc_id"] not in held],
        "held out": [row for row in rows if row["doc_id"] in held],
    }


def written(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    shared = parser.parse_args().shared.resolve()
    if not (shared / "eval").is_dir():
        raise SystemExit(f"{shared}: no scorers there; name their folder with --shared")
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        every = lines(shared / "gold/times/timeml.jsonl")
        found = predict("times", str(shared / "gold/times/timeml.jsonl"))[1]
        answers = written(here / "found.jsonl", found)
        tell("TimeBank and AQUAINT", shared, "eval_times", shared / "gold/times/timeml.jsonl", "--jsonl", answers)
        for name, rows in halves(every).items():
            gold = written(here / f"{name.replace(' ', '_')}.jsonl", rows)
            tell(f"TimeBank and AQUAINT, {name}", shared, "eval_times", gold, "--jsonl", answers)
        answers = written(here / "sample.jsonl", predict("times", str(shared / "reports"))[1])
        sample = shared / "gold/sample/times.json"
        tell("sample", shared, "eval_times", sample, "--texts", shared / "reports", "--jsonl", answers)


if __name__ == "__main__":
    main()
