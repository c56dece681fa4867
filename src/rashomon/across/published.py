"""Takes what an article tells of its own day, and its story; gives the day or days on which it was published, and why.

Metadata states the day. Else a photo caption with a full date whose weekday the text tells as of this week; else the
other reports of its story, as a range, said to be inferred. What none of these gives stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.across.date_values import interval
from rashomon.dates import days
from rashomon.findings import (
    BY_HAND,
    Article,
    Correction,
    Dated,
    DayClue,
    Finding,
    Membership,
    Metadatum,
    TimeExpression,
)

DAY = timedelta(days=1)

PRINTED = 1
"""Days from the latest day a report tells to its printing, at most: evening news stands in the morning's paper."""

SPREAD = 6
"""Days between the reports of a story beyond which a weekday no longer tells which week is meant."""

STORY = "same_story"
"""The kind of link whose groups are stories."""


def keys(finding: Finding) -> tuple[str, ...]:
    """The room of an article: what it tells of its day, the story it belongs to, the days that a human told in it."""
    if isinstance(finding, Membership):
        return (finding.member,) if finding.link == STORY else ()
    if isinstance(finding, Correction):
        return (finding.dated_in,) if finding.dated_in else ()
    return (finding.id if isinstance(finding, Article) else finding.article,)  # type: ignore[attr-defined]


def story(clue: DayClue) -> tuple[str, ...]:
    """The room of a story; that of the article where it belongs to none."""
    return (clue.story or clue.article,)


def clues(
    article: Article, metadata: Sequence[Metadatum], times: Sequence[TimeExpression], memberships: Sequence[Membership]
) -> Iterator[DayClue]:
    """What an article tells of its day: its metadata, its captions, the weekdays and years it tells."""
    told = min((one.group for one in memberships), default="")
    ordered = sorted(times, key=lambda one: one.span)
    if stated := min((one for one in metadata if one.name == "published"), key=_by_hand_first, default=None):
        span = next((one.span for one in metadata if one.name == "published" and one.span), None)
        first, last = days(stated.value) or (stated.value, stated.value)
        yield DayClue(article.id, span or article.span, "published", first, last, story=told, because=stated.because)
    weekdays = [one for one in ordered if _of_this_week(one)]
    if weekdays:
        numbers = "".join(sorted({one.shift[8] for one in weekdays}))
        because = "tells of " + ", ".join(dict.fromkeys(f"“{one.text}”" for one in weekdays[:6]))
        yield DayClue(article.id, weekdays[0].span, "weekday", weekdays=numbers, story=told, because=because)
    yield from _dates(article, ordered, told)
    yield DayClue(article.id, article.span, "article", story=told, because="no day of its own")


def _by_hand_first(one: Metadatum) -> tuple[bool, str, str]:
    """What a human told stands before what a report states."""
    return not one.source.startswith(BY_HAND), one.value, one.source


def _of_this_week(one: TimeExpression) -> bool:
    near = one.direction in {"past", ""} and one.anchor == "publication"
    return near and one.voice == "narrative" and one.shift.startswith("weekday=")


def _dates(article: Article, times: Sequence[TimeExpression], told: str) -> Iterator[DayClue]:
    """The latest full date beneath a picture, and the latest time the narrative tells as past."""
    full = [
        (one.value, one) for one in times if len(one.value) >= 10 and one.value[:4].isdigit() and interval(one.value)
    ]
    captions = [item for item in full if item[1].voice == "caption"]
    if captions:
        day, one = max(captions, key=lambda item: (item[0][:10], item[1].span))
        because = f"a picture is dated “{one.text}”"
        yield DayClue(article.id, one.span, "caption", day[:10], story=told, because=because)
    for one in times:
        if one.same_span and (other := next((two for two in times if two.span == one.same_span), None)):
            year = int(other.value) - int(one.shift.removeprefix("year"))
            because = f"what it tells of “{other.text}” it also tells of “{one.text}”, so it is of {year}"
            yield DayClue(article.id, one.span, "year", f"{year:04d}-01-01", f"{year:04d}-12-31", "", told, because)
            break
    stated = [
        (span[0], one)
        for one in times
        if one.voice != "caption" and one.type == "DATE" and one.value[:4].isdigit() and (span := interval(one.value))
    ]
    if stated:
        day_told, one = max(stated, key=lambda item: (item[0], item[1].span))
        because = f"tells of “{one.text}”"
        yield DayClue(article.id, one.span, "told", day_told.isoformat(), story=told, because=because)


@dataclass(frozen=True)
class Own:
    """The clues of one article by sort."""

    by_sort: dict[str, DayClue]

    @property
    def weekdays(self) -> list[int]:
        """The weekdays it tells as of this week."""
        clue = self.by_sort.get("weekday")
        return [int(number) for number in clue.weekdays] if clue else []

    def dated(self, first: str, last: str, basis: str, because: str, sort: str) -> Dated:
        """The article's date, resting on a clue."""
        clue = self.by_sort.get(sort) or self.by_sort["article"]
        value = first if first == last else ""
        shown = first if first == last else f"{first}/{last or '..'}" if first else ""
        return Dated(clue.article, clue.article, clue.span, value, first, last, shown, basis, because)


def find(clues: Sequence[DayClue]) -> Iterator[Dated]:
    """One date for each article of a story: stated, inferred or unknown."""
    articles: dict[str, dict[str, DayClue]] = {}
    for clue in sorted(clues, key=lambda clue: (clue.article, clue.sort)):
        articles.setdefault(clue.article, {})[clue.sort] = clue
    owned = [Own(by_sort) for by_sort in articles.values() if "article" in by_sort]
    own = [(one, alone(one)) for one in owned]
    known = [days for _, dated in own if (days := near(dated))]
    for one, dated in own:
        yield dated if near(dated) or not known else beside(one, dated, min(known)[0], max(last for _, last in known))


def near(dated: Dated) -> tuple[date, date] | None:
    """The days of a date that is no wider than a story can rest on."""
    if not dated.last:
        return None
    first, last = date.fromisoformat(dated.first), date.fromisoformat(dated.last)
    return (first, last) if (last - first).days <= SPREAD else None


def alone(own: Own) -> Dated:
    """The date of an article from itself alone."""
    stated, caption, told = (own.by_sort.get(sort) for sort in ("published", "caption", "told"))
    if stated:
        return own.dated(stated.first, stated.last, "stated", stated.because, "published")
    if caption and date.fromisoformat(caption.first).isoweekday() in own.weekdays:
        first = date.fromisoformat(caption.first)
        because = f"{caption.because}, and the text {own.by_sort['weekday'].because}: that day or the next"
        return own.dated(first.isoformat(), (first + PRINTED * DAY).isoformat(), "inferred", because, "caption")
    if year := own.by_sort.get("year"):
        return own.dated(year.first, year.last, "inferred", f"no day is given; {year.because}", "year")
    floor = max((clue for clue in (caption, told) if clue), key=lambda clue: clue.first, default=None)
    if floor:
        because = f"no day is given; {floor.because}, so not before"
        return own.dated(floor.first, "", "unknown", because, floor.sort)
    return own.dated("", "", "unknown", "no day is given", "article")


def beside(own: Own, alone: Dated, first: date, last: date) -> Dated:
    """The date of an article from the other reports of its story, `first` to `last`."""
    because = f"no day of its own; other reports of the story are of {first} to {last}"
    if own.weekdays and (last - first).days <= SPREAD:
        latest = max(last - timedelta(days=(last.isoweekday() - number) % 7) for number in own.weekdays)
        if latest >= first - 3 * DAY:
            because += f", and it {own.by_sort['weekday'].because}: that day or the next"
            return own.dated(latest.isoformat(), (latest + PRINTED * DAY).isoformat(), "inferred", because, "weekday")
    low, high = first - PRINTED * DAY, last + PRINTED * DAY
    if alone.first and alone.first > high.isoformat():
        return alone
    return own.dated(low.isoformat(), high.isoformat(), "inferred", because, "article")
