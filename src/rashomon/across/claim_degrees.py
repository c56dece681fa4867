"""Takes two claims side by side, gives whether they stand on two rungs of one ladder: of degree, strength or stance."""

from __future__ import annotations

from rashomon.across.claim_align import ASKED, Verdict, aligned, level, told
from rashomon.across.claim_pairs import Pair
from rashomon.findings import Claim
from rashomon.lexicon.weights import SPECIFIC, named

AGREED = 4
"""The rung of the agreement ladder from which on there is one."""
SIGNED = 0.5
"""How surely two claims are on one question where one thing is agreed in one and signed in the other."""
PARTIES = 2
"""Parties that two claims share at least to tell of one agreement without naming what it is on."""
HEAVY = 3.0
"""The weight of a word that tells which paper is meant, where nobody is named with it."""
STRONGER = 2
"""Rungs of the ladder of asking that lie apart: to ask for and to call for are one, to request and to press are not."""
FAR = 2
"""Rungs of the stance ladder that lie apart: from cautious to open is one step, from cautious to rejected is two."""
OPEN = 3
"""The rung from which on a party is not against: praise and openness are no difference."""
FOR, AGAINST = 4, 1
"""From which rung on a party stands for a paper, and up to which against it."""
ASPECT = {"agreement": "degree", "evidence": "degree", "asking": "strength"}


def ladder(claim: Claim) -> dict[str, tuple[int, str]]:
    """The rungs of a claim by ladder; what is agreed and is not so is none."""
    out: dict[str, tuple[int, str]] = {}
    for cell in claim.rungs:
        name, order, rung = cell.split(" ", 2)
        if claim.polarity == "yes":
            out[name] = (int(order), rung)
        elif name == "agreement" and int(order) >= AGREED:
            out[name] = (0, "none")
    return out


def degree(pair: Pair) -> Verdict | None:
    """How far a thing has gone, or how strongly it was asked for."""
    if pair.same_report:
        return None
    left, right = ladder(pair.left), ladder(pair.right)
    for name in sorted(set(left) & set(right) & set(ASPECT)):
        if left[name][0] != right[name][0] and _one_thing(pair, name):
            low, high = sorted([left[name], right[name]])
            if name == "agreement" and not _far(pair, low[0], high[0]):
                return None
            if name == "asking" and high[0] - low[0] < STRONGER:
                return None
            facts = level(pair, pair.left) == level(pair, pair.right) == "fact"
            none = low[0] == 0 and pair.one_voice and pair.specific and facts
            because = told(pair, left[name][1], right[name][1])
            if none and high[0] >= AGREED:
                return Verdict("conflict", "polarity", because, max(0.3, aligned(pair)))
            return Verdict("differs", ASPECT[name], because, max(0.3, aligned(pair)))
    return None


def _far(pair: Pair, low: int, high: int) -> bool:
    """Whether two rungs of agreement are told of one state of things: what was discussed may be agreed in most points.

    Agreements that are not named by what they are on differ where there is none, or not all of one.
    """
    if not pair.specific and low not in {0, AGREED - 1}:
        return False
    return high >= AGREED and (low < AGREED or aligned(pair) >= SIGNED)


def _one_thing(pair: Pair, name: str) -> bool:
    """Whether both rungs are told of one thing: what is agreed on, or the agreements of the same parties."""
    if name == "agreement":
        states = {term for term in pair.everything if "/" in term}
        return bool(pair.specific) or ("agreement" in pair.shared and pair.bare and len(states) >= PARTIES)
    return pair.same_agent is not False and aligned(pair) >= 0.4 and pair.words_weight >= 3


def stance(pair: Pair) -> Verdict | None:
    """How one party stands on one paper: on two sides of it, or on one."""
    left, right = ladder(pair.left).get("stance"), ladder(pair.right).get("stance")
    if not left or not right or not pair.same_agent or pair.same_report:
        return None
    if level(pair, pair.left) != "fact" or level(pair, pair.right) != "fact":
        return None
    if not _on_one_paper(pair) and not _one_target(pair):
        return None
    if any(map(_ascribed, (pair.left, pair.right))):
        return None
    if abs(left[0] - right[0]) >= FAR and min(left[0], right[0]) < OPEN:
        return Verdict("differs", "stance", told(pair, left[1], right[1]), max(0.4, aligned(pair)))
    one_side = min(left[0], right[0]) >= FOR or max(left[0], right[0]) <= AGAINST
    if one_side and (_one_target(pair) or (pair.weights.papers & pair.shared and _one_paper(pair))):
        return Verdict("same", "", told(pair, left[1], right[1]), max(0.5, aligned(pair)))
    return None


def of_stances(pair: Pair) -> bool:
    """Whether both tell how one party stands."""
    both = "stance" in ladder(pair.left) and "stance" in ladder(pair.right)
    return both and bool(pair.same_agent)


def reasons_for_stances(pair: Pair) -> bool:
    """Whether both tell why a paper was taken as it was, by one party or by two."""
    both = "stance" in ladder(pair.left) and "stance" in ladder(pair.right)
    return both and bool(pair.weights.papers & pair.shared) and _on_one_paper(pair)


def _on_one_paper(pair: Pair) -> bool:
    """Whether both tell of a paper of one kind and of somebody else, or something, that tells which it is."""
    parties = {*pair.left.agents, *pair.right.agents}
    other = {term for term in pair.everything - parties if named(term) or pair.weights.of(term) >= HEAVY}
    return bool(pair.weights.papers & pair.everything and other)


def _one_target(pair: Pair) -> bool:
    """Whether both stand on one thing that is named in both and is said of little else."""
    left, right = (_target(claim) for claim in (pair.left, pair.right))
    return left == right != "" and pair.weights.of(left) >= SPECIFIC


def _target(claim: Claim) -> str:
    """The thing that a stance is on: the first that is named; of a call for it, what is called for."""
    return next((term for term in claim.objects if not named(term) and term not in ASKED), "")


def _ascribed(claim: Claim) -> bool:
    """Whether a stance is told by somebody else than who takes it: then it is that one's word."""
    told = claim.speaker and claim.voice == "said" and not {*claim.speaker} & {*claim.agents}
    return bool(told) or "accuse" in claim.frames


def _one_paper(pair: Pair) -> bool:
    """Whether the paper may be one: of one owner, as far as both tell."""
    ours, theirs = ({*claim.objects, *claim.holder} for claim in (pair.left, pair.right))
    owners = [{term for term in terms if "/" in term} for terms in (ours, theirs)]
    return not owners[0] or not owners[1] or bool(owners[0] & owners[1])
