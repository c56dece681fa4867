"""Takes a thing that stands are taken on, gives the positions of each party on it over time, as lines and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.cli.terminal import Terminal
    from rashomon.over_time import Step
    from rashomon.record import Record
    from rashomon.standings import Subject


def plain(record: Record, subject: Subject) -> list[dict[str, Any]]:
    """By party, what it is told to stand for, in order of time."""
    from rashomon.over_time import over_time  # noqa: PLC0415 - the help text does without

    return [{"party": party, "steps": [_step(record, one) for one in steps]} for party, steps in over_time(subject)]


def _step(record: Record, step: Step) -> dict[str, Any]:
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without

    one, objects = step.lead, Objects(record)
    return {
        "stance": one.position.stance,
        "as_of": one.day or None,
        "first": one.first or None,
        "last": one.last or None,
        "later_account": one.earlier,
        "ascriber_name": one.ascriber or None,
        "labels": [record.label(digest) for digest in step.reports],
        "spans": [objects.span(stand.position.span) for stand in step.stands],
    }


def lines(terminal: Terminal, record: Record, subject: Subject) -> None:
    """The same as lines."""
    from rashomon.over_time import over_time  # noqa: PLC0415 - the help text does without

    terminal.line(subject.name)
    for party, steps in over_time(subject):
        terminal.line(party, indent=2)
        for step in steps:
            one = step.lead
            day = one.when or "time unknown"
            marks = [f"so {one.ascriber}"] if one.ascriber else []
            marks += ["a later account"] if one.earlier else []
            letters = ", ".join(record.letter(digest) for digest in step.reports)
            terminal.line(" · ".join([f"{day}: {one.position.stance}", letters, *marks]), indent=4)
            terminal.line(record.text(one.position.span), indent=8)
    terminal.line()
