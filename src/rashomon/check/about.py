"""Takes a record and words, gives how much any place in a report is about them: the filter that all lists share.

A place is about what `check` finds for the words, sentence by sentence; a sentence that goes on from one ("However,
…", "It …") is about it too, and counts less.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from rashomon.check import check
from rashomon.check.names import words_of
from rashomon.check.words import sentences
from rashomon.findings import ARTICLE_ROLES, Article, Block
from rashomon.lexicon import Lexicon
from rashomon.record import Record
from rashomon.text import Span, fold

GOES_ON = re.compile(
    r"\W*(?:(?:however|but|yet|still|instead|so far|also|moreover|and|then|if so|even so)\b|"
    r"(?:it|this|that|these|those|they|he|she|such|both|neither|the two)\b)",
    re.IGNORECASE,
)
"""How a sentence begins that takes its topic from the one before."""

CARRIED = 0.6
"""How much a sentence counts that goes on from one that is about the words: less than any that names them itself."""

type Scored = tuple[int, int, float]


class About:
    """How much places are about some words."""

    def __init__(self, record: Record, words: str, *, lexicon: Lexicon | None = None) -> None:
        """Raises `InputError` where the words hold nothing to look for."""
        self._scored: dict[str, list[Scored]] = defaultdict(list)
        answer = check(record, words, lexicon=lexicon)
        self._names = [term.bearer.names for term in answer.terms if term.bearer]
        self._only_names = len(self._names) == len(answer.terms)
        for digest, passages in answer.reports:
            found = {passage.span.start: passage.score for passage in passages}
            self._scored[digest] = sorted(_of_report(record, digest, found))

    def score(self, span: Span) -> float:
        """Between 0, where a place is about something else, and 1."""
        return max((self._piece(span.report, start, end) for start, end in span.pieces), default=0.0)

    def between(self, keys: Iterable[str]) -> float:
        """How much something between some parties is about the words: where these name several parties and no more.

        `keys` are lexicon entries (`states/Chad`) or `name:` and a name. All that are asked for must be there.
        """
        if len(self._names) < 2 or not self._only_names:
            return 0.0
        parties = [words_of(key.partition(":")[2] or key.rpartition("/")[2]) for key in keys]
        held = all(any(phrase in names for phrase in parties) for names in self._names)
        return CARRIED if held else 0.0

    def _piece(self, report: str, start: int, end: int) -> float:
        scored, best = self._scored.get(report, []), 0.0
        at = max(0, bisect_left(scored, (start, 0, 0.0)) - 1)
        while at < len(scored) and scored[at][0] < end:
            if scored[at][1] > start:
                best = max(best, scored[at][2])
            at += 1
        return best


def _of_report(record: Record, digest: str, found: dict[int, float]) -> list[Scored]:
    out: list[Scored] = []
    for article in record.all(Article, report=digest):
        before = 0.0
        for block in record.all(Block, article=article.id):
            if block.role not in ARTICLE_ROLES:
                continue
            for start, end in sentences(block.text):
                score = found.get(block.span.start + start, 0.0)
                if not score and before and GOES_ON.match(fold(block.text[start:end])):
                    score = CARRIED * before
                if score:
                    out.append((block.span.start + start, block.span.start + end, score))
                before = score
    return out
