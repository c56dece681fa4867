"""Takes documents of several articles that share an owner and a subject, gives the links between those that are one.

Each joins a hub, the one of its room that most is told of. What the reports leave open stays open: statements, letters,
interviews and posts of one author are not joined for that alone, and years that differ keep papers apart.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from rashomon.findings import Document, SameDocument

BY_TOPIC = {"plan", "law", "agreement", "budget"}
"""Families whose papers are known by owner and subject together."""

BY_OWNER = {"warrant", "indictment"}
"""Families of which one owner seldom has two in the news at once."""

APART = 400
"""Days between two reports from which on a paper of the same owner and subject may be the next one."""

HUBS = 32
"""Papers that one room keeps apart; beyond, nothing is linked: the subject is too common to tell papers apart."""


def keys(document: Document) -> Iterator[str]:
    """The rooms a document enters: owner and subject, for warrants the owner."""
    for key in document.keys:
        if document.family in BY_OWNER:
            yield f"{document.family} of {key}"
        elif document.family in BY_TOPIC:
            for topic in document.topics:
                yield f"{document.family} of {key} on {topic}"


def find(documents: Sequence[Document]) -> Iterator[SameDocument]:
    """The links between documents of one room, each to a hub."""
    hubs: list[tuple[Document, set[str]]] = []
    for document in sorted(documents, key=_prominence):
        fitting = [
            (hub, articles) for hub, articles in hubs if document.article not in articles and _compatible(hub, document)
        ]
        if len(fitting) == 1:
            hub, articles = fitting[0]
            left, right = sorted((hub.id, document.id))
            yield SameDocument(left, right, *_score(hub, document))
            articles.add(document.article)
        elif not fitting:
            if len(hubs) == HUBS:
                return
            hubs.append((document, {document.article}))


def _prominence(document: Document) -> tuple[int, int, str]:
    return -len(document.topics), -len(document.name), document.id


def _compatible(left: Document, right: Document) -> bool:
    """Whether nothing tells two papers apart: owners all the same for agreements, years, days of the reports."""
    if left.family == "agreement" and not _one_holds_all(left, right):
        return False
    if left.year and right.year:
        return left.year == right.year
    return _near(left.told, right.told)


def _one_holds_all(left: Document, right: Document) -> bool:
    small, large = sorted((set(left.keys), set(right.keys)), key=len)
    return len(small) > 1 and small <= large


def _near(left: str, right: str) -> bool:
    if len(left) < 10 or len(right) < 10:
        return True
    days = datetime.date.fromisoformat(left[:10]) - datetime.date.fromisoformat(right[:10])
    return abs(days.days) <= APART


def _score(left: Document, right: Document) -> tuple[float, str]:
    owners = sorted(set(left.keys) & set(right.keys))
    topics = sorted(set(left.topics) & set(right.topics))
    shown = ", ".join(key.rpartition("/")[2] for key in owners)
    because = f"both {left.family} of {shown}" + (f", on {', '.join(topics)}" if topics else "")
    return min(0.9, 0.6 + 0.1 * (len(owners) + len(topics))), because
