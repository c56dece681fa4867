"""Takes a record and a question, gives the passages behind an answer: `check` and `explain`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli import contents, drafts
from rashomon.cli.app import NOTHING, OK, Call, Command
from rashomon.cli.bases import bases, basis_told
from rashomon.cli.looking import SHORT_ID, where_argument
from rashomon.cli.terminal import count, name_of
from rashomon.within.quote_sources import bare

if TYPE_CHECKING:
    from rashomon.check import Answer, Passage, Speech
    from rashomon.check.earliest import First
    from rashomon.explain import Evidence, Explanation
    from rashomon.findings import Finding
    from rashomon.record import Record
    from rashomon.text import Span

A_REPORT = 3
"""Passages of a report that are shown unless all are asked for."""

LEADS = 12
"""Findings listed that name the one that is explained."""


@click.command(
    cls=Command,
    examples=[
        'rashomon check "an agreement on the tunnel was signed" summit',
        'rashomon check "4.2 billion crowns" summit',
        "rashomon check Korrin summit --all",
        "rashomon check --file draft.txt summit",
    ],
)
@click.argument("words", metavar="WORDS", required=False)
@where_argument
@click.option(
    "--file", "draft", metavar="DRAFT", help="Check every sentence of this text instead; - is standard input."
)
@click.option("--all", "everything", is_flag=True, help=f"Every passage, not only the best {A_REPORT} of each report.")
@click.pass_obj
def check(call: Call, words: str | None, where: str | None, draft: str | None, everything: bool) -> int:
    """Show the passages that bear on a claim, a name or a number, and the reports that say nothing of it.

    A passage is for or against what was asked where it says the same or the opposite of the same act, else near. This
    does not say who is right. Passages stand by report; within a report those for and against come first.
    """
    from rashomon.check import check as ask  # noqa: PLC0415 - the help text does without
    from rashomon.record.used import lexicon_of  # noqa: PLC0415

    if draft is not None:
        text = drafts.read(draft)
        with call.record(where or words) as record:
            return drafts.show(call, record, text, None if everything else drafts.EACH)
    if words is None:
        raise click.UsageError("give a claim, a name or a number, or a draft with --file", click.get_current_context())
    with call.record(where) as record:
        answer = ask(record, words, lexicon=lexicon_of(record))
        if call.terminal.json:
            call.terminal.object(answer_object(record, answer, None if everything else A_REPORT))
        else:
            _show_answer(call, record, answer, None if everything else A_REPORT)
    return OK if answer.reports else NOTHING


def _show_answer(call: Call, record: Record, answer: Answer, most: int | None) -> None:
    terminal = call.terminal
    for digest, passages in answer.reports:
        terminal.line(record.label(digest))
        for passage in passages[:most]:
            terminal.line(passage.text, indent=2)
            terminal.line(_about(record, answer, passage), indent=6)
        if most and len(passages) > most:
            terminal.line(f"and {len(passages) - most} more; --all shows them", indent=6)
        terminal.line()
    if answer.reports:
        terminal.line(_first(record, answer).told(record))
        for stands, basis in bases(record, answer).items():
            terminal.line(f"{stands}: {basis_told(basis)}")
    _show_missing(call, record, answer)
    if answer.reports:
        terminal.say("within a report, what holds most of the words asked for comes first; that is no judgement")
        best = answer.reports[0][1][0]
        if best.speech:
            found = f"rashomon explain {best.speech[0].quote.id[:SHORT_ID]} {name_of(record.path)}"
            terminal.next(found, "who said it, and why it stands here")


def _show_missing(call: Call, record: Record, answer: Answer) -> None:
    terminal = call.terminal
    if answer.silent:
        terminal.line("nothing found in: " + "; ".join(record.label(digest) for digest in answer.silent))
    for told in contents.lines(record, answer):
        terminal.line(told, indent=2)
    if answer.absent:
        terminal.line("in no report: " + ", ".join(answer.absent))


def _first(record: Record, answer: Answer) -> First:
    """Where what was asked stands first: among the passages for it, or among all where none is."""
    from rashomon.check.earliest import Earliest  # noqa: PLC0415 - the help text does without

    passages = [passage for _, those in answer.reports for passage in those]
    told = [passage for passage in passages if passage.stands == "for"] or passages
    return Earliest(record).of(passage.span for passage in told)


def _shown(answer: Answer) -> list[Span]:
    """The passages, those for and against first, then those that hold most of what was asked."""
    passages = [passage for _, those in answer.reports for passage in those]
    ranked = sorted(passages, key=lambda one: (one.stands == "near", -one.score))
    return [passage.span for passage in ranked]


def _about(record: Record, answer: Answer, passage: Passage) -> str:
    """Where it stands, who says it, and what of the question it holds."""
    parts = [passage.stands, f"characters {passage.span.start}–{passage.span.end}"]
    if passage.role != "paragraph":
        parts.append(passage.role)
    parts += [_speech(record, speech) for speech in passage.speech if speech.quote.type != "scare"]
    parts += [f"near, not the same: {found} for {asked}" for asked, found in passage.near]
    held = {asked for asked, _ in passage.holds}
    if missing := [term.asked for term in answer.terms if term.asked not in held and term.asked not in answer.absent]:
        parts.append("without: " + ", ".join(missing))
    return " · ".join(parts)


def _speech(record: Record, speech: Speech) -> str:
    quote = speech.quote
    who = bare(record.text(quote.source)) if quote.source else "a source not found"
    told = "an act of" if quote.type == "act" else "said by"
    return f"{'' if speech.whole else 'in part '}{told} {who}, per {record.letter(quote.content.report)}"


def answer_object(record: Record, answer: Answer, most: int | None) -> dict[str, Any]:
    """The answer as JSON shows it; a form that only grows."""
    from rashomon.check import ORDER  # noqa: PLC0415 - the help text does without
    from rashomon.export.jsonl import Objects  # noqa: PLC0415

    objects, told = Objects(record), contents.contents(record, answer)
    beside = (span for one in told for span in one.spans)
    return {
        "asked": answer.asked,
        "terms": [{"asked": term.asked, "kind": term.kind, "also": term.also()} for term in answer.terms],
        "in_no_report": list(answer.absent),
        "order": ORDER,
        "bases": bases(record, answer),
        "reports": [
            {
                "report": digest,
                "label": record.label(digest),
                "found": len(passages),
                "passages": [_passage_object(record, passage) for passage in passages[:most]],
            }
            for digest, passages in answer.reports
        ],
        "silent": [{"report": digest, "label": record.label(digest)} for digest in answer.silent],
        "earliest": drafts.earliest(record, _first(record, answer)),
        "silent_on_this": contents.plain(record, told),
        "shown": [objects.span(span) for span in dict.fromkeys([*_shown(answer), *beside])],
    }


def _passage_object(record: Record, passage: Passage) -> dict[str, Any]:
    from rashomon.cli.speakers import Speakers  # noqa: PLC0415
    from rashomon.export.jsonl import Objects  # noqa: PLC0415

    objects, speakers = Objects(record), Speakers(record)
    return {
        "span": objects.span(passage.span),
        "stands": passage.stands,
        "score": passage.score,
        "role": passage.role,
        "holds": dict(passage.holds),
        "near": dict(passage.near),
        "beside": list(passage.beside),
        "quotes": [
            {**objects.of(speech.quote), "speaker": speakers.speaker(speech.quote), "whole": speech.whole}
            for speech in passage.speech
        ],
    }


# ── explain ──────────────────────────────────────────────────────────────────────────────────────────────────────


@click.command(
    cls=Command,
    examples=["rashomon explain 3f2a91c0de summit", "rashomon explain B summit"],
)
@click.argument("name", metavar="ID")
@where_argument
@click.pass_obj
def explain(call: Call, name: str, where: str | None) -> int:
    """Show what one line of the record is, the characters it rests on, why and by what it was made, where it leads.

    ID is the id of a finding or its beginning, or the letter of a report.
    """
    from rashomon.explain import explain as tell  # noqa: PLC0415 - the help text does without

    with call.record(where) as record:
        told = tell(record, _meant(record, name))
        if call.terminal.json:
            call.terminal.object(explanation_object(record, told))
        else:
            for indent, line in _explanation(record, told):
                call.terminal.line(line, indent=indent)
    return OK


def _meant(record: Record, name: str) -> Finding:
    letters = {record.letter(digest): digest for digest in record.digests()}
    return record.get(letters.get(name.upper(), name))


def _explanation(record: Record, told: Explanation) -> Iterator[tuple[int, str]]:
    """Indent and text of each line."""
    from rashomon.record.corrected import said  # noqa: PLC0415 - the help text does without

    yield 0, f"{told.finding.kind} {told.finding.id}"
    if told.label:
        yield 0, f"in {told.label}" + (f" ({', '.join(told.arrivals)})" if told.arrivals else "")
    for name, value in _fields(told.finding):
        yield 2, f"{name}: {value}"
    if told.because:
        yield 2, f"because: {told.because}"
    for one in told.corrections:
        yield (
            2,
            f"correction {one.ordinal}, by {one.by} ({one.status}): {said(one)}{f' · {one.note}' if one.note else ''}",
        )
    for evidence in told.evidence:
        yield from _evidence_lines(evidence)
    for maker in told.makers:
        yield 0, f"made by {maker.stage}" + (f" with {', '.join(maker.tools)}" if maker.tools else "")
    for name, other in told.rests_on:
        yield 0, f"its {name}: {_brief(record, other)}"
    for name, other in told.leads_to[:LEADS]:
        yield 0, f"is the {name} of: {_brief(record, other)}"
    if len(told.leads_to) > LEADS:
        yield 0, f"and of {count(len(told.leads_to) - LEADS, 'other finding')}; --json lists them"


def _fields(finding: Finding) -> Iterator[tuple[str, Any]]:
    """The plain values of a finding: spans and references stand elsewhere, a report's text and map nowhere."""
    from rashomon.explain import POINTS  # noqa: PLC0415 - the help text does without
    from rashomon.findings import hints  # noqa: PLC0415

    for name in hints(type(finding)):
        value = getattr(finding, name)
        long = finding.kind in {"report", "block"} and name == "text"
        if name not in {*POINTS, "because"} and isinstance(value, str | int | float) and value != "" and not long:
            yield name, value


def _evidence_lines(evidence: Evidence) -> Iterator[tuple[int, str]]:
    places = ", ".join(f"{start}–{end}" for start, end in evidence.span.pieces)
    also = [f"article {evidence.article[0]}–{evidence.article[1]}"] if evidence.article else []
    also += [f"bytes {evidence.bytes[0]}–{evidence.bytes[1]}"] if evidence.bytes else []
    yield 0, f"{evidence.field}: characters {places}" + (f" ({', '.join(also)})" if also else "")
    yield 2, f"{evidence.before}⟦{evidence.text}⟧{evidence.after}"


def _brief(record: Record, finding: Finding) -> str:
    span = next(finding.spans(), None)
    text = " ".join(record.text(span).split())[:60] if span and finding.kind != "article" else ""
    return f"{finding.kind} {finding.id[:SHORT_ID]}" + (f" “{text}”" if text else "")


def explanation_object(record: Record, told: Explanation) -> dict[str, Any]:
    """An explanation as JSON shows it; a form that only grows."""
    from rashomon.export.jsonl import Objects  # noqa: PLC0415 - the help text does without

    objects = Objects(record)
    finding = objects.of(told.finding)
    if told.finding.kind == "report":
        finding.pop("text", None)
    return {
        "finding": finding,
        "label": told.label,
        "arrivals": list(told.arrivals),
        "because": told.because,
        "evidence": [
            {
                "field": evidence.field,
                "span": objects.span(evidence.span),
                "label": evidence.label,
                "before": evidence.before,
                "after": evidence.after,
                "bytes": list(evidence.bytes) if evidence.bytes else None,
            }
            for evidence in told.evidence
        ],
        "made_by": [{"stage": maker.stage, "tools": list(maker.tools)} for maker in told.makers],
        "rests_on": [{"field": name, "kind": other.kind, "id": other.id} for name, other in told.rests_on],
        "corrections": [objects.of(one) for one in told.corrections],
        "leads_to": [{"field": name, "kind": other.kind, "id": other.id} for name, other in told.leads_to],
    }
