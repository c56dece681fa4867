"""Takes a nominal in its place and the actors so far, gives the actor it points at, or None where nothing tells."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.lexicon.known import Known
from rashomon.within import offices
from rashomon.within.points import Entity, Point, Points

GOVERNMENT = {"government", "authorities", "administration", "regime", "leadership", "cabinet"}
COUNTRY = {"country", "nation", "kingdom", "republic"}
ALLIES = {"allies", "partners"}
TWO = {"two", "both", "pair", "duo", "parties", "sides", "our", "their"}
PLURAL_PERSONS = {"leaders", "presidents", "ministers", "men", "diplomats", "pair", "duo", "two", "politicians"}
PLURAL_STATES = {
    "countries",
    "nations",
    "sides",
    "states",
    "powers",
    "parties",
    "neighbours",
    "neighbors",
    "governments",
    "capitals",
}
LED = {"leaders", "presidents", "ministers"}
OF_WHAT = {"organisation", "state"}
GENERIC = {"person", "man", "woman", "boy", "girl", "official", "officer", "member", "resident", "citizen"}

type Found = tuple[Entity, float, str]


class Links:
    """The nominals of one article, resolved in reading order."""

    def __init__(self, points: Points, entities: list[Entity], known: Known) -> None:
        self.points, self.entities, self.known = points, entities, known
        self._described: list[Point] = []

    def resolve(self, point: Point) -> None:
        """Joins a nominal to its actor, to a new one, or to nothing."""
        whose = offices.owner(point, self.points.beside(point))
        found = None if _counts_two(point) else self._known_actor(point, whose)
        if found:
            point.join(*found)
            found[0].nouns.add(point.word)
        elif members := self._pair(point):
            point.members, point.score, point.because = members, 0.6, _why_two(point)
        elif self._stands_alone(point, whose):
            point.join(self._new(point, whose), 1.0, "named by no name")
        if point.entity:
            self._described.append(point)

    def _known_actor(self, point: Point, whose: Entity | None) -> Found | None:
        kind = point.mention.type
        if found := self._named_in(point):
            return found
        if found := self._described_before(point, whose):
            return found
        if kind == "person":
            return self._holder(point, whose)
        if kind == "place":
            return self._place(point)
        if kind == "state":
            return self._country(point)
        if whose and whose.type == "state" and point.word in GOVERNMENT:
            return whose, 0.8, "the government of a state stands for it"
        if self.known.noun(point.word) == "forces" and whose:
            return self._forces(whose)
        if kind in {"organisation", "group", "document"}:
            return self._organisation(point, whose)
        return None

    def _named_in(self, point: Point) -> Found | None:
        """The actor whose name ends the nominal: "the security firm Oxbow", "Secretary of the Council Ilva Tarn"."""
        if point.mention.type == "person":
            return self._titled(point)
        if point.mention.type != "organisation":
            return None
        for p in self.points.beside(point):
            apart = p.head.dep in {"appos", "compound", "nmod"} or p.head is point.head
            if p.end == point.end and point.holds(p) and apart and p.mention.form == "name" and p.entity:
                return (p.entity, 0.9, "its name follows") if p.entity.type == "organisation" else None
        return None

    def _titled(self, point: Point) -> Found | None:
        """The person whose name a title stands before, with what it is the office of in between."""
        if not offices.level(point.head, self.known) or point.head.child("det", "poss") is not None:
            return None
        beside, last = self.points.beside(point), point.head.subtree()[-1]
        for p in beside:
            if p.start > point.end and p.entity and p.entity.type == "person" and p.mention.form == "name":
                of = any(point.end < o.start and o.end < p.start and o.mention.type in OF_WHAT for o in beside)
                ends = p.tokens[-1] is last or (point.head.dep == "nmod" and point.head.head is p.head)
                return (p.entity, 0.9, "its name follows") if of and ends else None
        return None

    def _described_before(self, point: Point, whose: Entity | None) -> Found | None:
        """The same description, word for word, whatever its article."""
        if point.mention.type not in {"person", "organisation", "group", "place"}:
            return None
        words = _content(point)
        if len(words) < 2 and not (point.mention.type == "place" and point.word == "island"):
            return None
        for other in reversed(self._described):
            same = other.mention.type == point.mention.type and _content(other) == words
            if same and other.entity and other.entity is not whose:
                return other.entity, 0.7, "described in the same words before"
        return None

    def _place(self, point: Point) -> Found | None:
        """The place that the nominal names after "of", or that was called so before."""
        of = next((child for child in point.head.children if child.dep == "prep" and child.lower == "of"), None)
        named = of.child("pobj") if of else None
        for p in self.points.beside(point):
            if named and named in p.tokens and p.entity and p.mention.form == "name":
                return p.entity, 0.9, "its name follows"
        fitting = [e for e in self.entities if point.word in e.nouns]
        return self._recent(point, fitting, 0.7, f"the last one that is a {point.word}", before=True)

    # ── persons ──

    def _holder(self, point: Point, whose: Entity | None) -> Found | None:
        if point.word == "counterpart":
            return self._counterpart(point)
        rank = offices.level(point.head, self.known)
        if not rank or _indefinite(point) or (_former(point) and not offices.past(point)):
            return None
        persons = [entity for entity in self.entities if entity.type == "person" and entity is not whose]
        if offices.past(point):
            return self._once(point, rank, whose, persons)
        if whose and whose.type == "person":
            whose = None
        if whose:
            fitting = [
                p for p in persons if any(offices.agree(rank, held) and of == whose.label for held, of in p.offices)
            ]
            return self._recent(point, fitting, 0.9, f"holds that office of {whose.names[0] if whose.names else 'it'}")
        fitting = [p for p in persons if any(held == rank for held, _ in p.offices) or point.word in p.nouns]
        return self._recent(point, fitting, 0.7, "the last one named with that title", before=True)

    def _once(self, point: Point, rank: str, whose: Entity | None, persons: list[Entity]) -> Found | None:
        """Who held an office once: "the former president"."""
        of = whose.label if whose and whose.type != "person" else ""
        fitting = [
            person
            for person in persons
            if any(offices.agree(rank, held) and (not of or where in {"", of}) for held, where in person.former)
        ]
        return self._recent(point, fitting, 0.7, "the last one named who held that office once", before=True)

    def _counterpart(self, point: Point) -> Found | None:
        state = next((p.entity for p in self._inside(point) if p.entity and p.entity.type == "state"), None)
        other = next((p.entity for p in self._inside(point) if p.entity and p.entity.type == "person"), None)
        if state is None:
            return None
        ranks = {held for held, _ in other.offices} if other else offices.LEADING
        fitting = [
            e
            for e in self.entities
            if e is not other and any(of == state.label and (held in ranks or not ranks) for held, of in e.offices)
        ]
        return self._recent(point, fitting, 0.85, f"holds that office of {state.names[0]}")

    def _inside(self, point: Point) -> list[Point]:
        return [p for p in self.points.beside(point) if point.holds(p)]

    def _recent(
        self, point: Point, fitting: Iterable[Entity], score: float, because: str, before: bool = False
    ) -> Found | None:
        """The one of them named last before a point (or, where none was, first after it)."""
        best: tuple[int, Entity] | None = None
        for entity in fitting:
            earlier = [p.start for p in entity.points if p.start < point.start]
            if not earlier and (before or not entity.points):
                continue
            near = max(earlier) if earlier else -min(p.start for p in entity.points)
            if best is None or near > best[0]:
                best = (near, entity)
        return (best[1], score, because) if best else None

    # ── states, forces, organisations ──

    def _country(self, point: Point) -> Found | None:
        if any(child.lower in TWO and child.lower not in {"our", "their"} for child in point.head.children):
            return None
        if any(child.lower in {"our", "my"} for child in point.head.children):
            return self._own_state(point)
        states = [e for e in self.entities if e.type == "state" and not _names_it(point, e)]
        best = max(states, key=lambda e: _nearness(point, e), default=None)
        return (best, 0.5, "the state last spoken of") if best and _nearness(point, best) > 0 else None

    def _own_state(self, point: Point) -> Found | None:
        speaker = point.speaker.entity if point.speaker else None
        state = self.state_of(speaker) if speaker else None
        return (state, 0.8, "the speaker's own state") if state else None

    def state_of(self, entity: Entity) -> Entity | None:
        """The state or organisation that a person acts for, or a state itself."""
        if entity.type in {"state", "organisation"}:
            return entity
        owners = [of for _, of in sorted(entity.offices) if of]
        found = next((e for of in owners for e in self.entities if of == e.label and e is not entity), None)
        return found if found is not None and found.type != "person" else None  # a lawyer's "we" is not the client

    def _forces(self, whose: Entity) -> Found | None:
        state = self.state_of(whose) if whose.type == "person" else whose
        if state is None or state.type not in {"state", "organisation"}:
            return None
        key = f"forces/{state.label}"
        entity = next((e for e in self.entities if e.key == key), None) or self._make("group", key)
        return entity, 0.85, f"the armed forces of {(state.names or [state.label])[0]}"

    def _organisation(self, point: Point, whose: Entity | None) -> Found | None:
        if _indefinite(point) or _bare_plural(point):
            return None
        fitting = []
        for entity in self.entities:
            if entity.type not in {"organisation", "group", "document"} or entity is whose:
                continue
            entry = self.known.entries.get(entity.key)
            nouns = set(entry.nouns) if entry else set()
            last = entity.names[0].split()[-1].lower() if entity.names else ""
            if point.word in nouns | {last} | entity.nouns:
                fitting.append(entity)
        if whose and whose.names:
            fitting = [e for e in fitting if whose.names[0] in " ".join(e.names)]
        return self._recent(point, fitting, 0.75, f"the last one that is a {point.word}", before=True)

    # ── plurals and new actors ──

    def _pair(self, point: Point) -> tuple[Entity, ...]:
        words = {child.lower for child in point.head.children} | {point.word}
        if not words & TWO:
            return ()
        if point.word in PLURAL_PERSONS:
            lead = point.word in LED
            return self._most(point, [e for e in self.entities if e.type == "person" and (not lead or _leads(e))])
        if point.word not in PLURAL_STATES:
            return ()
        states = [e for e in self.entities if e.type == "state"]
        return self._ours(point, states) if "our" in words else self._most(point, states)

    def _ours(self, point: Point, states: list[Entity]) -> tuple[Entity, ...]:
        """The state of who speaks, and the one whose leader or name he spoke of last; none where that is not clear."""
        own = self.state_of(point.speaker.entity) if point.speaker and point.speaker.entity else None
        near = [p.entity for p in reversed(self.points.near(point, 1)) if p.start < point.start and p.entity]
        others = [state for e in near if (state := self.state_of(e)) in states and state is not own]
        return (own, others[0]) if own in states and own and others and others[0] else ()

    @staticmethod
    def _most(point: Point, fitting: list[Entity]) -> tuple[Entity, ...]:
        """The two that are named most up to a point."""
        counts = [
            (sum(1 for p in e.points if p.start < point.start or p.sentence == point.sentence), -e.number, e)
            for e in fitting
        ]
        top = sorted(counts, key=lambda item: item[:2], reverse=True)[:2]
        return tuple(e for count, _, e in top if count) if len(top) == 2 and top[1][0] else ()

    def _stands_alone(self, point: Point, whose: Entity | None) -> bool:
        """Whether a nominal that points at nobody named is an actor of its own: somebody's, or one who speaks."""
        return whose is not None or point.head.dep in {"nsubj", "agent", "appos"} or point.mention.type == "document"

    def _new(self, point: Point, whose: Entity | None) -> Entity:
        entity = self._make(point.mention.type, "")
        entity.nouns.add(point.word)
        entity.gender = self.known.noun_gender(point.word)
        if point.mention.type == "person":
            entity.offices.add((offices.level(point.head, self.known), whose.key if whose else ""))
        return entity

    def _make(self, kind: str, key: str) -> Entity:
        entity = Entity(len(self.entities), kind, key)
        self.entities.append(entity)
        return entity


def _counts_two(point: Point) -> bool:
    """Whether a plural says of how many it is, so that no one actor is meant: "the two countries"."""
    plural = point.word in PLURAL_STATES or point.word in PLURAL_PERSONS
    return plural and any(child.lower in {"two", "both"} for child in point.head.children)


def _why_two(point: Point) -> str:
    ours = point.word in PLURAL_STATES and point.head.child("poss") is not None and point.speaker is not None
    return "the speaker's own state and the other he spoke of" if ours else "the two that are named most"


def _leads(entity: Entity) -> bool:
    """Whether a person is known to lead a state or an organisation."""
    return entity.key.startswith("leaders/") or any(held in offices.TOP for held, _ in entity.offices)


def _content(point: Point) -> list[str]:
    return [token.lower for token in point.tokens if token.pos not in {"DET", "PART"} and token.dep != "case"]


def _indefinite(point: Point) -> bool:
    return any(child.lower in {"a", "an", "another", "any", "some", "every", "no"} for child in point.head.children)


def _bare_plural(point: Point) -> bool:
    """Whether a plural stands without "the" or an owner: "officials" are none of whom was told before."""
    return point.head.tag == "NNS" and point.head.child("det", "poss") is None


def _former(point: Point) -> bool:
    return any(child.lower in offices.FORMER for child in point.head.children)


def _names_it(point: Point, entity: Entity) -> bool:
    """Whether the actor is named inside the nominal itself."""
    return any(point.holds(p) for p in entity.points)


def _nearness(point: Point, entity: Entity) -> float:
    """How near and how prominent the last mention of a state before a point is."""
    best = 0.0
    for p in entity.points:
        spoken = p.mask not in {-1, point.mask}
        if p.start < point.start and point.sentence - p.sentence <= 2 and not spoken:
            subject = 1.0 if p.head.dep in {"nsubj", "nsubjpass"} else 0.0
            best = max(best, 3.0 - (point.sentence - p.sentence) + subject + p.start / 1e7)
    return best
