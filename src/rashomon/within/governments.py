"""Takes a capital or a palace in a parse, gives whether it stands there for the government, and why.

The rules look at what governs the name: a preposition of place, a verb or noun of travel, a verb that only an actor
can be the subject of. They were written for English news prose; where nothing tells, a capital that is a subject, an
owner or the other end of a relation is taken for the government, any other for the city.
"""

from __future__ import annotations

from rashomon.parse import Token

PLACE_PREPOSITIONS = {"in", "near", "outside", "around", "at", "inside", "throughout", "into", "across", "via", "off"}
SHARED_PREPOSITIONS = {"to", "from", "for", "of", "through", "on", "over", "toward", "towards", "above"}
TRAVEL = set(
    "visit trip travel go come fly arrive return journey head drive march move flight tour leave depart road train "
    "route airport arrival departure way stop stopover pilgrimage bring take send evacuate flee deport deploy ship "
    "transport convoy invite invitation welcome summon recall relocate commute walk sail".split()
)
MOTION_OBJECT = set(
    "visit leave reach enter bomb attack shell strike hit capture seize besiege surround tour flee encircle evacuate "
    "approach storm invade".split()
)
CITY_HEADS = set(
    "visit airport suburb street region resident talk summit meeting trip mayor police conference office bureau "
    "metro subway station university court hotel stock exchange time restaurant museum museums marathon olympics "
    "neighborhood neighbourhood district area speech tour skyline embassy correspondent newsroom event ceremony "
    "parade square theatre theater hospital apartment home house studio zoo protest rally exhibition declaration "
    "agreement treaty protocol accord process forum club derby".split()
)
THINGS_OF_CITIES = set(
    "street airport suburb resident metro subway mayor museum district skyline center centre downtown square outskirts "
    "hospital hotel park restaurant landmark population citizen university stadium river bridge neighbourhood "
    "neighborhood cathedral church".split()
)
RELATIVE = {"which", "who"}


def judge(tokens: list[Token], capital: bool) -> tuple[bool, str]:
    """Whether the name stands for the government, and why. `capital` is False for a palace or a street."""
    head = _head(tokens)
    if _dateline(tokens):
        return False, "it opens a dateline"
    if _state_follows(tokens):
        return False, "the state it lies in follows"
    if _relative_actor(head):
        return True, "a clause makes it an actor"
    return _by_governor(_first_conjunct(head), capital)


def _head(tokens: list[Token]) -> Token:
    inside = set(map(id, tokens))
    return next((token for token in reversed(tokens) if id(token.head) not in inside or token.is_root), tokens[-1])


def _first_conjunct(token: Token) -> Token:
    for _ in range(4):
        if token.dep not in {"conj", "appos"} or token.is_root or token.head.pos not in {"PROPN", "NOUN"}:
            break
        token = token.head
    return token


def _dateline(tokens: list[Token]) -> bool:
    return tokens[0].i == 0 and (tokens[0].text.isupper() and len(tokens[0].text) > 3)


def _state_follows(tokens: list[Token]) -> bool:
    return any(
        child.dep == "appos" and child.entity == "GPE" and child.i - tokens[-1].i == 2 for child in tokens[-1].children
    )


def _relative_actor(head: Token) -> bool:
    clause = head.child("relcl")
    return clause is not None and any(c.dep == "nsubj" and c.lower in RELATIVE for c in clause.children)


def _by_governor(head: Token, capital: bool) -> tuple[bool, str]:
    governor = head.head
    if head.dep == "pobj" or governor.dep == "prep":
        return _after_preposition(head, governor, capital)
    if head.dep in {"nsubj", "nsubjpass", "csubj", "agent"}:
        if governor.lemma == "be" and any(
            child.dep == "prep" and child.lower in {"in", "on"} for child in governor.children
        ):
            return False, "where it lies is told"
        return True, f"it is the subject of “{governor.text}”"
    if head.dep in {"dobj", "dative"}:
        away = governor.lemma in MOTION_OBJECT
        return not away, f"it is the object of “{governor.text}”"
    if head.dep == "poss":
        city = (
            governor.lemma.lower() in THINGS_OF_CITIES
            or governor.tag.startswith("NNP")
            and governor.entity in {"FAC", "ORG"}
        )
        return not city, f"“{governor.text}” is its own"
    if head.dep in {"compound", "nmod", "amod"}:
        city = governor.lemma.lower() in CITY_HEADS and capital
        return not city, f"it stands before “{governor.text}”"
    if head.dep == "npadvmod":
        return True, "it stands beside a participle"
    return head.is_root, "nothing about it tells of a place" if head.is_root else "nothing makes it an actor"


def _after_preposition(head: Token, prep: Token, capital: bool) -> tuple[bool, str]:
    word = prep.lower
    if word in PLACE_PREPOSITIONS:
        return False, f"it follows “{word}”"
    if word in SHARED_PREPOSITIONS:
        lemmas = {prep.head.lemma.lower(), prep.head.head.lemma.lower() if prep.head.dep in {"prep", "prt"} else ""}
        travel = bool(lemmas & TRAVEL) or (
            word == "of" and bool(lemmas & (THINGS_OF_CITIES | {"city", "capital", "town"}))
        )
        return not travel, f"it follows “{prep.head.text} {word}”"
    return True, f"it follows “{word}”"
