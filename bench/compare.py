"""Prints the scorer's figures for comparisons: `python bench/compare.py [--shared ../shared]`.

Natural and generated apart. The natural set is the sample of five reports, on which rules were written. The generated
suite is made of the second half of the English MEANTIME articles; the first half was looked at when rules were made.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from generate_comparisons import generate
from predict import predict

ROOT = Path(__file__).parents[1]
HELD = (60, 120)
"""The articles that the generated suite is made of."""


def tell(title: str, shared: Path, gold: Path, texts: Path) -> None:
    """The figures of one set. Only comparisons of an article with its own copy are asked for in a generated one."""
    rows = predict("comparisons", str(texts), 1)[1]
    if texts != shared / "reports":
        rows = [row for row in rows if _own(row["left"]["doc"], row["right"]["doc"])]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as file:
        file.write("".join(json.dumps(row) + "\n" for row in rows))
    print(f"\n{title}", flush=True)
    command = [sys.executable, str(shared / "eval/eval_agreement.py"), str(gold), file.name, "--texts", str(texts)]
    subprocess.run(command, cwd=ROOT, check=True)
    Path(file.name).unlink()


def _own(left: str, right: str) -> bool:
    return left != right and left.replace("_copy", "") == right.replace("_copy", "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared = parser.parse_args().shared.resolve()
    if not (shared / "eval").is_dir():
        raise SystemExit(f"{shared}: no scorers there; name their folder with --shared")
    tell("natural: the sample", shared, shared / "gold/sample/comparisons.json", shared / "reports")
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder, "suite")
        generate(shared / "gold/stories/meantime/articles.jsonl", texts, HELD)
        tell("generated, articles not looked at", shared, Path(folder, "suite.json"), texts)


if __name__ == "__main__":
    main()
