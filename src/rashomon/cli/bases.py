"""Takes the answer of `check`, gives on what the passages for and against it rest: reports, texts, speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rashomon.cli.terminal import count

if TYPE_CHECKING:
    from rashomon.check import Answer
    from rashomon.record import Record


def bases(record: Record, answer: Answer) -> dict[str, dict[str, Any]]:
    """For each side that a passage takes, in how many reports and independent texts; never a vote."""
    from rashomon.record.witnessed import Witnessed  # noqa: PLC0415 - the help text does without

    witnessed, out = Witnessed(record), {}
    for side in ("for", "against"):
        spans = [one.span for _, passages in answer.reports for one in passages if one.stands == side]
        if spans:
            basis = witnessed.of(spans)
            speaker = witnessed.name(basis.speaker) or None
            out[side] = {"reports": basis.reports, "independent_texts": basis.texts, "only_speaker": speaker}
    return out


def basis_told(basis: dict[str, Any]) -> str:
    """`3 reports, 2 independent texts, all by the word of Korrin`."""
    told = f"{count(basis['reports'], 'report')}, {count(basis['independent_texts'], 'independent text')}"
    return told + (f", all by the word of {basis['only_speaker']}" if basis["only_speaker"] else "")
