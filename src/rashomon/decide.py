"""Takes the record and the words of a correction, gives it as it went into the ledger, replayed into the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rashomon import job, ledger
from rashomon.errors import InputError
from rashomon.findings import LABELS, Arrival, Article, Comparison, Finding, Mention, Quote
from rashomon.ledger import Anchor, Decision
from rashomon.people import People, Person
from rashomon.record import Record
from rashomon.text import Span

MOST = 12
"""Anchors of one actor at most: enough to find it again when reports are taken out, few enough to read."""

WORDS = {
    ledger.SAME: ("A", "B"),
    ledger.DIFFERENT: ("A", "B"),
    ledger.NAME: ("A", "NAME"),
    ledger.NOT_AN_ACTOR: ("MENTION",),
    ledger.SOURCE: ("QUOTE", "ACTOR|none"),
    ledger.STORY: ("REPORT", "REPORT"),
    ledger.OTHER_STORY: ("REPORT", "REPORT"),
    ledger.LABEL: ("COMPARISON", "right|wrong|LABEL"),
}
"""What each act is told."""


def correct(record: Path, act: str, words: Sequence[str], *, by: str, note: str = "") -> Decision:
    """Appends a correction and replays the ledger. Raises `InputError` where the words do not say who or what is meant.

    `words` are as `WORDS` says: actors by name, by the beginning of an id, or by `A:name`; quotes and mentions by the
    beginning of an id.
    """
    if len(words) != len(WORDS[act]):
        raise InputError(f"correct {act} wants {' '.join(WORDS[act])}; it was given {len(words)} of {len(WORDS[act])}")

    def decision(opened: Record, before: Sequence[Decision]) -> Decision:
        first, second, value = _meant(opened, act, words)
        return Decision(_next(before), _now(), by, act, first, second, value, note)

    return job.decide(record, decision)


def undo(record: Path, number: int | None = None, *, by: str, note: str = "") -> Decision:
    """Appends that a correction has no effect any more, by default the last that has one, and replays the ledger.

    Raises `InputError` where there is none, and where it is undone already.
    """

    def decision(_: Record, before: Sequence[Decision]) -> Decision:
        gone = ledger.undone(before)
        left = [one.number for one in before if one.number not in gone and (number or one.act != ledger.UNDO)]
        if number is not None and number not in left:
            why = f"is undone by {gone[number]} already" if number in gone else "is not in the ledger"
            raise InputError(f"correction {number} {why}; see: rashomon corrections")
        if not left:
            raise InputError("there is no correction to undo")
        return Decision(_next(before), _now(), by, ledger.UNDO, value=str(number or max(left)), note=note)

    return job.decide(record, decision)


def _next(before: Sequence[Decision]) -> int:
    return max((one.number for one in before), default=0) + 1


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


# ── what is meant ────────────────────────────────────────────────────────────────────────────────────────────────

type _Sides = tuple[tuple[Anchor, ...], tuple[Anchor, ...], str]


def _meant(record: Record, act: str, words: Sequence[str]) -> _Sides:
    people = People(record)
    match act:
        case ledger.SAME | ledger.DIFFERENT:
            return _two(record, people.one(words[0]), people.one(words[1]), words)
        case ledger.NAME:
            name = " ".join(words[1].split())
            if not name:
                raise InputError("a name has characters")
            return _actor(record, people.one(words[0])), (), name
        case ledger.SOURCE:
            quote = _finding(record, words[0], Quote)
            nobody = words[1].casefold() == ledger.NOBODY
            source = () if nobody else _actor(record, people.one(words[1]))
            return anchors(record, [quote.content]), source, ledger.NOBODY if nobody else ""
        case ledger.STORY | ledger.OTHER_STORY:
            first, second = (_article(record, word) for word in words)
            if first == second:
                raise InputError(f"{words[0]!r} and {words[1]!r} are one report")
            return anchors(record, [record.opening(first)]), anchors(record, [record.opening(second)]), ""
        case ledger.LABEL:
            return _label(record, *words)
        case _:
            return anchors(record, [_finding(record, words[0], Mention).span]), (), ""


def _two(record: Record, one: Person, other: Person, words: Sequence[str]) -> _Sides:
    if {actor.id for actor in one.actors} & {actor.id for actor in other.actors}:
        raise InputError(
            f"{words[0]!r} and {words[1]!r} are one actor, {one.name}; to part two reports' say A:{words[0]!r}"
        )
    return _actor(record, one), _actor(record, other), ""


def _label(record: Record, name: str, label: str) -> _Sides:
    """The two passages of a comparison, and what is said of its label, as a reader sees it or as the record has it."""
    value = "conflict" if label == "cannot both hold" else label
    if value not in (known := (ledger.RIGHT, ledger.WRONG, *LABELS)):
        raise InputError(f"{label!r} is no label; there are {', '.join(known)}")
    found = record.get(name)
    if not isinstance(found, Comparison) or found.left_span is None or found.right_span is None:
        raise InputError(f"{name!r}: is the id of a {found.kind}; comparisons are listed by: rashomon compare")
    return anchors(record, [found.left_span]), anchors(record, [found.right_span]), value


def _article(record: Record, words: str) -> Article:
    """The article of a report that is named by letter, digest or path, or by the article's id."""
    for digest in job.named(record, words):
        for article in record.all(Article, report=digest):
            return article
    raise InputError(f"{words!r}: no article was found in that report")


def _finding[F: Finding](record: Record, name: str, kind: type[F]) -> F:
    found = record.get(name)
    if not isinstance(found, kind):
        raise InputError(f"{name!r}: is the id of a {found.kind}; {kind.kind}s are listed by: rashomon {kind.kind}s")
    return found


def _actor(record: Record, person: Person) -> tuple[Anchor, ...]:
    """Where the reports name an actor best, the fullest name first."""
    spans = sorted((actor.span for actor in person.actors), key=lambda span: (-len(record.text(span).split()), span))
    return anchors(record, spans[:MOST])


def anchors(record: Record, spans: Iterable[Span]) -> tuple[Anchor, ...]:
    """What finds these places again."""
    return tuple(_anchor(record, span) for span in spans)


def _anchor(record: Record, span: Span) -> Anchor:
    text = record.report_text(span.report)
    before, after = text[max(0, span.start - ledger.CONTEXT) : span.start], text[span.end : span.end + ledger.CONTEXT]
    quote = text[span.start : span.end]
    return Anchor(span.report, _path(record, span.report), span.start, span.end, quote, before, after)


def _path(record: Record, digest: str) -> str:
    """Where a report came from, told from the record's folder where it lies beneath it."""
    paths = sorted(arrival.path for arrival in record.all(Arrival, report=digest))
    folder = str(record.path.absolute().parent) + "/"
    return paths[0].removeprefix(folder) if paths else ""
