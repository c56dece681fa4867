"""Takes a document and the places that name it, gives what the article says is in it, is not in it, or it is for."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.findings import SPEECH, Article, Document, Provision, Quote
from rashomon.parse import Token
from rashomon.text import Piece, Span, merge
from rashomon.within.document_nouns import Place
from rashomon.within.noun_phrases import Nouns

GROUNDS = {"warrant", "indictment", "lawsuit", "ruling", "complaint", "petition"}
"""Families of which "for", "over" and "on" tell what they rest on."""

GROUND = {"for", "over", "on", "against", "alleging", "accusing"}

OF = {"on", "for", "about", "to", "regarding", "concerning"}
"""Prepositions after a paper that tell what it is for."""

PARTICLES = {"lay", "set"}
"""Verbs that tell of contents only with "out", "forth" or "down"."""

LACKS = {"no", "little", "few", "neither", "nothing"}

SPOKEN_IN = {"in", "through", "via"}


type Spoken = Mapping[int, Sequence[Quote]]
"""The quotes that are from a paper, by the place of its noun."""


def head_of(place: Place) -> int:
    """Where the noun stands in the report."""
    return place.passage.base + place.head.start


def spoken(quotes: Iterable[Quote], places: Iterable[Place]) -> Spoken:
    """The quotes that a paper tells, or that were said in it."""
    heads = {head_of(place): place for place in places}
    order = sorted(heads)
    inside = [start for start in order if _is_place_of(heads[start])]
    out: dict[int, list[Quote]] = defaultdict(list)
    for quote in sorted(quotes, key=lambda quote: quote.content):
        if quote.type not in SPEECH:
            continue
        found = _between(inside, quote.content)
        for span in filter(None, (quote.source, quote.medium)):
            found |= _between(order, span)
        for start in found:
            out[start].append(quote)
    return out


def _between(places: Sequence[int], span: Span) -> set[int]:
    return set(places[bisect.bisect_left(places, span.start) : bisect.bisect_left(places, span.end)])


def find(
    article: Article, document: Document, places: Sequence[Place], spoken: Spoken, nouns: Nouns
) -> Iterator[Provision]:
    """The provisions of one document."""
    said = {quote.content: quote for place in places for quote in spoken.get(head_of(place), ())}
    words = merge(content.pieces[0] for content in said)
    told: dict[Span, tuple[str, str]] = {}
    for place in places:
        for piece, how, because in _of_place(place, nouns):
            span = place.passage.span(*piece)
            if not _inside(words, span):
                told.setdefault(span, (how, because))
    outer = merge((span.start, span.end) for span in told)
    reach = -1
    for span in sorted(told, key=lambda span: (span.start, -span.end)):
        if span.end > reach:
            reach = span.end
            how, because = told[span]
            yield Provision(article.id, document.id, span, how, because=because)
    for quote in said.values():
        if not _inside(outer, quote.content):
            yield Provision(article.id, document.id, quote.content, "quote", quote.id, quote.because)


def _inside(pieces: Sequence[Piece], span: Span) -> bool:
    """Whether a span lies in one of some pieces, which are in order."""
    at = bisect.bisect_right(pieces, span.start, key=lambda piece: piece[0]) - 1
    return at >= 0 and pieces[at][0] <= span.start and span.end <= pieces[at][1]


def _is_place_of(place: Place) -> bool:
    """Whether words that hold a name were said in it: "said that he would come in an interview with the paper"."""
    return place.family in {"interview", "post"} and place.head.dep == "pobj" and place.head.head.lower in SPOKEN_IN


type Told = tuple[Piece, str, str]


def _of_place(place: Place, nouns: Nouns) -> Iterator[Told]:
    yield from _predicates(place.head, nouns)
    yield from _aims(place)
    if place.family in GROUNDS:
        yield from _grounds(place)
    yield from _said_in(place)


def _predicates(head: Token, nouns: Nouns) -> Iterator[Told]:
    """Verbs of which the paper is the subject, relative clauses and joined verbs with it."""
    verbs = [head.head] if head.dep in {"nsubj", "nsubjpass"} else []
    verbs += [child for child in head.children if child.dep == "relcl" and _own_relative(child)]
    verbs += [child for child in head.children if child.dep == "acl" and child.tag == "VBG"]
    verbs += [child for child in head.children if child.dep == "conj" and child.pos == "VERB"]
    verbs += [joined for verb in verbs for joined in _joined(verb)]
    for verb in verbs:
        how = nouns.contents.get(verb.lemma)
        if how and _asserted(verb):
            lacking = how == "lacks" or _lacks(verb)
            yield _cover(verb), "lacks" if lacking else how, f"“{verb.lemma}” with the paper as its subject"


def _asserted(verb: Token) -> bool:
    """Whether a verb tells what is in the paper, and has something to tell: not "said", not "might lay"."""
    told = any(
        child.i > verb.i and child.dep not in {"punct", "conj", "cc", "prt", "advmod"} for child in verb.children
    )
    maybe = {child.lower for child in verb.children if child.dep in {"aux", "auxpass"}}
    passive = any(child.dep == "auxpass" for child in verb.children)
    particle = verb.child("prt")
    loose = verb.lemma in PARTICLES and (particle is None or particle.lower not in {"out", "forth", "down"})
    return told and not passive and not loose and not maybe & {"might", "could", "may", "can"}


def _own_relative(clause: Token) -> bool:
    return any(child.dep == "nsubj" and child.lower in {"which", "that"} for child in clause.children)


def _joined(verb: Token) -> Iterator[Token]:
    waiting = [verb]
    while waiting:
        for child in waiting.pop().children:
            if child.dep == "conj" and child.pos == "VERB" and child.child("nsubj", "nsubjpass") is None:
                yield child
                waiting.append(child)


def _lacks(verb: Token) -> bool:
    thing = verb.child("dobj", "attr")
    denied = any(child.dep == "neg" for child in verb.children)
    return denied or (thing is not None and any(child.lower in LACKS for child in thing.children))


def _cover(verb: Token) -> Piece:
    """A verb with what follows it, up to what is joined to it."""
    before = [child for child in verb.children if child.i < verb.i and child.dep in {"aux", "neg", "advmod"}]
    apart = [child for child in verb.children if child.i > verb.i and child.dep in {"conj", "cc", "advcl", "parataxis"}]
    last = verb
    for child in verb.children:
        if child.i > verb.i and child not in apart and child.pos != "PUNCT":
            last = max(last, child.subtree()[-1], key=lambda token: token.i)
    return min([verb.start, *(child.start for child in before)]), _end(last)


def _end(token: Token) -> int:
    return token.end if token.pos != "PUNCT" else token.start


def _aims(place: Place) -> Iterator[Told]:
    """What stands after the noun: "a plan to end it", "a proposal for a truce", "a statement on trade"."""
    head = place.head
    after = [child for child in head.children if child.i > head.i]
    if place.making is not None and head.dep == "dobj":
        after += [child for child in place.making.children if child.i == head.subtree()[-1].i + 1]
    for child in after:
        aim = child.dep == "acl" and any(part.lower == "to" and part.dep == "aux" for part in child.children)
        of = child.dep == "prep" and child.lower in OF and place.family not in GROUNDS and _common(child)
        if aim or of:
            yield _stretch(child), "aim", f"“{child.lower}” after the paper"


def _stretch(phrase: Token) -> Piece:
    """A phrase up to the relative clause that tells more of it."""
    aside = {token.i for child in phrase.subtree() if child.dep == "relcl" for token in child.subtree()}
    tokens = [token for token in phrase.subtree() if token.pos != "PUNCT" and token.i not in aside]
    return tokens[0].start, tokens[-1].end


def _common(preposition: Token) -> bool:
    """Whether a preposition tells of an act, not of a party or a day."""
    found = preposition.child("pobj", "pcomp")
    named = {"PERSON", "ORG", "GPE", "NORP", "DATE", "TIME"}
    return found is not None and found.entity not in named and found.pos != "PRON" and found.lower != "media"


def _grounds(place: Place) -> Iterator[Told]:
    """What a warrant rests on: "for crimes", "over accusations of", "on charges of"."""
    heads = [place.head, *([place.making] if place.making is not None else [])]
    for head in heads:
        for child in head.children:
            told = any(token.pos == "NOUN" or token.tag == "VBG" for token in child.subtree())
            if child.dep in {"prep", "acl"} and child.lower in GROUND and child.i > head.i and told:
                yield _stretch(child), "ground", f"“{child.lower}” after the paper"


def _said_in(place: Place) -> Iterator[Told]:
    """What a clause tells after "In a joint statement,", where it is not speech already."""
    preposition = place.head.head
    if place.head.dep != "pobj" or preposition.lower not in SPOKEN_IN or preposition.dep != "prep":
        return
    verb = preposition.head
    if verb.pos != "VERB" or preposition.i > verb.i:
        return
    tokens = [token for token in verb.subtree() if token.i > preposition.subtree()[-1].i and token.pos != "PUNCT"]
    if tokens and verb in tokens:
        yield (tokens[0].start, _after_colon(place, tokens[-1])), "says", "the clause after “in” and the paper"


def _after_colon(place: Place, last: Token) -> int:
    """The end of a clause; of what a colon after it announces, where there is one."""
    rest = [token for token in place.passage.parse.tokens[last.i + 1 :] if token.sentence == last.sentence]
    return rest[-1].end if rest and rest[0].text == ":" else last.end
