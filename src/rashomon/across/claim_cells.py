"""Takes two claims side by side, gives in which cell they differ: number, date, place, actor, cause or speaker."""

from __future__ import annotations

import re
from decimal import Decimal

from rashomon.across.claim_align import EMPTY, Verdict, aligned, level, told, told_twice
from rashomon.across.claim_pairs import Pair, overlap
from rashomon.across.claim_words import longest_run, words
from rashomon.findings import Claim
from rashomon.lexicon.weights import named
from rashomon.text import fold

CLOSE = 0.55
"""How surely two claims are on one question whose cells are held against each other one by one."""
HEAVY_PAPER = 4.0
"""The weight of a paper that is seldom told of: two claims on a warrant are on one."""
REASONED = 0.45
"""The same where both tell a reason."""
AS, AFTER = re.compile(r"as\b", re.IGNORECASE), re.compile(r"^(?:\w+ ){0,3}after\b", re.IGNORECASE)
"""Reasons that are a judgement ("as biased"), or no more than a time: against another of their kind they count less."""
ROUNDED = Decimal("0.05")
"""The part by which a rounded figure may miss another: "about 240" and "243"."""
OPPOSED = 0.1
"""How surely two claims are on one question, at least, whose acts are opposites: the acts themselves are not shared."""
BESIDE = 2
"""Terms that two claims of opposite acts share at least beside them."""
ACTED, HELD = 0.7, 0.35
"""The part of all their terms that two claims share, at least, whose actors differ: acts of one kind are done by many
parties, so much else must be the same; less for what is demanded of somebody, or held by a paper."""
POINTING = re.compile(r"(?:that\s+)?(?:he|she|it|they|we|who|which|these|those|them)\b", re.IGNORECASE)
UNTOLD = {"detail", "information", "comment", "answer", "explanation", "name"}
"""What nobody gives is told of it by those who asked: that stands on no word of its own."""
UTTERED = 8
"""Words in one run that two claims share, at least, which are one utterance whoever is said to speak."""
PERSONS = ("leaders/", "actors/", "name:")
FEW = {"2||country|", "2||leader|", "2||side|", "2||nation|", "2||state|", "2||party|"}
"""Figures that say who is meant, not how many there are."""


def one_matter(pair: Pair) -> bool:
    """Whether two claims with one act are on one matter: the thing acted on is shared, or much else."""
    if pair.left.predicate in EMPTY and pair.left.predicate == pair.right.predicate:
        return False
    if pair.same_report and not (pair.same_holder and pair.same_object):
        return False
    if pair.opposite_acts:
        if pair.same_agent is False or (level(pair, pair.left) != "paper" and pair.same_agent is None):
            return False
        beside = {term for term in pair.around - pair.weights.acts if not named(term)} | pair.things
        return len(beside) >= BESIDE and pair.same_holder is not False and aligned(pair) >= OPPOSED
    if level(pair, pair.left) == "paper":
        held = overlap(pair.left.holder, pair.right.holder)
        return held is not False and pair.same_holder is not False and bool(pair.things)
    if pair.same_agent is False:
        return False
    return aligned(pair) >= 0.5 and bool(pair.things or pair.same_object)


# ── how many ─────────────────────────────────────────────────────────────────────────────────────────────────────


def number(pair: Pair) -> Verdict | None:
    """Two figures for one thing: the same unit and the same head, no figure of theirs in common."""
    if pair.same_report or not pair.left.quantities or not pair.right.quantities or aligned(pair) < CLOSE:
        return None
    left, right = _figures(pair.left), _figures(pair.right)
    for one in left:
        for other in right:
            if one[1:3] == other[1:3] and (one[1] or one[2]) and not _agree(one, other):
                if any(_agree(one, third) for third in right if third[1:3] == one[1:3]):
                    continue
                because = told(pair, " ".join(filter(None, one[:2])), " ".join(filter(None, other[:2])))
                return Verdict("differs", "number", f"of {one[2] or one[1]}, {because}", aligned(pair))
    return None


def _figures(claim: Claim) -> list[list[str]]:
    return [cell.split("|") for cell in claim.quantities if cell not in FEW]


def _agree(left: list[str], right: list[str]) -> bool:
    """Whether two figures can both hold: "at least 40" and "43" do."""
    one, other = Decimal(left[0]), Decimal(right[0])
    if one == other:
        return True
    low, high = (left, right) if one < other else (right, left)
    if low[3] in {"at least", "more than"} or high[3] in {"at most", "less than"}:
        return True
    if "about" in {left[3], right[3]}:
        return abs(one - other) <= ROUNDED * max(one, other)
    return False


# ── when and where ───────────────────────────────────────────────────────────────────────────────────────────────

DAYS = r"monday|tuesday|wednesday|thursday|friday|saturday|sunday"
MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
PARTS = {
    "weekday": re.compile(rf"\b(?:{DAYS})\b"),
    "month": re.compile(rf"\b(?:{MONTHS})\b"),
    "year": re.compile(r"\b(?:1[89]|20)\d\d\b"),
    "day": re.compile(r"(?<![\d:.,])(?:[12]?\d|3[01])(?![\d:.,])"),
}


def date(pair: Pair) -> Verdict | None:
    """Two times for one thing that name the same part of a date, and name another."""
    if pair.same_report or not pair.left.times or not pair.right.times or aligned(pair) < CLOSE:
        return None
    if not pair.same_act:
        return None  # a time belongs to its act: a command in one year and a war in another are no two dates
    left, right = " ".join(pair.left.times), " ".join(pair.right.times)
    for pattern in PARTS.values():
        ours, theirs = set(pattern.findall(fold(left))), set(pattern.findall(fold(right)))
        if ours and theirs and not ours & theirs:
            return Verdict("differs", "date", told(pair, pair.left.times[0], pair.right.times[0]), aligned(pair))
    return None


def place(pair: Pair) -> Verdict | None:
    """Two places for one thing, named in one way: in one and in another, to one and to another."""
    if pair.same_report or not pair.same_act or not pair.left.places or not pair.right.places or aligned(pair) < CLOSE:
        return None
    for way in ("in", "to", "from"):
        ours, theirs = _places(pair.left, way), _places(pair.right, way)
        kinds = {"/" in name for name in ours | theirs}
        if len(ours) == len(theirs) == 1 and ours != theirs and len(kinds) == 1:
            return Verdict("differs", "place", told(pair, f"{way} {min(ours)}", f"{way} {min(theirs)}"), aligned(pair))
    return None


def _places(claim: Claim, way: str) -> set[str]:
    return {cell[len(way) + 1 :] for cell in claim.places if cell.startswith(way + " ")}


# ── who, why, whose word ─────────────────────────────────────────────────────────────────────────────────────────


def actor(pair: Pair) -> Verdict | None:
    """Two parties for one act on one thing."""
    left, right = pair.left, pair.right
    if not pair.same_act or left.predicate in EMPTY:
        return None
    levels = {level(pair, left), level(pair, right)}
    wanted = levels == {"paper", "demand"} and "troops" in pair.things  # whose they are is asked on both levels
    if not wanted and (len(levels) > 1 or left.polarity != right.polarity):
        return None
    if pair.words_weight < 4.5 or pair.dice < (ACTED if "fact" in levels else HELD):
        return None
    if any(POINTING.match(claim.text) for claim in (left, right)):
        return None  # whom a pronoun points at may be found wrongly
    if pair.same_agent and _other_objects(pair):
        ours, theirs = (tuple(term for term in claim.objects if named(term)) for claim in (left, right))
        return Verdict("differs", "actor", told(pair, _name(ours), _name(theirs)), max(0.35, aligned(pair)))
    if pair.same_agent is not False:
        return None
    ours, theirs = (tuple(term for term in claim.agents if named(term)) for claim in (left, right))
    if not ours or not theirs or pair.same_object is not True:
        return None
    return Verdict("differs", "actor", told(pair, _name(ours), _name(theirs)), max(0.35, aligned(pair)))


def _other_objects(pair: Pair) -> bool:
    """Whether two persons are told for whom one act was done to."""
    persons = [{term for term in claim.objects if term.startswith(PERSONS)} for claim in (pair.left, pair.right)]
    return bool(persons[0] and persons[1]) and not persons[0] & persons[1]


def _name(terms: tuple[str, ...]) -> str:
    return terms[0].rpartition("/")[2].removeprefix("name:")


def cause(pair: Pair) -> Verdict | None:
    """Two reasons for one thing; who did it may be told more or less widely."""
    left, right = pair.left, pair.right
    if pair.same_report or not left.cause or not right.cause:
        return None
    strict = any(not AS.match(claim.cause) for claim in (left, right))
    if any(AFTER.search(claim.cause) for claim in (left, right)) and not pair.same_act:
        return None
    papers = pair.weights.papers & pair.everything
    judged = papers and (pair.same_act or pair.weights.sum(papers) >= HEAVY_PAPER)
    if not strict or (aligned(pair) < REASONED and not judged) or _content(left.cause) & _content(right.cause):
        return None
    return Verdict("differs", "cause", told(pair, left.cause, right.cause), max(0.35, aligned(pair)))


def _content(text: str) -> set[str]:
    """The words of a reason but for names: who is named in two reasons is no reason."""
    words = re.findall(r"\b[a-z][\w-]{3,}", fold(text))
    return {word[:5] for word in words} - {"becau", "after", "since", "over", "towar"}


def _one_wording(pair: Pair) -> bool:
    """Whether two claims are one utterance, as far as their words tell."""
    left, right = words(pair.left), words(pair.right)
    return longest_run(left, right) >= UTTERED or (left == right and len(left) > UTTERED // 2)


def speaker(pair: Pair) -> Verdict | None:
    """One thing on two words: of two parties, or in the report's own voice and on the word of the party it is about."""
    left, right = pair.left, pair.right
    if pair.same_report or aligned(pair) < 0.7 or left.polarity != right.polarity:
        return None
    if left.speaker and right.speaker:
        fact = level(pair, left) == level(pair, right) == "fact"
        unsure = pair.same_speaker or pair.doubtful_speakers or pair.described_speaker
        if unsure or pair.dice < 0.6 or pair.words_weight < 4.5 or not fact or not _one_wording(pair):
            return None  # two parties may well say the same: only one utterance with two speakers differs
        return Verdict("differs", "speaker", told_twice(pair), aligned(pair))
    said, own = (left, right) if left.speaker else (right, left)
    denied = said.polarity == "no" and pair.same_agent and bool({*said.speaker} & {*said.agents} & {*own.agents})
    if own.voice == "own" and denied and pair.same_act and not UNTOLD & {*left.objects}:
        return Verdict("differs", "speaker", told_twice(pair), aligned(pair), standing=True)
    return None
