"""Takes a paragraph, gives indirect and mixed speech: a reporting verb with the complement that its entry allows.

Content is what the complement covers, "that" included; what tells of the telling (source, cue, addressee) is cut out.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.parse import Token
from rashomon.text import Piece
from rashomon.within import quote_circumstances as circumstances
from rashomon.within import quote_sources as sources
from rashomon.within.quote_cues import Cue, Cues
from rashomon.within.quote_found import Found, Paragraph, stretch, trimmed, without

CLAUSE = {"ccomp"}
OBJECTS = {"dobj", "ccomp", "xcomp", "oprd", "dative"}


def find(paragraph: Paragraph, cues: Cues) -> Iterator[Found]:
    """Indirect and mixed speech told by verbs."""
    for token in paragraph.parse.tokens:
        if token.pos in {"VERB", "AUX"} and (cue := cues.of(token)) and not paragraph.in_marks(token.start):
            found = frame(paragraph, token, cue)
            if found is not None:
                found.told = circumstances.of(token, cue, cues)
                if found.frame == "object" and found.told.medium is None:
                    _take_out_medium(paragraph, token, found, cues)
                yield found


def _take_out_medium(paragraph: Paragraph, token: Token, found: Found, cues: Cues) -> None:
    """In what a thing was spoken of, taken out of the thing where it stands at its end."""
    thing = token.child("dobj")
    last = circumstances.last_medium(thing, cues) if thing is not None and thing.i > token.i else None
    if last is not None and (medium := last[1])[1] >= found.content[-1][1]:
        kept = trimmed(
            paragraph.text, [part for piece in found.content for part in without(piece, [(last[0], medium[1])])]
        )
        if kept:
            found.content, found.told = kept, found.told._replace(medium=medium)


def frame(paragraph: Paragraph, token: Token, cue: Cue) -> Found | None:
    """What one reporting verb reports, by the first complement that it takes and has."""
    if sources.is_passive(token):
        return _passive(paragraph, token, cue) if "passive" in cue.complements else None
    for shape in SHAPES:
        content = shape(token, cue)
        if content:
            return _made(paragraph, token, cue, content, shape.__name__.strip("_"))
    return None


def _made(paragraph: Paragraph, token: Token, cue: Cue, content: list[Piece], shape: str) -> Found | None:
    head = sources.subject(token) if shape != "raised" else None
    source = sources.phrase(head, token) if head is not None else None
    holes = [source] if source is not None else []
    kept = trimmed(paragraph.text, [part for piece in content for part in without(piece, holes)])
    if not kept:
        return None
    word, shown = COMPLEMENT.get(shape, shape), shape.replace("_", " ")
    if shape == "preposition":
        word = paragraph.text[kept[0][0] : kept[0][1]].split()[0].lower()
        shown = f'"{word}"'
    because = f'"{cue.lemma}" with {shown}'
    found = Found(kept, source, span_of_cue(token), cue.lemma, because, kind=cue.kind, frame=shape)
    found.weak = word in cue.weak
    found.nominal = _nominal(token, cue, shape)
    found.participle = token.tag == "VBG" and token.dep in {"advcl", "acl", "conj", "dep"}
    return found


COMPLEMENT = {
    "raised": "raise",
    "that": "clause",
    "object_clause": "small",
    "infinitive": "inf",
    "gerund": "ing",
    "object": "np",
}
"""The word of the lexicon for a shape, where it is not the shape's own name."""


def span_of_cue(token: Token) -> Piece:
    """A verb with its auxiliaries, negation and particle, as far as they stand in one run."""
    first = token
    for child in reversed(token.children):
        if child.dep in {"aux", "auxpass", "neg"} and child.i == first.i - 1:
            first = child
    last = next((child for child in token.children if child.dep == "prt" and child.i == token.i + 1), token)
    return first.start, last.end


def cover(token: Token) -> Piece:
    """All that depends on a token."""
    return stretch(token.subtree())


def _telling(token: Token, content: Token) -> list[Token]:
    """The tokens of a verb's clause that are not part of what it reports."""
    inside = {part.i for part in content.subtree()}
    return [part for part in token.subtree() if part.i not in inside]


def _clause(token: Token, cue: Cue) -> list[Piece]:
    if not cue.complements & {"clause"}:
        return []
    content = next((child for child in token.children if child.dep in CLAUSE), None)
    if content is None:
        return []
    if content.i < token.i:
        return _fronted(token, content)
    piece = cover(content)
    return [(max(piece[0], token.end), _up_to_untold(content, piece[1]))]


UNTOLD = {"announce", "elaborate", "specify", "say", "comment", "give", "provide", "name", "identify", "disclose"} | {
    *("reveal", "explain", "mention", "detail", "offer", "confirm", "clarify", "address"),
}
"""Verbs with "but did not": what a speaker did not tell is the report's word, and not the speaker's."""


def _up_to_untold(content: Token, end: int) -> int:
    """Where what was said ends: before "but did not elaborate", which tells of the telling."""
    for child in content.children:
        conceded = next((part for part in child.children if part.lower in sources.CONCEDING), None)
        if child.dep == "advcl" and child.i > content.i and conceded is not None and _untold(child):
            return conceded.start
        if child.dep == "conj" and child.i > content.i and _untold(child):
            link = next((c for c in content.children if c.dep == "cc" and c.i < child.i), None)
            return link.start if link is not None and link.lower == "but" else end
    return end


def _untold(verb: Token) -> bool:
    """Whether a verb without a subject says what was not told."""
    return verb.lemma in UNTOLD and verb.child("neg") is not None and verb.child("nsubj", "nsubjpass") is None


def _fronted(token: Token, content: Token) -> list[Piece]:
    """The reported clause stands first, or around the telling: everything of it but the telling."""
    telling = [part for part in _telling(token, content) if part.pos != "PUNCT"]
    return list(without(cover(content), [stretch(telling)])) if telling else []


def _parenthetical(token: Token, cue: Cue) -> list[Piece]:
    """The telling stands inside the clause it tells of: ", the minister said," or "as the minister put it"."""
    if not cue.complements & {"clause", "quote"}:
        return []
    as_clause = token.dep == "advcl" and any(c.lower == "as" and c.dep in {"mark", "advmod"} for c in token.children)
    told = any(
        c.dep in {"dobj", "xcomp", "ccomp", "oprd"} and c.i > token.i and c.lower != "it" for c in token.children
    )
    if told or (token.dep != "parataxis" and not as_clause):
        return []
    return list(without(cover(token.head), [cover(token)]))


def _object_clause(token: Token, cue: Cue) -> list[Piece]:
    """An object with its predicate: "urged them to leave", "called it a mistake", "accused them of lying"."""
    if "small" not in cue.complements:
        return []
    parts = [c for c in token.children if c.i > token.i and c.dep in OBJECTS]
    parts += _listed(token, cue)
    return [stretch(part for root in parts for part in root.subtree())] if parts else []


def _infinitive(token: Token, cue: Cue) -> list[Piece]:
    if not cue.complements & {"inf", "for"}:
        return []
    for child in token.children:
        if child.dep in {"xcomp", "ccomp", "advcl"} and child.i > token.i and _is_to(child):
            whose = any(part.dep == "mark" and part.lower == "for" for part in child.children)
            if ("for" if whose else "inf") in cue.complements:
                return [cover(child)]
    return []


def _is_to(token: Token) -> bool:
    return any(child.dep == "aux" and child.lower == "to" for child in token.children)


def _gerund(token: Token, cue: Cue) -> list[Piece]:
    if "ing" not in cue.complements:
        return []
    content = next(
        (c for c in token.children if c.dep in {"xcomp", "ccomp", "pcomp"} and c.i > token.i and c.tag == "VBG"), None
    )
    return [cover(content)] if content is not None else []


def _object(token: Token, cue: Cue) -> list[Piece]:
    """A noun phrase, with the phrases that the verb's entry lists, or that follow it at once: "announced a plan to"."""
    if "np" not in cue.complements or "addressee" in cue.complements:
        return []
    thing = token.child("dobj")
    if thing is None or (token.lemma in UNTOLD and token.child("neg") is not None):
        return []
    if thing.i < token.i:
        return [cover(thing)] if thing.lower not in sources.RELATIVES else []
    start, end = cover(thing)
    return [(start, _reach(token, thing, end, cue))]


def _reach(token: Token, after: Token, end: int, cue: Cue) -> int:
    """Where the phrases end that follow one another at once and belong to what is said."""
    for child in token.children:
        if child.i > after.i and _belongs(child, cue):
            piece = cover(child)
            if 0 <= piece[0] - end <= 2:
                end = max(end, piece[1])
    return end


ATTACHED = {"of", "to", "for", "as", "from", "with", "against", "between", "over", "about", "that"}
"""Prepositions whose phrase after an object tells what is said, and not where or when it was said."""


def _belongs(child: Token, cue: Cue) -> bool:
    if child.dep in {"prep", "dative"}:
        when = any(part.entity in {"DATE", "TIME"} for part in child.children)
        # "a new chapter in their relations": what is theirs is part of the thing, not the place where it was said.
        theirs = child.lower == "in" and any(part.tag == "PRP$" for noun in child.children for part in noun.children)
        return child.lower in cue.prepositions or ((child.lower in ATTACHED or theirs) and not when)
    if child.dep in {"advcl", "advmod"} and "as" in cue.prepositions:
        # "rejected the offer as late": a judgement; "rejected the offer as talks ended" is a time.
        return any(part.lower == "as" for part in child.children) and child.child("nsubj", "nsubjpass") is None
    return child.dep in {"xcomp", "advcl", "relcl", "acl", "ccomp"} and (_is_to(child) or child.dep == "relcl")


def _that(token: Token, cue: Cue) -> list[Piece]:
    """A "that" which the parse hangs on a word between: "wrote in an essay that", "said at the time that"."""
    if not cue.complements & {"clause"}:
        return []
    for child in token.children:
        if child.dep != "prep" or child.i < token.i:
            continue
        for part in child.subtree():
            if circumstances.is_that(part):
                return [cover(part)]
    return []


def _preposition(token: Token, cue: Cue) -> list[Piece]:
    link = _linked(token, cue)
    if link is None:
        return []
    start, end = cover(link)
    return [(start, _reach(token, link, end, cue))]


def _linked(token: Token, cue: Cue) -> Token | None:
    """The first preposition after a verb that its entry lists, and that has something with it."""
    found = (c for c in token.children if c.dep in {"prep", "dative", "agent"} and c.lower in cue.prepositions)
    return next((child for child in found if child.i > token.i and child.children), None)


def _raised(token: Token, cue: Cue) -> list[Piece]:
    """The report is spread over subject and infinitive, and nobody is named: "the talks seem to have failed"."""
    if "raise" not in cue.complements:
        return []
    content = token.child("xcomp", "oprd", "acomp", "ccomp")
    return _split(token, content) if content is not None else []


def _split(token: Token, content: Token) -> list[Piece]:
    head = token.child("nsubj", "nsubjpass", "expl")
    return [
        *([cover(head)] if head is not None and head.dep != "expl" and head.lower not in sources.RELATIVES else []),
        cover(content),
    ]


def _nominal(token: Token, cue: Cue, shape: str) -> bool:
    """Whether what a verb reports is a thing and not words: a noun phrase, without a clause that tells of it."""
    match shape:
        case "object":
            thing = token.child("dobj")
        case "object_clause" if any(child.dep in OBJECTS and child.i > token.i for child in token.children):
            thing = None
        case "object_clause" | "preposition":
            link = _linked(token, cue)
            thing = link.child("pobj") if link is not None else None
        case "passive":
            words = token.child("ccomp", "xcomp", "oprd")
            thing = token.child("nsubjpass", "pobj") if words is None else None
        case _:
            thing = None
    return thing is not None and not any(circumstances.is_that(child) for child in thing.children)


def _passive(paragraph: Paragraph, token: Token, cue: Cue) -> Found | None:
    """A verb in the passive: the source is its agent, or nobody is named."""
    content = _passive_content(token, cue)
    return _made(paragraph, token, cue, content, "passive") if content else None


def _passive_content(token: Token, cue: Cue) -> list[Piece]:
    clause, head = token.child("ccomp"), token.child("nsubjpass")
    if clause is not None and (head is None or head.lower == "it" or "addressee" in cue.complements):
        return [cover(clause)]
    if head is None:
        return _preposition(token, cue) if "addressee" in cue.complements else []
    infinitive = next((c for c in token.children if c.dep in {"xcomp", "oprd"} and c.i > token.i), None)
    if infinitive is not None:
        return _split(token, infinitive)
    if cue.complements & {"np", "small"} and head.lower not in sources.RELATIVES:
        return [cover(head), *(cover(part) for part in _listed(token, cue))]
    return _preposition(token, cue) if "addressee" in cue.complements else []


def _listed(token: Token, cue: Cue) -> list[Token]:
    """The prepositions after a verb that its entry lists."""
    return [c for c in token.children if c.i > token.i and c.dep == "prep" and c.lower in cue.prepositions]


SHAPES = (_raised, _clause, _parenthetical, _object_clause, _infinitive, _gerund, _object, _preposition, _that)
