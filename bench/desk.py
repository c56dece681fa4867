"""Takes a number of articles, prints how long the server takes for each page of the desk over a record of so many.

    python bench/desk.py [ARTICLES] [--record RECORD]

The articles are drafted, not read: invented sentences with blocks, mentions, actors, quotes and links as stages give
them, so that a record of 10,000 is there within minutes. Each page is asked for the first time, and again.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import itertools
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from rashomon.cli.serving import answers
from rashomon.desk.leaf import NAVIGATION
from rashomon.desk.safety import Rules
from rashomon.desk.serve import opened
from rashomon.findings import (
    Actor,
    Arrival,
    Article,
    Block,
    Coreference,
    Finding,
    Membership,
    Mention,
    Metadatum,
    Quote,
    Report,
    SameActor,
    Unattributed,
)
from rashomon.record import Record
from rashomon.record.store import Entry, Store
from rashomon.rows import pack
from rashomon.text import SourceMap, Span

NAMES = [
    f"{first} {last}"
    for first in ("Mira", "Tavo", "Ilsa", "Dorrin", "Ebba")
    for last in (
        "Orlen",
        "Brandt",
        "Korrin",
        "Maarven",
        "Vale",
        "Ashgrove",
        "Lindqvarn",
        "Sorrell",
        "Tarn",
        "Hester",
    )
]
WORDS = tuple("".join(parts) for parts in itertools.product(("ka", "lo", "mi", "ru", "te", "va", "so", "ne"), repeat=4))
RARITY = tuple(1 / rank for rank in range(2, len(WORDS) + 2))
"""Words are as unequal as those of a language: a few stand in every paragraph, most in hardly any."""
PARAGRAPHS = 12
BUDGET = 300
"""Milliseconds that a page may take."""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=int, nargs="?", default=10_000)
    parser.add_argument("--record", type=Path, help="Keep the record there, or take one that is there.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.record or Path(folder) / "rashomon.sqlite"
        if not path.exists():
            started = time.perf_counter()
            draft(path, asked.articles)
            print(f"drafted {asked.articles:,} articles in {time.perf_counter() - started:.0f} s")
        return measure(path)


def draft(path: Path, count: int) -> None:
    """A record of so many articles."""
    chance, first = random.Random(8), {}
    with Store(path) as store:
        run = store.begin_run("2026-01-01T00:00:00+00:00", {}, {"Lexicon": "none"})
        for number in range(count):
            with store.transaction():
                report, findings = article(number, chance)
                settle(store, 2 * number, findings)
                store.keep_raw(report, report.text.encode())
                settle(store, 2 * number + 1, list(links(findings, first)))
        with store.transaction():
            store.end_run(run, "2026-01-01T01:00:00+00:00", {"files": count, "new": count})


def settle(store: Store, unit: int, findings: list[Finding]) -> None:
    store.settle(0, unit, [Entry(one.id, one.kind, pack(one), ()) for one in findings])


def article(number: int, chance: random.Random) -> tuple[Report, list[Finding]]:
    """One article with a quote in each paragraph."""
    parts, places, start = [f"Article {number}: {' '.join(chance.choices(WORDS, RARITY, k=6))}"], [], 0
    people = chance.sample(NAMES, 5)
    start = len(parts[0]) + 2
    for _ in range(PARAGRAPHS):
        name, said = chance.choice(people), " ".join(chance.choices(WORDS, RARITY, k=22))
        text = f"“{said},” {name} said on Tuesday. {' '.join(chance.choices(WORDS, RARITY, k=18)).capitalize()}."
        places.append((start, len(said), name, text))
        parts.append(text)
        start += len(text) + 2
    text = "\n\n".join(parts)
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = Report(digest, "text", text, SourceMap("utf-8"))
    whole = Article(digest, 0, Span.of(digest, 0, len(text)), "en")
    arrival = Arrival(digest, f"/reports/{number}.txt", len(text), "2026-01-01T00:00:00")
    found: list[Finding] = [report, arrival, whole]
    found.append(Block(whole.id, Span.of(digest, 0, len(parts[0])), "headline", parts[0], ""))
    found.append(Metadatum(whole.id, "title", parts[0], Span.of(digest, 0, len(parts[0])), "text", ""))
    found.append(Metadatum(whole.id, "outlet", f"The {WORDS[number % 17].capitalize()} Post", None, "a tag", ""))
    actors: dict[str, Actor] = {}
    for start, said, name, paragraph in places:
        found.append(Block(whole.id, Span.of(digest, start, start + len(paragraph)), "paragraph", paragraph, ""))
        at = Span.of(digest, start + said + 4, start + said + 4 + len(name))
        cue = Span.of(digest, at.end + 1, at.end + 5)
        actor = actors.setdefault(name, Actor(whole.id, at, "person", name))
        mention = Mention(whole.id, at, "name", "person", name, "")
        content = Span.of(digest, start, start + said + 3)
        found += [mention, Coreference(whole.id, mention.id, actor.id, at, 1.0, "the same name")]
        found.append(Quote(whole.id, content, at, cue, "direct", mention.id, "say", 0.9, "marks and a cue"))
        rest = Span.of(digest, cue.end + 13, start + len(paragraph))
        found.append(Unattributed(whole.id, rest, Span.of(digest, rest.start, rest.start + 4), "view"))
    return report, found + list(actors.values())


def links(findings: list[Finding], first: dict[str, Actor]) -> Iterator[Finding]:
    """Each actor is one with the first of its name."""
    for actor in findings:
        if isinstance(actor, Actor):
            hub = first.setdefault(actor.name, actor)
            if hub is not actor:
                yield SameActor(*sorted((hub.id, actor.id)), 0.9, "the same name")  # type: ignore[misc]
            yield Membership("same_actor", actor.id, hub.id)


def measure(path: Path) -> int:
    """The table; 1 where a page takes longer than it may when it is asked for the first time."""
    with Record(path) as record:
        reports = record.count(Report)
        middle = record.digests(reports // 2, 1)[0]
        letter = record.letter(middle)
        chosen = record.all(Article, report=middle)[0].id
        actor, quote = record.all(Actor, article=chosen)[0].id, record.all(Quote, article=chosen)[0].id
    addresses = [place.href + ("" if place.href in {"/search", "/corrections"} else "?page=7") for place in NAVIGATION]
    addresses += [f"/read/{letter}", f"/actors/{actor}", f"/entry/{quote}", f"/search?q={WORDS[40]}+{WORDS[90]}+Orlen"]
    addresses += ["/quotes.json?page=7", "/actors.csv?page=7"]
    slow = []
    print(f"{reports:,} reports; milliseconds until a page is there, of the processor, and when asked for again")
    print(f"{'first':>7} {'busy':>7} {'again':>7}  {'bytes':>9}  page")
    with opened(path, Rules("127.0.0.1"), answers()) as desk:
        ask(desk, "/reports?page=2")  # the templates are read once
        for address in addresses:
            first, busy, size, status = ask(desk, address)
            again, *_ = ask(desk, address)
            mark = "" if status == 200 else f"  ({status})"
            print(f"{first:7.0f} {busy:7.0f} {again:7.0f}  {size:9,}  {address}{mark}")
            slow += [address] if busy > BUDGET else []
    print(f"{len(addresses) - len(slow)} of {len(addresses)} pages within {BUDGET} ms of the processor at first sight")
    return 1 if slow else 0


def ask(desk: str, address: str) -> tuple[float, float, int, int]:
    """Milliseconds, those of the processor (server and client are one process), bytes, status."""
    connection = http.client.HTTPConnection(urlsplit(desk).netloc, timeout=600)
    started, busy = time.perf_counter(), time.process_time()
    connection.request("GET", address)
    answer = connection.getresponse()
    size = len(answer.read())
    took, busy = (time.perf_counter() - started) * 1000, (time.process_time() - busy) * 1000
    connection.close()
    return took, busy, size, answer.status


if __name__ == "__main__":
    sys.exit(main())
