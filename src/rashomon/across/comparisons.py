"""Takes claims that met, gives how those on one question stand to each other: same, copied, differs, cannot both hold.

Cells are compared, not sentences: two claims are on one question when they share what is rare in news; then each cell
that both fill is held against the other's. The order of the two never matters. Of all that was aligned between two
articles the best is chosen: one comparison for two sentences, and for a sentence the one that says most.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rashomon.across.claim_align import AGREEING, Verdict, level
from rashomon.across.claim_degrees import of_stances, reasons_for_stances
from rashomon.across.claim_labels import compare
from rashomon.across.claim_pairs import Pair
from rashomon.across.claim_times import in_time
from rashomon.across.claim_words import words
from rashomon.across.sides import Sides
from rashomon.findings import Aligned, Claim, Comparison, Side
from rashomon.lexicon import Lexicon
from rashomon.lexicon.weights import Weights, named
from rashomon.text import Span

ROOMS = 6
"""Terms of a claim, the heaviest first, whose pairs are rooms. With five, one comparison in four is missed on 60 news
articles; pairs with the words around a claim, two fifths of all rooms, brought four more in 175 and lost one."""
LIMIT = 120
"""Claims in one room at most: a room with more is one of words that everybody uses. A text printed in fifty reports
fills none of its rare rooms beyond it."""
SMALL, WORDINGS = 14, 20
"""Claims in a room up to which all are compared, and wordings in a larger one up to which the first of each are."""
TIMES = 3
"""Comparisons of one sentence with sentences of one other article, at most."""
ONE_MATTER = 8.0
"""The weight of shared words from which on two claims of different years are on one matter that goes on."""
SENTENCES = 2
"""Sentences, all but for a word or two the same, that articles of one text have in common at least."""
PAPERS = {"plan", "agreement", "resolution", "law", "ruling"}
"""Papers on which parties take a stand."""
PRESENT = {"is", "are", "’s", "'s", "remains", "remain"}
"""Predicates of what is so for long."""
COPY = 0.85
"""How alike two claims are from which on their sentences are held to be one, told in both articles."""
RANK = {
    label: rank
    for rank, label in enumerate(
        ("conflict", "differs", "parties disagree", "later account", "later position", "copied", "same", "qualifies")
    )
}
"""What says most comes first where two sentences were aligned in several ways."""


def keys(claim: Claim) -> Iterator[str]:
    """The rooms a claim enters: pairs of its heaviest terms; who takes a stand on a paper; who has an agreement."""
    for pair in itertools.combinations(claim.terms[:ROOMS], 2):
        if not all("/" in term for term in pair):
            yield "terms " + " ".join(sorted(pair))
    ladders = {cell.split(" ", 1)[0] for cell in claim.rungs}
    every = (*claim.terms, *claim.topic)
    if "stance" in ladders:
        things = {term for term in claim.objects if not named(term)} | (PAPERS & {*every})
        for agent, thing in itertools.product(claim.agents, sorted(things)):
            if named(agent):
                yield f"stance {agent} {thing}"
    if "agreement" in ladders and "agreement" in claim.terms:
        parties = sorted({term for term in (*every, *claim.speaker) if term.startswith(("states/", "actors/"))})
        for pair in itertools.combinations(parties[:4], 2):
            yield "agreement " + " ".join(pair)


def find(claims: Sequence[Claim], *, lexicon: Lexicon) -> Iterator[Aligned]:
    """The claims of a room that are on one question, by twos, with the label that their cells call for."""
    weights = lexicon.opened(Weights)
    for left, right in pairs(sorted(claims, key=lambda claim: claim.id)):
        first, second = (left, right) if left.id <= right.id else (right, left)
        pair = Pair(first, second, weights)
        if verdict := compare(pair):
            yield written(pair, verdict)


def pairs(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Who is compared with whom: everybody in a small room; in a larger one, words that stand in many reports once.

    There the claims of one wording hang on the first of them, and the first of each wording is compared with those of
    the others. Where there are too many wordings, the words of the room are everybody's and tell nothing.
    """
    if len(claims) <= SMALL:
        yield from itertools.combinations(claims, 2)
        return
    wordings: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        wordings[" ".join(words(claim)), claim.said_by].append(claim)
    firsts = [those[0] for those in wordings.values()]
    for those in wordings.values():
        yield from ((those[0], other) for other in those[1:])
    if len(firsts) <= WORDINGS:
        yield from itertools.combinations(firsts, 2)


def written(pair: Pair, verdict: Verdict) -> Aligned:
    """An alignment as a finding."""
    issue = sorted(pair.shared | pair.around, key=lambda term: (-pair.weights.of(term), term))
    differ = verdict.label not in {"same", "copied"}
    return Aligned(
        pair.left.id,
        pair.right.id,
        round(verdict.score, 2),
        verdict.because,
        pair.left.span,
        pair.right.span,
        verdict.label,
        verdict.aspect,
        tuple(issue[:8]),
        verdict.near,
        pair.left.article,
        pair.right.article,
        pair.left.sentence,
        pair.right.sentence,
        pair.left.when if differ else None,
        pair.right.when if differ else None,
        _basis(pair, verdict),
    )


def _basis(pair: Pair, verdict: Verdict) -> str:
    """What two claims are on that is compared at any distance in time; empty where it is what happened."""
    if of_stances(pair) or (verdict.aspect == "cause" and reasons_for_stances(pair)):
        return "stance"
    if level(pair, pair.left) == level(pair, pair.right) == "paper":
        return "paper"
    is_so = all(_word(claim) in PRESENT and claim.when is None for claim in (pair.left, pair.right))
    if verdict.standing or is_so:
        return "denial" if verdict.standing else "standing"
    return "matter" if verdict.label == "same" and pair.weight >= ONE_MATTER else ""


def _word(claim: Claim) -> str:
    """The predicate as printed, in small letters."""
    start = claim.head.start - claim.span.start
    return claim.text[start : start + len(claim.head)].lower()


def two_articles(one: Aligned | Side) -> Iterator[str]:
    """The room of all that is aligned between two articles, with the story and the days of both."""
    ends = (one.article, one.other) if isinstance(one, Side) else (one.left_article, one.right_article)
    yield " ".join(sorted(ends))


def of_one_text(met: Sequence[Aligned]) -> bool:
    """Whether two articles have so many sentences in common that one is made of the other."""
    return len({one.left_sentence for one in met if one.near}) >= SENTENCES


def choose(met: Sequence[Aligned], sides: Sequence[Side]) -> Iterator[Comparison]:
    """The best of what is aligned between two articles, or inside one.

    A sentence that stands in both articles, but for a word or two, is compared with itself alone: against other
    sentences of the other article it would be compared as if within its own.
    """
    known, one_text = Sides(sides), of_one_text(met)
    found = [timely for one in met if (timely := in_time(one, known.between(one, one_text=one_text)))]
    order = sorted(found, key=lambda one: (not one.near, RANK[one.label], -one.score, one.left, one.right))
    seen: set[tuple[str, frozenset[tuple[str, int]]]] = set()
    used: dict[str, list[Span]] = defaultdict(list)
    copied: set[tuple[str, int]] = set()
    for one in order:
        kind, most = ("agree", 2) if one.label in AGREEING else ("differ", TIMES)
        ends = frozenset(((one.left_article, one.left_sentence), (one.right_article, one.right_sentence)))
        spans = [span for span in (one.left_span, one.right_span) if span]
        told = one.aspect if one.aspect == "cause" else kind  # why it was done is told beside how
        if (
            (told, ends) in seen
            or (not one.near and ends & copied)
            or any(sum(map(span.overlaps, used[kind])) >= most for span in spans)
        ):
            continue
        seen.add((told, ends))
        used[kind].extend(spans)
        copied |= ends if one.near and one.score >= COPY else set()
        ids = (one.left, one.right)
        yield Comparison(*ids, one.score, one.because, one.left_span, one.right_span, one.label, one.aspect, one.issue)
