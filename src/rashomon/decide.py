"""Takes the record and the words of a correction, gives it as it went into the ledger, replayed into the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from rashomon import job, ledger, mendable
from rashomon.alike import alike
from rashomon.dates import days
from rashomon.errors import InputError
from rashomon.findings import (
    LABELS,
    Actor,
    Arrival,
    Article,
    Comparison,
    Finding,
    Membership,
    Mention,
    Quote,
    Report,
    SameStory,
)
from rashomon.ledger import Anchor, Decision
from rashomon.people import People
from rashomon.people.belonging import members_of
from rashomon.record import Record
from rashomon.record.part import Part
from rashomon.text import Span

MOST = 12
"""Anchors of one actor at most: enough to find it again when reports are taken out, few enough to read."""

MOVE = "move"
"""Two acts in one: an article belongs to the story of another one, and to that of those it stood with no more."""

WORDS = {
    ledger.SAME: ("A", "B"),
    ledger.DIFFERENT: ("A", "B"),
    ledger.NAME: ("A", "NAME"),
    ledger.NOT_AN_ACTOR: ("MENTION",),
    ledger.SOURCE: ("QUOTE", "ACTOR|none"),
    ledger.STORY: ("REPORT", "REPORT"),
    ledger.OTHER_STORY: ("REPORT", "REPORT"),
    MOVE: ("REPORT", "REPORT|none"),
    ledger.LABEL: ("COMPARISON", "right|wrong|LABEL"),
    ledger.ACCEPT: ("ENTRY",),
    ledger.REJECT: ("ENTRY",),
    ledger.DATE: ("REPORT|ENTRY", "DATE"),
    ledger.STATUS: ("ENTRY", "STATUS"),
}
"""What each act is told."""


def correct(
    record: Path, act: str, words: Sequence[str], *, by: str, note: str = "", all_like_it: bool = False
) -> Decision:
    """Appends a correction and replays the ledger. Raises `InputError` where the words do not say who or what is meant.

    `words` are as `WORDS` says: actors by name, by the beginning of an id, or by `A:name`; quotes, mentions and other
    entries by the beginning of an id. With `all_like_it` the act is applied to what is alike, too (see `alike`).
    """
    if len(words) != len(WORDS[act]):
        raise InputError(f"correct {act} wants {' '.join(WORDS[act])}; it was given {len(words)} of {len(WORDS[act])}")

    def decisions(opened: Record, before: Sequence[Decision]) -> list[Decision]:
        number, made, meant = _next(before), _now(), Meaning(opened)
        if act == MOVE:
            lines = meant.moved(words)
            return [
                Decision(number + place, made, by, *line, note=note, like=number if place else 0)
                for place, line in enumerate(lines)
            ]
        first = Decision(number, made, by, act, *meant.of(act, words), note, meant.kind)
        others = alike(opened, act, meant.about).found if all_like_it and meant.about else ()
        return [first, *(meant.alike(first, one, place) for place, one in enumerate(others, start=number + 1))]

    return job.decide(record, decisions)


def undo(record: Path, number: int | None = None, *, by: str, note: str = "") -> Decision:
    """Appends that a correction has no effect any more, by default the last that has one, and replays the ledger.

    Raises `InputError` where there is none, and where it is undone already.
    """

    def decisions(_: Record, before: Sequence[Decision]) -> list[Decision]:
        gone = ledger.undone(before)
        left = [one.number for one in before if one.number not in gone and (number or one.act != ledger.UNDO)]
        if number is not None and number not in left:
            why = f"is undone by {gone[number]} already" if number in gone else "is not in the ledger"
            raise InputError(f"correction {number} {why}; see: rashomon corrections")
        if not left:
            raise InputError("there is no correction to undo")
        last = number or max(left)
        alone = next((one.like or last for one in before if one.number == last and number is None), last)
        return [Decision(_next(before), _now(), by, ledger.UNDO, value=str(alone), note=note)]

    return job.decide(record, decisions)


def _next(before: Sequence[Decision]) -> int:
    return max((one.number for one in before), default=0) + 1


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


# ── what is meant ────────────────────────────────────────────────────────────────────────────────────────────────

type Sides = tuple[tuple[Anchor, ...], tuple[Anchor, ...], str]


class Meaning:
    """What the words of an act mean in a record: anchors, and the finding that it is about."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self.about: Finding | None = None
        """None where an act is about actors."""
        self.kind = ""
        """Its kind, for an act that can be about several."""

    def of(self, act: str, words: Sequence[str]) -> Sides:
        """Both sides and the value. Raises `InputError` where the words do not say who or what is meant."""
        match act:
            case ledger.SAME | ledger.DIFFERENT:
                return self._two(words)
            case ledger.NAME:
                return self._named(words)
            case ledger.SOURCE:
                return self._sourced(words)
            case ledger.STORY | ledger.OTHER_STORY:
                return self._beside(words)
            case ledger.LABEL:
                return self._labelled(*words)
            case ledger.NOT_AN_ACTOR:
                self.about = _finding(self._record, words[0], Mention)
                return self.anchored(self.about), (), ""
            case _:
                return self._told(act, words)

    def alike(self, first: Decision, finding: Finding, number: int) -> Decision:
        """The same said of what is like it."""
        second = first.second
        if isinstance(finding, Comparison) and finding.right_span:
            second = anchors(self._record, [finding.right_span])
        return replace(first, number=number, first=self.anchored(finding), second=second, like=first.number)

    def anchored(self, finding: Finding) -> tuple[Anchor, ...]:
        """What finds the first side again."""
        if isinstance(finding, Article):
            return anchors(self._record, [self._record.opening(finding)])
        if isinstance(finding, Comparison) and finding.left_span:
            return anchors(self._record, [finding.left_span])
        return anchors(self._record, [mendable.place(finding)])

    def _two(self, words: Sequence[str]) -> Sides:
        one, other = (_actors(self._record, word) for word in words)
        if {actor.id for actor in one} & {actor.id for actor in other}:
            raise InputError(
                f"{words[0]!r} and {words[1]!r} are one actor, {one[0].name}; to part two reports' say A:{words[0]!r}"
            )
        return _best(self._record, one), _best(self._record, other), ""

    def _named(self, words: Sequence[str]) -> Sides:
        name = " ".join(words[1].split())
        if not name:
            raise InputError("a name has characters")
        return _best(self._record, _actors(self._record, words[0])), (), name

    def _sourced(self, words: Sequence[str]) -> Sides:
        self.about = _finding(self._record, words[0], Quote)
        nobody = words[1].casefold() == ledger.NOBODY
        source = () if nobody else _best(self._record, _actors(self._record, words[1]))
        return self.anchored(self.about), source, ledger.NOBODY if nobody else ""

    def moved(self, words: Sequence[str]) -> list[tuple[str, tuple[Anchor, ...], tuple[Anchor, ...]]]:
        """The acts that a move is made of: into the story of another article, if any, and out of its own."""
        article = _article(self._record, words[0])
        alone = words[1].casefold() == ledger.NOBODY
        target = None if alone else _article(self._record, words[1])
        own, theirs = self._story(article), self._story(target) if target else set[str]()
        if target and (target == article or target.id in own):
            raise InputError(f"{words[0]!r} and {words[1]!r} are of one story already")
        here = self.anchored(article)
        into = [(ledger.STORY, here, self.anchored(target))] if target else []
        left = map(self._record.get, sorted(own - theirs - {article.id})[:MOST])
        outof = [(ledger.OTHER_STORY, here, self.anchored(one)) for one in left]
        if not into and not outof:
            raise InputError(f"{words[0]!r} is the only report of its story")
        return [*into, *outof]

    def _story(self, article: Article) -> set[str]:
        """The ids of the articles of its story."""
        of_story = (one for one in self._record.all(Membership, member=article.id) if one.link == SameStory.kind)
        members = [one for name in of_story for one in self._record.all(Membership, group=name.group)]
        return {one.member for one in members if one.link == SameStory.kind}

    def _beside(self, words: Sequence[str]) -> Sides:
        first, second = (_article(self._record, word) for word in words)
        if first == second:
            raise InputError(f"{words[0]!r} and {words[1]!r} are one report")
        self.about = first
        return self.anchored(first), anchors(self._record, [self._record.opening(second)]), ""

    def _labelled(self, name: str, label: str) -> Sides:
        """The two passages of a comparison, and what is said of its label, in the words of a page or of the record."""
        value = "conflict" if label == "cannot both hold" else label
        if value not in (known := (ledger.RIGHT, ledger.WRONG, *LABELS)):
            raise InputError(f"{label!r} is no label; there are {', '.join(known)}")
        found = self._record.get(name)
        if not isinstance(found, Comparison) or found.left_span is None or found.right_span is None:
            raise InputError(f"{name!r}: is the id of a {found.kind}; comparisons are listed by: rashomon compare")
        self.about = found
        return self.anchored(found), anchors(self._record, [found.right_span]), value

    def _told(self, act: str, words: Sequence[str]) -> Sides:
        """An act on an entry of any kind that it is an act for."""
        found = self._entry(act, words[0])
        if isinstance(found, Comparison):
            raise InputError(f"a comparison is called right or wrong: rashomon correct label {words[0]} right")
        if act not in mendable.acts(type(found)):
            raise InputError(f"{words[0]!r}: is a {found.kind.replace('_', ' ')}, which has no {act}")
        self.about, self.kind = found, found.kind
        value = " ".join(words[1].split()) if len(words) > 1 else ""
        if act == ledger.DATE and not days(value):
            raise InputError(f"{value!r} is no date; write 2023-03-21, 2023-03, 2023 or two of these with a slash")
        if act == ledger.STATUS and value not in (known := mendable.statuses(type(found))):
            raise InputError(f"{value!r} is no status of a {found.kind}; there are {', '.join(known)}")
        return self.anchored(found), (), value

    def _entry(self, act: str, words: str) -> Finding:
        """An entry by its id; for a day, also the article of a report by its letter or path."""
        if act == ledger.DATE and self._record.lettered(words):
            return _article(self._record, words)
        try:
            found = self._record.get(words)
        except InputError:
            if act != ledger.DATE:
                raise
            return _article(self._record, words)
        return _article(self._record, found.digest) if isinstance(found, Report) else found


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


def _actors(record: Record, words: str) -> Sequence[Actor]:
    """Who is meant. By an id, or by a report and a name, it is looked up, however many reports there are."""
    if found := members_of(record, words):
        return found
    letter, colon, _ = words.partition(":")
    if colon and (digest := record.lettered(letter)):
        with Part(record.path, [digest]) as part:
            return People(part).one(words).actors
    return People(record).one(words).actors


def _best(record: Record, actors: Sequence[Actor]) -> tuple[Anchor, ...]:
    """Where the reports name an actor best, the fullest name first."""
    spans = sorted((actor.span for actor in actors), key=lambda span: (-len(record.text(span).split()), span))
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
