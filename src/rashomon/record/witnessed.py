"""Takes a record, gives for what places tell in how many reports and independent texts it stands, and on whose word.

    witnessed = Witnessed(record)
    witnessed.of(spans).texts            # how many independent texts
    witnessed.of(spans).speaker          # the one actor whose word all places report, if there is only one

The number is never a vote: it says how often something was written, not whether it is so.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

from rashomon.across.witnesses import Texts, Witnesses, speakers_of
from rashomon.findings import Actor, Attribution, SameActor, SameOrigin, SharedText
from rashomon.record import Record
from rashomon.record.corrected import corrected
from rashomon.text import Span


class Witnessed:
    """Counts the witnesses of anything a record holds; made once for a record."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def of(self, places: Iterable[Span]) -> Witnesses:
        """On what it rests that these places tell one thing."""
        spans = list(places)
        reports = sorted({span.report for span in spans})
        quotes = [quote for report in reports for quote in self._quotes.get(report, ())]
        return self._texts.of(spans, speakers_of(spans, quotes, self._groups))

    def name(self, speaker: str | None) -> str:
        """What a speaker of `Witnesses` is called; empty where there is none."""
        return self._names.get(speaker or "", "")

    @cached_property
    def _texts(self) -> Texts:
        return Texts(self._record.each(SharedText), self._record.each(SameOrigin))

    @cached_property
    def _groups(self) -> dict[str, str]:
        return self._record.groups(SameActor.kind)

    @cached_property
    def _quotes(self) -> dict[str, list[Attribution]]:
        """The quotes of each report, with their speakers as corrected."""
        out: dict[str, list[Attribution]] = defaultdict(list)
        known = corrected(self._record)
        for quote in self._record.all(Attribution):
            told = known.source(quote.quote)
            out[quote.span.report].append(dataclasses.replace(quote, actor=told[1]) if told else quote)
        return out

    @cached_property
    def _names(self) -> dict[str, str]:
        """The name that most articles give each actor, or a correction."""
        printed: dict[str, Counter[str]] = defaultdict(Counter)
        for actor in self._record.each(Actor):
            printed[self._groups.get(actor.id, actor.id)][actor.name] += 1
        named = {group: min(names, key=lambda name: (-names[name], name)) for group, names in printed.items()}
        return named | {actor: one.value for actor, one in corrected(self._record).names.items()}
