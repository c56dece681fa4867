"""Takes a record and the anchors of a decision, gives the findings that they mean, as far as they are found."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from rashomon import ledger
from rashomon.findings import KINDS, Actor, Arrival, Article, Claim, Coreference, Finding, Mention, Quote
from rashomon.ledger import Anchor, Decision
from rashomon.mendable import ends
from rashomon.record import Record
from rashomon.replay.outcome import MOVED, ORPHANED, Outcome, words
from rashomon.text import Piece, fold

ALIKE = 0.5
"""The least share of characters that a finding and the place of an anchor have in common (Jaccard), so that a finding
whose ends moved by a word or two is still the same."""

type Candidate = tuple[int, int, str]
"""Start and end of a place, and the id of the finding there."""


class Finder:
    """Finds what anchors mean, in one record."""

    def __init__(self, record: Record, folder: Path) -> None:
        self._record, self._folder = record, folder.absolute()
        self._known: dict[str, bool] = {}
        self._places: dict[tuple[str, str], list[Candidate]] = {}

    def outcome(self, decision: Decision) -> Outcome:
        """What a decision means; orphaned where a side of it is not found."""
        about, exact = self._all(decision.first, decision.kind or _FIRST.get(decision.act, Actor.kind))
        others, other_exact = self._all(decision.second, _SECOND.get(decision.act, Actor.kind))
        article = self._article(about) if decision.act == ledger.DATE else ""
        missing = [side[0] for side, ids in ((decision.first, about), (decision.second, others)) if side and not ids]
        if missing:
            return Outcome(decision, status=ORPHANED, because=self._missing(missing[0]))
        if exact and (other_exact or not decision.second):
            return Outcome(decision, about, others, article=article)
        because = "the report or its reading changed; found by the same words"
        return Outcome(decision, about, others, MOVED, because, article)

    def _article(self, about: Sequence[str]) -> str:
        """The article that holds an entry; empty where it is an article itself."""
        return getattr(self._record.get(about[0]), "article", "") if about else ""

    def _missing(self, anchor: Anchor) -> str:
        where = "its report is not in the record" if not self._reports(anchor) else "not found in its report any more"
        return f"“{words([anchor])}”: {where}"

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
        if not self._is_there(anchor.report):
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
        if self._is_there(anchor.report):
            return [anchor.report]
        path = str(self._folder / anchor.path)
        return sorted({arrival.report for arrival in self._record.all(Arrival, path=path)})

    def _is_there(self, digest: str) -> bool:
        if digest not in self._known:
            self._known[digest] = self._record.has(digest)
        return self._known[digest]

    def _candidates(self, digest: str, kind: str) -> list[Candidate]:
        if (digest, kind) not in self._places:
            articles = self._record.all(Article, report=digest)
            inside = _IN.get(kind) or _placed(KINDS[kind])
            found = [place for article in articles for place in inside(self._record, article)]
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


def _placed(kind: type[Finding]) -> Callable[[Record, Article], Iterator[Candidate]]:
    """Findings by the words that tell them from others of their kind."""

    def inside(record: Record, article: Article) -> Iterator[Candidate]:
        for one in record.all(kind, article=article.id):
            yield *ends(one), one.id

    return inside


def _openings(record: Record, article: Article) -> Iterator[Candidate]:
    """What an article opens with stands for it."""
    place = record.opening(article)
    yield place.start, place.end, article.id


_SECOND = {ledger.STORY: Article.kind, ledger.OTHER_STORY: Article.kind, ledger.LABEL: Claim.kind}
_FIRST = {ledger.NOT_AN_ACTOR: Mention.kind, ledger.SOURCE: Quote.kind, **_SECOND}
"""The kind of what each side is about; an actor where nothing is said."""

_IN = {Actor.kind: _actors, Article.kind: _openings}
"""How the findings of a kind are placed, where it is not by their own words."""


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
