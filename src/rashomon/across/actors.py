"""Takes actors of several articles that share a name key, gives the links between those that are one.

Each actor joins a hub, the one of its room that is known best, never every other. The score is a sum of readable
signs, each a pure function of two actors; namesakes stay apart, and who stands apart in one article stays so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from rashomon.findings import Actor, SameActor
from rashomon.lexicon import Lexicon
from rashomon.lexicon.known import SUFFIXES, bare, plain, suffix

LINK = 0.6
"""The least score of a link: a surname alone, spelt otherwise, is the weakest that is taken. Set by hand."""
ALIKE = 80
"""Per cent of letters that two spellings of a long name share at least (four spellings of one surname: 78 to 89)."""
LONG = 6
"""Letters from which on spellings are compared at all."""
SMALL = {"of", "the", "and", "for", "on", "in", "to", "de", "des", "du", "a"}


def keys(actor: Actor) -> Iterator[str]:
    """The rooms an actor enters: its lexicon entry, its surname's consonants, its name, its initials."""
    if actor.key:
        yield f"entry {actor.key}"
    if _unnamed(actor):
        return
    names = [actor.name, *filter(None, actor.aliases.split("|"))]
    if actor.type == "person":
        yield from sorted({f"person {skeleton(word)}" for name in names for word in _surnames(name)})
    else:
        yield from sorted({f"{_kind(actor)} {key}" for name in names for key in _whole(name)})


def _unnamed(actor: Actor) -> bool:
    """Whether an actor is only described ("a senior official"): then it is nobody's but its article's."""
    if not actor.name[:1].isalpha():
        return True
    return actor.name.split()[-1][0].islower() and not actor.key and not _in_small_letters(actor)


BODIES = frozenset({"committee", "subcommittee", "commission", "council", "ministry", "department", "court"})
"""Nouns that end names of bodies."""


def _in_small_letters(actor: Actor) -> bool:
    """Whether it is the name of a body, printed in small letters: "the Senate intelligence committee"."""
    parts = bare(actor.name).split()
    named = actor.type == "organisation" and len(parts) > 2 and parts[0][0].isupper()
    return named and parts[-1] in BODIES


def _surnames(name: str) -> list[str]:
    """The last word; the first as well where the name may put the surname first."""
    parts = words(name)
    first_first = len(parts) > 1 and len(parts[0]) <= 4 and all(len(part) <= 7 for part in parts)
    return [parts[0], parts[-1]] if first_first else parts[-1:]


def _kind(actor: Actor) -> str:
    return "organisation" if actor.type == "group" else actor.type


def _whole(name: str) -> Iterator[str]:
    parts = [word for word in words(bare(name)) if word not in SMALL]
    yield " ".join(parts)
    if len(parts) > 2:
        yield "".join(part[0] for part in parts)


def words(name: str) -> list[str]:
    """The words of a name, accents and case folded, generational suffixes left out."""
    parts = re.findall(r"[\w'-]+", plain(name).lower().replace(".", ""))
    return [part for part in parts if part not in SUFFIXES] or [plain(name).lower()]


_SOUNDS = (
    *(("tsch", "c"), ("sch", "s"), ("kh", "h"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("ts", "c"), ("tz", "c")),
    *(("ph", "f"), ("ck", "k"), ("dj", "j"), ("gh", "g"), ("th", "t"), ("x", "ks"), ("q", "k"), ("w", "v")),
)
"""Letters that different transliterations write for one sound, longer ones first."""


def skeleton(word: str) -> str:
    """The consonants of a word as other transliterations might spell them: one for the spellings of one name."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    word = re.sub(r"[^a-z]", "", word)
    rest = re.sub(r"[aeiouyjh]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", word[:1] + rest)


def find(actors: Sequence[Actor], *, lexicon: Lexicon) -> Iterator[SameActor]:
    """The links between actors of one room, each to a hub."""
    hubs: list[list[Actor]] = []
    for actor in sorted(actors, key=_prominence):
        fitting = [(*compare(hub[0], actor, lexicon), hub) for hub in hubs if not _apart(hub, actor)]
        good = [item for item in fitting if item[0] >= LINK]
        best = max(good, key=lambda item: item[0], default=None)
        if best is None:
            hubs.append([actor])
        elif best[0] > 0.8 or len(good) == 1:
            best[2].append(actor)
            left, right = sorted((best[2][0].id, actor.id))
            yield SameActor(left, right, best[0], best[1])


def _prominence(actor: Actor) -> tuple[bool, int, int, str]:
    return not actor.key, -len(words(actor.name)), -len(actor.name), actor.id


def _apart(hub: Sequence[Actor], actor: Actor) -> bool:
    return any(other.article == actor.article for other in hub)


def _parted(left: Actor, right: Actor) -> bool:
    """Whether one is in the lexicon and the other a parent or child of the same name."""
    told = suffix(left.name), suffix(right.name)
    return told[0] != told[1] and any(one.key and not own for one, own in zip((left, right), told, strict=True))


# ── signs ────────────────────────────────────────────────────────────────────────────────────────────────────────


def compare(left: Actor, right: Actor, lexicon: Lexicon) -> tuple[float, str]:
    """How surely two actors are one, between 0 and 1, and why."""
    if left.key and right.key:
        return (1.0, "the same entry of the lexicon") if left.key == right.key else (0.0, "")
    if _kind(left) != _kind(right) or _parted(left, right):
        return 0.0, ""
    if any(plain(a).lower() == plain(b).lower() for a in _names(left) for b in _names(right)):
        return (0.95 if len(words(right.name)) > 1 or left.type != "person" else 0.75), "the same name"
    if left.type == "person":
        return same_person(left.name, right.name, lexicon)
    return same_organisation(left, right)


def _names(actor: Actor) -> list[str]:
    return [bare(name) for name in [actor.name, *filter(None, actor.aliases.split("|"))]]


def same_person(left: str, right: str, lexicon: Lexicon) -> tuple[float, str]:
    """Two names of persons: the surname's spelling first, then what the first names say."""
    full, short = sorted((words(left), words(right)), key=len, reverse=True)
    if len(short) == 1:
        return _surname_only(full, short[0])
    surname, spelt = _surnames_agree(full, short)
    if not surname:
        return (0.7, "the same words in another order") if set(short) == set(full) else (0.0, "")
    given, why = _given_agree(full[0], short[0], lexicon)
    return (round(surname * given, 2), f"{spelt}, {why}") if given else (0.0, "")


def _surname_only(full: Sequence[str], short: str) -> tuple[float, str]:
    if short in {full[0], full[-1]}:
        return 0.65, "a surname alone"
    if _spelt_alike(short, full[-1]):
        return 0.6, "a surname alone, spelt otherwise"
    return 0.0, ""


def _surnames_agree(full: Sequence[str], short: Sequence[str]) -> tuple[float, str]:
    if full[-1] == short[-1]:
        return 0.95, "the same surname"
    if _spelt_alike(full[-1], short[-1]):
        return 0.85, "a surname spelt otherwise"
    return 0.0, ""


def _spelt_alike(left: str, right: str) -> bool:
    if min(len(left), len(right)) < LONG:
        return False
    return skeleton(left) == skeleton(right) or (left[0] == right[0] and fuzz.ratio(left, right) >= ALIKE)


def _given_agree(left: str, right: str, lexicon: Lexicon) -> tuple[float, str]:
    if left == right:
        return 1.0, "the same first name"
    if left[0] == right[0] and 1 in {len(left), len(right)}:
        return 0.85, "an initial that fits"
    if lexicon.known.variants(left, right):
        return 0.9, "first names that are variants"
    if min(len(left), len(right)) > 3 and (skeleton(left) == skeleton(right) or fuzz.ratio(left, right) >= ALIKE):
        return 0.9, "a first name spelt otherwise"
    return 0.0, ""


def same_organisation(left: Actor, right: Actor) -> tuple[float, str]:
    """Two names of organisations, states, places or groups: initials, or one spelling off."""
    for a in _names(left):
        for b in _names(right):
            if _initials(a) == b.replace(".", "") or _initials(b) == a.replace(".", ""):
                return 0.8, "initials"
            if _same_words(a, b):
                return 0.9, "the same words"
    return 0.0, ""


def _initials(name: str) -> str:
    letters = [word[0] for word in re.findall(r"\w+", plain(name)) if word.lower() not in SMALL]
    return "".join(letters).upper() if len(letters) > 2 else "-"


def _same_words(left: str, right: str) -> bool:
    a, b = ({_british(word) for word in words(name)} - SMALL for name in (left, right))
    return a == b


def _british(word: str) -> str:
    return word.replace("ization", "isation").replace("defense", "defence").replace("center", "centre")
