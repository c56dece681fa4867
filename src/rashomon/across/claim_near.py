"""Takes two claims in nearly the same words, gives what differs between the words: a number, a name, a "not".

Where two texts are one but for a word or two, the words are held against each other, not the cells: what is the same
in print is the same, whatever was made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from rashomon.across.aspects import of
from rashomon.across.claim_align import Verdict, told
from rashomon.across.claim_pairs import Pair
from rashomon.findings import Claim
from rashomon.lexicon import shipped
from rashomon.lexicon.known import plain
from rashomon.text import fold

NEAR = 0.7
"""The part of the words of two claims that are the same, in order, from which on they are one text."""
SHORT = 5
"""Words of the longer one at least: of fewer, one word makes too much of a difference."""
COPIED = 8
"""Words in one run, outside quotation marks, from which on a passage is shared text."""
TOKEN = re.compile(r"[$€£]?\d[\d.,:]*\d|\d|%|[^\W\d_][\w'-]*")
NOT = {"not", "never", "no", "cannot", "neither", "nor", "without", "none", "nobody", "nothing"}
PLACED = {"in", "to", "from", "at", "near", "into", "toward", "towards", "across", "around"}
YEAR = re.compile(r"(?:1[89]|20)\d\d")

type Change = tuple[Sequence[str], Sequence[str], str]
"""The words of both sides at a place where they differ, and the word before it."""


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """The words and figures of a text as printed, possessives off."""
    return tuple(re.sub(r"'s?$", "", word) for word in TOKEN.findall(plain(fold(text)).replace("n't", " not")))


def near(pair: Pair) -> Verdict | None:
    """The label of two claims in nearly the same words; None where they are not."""
    if pair.same_report or pair.dice < NEAR or pair.opposite_acts:
        return None
    left, right = tokens(pair.left.text), tokens(pair.right.text)
    if max(len(left), len(right)) < SHORT:
        return None
    ours, theirs = tuple(map(str.lower, left)), tuple(map(str.lower, right))
    likeness = Levenshtein.normalized_similarity(ours, theirs)
    if likeness < NEAR:
        return None
    found = list(changes(left, right))
    for aspect, sign in SIGNS.items():
        for change in found:
            if sign(change) and (aspect != "polarity" or pair.left.polarity != pair.right.polarity):
                words = [" ".join(side) or "nothing" for side in change[:2]]
                label = "conflict" if aspect == "polarity" and pair.one_voice else "differs"
                return Verdict(label, aspect, told(pair, *words), 1.0, near=True)
    if other_speaker(pair):
        return Verdict("differs", "speaker", told(pair, "the same words", "the same words"), 1.0, near=True)
    run = longest(ours, theirs)
    if run >= COPIED and not (pair.left.marked and pair.right.marked):
        return Verdict("copied", "", f"{run} words in a row are the same", 1.0, near=True)
    because = f"all but {len(found)} of the words are the same" if found else "the same words"
    return Verdict("same", "", because, round(likeness, 2), near=True)


def changes(left: Sequence[str], right: Sequence[str]) -> Iterator[Change]:
    """The places where two runs of words differ; small and large letters are one."""
    ours, theirs = tuple(map(str.lower, left)), tuple(map(str.lower, right))
    for code in Levenshtein.opcodes(ours, theirs):
        if code.tag != "equal":
            before = ours[code.src_start - 1] if code.src_start else ""
            yield left[code.src_start : code.src_end], right[code.dest_start : code.dest_end], before


def longest(left: Sequence[str], right: Sequence[str]) -> int:
    """The number of words of the longest run that stands in both at one place of the alignment."""
    codes = Levenshtein.opcodes(left, right)
    return max((code.src_end - code.src_start for code in codes if code.tag == "equal"), default=0)


def _both(change: Change, test: re.Pattern[str] | frozenset[str]) -> bool:
    """Whether both sides hold such a word, and not the same ones."""
    ours, theirs = ({word.lower() for word in side if _is(word.lower(), test)} for side in change[:2])
    return bool(ours and theirs and ours != theirs)


def _is(word: str, test: re.Pattern[str] | frozenset[str]) -> bool:
    return word in test if isinstance(test, frozenset) else test.fullmatch(word) is not None


FIGURE = re.compile(r"[$€£]?\d[\d.,]*\w{0,2}")


def _number(change: Change) -> bool:
    return _both(change, FIGURE) or _both(change, of("number"))


def _date(change: Change) -> bool:
    return _both(change, YEAR) or _both(change, of("date"))


def _polarity(change: Change) -> bool:
    if not change[2] and not (change[0] and change[1]):
        return False  # one is cut short where the other begins
    counts = [sum(word.lower() in NOT for word in side) for side in change[:2]]
    return counts[0] % 2 != counts[1] % 2


def _names(change: Change) -> list[list[str]]:
    return [[word for word in side if _is_name(word)] for side in change[:2]]


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in of("date") and word.lower().split("'")[0] not in PRONOUNS


def _actor(change: Change) -> bool:
    ours, theirs = _names(change)
    return bool(ours and theirs) and change[2] not in PLACED and not _spelt(ours, theirs)


def _place(change: Change) -> bool:
    ours, theirs = _names(change)
    return bool(ours and theirs) and change[2] in PLACED and not _spelt(ours, theirs)


def _spelt(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two names are one, told longer in one text, or spelt otherwise."""
    left, right = ({word.lower() for word in side} for side in (ours, theirs))
    letters = Levenshtein.normalized_similarity("".join(sorted(left)), "".join(sorted(right)))
    return bool(left & right) or letters >= NEAR


def _degree(change: Change) -> bool:
    known = degrees()
    ours, theirs = ({word.lower() for word in side if word.lower() in known} for side in change[:2])
    if ours and theirs:
        return ours != theirs
    return any(known[word] for word in ours | theirs)


@cache
def degrees() -> dict[str, bool]:
    """Words of degree, and whether one makes a difference where the other text has nothing in its place."""
    return {row["word"]: row["alone"] == "yes" for row in shipped("degree_words")}


SIGNS = {
    "date": _date,
    "number": _number,
    "polarity": _polarity,
    "place": _place,
    "actor": _actor,
    "degree": _degree,
}
"""What makes a difference of each aspect, in the order in which they are asked."""


PRONOUNS = {"he", "she", "they", "it", "we", "i", "you", "who", "the", "a", "an"}


def other_speaker(pair: Pair) -> bool:
    """Whether the same words are given to two speakers: by whom they are found to be, or by names that share nothing.

    A pronoun that points at nobody known names no speaker; one that points at somebody may point at the wrong one.
    """
    ours, theirs = map(_speaker, (pair.left, pair.right))
    if pair.doubtful_speakers or pair.described_speaker:
        return False
    return bool(ours and theirs) and not pair.same_speaker and not _spelt(ours, theirs)


def _speaker(claim: Claim) -> list[str]:
    """The names of a speaker as printed."""
    words = tokens(claim.said_by) if claim.voice == "said" else ()
    return [word for word in words if word[:1].isupper() and word.lower() not in PRONOUNS]
