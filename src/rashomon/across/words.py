"""Takes two attributed quotes, gives the link between them when they are one utterance.

Three relations: `identical`, `cut` (one goes on where the other ends) and `reworded` (other words for the same, as
after a second translation). Similarity alone decides nothing: who speaks must agree as far as it is told.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from rashomon.findings import Attribution, SameWords
from rashomon.lexicon import Lexicon, shipped
from rashomon.lexicon.known import Known, plain
from rashomon.text import fold

SEEDS = 8
"""Content words of a quote, the longest first, whose pairs are rooms: long words are rare ones."""
VERBATIM = 5
"""Marked words from which on the same words are one utterance whoever is said to speak."""
SCARE = 6
"""Words of marked text that is no speech, from which on it meets nothing: a title, most likely."""
REWORDED = ((3.0, 0.5), (2.5, 0.55))
"""The weight of content words that a rewording by one speaker shares, and the least share of the shorter quote's that
they make: the fewer the words, the more of the quote they must be."""
UNSURE = ((4.0, 0.7),)
"""The same where it is not told whether one person speaks."""
BOTH = 0.35
"""The least share of the content words of both quotes together (Dice): a long quote is not one with every short one."""
NAMED = 0.5
"""The weight of a name, which half of all quotes on a subject share; other words weigh 1."""
MARKS = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]?|(?:^|(?<=\s))['‘]([^'‘’]+)['’](?!\w)")
STOP = frozenset(row["word"] for row in shipped("stop_words"))
"""Words that tell nothing of what a quote is about."""
NEGATIONS = frozenset({"not", "no", "never", "nobody", "nothing", "none", "neither", "nor", "without", "cannot"})
AUXILIARIES = frozenset(
    {
        *("do", "does", "did", "is", "are", "was", "were", "has", "have", "had"),
        *("would", "could", "should", "must", "might", "need", "wo", "ca", "ai"),
    }
)
"""What a negation is joined to once its apostrophe is folded away: "didn't"."""
PRONOUNS = {"he", "she", "they", "it", "we", "i", "who"}


@dataclass(frozen=True, slots=True)
class Wording:
    """A quote's words: all, content words as stems, and what stood between marks."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    marked: tuple[tuple[str, ...], ...]


def keys(quote: Attribution) -> Iterator[str]:
    """The rooms a quote enters: pairs of its longest content words, and of neighbours, which count twice.

    Two quotes are compared that meet in two rooms: they share two neighbours, or three long words.
    """
    if quote.type == "scare" and len(quote.text.split()) > SCARE:
        return
    stems = list(dict.fromkeys(stem(word) for word in tokens(quote.text) if word not in STOP))
    longest = sorted(sorted(stems, key=lambda s: (-len(s), s))[:SEEDS])
    neighbours = {(min(pair), max(pair)) for pair in itertools.pairwise(stems)}
    for left, right in sorted(neighbours | set(itertools.combinations(longest, 2))):
        yield f"words {left} {right}"
    for left, right in sorted(neighbours):
        yield f"neighbours {left} {right}"


def tokens(text: str) -> list[str]:
    """The words of a text, case, accents and possessives folded."""
    return re.findall(r"[\w-]+", re.sub(r"'s?\b", "", plain(fold(text)).lower()))


_ENDINGS = (
    *("ization", "ations", "ation", "ments", "ities", "ings", "ness", "edly", "ment", "ions"),
    *("ity", "ing", "ion", "ies", "ful", "ed", "es", "ly", "al", "s", "e"),
)


@functools.lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """A word without its usual ending; crude, and the same for both sides."""
    word = word.replace("isation", "ization").replace("our", "or") if len(word) > 5 else word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@functools.lru_cache(maxsize=2560)  # more than a tile of pairs asks for, see `units.WIDTH`
def wording(text: str, direct: bool, known: Known) -> Wording:
    """The words of a quote; the names of a state, its capital and its people are one word."""
    text = fold(text)
    printed = re.findall(r"[\w.-]+", re.sub(r"'s?\b", "", text))
    marked = [tuple(tokens(a or b)) for a, b in MARKS.findall(text)]
    if direct and not marked:
        marked = [tuple(tokens(text))]
    stems = tuple(dict.fromkeys(_stems(printed, known)))
    return Wording(tuple(tokens(text)), stems, tuple(part for part in marked if part))


def _stems(words: Sequence[str], known: Known) -> Iterator[str]:
    """The content words as stems; names with a capital, those of states and groups as their key."""
    at = 0
    while at < len(words):
        length, key = _named(words[at : at + 3], known)
        word = plain(words[at]).strip(".-")
        lower = word.lower()
        if key or (word and lower not in STOP):
            yield key or (word if _is_name(words, at) else stem(lower))
        at += length


def _is_name(words: Sequence[str], at: int) -> bool:
    """Whether a word's capital tells of a name: not at the start, unless another capital follows."""
    near = words[at : at + 2] if at == 0 else words[at : at + 1]
    return all(word[:1].isupper() for word in near) and (at > 0 or len(near) > 1)


def _named(words: Sequence[str], known: Known) -> tuple[int, str]:
    """How many words make the name of a state or group, and its key; 1 and nothing where none does."""
    if words[0][:1].isupper():
        for length in range(len(words), 0, -1):
            printed = " ".join(words[:length])
            for sense in known.senses(printed) or known.senses(printed.rstrip(".")):
                if sense.type in {"state", "group"}:
                    return length, sense.key
    return 1, ""


def find(left: Attribution, right: Attribution, *, lexicon: Lexicon) -> Iterator[SameWords]:
    """The link between two quotes, where there is one; its ends are the quotes.

    In one article only marked words link, as a headline's with those of the text below it; likewise where the two
    reports tell of other days.
    """
    first, second = sorted((left, right), key=lambda quote: quote.quote)
    ours, theirs = (wording(quote.text, quote.type == "direct", lexicon.known) for quote in (left, right))
    speakers = same_speaker(left, right)
    together = left.article == right.article
    other_day = bool(left.day and right.day and left.day != right.day)
    found = _verbatim(ours, theirs, speakers) if together or other_day else compare(ours, theirs, speakers)
    if found:
        score, relation, because = found
        yield SameWords(first.quote, second.quote, round(score, 2), because, relation)


def same_speaker(left: Attribution, right: Attribution) -> bool | None:
    """Whether two quotes have one speaker, as far as is told: None where one of them leaves it open.

    Who holds an office speaks for the state or organisation whose it is.
    """
    ours, theirs = (({quote.key} | set(quote.acts_for.split("|"))) - {""} for quote in (left, right))
    if left.key in theirs or right.key in ours:
        return True
    if left.key and right.key:
        return (
            None if {left.key.partition("/")[0], right.key.partition("/")[0]} & {"states", "organisations"} else False
        )
    last = [quote.speaker.split()[-1:] for quote in (left, right)]
    if last[0] == last[1] and last[0] and last[0][0].islower():
        return True
    names = [_capitalised(quote.speaker) for quote in (left, right)]
    if not names[0] or not names[1] or not (left.actor or right.actor):
        return True if names[0] & names[1] else None
    return bool(names[0] & names[1])


def _capitalised(speaker: str) -> set[str]:
    return {word.lower() for word in re.findall(r"\w+", plain(speaker)) if word[0].isupper()} - PRONOUNS - STOP


# ── comparing ────────────────────────────────────────────────────────────────────────────────────────────────────

type Verdict = tuple[float, str, str]


def compare(left: Wording, right: Wording, speakers: bool | None) -> Verdict | None:
    """Score, relation and reason for two wordings of perhaps one utterance; None where they are not one."""
    return _verbatim(left, right, speakers) or _reworded(left, right, speakers)


def _verbatim(left: Wording, right: Wording, speakers: bool | None) -> Verdict | None:
    """The same marked words, whole or as a part of the other's."""
    runs = ((_common(a, b), max(len(a), len(b))) for a in left.marked for b in right.marked)
    shared, longer = max(runs, key=lambda run: len(run[0]), default=((), 0))
    content = [word for word in shared if word not in STOP]
    if len(shared) >= VERBATIM and len(content) >= 3:
        same = left.words == right.words
        return 1.0 if same else 0.9, "identical" if same else "cut", f"{len(shared)} marked words are the same"
    if len(content) < 2 or speakers is False or (longer > VERBATIM + len(shared) and not speakers):
        return None
    return 0.65 if speakers is None else 0.75, "cut", f"“{' '.join(shared)}” stands between marks in both"


def _common(a: Sequence[str], b: Sequence[str]) -> tuple[str, ...]:
    """The shorter of two runs of words where the longer holds it; else their shared start where that is long."""
    short, long = sorted((tuple(a), tuple(b)), key=len)
    for at in range(len(long) - len(short) + 1):
        if long[at : at + len(short)] == short:
            return short
    run = tuple(x for x, _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(short, long, strict=False)))
    return run if len(run) >= VERBATIM else ()


def _reworded(left: Wording, right: Wording, speakers: bool | None) -> Verdict | None:
    """Other words for the same: enough content words in common, in a share that chance does not give."""
    if speakers is False or (speakers is None and _negated(left) != _negated(right)):
        return None
    small, large = sorted((left.stems, right.stems), key=_weight)
    shared = _alike(small, large)
    weight, least, most = _weight(shared), _weight(small), _weight(large)
    needed = next((share for enough, share in (REWORDED if speakers else UNSURE) if weight >= enough), 2.0)
    if not least or weight < needed * least or 2 * weight < BOTH * (least + most):
        return None
    same = left.words == right.words
    reason = f"{len(shared)} of {len(small)} content words are the same"
    return min(0.9, 0.4 + weight / least / 2), "identical" if same else "reworded", reason


def _negated(wording: Wording) -> bool:
    """Whether a quote says that something is not so: it is no rewording of one that says that it is."""
    return any(word in NEGATIONS or (word.endswith("nt") and word[:-2] in AUXILIARIES) for word in wording.words)


def _weight(stems: Sequence[str]) -> float:
    return sum(NAMED if "/" in stem or stem[0].isupper() else 1.0 for stem in stems)


def _alike(small: Sequence[str], large: Sequence[str]) -> list[str]:
    """The words of one quote that the other has, too, or nearly: long ones that begin alike."""
    others = {word.lower() for word in large}
    begun: dict[str, list[str]] = {}
    for word in others:
        if len(word) >= 6:
            begun.setdefault(word[:4], []).append(word)
    return [
        word
        for word in small
        if (low := word.lower()) in others
        or (len(low) >= 6 and any(fuzz.ratio(low, other) >= 85 for other in begun.get(low[:4], ())))
    ]
