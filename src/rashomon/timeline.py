"""Takes a record, gives its timeline: what its reports tell of when, in order, with its words and how it is known.

A moment is a sentence with a time in it. It belongs to the news where its time lies in the days before its report was
published, to the background where it lies earlier, ahead where later. Where the time cannot be placed, the sentence
stays, without a place: a gap is shown, not filled. Where a timeline begins is the choice of whoever made the folder.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from rashomon.across.date_values import EDTF_SEASONS, interval, modified
from rashomon.findings import Actor, Article, Coreference, Dated, Metadatum, SameActor, TimeExpression
from rashomon.record import Record
from rashomon.text import Span

NEWS = 7
"""Days before publication that count as the news: a report that says "Tuesday" means one of them."""

PLACES = ("news", "background", "ahead", "unplaced", "length")
"""Where a moment stands: the last two have no place in the order."""

BEGINS = "Where the folder begins is the folder’s choice: what its reports do not tell is not missing from events."


@dataclass(frozen=True, slots=True)
class Moment:
    """A sentence that tells a time."""

    id: str
    """That of the time."""
    article: str
    span: Span
    """The sentence."""
    time: Span
    words: str
    """The time, as printed."""
    type: str
    value: str
    first: str
    """ISO; empty where the day is unknown."""
    last: str
    edtf: str
    basis: str
    because: str
    label: str
    """The interval in words; empty where there is none."""
    place: str
    """One of `PLACES`."""
    voice: str
    actors: tuple[str, ...]
    """Who is named or pointed at in the sentence, by the name the article gives them."""
    title: str = ""
    """What it is called, where it is a happening or a position and no passage alone."""


@dataclass(frozen=True, slots=True)
class Day:
    """When an article was published, as far as it is known."""

    article: str
    report: str
    first: str
    last: str
    edtf: str
    basis: str
    because: str
    span: Span | None
    """The words of the report that it rests on; None where it rests on none."""
    outlet: Span | None
    """Where the report names its outlet."""
    evidence: tuple[Span, ...]
    """The sentences with these words, and with those they hang on."""
    story: str
    """The group of the reports of its story; its own id where it has none."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The moments of a record in order, those without a place last; and when its reports were published."""

    moments: tuple[Moment, ...] = field(default=())
    days: tuple[Day, ...] = field(default=())

    def between(self, first: str | None, last: str | None) -> Iterator[Moment]:
        """The moments that may lie between two days, ISO; all where neither is given."""
        for one in self.moments:
            if not (first or last) or (one.first and one.first <= (last or "9999") and one.last >= (first or "")):
                yield one


def told(record: Record) -> Timeline:
    """The timeline of a record."""
    dated = {one.subject: one for one in record.all(Dated)}
    days = tuple(_days(record, dated))
    published = {day.article: day for day in days}
    people = People(record)
    moments = [
        _moment(one, dated.get(one.id), published.get(one.article), people)
        for one in record.all(TimeExpression)
        if _tells(one, dated.get(one.id))
    ]
    moments = _once(moments)
    order = {digest: place for place, digest in enumerate(record.digests())}
    moments.sort(key=lambda one: (not one.first, one.first, one.last, order.get(one.time.report, 0), one.time))
    return Timeline(tuple(moments), days)


def _once(moments: Iterable[Moment]) -> list[Moment]:
    """One moment for each sentence and interval: "today" and "the second day" of one sentence tell of one day."""
    out: dict[tuple[Span, str, str, str], Moment] = {}
    for one in sorted(moments, key=lambda one: one.time):
        out.setdefault((one.span, one.first, one.last, "" if one.first else one.id), one)
    return list(out.values())


def _tells(one: TimeExpression, dated: Dated | None) -> bool:
    """Whether a time places what its sentence tells: "now" and "daily" do not."""
    if one.type == "SET" or one.value == "PRESENT_REF":
        return False
    return not one.value.endswith("_REF") or bool(dated and dated.first)


def _evidence(span: Span, told: dict[Span, TimeExpression]) -> tuple[Span, ...]:
    one = told.get(span)
    both = [one, told.get(one.same_span) if one.same_span else None] if one else []
    return tuple(two.sentence for two in both if two and two.sentence)


def _days(record: Record, dated: dict[str, Dated]) -> Iterator[Day]:
    told = {one.span: one for one in record.all(TimeExpression)}
    outlets = {one.article: one.span for one in record.all(Metadatum) if one.name == "outlet"}
    stories = record.groups("same_story")
    for article in record.all(Article):
        if one := dated.get(article.id):
            told_there = None if one.span == article.span else one.span
            yield Day(
                article.id,
                article.report,
                one.first,
                one.last,
                one.edtf,
                one.basis,
                one.because,
                told_there,
                outlets.get(article.id),
                _evidence(one.span, told),
                stories.get(article.id, article.id),
            )


class People:
    """Who is named or pointed at where."""

    def __init__(self, record: Record) -> None:
        groups = record.groups(SameActor.kind)
        names: dict[str, Counter[str]] = defaultdict(Counter)
        actors = {actor.id: actor for actor in record.all(Actor)}
        for actor in actors.values():
            names[groups.get(actor.id, actor.id)][actor.name] += 1
        best = {group: min(found, key=lambda name: (-found[name], name)) for group, found in names.items()}
        self._at: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for link in record.all(Coreference):
            if link.actor in actors:
                self._at[link.span.report].append((link.span.start, best[groups.get(link.actor, link.actor)]))
        for places in self._at.values():
            places.sort()

    def within(self, span: Span) -> tuple[str, ...]:
        """The names of those in a passage, in order, each once."""
        places = self._at.get(span.report, [])
        low = bisect.bisect_left(places, (span.start, ""))
        high = bisect.bisect_left(places, (span.end, ""))
        return tuple(dict.fromkeys(name for _, name in places[low:high]))


def _moment(one: TimeExpression, dated: Dated | None, day: Day | None, people: People) -> Moment:
    span = one.sentence or one.span
    found = dated or Dated(one.article, one.id, one.span, one.value, because=one.because)
    return Moment(
        one.id,
        one.article,
        span,
        one.span,
        one.text,
        one.type,
        found.value,
        found.first,
        found.last,
        found.edtf,
        found.basis,
        found.because,
        when(found.first, found.last, found.edtf) if found.first else "",
        place(one.type, found, day),
        one.voice,
        people.within(span),
    )


def place(kind: str, found: Dated, day: Day | None) -> str:
    """Where a moment stands beside the day its report was published."""
    if not found.first:
        return "length" if kind == "DURATION" else "unplaced"
    if day is None or not day.last:
        return "background"
    low = (date.fromisoformat(day.first) - timedelta(days=NEWS)).isoformat()
    if found.first > day.last:
        return "ahead"
    return "news" if found.last >= low and (found.first >= low or found.last > day.last) else "background"


PARTS = {"START": "early ", "MID": "mid-", "END": "late "}
PERIODS = {
    "SP": "spring",
    "SU": "summer",
    "FA": "autumn",
    "WI": "winter",
    "H1": "first half of",
    "H2": "second half of",
    "Q1": "first quarter of",
    "Q2": "second quarter of",
    "Q3": "third quarter of",
    "Q4": "fourth quarter of",
}
SEASONS = {EDTF_SEASONS[name]: words for name, words in PERIODS.items()}
"""Parts of a year in words, by their number in EDTF."""


def when(first: str, last: str, edtf: str = "") -> str:
    """An interval in words: 20 March 2023, 20 to 21 March 2023, March 2023, 2022, 2 May 2014 or later.

    Where its EDTF is given, no more exact than the report: mid-2019, spring 2022, about 10 January to 8 March 2023.
    """
    if "~" in edtf and first and last:
        return _part(date.fromisoformat(first), date.fromisoformat(last)) or "about " + when(first, last)
    year, _, season = edtf.partition("-")
    if season in SEASONS and first:
        return f"{SEASONS[season]} {year}"
    if not (first and last):
        known = date.fromisoformat(first or last)
        return f"{known.day} {known:%B} {known.year} or {'later' if first else 'earlier'}"
    low, high = date.fromisoformat(first), date.fromisoformat(last)
    if low == high:
        return f"{low.day} {low:%B} {low.year}"
    ends_month = (high + timedelta(days=1)).day == 1 if high < date.max else True
    if low.day == 1 and ends_month and low.year == high.year:
        if low.month == high.month:
            return f"{low:%B} {low.year}"
        if (low.month, high.month) == (1, 12):
            return str(low.year)
    if (low.year, low.month) == (high.year, high.month):
        return f"{low.day} to {high.day} {high:%B} {high.year}"
    if low.year == high.year:
        return f"{low.day} {low:%B} to {high.day} {high:%B} {high.year}"
    return f"{low.day} {low:%B} {low.year} to {high.day} {high:%B} {high.year}"


def _part(first: date, last: date) -> str:
    """The part of a year or month that an interval is; empty where it is none."""
    for low, high in filter(None, map(interval, (f"{first:%Y}", f"{first:%Y-%m}"))):
        for mod, name in PARTS.items():
            if modified(low, high, mod) == (first, last):
                return name + when(low.isoformat(), high.isoformat())
    return ""


FINE = re.compile(r"\d{4}-\d\d-\d\d|XXXX-(?:WXX-\d|XX-XX|\d\d-\d\d)")
"""Values that tell a day, of a known year or not."""

STATED, DAY, OTHER, VAGUE = 5.0, 3.0, 3.0, 1.0
"""What a moment weighs: a full date that is printed, a day, a month or a year, what is only near or far."""

SHORT = re.compile(r"P\d{1,2}D")
"""Lengths that are those of happenings: so many days."""


def telling(moments: Iterable[Moment]) -> list[Moment]:
    """The same, those that tell most of when first, report by report in turn, so that none is left out for another."""
    queues: dict[str, list[Moment]] = defaultdict(list)
    for one in moments:
        queues[one.time.report].append(one)
    turns = (enumerate(_ranked(queue)) for queue in queues.values())
    ranked = [(turn, number, one) for number, queue in enumerate(turns) for turn, one in queue]
    return [one for _, _, one in sorted(ranked, key=lambda item: item[:2])]


def _ranked(moments: Sequence[Moment]) -> list[Moment]:
    times = Counter(one.span for one in moments)
    seen: set[str] = set()
    weighed = []
    for one in sorted(moments, key=lambda one: one.time):
        heavy = weight(one) + (1 if times[one.span] > 1 else 0)
        heavy -= 3 if one.value in seen and heavy < STATED else 0
        seen.add(one.value)
        weighed.append((-heavy, one.time, one))
    return [item[2] for item in sorted(weighed, key=lambda item: item[:2])]


def weight(one: Moment) -> float:
    """How much a moment tells of when. What is told for the second time in a report tells less."""
    if one.type == "DURATION":
        return DAY + 0.5 if SHORT.fullmatch(one.value) else VAGUE
    if one.value.endswith("_REF"):
        return VAGUE
    fine = FINE.match(one.value) is not None
    base = STATED if fine and one.basis == "stated" else DAY if fine else OTHER + (0.5 if one.basis == "stated" else 0)
    return base + (1 if one.place in {"news", "unplaced"} else 0)
