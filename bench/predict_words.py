"""Takes the findings of a record by kind, gives the rows of the words scorer: one utterance a row, with its quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rashomon.findings import Finding, Membership, Quote, SameWords


def rows(files: Mapping[str, str], findings: Mapping[str, Sequence[Finding]]) -> Iterator[dict[str, Any]]:
    """One row for each utterance of several quotes. `files` leads from the digest of a report to its name."""
    quotes = {quote.id: quote for quote in findings.get(Quote.kind, ()) if isinstance(quote, Quote)}
    members: dict[str, list[Quote]] = defaultdict(list)
    for membership in findings.get(Membership.kind, ()):
        if isinstance(membership, Membership) and membership.link == SameWords.kind and membership.member in quotes:
            members[membership.group].append(quotes[membership.member])
    for group in sorted(members):
        places = [
            {"file": files[quote.content.report], "start": quote.content.start, "end": quote.content.end}
            for quote in sorted(members[group], key=lambda quote: (files[quote.content.report], quote.content))
        ]
        yield {"group": group, "quotes": places}
