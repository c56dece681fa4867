"""Takes the findings of a record by kind, gives the rows of the stories scorer: each report with its story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rashomon.findings import Article, Finding, Membership, SameStory


def rows(files: Mapping[str, str], findings: Mapping[str, Sequence[Finding]]) -> Iterator[dict[str, Any]]:
    """One row for each report. `files` leads from the digest of a report to its name in the scorer."""
    groups = {
        one.member: one.group
        for one in findings.get(Membership.kind, ())
        if isinstance(one, Membership) and one.link == SameStory.kind
    }
    articles = {one.report: one.id for one in findings.get(Article.kind, ()) if isinstance(one, Article)}
    for digest, name in sorted(files.items(), key=lambda item: item[1]):
        article = articles.get(digest, digest)
        yield {"id": name, "cluster": groups.get(article, article)}
