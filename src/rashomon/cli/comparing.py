"""Takes a record, gives where its reports agree and differ: `compare`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli import alone
from rashomon.cli.app import NOTHING, OK, Call, Command
from rashomon.cli.clauses import readable
from rashomon.cli.filters import Filters, Sieve, filtered
from rashomon.cli.judging import named, ranking
from rashomon.cli.looking import SHORT_ID, where_argument
from rashomon.cli.terminal import count, name_of

if TYPE_CHECKING:
    from rashomon.findings import Claim, Comparison
    from rashomon.record import Record
    from rashomon.record.issues import Issue
    from rashomon.text import Span

MOST = 15
"""Issues shown unless all are asked for: more than a reader takes in at once buries those that matter."""

SHOWN = 25
"""Passages listed first in the answer as JSON."""

NAMES = {"cannot both hold": "conflict"}


@click.command(
    cls=Command,
    examples=[
        "rashomon compare summit",
        'rashomon compare summit --about "the tunnel"',
        'rashomon compare summit --label "cannot both hold"',
        "rashomon compare summit --issue 3f2a91c0de",
        "rashomon compare summit --only-here",
        "rashomon compare summit --nli ~/models/nli",
    ],
)
@where_argument
@click.option("--issue", metavar="ID|WORDS", help="Only this question: its id, or words of its title.")
@click.option("--label", metavar="LABEL", help='Only these: "cannot both hold", differs, "only here", …')
@click.option("--only-here", is_flag=True, help="What only one report of a story has, and which say nothing of it.")
@click.option("--nli", metavar="FOLDER", help="A model of your own (ONNX) by which questions of one label are ordered.")
@click.option("--all", "everything", is_flag=True, help=f"Every question, not only the first {MOST}.")
@filtered
@click.pass_obj
def compare(
    call: Call,
    /,
    *,
    where: str | None,
    issue: str | None,
    label: str | None,
    only_here: bool,
    nli: str | None,
    everything: bool,
    filters: Filters,
) -> int:
    """Show the questions that several passages answer, what each says in its own words, and how they compare.

    No report is said to be right. What cannot both hold comes first; the order says nothing of who is right.
    """
    from rashomon.record.issues import issues  # noqa: PLC0415
    from rashomon.record.used import lexicon_of  # noqa: PLC0415 - the help text does without

    with call.record(where) as record:
        sieve = Sieve(record, filters)
        if only_here or label == "only here":
            return alone.tell(call, record, sieve, everything=everything)
        found = [one for one in issues(record, lexicon_of(record)) if _asked(one, issue, label)]
        found = [one for one in found if sieve.keeps(*(claim.span for claim in one.claims))]
        if filters.about:
            found.sort(key=lambda one: -round(max(sieve.fit(claim.span) for claim in one.claims), 2))
        judge = ranking(nli)
        if judge:
            found = judge.ranked(record, found)
        most = len(found) if everything else MOST
        if call.terminal.json:
            call.terminal.object(answer(record, found[:most], len(found)) | named(judge))
        else:
            _show(call, record, found, most)
            if judge:
                call.terminal.say(judge.words)
    return OK if found else NOTHING


def _asked(one: Issue, issue: str | None, label: str | None) -> bool:
    if issue and not one.id.startswith(issue.lower()) and issue.lower() not in one.title.lower():
        return False
    wanted = NAMES.get(label or "", label)
    return not wanted or any(comparison.label == wanted for comparison in one.comparisons)


def _show(call: Call, record: Record, found: list[Issue], most: int) -> None:
    from rashomon.record.issues import ORDER  # noqa: PLC0415 - the help text does without

    terminal = call.terminal
    for one in found[:most]:
        alone = f", all by the word of {one.speaker}" if one.speaker else ""
        terminal.line(f"{one.title} · {count(one.independent, 'independent text')}{alone} · {one.id[:SHORT_ID]}")
        for claim in one.claims:
            terminal.line(f"{record.letter(claim.span.report)} ({voiced(claim)}): {record.text(claim.span)}", indent=2)
        for comparison in one.comparisons:
            terminal.line(_compared(record, comparison), indent=6)
        if one.silent:
            terminal.line("says nothing of it: " + ", ".join(map(record.letter, one.silent)), indent=6)
        terminal.line()
    if len(found) > most:
        terminal.line(f"and {len(found) - most} more; --all shows them")
    if found:
        for told in _how_often(found[:most]):
            terminal.say(told)
        terminal.say(ORDER)
        first = found[0].comparisons[0]
        terminal.next(
            f"rashomon explain {first.id[:SHORT_ID]} {name_of(record.path)}", "why two passages were compared"
        )
    else:
        terminal.say("rashomon: no question found that several passages answer")


def _how_often(found: list[Issue]) -> Iterator[str]:
    """How often each label that is shown was right where that was measured."""
    from rashomon.measured import in_words, measured  # noqa: PLC0415 - the help text does without
    from rashomon.record.issues import SYMBOLS, WORDS  # noqa: PLC0415

    met = {comparison.label for one in found for comparison in one.comparisons}
    for label in SYMBOLS:
        if label in met:
            yield f"{WORDS.get(label, label)}: {in_words(measured(label))}"


def _compared(record: Record, comparison: Comparison) -> str:
    from rashomon.record.issues import SYMBOLS, shown_label, shown_reason  # noqa: PLC0415 - the help text does without

    spans = [span for span in (comparison.left_span, comparison.right_span) if span]
    letter = {span.report: record.letter(span.report) for span in spans}
    letters = [letter[span.report] for span in spans]
    sides = " ".join(sorted(letters)[:1]) if len(set(letters)) == 1 else " and ".join(sorted(letters))
    inside = " (reads differently elsewhere in this report)" if len(set(letters)) == 1 else ""
    told = f"{SYMBOLS[comparison.label]} {sides}: {shown_label(comparison)}{inside}"
    return f"{told} · {shown_reason(comparison, letter)} · {comparison.id[:SHORT_ID]}"


def voiced(claim: Claim) -> str:
    """Whose word a claim is: the report's own voice, or a speaker's, and through whom."""
    if claim.voice != "said":
        return "own voice"
    through = f" through {claim.through}" if claim.through else ""
    return f"said by {claim.said_by or 'a source not found'}{through}"


def answer(record: Record, found: list[Issue], total: int) -> dict[str, Any]:
    """The answer as JSON shows it; a form that only grows."""
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without
    from rashomon.findings import LABELS  # noqa: PLC0415
    from rashomon.measured import measured  # noqa: PLC0415
    from rashomon.record.issues import ORDER  # noqa: PLC0415

    objects = Objects(record)
    passages = (span for one in found for span in _passages(record, one))
    spans = dict.fromkeys(itertools.islice(passages, 8 * SHOWN))  # a passage stands in a few comparisons
    return {
        "order": ORDER,
        "found": total,
        "measured": {label: [one.plain() for one in measured(label)] for label in LABELS},
        "issues": [_object(record, objects, one) for one in found],
        "shown": [objects.span(span) for span in list(spans)[:SHOWN]],
    }


def _passages(record: Record, one: Issue) -> Iterator[Span]:
    """The passages of an issue, those of the comparisons that say most first; each clause with its subject."""
    verbs = {claim.span: claim.head for claim in one.claims}
    for comparison in one.comparisons:
        for span in filter(None, (comparison.left_span, comparison.right_span)):
            yield readable(record, span, verbs[span]) if span in verbs else span


def _object(record: Record, objects: Any, one: Issue) -> dict[str, Any]:
    from rashomon.record.issues import shown_label  # noqa: PLC0415 - the help text does without

    return {
        "id": one.id,
        "title": one.title,
        "label": one.label,
        "independent_texts": one.independent,
        "only_speaker": one.speaker or None,
        "claims": [
            {**objects.of(claim), "label": record.label(claim.span.report), "whose": voiced(claim)}
            for claim in one.claims
        ],
        "comparisons": [{**objects.of(each), "shown_as": shown_label(each)} for each in one.comparisons],
        "silent": [{"report": digest, "label": record.label(digest)} for digest in one.silent],
    }
