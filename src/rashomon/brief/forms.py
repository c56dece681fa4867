"""Takes the parts of a brief, gives it as plain text, Markdown or HTML, with a footnote for each passage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from rashomon.brief.lines import Heading, Line, Part, Said, Words
from rashomon.record import Record
from rashomon.text import Span

OPENS, CLOSES = "“\"„«‘'", "”\"“»’'"
"""Marks between which a passage may already stand."""

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~!])")


def quoted(text: str) -> str:
    """A passage between quotation marks: its own, where it has them."""
    text = " ".join(text.split())
    return text if marked(text) else f"“{text}”"


def marked(text: str) -> bool:
    """Whether a passage begins with an opening mark and ends with a closing one."""
    return len(text) > 1 and text[0] in OPENS and text[-1] in CLOSES


@dataclass
class Notes:
    """The footnotes, numbered as they come."""

    record: Record
    numbers: dict[Span, int] = field(default_factory=dict)

    def number(self, span: Span) -> int:
        """The number of the note on a passage."""
        return self.numbers.setdefault(span, len(self.numbers) + 1)

    def lines(self) -> Iterable[tuple[int, str]]:
        """Each note: label of the report and characters."""
        for span, number in self.numbers.items():
            places = ", ".join(f"{start}–{end}" for start, end in span.pieces)
            yield number, f"{self.record.label(span.report)}, characters {places}"


@dataclass(frozen=True, slots=True)
class Form:
    """How a brief is written down."""

    text: Callable[[str], str]
    mark: Callable[[int], str]
    heading: Callable[[str], str]
    line: Callable[[str], str]
    note: Callable[[int, str], str]
    between: str = ""
    top: str = ""
    bottom: str = ""


TEXT = Form(
    text=lambda text: text,
    mark=lambda number: f"[{number}]",
    heading=lambda title: f"\n{title.upper()}",
    line=lambda text: f"- {text}",
    note=lambda number, text: f"[{number}] {text}",
    between="\nNOTES",
)
MARKDOWN = Form(
    text=lambda text: _MARKDOWN.sub(r"\\\1", text),
    mark=lambda number: f"[^{number}]",
    heading=lambda title: f"\n## {title}\n",
    line=lambda text: f"- {text}",
    note=lambda number, text: f"[^{number}]: {text}",
)
HTML = Form(
    text=escape,
    mark=lambda number: f'<sup id="r{number}"><a href="#n{number}">{number}</a></sup>',
    heading=lambda title: f"<h2>{title}</h2>",
    line=lambda text: f"<p>{text}</p>",
    note=lambda number, text: f'<p class="note" id="n{number}">{number}. {text}</p>',
    between="<hr>",
    top='<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>In brief</title>',
    bottom="</html>",
)
FORMS = {"text": TEXT, "md": MARKDOWN, "html": HTML}


def write(record: Record, parts: Sequence[Heading], rule: str, form: Form) -> str:
    """The brief in a form."""
    notes, out = Notes(record), [form.top] if form.top else []
    for part in parts:
        out.append(form.heading(part.title))
        out += [form.line(sentence(record, one, notes, form)) for one in part.lines]
    out += [form.between] if form.between else [""]
    out += [form.note(number, form.text(text)) for number, text in notes.lines()]
    out += ["", form.line(form.text(rule)), *([form.bottom] if form.bottom else [])]
    return "\n".join(out).lstrip("\n") + "\n"


def sentence(record: Record, one: Line, notes: Notes, form: Form) -> str:
    """One line; a full stop after a passage that ends with one is left out."""
    out = ""
    for part in one.parts:
        words = _part(record, part, notes, form)
        if (
            isinstance(part, Words)
            and words.startswith(".")
            and re.search(r"[.!?][”\"’]?(\[\^?\d+\]|<sup.*</sup>)?$", out)
        ):
            words = words[1:]
        out += words
    return out


def _part(record: Record, part: Part, notes: Notes, form: Form) -> str:
    if isinstance(part, Words):
        return form.text(part.text)
    told = quoted(record.text(part.span)) if isinstance(part, Said) else record.letter(part.span.report)
    return form.text(told) + form.mark(notes.number(part.span))
