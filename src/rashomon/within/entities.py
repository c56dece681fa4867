"""Takes the names of an article, gives its actors: names of one actor put together, namesakes kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from rashomon.lexicon.known import SUFFIXES, Known, Sense, bare, plain, suffix
from rashomon.within.persons import ALIKE, PARTICLES, spelt_alike, title_before
from rashomon.within.points import Entity, Point


def group(points: Sequence[Point], known: Known) -> list[Entity]:
    """The actors that the article names, in order of their first full name."""
    made: list[Entity] = []
    names = [point for point in points if point.mention.form == "name"]
    for point in sorted(names, key=lambda point: (-_fullness(point), point.start)):
        text = point.mention.text
        senses = [sense for sense in known.senses(text) if _fits(sense, point)]
        point.proper = not senses or any(sense.how == "name" for sense in senses) or point.mention.type == "place"
        key, kind = _key(point, senses, known), point.mention.type
        entity, because = _same(point, key, kind, made)
        if entity is None:
            entity = Entity(len(made), kind, key)
            entity.gender = known.entries[key].gender if key in known.entries else ""
            made.append(entity)
            because = "named here"
        elif key and not entity.key:
            entity.key, entity.gender = key, known.entries[key].gender if key in known.entries else entity.gender
        if text not in entity.names:
            entity.names.append(text)
        entity.gender = entity.gender or _gender(point, known)
        point.join(entity, _certainty(point, entity), because)
    return made


def _fullness(point: Point) -> int:
    """Persons: the number of words of the name, so that full names come first. Others: as they come."""
    return len(words(point.mention.text)) if point.mention.type in {"person", "organisation"} else 0


def words(name: str) -> list[str]:
    """The words of a name, accents and case folded, without particles and suffixes."""
    parts = re.findall(r"[\w']+", plain(name).lower().replace(".", ""))
    return [part for part in parts if part not in SUFFIXES] or parts


def _fits(sense: Sense, point: Point) -> bool:
    if point.mention.type == "place":
        return sense.how in {"capital", "metonym", "name"} and sense.type != "person"
    if point.mention.type == "group":
        return sense.type == "group" or sense.how == "people"
    return sense.type == point.mention.type


def _key(point: Point, senses: Sequence[Sense], known: Known) -> str:
    """The id of the lexicon entry, or of the place or people that belongs to one."""
    if not senses:
        return ""
    sense, text = senses[0], bare(plain(point.mention.text))
    if point.mention.type == "place" and sense.how in {"capital", "metonym"}:
        city = known.cities.get(text) or known.cities.get(text.title(), text)
        return f"places/{city}"
    if point.mention.type == "group" and sense.how == "people":
        return f"people/{sense.name}"
    return sense.key


def _same(point: Point, key: str, kind: str, made: Sequence[Entity]) -> tuple[Entity | None, str]:
    text = point.mention.text
    alike = [entity for entity in made if entity.type == kind or {entity.type, kind} <= {"organisation", "group"}]
    for entity in alike:
        if key and entity.key == key:
            return entity, f"“{text}” is a name of {entity.names[0]} in the lexicon"
    low = plain(text).lower()
    for entity in alike:
        if any(low == plain(name).lower() for name in entity.names):
            return entity, "the same name"
    if kind == "person":
        return _same_person(point, key, alike)
    if kind == "organisation":
        return _same_organisation(point, key, alike)
    return None, ""


# ── persons ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _same_person(point: Point, key: str, made: Iterable[Entity]) -> tuple[Entity | None, str]:
    own = words(point.mention.text)
    fitting = [
        e
        for e in made
        if (not key or not e.key) and not _parted(point, key, e) and any(part_of(own, words(name)) for name in e.names)
    ]
    if not fitting:
        return None, ""
    before = [e for e in fitting if any(p.start < point.start for p in e.points)]
    if len(before) > 1:
        last = max(before, key=lambda e: max(p.start for p in e.points if p.start < point.start))
        return last, f"the last one named so before it, {last.names[0]}"
    chosen = (before or fitting)[0]
    return chosen, f"part of the name “{chosen.names[0]}”"


def _parted(point: Point, key: str, entity: Entity) -> bool:
    """Whether one is somebody known and the other a parent or child of the same name."""
    theirs = {suffix(name) for name in entity.names}
    return bool((entity.key and suffix(point.mention.text) and theirs == {""}) or (key and "" not in theirs))


def part_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name is a shorter or other spelling of a full one: same surname, first names that do not differ."""
    if len(short) == 1:
        return short[0] in full or (len(full) > 1 and spelt_alike(short[0], full[-1]))
    if not (short[-1] == full[-1] or spelt_alike(short[-1], full[-1])):
        return set(short) <= set(full) and len(short) > 1 and not set(short) <= PARTICLES
    if len(full) == 1:
        return True
    return (
        short[0] == full[0]
        or (len(short[0]) == 1 and full[0].startswith(short[0]))
        or (len(full[0]) == 1 and short[0].startswith(full[0]))
        or fuzz.ratio(short[0], full[0]) >= ALIKE
    )


def _gender(point: Point, known: Known) -> str:
    if point.mention.type != "person":
        return ""
    title = title_before(point.tokens[0], known).lower()
    kind, level = known.titles.get(title, ("", ""))
    if kind == "honorific" and level:
        return level
    if title in {"king", "prince", "spokesman", "congressman", "chairman", "actor"}:
        return "m"
    if title in {"queen", "princess", "spokeswoman", "congresswoman", "chairwoman", "actress"}:
        return "f"
    return known.gender(point.mention.text.split()[0]) if len(words(point.mention.text)) > 1 else ""


def _certainty(point: Point, entity: Entity) -> float:
    if point.mention.text in {entity.names[0]} or entity.key:
        return 1.0
    return 0.9


# ── organisations ────────────────────────────────────────────────────────────────────────────────────────────────


def _same_organisation(point: Point, key: str, made: Iterable[Entity]) -> tuple[Entity | None, str]:
    text = plain(point.mention.text)
    for entity in made:
        if key and entity.key:
            continue
        for name in entity.names:
            if because := _shortened(text, plain(name)):
                return entity, f"{because} “{name}”"
    return None, ""


BODIES = frozenset({"committee", "subcommittee", "panel", "caucus", "commission", "republicans", "democrats"})
"""Bodies that are named for whose they are: a senate is not its committee."""

ALONE = frozenset({"house", "chamber"})
"""Words that never stand for the longer name they end: "the House" is neither a mansion nor a charity."""


def _is_other(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether one word that stands in a longer name is a name of something else."""
    if len(short) != 1:
        return False
    word = short[0].lower()
    return word in ALONE or (word == full[0].lower() and full[-1].lower() in BODIES)


def _shortened(text: str, name: str) -> str:
    if initials(name) == text.replace(".", "") and len(text) > 1 and text.isupper():
        return "the initials of"
    short, full = words(text), words(name)
    if _is_other(short, full):
        return ""
    if short and len(short) < len(full) and (full[: len(short)] == short or full[-len(short) :] == short):
        return "a part of the name" if len(short) > 1 or len(short[0]) > 3 else ""
    return ""


SMALL = {"of", "the", "and", "for", "on", "in", "to", "&", "de", "des", "du"}


def initials(name: str) -> str:
    """The first letters of the words of a name, small words left out."""
    return "".join(word[0] for word in re.findall(r"\w+", name) if word.lower() not in SMALL).upper()
