"""Takes the material of a record, gives the first screen: each report, what is known of it and what is not."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rashomon.findings import SPEECH, Dated, Metadatum, Problem
from rashomon.show.excerpts import Place
from rashomon.show.links import Links, anchor
from rashomon.show.material import Material, Sheet
from rashomon.show.said import cut

HEADLINE = 200
"""Code points of a metadatum that a page shows at most."""

LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
"""English names of some languages; others are shown by their code."""


WHOLE = "the words of the article"
"""Where a language is from."""


@dataclass(frozen=True, slots=True)
class Value:
    """One thing known, and where it stands."""

    text: str
    date: str
    """The ISO form, where the value is a date."""
    href: str | None
    where: str
    """Where it is from, in words."""
    because: str


@dataclass(frozen=True, slots=True)
class Row:
    """One article of one report."""

    id: str
    letter: str
    code: str
    label: str
    sheet: str | None
    title: tuple[Value, ...]
    outlet: tuple[Value, ...]
    byline: tuple[Value, ...]
    published: tuple[Value, ...]
    credit: tuple[Value, ...]
    language: tuple[Value, ...]
    url: tuple[Value, ...]
    analysed: bool
    words: int
    quotes: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not known of so many of so many: in words, and of which ones."""

    what: str
    count: int
    of: int
    reports: tuple[tuple[str, str], ...]
    """Letters and their addresses."""
    href: str | None
    """Where all of them stand."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be done: where, and why."""

    where: str
    why: str


def rows(material: Material, links: Links) -> tuple[Row, ...]:
    """One row for each article, in the order of labels; a report in which no article was found has a row too."""
    out = []
    for volume in material.volumes:
        out += [_row(sheet, material.inferred.get(sheet.article.id), links) for sheet in volume.sheets]
        if not volume.sheets:
            nothing: tuple[Value, ...] = ()
            known = (nothing, nothing, nothing, nothing, nothing, nothing, nothing)
            name = anchor(links.row(volume.letter))
            out.append(Row(name, volume.letter, volume.letter, volume.label, None, *known, False, 0, 0))
    return tuple(out)


def _row(sheet: Sheet, inferred: Dated | None, links: Links) -> Row:
    def known(*names: str) -> tuple[Value, ...]:
        found = [
            _value(sheet, number, metadatum, links)
            for name in names
            for number, metadatum in enumerate(sheet.metadata, 1)
            if metadatum.name == name
        ]
        return tuple({value.text: value for value in reversed(found)}.values())[::-1]

    language = known("language") or _language(sheet, links)
    return Row(
        anchor(links.row(sheet.code)),
        sheet.letter,
        sheet.code,
        sheet.label,
        links.sheet(sheet),
        known("title"),
        known("outlet"),
        known("byline"),
        known("published") or _inferred(inferred),
        known("agency", "credit"),
        language,
        known("url"),
        sheet.analysed,
        sheet.words,
        sheet.speech,
    )


def _language(sheet: Sheet, links: Links) -> tuple[Value, ...]:
    code = sheet.article.language
    if code == "und":
        return ()
    return (Value(LANGUAGES.get(code, code), "", links.sheet(sheet), WHOLE, ""),)


def _value(sheet: Sheet, number: int, metadatum: Metadatum, links: Links) -> Value:
    text, date = metadatum.value, ""
    if metadatum.name == "published":
        text, date = day(text), text
    elif metadatum.name == "language":
        text = LANGUAGES.get(text, text)
    text = text if len(text) <= HEADLINE else text[: HEADLINE - 1] + "…"
    if metadatum.name == "language" and metadatum.span:
        return Value(text, date, links.sheet(sheet), WHOLE, metadatum.because)
    if metadatum.span is None:
        return Value(text, date, None, metadatum.source, metadatum.because)
    href = links.evidence(sheet, number)
    where = "the text" if href else Place(sheet.letter, metadatum.span).words
    return Value(text, date, href, where, metadatum.because)


def _inferred(dated: Dated | None) -> tuple[Value, ...]:
    """A date that no metadatum tells: a day or the days it lies between, said to be inferred."""
    if dated is None:
        return ()
    return (Value(between(dated.first, dated.last), "", None, "inferred", dated.because),)


def between(first: str, last: str) -> str:
    """`20 March 2023`, `20–22 March 2023`, `2024`: the days between, as short as they can be told."""
    if first == last:
        return day(first)
    if (first[4:], last[4:]) == ("-01-01", "-12-31"):
        return first[:4] if first[:4] == last[:4] else f"{first[:4]}–{last[:4]}"
    if first[:7] == last[:7]:
        return f"{int(first[8:])}–{day(last)}"
    return f"{day(first)} – {day(last)}"


def day(value: str) -> str:
    """`2018-10-09` as `9 October 2018`; anything else as it is."""
    try:
        date = datetime.date.fromisoformat(value)
    except ValueError:
        return value
    return f"{date.day} {date:%B} {date.year}"


def gaps(material: Material, found: tuple[Row, ...], links: Links) -> tuple[Gap, ...]:
    """What is not known, counted; nothing missing is said too."""
    quotes = [quote for sheet in material.sheets for quote in sheet.quotes if quote.type in SPEECH]
    without = [quote for quote in quotes if material.speaker(quote) is None]
    nobody = sum(quote.source is None or quote.id in material.corrected.sources for quote in without)
    unnamed = len(without) - nobody
    return (
        _missing("articles without an outlet", found, lambda row: not row.outlet),
        _missing("articles without a date of publication", found, lambda row: not told(row.published)),
        _missing("articles without a by-line", found, lambda row: not row.byline),
        _missing("articles without an agency or credit", found, lambda row: not row.credit),
        _missing("articles not analysed, since they are not in English", found, lambda row: not row.analysed),
        Gap("quotes without a source", nobody, len(quotes), (), links.band("nobody") if nobody else None),
        Gap(
            "quotes whose source is not linked to an actor",
            unnamed,
            len(quotes),
            (),
            links.band("printed") if unnamed else None,
        ),
    )


def told(values: Iterable[Value]) -> bool:
    """Whether anything is known beside what is inferred."""
    return any(value.where != "inferred" for value in values)


def _missing(what: str, found: Iterable[Row], test: Callable[[Row], bool]) -> Gap:
    every = list(found)
    missing = tuple((row.code, "#" + row.id) for row in every if test(row))
    return Gap(what, len(missing), len(every), missing, None)


def failures(material: Material, *, share: bool) -> tuple[Failure, ...]:
    """What could not be read or worked on. Folders are never told; names of files only on a page that is not shared."""
    return tuple(_failure(problem, material, share=share) for problem in material.problems)


def _failure(problem: Problem, material: Material, *, share: bool) -> Failure:
    where, why = _subject(problem, material, share=share), problem.message
    path = problem.subject
    if where != path:
        why = why.replace(f"{path}: ", "").replace(path, where)
    for folder in material.folders:
        why = why.replace(folder + "/", "")
    return Failure(cut(where), why)


def _subject(problem: Problem, material: Material, *, share: bool) -> str:
    sheet = material.sheet.get(problem.subject)
    if sheet:
        return f"report {sheet.code}"
    for volume in material.volumes:
        if volume.digest == problem.subject:
            return f"report {volume.letter}"
    if share:
        return "a file"
    return problem.subject.replace("\\", "/").rstrip("/").rpartition("/")[2]
