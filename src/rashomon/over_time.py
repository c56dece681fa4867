"""Takes a thing that stands are taken on, gives the positions of each party on it over time.

In order of the time that each is told of, else of its report. What a report tells of an earlier time than its own is a
later account: it stands at that earlier time and says so, and is no change of mind.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.standings import Stand, Subject


@dataclass(frozen=True, slots=True)
class Step:
    """One stance of a party at one time, with everything that tells it."""

    stands: tuple[Stand, ...]

    @property
    def lead(self) -> Stand:
        """The first that tells it."""
        return self.stands[0]

    @property
    def reports(self) -> tuple[str, ...]:
        """The digests of the reports that tell it, in their order."""
        return tuple(dict.fromkeys(one.position.span.report for one in self.stands))


def over_time(subject: Subject) -> list[tuple[str, tuple[Step, ...]]]:
    """The parties in their order, each with its steps; those of an unknown time come last."""
    return [(party, _steps([one for one in subject.stands if one.party == party])) for party in subject.parties]


def _steps(stands: list[Stand]) -> tuple[Step, ...]:
    same: dict[tuple[str, ...], list[Stand]] = {}
    for one in stands:
        key = (one.position.stance, one.ascriber, one.first, one.last, str(one.earlier))
        same.setdefault(key, []).append(one)
    return tuple(sorted((Step(tuple(some)) for some in same.values()), key=_order))


def _order(step: Step) -> tuple[bool, str, str, str, str]:
    one = step.lead
    return not one.first, one.first, one.last, one.position.stance, one.ascriber


def is_told_over_time(subject: Subject) -> bool:
    """Whether a party is told to stand somewhere at two times."""
    return any(len({(one.lead.first, one.lead.last) for one in steps}) > 1 for _, steps in over_time(subject))
