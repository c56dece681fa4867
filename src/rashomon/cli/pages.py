"""Takes a page, gives whether each passage on it stands so in its report: in the record, or in the files beside it."""

from __future__ import annotations

import contextlib
import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from rashomon.cli.app import RECORD
from rashomon.errors import InputError, RashomonError
from rashomon.read import read
from rashomon.record import Record
from rashomon.show.dossier import Claim, digests_of, spans_of

type Faults = list[tuple[str, str]]

SHOWN = 60
"""Code points of a passage that a line of the audit shows."""


def audit_page(page: Path, record: Path | None) -> tuple[Counter[str], Faults]:
    """What was verified on a page, and what does not hold: where, what.

    Raises `InputError` where the file is no page, and the errors of `Record`.
    """
    try:
        html = page.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError(f"{page}: cannot be read ({error.strerror})") from error
    try:
        digests, claims = digests_of(html), spans_of(html)
    except InputError as error:
        raise InputError(f"{page}: {error}") from error
    path = record or _record_beside(page, set(digests.values()))
    if path is None:
        return _verify(digests, claims, _beside(page).get)
    with Record(path) as opened:
        known = set(opened.digests())
        return _verify(digests, claims, lambda digest: opened.report_text(digest) if digest in known else None)


def _verify(
    digests: Mapping[str, str], claims: list[Claim], text_of: Callable[[str], str | None]
) -> tuple[Counter[str], Faults]:
    counts: Counter[str] = Counter(reports=len(digests), passages=len(claims))
    texts = {digest: text_of(digest) for digest in digests.values()}
    letters = {digest: letter for letter, digest in digests.items()}
    faults = [
        (f"report {letter}", f"no report with digest {digest[:12]} is at hand; name its record with --record")
        for letter, digest in digests.items()
        if texts[digest] is None
    ]
    for claim in claims:
        text = texts.get(claim.report)
        if text is None and claim.report not in letters:
            faults.append((f"report {claim.report[:12]}", "the page shows a report that it does not list"))
        elif text is not None and not claim.reads(text):
            shown = "nothing" if claim.text is None else repr(claim.text[:SHOWN])
            where = f"report {letters[claim.report]}, characters {claim.start}–{claim.end}"
            faults.append((where, f"the page shows {shown}; the report has {text[claim.start : claim.end][:SHOWN]!r}"))
    return counts, faults


def _record_beside(page: Path, digests: set[str]) -> Path | None:
    """A record in the page's folder that holds one of its reports: the usual name first."""
    for path in [page.with_name(RECORD), *sorted(page.parent.glob("*.sqlite"))]:
        with contextlib.suppress(RashomonError), Record(path) as record:
            if digests & set(record.digests()):
                return path
    return None


def _beside(page: Path) -> dict[str, str]:
    """The texts of the reports in the page's folder, by digest."""
    texts = {}
    for path in sorted(page.parent.iterdir()):
        if path.is_file() and path != page:
            try:
                raw = path.read_bytes()
                texts[hashlib.sha256(raw).hexdigest()] = read(raw, str(path)).report.text
            except (OSError, RashomonError):  # not a report: whether it is missed, the page tells
                continue
    return texts
