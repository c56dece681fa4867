"""Takes a record, gives what its timeline is made of beside passages: happenings and positions, each once, in order.

A happening stands where its passages date it, else at the days of its reports, and then it is said to be inferred. A
position stands as of the time it is told of; what a later report says of an earlier time is a later account. What has
no day comes last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.findings import Dated, Event
from rashomon.happening import Happening
from rashomon.happenings import Happenings
from rashomon.lexicon import Lexicon
from rashomon.over_time import Step, over_time
from rashomon.record import Record
from rashomon.record.keeping import once
from rashomon.record.witnessed import Witnessed
from rashomon.standings import Stand, Standings, Subject
from rashomon.text import Span
from rashomon.timeline import NEWS, Moment, when

HAPPENING, POSITION = "HAPPENING", "POSITION"
"""The types of moments that are no passages."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A happening or a position in its place."""

    moment: Moment
    """Its interval, and its title."""
    status: str
    """The status of a happening; of a position, its stance."""
    reports: tuple[str, ...]
    """The digests of the reports that tell of it."""
    texts: int
    """How many independent texts that is."""
    whose: tuple[str, ...]
    """Whose word it is, where it is somebody's."""
    spans: tuple[Span, ...]
    """Its passages, one for each report, that of the fullest telling first."""
    happening: Happening | None = None
    later: bool = False
    """Whether it is a later account of an earlier time."""

    def within(self, first: str | None, last: str | None) -> bool:
        """Whether it may lie between two days, ISO; true where neither is given."""
        one = self.moment
        return not (first or last) or bool(one.first and one.first <= (last or "9999") and one.last >= (first or ""))


def chronicle(record: Record, lexicon: Lexicon | None = None) -> list[Entry]:
    """The happenings and positions of a record, in order."""
    published = {one.article: one for one in record.all(Dated) if one.subject == one.article}
    order = {digest: place for place, digest in enumerate(record.digests())}
    entries = [*_happenings(record, lexicon, published), *_positions(record, published)]
    return sorted(entries, key=lambda entry: _order(entry.moment, order))


def _order(one: Moment, order: Mapping[str, int]) -> tuple[bool, str, str, str, int, Span, str]:
    return not one.first, one.first, one.last, one.type, order.get(one.span.report, 0), one.span, one.id


def _happenings(record: Record, lexicon: Lexicon | None, published: Mapping[str, Dated]) -> Iterator[Entry]:
    known = once(record, Happenings, lexicon)
    for one in known.all:
        days, lead = known.days(one), one.lead
        articles = {event.article for event in one.events}
        told = (days.first, days.last, days.edtf, days.basis, days.because, days.label) if days else UNKNOWN
        place = _place(told[0], told[1], [published[name] for name in sorted(articles) if name in published])
        moment = _moment(one.id, lead.article, lead.span, HAPPENING, told, place, known.title(one))
        spans = tuple(_by_report([lead, *known.passages(one)]))
        yield Entry(moment, one.status, one.reports, known.witnesses(one), one.attributed, spans, one)


def _by_report(events: Iterable[Event]) -> Iterator[Span]:
    """The first passage of each report."""
    seen: set[str] = set()
    for event in events:
        if event.span.report not in seen:
            seen.add(event.span.report)
            yield event.span


def _positions(record: Record, published: Mapping[str, Dated]) -> Iterator[Entry]:
    """Each position once, however many reports tell it of one time."""
    witnessed = once(record, Witnessed)
    for subject in once(record, Standings).subjects():
        for _, steps in over_time(subject):
            for step in steps:
                yield _position(subject, step, published, witnessed)


def _position(subject: Subject, step: Step, published: Mapping[str, Dated], witnessed: Witnessed) -> Entry:
    stands, lead = step.stands, step.lead
    position, report = lead.position, published.get(lead.position.article)
    told = _as_of(lead, report)
    place = _place(told[0], told[1], [report] if report else [])
    title = f"{lead.party}: {position.stance} · {subject.name}"
    moment = _moment(position.id, position.article, position.span, POSITION, told, place, title)
    spans = {one.position.span.report: one.position.span for one in reversed(stands)}
    texts = witnessed.of(one.position.span for one in stands).texts
    whose = (lead.ascriber,) if lead.ascriber else ()
    passages = tuple(spans[digest] for digest in step.reports)
    return Entry(moment, position.stance, step.reports, texts, whose, passages, later=lead.earlier)


UNKNOWN = ("", "", "", "unknown", "no day is told of it", "")
"""The interval of what has none."""


def _as_of(stand: Stand, report: Dated | None) -> tuple[str, str, str, str, str, str]:
    """The interval of a position, and how it is known: what is told of no time is as of its report."""
    if not stand.first or not stand.last:
        return UNKNOWN
    own = report is None or (stand.first, stand.last) != (report.first, report.last)
    basis = "reckoned" if own else "inferred"
    because = "as of the time it is told of" if own else "no time is told of it; as of its report"
    label = when(stand.first, stand.last, stand.day) + ("" if own else " (inferred)")
    return stand.first, stand.last, stand.day, basis, because, label


def _place(first: str, last: str, published: Iterable[Dated]) -> str:
    """Where it stands beside its reports: background where it lies earlier than the news of each, ahead where later."""
    days = [one for one in published if one.first and one.last]
    if not first:
        return "unplaced"
    if days and all(first > one.last for one in days):
        return "ahead"
    news = [(date.fromisoformat(one.first) - timedelta(days=NEWS)).isoformat() for one in days]
    return "background" if news and all(last < day for day in news) else "news"


def _moment(  # noqa: PLR0917 -- what a moment is made of
    name: str, article: str, span: Span, kind: str, told: tuple[str, str, str, str, str, str], place: str, title: str
) -> Moment:
    first, last, edtf, basis, because, label = told
    days = first, last, edtf, basis, because, label
    return Moment(name, article, span, span, "", kind, edtf, *days, place, "", (), title)
