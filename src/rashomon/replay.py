"""Takes a record and the decisions of its ledger, gives what became of each: a `Correction`, and the pairs it decides.

An anchor finds its place by the digest and the characters; where the report or its reading changed, by the same words
in the best-fitting context, in that report or in the one that came by its path since. What cannot be found is
orphaned, never dropped; of two decisions that cannot both hold, the later one stands.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rashomon import ledger
from rashomon.findings import Actor, Arrival, Article, Coreference, Correction, Decided, Mention, Quote, SameActor
from rashomon.ledger import Anchor, Decision
from rashomon.record import Record
from rashomon.text import Piece, fold

ALIKE = 0.5
"""The least share of characters that a finding and the place of an anchor have in common (Jaccard), so that a finding
whose ends moved by a word or two is still the same."""

APPLIED, MOVED, ORPHANED, CONTRADICTED, UNDONE = "applied", "moved", "orphaned", "contradicted", "undone"
STATUSES = (APPLIED, MOVED, ORPHANED, CONTRADICTED, UNDONE)

type Candidate = tuple[int, int, str]
"""Start and end of a place, and the id of the finding there."""


@dataclass(slots=True)
class Outcome:
    """A decision, and what it was found to mean."""

    decision: Decision
    about: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    status: str = APPLIED
    because: str = "found where it was made"

    @property
    def live(self) -> bool:
        """Whether it has an effect."""
        return self.status in (APPLIED, MOVED)

    def correction(self) -> Correction:
        """The finding."""
        made = self.decision
        return Correction(
            *(made.number, made.act, made.made, made.value, made.by, made.note, self.status, self.because),
            *(_words(made.first), _words(made.second), self.about, self.others),
        )

    def decided(self) -> Iterator[Decided]:
        """The pairs of actors that it decides."""
        if not self.live or self.decision.act not in (ledger.SAME, ledger.DIFFERENT):
            return
        same = self.decision.act == ledger.SAME
        because = f"correction {self.decision.number}, by {self.decision.by}"
        because += f": {self.decision.note}" if self.decision.note else ""
        for left, right in _pairs(self):
            yield Decided(left, right, 1.0, because, SameActor.kind, same)


def replay(record: Record, decisions: Sequence[Decision], folder: Path) -> list[Outcome]:
    """What became of each decision, in their order. `folder` is that of the ledger, which its paths are told from."""
    undone, finder = ledger.undone(decisions), _Finder(record, folder)
    known = {decision.number for decision in decisions}
    outcomes = []
    for decision in decisions:
        if by := undone.get(decision.number):
            outcomes.append(Outcome(decision, status=UNDONE, because=f"undone by correction {by}"))
        elif decision.act == ledger.UNDO:
            outcomes.append(_undo(decision, known))
        else:
            outcomes.append(finder.outcome(decision))
    groups = record.groups(SameActor.kind)
    later = _Standing(groups)
    for outcome in reversed(outcomes):
        if outcome.live and (number := later.against(outcome)):
            outcome.status, outcome.because = CONTRADICTED, f"correction {number}, which is later, says otherwise"
        elif outcome.live:
            later.take(outcome)
    return outcomes


def _undo(decision: Decision, known: set[int]) -> Outcome:
    target = int(decision.value)
    if target in known and target < decision.number:
        return Outcome(decision, because=f"correction {target} has no effect any more")
    return Outcome(decision, status=ORPHANED, because=f"there is no correction {target} before it")


def _words(anchors: Sequence[Anchor]) -> str:
    return " ".join(anchors[0].quote.split()) if anchors else ""


def _pairs(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """For one actor a single pair, so that nothing else is frozen; for two all, so that nothing else joins them."""
    found: Iterable[tuple[str, str]] = itertools.product(outcome.about, outcome.others)
    for one, other in itertools.islice(found, 1 if outcome.decision.act == ledger.SAME else None):
        if one != other:
            yield min(one, other), max(one, other)


# ── where an anchor stands now ───────────────────────────────────────────────────────────────────────────────────


class _Finder:
    """Finds what anchors mean, in one record."""

    def __init__(self, record: Record, folder: Path) -> None:
        self._record, self._folder = record, folder.absolute()
        self._digests = set(record.digests())
        self._places: dict[tuple[str, str], list[Candidate]] = {}

    def outcome(self, decision: Decision) -> Outcome:
        """What a decision means; orphaned where a side of it is not found."""
        kinds = {ledger.NOT_AN_ACTOR: Mention.kind, ledger.SOURCE: Quote.kind}
        about, exact = self._all(decision.first, kinds.get(decision.act, Actor.kind))
        others, other_exact = self._all(decision.second, Actor.kind)
        missing = [side[0] for side, ids in ((decision.first, about), (decision.second, others)) if side and not ids]
        if missing:
            return Outcome(decision, status=ORPHANED, because=self._missing(missing[0]))
        if exact and (other_exact or not decision.second):
            return Outcome(decision, about, others)
        because = "the report or its reading changed; found by the same words"
        return Outcome(decision, about, others, MOVED, because)

    def _missing(self, anchor: Anchor) -> str:
        where = "its report is not in the record" if not self._reports(anchor) else "not found in its report any more"
        return f"“{_words([anchor])}”: {where}"

    def _all(self, anchors: Iterable[Anchor], kind: str) -> tuple[tuple[str, ...], bool]:
        """The ids found, those in their exact place first, and whether one was."""
        exact: dict[str, None] = {}
        moved: dict[str, None] = {}
        for anchor in anchors:
            if found := self._exact(anchor, kind):
                exact[found] = None
            elif found := self._moved(anchor, kind):
                moved[found] = None
        return tuple({**exact, **moved}), bool(exact)

    def _exact(self, anchor: Anchor, kind: str) -> str | None:
        if anchor.report not in self._digests:
            return None
        if self._record.report_text(anchor.report)[anchor.start : anchor.end] != anchor.quote:
            return None
        at = (anchor.start, anchor.end)
        return next((name for *place, name in self._candidates(anchor.report, kind) if tuple(place) == at), None)

    def _moved(self, anchor: Anchor, kind: str) -> str | None:
        for digest in self._reports(anchor):
            text = self._record.report_text(digest)
            for place in _occurrences(text, anchor):
                if found := _nearest(place, self._candidates(digest, kind)):
                    return found
        return None

    def _reports(self, anchor: Anchor) -> list[str]:
        """The report it was made on, or the one that came by its path since."""
        if anchor.report in self._digests:
            return [anchor.report]
        path = str(self._folder / anchor.path)
        return sorted({arrival.report for arrival in self._record.all(Arrival, path=path)})

    def _candidates(self, digest: str, kind: str) -> list[Candidate]:
        if (digest, kind) not in self._places:
            articles = self._record.all(Article, report=digest)
            found = [place for article in articles for place in _IN[kind](self._record, article)]
            self._places[digest, kind] = found
        return self._places[digest, kind]


def _actors(record: Record, article: Article) -> Iterator[Candidate]:
    """Where an article names its actors best; then where it mentions just one of them."""
    for actor in record.all(Actor, article=article.id):
        yield actor.span.start, actor.span.end, actor.id
    links = record.all(Coreference, article=article.id)
    for _, those in itertools.groupby(sorted(links, key=lambda link: link.mention), key=lambda link: link.mention):
        one, *more = those
        if not more:
            yield one.span.start, one.span.end, one.actor


def _quotes(record: Record, article: Article) -> Iterator[Candidate]:
    for quote in record.all(Quote, article=article.id):
        yield quote.content.start, quote.content.end, quote.id


def _mentions(record: Record, article: Article) -> Iterator[Candidate]:
    for mention in record.all(Mention, article=article.id):
        yield mention.span.start, mention.span.end, mention.id


_IN = {Actor.kind: _actors, Quote.kind: _quotes, Mention.kind: _mentions}


def _occurrences(text: str, anchor: Anchor) -> list[Piece]:
    """Where the words stand, the place whose context fits best first, of several the nearest."""
    folded, words = fold(text), fold(anchor.quote)
    found, start = [], folded.find(words)
    while start >= 0:
        found.append((start, start + len(words)))
        start = folded.find(words, start + 1)
    return sorted(found, key=lambda place: (-_fit(folded, place, anchor), abs(place[0] - anchor.start), place))


def _fit(folded: str, place: Piece, anchor: Anchor) -> int:
    """How many characters before and after a place are those of the anchor."""
    before = zip(reversed(folded[: place[0]][-ledger.CONTEXT :]), reversed(fold(anchor.prefix)), strict=False)
    after = zip(folded[place[1] : place[1] + ledger.CONTEXT], fold(anchor.suffix), strict=False)
    return sum(sum(1 for _ in itertools.takewhile(lambda two: two[0] == two[1], side)) for side in (before, after))


def _nearest(place: Piece, candidates: Iterable[Candidate]) -> str | None:
    """The finding that shares most characters with a place, in relation to what both cover."""
    shares = [(_share(place, (start, end)), -start, -end, name) for start, end, name in candidates]
    best = max(shares, default=None)
    return best[3] if best and best[0] >= ALIKE else None


def _share(one: Piece, other: Piece) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))


# ── which decisions cannot both hold ─────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _Standing:
    """The decisions that stand so far, from the last one backwards."""

    groups: dict[str, str]
    """The group of each actor, as the record has it."""
    homes: dict[str, str] = field(default_factory=dict)
    """What `same` joins: from an actor to another of its set."""
    same: dict[frozenset[str], int] = field(default_factory=dict)
    apart: dict[tuple[str, str], int] = field(default_factory=dict)
    said: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    """The name of a group, or the source of a quote, and the number that says so."""

    def against(self, outcome: Outcome) -> int | None:
        """The number of a decision that stands and cannot hold together with this one."""
        match outcome.decision.act:
            case ledger.SAME:
                return self._parted(*next(_pairs(outcome), ("", "")))
            case ledger.DIFFERENT:
                return next((self._joined(*pair) for pair in _pairs(outcome) if self._one(*pair)), None)
            case _:
                key, value = self._says(outcome)
                before = self.said.get(key, (value, 0))
                return before[1] if before[0] != value else None

    def take(self, outcome: Outcome) -> None:
        """One more decision that stands."""
        pairs, number = list(_pairs(outcome)), outcome.decision.number
        match outcome.decision.act:
            case ledger.SAME:
                for left, right in pairs:
                    self.same[frozenset((left, right))] = number
                    if not self._one(left, right):
                        self.homes[self._home(left)] = self._home(right)
            case ledger.DIFFERENT:
                self.apart.update((pair, number) for pair in pairs if pair not in self.apart)
            case ledger.NAME | ledger.SOURCE:
                key, value = self._says(outcome)
                self.said.setdefault(key, (value, number))

    def _home(self, actor: str) -> str:
        while actor in self.homes:
            actor = self.homes[actor]
        return actor

    def _one(self, left: str, right: str) -> bool:
        return self._home(left) == self._home(right)

    def _parted(self, left: str, right: str) -> int | None:
        """The number that keeps apart two actors whose sets would become one."""
        both = {self._home(left), self._home(right)}
        numbers = (number for (a, b), number in self.apart.items() if a != b and {self._home(a), self._home(b)} == both)
        return max(numbers, default=None) if len(both) == 2 else None

    def _joined(self, left: str, _right: str) -> int:
        """The last number that joined a set."""
        home = self._home(left)
        return max(number for pair, number in self.same.items() if self._home(min(pair)) == home)

    def _says(self, outcome: Outcome) -> tuple[tuple[str, str], str]:
        decision, first = outcome.decision, outcome.about[0] if outcome.about else ""
        if decision.act == ledger.NAME:
            return (ledger.NAME, self.groups.get(first, first)), decision.value
        if decision.act == ledger.SOURCE:
            return (ledger.SOURCE, first), decision.value or min(outcome.others)
        return (decision.act, str(decision.number)), ""
