"""Takes words that may name a person, gives why they do: a first name, a title, the shape of a full name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from rashomon.lexicon.known import SUFFIXES, Known
from rashomon.parse import Parse, Token

PARTICLES = frozenset(
    {"de", "del", "della", "di", "da", "dos", "das", "du", "van", "von", "der", "den", "ten", "ter", "la", "le"}
    | {"bin", "bint", "ibn", "al", "el", "abu", "ben", "st"}
)
"""Small words inside names."""
LONGEST = 4
"""Words of the longest name that is taken without the recogniser."""

ALIKE = 80
"""Per cent of letters that two spellings of one long surname share at least (four spellings of one name: 78 to 89)."""
LONG = 6
"""Letters from which on spellings are compared at all."""

type Evidence = tuple[str, bool]
"""Why words name a person, and whether they do so on their own; the first is empty where nothing says so."""


def evidence(run: Sequence[Token], known: Known) -> Evidence:
    """Why a run of words that the recogniser takes for a person is one."""
    words = [token for token in run if token.lower not in PARTICLES and token.text != "-"]
    if all(token.lower in SUFFIXES for token in words):
        return "", False
    if len(words) > 1 and known.is_first_name(words[0].text):
        return f"a first name, “{words[0].text}”", True
    if title := title_before(run[0], known):
        return f"a title before it, “{title}”", True
    if len(words) > 1 and all(token.pos == "PROPN" for token in words) and not common(words, known):
        return "the shape of a full name", True
    if len(words) == 1 and words[0].pos == "PROPN" and len(words[0].text) > 1:
        return "recognised as a person", False
    return "", False


def common(words: Sequence[Token], known: Known) -> bool:
    """Whether words hold a common noun, another's name or only capitals, as no person's name does."""
    return words[0].text.isupper() or any(known.noun(token.lower) or known.senses(token.text) for token in words)


def namelike(token: Token) -> bool:
    """Whether a word has the shape of a part of a name."""
    text = token.text
    if text.lower() in PARTICLES or text.lower() in SUFFIXES:
        return True
    return text[0].isupper() and text.replace("'", "").replace("-", "").replace(".", "").isalpha()


def runs(tokens: Iterable[Token]) -> list[list[Token]]:
    """The runs of words that look like names: a comma, or a hyphen after a single word, parts two names."""
    out: list[list[Token]] = [[]]
    for token in tokens:
        double = token.text == "-" and len(out[-1]) > 1 and out[-1][-1].end == token.start
        if namelike(token) or double:
            out[-1].append(token)
        else:
            out.append([])
    return [_without_edges(run) for run in out]


def _without_edges(run: list[Token]) -> list[Token]:
    def loose(token: Token) -> bool:
        return token.text == "-" or (token.text.islower() and token.lower in PARTICLES)

    low, high = 0, len(run)
    while low < high and loose(run[low]):
        low += 1
    while high > low and loose(run[high - 1]):
        high -= 1
    return run[low:high]


def title_before(token: Token, known: Known) -> str:
    """The title that stands right before a token, or an empty string."""
    left = _left(token, 3)
    for length in range(len(left), 0, -1):
        if " ".join(t.lower for t in left[-length:]) in known.titles:
            return " ".join(t.text for t in left[-length:])
    return ""


def _left(token: Token, count: int) -> list[Token]:
    """Up to `count` tokens right before one, found through the tree it hangs in."""
    near = {t.i: t for a in (token, *token.ancestors()) for t in (a, *a.children)}
    out: list[Token] = []
    number = token.i - 1
    while number in near and len(out) < count:
        out.insert(0, near[number])
        number -= 1
    return out


def described(parse: Parse, tokens: Sequence[Token], known: Known) -> bool:
    """Whether an age or a noun for a person stands in apposition to a name of two or three words."""
    if not 2 <= len(tokens) <= 3 or not all(namelike(token) and token.pos == "PROPN" for token in tokens):
        return False
    after = [token.text for token in parse.tokens[tokens[-1].i + 1 : tokens[-1].i + 4]]
    if len(after) > 2 and after[0] == after[2] == "," and after[1].isdigit() and len(after[1]) < 3:
        return True
    beside = [child for token in tokens for child in token.children if child.dep == "appos"]
    beside += [token.head for token in tokens if token.dep == "appos"]
    return any(known.noun(token.lower) == "person" for token in beside)


def without_person(tokens: list[Token], known: Known) -> list[Token]:
    """An organisation's name without the person's that the recogniser has run together with it."""
    for i in range(1, len(tokens) - 1):
        rest, before = tokens[i:], tokens[:i]
        office = any(known.noun(token.lower) == "organisation" or token.lower in known.titles for token in before)
        if office and len(rest) <= 3 and known.is_first_name(rest[0].text) and all(map(namelike, rest)):
            return before
    return tokens


def unmarked(parse: Parse, known: Known, taken: set[int]) -> Iterator[tuple[Token, Token]]:
    """First and last word of full names that the recogniser missed: a first name and what follows it."""
    until = 0
    for token in parse.tokens:
        if token.i < until or not _opens(token, known, taken):
            continue
        run = [token]
        for following in parse.tokens[token.i + 1 :]:
            if following.pos != "PROPN" or not namelike(following) or following.i in taken:
                break
            run.append(following)
        until = run[-1].i + 1
        if _full(run, parse.tokens, known):
            yield run[0], run[-1]


def _opens(token: Token, known: Known, taken: set[int]) -> bool:
    return (
        token.pos == "PROPN"
        and token.text[0].isupper()
        and not token.text.isupper()
        and token.i not in taken
        and known.is_first_name(token.text)
    )


def _full(run: Sequence[Token], tokens: Sequence[Token], known: Known) -> bool:
    """Whether a run is a whole name, and no part of a longer one that begins before it."""
    if not 2 <= len(run) <= LONGEST or common(run[1:], known):
        return False
    before = tokens[run[0].i - 1] if run[0].i else None
    if before is None or before.pos != "PROPN" or before.lower in known.titles:
        return True
    apart = before.entity != run[0].entity and not run[-1].entity
    return apart or run[0].entity in {"ORG", "GPE"}


def spelt_alike(left: str, right: str) -> bool:
    """Whether two long surnames are spellings of one."""
    if min(len(left), len(right)) < LONG or abs(len(left) - len(right)) > 2 or left[0] != right[0]:
        return False
    return fuzz.ratio(left, right) >= ALIKE
