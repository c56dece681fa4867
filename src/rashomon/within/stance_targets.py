"""Takes an article's documents, gives what a stance is taken on: a paper, an act, a party; pronouns looked up."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.findings import Document, DocumentMention
from rashomon.parse import Token
from rashomon.text import Span
from rashomon.within import noun_phrases
from rashomon.within.noun_phrases import Nouns
from rashomon.within.passages import Passage
from rashomon.within.stance_takes import Take
from rashomon.within.who import Who

POINTING = {"it", "this", "that", "them", "these", "those", "both", "which", "they"}

DEFINITE = {"the", "this", "that", "these", "those", "such"}

BACK = 2
"""Sentences before a pointing word in which what it points at is looked for."""

SPEAKING_ACTS = {
    *("negotiate", "talk", "meet", "withdraw", "join", "sign", "resign", "compromise", "vote", "cooperate", "leave"),
    *("participate", "attend", "ratify", "surrender", "intervene", "fight", "return", "extradite", "disarm", "mediate"),
    *("work", "accept", "cooperate", "consider", "collaborate", "engage", "concede", "yield", "settle", "discuss"),
}
"""Verbs that name an act of politics without an object."""

STOOD_ON = {
    *("plan", "agreement", "law", "budget", "statement", "warrant", "indictment", "lawsuit", "ruling", "ultimatum"),
    *("petition", "report", "formula", "letter"),
}
"""Families of papers that a stand is taken on; one taken "in an interview" is not taken on it."""

HEARD = {"interview", "post", "speech"}
"""Families of which nobody is for or against: they are given."""

LESS = {"comment", "answer", "say", "speak", "elaborate", "identify", "respond", "give", "disclose", "name"}
"""What somebody refuses or declines when no stand is taken."""

WORDS = 10
"""Content words of a target that are compared: more than any two wordings of one thing share."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a stance is taken on."""

    span: Span
    document: str
    about: tuple[str, ...]
    parties: tuple[str, ...] = ()
    """What links the actors named in it across articles."""


class Targets:
    """What stances are taken on, in one article."""

    def __init__(
        self, nouns: Nouns, who: Who, documents: Sequence[Document], places: Sequence[DocumentMention]
    ) -> None:
        self._nouns, self._who = nouns, who
        stood_on = {document.id for document in documents if document.family in STOOD_ON}
        self._places = sorted((place for place in places if place.document in stood_on), key=lambda place: place.head)
        self._heads = [place.head.start for place in self._places]
        self._at = dict(zip(self._heads, self._places, strict=True))
        self._last: tuple[int, Target] | None = None

    def turn(self, _passage: Passage) -> None:
        """Begins a paragraph: what was spoken of before is not carried over."""
        self._last = None

    def of(self, passage: Passage, take: Take) -> Target | None:
        """The target of a take; None where it is nothing that a stand is taken on, or is not known."""
        found = self._of(passage, take)
        if found is not None:
            self._last = take.cue.sentence, found
        return found

    def _of(self, passage: Passage, take: Take) -> Target | None:
        token = take.target
        if token is None:
            return self._carried(take.cue.sentence) if take.inherits else None
        place = self._at.get(passage.base + token.start)
        if place is not None and take.targets != "act":
            return Target(place.span, place.document, self._about(token))
        if token.pos in {"PRON", "DET"}:
            return self._pointed(passage, token, take)
        if not self._fits(passage, token, take):
            return None
        piece = noun_phrases.phrase(token) if token.pos != "VERB" else _clause(token)
        span = passage.span(*noun_phrases.closed(passage.block.text, piece))
        document = self._inside(span) or self._behind(passage, token) or self._owner(passage, token)
        return Target(span, document, self._about(token), self._named(passage, token, take))

    def _named(self, passage: Passage, token: Token, take: Take) -> tuple[str, ...]:
        """Who is named in a target, or owns it; of talks, who was asked to them."""
        found: set[str] = set()
        asked = [child for child in take.clause.children if child.dep == "dobj"] if take.targets == "talks" else []
        owners = [child for child in token.children if child.dep == "poss"]
        for word in [token, *noun_phrases.words(token), *owners, *asked]:
            if (mention := self._who.mention(passage, word)) is not None:
                found.update(self._who.keys(self._who.pointed(mention)))
        return tuple(sorted(found))

    def _carried(self, sentence: int) -> Target | None:
        return self._last[1] if self._last is not None and sentence - self._last[0] <= 1 else None

    def _pointed(self, passage: Passage, token: Token, take: Take) -> Target | None:
        """What "it" points at: what the last stand was taken on, else the last paper spoken of just before."""
        if token.lower not in POINTING:
            return None
        mention = self._who.mention(passage, token)
        carried = self._carried(token.sentence)
        if carried is not None and (carried.document or not take.strict):
            return carried
        place = (
            self._before(passage, token)
            if mention is None or not (self._who.pointed(mention) and take.strict)
            else None
        )
        return Target(place.span, place.document, ()) if place is not None else None

    def _before(self, passage: Passage, token: Token) -> DocumentMention | None:
        """The last paper named before a word, in its sentence or one of those before it in the paragraph."""
        place = bisect.bisect_left(self._heads, passage.base + token.start) - 1
        if place < 0 or self._heads[place] < passage.base:
            return None
        found = passage.tokens(self._heads[place], self._heads[place] + 1)
        near = bool(found) and token.sentence - found[0].sentence <= BACK - 1
        return self._places[place] if near else None

    def _inside(self, span: Span) -> str:
        """The paper that a longer target names: "dialogue about its proposals"."""
        low, high = bisect.bisect_left(self._heads, span.start), bisect.bisect_left(self._heads, span.end)
        return self._places[low].document if low < high else ""

    def _behind(self, passage: Passage, token: Token) -> str:
        """The paper that "the move" or "the decision" points back at."""
        plain = not any(child.dep in {"prep", "acl", "relcl", "poss", "compound"} for child in token.children)
        definite = any(child.lower in DEFINITE for child in token.children)
        if "back" not in self._nouns.classes(token) or not plain or not definite:
            return ""
        place = self._before(passage, token)
        return place.document if place is not None else ""

    def _owner(self, passage: Passage, token: Token) -> str:
        """The paper that is the subject of the sentence before, of which "its embrace of it" tells."""
        own = token.child("poss")
        if own is None or own.lower != "its" or (place := self._before(passage, own)) is None:
            return ""
        noun = passage.tokens(place.head.start, place.head.start + 1)[0]
        return place.document if noun.dep == "nsubj" and noun.sentence < own.sentence else ""

    def _fits(self, passage: Passage, token: Token, take: Take) -> bool:
        classes = self._nouns.classes(token)
        paper = self._nouns.papers.get(token.lemma.lower())
        if paper is not None and paper["family"] in HEARD:
            return False
        if "bond" in classes and take.stance in {"support", "welcome", "open"}:
            return False
        match take.targets:
            case "clause":
                return (
                    token.pos != "VERB"
                    or token.lemma in SPEAKING_ACTS
                    or any(c.i > token.i for c in token.children if c.dep not in {"cc", "conj", "punct"})
                )
            case "talks":
                return "talks" in classes
            case _ if token.pos in {"VERB", "AUX"}:
                return self._is_act(passage, token, take)
            case _ if take.strict:
                deeper = self._nouns.classes(self._deep(token)) - {"light", "back", "none"}
                return bool(deeper) or bool(self._inside(passage.span(*noun_phrases.phrase(token))))
            case "act":
                return "act" in classes
            case "thing":
                return self._nouns.is_thing(token)
            case _:
                return self._nouns.is_thing(token) or self._who.mention(passage, token) is not None

    def _is_act(self, passage: Passage, verb: Token, take: Take) -> bool:
        """Whether a verb names something to stand for or against: "to withdraw", "sending troops"."""
        if verb.lemma in SPEAKING_ACTS:
            return take.stance != "open" or verb.lemma != "fight"  # who is ready to fight is open to nothing
        if verb.lemma in LESS or take.stance in {"open", "welcome"}:
            return False  # "ready to raise supplies" tells what somebody will do, not where it stands
        for child in verb.children:
            found = child.child("pobj") if child.dep == "prep" else child if child.dep == "dobj" else None
            if found is None:
                continue
            if self._nouns.is_thing(found) or passage.base + found.start in self._at:
                return True
            if self._who.party(passage, found) is not None and found.entity not in {"DATE", "TIME"}:
                return True
        return False

    def _deep(self, token: Token) -> Token:
        """The noun that a target is about: of "calls for a truce", the truce."""
        head = token
        for _ in range(3):
            if "light" not in self._nouns.classes(head):
                break
            after = next((c for c in head.children if c.dep == "prep" and c.lower in {"for", "of", "to"}), None)
            compound = head.child("compound")
            deeper = after.child("pobj", "pcomp") if after is not None else compound
            if deeper is None:
                break
            head = deeper
        return head

    def _about(self, token: Token) -> tuple[str, ...]:
        """The content words of a target, what it is about first."""
        head = self._deep(token)
        words = [head, *(word for word in noun_phrases.words(token) if word is not head)]
        out = dict.fromkeys(word.lemma.lower() for word in words[: WORDS + 2])
        return _whole(list(out))


def _whole(words: list[str]) -> tuple[str, ...]:
    """Words with "cease-fire" as one, however it is written."""
    if "fire" in words and "cease" in words:
        words = ["ceasefire" if word == "fire" else word for word in words if word != "cease"]
    return tuple("ceasefire" if word == "cease-fire" else word for word in words[:WORDS])


def _clause(verb: Token) -> tuple[int, int]:
    """A verb and what depends on it, its subject and helpers left out."""
    tokens = [verb]
    for child in verb.children:
        if child.i > verb.i and child.dep not in {"punct", "advcl", "conj", "cc", "parataxis"}:
            tokens += child.subtree()
    tokens.sort(key=lambda token: token.i)
    kept = [token for token in tokens if token.end - verb.start <= noun_phrases.LONGEST]
    while len(kept) > 1 and kept[-1].pos == "PUNCT":
        kept.pop()
    return kept[0].start, kept[-1].end
