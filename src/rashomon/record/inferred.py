"""Takes a record, gives the dates of publication that no report tells and that follow from other words or reports."""

from __future__ import annotations

from rashomon.findings import Dated
from rashomon.record import Record


def inferred(record: Record) -> dict[str, Dated]:
    """The inferred date of publication of each article that tells none, where there is one, by the article's id."""
    found = (one for one in record.all(Dated) if one.subject == one.article and one.basis == "inferred")
    return {one.article: one for one in found if one.first}
