"""Takes decisions from the last to the first, gives for each the later one that it cannot hold together with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from rashomon import ledger
from rashomon.replay.outcome import Outcome, pairs


@dataclass(slots=True)
class Standing:
    """The decisions that stand so far, from the last one backwards."""

    group: Callable[[str], str]
    """The group of an actor, as the record has it."""
    homes: dict[str, str] = field(default_factory=dict)
    """What `same` joins: from an actor to another of its set."""
    same: dict[frozenset[str], int] = field(default_factory=dict)
    apart: dict[tuple[str, str], int] = field(default_factory=dict)
    said: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    """The name of a group, the source of a quote or the label of a pair, and the number that says so."""

    def against(self, outcome: Outcome) -> int | None:
        """The number of a decision that stands and cannot hold together with this one."""
        match outcome.decision.act:
            case ledger.SAME | ledger.STORY:
                return self._parted(*next(pairs(outcome), ("", "")))
            case ledger.DIFFERENT | ledger.OTHER_STORY:
                return next((self._joined(*pair) for pair in pairs(outcome) if self._one(*pair)), None)
            case _:
                key, value = self._says(outcome)
                before = self.said.get(key, (value, 0))
                return before[1] if before[0] != value else None

    def take(self, outcome: Outcome) -> None:
        """One more decision that stands."""
        decided, number = list(pairs(outcome)), outcome.decision.number
        match outcome.decision.act:
            case ledger.SAME | ledger.STORY:
                for left, right in decided:
                    self.same[frozenset((left, right))] = number
                    if not self._one(left, right):
                        self.homes[self._home(left)] = self._home(right)
            case ledger.DIFFERENT | ledger.OTHER_STORY:
                self.apart.update((pair, number) for pair in decided if pair not in self.apart)
            case ledger.UNDO | ledger.NOT_AN_ACTOR:
                pass
            case _:
                key, value = self._says(outcome)
                self.said.setdefault(key, (value, number))

    def _home(self, actor: str) -> str:
        while actor in self.homes:
            actor = self.homes[actor]
        return actor

    def _one(self, left: str, right: str) -> bool:
        return self._home(left) == self._home(right)

    def _parted(self, left: str, right: str) -> int | None:
        """The number that keeps apart two actors whose sets would become one."""
        both = {self._home(left), self._home(right)}
        numbers = (number for (a, b), number in self.apart.items() if a != b and {self._home(a), self._home(b)} == both)
        return max(numbers, default=None) if len(both) == 2 else None

    def _joined(self, left: str, _right: str) -> int:
        """The last number that joined a set."""
        home = self._home(left)
        return max(number for pair, number in self.same.items() if self._home(min(pair)) == home)

    def _says(self, outcome: Outcome) -> tuple[tuple[str, str], str]:
        decision, first = outcome.decision, outcome.about[0] if outcome.about else ""
        if decision.act == ledger.NAME:
            return (ledger.NAME, self.group(first)), decision.value
        if decision.act == ledger.SOURCE:
            return (ledger.SOURCE, first), decision.value or min(outcome.others)
        if decision.act == ledger.LABEL:
            return (ledger.LABEL, " ".join(sorted((first, *outcome.others[:1])))), decision.value
        if decision.act in ledger.JUDGING:
            return ("judged", first), decision.act
        if decision.act in ledger.ABOUT:
            return (decision.act, first), decision.value
        return (decision.act, str(decision.number)), ""
