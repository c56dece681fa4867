"""Takes a clause and the terms of its paragraph, gives a claim's cells: who, what, how much, when, where, why."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.findings import Quantity
from rashomon.parse import Token
from rashomon.text import Span
from rashomon.within.claim_said import PRESENTED
from rashomon.within.claim_terms import Words
from rashomon.within.clauses import ANY, Clause, lent

SAYING = {"say", "tell", "add", "note", "state", "explain", "write", "report", "comment", "claim", "argue", "remark"}
"""Reporting words that tell nothing beside that somebody spoke."""

OWNERS = {"poss", "amod", "compound", "nmod"}
POINTERS = {"this", "these", "that", "those", "it", "its", "they", "their", "them", "such", "he", "she", "his", "her"}
WHY = {"because", "due", "over", "owing", "thanks"}
WHY_CLAUSE = {"because", "since", "after"}
JUDGED = {"as"}
"""What tells why only where nobody acts after it, "rejected as biased"; else it tells more often when."""
WHERE = {
    "in": "in",
    "at": "in",
    "to": "to",
    "into": "to",
    "from": "from",
    "near": "in",
    "towards": "to",
    "toward": "to",
}
PLACES = {"GPE", "LOC", "FAC"}
LADDER_ALL = {"almost", "nearly", "most", "virtually"}
AGE = re.compile(r"\d{1,3}")
"""A bare number that is taken for a date, as in "the minister, 58,": it is an age."""
ALL_OF = re.compile(r"\b(?:almost|nearly|virtually|practically) (?:all|every|everything)\b|\bmost of\b", re.IGNORECASE)


class Cells:
    """The cells of the clauses of one paragraph."""

    def __init__(self, words: Words, quantities: Sequence[Quantity], block: Span) -> None:
        self._words, self._concepts = words, words.concepts
        self._report, self._start = block.report, block.start
        self._quantities = quantities

    # ── what it is about ─────────────────────────────────────────────────────────────────────────────────────────

    def predicate(self, clause: Clause) -> str:
        """The concept of the predicate; of "is neutral" or "is a supplier" that of what it says somebody is."""
        told = self._complement(clause)
        if told is not None and told.lemma in ANY and (kind := told.child("amod")) is not None:
            told = kind
        return self._concepts.term(told if told is not None else clause.head)

    @staticmethod
    def _complement(clause: Clause) -> Token | None:
        if clause.seen_as is not None:
            return clause.seen_as
        return clause.head.child("acomp", "attr") if clause.head.lemma == "be" else None

    def tells(self, clause: Clause) -> bool:
        """Whether an act of saying is more than that: an accusation, a demand, a welcome."""
        lemma = clause.head.lemma.lower()
        clausal = clause.head.child("ccomp") is not None
        act = self._concepts.kind(self._concepts.term(clause.head)) == "act" and lemma not in PRESENTED
        return lemma not in SAYING and (act or not clausal)

    def terms(self, clause: Clause) -> tuple[str, ...]:
        """All terms of the claim: its own words, who acts, and whose content it is."""
        own = self._words.terms(clause.core)
        carried = [term for token in self._carried(clause) for term in self._words.of(token)]
        if clause.head.dep == "relcl" or clause.head.head in clause.objects:
            noun = clause.head.head
            carried += [
                term
                for token in (noun, *noun.children)
                if token is not clause.head and token.dep != "relcl"
                for term in self._words.of(token)
            ]
        return tuple(
            dict.fromkeys([self.predicate(clause), *own, *self.agents(clause), *self.holder(clause), *carried])
        )

    def _carried(self, clause: Clause) -> list[Token]:
        """What a bare "an agreement" or "this accord" is on: the thing told of right before it."""
        bare = [token for token in clause.core if self._concepts.term(token) == "agreement" and self._bare(token)]
        if not bare:
            return []
        over = clause.head.head
        if clause.head.dep == "conj" and over.pos == "VERB":
            return [token for child in over.children if child.dep == "dobj" for token in child.subtree()]
        if any(child.lower in {"this", "that", "these", "the"} for token in bare for child in token.children):
            return self._things_before(clause.head.sentence)
        return []

    def _things_before(self, sentence: int) -> list[Token]:
        """The things that the sentence before tells of, by their names and nouns; no persons and states."""
        if sentence == 0:
            return []
        found = [token for token in self._words.parse.sentences[sentence - 1] if token.pos in {"NOUN", "PROPN"}]
        return [token for token in found if not any("/" in term for term in self._words.of(token))]

    def points_back(self, clause: Clause) -> bool:
        """Whether the claim holds a word that points back, at a thing rather than at somebody known."""
        return any(token.lower in POINTERS and not self._words.named(token) for token in clause.core) or any(
            self._concepts.kind(self._concepts.term(token)) == "paper" and self._bare(token) for token in clause.core
        )

    def _bare(self, token: Token) -> bool:
        return not any(child.dep in OWNERS | {"prep", "acl", "relcl"} for child in token.children)

    # ── who does what to what ────────────────────────────────────────────────────────────────────────────────────

    def agents(self, clause: Clause) -> tuple[str, ...]:
        """Who acts; of forces that are moved also whose they are."""
        found = [term for token in clause.subjects for term in self._whole(token)]
        for token in clause.objects:
            if self._concepts.term(token) == "troops":
                found += self._owners(token)
        return tuple(dict.fromkeys(found))

    def objects(self, clause: Clause) -> tuple[str, ...]:
        """What is acted on."""
        return tuple(dict.fromkeys(term for token in clause.objects for term in self._whole(token)))

    def holder(self, clause: Clause) -> tuple[str, ...]:
        """Whose content it is."""
        return tuple(dict.fromkeys(term for token in clause.holder for term in self._whole(token)))

    def viewers(self, clause: Clause) -> tuple[str, ...]:
        """By whose word somebody or something is what the claim says."""
        return tuple(dict.fromkeys(term for token in clause.viewers for term in self._words.named(token)))

    def _whole(self, token: Token) -> list[str]:
        """The terms of a noun with those of who owns it; "it" is the last paper named where it is nobody known."""
        if token.pos == "PRON":
            paper = self._paper_before(token) if token.lower in {"it", "this", "that", "which"} else None
            if paper is not None and (not self._words.named(token) or self._of_a_paper(token)):
                return self._whole(paper)
        return [*self._words.of(token), *self._owners(token)]

    def _of_a_paper(self, token: Token) -> bool:
        """Whether "it" is said in its sentence to be accepted or rejected, as papers are: then it is no party."""
        sentence = self._words.parse.sentences[token.sentence]
        said = (other.head for other in sentence if other.lower == "it" and other.dep == "nsubjpass")
        return any(ladder == "stance" for head in said for ladder, _, _ in self._rungs_of(head, []))

    def _owners(self, token: Token) -> list[str]:
        near = [child for child in token.children if child.dep in OWNERS]
        near += [obj for by in token.children if by.lower in {"by", "of"} for obj in by.children if obj.dep == "pobj"]
        made = [verb for verb in token.children if verb.dep == "acl" and verb.tag == "VBN"]
        near += [obj for verb in made for by in verb.children if by.lower == "by" for obj in by.children]
        return [term for child in near for term in self._words.named(child)]

    def _paper_before(self, token: Token) -> Token | None:
        for other in reversed(self._words.parse.tokens[: token.i]):
            if token.sentence - other.sentence > 1:
                return None
            if other.pos == "NOUN" and any(self._concepts.kind(term) == "paper" for term in self._words.of(other)):
                return other
        return None

    # ── how far, how much, when, where, why ──────────────────────────────────────────────────────────────────────

    def rungs(self, clause: Clause) -> tuple[str, ...]:
        """Where the claim stands on the ladders of degree."""
        heads = [clause.head] if clause.head.pos != "NOUN" else []
        heads += [clause.frame] if clause.frame is not None and clause.frame.lemma != "agree" else []
        told = self._complement(clause)
        heads += [told] if told is not None else []
        heads += [child for child in clause.head.children if child.dep in {"advmod", "oprd"}]
        out: dict[str, tuple[int, str]] = {}
        for token in heads:
            for ladder, order, rung in self._rungs_of(token, clause.objects):
                out.setdefault(ladder, (order, rung))
        if clause.head.lemma == "be" and clause.head.child("expl") is not None and self._has(clause, "agreement"):
            out.setdefault("agreement", (4, "agreed"))
        if "agreement" in out and out["agreement"][0] >= 4 and self._nearly(clause):
            out["agreement"] = (3, "almost all")
        return tuple(f"{ladder} {order} {rung}" for ladder, (order, rung) in sorted(out.items()))

    def _rungs_of(self, token: Token, objects: Sequence[Token]) -> list[tuple[str, int, str]]:
        lemma = token.lemma.lower()
        joined = [f"{lemma}+{self._concepts.term(obj)}" for obj in objects]
        found = [rung for word in (lemma, *joined) for rung in self._concepts.rungs.get(word, [])]
        return found if token.pos != "NOUN" else [rung for rung in found if rung[0] in {"asking", "stance"}]

    def _has(self, clause: Clause, concept: str) -> bool:
        return any(self._concepts.term(token) == concept for token in clause.core if token.pos == "NOUN")

    def _nearly(self, clause: Clause) -> bool:
        text = self._words.parse.text[clause.core[0].start : clause.core[-1].end]
        return bool(ALL_OF.search(text))

    def quantities(self, clause: Clause) -> tuple[str, ...]:
        """The figures that stand in the clause."""
        start, end = clause.core[0].start + self._start, clause.core[-1].end + self._start
        own = {token.start + self._start for token in clause.core}
        found = [one for one in self._quantities if start <= one.span.start and one.span.end <= end]
        return tuple(
            f"{one.value}|{one.unit}|{self._concepts.of.get(one.head, one.head)}|{one.bound}"
            for one in found
            if one.span.start in own
        )

    def times(self, clause: Clause) -> tuple[tuple[str, ...], Span | None]:
        """The expressions of time that stand in the clause, as printed in small letters, and the place of the first."""
        core = {token.i for token in clause.core}
        found = [
            entity
            for entity in self._words.parse.entities
            if entity.label in {"DATE", "TIME"}
            and not AGE.fullmatch(self._words.parse.text[entity.start : entity.end])
            and all(number in core for number in range(entity.first, entity.last))
        ]
        if not found:
            return (), None
        when = Span.of(self._report, self._start + found[0].start, self._start + found[0].end)
        return tuple(self._words.parse.text[entity.start : entity.end].lower() for entity in found), when

    def places(self, clause: Clause) -> tuple[str, ...]:
        """Where, to where and from where, as terms."""
        out = []
        for token in clause.core:
            kind = WHERE.get(token.lower) if token.dep == "prep" else None
            inner = token.child("pobj") if kind else None
            if kind and inner is not None and inner.entity in PLACES:
                out.append(f"{kind} {self._place(inner)}")
        return tuple(dict.fromkeys(out))

    def _place(self, token: Token) -> str:
        """A place as its state where it is one or the capital of one, else by its name."""
        senses = [sense for sense in self._concepts.known.senses(token.text) if sense.type == "state"]
        return senses[0].key if senses else plain_place(token)

    def cause(self, clause: Clause) -> str:
        """The words that tell why."""
        for child in clause.head.children:
            word = child.lower
            if child.dep == "prep" and (word in WHY or (word == "as" and self._stance(clause))):
                return self._printed(child, clause)
            if child.dep in {"dobj", "prep", "attr", "acomp"} and (charge := self._charge(child)) is not None:
                return self._printed(charge, clause)
            why = WHY_CLAUSE if child.child("nsubj", "nsubjpass") is not None else WHY_CLAUSE | JUDGED
            if child.dep == "advcl" and any(mark.lower in why for mark in child.children if mark.dep == "mark"):
                return self._printed(child, clause)
        return ""

    def _charge(self, token: Token) -> Token | None:
        """Where it is told on what charge: "on charges of …", "over accusations of …", "for … crimes"."""
        for prep in token.subtree():
            inner = prep.child("pobj") if prep.dep == "prep" and prep.lower in {"on", "over", "for"} else None
            if inner is not None and self._concepts.term(inner) in {"accuse", "crime"}:
                return prep
        return None

    def _stance(self, clause: Clause) -> bool:
        return any(ladder == "stance" for ladder, _, _ in self._concepts.rungs.get(clause.head.lemma.lower(), []))

    def _printed(self, token: Token, clause: Clause) -> str:
        """A phrase as printed, up to the subject of the next clause where the parse has given it that as well."""
        end = min((one.i - 1 for one in lent(clause.head)), default=len(self._words.parse.tokens))
        run = [one for one in token.subtree() if one.i < end] or [token]
        return self._words.parse.text[run[0].start : run[-1].end]


def plain_place(token: Token) -> str:
    """A place's name in small letters with what is joined to it."""
    words = [child.text for child in token.children if child.dep == "compound" and child.i < token.i]
    return " ".join([*words, token.text]).lower()
