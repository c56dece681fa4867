"""Takes a record, gives the documents its reports speak of, over all reports: names, owners, dates, what is in them.

Where nothing says that two are one paper they stand apart, side by side.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rashomon.findings import Document, DocumentMention, Provision, SameDocument
from rashomon.people import People, Person
from rashomon.record import Record
from rashomon.record.keeping import once
from rashomon.text import Span

ORDER = "those in most reports first, then those of which most is told, then those named most often, then by name"
"""The order of documents."""

OPEN = "Two of these may be one paper: they stand apart because no report here says that they are one."


@dataclass(frozen=True, slots=True)
class Paper:
    """A document over all reports."""

    id: str
    """That of its group; of its one document where it is in none."""
    name: str
    type: str
    documents: tuple[Document, ...]
    mentions: tuple[DocumentMention, ...]
    provisions: tuple[Provision, ...]
    authors: tuple[Person, ...]
    whens: tuple[Span, ...]
    """When it was made, as printed."""

    @property
    def reports(self) -> frozenset[str]:
        """The digests of the reports that speak of it."""
        return frozenset(mention.span.report for mention in self.mentions)

    @property
    def keys(self) -> frozenset[str]:
        """The lexicon entries or names of whose it is."""
        return frozenset(key for document in self.documents for key in document.keys)

    @property
    def topics(self) -> frozenset[str]:
        """The subjects that its names tell."""
        return frozenset(topic for document in self.documents for topic in document.topics)

    @property
    def by(self) -> tuple[Span, ...]:
        """Where the reports say whose it is."""
        return tuple(document.by for document in self.documents if document.by)

    @property
    def wordings(self) -> tuple[str, ...]:
        """The words it is named with, each once, the longest last; pronouns left out."""
        texts = dict.fromkeys(" ".join(mention.text.split()) for mention in self.mentions)
        return tuple(text for text in texts if text.lower() != "it")


class Papers:
    """The documents of a record."""

    def __init__(self, record: Record, people: People | None = None) -> None:
        self._record, self.people = record, people or once(record, People)

    @cached_property
    def _groups(self) -> dict[str, str]:
        return self._record.groups(SameDocument.kind)

    @cached_property
    def all(self) -> tuple[Paper, ...]:
        """All documents, in the order that `ORDER` states."""
        order = {digest: place for place, digest in enumerate(self._record.digests())}
        members: dict[str, list[Document]] = defaultdict(list)
        for document in self._record.all(Document):
            members[self._groups.get(document.id, document.id)].append(document)
        mentions: dict[str, list[DocumentMention]] = defaultdict(list)
        for mention in self._record.all(DocumentMention):
            mentions[mention.document].append(mention)
        provisions: dict[str, list[Provision]] = defaultdict(list)
        for provision in self._record.all(Provision):
            provisions[provision.document].append(provision)
        found = []
        for name, documents in members.items():
            documents.sort(key=lambda document: (order[document.span.report], document.span))
            told = sorted(
                (p for d in documents for p in provisions[d.id]), key=lambda p: (order[p.span.report], p.span)
            )
            places = sorted(
                (m for d in documents for m in mentions[d.id]), key=lambda m: (order[m.span.report], m.span)
            )
            found.append(self._paper(name, documents, places, told))
        return tuple(
            sorted(
                found, key=lambda p: (-len(p.reports), -len(p.provisions), -len(p.mentions), p.name.casefold(), p.id)
            )
        )

    def _paper(
        self, name: str, documents: list[Document], mentions: list[DocumentMention], provisions: list[Provision]
    ) -> Paper:
        authors = dict.fromkeys(person for d in documents for actor in d.authors if (person := self.people.of(actor)))
        types = [document.type for document in documents]
        return Paper(
            name,
            _name(documents, mentions),
            max(dict.fromkeys(types), key=types.count),
            tuple(documents),
            tuple(mentions),
            tuple(provisions),
            tuple(authors),
            tuple(document.when for document in documents if document.when),
        )

    def of(self, document: str) -> Paper | None:
        """The paper that a document of an article is."""
        return self._by_id.get(self._groups.get(document, document))

    @cached_property
    def _by_id(self) -> dict[str, Paper]:
        return {paper.id: paper for paper in self.all}

    def beside(self, paper: Paper) -> list[Paper]:
        """Papers that may be the same: of one family and story, with an owner in common or with none told."""
        family = paper.documents[0].family
        return [
            other
            for other in self.all
            if other.id != paper.id
            and other.documents[0].family == family
            and (not other.keys or not paper.keys or other.keys & paper.keys)
            and not _years_differ(other.documents, paper.documents)
            and not self._apart(other, paper)
        ]

    def _apart(self, left: Paper, right: Paper) -> bool:
        """Whether one article tells of both, or no article of the one is of a story of the other."""
        ours, theirs = ({document.article for document in paper.documents} for paper in (left, right))
        if ours & theirs:
            return True
        told = [{self._stories.get(article, article) for article in those} for those in (ours, theirs)]
        return bool(self._stories) and not told[0] & told[1]

    @cached_property
    def _stories(self) -> dict[str, str]:
        return self._record.groups("same_story")


def _rank(paper: Paper) -> tuple[int, int, int, str, str]:
    return -len(paper.reports), -len(paper.provisions), -len(paper.mentions), paper.name.casefold(), paper.id


READABLE = 60
"""Characters up to which a wording is taken for the name."""


def _name(documents: Iterable[Document], mentions: Iterable[DocumentMention]) -> str:
    """A wording that tells whose it is and what it is on, as most reports print it; of those the shortest."""
    reports: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        reports[" ".join(mention.text.split())].add(mention.span.report)
    topics = {topic for document in documents for topic in document.topics}

    def order(text: str) -> tuple[bool, bool, bool, int, int, str]:
        words = re.findall(r"\w+", text)
        owned = any(word[0].isupper() for word in words[1:]) or "’s " in text or "'s " in text
        on = not topics or bool(topics & {word.lower() for word in words})
        return len(text) > READABLE, not owned, not on, -len(reports[text]), len(text), text

    return min((text for text in reports if text.lower() != "it"), key=order)


def _years_differ(left: Iterable[Document], right: Iterable[Document]) -> bool:
    ours, theirs = ({document.year for document in those if document.year} for those in (left, right))
    return bool(ours and theirs and not ours & theirs)
