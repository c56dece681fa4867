"""Takes the reports that a page rests on, gives the page as the dossier shows it: a section, quotes, one article."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.desk.addresses import Addresses
from rashomon.desk.leaf import Leaf
from rashomon.desk.library import Extent, Shelf
from rashomon.desk.mending import Mend, of_article
from rashomon.errors import InputError
from rashomon.findings import Quote
from rashomon.record import Record
from rashomon.record.keeping import once
from rashomon.show import briefly, sharing
from rashomon.show.citing import Citing
from rashomon.show.lines import Telling
from rashomon.show.links import anchor
from rashomon.show.material import Material
from rashomon.show.page import LARGE
from rashomon.show.passages import full
from rashomon.show.reading import readings
from rashomon.show.reports import failures, gaps, rows
from rashomon.show.said import Band
from rashomon.show.sections import AFTER, BEFORE, Section
from rashomon.show.sources import made, sources
from rashomon.show.voices import Voice, voices
from rashomon.stories import Stories
from rashomon.text import Span

LINKS = Addresses()

SECTIONS = {name: (title, maker) for name, title, maker in (*BEFORE, *AFTER)}
"""The sections of the dossier, each a page here."""


def reports(shelf: Shelf, extent: Extent) -> Leaf:
    """What is known of each report, what is not, and where it came from."""
    material = shelf.material
    table = rows(material, LINKS)
    few = extent.whole or bool(extent.story)
    return Leaf(
        "reports_page.html",
        "Reports",
        "/reports",
        extent,
        rows=table,
        gaps=gaps(material, table, LINKS),
        failures=failures(material, share=False),
        sources=sources(material, LINKS, share=False),
        made=made(material),
        reports=len(material.volumes),
        words=_words(material),
        quotes=sum(sheet.speech for sheet in material.sheets),
        brief=_brief(material) if few else None,
        stories=len(once(shelf.record, Stories).all) if few else 0,
    )


def _brief(material: Material) -> Section | None:
    """What stands before the table, where the reports are so few that they are one matter."""
    view = briefly.view(material, Citing(material, LINKS))
    return Section("brief", "In brief", view) if view else None


def section(shelf: Shelf, extent: Extent, name: str, base: str = "") -> Leaf:
    """A section of the dossier; for shared text, `base` is the letter of a report to set first.

    Raises `InputError` where there is none of that name.
    """
    if name not in SECTIONS:
        raise InputError(f"the desk has no page {name}")
    title, maker = SECTIONS[name]
    citing = Citing(shelf.material, LINKS)
    view = sharing.view(shelf.material, citing, base) if name == "sharing" else maker(shelf.material, citing)
    shown = Section(name, title, view) if view is not None else None
    return Leaf("section_page.html", title, f"/{name}", extent, section=shown)


def quotes(shelf: Shelf, extent: Extent) -> Leaf:
    """Who said what."""
    material = shelf.material
    return Leaf(
        "quotes_page.html",
        "Who said what",
        "/quotes",
        extent,
        bands=bands(material, voices(material)),
        sources=sources(material, LINKS, share=False),
        large=_words(material) > LARGE,
    )


def bands(material: Material, found: tuple[Voice, ...]) -> tuple[Band, ...]:
    """Voices as the dossier shows them."""
    passages = full(quote for voice in found for quote in voice.quotes)
    return Telling(found, material, passages, LINKS).bands()


def reading(shelf: Shelf, extent: Extent, letter: str, at: Sequence[tuple[int, int]]) -> Leaf:
    """One report, alone on its shelf, in its own words; `at` are the places in it that the address leads to."""
    material = shelf.material
    volume = next((volume for volume in material.volumes if volume.letter == letter), None)
    if volume is None:
        raise InputError(f"there is no report {letter}")
    citing = Citing(material, LINKS)
    for start, end in at:
        if 0 <= start < end <= len(volume.text):
            citing.cite(Span.of(volume.digest, start, end))
    found = readings(material, LINKS, citing.spots)
    return Leaf("reading_page.html", volume.label, f"/read/{letter}", extent, readings=found)


def of_report(record: Record, shelf: Shelf, letter: str, *, whole: bool) -> Mend | None:
    """What can be mended of a report; `record` holds all of them, the shelf this one."""
    sheet = next((sheet for sheet in shelf.material.sheets if sheet.letter == letter), None)
    return of_article(record, sheet.article, letter, whole=whole) if sheet else None


def line_of(material: Material, quote: Quote) -> tuple[Band, ...]:
    """The line of one quote, under its source."""
    for voice in voices(material):
        for utterance in voice.utterances:
            if any(one.id == quote.id for one in utterance):
                alone = Voice(voice.key, voice.name, voice.names, voice.others, (utterance,), voice.letters)
                return bands(material, (alone,))
    return ()


def _words(material: Material) -> int:
    return sum(sheet.words for sheet in material.sheets)


__all__ = ["LINKS", "anchor", "bands", "line_of", "of_report", "quotes", "reading", "reports", "section"]
