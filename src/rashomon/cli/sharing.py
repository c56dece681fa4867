"""Takes a record, gives the text that its reports share: `shared`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.app import NOTHING, OK, Call, Command
from rashomon.cli.filters import Filters, filtered
from rashomon.cli.looking import SHORT_ID, where_argument
from rashomon.cli.terminal import count, name_of

if TYPE_CHECKING:
    from rashomon.cli.filters import Sieve
    from rashomon.copies import Family, Pair, Passage
    from rashomon.export.jsonl import Objects
    from rashomon.findings import Difference
    from rashomon.institutions import Institution
    from rashomon.record import Record
    from rashomon.text import Span

AROUND = 12
"""Words that are the same, before and after a difference, that the list shows."""

KINDS = ("copied", "quotation", "alike")


@click.command(
    cls=Command,
    examples=[
        "rashomon shared summit",
        "rashomon shared summit --report B --kind copied",
        'rashomon shared summit --about "the tunnel" --json',
    ],
)
@where_argument
@filtered
@click.option("--kind", type=click.Choice(KINDS), help="Only these passages; by default copied ones and quotation.")
@click.pass_obj
def shared(call: Call, where: str | None, filters: Filters, kind: str | None) -> int:
    """Show families of reports with text of one origin, the passages they share, and every difference, typed.

    Copies are one witness. Shared quotation is shown apart: two reporters who quote one man share no text. So are
    speakers whom reports introduce as of one institution.
    """
    from rashomon.cli.filters import Sieve  # noqa: PLC0415 - the help text does without
    from rashomon.copies import copies  # noqa: PLC0415
    from rashomon.institutions import institutions  # noqa: PLC0415

    with call.record(where) as record:
        found = copies(record)
        asked = Asked(Sieve(record, filters), (kind,) if kind else ("copied", "quotation"))
        families = [one for one in found.families if any(asked.kept(pair) for pair in one.pairs)]
        apart = [pair for pair in found.apart if asked.kept(pair)]
        houses = [] if kind else [one for one in institutions(record) if asked.hears(one)]
        if call.terminal.json:
            call.terminal.object(answer_object(record, families, apart, houses, asked))
        else:
            _show(call, record, families, apart, asked)
            _voices(call, record, houses)
    if not families and not apart and not houses:
        call.terminal.say("rashomon: no shared text found")
        return NOTHING
    return OK


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: places, and kinds of passages."""

    sieve: Sieve
    kinds: tuple[str, ...]

    def kept(self, pair: Pair) -> list[Passage]:
        """The passages of a pair that are asked for."""
        return [
            one
            for one in pair.passages
            if one.shared.relation in self.kinds and self.sieve.keeps(one.shared.left_span, one.shared.right_span)
        ]

    def hears(self, house: Institution) -> bool:
        """Whether speakers of one institution are asked for."""
        return self.sieve.keeps(*(speaker.at for speaker in house.speakers))


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def answer_object(
    record: Record, families: list[Family], apart: list[Pair], houses: list[Institution], asked: Asked
) -> dict[str, Any]:
    """The answer as JSON shows it; a form that only grows."""
    from rashomon.copies import ORDER  # noqa: PLC0415 - the help text does without
    from rashomon.export.jsonl import Objects  # noqa: PLC0415
    from rashomon.institutions import MOST  # noqa: PLC0415

    objects = Objects(record)
    heard = [speaker.at for house in houses for speaker in house.speakers]
    return {
        "order": ORDER,
        "families": [
            {
                "reports": [record.label(report) for report in one.reports],
                "origin": one.origin or None,
                "origin_span": objects.span(one.origin_span) if one.origin_span else None,
                "sources": {record.label(report): name for report, name in one.sources},
                "told": one.told,
                "independent_texts": 1,
                "pairs": [_pair(record, objects, pair, asked) for pair in one.pairs],
            }
            for one in families
        ],
        "apart": [_pair(record, objects, pair, asked) for pair in apart],
        "institutions": [_house(record, objects, one) for one in houses],
        "institutions_looked_for": len(record.digests()) <= MOST,
        "shown": [objects.span(span) for span in dict.fromkeys([*_spans(families, apart, asked), *heard])],
    }


def _spans(families: list[Family], apart: list[Pair], asked: Asked) -> Iterator[Span]:
    """The passages an answer rests on, what fits best first, then the longest."""
    pairs = [*(pair for one in families for pair in one.pairs), *apart]
    found = [one.shared for pair in pairs for one in asked.kept(pair)]
    found.sort(
        key=lambda one: (one.relation != "copied", -round(asked.sieve.fit(one.left_span), 3), -one.words, one.id)
    )
    yield from dict.fromkeys(span for one in found for span in (one.left_span, one.right_span))


def _house(record: Record, objects: Objects, house: Institution) -> dict[str, Any]:
    return {
        "name": house.organisation.name,
        "reports": [record.label(report) for report in house.reports],
        "speakers": [
            {"name": one.person.name, "label": record.label(one.at.report), "introduced": objects.span(one.at)}
            for one in house.speakers
        ],
    }


def _pair(record: Record, objects: Objects, pair: Pair, asked: Asked) -> dict[str, Any]:
    link = pair.link
    return {
        "left": record.label(pair.left),
        "right": record.label(pair.right),
        "relation": link.relation if link else None,
        "later": record.label(pair.later) if pair.later else None,
        "left_share": link.left_share if link else 0.0,
        "right_share": link.right_share if link else 0.0,
        "because": link.because if link else "quotation, or words that are only alike",
        "passages": [
            {**objects.of(one.shared), "differences": [objects.of(other) for other in one.differences]}
            for one in asked.kept(pair)
        ],
        "between": [objects.of(one) for one in pair.between if link],
        "redline": [
            {
                "change": one.change,
                "left": objects.span(one.left) if one.left else None,
                "right": objects.span(one.right) if one.right else None,
            }
            for one in pair.redline
        ],
    }


# ── text ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _show(call: Call, record: Record, families: list[Family], apart: list[Pair], asked: Asked) -> None:
    line = call.terminal.line
    for number, family in enumerate(families, start=1):
        letters = ", ".join(record.letter(report) for report in family.reports)
        line(f"family {number}: {letters} · {count(len(family.reports), 'report')}, one text · {family.told}")
        for pair in family.pairs:
            if asked.kept(pair):
                _show_pair(call, record, pair, asked)
        line()
    if apart:
        line("no common origin: quotation, or words that are only alike")
        for pair in apart:
            _show_pair(call, record, pair, asked)
    first = next((pair for one in families for pair in one.pairs), next(iter(apart), None))
    if first:
        name = first.passages[0].shared.id[:SHORT_ID]
        call.terminal.next(f"rashomon explain {name} {name_of(record.path)}", "why two passages are one")


def _voices(call: Call, record: Record, houses: list[Institution]) -> None:
    from rashomon.institutions import MOST  # noqa: PLC0415 - the help text does without

    if len(record.digests()) > MOST:
        call.terminal.say(f"speakers of one institution are looked for in at most {MOST} reports")
    for house in houses:
        call.terminal.line(f"speakers introduced as of one institution: {house.organisation.name}")
        for one in house.speakers:
            call.terminal.line(f"{record.letter(one.at.report)}: {' '.join(record.text(one.at).split())}", indent=2)


def _show_pair(call: Call, record: Record, pair: Pair, asked: Asked) -> None:
    from rashomon.copies import RELATIONS  # noqa: PLC0415 - the help text does without

    one, other = record.letter(pair.left), record.letter(pair.right)
    told = ""
    if pair.link:
        told = f": {RELATIONS[pair.link.relation]}; {pair.shares[0]:.0%} of {one}, {pair.shares[1]:.0%} of {other}"
    call.terminal.line(f"{one} and {other}{told}", indent=2)
    if pair.redline:
        call.terminal.line(f"redline, {ordered(record, pair)}: {_redline(record, pair)}", indent=4)
    for passage in asked.kept(pair):
        found = passage.shared
        call.terminal.line(f"{found.relation} · {count(found.words, 'word')} · {found.id[:SHORT_ID]}", indent=4)
        call.terminal.line(f"{one}: {record.text(found.left_span)}", indent=6)
        if record.text(found.left_span) != record.text(found.right_span):
            call.terminal.line(f"{other}: {record.text(found.right_span)}", indent=6)
        for difference in passage.differences:
            call.terminal.line(told_of(record, difference, one, other), indent=8)


def ordered(record: Record, pair: Pair) -> str:
    """Which of two versions is later, where one says so, and what the brackets of a redline mean."""
    one, other = record.letter(pair.left), record.letter(pair.right)
    if not pair.later:
        return f"order unknown, [-only in {one}-] {{+only in {other}+}}"
    return f"{record.letter(pair.later)} is the later one by the date it gives, [-taken out-] {{+put in+}}"


def _redline(record: Record, pair: Pair) -> str:
    """Both texts in one; where they are the same for long, the beginning and the end of it."""
    parts = []
    for one in pair.redline:
        span = one.left or one.right
        text = " ".join(record.text(span).split()) if span else ""
        if one.change == "same":
            words = text.split()
            cut = len(words) > 2 * AROUND + 1
            parts.append(" ".join([*words[:AROUND], "…", *words[-AROUND:]]) if cut else text)
        else:
            parts.append(f"[-{text}-]" if one.change in {"only_left", "taken_out"} else f"{{+{text}+}}")
    return " ".join(parts)


def told_of(record: Record, difference: Difference, one: str, other: str) -> str:
    """`replaced · number: A “eleven”, B “twelve”`."""
    parts = [
        f"{letter} “{record.text(span)}”"
        for letter, span in ((one, difference.left_span), (other, difference.right_span))
        if span
    ]
    change = {"only_left": f"only in {one}", "only_right": f"only in {other}"}.get(difference.change, difference.change)
    return f"{change} · {difference.aspect}: {', '.join(parts)}"
