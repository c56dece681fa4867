"""Takes a record, gives for each quote where else its utterance stands, and in how many independent texts."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import Any

from rashomon.check.earliest import Earliest
from rashomon.findings import Quote, SameWords
from rashomon.record import Record
from rashomon.record.witnessed import Witnessed


class Uttered:
    """Counts for the quotes of a record."""

    def __init__(self, record: Record) -> None:
        self._record, self._witnessed = record, Witnessed(record)

    def counts(self, quote: Quote) -> dict[str, Any]:
        """The group of its utterance, if it has one, the reports and the independent texts it stands in."""
        group = self._groups.get(quote.id)
        said = self._said[group] if group else [quote]
        basis = self._witnessed.of(one.content for one in said)
        first = self._earliest.of(one.content for one in said)
        return {
            "utterance": group,
            "reports": basis.reports,
            "independent_texts": basis.texts,
            "earliest": first.told(self._record),
        }

    @cached_property
    def _earliest(self) -> Earliest:
        return Earliest(self._record)

    @cached_property
    def _groups(self) -> dict[str, str]:
        return self._record.groups(SameWords.kind)

    @cached_property
    def _said(self) -> dict[str, list[Quote]]:
        out: dict[str, list[Quote]] = defaultdict(list)
        for quote in self._record.each(Quote):
            if group := self._groups.get(quote.id):
                out[group].append(quote)
        return out
