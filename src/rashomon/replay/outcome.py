"""Takes a decision of a ledger, gives what became of it, and the pairs that it decides."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon import ledger
from rashomon.findings import BY_HAND, Article, Correction, Decided, Metadatum, SameActor, SameStory
from rashomon.findings.beside import reason
from rashomon.ledger import Anchor, Decision

APPLIED, MOVED, ORPHANED, CONTRADICTED, UNDONE = "applied", "moved", "orphaned", "contradicted", "undone"
STATUSES = (APPLIED, MOVED, ORPHANED, CONTRADICTED, UNDONE)


@dataclass(slots=True)
class Outcome:
    """A decision, and what it was found to mean."""

    decision: Decision
    about: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    status: str = APPLIED
    because: str = "found where it was made"
    article: str = ""
    """The article of the entry that it dates."""
    utterances: tuple[Decided, ...] = ()
    """The pairs of quotes that the sources decide which corrections give; all stand with the first of these."""

    @property
    def live(self) -> bool:
        """Whether it has an effect."""
        return self.status in (APPLIED, MOVED)

    def correction(self) -> Correction:
        """The finding."""
        made = self.decision
        return Correction(
            *(made.number, made.act, made.made, made.value, made.by, made.note, self.status, self.because),
            *(words(made.first), words(made.second), self.about, self.others, made.kind, made.like),
            self.article if self.live and made.act == ledger.DATE else "",
        )

    def told(self) -> Iterator[Metadatum]:
        """The day of publication that it tells of an article: times that hang on it are reckoned anew."""
        made = self.decision
        if self.live and made.act == ledger.DATE and made.kind == Article.kind:
            yield Metadatum(self.about[0], "published", made.value, None, f"{BY_HAND}{made.number}", self.reason)

    def decided(self) -> Iterator[Decided]:
        """The pairs of actors, of articles and of quotes that it decides."""
        yield from self.utterances
        if not self.live or self.decision.act not in ledger.JOINING + ledger.PARTING:
            return
        same = self.decision.act in ledger.JOINING
        link = SameStory if self.decision.act in (ledger.STORY, ledger.OTHER_STORY) else SameActor
        for left, right in pairs(self):
            yield Decided(left, right, 1.0, self.reason, link.kind, same)

    @property
    def reason(self) -> str:
        """Why what it decides is so."""
        return reason(self.decision.number, self.decision.note)


def words(anchors: Sequence[Anchor]) -> str:
    """The words of the first of several anchors."""
    return " ".join(anchors[0].quote.split()) if anchors else ""


def pairs(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """For one actor a single pair, so that nothing else is frozen; for two all, so that nothing else joins them."""
    found: Iterable[tuple[str, str]] = itertools.product(outcome.about, outcome.others)
    for one, other in itertools.islice(found, 1 if outcome.decision.act in ledger.JOINING else None):
        if one != other:
            yield min(one, other), max(one, other)
