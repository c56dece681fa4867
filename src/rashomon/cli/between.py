"""Takes a record and two days, gives which places are of the time between them: by their own time, else their report's.

A place whose time is not known is of no time: it is left out, and counted.
"""

from __future__ import annotations

import bisect
from collections import defaultdict

from rashomon.check.earliest import Earliest
from rashomon.findings import Article, Dated
from rashomon.record import Record
from rashomon.text import Span


class Between:
    """The days asked for, ISO, and the times of a record."""

    def __init__(self, record: Record, since: str | None, until: str | None) -> None:
        self._since, self._until = since or "", until or "9999"
        self._published = Earliest(record)
        self._whole = {article.span for article in record.all(Article)}
        self._times: dict[str, list[tuple[int, int, Dated]]] = defaultdict(list)
        for one in record.each(Dated):
            if one.subject != one.article and one.first and one.last:
                self._times[one.span.report].append((one.span.start, one.span.end, one))
        for times in self._times.values():
            times.sort(key=lambda item: item[:2])

    def of(self, span: Span) -> bool | None:
        """Whether a place is of the days asked for; None where its time is not known."""
        told = [] if span in self._whole else self._own(span)
        if not told:
            published = self._published.date(span)
            told = [published] if published else []
        if not told:
            return None
        return any(one.first <= self._until and one.last >= self._since for one in told)

    def _own(self, span: Span) -> list[Dated]:
        """The times that a place tells itself."""
        times = self._times.get(span.report, [])
        low = bisect.bisect_left(times, span.start, key=lambda item: item[0])
        high = bisect.bisect_left(times, span.end, key=lambda item: item[0])
        return [one for start, end, one in times[low:high] if end <= span.end]
