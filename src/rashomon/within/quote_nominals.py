"""Takes a paragraph, gives speech told without a verb: "according to", nouns, adjectives, adverbs."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.parse import Token
from rashomon.text import Piece
from rashomon.within import quote_sources as sources
from rashomon.within.quote_cues import Cue, Cues
from rashomon.within.quote_found import Found, Paragraph, stretch, trimmed, without
from rashomon.within.quote_frames import cover


def find(paragraph: Paragraph, cues: Cues) -> Iterator[Found]:
    """Speech told by nouns, adjectives, adverbs and fixed phrases."""
    for token in paragraph.parse.tokens:
        if paragraph.in_marks(token.start):
            continue
        found = None
        if token.lower == "according":
            found = _according(paragraph, token)
        elif token.pos in {"NOUN", "ADJ", "ADV"} and (cue := cues.of(token)):
            found = _HANDLERS[token.pos](paragraph, token, cue)
        if found is not None:
            yield found


def _according(paragraph: Paragraph, token: Token) -> Found | None:
    to = token.child("prep")
    named = to.child("pobj") if to is not None else None
    if to is None or named is None:
        return None
    source = sources.phrase(named)
    telling = (token.start, max(source[1], cover(token)[1]) if cover(token)[1] - source[1] < 3 else source[1])
    sentence = stretch(paragraph.parse.sentences[token.sentence])
    content = trimmed(paragraph.text, without(sentence, [telling, *((run.start, run.end) for run in paragraph.direct)]))
    if not content:
        return None
    return Found(content, source, (token.start, to.end), "according to", '"according to"', 0.9, "say", "according")


def _noun(paragraph: Paragraph, token: Token, cue: Cue) -> Found | None:
    child = next((child for child in token.children if _told(child, cue)), None)
    head = sources.owner(token) or _carrier(token)
    if head is None:
        return None
    piece = cover(child) if child is not None else _after_colon(paragraph, token, cue)
    pieces = trimmed(paragraph.text, [piece]) if piece is not None else ()
    if not pieces:
        return None
    takes = "clause" if child is None else _complement(child)
    because = f'noun "{cue.lemma}" with "{takes}"'
    return Found(
        pieces,
        sources.phrase(head, token),
        (token.start, token.end),
        cue.lemma,
        because,
        0.6,
        cue.kind,
        "noun",
        weak=takes in cue.weak,
        nominal=child is not None and child.child("pobj") is not None,
    )


def _complement(child: Token) -> str:
    if child.dep == "prep":
        return child.lower
    return "inf" if any(part.dep == "aux" and part.lower == "to" for part in child.children) else "clause"


def _after_colon(paragraph: Paragraph, token: Token, cue: Cue) -> Piece | None:
    """What stands between the colon after a noun ("issued a warning:") and the end of the sentence."""
    tokens = paragraph.parse.tokens
    if "clause" not in cue.complements or token.i + 2 >= len(tokens) or tokens[token.i + 1].text != ":":
        return None
    rest = tokens[token.i + 2 :]
    last = next((part for part in rest if part.text in {".", "?", "!"}), rest[-1])
    return rest[0].start, last.end


def _told(child: Token, cue: Cue) -> bool:
    if child.dep in {"acl", "ccomp", "relcl"} and child.pos in {"VERB", "AUX"}:
        marks = {part.lower for part in child.children if part.dep in {"mark", "aux"}}
        return bool(marks & {"that", "to"}) and _complement(child) in cue.complements
    return child.dep == "prep" and child.lower in cue.prepositions and bool(child.children)


def _carrier(noun: Token) -> Token | None:
    """The subject of the verb whose object the noun is: "they voiced fears that"."""
    if noun.dep in {"dobj", "attr"} and noun.head.pos in {"VERB", "AUX"}:
        return sources.subject(noun.head)
    return None


def _adjective(paragraph: Paragraph, token: Token, cue: Cue) -> Found | None:
    if token.dep not in {"acomp", "conj", "oprd", "ccomp"}:
        return None
    head = sources.subject(token.head)
    pieces = trimmed(paragraph.text, _complements(token, cue))
    if head is None or not pieces or head.lower == "it":
        return None
    because = f'adjective "{cue.lemma}"'
    source = sources.phrase(head, token.head)
    found = Found(pieces, source, (token.start, token.end), cue.lemma, because, 0.6, cue.kind, "adjective")
    found.weak = bool(cue.weak) and token.head.lemma != "make"
    return found


def _complements(token: Token, cue: Cue) -> list[Piece]:
    """The first complement of an adjective: its own, or that of the verb in "made it clear that"."""
    around = [*token.children, *(token.head.children if token.head.lemma == "make" else [])]
    return [cover(child) for child in around if child.i > token.i and _adjective_takes(child, cue)][:1]


def _adjective_takes(child: Token, cue: Cue) -> bool:
    if child.dep in {"ccomp", "xcomp"} or (child.dep == "advcl" and _that(child)):
        to = any(part.dep == "aux" and part.lower == "to" for part in child.children)
        return ("inf" if to else "clause") in cue.complements
    return child.dep == "prep" and child.lower in cue.prepositions and bool(child.children)


def _that(child: Token) -> bool:
    return any(part.dep == "mark" and part.lower == "that" for part in child.children)


def _adverb(paragraph: Paragraph, token: Token, cue: Cue) -> Found | None:
    """The clause that "reportedly" stands in, and nobody named."""
    if "sentence" not in cue.complements:
        return None
    content: list[Piece] = list(without(cover(token.head), [(token.start, token.end)]))
    pieces = trimmed(paragraph.text, content)
    return (
        Found(
            pieces,
            None,
            (token.start, token.end),
            cue.lemma,
            f'adverb "{cue.lemma}"',
            0.5,
            cue.kind,
            "adverb",
            weak=bool(cue.weak),
        )
        if pieces
        else None
    )


_HANDLERS = {"NOUN": _noun, "ADJ": _adjective, "ADV": _adverb}
