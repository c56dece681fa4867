"""Takes a record and a claim in words, gives how a passage stands to it: for, against or near.

That is told from the claims found in the passage, never from what is so in the world: it is for what was asked when it
says the same of the same act, against when it says the opposite, and near when it only speaks of it: as a demand, as a
possibility, of another party, or less far gone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.findings import Claim
from rashomon.lexicon import Lexicon
from rashomon.lexicon.known import split
from rashomon.lexicon.weights import Weights
from rashomon.record import Record
from rashomon.text import Span, fold

NOT = {"not", "no", "never", "without", "cannot", "neither", "nor"}
ENDINGS = ("", "s", "es", "d", "ed", "ing", "al", "ment", "n")
ASKING = {"ask", "urge", "demand"}
AGREED, SIGNED = 4, 5
"""Rungs of the ladder of agreements."""


def claims_of(record: Record) -> Mapping[str, Sequence[Claim]]:
    """The claims of a record by the digest of their report."""
    out: dict[str, list[Claim]] = defaultdict(list)
    for claim in record.all(Claim):
        out[claim.span.report].append(claim)
    return out


class Stands:
    """One claim in words, held against the claims of a record."""

    def __init__(self, claims: Mapping[str, Sequence[Claim]], asked: str, lexicon: Lexicon) -> None:
        self._weights = lexicon.opened(Weights)
        concepts = _concepts(lexicon)
        words = re.findall(r"[\w-]+", fold(asked).lower().replace("n't", " not"))
        met = {concepts[form] for word in words for form in _forms(word) if form in concepts}
        self._no = sum(word in NOT for word in words) % 2 == 1
        self._acts = (met & self._weights.acts) - (ASKING if met & self._weights.acts - ASKING else set())
        self._paper = bool((met & self._weights.papers) - {"agreement", "report", "statement"})
        self._things = met & {row["concept"] for row in lexicon.table("concepts") if row["kind"] == "thing"}
        self._asking = bool(met & ASKING)
        self._rung = 0
        if "agreement" in met or "agree" in met:
            self._rung = SIGNED if "sign" in met else AGREED
        self._claims = claims

    def of(self, span: Span) -> str:
        """`for`, `against` or `near`: the first that a claim of the passage makes it."""
        told = {self._of_claim(claim) for claim in self._claims.get(span.report, ()) if span.covers(claim.head)}
        return next((word for word in ("against", "for") if word in told), "near")

    def _of_claim(self, claim: Claim) -> str:
        if self._things and not self._things & {*claim.terms}:
            return "near"
        if self._rung:
            return self._agreed(claim)
        opposite = any(frozenset((claim.predicate, act)) in self._weights.opposites for act in self._acts)
        if not opposite and claim.predicate not in self._acts:
            return "near"
        if not self._level(claim):
            return "near"
        same = (claim.polarity == "no") == self._no
        return "for" if same != opposite else "against"

    def _agreed(self, claim: Claim) -> str:
        """How far an agreement on what was asked about has gone, against how far it was asked for."""
        rungs = {name: int(order) for name, order, _ in (cell.split(" ", 2) for cell in claim.rungs)}
        order = rungs.get("agreement")
        if order is None or "agreement" not in claim.terms or claim.modality not in {"asserted", "denied"}:
            return "near"
        if claim.polarity == "no":
            return ("for" if self._no else "against") if order >= AGREED else "near"
        return ("against" if self._no else "for") if order >= self._rung else "near"

    def _level(self, claim: Claim) -> bool:
        """Whether a claim holds on the level that was asked about: of a paper, of a demand, or of what is so."""
        paper = any(term in self._weights.papers or term == "urge" for term in (*claim.holder, *claim.agents))
        if self._paper:
            return paper
        if self._asking:
            return claim.modality == "demanded" or bool(claim.holder)
        return claim.modality in {"asserted", "denied"} and not paper


def _concepts(lexicon: Lexicon) -> dict[str, str]:
    out: dict[str, str] = {}
    for row in lexicon.table("concepts"):
        for word in split(row["words"]):
            out.setdefault(word.removesuffix("/v"), row["concept"])
    return out


def _forms(word: str) -> Iterator[str]:
    """What a word may be a form of."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: len(word) - len(ending)] if ending else word
            yield from (stem, stem + "e", stem[:-1]) if ending in {"ing", "ed"} else (stem,)
            if stem.endswith("i"):
                yield stem[:-1] + "y"
