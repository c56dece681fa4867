"""Takes an article's paragraphs, gives its figures: value, unit, what is counted or measured, and what bounds it.

Years, dates, times of day and figures inside names ("Tower 7") are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rashomon.findings import ARTICLE_ROLES, Article, Block, Quantity
from rashomon.parse import Parse, Parser, Token
from rashomon.text import Span

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
TENS = "thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: value for value, word in enumerate(UNITS.split())} | {
    word: 10 * value for value, word in enumerate(TENS.split(), start=3)
}
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "dozen": 12,
}
CURRENCIES = {
    "$": "dollar",
    "us$": "dollar",
    "dollar": "dollar",
    "usd": "dollar",
    "€": "euro",
    "euro": "euro",
    "eur": "euro",
    "£": "pound",
    "pound": "pound",
    "gbp": "pound",
    "¥": "yen",
    "yen": "yen",
    "yuan": "yuan",
    "rouble": "rouble",
    "ruble": "rouble",
    "rupee": "rupee",
    "₹": "rupee",
    "franc": "franc",
    "crown": "crown",
    "won": "won",
    "peso": "peso",
    "real": "real",
    "lira": "lira",
    "rand": "rand",
    "cent": "cent",
}
MEASURES = {
    "percent": "percent",
    "%": "percent",
    "per cent": "percent",
    "point": "point",
    "kilometre": "kilometre",
    "kilometer": "kilometre",
    "km": "kilometre",
    "mile": "mile",
    "metre": "metre",
    "meter": "metre",
    "foot": "foot",
    "ton": "ton",
    "tonne": "ton",
    "barrel": "barrel",
    "litre": "litre",
    "liter": "litre",
    "gallon": "gallon",
    "hectare": "hectare",
    "acre": "acre",
    "degree": "degree",
    "kilogram": "kilogram",
    "kg": "kilogram",
    "megawatt": "megawatt",
    "gigawatt": "gigawatt",
    "second": "second",
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "decade": "decade",
    "magnitude": "magnitude",
}
BOUNDS = {
    "at least": "at least",
    "no less than": "at least",
    "no fewer than": "at least",
    "minimum of": "at least",
    "more than": "more than",
    "over": "more than",
    "above": "more than",
    "exceeding": "more than",
    "at most": "at most",
    "up to": "at most",
    "no more than": "at most",
    "as many as": "at most",
    "as much as": "at most",
    "less than": "less than",
    "fewer than": "less than",
    "under": "less than",
    "below": "less than",
    "nearly": "about",
    "almost": "about",
    "about": "about",
    "around": "about",
    "roughly": "about",
    "some": "about",
    "approximately": "about",
    "an estimated": "about",
    "close to": "about",
    "estimated": "about",
    "circa": "about",
    "just over": "more than",
    "just under": "less than",
}
NAMES = {"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART", "NORP", "LANGUAGE"}
FIGURE = re.compile(r"(us\$|[$€£¥₹])?(\d+(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?)(%|bn|mn|tn|m|b|k)?", re.IGNORECASE)
CALENDAR = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\b\d{1,2}:\d\d|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|\b\d{1,2}(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)


def find(article: Article, blocks: Sequence[Block], *, parser: Parser) -> Iterator[Quantity]:
    """The figures of an English article, in no particular order."""
    if article.language != "en":
        return
    read = [block for block in blocks if block.role in ARTICLE_ROLES]
    for block, parse in zip(read, parser([block.text for block in read]), strict=True):
        for found in of_paragraph(parse):
            yield _written(article, block, found)


class Found:
    """A figure in a paragraph: its tokens, value, unit, head and bound."""

    def __init__(self, tokens: list[Token], value: Decimal, unit: str, head: str, bound: str) -> None:
        self.tokens, self.value, self.unit, self.head, self.bound = tokens, value, unit, head, bound


def of_paragraph(parse: Parse) -> Iterator[Found]:
    """Every figure of a paragraph, in order."""
    tokens, at = parse.tokens, 0
    while at < len(tokens):
        run = _run(tokens, at)
        if not run:
            at += 1
            continue
        at = run[-1].i + 1
        value = _value(run)
        if value is not None and not _no_quantity(run, value):
            yield _found(tokens, run, value)


def _run(tokens: list[Token], at: int) -> list[Token]:
    """The figure's own tokens that start here: digits, words for numbers, scales."""
    run: list[Token] = []
    while at < len(tokens) and (_number(tokens[at]) is not None or (run and _scale(tokens[at]))):
        run.append(tokens[at])
        at += 1
        if at + 1 < len(tokens) and tokens[at].text == "-" and _number(tokens[at + 1]) is not None and _ten(run[-1]):
            at += 1
    return run


def _ten(token: Token) -> bool:
    value = SMALL.get(token.lower, 0)
    return value >= 20 and value % 10 == 0


def _number(token: Token) -> Decimal | None:
    if token.lower in SMALL:
        return Decimal(SMALL[token.lower]) if token.pos == "NUM" else None
    match = FIGURE.fullmatch(token.text)
    if not match:
        return None
    scale = SCALES.get((match[3] or "").lower(), 1)
    return Decimal(match[2].replace(",", "")) * scale


def _scale(token: Token) -> int:
    return SCALES.get(token.lower, 0) or SCALES.get(token.lemma.lower(), 0) if len(token.text) > 1 else 0


def _value(run: list[Token]) -> Decimal | None:
    total, current = Decimal(0), None
    for token in run:
        number, scale = _number(token), _scale(token)
        if number is not None:
            current = number if current is None else current + number
        elif scale and current is not None:
            current *= scale
            if scale > 100:
                total, current = total + current, None
    if current is not None:
        total += current
    return total


def _no_quantity(run: list[Token], value: Decimal) -> bool:
    """Whether it is a date, a year, an hour or a part of a name; or "one", which is seldom a figure."""
    first = run[0]
    if first.entity in NAMES or first.entity in {"TIME", "ORDINAL"}:
        return True
    if first.entity == "DATE" and _calendar(first):
        return True
    if first.head.pos == "PROPN" and first.head.i == first.i - 1:
        return True
    plain_year = len(run) == 1 and first.text.isdigit() and 1800 <= value <= 2100
    dated = first.dep != "nummod" or bool(CALENDAR.search(first.head.text))
    return (plain_year and dated) or first.lower == "one"


def _calendar(token: Token) -> bool:
    """Whether the expression of time that a figure is part of names a date or a year, not a length of time."""
    head = token.head
    if head.lemma.lower() in MEASURES and head.entity == "DATE" and token.dep == "nummod":
        return False
    words = [other.text for other in (token, head, *head.children, *token.children) if other.entity == "DATE"]
    return bool(CALENDAR.search(" ".join(words))) or token.dep != "nummod"


def _found(tokens: list[Token], run: list[Token], value: Decimal) -> Found:
    before, after = tokens[max(0, run[0].i - 3) : run[0].i], tokens[run[-1].i + 1 : run[-1].i + 3]
    whole = list(run)
    unit = _marked_unit(run, before, after, whole)
    noun = _noun(run[-1])
    if not unit and noun is not None and noun.lemma.lower() in MEASURES | CURRENCIES:
        unit = (MEASURES | CURRENCIES)[noun.lemma.lower()]
        whole += tokens[run[-1].i + 1 : noun.i + 1] if 0 < noun.i - run[-1].i <= 3 else []
    head = _counted(run, noun, unit)
    bound = _bound(tokens, whole)
    return Found(sorted(set(whole), key=lambda token: token.i), value, unit, head, bound)


def _marked_unit(run: list[Token], before: list[Token], after: list[Token], whole: list[Token]) -> str:
    """The unit that a sign or a word right beside it tells."""
    match = FIGURE.fullmatch(run[0].text)
    if match and match[1]:
        return CURRENCIES.get(match[1].lower(), "")
    if match and match[3] == "%":
        return "percent"
    if before and before[-1].lower in {"$", "€", "£", "¥", "₹", "us$", "usd", "eur", "gbp"}:
        whole.append(before[-1])
        return CURRENCIES[before[-1].lower]
    if after and after[0].lower in {"%", "percent"}:
        whole.append(after[0])
        return "percent"
    if len(after) > 1 and after[0].lower == "per" and after[1].lower == "cent":
        whole.extend(after[:2])
        return "percent"
    return ""


def _noun(token: Token) -> Token | None:
    """The noun that a figure stands to."""
    at = token
    while at.head is not at and at.pos in {"NUM", "SYM"} and at.dep in {"nummod", "compound", "quantmod", "nmod"}:
        at = at.head
    if at is token or at.pos in {"NUM", "SYM"}:
        after = at.child("prep")
        return after.child("pobj") if after is not None and after.lower == "of" else None
    return at if at.pos in {"NOUN", "PROPN"} else None


def _counted(run: list[Token], noun: Token | None, unit: str) -> str:
    """What is counted, or what the amount is of or does: "trade" in "trade totalling 240 billion dollars"."""
    if noun is not None and not unit:
        return noun.lemma.lower()
    if noun is not None and noun.dep in {"compound", "npadvmod", "nmod"} and noun.head.pos in {"NOUN", "ADJ"}:
        return noun.head.lemma.lower()
    top = noun if noun is not None else run[-1]
    while top.head is not top and top.pos in {"NUM", "SYM"}:
        top = top.head
    inner = top.child("prep")
    if inner is not None and inner.lower in {"of", "in"} and (of := inner.child("pobj")) is not None:
        return of.lemma.lower()
    while top.head is not top and top.pos in {"NOUN", "NUM", "SYM", "ADP", "PROPN"}:
        if top.head.pos == "NOUN" and top.head.lemma.lower() not in MEASURES | CURRENCIES:
            return top.head.lemma.lower()
        top = top.head
    return top.lemma.lower() if top.pos == "VERB" else ""


def _bound(tokens: list[Token], whole: list[Token]) -> str:
    first = min(token.i for token in whole)
    before = [token.lower for token in tokens[max(0, first - 3) : first]]
    for length in (3, 2, 1):
        words = " ".join(before[-length:]) if len(before) >= length else ""
        if words in BOUNDS:
            whole.extend(tokens[first - length : first])
            return BOUNDS[words]
    return ""


def _written(article: Article, block: Block, found: Found) -> Quantity:
    start = block.span.start
    span = Span.of(block.span.report, start + found.tokens[0].start, start + found.tokens[-1].end)
    value = format(found.value.normalize(), "f")
    told = f"{value} {found.unit}".strip()
    return Quantity(article.id, span, value, found.unit, found.head, found.bound, f"a figure: {told}")
