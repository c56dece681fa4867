"""Takes a title or nominal in its place, gives the level of the office and whose it is; gives persons their offices."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.lexicon.known import Known
from rashomon.parse import Token
from rashomon.within.points import Entity, Point, Points

LEADING = {"head of state", "head of government", "leader"}
"""Offices whose holders are called a state's leader."""
TOP = {"head of organisation", "leader", "head of state", "head of government"}
"""Offices whose holders are called an organisation's chief or head."""
FORMER = {"former", "ex-", "late", "then", "previous", "outgoing", "acting", "deputy"}
"""Words that make a title one of another time or rank."""
YEAR = re.compile(r"(?:1[89]|20)\d\d")
PAST = {"former", "ex-", "ex", "late", "previous", "onetime", "one-time", "erstwhile", "retired"}
"""Those of them that say that an office is held no longer."""


def level(head: Token, known: Known) -> str:
    """The level of the longest title that ends at a noun, or the noun itself; empty when it is no title."""
    left = [
        child.lower
        for child in head.children
        if child.i < head.i and child.dep in {"compound", "amod", "nmod", "punct"}
    ]
    for count in range(min(3, len(left)), -1, -1):
        title = " ".join([*left[len(left) - count :], head.lower]).replace(" - ", "-")
        if title in known.titles:
            return known.titles[title][1] or title
    if of := _of(head):
        title = f"{head.lower} of {of.lower}"
        if title in known.titles:
            return known.titles[title][1] or title
    return ""


def _of(head: Token) -> Token | None:
    prep = next((child for child in head.children if child.dep == "prep" and child.lower in {"of", "for"}), None)
    return prep.child("pobj") if prep else None


def owner(point: Point, beside: Sequence[Point]) -> Entity | None:
    """Whose the noun is: the state, organisation or person that stands in the nominal or follows it after "of".

    `beside` are the points of the same paragraph.
    """
    of = _of(point.head)
    found = [p for p in beside if p.entity and _belongs(p, point, of)]
    for wanted in ("state", "organisation", "group", "person"):
        for p in reversed(found):
            if p.entity and p.entity.type == wanted:
                return p.entity
    return None


def _belongs(other: Point, point: Point, of: Token | None) -> bool:
    if point.holds(other):
        return other.mention.form != "nominal" or other.head.dep == "poss"
    return of is not None and other.tokens[0].i <= of.i <= other.tokens[-1].i


def agree(wanted: str, held: str) -> bool:
    """Whether an office can be meant by a title: the same level, or "leader" or "head" for a top office."""
    if wanted == held:
        return True
    return (wanted == "leader" and held in LEADING | TOP) or (held == "leader" and wanted in LEADING)


def assign(points: Points, entities: Sequence[Entity], known: Known, day: str = "") -> None:
    """Gives persons the offices that the article or the lexicon says they hold; of the lexicon's, those of its day.

    `day` is when the article was published, as far as it is told: who was in office before, or is to be, is not now.
    """
    dated: dict[int, set[tuple[str, str]]] = {}
    for entity in entities:
        held = known.held.get(entity.key, ())
        now = {(o.level, o.of) for o in held if not day or (o.start <= day and not (o.end and o.end < day))}
        entity.offices |= now
        entity.former |= {(o.level, o.of) for o in held if day and o.end and o.end < day} - now
        dated[entity.number] = now if day else set()
    for beside in points.by_passage:
        names = [p for p in beside if p.mention.form == "name" and p.mention.type == "person"]
        for point in beside:
            if point.mention.form == "nominal" and point.mention.type == "person" and point.entity is None:
                _described(point, names, beside, known)
    for entity in entities:
        told = entity.offices - dated[entity.number]
        entity.offices -= {office for office in told if _is_over(office, entity.former)}


def _is_over(held: tuple[str, str], former: set[tuple[str, str]]) -> bool:
    """Whether the article calls somebody a former holder of an office that the lexicon lists."""
    return any(agree(level, held[0]) and of in {"", held[1]} for level, of in former)


def _described(point: Point, names: Sequence[Point], beside: Sequence[Point], known: Known) -> None:
    """Joins a title or description to the name it stands before or beside."""
    after = point.tokens[-1].i + 1
    named = next((name for name in names if name.tokens[0].i == after), None)
    if named is not None and named.entity:
        _give(point, named.entity, beside, known, "a title before the name")
        _following_owner(point, named, beside, known)
    elif (named := _apposed(point, names)) and named.entity:
        _give(point, named.entity, beside, known, f"stands beside the name “{named.mention.text}”")


def _following_owner(point: Point, named: Point, beside: Sequence[Point], known: Known) -> None:
    """Takes the owner that follows the name, as in "President X of Y"."""
    of = _of(named.head)
    holder = next((p for p in beside if of and of in p.tokens and p.entity), None)
    if holder and holder.entity and named.entity:
        _held(point, named.entity).add((level(point.head, known), holder.entity.label))


def _give(point: Point, entity: Entity, beside: Sequence[Point], known: Known, because: str) -> None:
    point.join(entity, 0.95, because)
    entity.nouns.add(point.word)
    entity.gender = entity.gender or known.noun_gender(point.word)
    if rank := level(point.head, known):
        whose = owner(point, beside)
        _held(point, entity).add((rank, whose.label if whose else ""))


def past(point: Point) -> bool:
    """Whether a title says of itself that it is held no longer."""
    words = {child.lower for child in point.head.children} | {token.lower for token in point.tokens}
    return bool(words & PAST) or _ended(point.head)


def _ended(head: Token) -> bool:
    """Whether it is told from when to when an office was held: "president from 2000 to 2006"."""
    years = [
        (prep.lower, year.text)
        for prep in head.subtree()
        if prep.dep == "prep" and prep.i > head.i and prep.lower in {"from", "to", "until", "till"}
        for year in prep.children
        if year.dep == "pobj" and YEAR.fullmatch(year.text)
    ]
    return len(years) > 1 and years[0][0] == "from"


def _held(point: Point, entity: Entity) -> set[tuple[str, str]]:
    """The offices that a title adds to."""
    return entity.former if past(point) else entity.offices


def _apposed(point: Point, names: Sequence[Point]) -> Point | None:
    """The name that a nominal stands beside ("X, a former official"; "the minister, X")."""
    head = point.head
    tokens = [head.head] if head.dep == "appos" else []
    tokens += [child for child in head.children if child.dep == "appos"]
    return next((name for token in tokens for name in names if token in name.tokens), None)
