"""Prints the scorers' figures for events and happenings: `python bench/quality_events.py [--write]`.

What was looked at while the tables were written: the five sample reports, and the half of the coded sentences whose
ids have an even digest; the other half was not read. `--write` sets the precision that the codebook shows.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

from predict import predict
from quality import ROOT, SHARED, scorer, tell

MEASURED = ROOT / "src/rashomon/lexicon/event_measured.csv"

HEAD = """\
# How often a type is right: precision and recall over the sentences of the PLOVER gold records, by `make bench-events`.
# Source: measured with this project's own codings; half of the sentences were looked at while the words were listed.
# Date: 2026-11-25. Licence: CC0-1.0.
type,precision,recall,sentences
"""


def is_fitted(name: str) -> bool:
    """Whether a sentence was looked at while the table of words was written."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    if not (chosen.shared / "eval").is_dir():
        raise SystemExit(f"{chosen.shared}: no scorers there; name their folder with --shared")
    shared = chosen.shared.resolve()
    by_type = sentences(shared)
    happenings(shared)
    if chosen.write:
        rows = (f"{name},{one['P']:.2f},{one['R']:.2f},{one['gold']}\n" for name, one in sorted(by_type.items()))
        MEASURED.write_text(HEAD + "".join(rows), encoding="utf-8")


def sentences(shared: Path) -> dict[str, Any]:
    """Figures on the coded sentences: all, those looked at, those held out; gives those by type."""
    evaluate, path = scorer(shared, "eval_events"), shared / "gold/events/plover/gold.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    gold = evaluate.prep(rows, False, True)
    found = evaluate.prep(predict("events", str(path))[1], False, False)
    names = sorted({row["sent_id"] for row in rows})
    sets = {
        "PLOVER records": names,
        "  looked at": [name for name in names if is_fitted(name)],
        "  held out": [name for name in names if not is_fitted(name)],
    }
    print(f"{'F1':16}{'sentences':>10}{'type':>8}{'class':>8}{'source-target':>15}{'with type':>11}")
    for title, those in sets.items():
        score = evaluate.score(gold, found, those)
        figures = [score[name]["F1"] for name in ("type_micro", "quad", "dyad", "triple")]
        print(f"{title:16}{len(those):10}{figures[0]:8.3f}{figures[1]:8.3f}{figures[2]:15.3f}{figures[3]:11.3f}")
    by_type: dict[str, Any] = evaluate.score(gold, found, names)["per_type"]
    print(f"\n{'type':12}{'precision':>10}{'recall':>8}{'gold':>6}")
    for name, one in by_type.items():
        print(f"{name:12}{one['P']:10.2f}{one['R']:8.2f}{one['gold']:6}")
    return by_type


def happenings(shared: Path) -> None:
    """Figures on the happenings of the sample."""
    with tempfile.TemporaryDirectory() as scratch:
        rows = predict("happenings", str(shared / "reports"))[1]
        written = Path(scratch, "happenings")
        written.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        tell("sample", shared, "eval_happenings", "happenings", shared / "gold/sample/events.json", written)


if __name__ == "__main__":
    main()
