"""Takes an article's paragraphs, quotes, actors and documents, gives who is said to stand where, on what, and by whom.

Words of stance are looked up first; the tree is read only where one stands. What is asked for, supposed or asked about
is no position. A stance that somebody else tells of the holder keeps that one as its ascriber.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.findings import (
    Actor,
    Article,
    Block,
    Coreference,
    Document,
    DocumentMention,
    Mention,
    Position,
    Quote,
)
from rashomon.lexicon import Lexicon
from rashomon.parse import Parser, Token
from rashomon.text import Span
from rashomon.within import noun_phrases, passages, stance_nouns, stance_said, stance_verbs
from rashomon.within.clauses import left_undone
from rashomon.within.noun_phrases import Nouns
from rashomon.within.passages import Passage
from rashomon.within.stance_holders import Holder, Holders
from rashomon.within.stance_takes import Take
from rashomon.within.stance_targets import Target, Targets
from rashomon.within.stance_words import Stances
from rashomon.within.who import Who

LONGEST = 360
"""Code points of a clause that is shown; of a longer one the words of stance with their target."""


def find(  # noqa: PLR0917 -- the kinds a position rests on
    article: Article,
    blocks: Sequence[Block],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
    coreferences: Sequence[Coreference],
    actors: Sequence[Actor],
    documents: Sequence[Document],
    places: Sequence[DocumentMention],
    *,
    parser: Parser,
    lexicon: Lexicon,
) -> Iterator[Position]:
    """The positions told of in an English article, in no particular order."""
    stances, nouns, who = lexicon.opened(Stances), lexicon.opened(Nouns), Who(mentions, coreferences, actors)
    holders = Holders(who, mentions, quotes, documents, places)
    targets = Targets(nouns, who, documents, places)
    for passage in passages.read(article, blocks, parser):
        takes = sorted(_takes(passage, stances, nouns), key=lambda take: (take.cue.i, take.because))
        targets.turn(passage)
        seen: set[tuple[int, Span, Span]] = set()
        for take in takes:
            for position in _positions(article, passage, take, takes, holders=holders, targets=targets):
                what = (take.cue.i, position.holder, position.target)
                if what not in seen:
                    seen.add(what)
                    yield position


def _takes(passage: Passage, stances: Stances, nouns: Nouns) -> Iterator[Take]:
    for token in passage.parse.tokens:
        if token.pos == "VERB":
            yield from stance_verbs.find(token, passage.parse.tokens, stances)
        yield from stance_nouns.find(token, stances)
    yield from stance_said.find(passage, stances, nouns)


def _positions(
    article: Article, passage: Passage, take: Take, takes: Sequence[Take], *, holders: Holders, targets: Targets
) -> Iterator[Position]:
    if _asks(passage, take.cue) or left_undone(take.cue) or left_undone(take.clause):
        return
    held = holders.of(passage, take, takes)
    target = targets.of(passage, take) if held else None
    if target is None:
        return
    quote = holders.quote(passage, take.cue)
    for holder in held:
        if (target.span.covers(holder.span) and not take.loose) or holders.owns(holder, target.document, take.stance):
            continue
        ascriber = holders.ascriber(passage, take, holder, quote)
        if take.hedged and (ascriber is not None or quote is None):
            continue  # what others think that somebody will hold is not held
        yield Position(
            article.id,
            _evidence(passage, take, holder, target),
            holder.span,
            target.span,
            take.stance,
            holders=holder.actors,
            document=target.document,
            about=target.about,
            parties=target.parties,
            ascriber=ascriber.span if ascriber else None,
            ascribers=ascriber.actors if ascriber else (),
            own_words=quote is not None and ascriber is None,
            hedged=take.hedged,
            reason=_reason(passage, take),
            when=_when(passage, take.clause),
            cue=passage.span(take.cue.start, take.cue.end),
            lemma=take.cue.lemma,
            because=take.because,
        )


def _frame(clause: Token) -> Iterator[Token]:
    """Words before a clause without which it reads as something else: "when", "that does not mean", "accused of"."""
    yield from (child for child in clause.children if child.lower in ONLY and child.i < clause.i)
    for _ in range(DEEPEST):
        above = clause.head.head if clause.dep == "pcomp" else clause.head
        if clause.is_root or clause.dep not in {"ccomp", "pcomp"} or above.pos not in {"VERB", "AUX"}:
            return
        if above.child("neg") is not None:
            yield from (child for child in above.children if child.i < above.i and child.dep != "punct")
        elif clause.dep == "pcomp":
            yield above
        clause = above


ONLY = {"when", "once", "if", "until", "till", "unless", "before", "whether", "only", "as"}
"""Words before a clause that say that it is not simply so."""

DEEPEST = 3
"""Verbs above a clause that are looked at for a negation."""


def _asks(passage: Passage, cue: Token) -> bool:
    """Whether the sentence is a question."""
    for token in passage.parse.tokens[cue.i :]:
        if token.sentence != cue.sentence:
            return False
        if token.text == "?":
            return True
    return False


def _evidence(passage: Passage, take: Take, holder: Holder, target: Target) -> Span:
    """From the first to the last of holder, words of stance and target, as far as they stand in one sentence."""
    sentence = [token.start for token in passage.parse.tokens if token.sentence == take.cue.sentence]
    first, last = sentence[0], sentence[-1]
    pieces = [passage.span(token.start, token.end) for token in (take.cue, take.near) if token is not None]
    if take.holder is not None and first <= holder.span.start - passage.base <= last:
        pieces.append(holder.span)
    if take.target is not None:
        pointing = take.target.pos in {"PRON", "DET"}
        pieces.append(passage.span(take.target.start, take.target.end) if pointing else target.span)
    start, end = min(span.start for span in pieces), max(span.end for span in pieces)
    for token in _frame(take.clause):
        if first <= token.start and end - passage.base - token.start <= LONGEST:
            start = min(start, passage.base + token.start)
    if end - start > LONGEST:
        start, end = pieces[0].start, max(pieces[0].end, min(end, pieces[0].start + LONGEST))
        end = pieces[-1].end if pieces[-1].start >= start and pieces[-1].end - start <= LONGEST else end
    if take.holder is None:
        tokens = [token for token in take.clause.subtree() if token.pos != "PUNCT"]
        if tokens and passage.base + tokens[-1].end - start <= LONGEST:
            end = max(end, passage.base + tokens[-1].end)
    return Span.of(passage.block.span.report, start, end)


TELLING = {"cite", "say", "argue", "call", "claim", "describe", "warn"}


def _reason(passage: Passage, take: Take) -> Span | None:
    """Why, where the clause says so: "as biased", "because it …", "citing …", "over …"."""
    near = [*take.clause.children, *(take.target.children if take.target is not None else ())]
    for child in near:
        if child.i < take.clause.i and child.dep != "advcl":
            continue
        as_what = child.dep == "prep" and child.lower == "as"
        judged = child.dep in {"advcl", "acl", "advmod"} and child.child("nsubj", "nsubjpass") is None
        as_what = (as_what and not take.strict) or (judged and any(part.lower == "as" for part in child.children))
        because = child.dep == "advcl" and any(part.lower == "because" for part in child.children)
        because = because or (child.dep == "prep" and child.lower in {"because", "due"})
        citing = child.dep == "advcl" and child.tag == "VBG" and child.lemma in TELLING
        if as_what or because or citing:
            tokens = [token for token in child.subtree() if token.pos != "PUNCT"]
            return passage.span(tokens[0].start, tokens[-1].end)
    return None


def _when(passage: Passage, clause: Token) -> Span | None:
    token = clause
    for _ in range(3):
        if (piece := noun_phrases.date(token)) is not None:
            return passage.span(*piece)
        if token.dep not in {"xcomp", "conj", "advcl"}:
            return None
        token = token.head
    return None
