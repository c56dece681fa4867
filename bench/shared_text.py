"""Prints the figures for shared text, with peers in the same run: `python bench/shared_text.py [--shared ../shared]`.

Passages of the sample (by its scorer); generated differences on MEANTIME English; near duplicates among invented
texts against rensa and datasketch; alignment against difflib; the cost of one more article. Constants were fixed on the
sample, on BASIL (what is no copy) and on the even articles of MEANTIME; the odd ones were not looked at.
"""

from __future__ import annotations

import argparse
import difflib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import edits
from predict import predict
from quality import SHARED, tell
from rashomon.across import duplicates
from rashomon.across.passages import align, passages
from rashomon.across.shared_text import find
from rashomon.across.wording import wording
from rashomon.findings import Body, Difference
from rashomon.text import GAP, Span, paragraphs
from rashomon.within.bodies import grammar

EDITS, SEED = 6, 20
NUMBER, LENGTH, PLANTED = 20_000, 170, 0.1


def body(name: str, text: str) -> Body:
    """A text as it is compared, without the pipeline: no parse, no metadata."""
    pieces = paragraphs(text)
    texts = [text[start:end] for start, end in pieces]
    return Body(name, Span(name, tuple(pieces)), GAP.join(texts), "".join(map(grammar, texts)))


# ── generated differences ────────────────────────────────────────────────────────────────────────────────────────


def meantime(shared: Path) -> list[str]:
    """The English articles of MEANTIME."""
    rows = map(json.loads, (shared / "gold/stories/meantime/articles.jsonl").read_text(encoding="utf-8").splitlines())
    return [row["text"] for row in rows if row["lang"] == "en"]


def generated(texts: Sequence[str], seed: int = SEED) -> tuple[float, float, int]:
    """Character F1 of what differs, the share of edits whose type is told, and how many edits there are."""
    hit = found = asked = right = total = 0
    for at, text in enumerate(texts):
        copy = edits.edited(text, texts[(at + 7) % len(texts)], EDITS, seed + at)
        differences = [one for one in find(body("a", text), body("b", copy.text)) if isinstance(one, Difference)]
        gold = _characters((edit.left, edit.right) for edit in copy.edits)
        told = _characters((_place(one.left_span), _place(one.right_span)) for one in differences)
        gold, told = (
            {(side, at) for side, at in chars if (text, copy.text)[side][at].isalnum()} for chars in (gold, told)
        )
        hit, found, asked = hit + len(gold & told), found + len(told), asked + len(gold)
        total += len(copy.edits)
        right += sum(_told(edit, differences) for edit in copy.edits)
    return 2 * hit / max(1, found + asked), right / max(1, total), total


def _place(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None


def _characters(places: Iterator[tuple[tuple[int, int] | None, tuple[int, int] | None]]) -> set[tuple[int, int]]:
    return {(side, at) for pair in places for side, place in enumerate(pair) if place for at in range(*place)}


def _told(edit: edits.Edit, differences: Sequence[Difference]) -> bool:
    """Whether the difference that covers most of an edit is of its type."""
    own = _characters(iter([(edit.left, edit.right)]))
    best = max(
        differences,
        key=lambda one: len(own & _characters(iter([(_place(one.left_span), _place(one.right_span))]))),
        default=None,
    )
    return best is not None and best.change == edit.change


def differing(shared: Path) -> None:
    texts = meantime(shared)
    print(f"\n{'generated differences':36}{'character F1':>14}{'type':>8}{'edits':>8}")
    for name, some in (("MEANTIME, even articles", texts[::2]), ("MEANTIME, odd articles (held out)", texts[1::2])):
        score, right, total = generated(some)
        print(f"{name:36}{score:14.3f}{right:8.3f}{total:8}")


# ── near duplicates ──────────────────────────────────────────────────────────────────────────────────────────────


def planted(number: int) -> tuple[list[str], set[tuple[int, int]]]:
    """Texts of which a tenth are edited copies of others, and which."""
    texts = edits.invented(number, LENGTH, SEED)
    copies = int(number * PLANTED)
    pairs = set()
    for at in range(copies):
        source = copies + at
        texts[at] = edits.edited(texts[source], texts[-1 - at], 4, SEED + at).text
        pairs.add((at, source))
    return texts, pairs


def ours(texts: list[str]) -> set[tuple[int, int]]:
    with ProcessPoolExecutor(2) as pool:
        sketches = list(pool.map(duplicates.sketch, texts, chunksize=500))
    return {(left, right) for left, right, _ in duplicates.near(sketches)}


def rensa(texts: list[str]) -> set[tuple[int, int]]:
    from rensa import RMinHash, RMinHashLSH

    index, found = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32), set()
    for at, text in enumerate(texts):
        one = RMinHash(num_perm=128, seed=SEED)
        one.update(_shingles(text))
        found |= {(min(at, other), max(at, other)) for other in index.query(one)}
        index.insert(at, one)
    return found


def datasketch(texts: list[str]) -> set[tuple[int, int]]:
    from datasketch import MinHash, MinHashLSH

    index, found = MinHashLSH(threshold=0.5, num_perm=128), set()
    for at, text in enumerate(texts):
        one = MinHash(num_perm=128)
        one.update_batch([shingle.encode() for shingle in _shingles(text)])
        found |= {(min(at, int(other)), max(at, int(other))) for other in index.query(one)}
        index.insert(str(at), one)
    return found


def _shingles(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[at : at + 3]) for at in range(len(words) - 2)]


def near(number: int) -> None:
    texts, pairs = planted(number)
    print(
        f"\n{f'near duplicates among {number:,}':36}{'documents/s':>14}{'per CPU s':>11}{'recall':>8}{'precision':>11}"
    )
    for name, work in (
        ("rashomon, 2 processes", ours),
        ("rensa, 1 process", rensa),
        ("datasketch, 1 process", datasketch),
    ):
        _compared(name, work, texts, pairs)


def _compared(
    name: str, work: Callable[[list[str]], set[tuple[int, int]]], texts: list[str], pairs: set[tuple[int, int]]
) -> None:
    started, spent = time.perf_counter(), _spent()
    try:
        found = work(texts)
    except ImportError:
        print(f"{name:36}{'not installed':>14}")
        return
    speed, thrift = len(texts) / (time.perf_counter() - started), len(texts) / (_spent() - spent)
    hit = len(found & pairs)
    print(f"{name:36}{speed:14,.0f}{thrift:11,.0f}{hit / len(pairs):8.3f}{hit / max(1, len(found)):11.3f}")


def _spent() -> float:
    """CPU seconds of this process and of those it waited for: what other work on the machine does not blur."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


# ── speed of alignment, cost of growth ───────────────────────────────────────────────────────────────────────────


def aligning(texts: Sequence[str]) -> None:
    """Pairs aligned in a second of one core, against difflib on words."""
    copies = [edits.edited(text, texts[at - 1], EDITS, SEED + at).text for at, text in enumerate(texts)]
    bodies = [
        (wording(body(f"a{at}", one)), wording(body(f"b{at}", other)))
        for at, (one, other) in enumerate(zip(texts, copies, strict=True))
    ]
    print(f"\n{'alignment of copies':36}{'pairs/s':>14}{'words':>8}")
    mean = sum(len(one) for one, _ in bodies) / len(bodies)
    for name, work in (
        ("rashomon", lambda one, other: passages(align(one, other))),
        (
            "difflib",
            lambda one, other: difflib.SequenceMatcher(None, one.words, other.words, autojunk=False).get_opcodes(),
        ),
    ):
        started = time.process_time()
        for one, other in bodies:
            work(one, other)
        print(f"{name:36}{len(bodies) / (time.process_time() - started):14,.0f}{mean:8,.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--documents", type=int, default=NUMBER)
    chosen = parser.parse_args()
    if (chosen.shared / "eval").is_dir():
        shared = chosen.shared.resolve()
        with tempfile.TemporaryDirectory() as scratch:
            rows = predict("shared_text", str(shared / "reports"), 1)[1]
            path = Path(scratch, "shared")
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            tell("sample passages", shared, "eval_copies", shared / "gold/sample/copies.json", path)
        differing(shared)
        aligning(meantime(shared))
    else:
        print(f"{chosen.shared}: no gold there; only what needs none is measured")
    near(chosen.documents)
    sys.stdout.flush()
    subprocess.run([sys.executable, str(Path(__file__).with_name("growth.py"))], check=True)


if __name__ == "__main__":
    main()
