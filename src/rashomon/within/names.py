"""Takes a parse, gives the names in it: known names from the lexicon, others from the entity recogniser, verified.

A name is a full one, with no title. A span the recogniser takes for a person is kept only with more evidence: a first
name, a title before it, the shape of a full name, or a full name elsewhere in the article that it is part of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.lexicon.known import Known, Sense, bare, plain
from rashomon.parse import Entity, Parse, Token

TYPES = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group"}
LOOSE = {"GPE", "LOC", "ORG", "NORP", "FAC", "PERSON"}
PARTICLES = {
    "de",
    "del",
    "della",
    "di",
    "da",
    "dos",
    "das",
    "du",
    "van",
    "von",
    "der",
    "den",
    "ten",
    "ter",
    "la",
    "le",
    "bin",
    "bint",
    "ibn",
    "al",
    "el",
    "abu",
    "ben",
    "st",
}
SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}
FAMILY = {"Bank", "University", "Corp", "Inc", "Airlines", "Radio", "Times", "Post", "College", "School", "Institute"}


@dataclass(slots=True)
class Name:
    """A name in a paragraph: code points, and what speaks for it."""

    start: int
    end: int
    type: str
    because: str
    senses: tuple[Sense, ...] = ()
    sure: bool = True


def find(parse: Parse, known: Known) -> list[Name]:
    """The names of a paragraph, in order; nested ones after those that hold them."""
    entities = {token.i: entity for entity in parse.entities for token in parse.tokens[entity.first : entity.last]}
    listed = list(_listed(parse, known, entities))
    covered = {i for name in listed for i in _indices(parse, name)}
    out = listed + [name for entity in parse.entities for name in _recognised(parse, known, entity, covered)]
    for name in out:
        if not name.sure and name.type != "person" and _described_as_person(parse, name, known):
            name.type, name.because, name.sure = "person", "described as a person beside it", True
    taken = {i for name in out if name.type == "person" for i in _indices(parse, name)}
    out += _first_name_runs(parse, known, taken)
    return sorted(out, key=lambda name: (name.start, -name.end))


def _indices(parse: Parse, name: Name) -> list[int]:
    return [token.i for token in parse.tokens if name.start <= token.start < name.end]


def _described_as_person(parse: Parse, name: Name, known: Known) -> bool:
    """Whether an age or a noun for a person stands in apposition to a name of two or three words."""
    tokens = [parse.tokens[i] for i in _indices(parse, name)]
    if not 2 <= len(tokens) <= 3 or not all(_namelike(token) and token.pos == "PROPN" for token in tokens):
        return False
    after = [token.text for token in parse.tokens[tokens[-1].i + 1 : tokens[-1].i + 4]]
    if len(after) > 2 and after[0] == "," and after[1].isdigit() and len(after[1]) < 3 and after[2] == ",":
        return True
    beside = [child for token in tokens for child in token.children if child.dep == "appos"]
    beside += [token.head for token in tokens if token.dep == "appos"]
    return any(known.noun(token.lower) == "person" for token in beside)


# ── known names ──────────────────────────────────────────────────────────────────────────────────────────────────


def _listed(parse: Parse, known: Known, entities: dict[int, Entity]) -> Iterator[Name]:
    ends = {token.end for token in parse.tokens}
    folded = plain(parse.text) if len(plain(parse.text)) == len(parse.text) else parse.text
    until = 0
    for token in parse.tokens:
        if token.start < until or not token.text[0].isalpha():
            continue
        end = _longest(folded, token, known, ends)
        if end and (name := _accepted(parse, known, token, end, entities)):
            until = name.end
            yield name


def _longest(text: str, token: Token, known: Known, ends: set[int]) -> int:
    word = token.text.split(".")[0].split("'")[0] if not token.text.isalpha() else plain(token.text)
    forms = known.starting(word)
    if not forms and token.text.isupper() and len(token.text) > 3:
        return token.end if known.senses(token.text) else 0
    for printed in forms:
        end = token.start + len(printed)
        if end in ends and text.startswith(printed, token.start):
            return end
    return 0


def _accepted(parse: Parse, known: Known, token: Token, end: int, entities: dict[int, Entity]) -> Name | None:
    printed = parse.text[token.start : end]
    senses = tuple(known.senses(printed))
    entity = entities.get(token.i)
    if not senses or (entity and _inside_other(parse, known, entity, token.start, end, senses)):
        return None
    if printed in known.ambiguous and not _agrees(entity, token, senses):
        return None
    if token.pos not in {"PROPN", "ADJ", "NOUN", "X"} and entity is None:
        return None
    return Name(token.start, end, senses[0].type, f"known: {senses[0].key}", senses)


def _agrees(entity: Entity | None, token: Token, senses: tuple[Sense, ...]) -> bool:
    if token.text == "US":
        return True
    if senses[0].type == "group":
        if token.i == 0 or token.pos not in {"PROPN", "ADJ", "NOUN"}:
            return False
        return entity is not None or token.child("det") is not None or _hyphened(token)
    return entity is not None and entity.label in LOOSE - {"PERSON"}


def _hyphened(token: Token) -> bool:
    """Whether a hyphen stands right before a token ("anti-West")."""
    return any(t.text == "-" and t.end == token.start for t in (*token.children, *token.head.children))


def _inside_other(parse: Parse, known: Known, entity: Entity, start: int, end: int, senses: tuple[Sense, ...]) -> bool:
    """Whether a known name is only a part of another's name ("Jordan" in a person's, "America" in a bank's)."""
    text = bare(parse.text[entity.start : entity.end].removesuffix("'s"))
    if end >= entity.end or (start <= entity.start and len(text) <= end - start + 1):
        inner = start <= entity.start + 4
        if inner and end - start >= len(text):
            return False
    if end - start >= len(text):
        return False
    if entity.label == "PERSON":
        return (
            senses[0].type != "person"
            and not _parted(parse, entity, end)
            and not _only_title(parse, known, entity, start, end)
        )
    if entity.label not in {"ORG", "FAC", "PRODUCT", "WORK_OF_ART"}:
        return False
    adjective = senses[0].how in {"demonym", "people"} and start <= entity.start + 4
    owner = parse.text[end : end + 2] == "'s"
    last = end >= entity.end and parse.text[max(0, start - 3) : start] == "of "
    return not (adjective or owner or last) or bool(FAMILY & set(text.split()))


def _parted(parse: Parse, entity: Entity, end: int) -> bool:
    """Whether a hyphen, slash or possessive follows: the recogniser has run two names together."""
    return parse.text[end : end + 1] in {"-", "/", ","} or parse.text[end : end + 2] == "'s"


def _only_title(parse: Parse, known: Known, entity: Entity, start: int, end: int) -> bool:
    """Whether titles or a demonym were run together with a name ("Russian President X")."""
    after = parse.text[end : entity.end].split()
    return bool(after) and after[0].lower() in known.titles and start <= entity.start


# ── names of the recogniser ──────────────────────────────────────────────────────────────────────────────────────


def _recognised(parse: Parse, known: Known, entity: Entity, covered: set[int]) -> Iterator[Name]:
    if entity.label not in TYPES:
        return
    tokens = _trimmed(parse.tokens[entity.first : entity.last], known)
    if not tokens or all(token.i in covered for token in tokens):
        return
    kind = TYPES[entity.label]
    if kind == "person":
        yield from _persons(tokens, known, covered)
    elif not tokens[0].text[0].islower() or any(char.isupper() for char in tokens[0].text):
        if len(tokens) == 1 and tokens[0].pos not in {"PROPN", "ADJ", "NOUN"}:
            return
        tokens = _without_person(tokens, known)
        yield Name(tokens[0].start, tokens[-1].end, kind, f"recognised as {kind}", sure=False)


def _without_person(tokens: list[Token], known: Known) -> list[Token]:
    """An organisation's name without the person's that the recogniser has run together with it."""
    for i in range(1, len(tokens) - 1):
        rest = tokens[i:]
        if len(rest) <= 3 and known.is_first_name(rest[0].text) and all(_namelike(token) for token in rest):
            if any(known.noun(token.lower) == "organisation" or token.lower in known.titles for token in tokens[:i]):
                return tokens[:i]
    return tokens


def _trimmed(tokens: list[Token], known: Known) -> list[Token]:
    """An entity without articles, titles and possessives at its edges."""
    low, high = 0, len(tokens)
    while high > low and (
        tokens[high - 1].tag == "POS" or (not tokens[high - 1].text[-1].isalnum() and tokens[high - 1].text != ".")
    ):
        if tokens[high - 1].text.endswith(".") and len(tokens[high - 1].text) > 1:
            break
        high -= 1
    while low < high and (
        tokens[low].pos in {"DET", "PUNCT"} or (tokens[low].lower in known.titles and high - low > 1)
    ):
        low += 1
    return tokens[low:high]


def _persons(tokens: list[Token], known: Known, covered: set[int]) -> Iterator[Name]:
    for run in _runs(tokens):
        if not run or all(token.i in covered for token in run):
            continue
        because, sure = _evidence(run, known)
        if because:
            yield Name(run[0].start, run[-1].end, "person", because, sure=sure)


def _runs(tokens: Iterable[Token]) -> list[list[Token]]:
    """The runs of capitalised words and particles: a hyphen or comma between two names parts them."""
    out: list[list[Token]] = [[]]
    for token in tokens:
        if _namelike(token) or (
            token.text == "-"
            and out[-1]
            and out[-1][-1].end == token.start
            and len(token.text) == 1
            and _given(out[-1])
        ):
            out[-1].append(token)
        else:
            out.append([])
    return [_without_particles(run) for run in out]


def _given(run: list[Token]) -> bool:
    return len(run) > 1


def _without_particles(run: list[Token]) -> list[Token]:
    while run and ((run[0].lower in PARTICLES and run[0].text.islower()) or run[0].text == "-"):
        run = run[1:]
    while run and ((run[-1].lower in PARTICLES and run[-1].text.islower()) or run[-1].text == "-"):
        run = run[:-1]
    return run


def _namelike(token: Token) -> bool:
    text = token.text
    if text.lower() in PARTICLES or text.lower() in SUFFIXES:
        return True
    return text[0].isupper() and (text.replace("'", "").replace("-", "").replace(".", "").isalpha())


def _evidence(run: list[Token], known: Known) -> tuple[str, bool]:
    """Why a run of words is a person's name, and whether it stands on its own; nothing when there is no evidence."""
    words = [token for token in run if token.lower not in PARTICLES and token.text != "-"]
    if not words:
        return "", False
    if known.is_first_name(words[0].text) and len(words) > 1:
        return f"a first name, “{words[0].text}”", True
    if title := title_before(run[0], known):
        return f"a title before it, “{title}”", True
    if len(words) > 1 and all(token.pos == "PROPN" for token in words) and not _common(words, known):
        return "the shape of a full name", True
    if len(words) == 1 and words[0].pos == "PROPN" and len(words[0].text) > 1:
        return "recognised as a person", False
    return "", False


def _common(words: list[Token], known: Known) -> bool:
    return any(known.noun(token.lower) or known.senses(token.text) for token in words) or words[0].text.isupper()


def title_before(token: Token, known: Known) -> str:
    """The title that stands right before a token, or an empty string."""
    parse_left = _left(token, 3)
    for length in (3, 2, 1):
        words = " ".join(t.lower for t in parse_left[-length:])
        if len(parse_left) >= length and words in known.titles:
            return " ".join(t.text for t in parse_left[-length:])
    return ""


def _left(token: Token, count: int) -> list[Token]:
    """Up to `count` tokens right before one, found through the tree it hangs in."""
    near = [t for t in (token, *token.children, *token.ancestors()) for t in (t, *t.children)]
    by_number = {t.i: t for t in near}
    out: list[Token] = []
    number = token.i - 1
    while number in by_number and len(out) < count:
        out.insert(0, by_number[number])
        number -= 1
    return out


def _first_name_runs(parse: Parse, known: Known, taken: set[int]) -> Iterator[Name]:
    """Full names that the recogniser missed or gave to something else: a first name and what follows it."""
    tokens, i = parse.tokens, 0
    while i < len(tokens):
        token = tokens[i]
        i += 1
        if (
            token.i in taken
            or token.pos != "PROPN"
            or not token.text[0].isupper()
            or not known.is_first_name(token.text)
        ):
            continue
        run = [token]
        while i < len(tokens) and tokens[i].pos == "PROPN" and _namelike(tokens[i]) and tokens[i].i not in taken:
            run.append(tokens[i])
            i += 1
        if _full(run, tokens, known):
            yield Name(run[0].start, run[-1].end, "person", f"a first name, “{token.text}”", sure=True)


def _full(run: list[Token], tokens: list[Token], known: Known) -> bool:
    before = tokens[run[0].i - 1] if run[0].i else None
    capital = before is not None and before.pos == "PROPN" and before.lower not in known.titles
    inside = capital and before is not None and before.entity != run[0].entity and not run[-1].entity
    return (
        2 <= len(run) <= 4
        and not _common(run[1:], known)
        and not run[0].text.isupper()
        and (not capital or inside or _ends_org(run))
    )


def _ends_org(run: list[Token]) -> bool:
    return run[0].entity in {"ORG", "GPE"} and run[0].head.entity in {"ORG", "GPE", ""}
