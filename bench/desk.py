"""Takes a number of articles, prints how long the server takes for each page of the desk over a record of so many.

    python bench/desk.py [ARTICLES] [--read] [--record RECORD]

The articles are not read but copied: the record of the bundled example again and again, all kinds of findings with
their links (see `clones`), so that one of 10,000 is there within minutes, dense as the example is, and its actors in
all of it. With `--read` they are short articles, read as any are: what an act sets off is all there, too. Each page
is asked for the first time, and again; then every act is done once, and the page that follows it is asked for.
"""

from __future__ import annotations

import argparse
import http.client
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from clones import clone
from rashomon import job
from rashomon.cli.serving import answers
from rashomon.desk.leaf import NAVIGATION
from rashomon.desk.safety import Rules
from rashomon.desk.serve import opened
from rashomon.findings import Actor, Article, Claim, Comparison, Event, Mention, Quote, SameActor
from rashomon.record import Record
from speed import NEWS, short

EXAMPLE = Path(__file__).parents[1] / "examples"
BUDGET = 300
"""Milliseconds that a page may take."""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=int, nargs="?", default=10_000)
    parser.add_argument("--record", type=Path, help="Keep the record there, or take one that is there.")
    parser.add_argument("--read", action="store_true", help="Read short articles; else copies are made.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.record or Path(folder) / "rashomon.sqlite"
        if not path.exists():
            started = time.perf_counter()
            (read if asked.read else copied)(Path(folder), path, asked.articles)
            print(f"made of {asked.articles:,} articles in {time.perf_counter() - started:.0f} s")
        return measure(path)


def copied(folder: Path, path: Path, count: int) -> None:
    """A record of copies of the example."""
    few = folder / "few.sqlite"
    job.read([str(EXAMPLE)], record=few, jobs=1, lexicon=str(EXAMPLE / job.LEXICON))
    clone(few, path, count)


def read(folder: Path, path: Path, count: int) -> None:
    """A record of short articles: news in pieces where there is any, else invented ones."""
    short(folder / "reports", NEWS if NEWS.exists() else None, count)
    job.read([str(folder / "reports")], record=path)


def measure(path: Path) -> int:
    """The tables; 1 where a page takes longer than it may when it is asked for the first time."""
    addresses, acts = wanted(path)
    rules, slow = Rules("127.0.0.1"), []
    print("milliseconds until a page is there, of the processor, and when asked for again")
    print(f"{'first':>7} {'busy':>7} {'again':>7}  {'bytes':>9}  page")
    with opened(path, rules, answers()) as desk:
        ask(desk, "/reports?page=2")  # the templates are read once
        for address in addresses:
            first, busy, size, status = ask(desk, address)
            again, *_ = ask(desk, address)
            mark = "" if status == 200 else f"  ({status})"
            print(f"{first:7.0f} {busy:7.0f} {again:7.0f}  {size:9,}  {address}{mark}")
            slow += [address] if busy > BUDGET else []
        print(f"{'act':>7} {'busy':>7} {'page':>7}")
        for act, words in acts:
            fields = {
                "secret": rules.secret,
                "act": act,
                "back": "/agreement?page=7",
                **dict(zip("ab", words, strict=False)),
            }
            took, busy, _, status = ask(desk, "/act", urlencode(fields).encode())
            after, *_ = ask(desk, "/agreement?page=7")
            print(f"{took:7.0f} {busy:7.0f} {after:7.0f}  {act}{'' if status == 303 else f'  ({status})'}")
    print(f"{len(addresses) - len(slow)} of {len(addresses)} pages within {BUDGET} ms of the processor at first sight")
    return 1 if slow else 0


def wanted(path: Path) -> tuple[list[str], list[tuple[str, tuple[str, ...]]]]:
    """The pages, and one act of each kind, on a report in the middle."""
    with Record(path) as record:
        digests = record.digests()
        print(f"{len(digests):,} reports, {len(record.ids()):,} findings")
        near = [one for digest in digests[len(digests) // 2 :][:12] for one in record.all(Article, report=digest)]
        letters = [record.letter(article.report) for article in near]
        actors, quotes, events, mentions, claims = (
            [one for article in near for one in record.all(kind, article=article.id)]
            for kind in (Actor, Quote, Event, Mention, Claim)
        )
        persons = [actor for actor in actors if actor.type == "person"]
        groups = record.groups(SameActor.kind)
        apart = [
            actor for actor in persons if groups.get(actor.id, actor.id) != groups.get(persons[0].id, persons[0].id)
        ]
        compared = [pair for claim in claims for pair in record.all(Comparison, left=claim.id)]
    shown = [place.href + ("" if place.href in {"/search", "/corrections"} else "?page=7") for place in NAVIGATION]
    shown += [f"/read/{letters[0]}", f"/actors/{actors[0].id}", f"/entry/{quotes[0].id}", f"/entry/{events[0].id}"]
    shown += ["/search?q=tunnel", "/search?q=the+chancellor+said+the+tunnel+will+open", "/search?q=Korrin+summit"]
    shown += ["/quotes.json?page=7", "/actors.csv?page=7"]
    done: list[tuple[str, tuple[str, ...]]] = [
        ("accept", (quotes[0].id,)),
        ("reject", (quotes[1].id,)),
        ("source", (quotes[2].id, "none")),
        ("source", (quotes[3].id, f'{letters[0]}:"{persons[0].name}"')),
        ("not-an-actor", (mentions[0].id,)),
        ("label", (compared[0].id, "wrong")),
        ("status", (events[0].id, "planned")),
        ("date", (letters[1], "2031-05-04")),
        ("name", (actors[0].id, "Somebody")),
        ("same", (persons[0].id, apart[0].id)),
        ("move", (letters[2], letters[9])),
        ("undo", ()),
    ]
    return shown, done


def ask(desk: str, address: str, body: bytes | None = None) -> tuple[float, float, int, int]:
    """Milliseconds, those of the processor (server and client are one process), bytes, status."""
    connection = http.client.HTTPConnection(urlsplit(desk).netloc, timeout=600)
    started, busy = time.perf_counter(), time.process_time()
    connection.request("POST" if body else "GET", address, body, {"Origin": desk} if body else {})
    answer = connection.getresponse()
    size = len(answer.read())
    took, busy = (time.perf_counter() - started) * 1000, (time.process_time() - busy) * 1000
    connection.close()
    return took, busy, size, answer.status


if __name__ == "__main__":
    sys.exit(main())
