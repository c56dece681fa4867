"""Takes reports, prints what becomes of the acts of a review when the reports change and the record is built anew.

    python bench/review.py [--reports FOLDER]

The acts are done at the desk, as forms of its pages send them. Then words are put before and into some reports, one
report is taken out, the record is thrown away and made of what is left. The ledger alone is kept.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from rashomon import job, ledger
from rashomon.cli.serving import answers
from rashomon.desk.safety import Rules
from rashomon.desk.serve import opened
from rashomon.findings import Mention, Position, Quote, TimeExpression
from rashomon.happenings import Happenings
from rashomon.people import People
from rashomon.record import Record
from rashomon.record.corrected import corrections, said
from rashomon.record.issues import issues
from rashomon.stories import Stories

EXAMPLE = Path(__file__).parents[1] / "examples"
TEXTS = (".txt", ".html", ".htm")
SHOWN = 76
FORMAT = "{:>3}  {:<12} {:<13} {}"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=Path, default=EXAMPLE)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "reports"
        shutil.copytree(asked.reports, place, ignore=shutil.ignore_patterns("*.sqlite*", "dossier.html", ledger.LEDGER))
        record = place / "rashomon.sqlite"
        read(place, record)
        done = review(record)
        before = statuses(record)
        for line in change(place):
            print(line)
        for left in place.glob("rashomon.sqlite*"):
            left.unlink()
        read(place, record)
        after = statuses(record)
        done = [number for number in sorted(after) if number <= max(done)]
    print(FORMAT.format("", "at the desk", "built anew", "act"))
    for number in done:
        words = after[number][1]
        print(FORMAT.format(number, before[number][0], after[number][0], words[:SHOWN]))
    print(f"{len(done)} acts; built anew: {dict(Counter(after[number][0] for number in done))}")
    return 0 if all(number in after for number in done) else 1


def read(place: Path, record: Path) -> None:
    lexicon = place / "lexicon.toml"
    job.read([str(place)], record=record, jobs=1, lexicon=str(lexicon) if lexicon.is_file() else None)


def statuses(record: Path) -> dict[int, tuple[str, str]]:
    """Status and words of each correction, by its number."""
    with Record(record) as found:
        return {one.ordinal: (one.status, f"{said(one)} [{one.because}]") for one in corrections(found)}


def review(record: Path) -> list[int]:
    """Does all acts; gives their numbers."""
    numbers = []
    rules = Rules("127.0.0.1")
    with Record(record) as found:
        wanted = list(acts(found))
    with opened(record, rules, answers()) as desk:
        for act, words in wanted:
            if number := send(desk, rules.secret, act, words):
                numbers.append(number)
            else:
                print(f"refused: {act} {' '.join(words)}")
    return numbers


def acts(record: Record) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The acts, of every kind, spread over the reports; some on one thing, so that a later one contradicts."""
    people = [person for person in People(record).all if person.type == "person"]
    quotes = sorted(record.all(Quote), key=lambda quote: quote.id)
    mentions = sorted((one for one in record.all(Mention) if one.form == "nominal"), key=lambda one: one.id)
    events = [one.lead for one in Happenings(record).all]
    times = sorted(record.all(TimeExpression), key=lambda one: one.id)
    positions = sorted(record.all(Position), key=lambda one: one.id)
    compared = [one for issue in issues(record) for one in issue.comparisons]
    stories = [story.tellings for story in Stories(record).all]
    letters = [record.letter(digest) for digest in record.digests()]
    named = [person.id for person in people]
    several = [person for person in people if len(person.reports) > 1]
    yield "name", (named[0], "The first one")
    yield "source", (quotes[0].id, named[0])
    yield "source", (quotes[1].id, named[1])
    yield "name", (named[0], "The first one, named again")
    yield "source", (quotes[2].id, "none")
    yield "source", (quotes[0].id, "none")
    yield "not-an-actor", (mentions[0].id,)
    yield "not-an-actor", (mentions[-1].id,)
    yield "same", (named[2], named[3])
    for person in several[:1]:
        one, other = (f'{record.letter(digest)}:"{person.printed}"' for digest in sorted(person.reports)[:2])
        yield "different", (one, other)
    yield "accept", (quotes[3].id,)
    yield "reject", (quotes[4].id,)
    yield "reject", (events[1].id,)
    yield "status", (events[0].id, "alleged")
    yield "date", (events[2].id, "2031-05-04")
    yield "date", (times[0].id, "2031-05")
    yield "date", (letters[1], "2031-05-04/2031-05-05")
    yield "status", (positions[0].id, "neutral")
    yield "label", (compared[0].id, "wrong")
    yield "label", (compared[-1].id, "differs")
    if len(stories) > 1:
        yield "move", tuple(record.letter(story[0].article.report) for story in stories[1::-1])
    yield "undo", ("2",)


def send(desk: str, secret: str, act: str, words: tuple[str, ...]) -> int:
    """The number of the correction; 0 where the desk says that the words do not fit."""
    fields = {"secret": secret, "act": act, "back": "/corrections", **dict(zip("ab", words, strict=False))}
    asked = urllib.request.Request(f"{desk}/act", urlencode(fields).encode(), {"Origin": desk})
    try:
        with urllib.request.urlopen(asked) as answer:
            return int(answer.url.rpartition("=")[2])
    except urllib.error.HTTPError as error:
        error.close()
        return 0


def change(place: Path) -> Iterator[str]:
    """Changes reports; tells how."""
    files = sorted(path for path in place.iterdir() if path.suffix in TEXTS)
    for number, path in enumerate(files):
        text = path.read_text("utf-8", errors="surrogateescape")
        if number == len(files) - 1:
            path.unlink()
            yield f"taken out: {path.name}"
            continue
        if number % 3 == 0:
            text = text.replace("<body>", "<body><p>This report was updated on Friday.</p>", 1)
            if path.suffix == ".txt":
                text = f"This report was updated on Friday.\n\n{text}"
            yield f"words put before: {path.name}"
        elif number % 3 == 1:
            text = text.replace(" said", " told reporters", 2)
            yield f"words changed inside: {path.name}"
        path.write_text(text, "utf-8", errors="surrogateescape")


if __name__ == "__main__":
    sys.exit(main())
