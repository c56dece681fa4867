"""Takes two claims, gives what they have in common: shared terms, their weight, and which of their cells agree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rashomon.across.claim_words import phrases
from rashomon.findings import Claim
from rashomon.lexicon.weights import SPECIFIC, Weights, named

DESCRIBING = {"the", "The", "a", "A", "an", "An"}
"""What a description begins with."""


@dataclass(frozen=True, eq=False)
class Pair:
    """Two claims side by side. Each is itself only, so that what was worked out of it can be kept beside it."""

    left: Claim
    right: Claim
    weights: Weights

    @cached_property
    def shared(self) -> frozenset[str]:
        """The terms that both have of their own."""
        return frozenset(self.left.terms) & frozenset(self.right.terms)

    @cached_property
    def around(self) -> frozenset[str]:
        """The terms that both have, one of them from the words around it."""
        left = frozenset(self.left.terms) | frozenset(self.left.topic)
        right = frozenset(self.right.terms) | frozenset(self.right.topic)
        return (left & right) - self.shared

    @cached_property
    def weight(self) -> float:
        """The weight of the shared terms."""
        return self.weights.sum(self.shared)

    @cached_property
    def sizes(self) -> tuple[float, float]:
        """The weight of all terms of each, the lighter first."""
        left, right = self.weights.whole(self.left.terms), self.weights.whole(self.right.terms)
        return min(left, right), max(left, right)

    @property
    def part(self) -> float:
        """The part of the lighter claim's terms that is shared."""
        return self.weight / self.sizes[0] if self.sizes[0] else 0.0

    @property
    def dice(self) -> float:
        """The part of both claims' terms that is shared."""
        return 2 * self.weight / sum(self.sizes) if sum(self.sizes) else 0.0

    @cached_property
    def words(self) -> frozenset[str]:
        """The shared terms that are no names."""
        return frozenset(term for term in self.shared if not named(term))

    @property
    def names(self) -> frozenset[str]:
        """The shared terms that are names."""
        return self.shared - self.words

    @cached_property
    def phrases(self) -> frozenset[str]:
        """Words between quotation marks that stand in both, two at least."""
        return phrases(self.left) & phrases(self.right)

    @cached_property
    def words_weight(self) -> float:
        """The weight of the shared terms that are no names."""
        return self.weights.sum(self.words)

    @cached_property
    def things(self) -> frozenset[str]:
        """The shared words beside the predicates: what the act is done to, or with."""
        return self.words - {self.left.predicate, self.right.predicate}

    @cached_property
    def specific(self) -> frozenset[str]:
        """The shared things that are neither an act nor a common word."""
        fixed = self.weights.acts | self.weights.papers | {"partnership"}
        return frozenset(term for term in self.things if term not in fixed and self.weights.of(term) >= SPECIFIC)

    @property
    def bare(self) -> bool:
        """Whether one of the two tells of nothing specific of its own."""
        fixed = self.weights.acts | self.weights.papers
        return any(
            not [
                term
                for term in claim.terms
                if not named(term) and term not in {*fixed, claim.predicate} and self.weights.of(term) >= SPECIFIC
            ]
            for claim in (self.left, self.right)
        )

    @cached_property
    def everything(self) -> frozenset[str]:
        """All terms that both have, of their own, around them or as speaker."""
        left, right = ({*claim.terms, *claim.topic, *claim.speaker} for claim in (self.left, self.right))
        return frozenset(left & right)

    @property
    def one_voice(self) -> bool:
        """Whether both stand on one level of attribution: the reports' own voices, or one speaker's word.

        What a report says somebody announced stands in its own voice and is that party's word.
        """
        left, right = self.left, self.right
        if left.voice != "said" and right.voice != "said":
            return True
        if {*left.speaker} & {*right.speaker}:
            return True
        said, own = (left, right) if left.voice == "said" else (right, left)
        told = {left.predicate, right.predicate} & {"announce", "confirm"}
        return own.voice != "said" and bool(told and {*said.speaker} & {*own.agents})

    @property
    def same_act(self) -> bool:
        """Whether both have one predicate."""
        return self.left.predicate == self.right.predicate

    @property
    def opposite_acts(self) -> bool:
        """Whether one has an act for its predicate that is the opposite of the other's."""
        return frozenset((self.left.predicate, self.right.predicate)) in self.weights.opposites

    @cached_property
    def same_agent(self) -> bool | None:
        """Whether one party acts in both; None where one of them does not tell."""
        return overlap(self.left.agents, self.right.agents)

    @cached_property
    def same_holder(self) -> bool | None:
        """Whether both are the content of one party's paper or demand; None where one does not name a party."""
        return overlap(self._owners(self.left), self._owners(self.right))

    def _owners(self, claim: Claim) -> list[str]:
        """Who holds it; of a paper that acts itself ("A's plan would raise …"), whose it is."""
        acts = not claim.holder and bool(self.weights.papers & {*claim.agents})
        return [term for term in (claim.agents if acts else claim.holder) if named(term)]

    @cached_property
    def same_object(self) -> bool | None:
        """Whether both act on one thing; where both name things beside names, it is one of these."""
        ours, theirs = ({term for term in claim.objects if not named(term)} for claim in (self.left, self.right))
        if ours and theirs and not ours & theirs:
            return False
        return overlap(self.left.objects, self.right.objects)

    @cached_property
    def same_speaker(self) -> bool | None:
        """Whether one speaks in both; None in a report's own voice, or where nobody was found."""
        return overlap(self.left.speaker, self.right.speaker)

    @property
    def doubtful_speakers(self) -> bool:
        """Whether both have a speaker, one only pointed at by a pronoun or title: it may be the wrong one."""
        left, right = self.left, self.right
        return bool(left.speaker and right.speaker) and not (left.by_name and right.by_name)

    @property
    def described_speaker(self) -> bool:
        """Whether one speaker is told by a description, "the nominee", who may be the one whom the other names."""
        told = [claim.said_by.split() for claim in (self.left, self.right)]
        return any(words and words[0] in DESCRIBING and words[-1][0].islower() for words in told)

    @property
    def same_report(self) -> bool:
        """Whether both stand in one report."""
        return self.left.span.report == self.right.span.report


def overlap(left: Iterable[str], right: Iterable[str]) -> bool | None:
    """Whether two lists of terms share one; None where one is empty. A last name may stand for who bears it."""
    one, other = set(left), set(right)
    if not one or not other:
        return None
    return bool(one & other) or bool(_last_names(one) & _last_names(other))


def _last_names(terms: Iterable[str]) -> set[str]:
    """The last names of persons, in small letters."""
    return {
        term.removeprefix("name:").split(" ")[-1].lower() for term in terms if term.startswith(("name:", "leaders/"))
    }
