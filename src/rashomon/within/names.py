"""Takes a parse, gives the names in it: known names from the lexicon, others from the entity recogniser, verified.

A name is a full one, with no title. A span the recogniser takes for a person is kept only with more evidence: a first
name, a title before it, the shape of a full name, or a full name elsewhere in the article that it is part of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.lexicon.known import YOUNGER, Known, Sense, bare, plain
from rashomon.parse import Entity, Parse, Token
from rashomon.within import persons

TYPES = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group"}
"""The types of the recogniser's labels; others name no actor."""
INSTITUTIONS = {"ORG", "FAC", "PRODUCT", "WORK_OF_ART"}
"""Labels of names that other names stand in without being named themselves ("the Bank of X")."""
FAMILY = {"Bank", "University", "Corp", "Inc", "Airlines", "Radio", "Times", "Post", "College", "School", "Institute"}
"""Words of institutions that are named after a state without being its own."""


@dataclass(slots=True)
class Name:
    """A name in a paragraph: its tokens, and what speaks for it."""

    tokens: list[Token]
    type: str
    because: str
    senses: tuple[Sense, ...] = ()
    sure: bool = True

    @property
    def start(self) -> int:
        """Where it starts in the paragraph."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the paragraph."""
        return self.tokens[-1].end


def find(parse: Parse, known: Known) -> list[Name]:
    """The names of a paragraph, in order; nested ones after those that hold them."""
    entities = {i: entity for entity in parse.entities for i in range(entity.first, entity.last)}
    out = list(_listed(parse, known, entities))
    covered = {token.i for name in out for token in name.tokens}
    for entity in parse.entities:
        if entity.label in TYPES:
            out += _recognised(parse, known, entity, covered)
    taken = covered | {token.i for name in out if name.type == "person" for token in name.tokens}
    for first, last in persons.unmarked(parse, known, taken):
        out.append(Name(parse.tokens[first.i : last.i + 1], "person", f"a first name, “{first.text}”"))
    return sorted(out, key=lambda name: (name.start, -name.end))


# ── known names ──────────────────────────────────────────────────────────────────────────────────────────────────


def _listed(parse: Parse, known: Known, entities: dict[int, Entity]) -> Iterator[Name]:
    last_of = {token.end: token.i for token in parse.tokens}
    folded = plain(parse.text)
    folded = folded if len(folded) == len(parse.text) else parse.text
    until = 0
    for token in parse.tokens:
        if token.i < until or not token.text[0].isalpha():
            continue
        end = _longest(folded, token, known, last_of)
        if end and (name := _accepted(parse.tokens[token.i : last_of[end] + 1], parse, known, entities)):
            until = last_of[end] + 1
            yield name


def _longest(text: str, token: Token, known: Known, last_of: dict[int, int]) -> int:
    """Where the longest known name that starts with a token ends; 0 where none does."""
    word = plain(token.text) if token.text.isalpha() else token.text.split(".")[0].split("'")[0]
    forms = known.starting(word)
    if not forms and token.text.isupper() and len(token.text) > 3:
        return token.end if known.senses(token.text) else 0
    ends = (token.start + len(printed) for printed in forms if text.startswith(printed, token.start))
    return next((end for end in ends if end in last_of), 0)


def _accepted(tokens: list[Token], parse: Parse, known: Known, entities: dict[int, Entity]) -> Name | None:
    """A known name, unless it is only part of another name or the recogniser takes the word for something else."""
    first, entity = tokens[0], entities.get(tokens[0].i)
    printed = parse.text[first.start : tokens[-1].end]
    senses = tuple(known.senses(printed))
    capitals = first.text.isupper() and len(first.text) > 3
    if not senses or (first.pos not in {"PROPN", "ADJ", "NOUN", "X"} and entity is None and not capitals):
        return None
    after = parse.tokens[tokens[-1].i + 1 : tokens[-1].i + 2]
    if senses[0].type == "person" and after and after[0].lower in YOUNGER:
        return Name([*tokens, *after], "person", f"a name and “{after[0].text}”: not {senses[0].name}")
    if entity and _inside_other(tokens, parse, known, entity, senses[0]):
        return None
    if printed in known.ambiguous and not _agrees(entity, first, senses[0]):
        return None
    return Name(tokens, senses[0].type, f"known: {senses[0].key}", senses)


def _agrees(entity: Entity | None, token: Token, sense: Sense) -> bool:
    """Whether the parse takes a name that may be another word for a name of that kind."""
    if token.text == "US":
        return True
    if sense.type == "group":
        marked = entity is not None or token.child("det") is not None or _hyphened(token)
        return token.i > 0 and token.pos in {"PROPN", "ADJ", "NOUN"} and marked
    return entity is not None and entity.label in TYPES and entity.label != "PERSON"


def _hyphened(token: Token) -> bool:
    """Whether a hyphen stands right before a token ("anti-West")."""
    return any(t.text == "-" and t.end == token.start for t in (*token.children, *token.head.children))


def _inside_other(tokens: list[Token], parse: Parse, known: Known, entity: Entity, sense: Sense) -> bool:
    """Whether a known name is only a part of another's name ("Jordan" in a person's, "America" in a bank's)."""
    start, end = tokens[0].start, tokens[-1].end
    text = bare(parse.text[entity.start : entity.end].removesuffix("'s"))
    if end - start >= len(text):
        return False
    opens = start <= entity.start + len("the ")
    following = parse.text[end : end + 2]
    if entity.label == "PERSON":
        after = parse.text[end : entity.end].split()
        title = opens and bool(after) and after[0].lower() in known.titles
        return sense.type != "person" and following[:1] not in {"-", "/", ","} and following != "'s" and not title
    if entity.label not in INSTITUTIONS:
        return False
    if entity.label == "PRODUCT" and opens:
        return False
    adjective = opens and sense.how in {"demonym", "people"}
    last = end >= entity.end and parse.text[max(0, start - 3) : start] == "of "
    return not (adjective or last or following == "'s") or bool(FAMILY & set(text.split()))


# ── names of the recogniser ──────────────────────────────────────────────────────────────────────────────────────


def _recognised(parse: Parse, known: Known, entity: Entity, covered: set[int]) -> Iterator[Name]:
    tokens = _trimmed(parse.tokens[entity.first : entity.last], known)
    if all(token.i in covered for token in tokens):
        return
    if entity.label == "PERSON":
        for run in persons.runs(tokens):
            because, sure = persons.evidence(run, known)
            if because and not all(token.i in covered for token in run):
                yield Name(run, "person", because, sure=sure)
    elif _may_name(tokens):
        tokens = persons.without_person(tokens, known)
        if persons.described(parse, tokens, known):
            yield Name(tokens, "person", "described as a person beside it")
        else:
            yield Name(tokens, TYPES[entity.label], f"recognised as {TYPES[entity.label]}", sure=False)


def _may_name(tokens: list[Token]) -> bool:
    if len(tokens) == 1 and tokens[0].pos not in {"PROPN", "ADJ", "NOUN"}:
        return False
    return any(char.isupper() for char in tokens[0].text)


def _trimmed(tokens: list[Token], known: Known) -> list[Token]:
    """An entity without articles, titles and possessives at its edges."""
    low, high = 0, len(tokens)
    while high > low and (tokens[high - 1].tag == "POS" or not any(char.isalnum() for char in tokens[high - 1].text)):
        high -= 1
    while low < high and (
        tokens[low].pos in {"DET", "PUNCT"} or (tokens[low].lower in known.titles and high - low > 1)
    ):
        low += 1
    return tokens[low:high]
