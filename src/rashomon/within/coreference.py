"""Takes an article's mentions and quotes, gives its actors, and for each mention the actor it points at.

Names are put together first, then titles and nominals, then pronouns, in reading order. Antecedents outside of speech
are sought outside of speech; "I" and "we" point at who speaks. Where nothing tells, a mention points at nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.findings import Actor, Article, Block, Coreference, Mention, Metadatum, Quote
from rashomon.lexicon import Lexicon
from rashomon.parse import Parser
from rashomon.within import antecedents, entities, offices, passages, points
from rashomon.within.nominal_links import Links
from rashomon.within.points import Entity, Point, Points

NAMED = ("person", "state", "organisation", "place", "group")


def find(
    article: Article,
    blocks: Sequence[Block],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
    metadata: Sequence[Metadatum],
    *,
    parser: Parser,
    lexicon: Lexicon,
) -> Iterator[Actor | Coreference]:
    """The actors and coreferences of an English article, in no particular order."""
    read = passages.read(article, blocks, parser)
    placed = points.make(read, mentions, quotes)
    day = next((one.value for one in sorted(metadata, key=lambda one: one.id) if one.name == "published"), "")
    resolve(placed, lexicon, day)
    yield from _findings(article, placed.all)


def resolve(placed: Points, lexicon: Lexicon, day: str = "") -> None:
    """Joins each point to the actor it points at, where there is one."""
    made = entities.group(placed.all, lexicon.known)
    offices.assign(placed, made, lexicon.known, day)
    links = Links(placed, made, lexicon.known)
    last: Entity | None = None
    for point in sorted(placed.all, key=lambda p: (p.start, p.mention.form == "nominal", p.end)):
        if point.entity is None and point.mention.form == "nominal":
            links.resolve(point)
        elif point.entity is None and point.mention.form == "pronoun":
            _pronoun(point, placed, last)
        if point.entity:
            point.entity.met += 1
            last = point.entity if point.says else last
    for point in placed.all:
        if point.entity is None and point.mention.form == "pronoun":
            _first_person(point, links)


def _pronoun(point: Point, placed: Points, last: Entity | None) -> None:
    if point.word in antecedents.FIRST | antecedents.PLURAL_FIRST:
        return
    if point.word in antecedents.THIRD_PLURAL and (several := antecedents.several(point, placed)):
        point.members, point.score, point.because = several, 0.6, "named together before"
    elif antecedents.means_a_thing(point, placed):
        return
    elif found := antecedents.choose(point, placed, last):
        point.join(found.entity, round(min(0.95, 0.3 + found.score / 8), 2), ", ".join(found.signs))
        found.entity.gender = found.entity.gender or antecedents.gender(point.word)


def _first_person(point: Point, links: Links) -> None:
    """Takes "I" for who speaks, "we" for what the speaker acts for."""
    speaker = point.speaker.entity if point.speaker else None
    if speaker is None or point.word not in antecedents.FIRST | antecedents.PLURAL_FIRST:
        return
    if point.word in antecedents.FIRST and speaker.type == "person":
        point.join(speaker, 0.9, "who says the words")
    elif point.word in antecedents.PLURAL_FIRST and (whole := links.state_of(speaker)):
        point.join(whole, 0.6, "what the speaker acts for")


# ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _findings(article: Article, placed: Sequence[Point]) -> Iterator[Actor | Coreference]:
    actors: dict[int, Actor] = {}
    for point in placed:
        for entity in (point.entity, *point.members):
            if entity and entity.points and entity.number not in actors:
                actors[entity.number] = actor(article, entity)
                yield actors[entity.number]
    ids = {number: found.id for number, found in actors.items()}
    for point in placed:
        joined = [point.entity] if point.entity else point.members
        mention = point.mention.id if joined else ""
        for entity in joined:
            if entity.number in ids:
                span = point.mention.span
                yield Coreference(article.id, mention, ids[entity.number], span, point.score, point.because)


def actor(article: Article, entity: Entity) -> Actor:
    """An actor, named where the article names it best: by its fullest name, the first time."""
    best = min(entity.points, key=_rank)
    because = best.because or best.mention.because
    others = sorted(
        {point.mention.text for point in entity.points if point.mention.form == "name"} - {best.mention.text}
    )
    titles = [
        point.mention.text for point in entity.points if point.mention.form == "nominal" and entity.type == "person"
    ]
    office = max(titles, key=lambda text: (len(text), text), default="")
    acts_for = "|".join(sorted({of for _, of in entity.offices if "/" in of}))
    return Actor(
        article.id,
        best.mention.span,
        entity.type,
        best.mention.text,
        entity.key,
        because,
        aliases="|".join(others),
        office=office,
        acts_for=acts_for,
    )


def _rank(point: Point) -> tuple[int, bool, int, int]:
    mention = point.mention
    form = {"name": 0, "nominal": 1, "pronoun": 2}[mention.form]
    return form, not point.proper, -len(mention.text.split()) if mention.type == "person" else 0, mention.span.start
