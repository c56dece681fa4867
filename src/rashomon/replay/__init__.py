"""Takes a record and the decisions of its ledger, gives what became of each: a `Correction`, and the pairs it decides.

An anchor finds its place by the digest and the characters; where the report or its reading changed, by the same words
in the best-fitting context, in that report or in the one that came by its path since. What cannot be found is
orphaned, never dropped; of two decisions that cannot both hold, the later one stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rashomon import ledger
from rashomon.findings import Membership, SameActor
from rashomon.ledger import Decision
from rashomon.record import Record
from rashomon.replay.finder import Finder
from rashomon.replay.outcome import CONTRADICTED, ORPHANED, STATUSES, UNDONE, Outcome
from rashomon.replay.reattributed import Resourced, decided
from rashomon.replay.standing import Standing

__all__ = ["STATUSES", "Outcome", "replay"]


def replay(record: Record, decisions: Sequence[Decision], folder: Path) -> list[Outcome]:
    """What became of each decision, in their order. `folder` is that of the ledger, which its paths are told from."""
    undone, finder = ledger.undone(decisions), Finder(record, folder)
    known = {decision.number for decision in decisions}
    outcomes = []
    for decision in decisions:
        if by := undone.get(decision.number):
            outcomes.append(Outcome(decision, status=UNDONE, because=f"undone by correction {by}"))
        elif decision.act == ledger.UNDO:
            outcomes.append(_undo(decision, known))
        else:
            outcomes.append(finder.outcome(decision))
    later = Standing(lambda actor: _group(record, actor))
    for outcome in reversed(outcomes):
        if outcome.live and (number := later.against(outcome)):
            outcome.status, outcome.because = CONTRADICTED, f"correction {number}, which is later, says otherwise"
        elif outcome.live:
            later.take(outcome)
    if sourced := [one for one in outcomes if one.live and one.decision.act == ledger.SOURCE]:
        told = [Resourced(one.about[0], next(iter(one.others), None), one.reason) for one in sourced]
        sourced[0].utterances = tuple(decided(record, told))
    return outcomes


def _group(record: Record, actor: str) -> str:
    """The group of an actor, as the record has it; itself where it is in none."""
    return next((one.group for one in record.all(Membership, member=actor) if one.link == SameActor.kind), actor)


def _undo(decision: Decision, known: set[int]) -> Outcome:
    target = int(decision.value)
    if target in known and target < decision.number:
        return Outcome(decision, because=f"correction {target} has no effect any more")
    return Outcome(decision, status=ORPHANED, because=f"there is no correction {target} before it")
