"""Takes a decoded web page, gives its report: what a reader sees of it, each character led back to the page's source.

Blocks are parted by a blank line and lines by a line end, which lead to the tag that parts them; runs of white space
are one space outside `pre`; references are decoded. Scripts, styles, templates and `noscript` are left out.
"""

from __future__ import annotations

import hashlib
import re

from rashomon.errors import InputError
from rashomon.findings import Problem, Report
from rashomon.read import selection, tags
from rashomon.read.decode import Decoded
from rashomon.read.markup import tokens
from rashomon.read.page import Page, shows
from rashomon.read.reading import STAGE, Reading
from rashomon.read.text import problems
from rashomon.text import Part, SourceMap

OPENING = re.compile(
    r"[\s\ufeff]*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|script|style|title|meta|link|div|p|article"
    r"|section|main|header|nav|table|h[1-6]|iframe|font|a|b|br|span|ul|ol|figure|\?xml\b[^>]{0,200}>\s*<(?:!doctype\s+html|html))"
    r"(?=[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
"""How a page begins, after the list by which browsers sniff HTML, with the elements of newer pages added."""


def looks_like(text: str) -> bool:
    """Whether a file is a web page, told by how it begins."""
    return OPENING.match(text[:20_000]) is not None


def read(raw: bytes, name: str, decoded: Decoded) -> Reading:
    """The report of a web page. Raises `InputError` when it shows no text."""
    source = decoded.text
    found = list(tokens(source, int(source.startswith("\ufeff"))))
    page = Page(source)
    text = page.read(found)
    parts = [part for part in page.parts if shows(text[part[0] : part[1]])]
    if not parts:
        raise InputError(f"{name}: nothing but markup, no text; save the page again once its text is shown")
    digest = hashlib.sha256(raw).hexdigest()
    selected, wrong = selection.select(source, text, parts, page.deepest)
    report = Report(
        digest,
        "html",
        text,
        SourceMap(decoded.encoding, tuple(page.segments), decoded.bad),
        tuple(Part(*part, chosen) for part, chosen in zip(parts, selected, strict=True)),
    )
    notes = problems(digest, decoded) + ((Problem(digest, STAGE, wrong),) if wrong else ())
    return Reading(report, tags.given(source, found, digest), notes, raw, name)
