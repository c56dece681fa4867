"""Takes the events of an article, its times and its story; gives for each event its story and the days it lies in.

A time that is told of an event dates it. What a report tells as done without a time is of the days of its report, and
that is said to be inferred; what goes on for long, and what is only wanted or planned, stays without a day then.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from datetime import date

from rashomon.across import by_hand
from rashomon.across.happenings import LASTING, REAL, keys
from rashomon.across.published import STORY
from rashomon.findings import Article, Correction, Dated, Event, Membership, Occasion


def find(
    article: Article,
    events: Sequence[Event],
    dated: Sequence[Dated],
    memberships: Sequence[Membership],
    corrections: Sequence[Correction],
) -> Iterator[Occasion]:
    """One occasion for each event that can be part of a happening."""
    hands = by_hand.days(corrections)
    story = min((one.group for one in memberships if one.link == STORY), default=article.id)
    published = next((one for one in dated if one.subject == article.id), None)
    known = (one for one in dated if one.first and one.last and one.subject != article.id)
    times = sorted(known, key=lambda one: (one.span.start, one.span, one.id))
    starts = [one.span.start for one in times]
    for event in events:
        rooms, hand = tuple(keys(event)), hands.get(event.id)
        if rooms and hand:
            yield _corrected(event, story, hand, rooms)
        elif rooms:
            near = _near(event, times, starts)
            told = _told(event, [one for one in near if not _is_of_content(event, one, published)])
            ahead = told is None and _told(event, near) is not None
            yield _occasion(
                event, story, told or _published(event, published, ahead=ahead), rooms, told=told is not None
            )


def _corrected(event: Event, story: str, hand: by_hand.Told, rooms: tuple[str, ...]) -> Occasion:
    """The days that a human told of an event."""
    told = hand.first, hand.last, hand.value, by_hand.BASIS, True, hand.because
    return Occasion(event.article, event.id, event.time or event.span, story, *told, rooms)


LONG = 100
"""Code points that the words of a time are long at most."""


def _near(event: Event, times: Sequence[Dated], starts: Sequence[int]) -> Sequence[Dated]:
    """The times that may stand in the words of an event, in order."""
    first = min(event.span.start, event.time.start if event.time else event.span.start)
    last = max(event.span.end, event.time.end if event.time else event.span.end)
    return times[bisect.bisect_left(starts, first - LONG) : bisect.bisect_left(starts, last)]


def _told(event: Event, times: Sequence[Dated]) -> Dated | None:
    """The shortest interval of a time that is told of an event; else the only time in its words."""
    if event.time is None:
        inside = [one for one in times if one.span.overlaps(event.span)]
        return inside[0] if len({(one.first, one.last) for one in inside}) == 1 else None
    found = [one for one in times if one.span.overlaps(event.time)]
    return min(found, key=lambda one: (length(one), one.first, one.span, one.id), default=None)


def _is_of_content(event: Event, time: Dated, published: Dated | None) -> bool:
    """Whether a time ahead is that of what was said or offered: an invitation for next year was made before."""
    known = published is not None and published.last
    return bool(known) and event.type in SPOKEN and event.status in REAL and time.first > (known or "")


SPOKEN = {"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
"""Acts that are done by saying so."""


def length(one: Dated | Occasion) -> int:
    """Days between the first and the last of an interval."""
    return (date.fromisoformat(one.last) - date.fromisoformat(one.first)).days


def _published(event: Event, published: Dated | None, *, ahead: bool) -> Dated | None:
    """When the report was published, where an event is told as its news."""
    news = event.status in REAL and event.within is None and event.type not in LASTING
    news = news and (event.time is None or ahead) and not event.earlier
    return published if news and published is not None and published.first and published.last else None


def _occasion(event: Event, story: str, found: Dated | None, rooms: tuple[str, ...], *, told: bool) -> Occasion:
    span = event.time if told and event.time is not None else event.span
    if found is None:
        because = "no day is told of it"
        return Occasion(event.article, event.id, span, story, because=because, rooms=rooms)
    basis, because = found.basis, found.because
    if not told:
        basis, because = "inferred", f"no day is told of it; the report is of {found.edtf} ({found.because})"
    days = found.first, found.last, found.edtf
    return Occasion(event.article, event.id, span, story, *days, basis, told, because, rooms)
