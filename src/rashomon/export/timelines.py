"""Takes the moments of a timeline, gives them as TimelineJS JSON, as an iCalendar file, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from rashomon.record import Record
from rashomon.timeline import BEGINS, Moment

HEADLINE = 120
"""Code points of a headline."""

OCTETS = 73
"""Of a line of an iCalendar file, where 75 is the most (RFC 5545), one of them the space that goes on."""


def timelinejs(record: Record, moments: Iterable[Moment]) -> dict[str, Any]:
    """An object as TimelineJS 3 reads it; only what has a day."""
    return {
        "title": {"text": {"headline": "Timeline", "text": BEGINS}},
        "events": [_event(record, one) for one in moments if one.first],
    }


def _event(record: Record, one: Moment) -> dict[str, Any]:
    text = _line(record, one)
    out: dict[str, Any] = {
        "unique_id": one.id,
        "group": record.label(one.span.report),
        "start_date": _day(one.first),
        "display_date": one.edtf or one.value,
        "text": {
            "headline": _escape(_cut(_titled(one, text))),
            "text": _escape(f"{text} ({one.words}: {one.basis}; {one.because})"),
        },
    }
    return out if one.first == one.last else {**out, "end_date": _day(one.last)}


def _day(iso: str) -> dict[str, int]:
    day = date.fromisoformat(iso)
    return {"year": day.year, "month": day.month, "day": day.day}


def _escape(text: str) -> str:
    """TimelineJS takes its texts for HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def ical(record: Record, moments: Iterable[Moment]) -> str:
    """An iCalendar file (RFC 5545): one all-day event for each moment that has a day."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rashomon//Timeline//EN", "CALSCALE:GREGORIAN"]
    for one in moments:
        if one.first:
            lines += _vevent(record, one)
    return "".join(part + "\r\n" for line in [*lines, "END:VCALENDAR"] for part in folded(line))


def _vevent(record: Record, one: Moment) -> list[str]:
    start, text = date.fromisoformat(one.first), _line(record, one)
    end = min(date.fromisoformat(one.last), date.max - timedelta(days=1)) + timedelta(days=1)
    return [
        "BEGIN:VEVENT",
        f"UID:{one.id}@rashomon",
        f"DTSTAMP:{start.isoformat().replace('-', '')}T000000Z",
        f"DTSTART;VALUE=DATE:{start.isoformat().replace('-', '')}",
        f"DTEND;VALUE=DATE:{end.isoformat().replace('-', '')}",
        f"SUMMARY:{_quoted(_cut(_titled(one, text)))}",
        f"DESCRIPTION:{_quoted(f'{text} [{record.label(one.span.report)}; {one.words}: {one.basis}; {one.because}]')}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def folded(line: str) -> list[str]:
    """A content line in pieces of at most 75 octets, no character cut."""
    out, piece, size = [], "", 0
    for char in line:
        width = len(char.encode("utf-8", "replace"))
        if size + width > OCTETS:
            out.append(piece)
            piece, size = " ", 1
        piece, size = piece + char, size + width
    return [*out, piece]


COLUMNS = (
    *("first", "last", "edtf", "value", "type", "basis", "place", "report", "start", "end", "words", "sentence"),
    *("voice", "actors", "because", "id", "title"),
)


def comma(record: Record, moments: Iterable[Moment]) -> str:
    """A table: one line for each moment, those without a day included."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in moments:
        place = (record.label(one.span.report), one.span.start, one.span.end, one.words, _line(record, one))
        told = (one.first, one.last, one.edtf, one.value, one.type, one.basis, one.place)
        writer.writerow([*told, *place, one.voice, "|".join(one.actors), one.because, one.id, _plain(one.title)])
    return out.getvalue()


def _line(record: Record, one: Moment) -> str:
    """The sentence on one line; what no terminal or calendar may act on is left out."""
    return _plain(record.text(one.span))


def _plain(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _titled(one: Moment, text: str) -> str:
    """What a happening or a position is called; of a passage, its words."""
    return _plain(one.title) or text


def _cut(text: str) -> str:
    return text if len(text) <= HEADLINE else text[: HEADLINE - 1].rsplit(" ", 1)[0] + "…"
