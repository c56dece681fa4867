"""Takes a title or nominal in its place, gives the level of the office and whose it is; gives persons their offices."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.lexicon.known import Known
from rashomon.parse import Token
from rashomon.within.points import Entity, Point

LEADING = {"head of state", "head of government", "leader"}
"""Offices whose holders are called a state's leader."""
TOP = {"head of organisation", "leader", "head of state", "head of government"}
"""Offices whose holders are called an organisation's chief or head."""
BEFORE = {"former", "ex-", "late", "then", "previous", "outgoing", "acting", "deputy"}


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


def owner(point: Point, points: Sequence[Point]) -> Entity | None:
    """Whose the noun is: the state, organisation or person that stands in the nominal or follows it after "of"."""
    inside = [p for p in points if p is not point and p.entity and _belongs(p, point)]
    for wanted in ("state", "organisation", "group", "person"):
        found = [p for p in inside if p.entity and p.entity.type == wanted]
        if found:
            return found[-1].entity
    return None


def _belongs(owner_point: Point, point: Point) -> bool:
    if owner_point.passage != point.passage:
        return False
    if point.mention.span.covers(owner_point.mention.span):
        return owner_point.mention.form != "nominal" or owner_point.head.dep == "poss"
    of = _of(point.head)
    return of is not None and of in owner_point.tokens


def agree(wanted: str, held: str) -> bool:
    """Whether an office can be meant by a title: the same level, or "leader" or "head" for a top office."""
    if wanted == held:
        return True
    return wanted == "leader" and held in LEADING | TOP or held == "leader" and wanted in LEADING


def assign(points: Sequence[Point], entities: Sequence[Entity], known: Known) -> None:
    """Gives persons the offices that the article or the lexicon says they hold."""
    for entity in entities:
        for office in known.held.get(entity.key, ()):
            entity.offices.add((office.level, office.of))
    starts = {(point.passage, point.tokens[0].i): point for point in points if point.mention.form == "name"}
    for point in points:
        if point.mention.form != "nominal" or point.mention.type != "person":
            continue
        named = starts.get((point.passage, point.tokens[-1].i + 1))
        if named is not None and named.mention.type == "person" and named.entity:
            _give(point, named.entity, points, known, "a title before the name")
            _following_owner(point, named, points, known)
        elif named := _apposed(point, points):
            if named.entity:
                _give(point, named.entity, points, known, f"stands beside the name “{named.mention.text}”")


def _following_owner(point: Point, named: Point, points: Sequence[Point], known: Known) -> None:
    """ "President X of Y"."""
    of = _of(named.head)
    holder = next((p for p in points if of and p.passage == named.passage and of in p.tokens and p.entity), None)
    if holder and holder.entity and named.entity:
        named.entity.offices.add((level(point.head, known), holder.entity.key))


def _give(point: Point, entity: Entity, points: Sequence[Point], known: Known, because: str) -> None:
    point.join(entity, 0.95, because)
    entity.nouns.add(point.word)
    entity.gender = entity.gender or known.noun_gender(point.word)
    if rank := level(point.head, known):
        whose = owner(point, points)
        entity.offices.add((rank, whose.key or whose.names[0] if whose and whose.names else ""))


def _apposed(point: Point, points: Sequence[Point]) -> Point | None:
    """The name that a nominal stands beside ("X, a former official"; "the minister, X")."""
    head = point.head
    beside = [head.head] if head.dep == "appos" else []
    beside += [child for child in head.children if child.dep == "appos"]
    for token in beside:
        for other in points:
            if (
                other.passage == point.passage
                and other.mention.form == "name"
                and other.mention.type == "person"
                and token in other.tokens
            ):
                return other
    return None
