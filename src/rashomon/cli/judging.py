"""Takes issues and a model for entailment, gives the issues of each label in the order that the model gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.findings import Comparison
    from rashomon.nli import Judge
    from rashomon.record import Record
    from rashomon.record.issues import Issue

ASKED = {"same": "entailment", "copied": "entailment", "qualifies": "entailment"}
"""The answer of the model that speaks for a label; for all others that the two contradict each other."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """A model, and what it does to the order of issues. It changes no label and hides nothing."""

    judge: Judge

    @property
    def words(self) -> str:
        """What a reader is told of it."""
        return f"Within a label the order is that of the model {self.judge.name}: what it is surest of comes first."

    def ranked(self, record: Record, issues: list[Issue]) -> list[Issue]:
        """The issues, by label and then by how sure the model is of their first comparison."""
        from rashomon.findings import LABELS  # noqa: PLC0415 - not for `--help`

        firsts = [one.comparisons[0] for one in issues]
        answers = self.judge.ask([_passages(record, first) for first in firsts])
        sure = [answer[ASKED.get(first.label, "contradiction")] for first, answer in zip(firsts, answers, strict=True)]
        order = sorted(range(len(issues)), key=lambda at: (LABELS.index(firsts[at].label), -sure[at], at))
        return [issues[at] for at in order]


def ranking(folder: str | None) -> Ranking | None:
    """The model of a folder; None where none is asked for."""
    if folder is None:
        return None
    from rashomon.nli import Judge  # noqa: PLC0415 - only where it is asked for

    return Ranking(Judge(folder))


def named(ranking: Ranking | None) -> dict[str, str | None]:
    """The model as JSON names it."""
    return {"model": ranking.judge.name if ranking else None}


def _passages(record: Record, one: Comparison) -> tuple[str, str]:
    texts = [record.text(span) for span in (one.left_span, one.right_span) if span]
    return texts[0], texts[-1]
