"""Takes the material of a record, gives its page as HTML: view objects in, templates and one style sheet and script."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from dataclasses import dataclass
from typing import Any

import jinja2
from markupsafe import Markup

from rashomon.measured import kinds
from rashomon.record.keeping import once
from rashomon.show import claims
from rashomon.show.citing import Citing
from rashomon.show.excerpts import inside, visible
from rashomon.show.lines import Telling
from rashomon.show.links import Links
from rashomon.show.material import Material
from rashomon.show.passages import CONTEXT, MOST, SHARE, Shown, budgets_of, full, shared
from rashomon.show.reading import Reading, readings
from rashomon.show.reports import Failure, Gap, Row, failures, gaps, rows
from rashomon.show.said import Band
from rashomon.show.sections import AFTER, BEFORE, Section, brief_of, sections
from rashomon.show.sources import Made, Source, made, sources
from rashomon.show.voices import voices
from rashomon.stories import Stories


@dataclass(frozen=True, slots=True)
class Page:
    """All that the templates see."""

    share: bool
    context: int
    rows: tuple[Row, ...]
    gaps: tuple[Gap, ...]
    failures: tuple[Failure, ...]
    before: tuple[Section, ...]
    """Sections before "Who said what"."""
    bands: tuple[Band, ...]
    after: tuple[Section, ...]
    readings: tuple[Reading, ...]
    sources: tuple[Source, ...]
    made: Made
    shown: tuple[Shown, ...]
    """On a shared page, how much of each article it shows."""
    reports: int
    words: int
    quotes: int
    stories: int
    large: bool
    """Whether what is out of sight is better laid out late."""

    @property
    def brief(self) -> Section | None:
        """What stands before all tables; None where there is nothing to tell in brief."""
        return brief_of(self.before)


LARGE = 60_000
"""Words above which a browser takes more than a moment to lay out everything at once."""


def page(material: Material, *, share: bool = False, context: int = CONTEXT) -> Page:
    """The view of a record as one page. Raises `InputError` when `context` is out of range."""
    links = Links(reading=not share)
    found = voices(material)
    order = [quote for voice in found for quote in voice.quotes]
    budgets = budgets_of(material) if share else None
    citing = Citing(material, links, budgets)
    before = sections(BEFORE, material, citing)
    passages = full(order) if budgets is None else shared(order, material, budgets, context)
    after = sections(AFTER, material, citing)
    table = rows(material, links)
    words = sum(sheet.words for sheet in material.sheets)
    return Page(
        share=share,
        context=context,
        rows=table,
        gaps=gaps(material, table, links),
        failures=failures(material, share=share),
        before=before,
        bands=Telling(found, material, passages, links).bands(),
        after=after,
        readings=() if share else readings(material, links, citing.spots),
        sources=sources(material, links, share=share),
        made=made(material),
        shown=tuple(budget.report for budget in (budgets or {}).values()),
        reports=len(material.volumes),
        words=words,
        quotes=sum(sheet.speech for sheet in material.sheets),
        stories=len(once(material.record, Stories).all),
        large=words > LARGE,
    )


def html(view: Page) -> str:
    """The page, nothing outside it needed."""
    templates = templates_of()
    digests = {source.letter: source.digest for source in view.sources}
    style, script = asset("page.css"), asset("page.js")
    return templates.get_template("dossier.html").render(
        page=view,
        spans=claims.data(inside(view), digests, share=view.share),
        style=style,
        script=script,
        policy=_policy(style, script),
        limits={"context": view.context, "share": SHARE, "most": MOST},
    )


@functools.cache
def templates_of(*packages: str) -> jinja2.Environment:
    """The templates of pages; those of other packages stand before ours."""
    templates = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.PackageLoader(package) for package in (*packages, "rashomon.show")]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    templates.filters["thousands"] = "{:,}".format
    templates.filters["typeset"] = _typeset
    templates.tests["web"] = _is_web
    templates.globals["entries"] = ""  # where an entry has a page of its own: nowhere, in one file
    templates.globals["kinds_measured"] = kinds
    templates.globals["secret"] = ""  # what forms hold, where there are any
    templates.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    return templates


def _finalize(value: Any) -> Any:
    # Markup is what templates made: what is in it went through here before.
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


_PAIR = re.compile(r'"([^"]*)"')
_SINGLE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)")


def _typeset(reason: str) -> str:
    """What the page says itself, with the marks of print; characters of a report are never shown through this."""
    return _SINGLE.sub("’", _PAIR.sub(r"“\1”", reason))


def _is_web(address: str) -> bool:
    """Whether an address may become a link: no script, no file."""
    return address.startswith(("https://", "http://"))


@functools.cache
def asset(name: str) -> Markup:
    """The style sheet or the script of pages."""
    loader = templates_of().loader
    assert loader is not None
    return Markup(loader.get_source(templates_of(), name)[0])  # noqa: S704 - our own file


def _policy(style: str, script: str) -> str:
    """The Content-Security-Policy: nothing is loaded, and no style or script runs but the two of the page."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {_hash(style)}",
            f"script-src {_hash(script)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
