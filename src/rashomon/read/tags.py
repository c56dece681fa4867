"""Takes the tokens of a page, gives what its own tags say of it: title, outlet, date, writer, language, address."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.dates import iso
from rashomon.findings import Given
from rashomon.read.markup import Token, attributes

META = {
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "headline": "title",
    "og:site_name": "outlet",
    "dc.publisher": "outlet",
    "article:published_time": "published",
    "og:published_time": "published",
    "datepublished": "published",
    "date": "published",
    "pubdate": "published",
    "publish-date": "published",
    "publish_date": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dcterms.created": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "author": "byline",
    "article:author": "byline",
    "byl": "byline",
    "dc.creator": "byline",
    "parsely-author": "byline",
    "og:url": "url",
    "og:locale": "language",
    "content-language": "language",
}
"""`property`, `name`, `itemprop` or `http-equiv` of a meta tag, and the metadatum it gives."""

LINKED = {"headline": "title", "datePublished": "published", "inLanguage": "language", "url": "url"}
"""Fields of a JSON-LD article that hold a value; writer and publisher hold a name."""

ARTICLES = frozenset({"Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "Report"})

SCRIPT = "<script> JSON-LD,"

DEEPEST = 20
"""Levels of JSON-LD that are searched for the article."""

type Said = tuple[str, str, str]
"""A metadatum, its value, and the tag."""


def given(source: str, tokens: Iterable[Token], digest: str) -> tuple[Given, ...]:
    """What the tags say, each once; values that are no date where a date is due are passed over."""
    found = dict.fromkeys(
        (name, tidy, tag) for name, value, tag in _said(source, list(tokens)) if (tidy := _tidy(name, value))
    )
    return tuple(Given(digest, name, value, tag) for name, value, tag in found)


def _tidy(name: str, value: str) -> str | None:
    value = " ".join(value.replace("\x00", " ").split())
    if name == "published":
        return iso(value)
    if name == "byline" and value.startswith(("http://", "https://")):
        return None
    return value or None


def _said(source: str, tokens: list[Token]) -> Iterator[Said]:
    last: dict[str, str] = {}
    times: dict[str, None] = {}
    for token in tokens:
        if token.kind == "silent":
            yield from _silent(source[token.start : token.end], token.name, last)
        elif token.kind == "start" and token.name in {"html", "meta", "link", "time", "script"}:
            last = attributes(source, token)
            if token.name == "time" and (day := iso(last.get("datetime", ""))):
                times[day] = None
            yield from _tag(token.name, last)
    if len(times) == 1:
        yield "published", next(iter(times)), "<time datetime>"


def _tag(name: str, found: dict[str, str]) -> Iterator[Said]:
    if name == "html" and found.get("lang"):
        yield "language", found["lang"], "<html lang>"
    elif name == "link" and found.get("rel", "").lower() == "canonical" and found.get("href"):
        yield "url", found["href"], '<link rel="canonical">'
    elif name == "meta" and found.get("content"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            if metadatum := META.get(found.get(key, "").lower()):
                yield metadatum, found["content"], f'<meta {key}="{found[key]}">'
                return


def _silent(content: str, name: str, tag: dict[str, str]) -> Iterator[Said]:
    if name == "title":
        yield "title", html.unescape(content), "<title>"
    elif name == "script" and tag.get("type", "").lower().startswith("application/ld+json"):
        try:
            linked = json.loads(content, strict=False)
        except (ValueError, RecursionError):
            return
        for article in _articles(linked, DEEPEST):
            yield from _linked(article)
            return


def _articles(linked: Any, levels: int) -> Iterator[dict[str, Any]]:
    """The articles in JSON-LD, in order, the outermost first."""
    if isinstance(linked, dict):
        kinds = linked.get("@type")
        if ARTICLES & {kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)}:
            yield linked
        linked = linked.get("@graph", [])
    if isinstance(linked, list) and levels:
        for one in linked:
            yield from _articles(one, levels - 1)


def _linked(article: dict[str, Any]) -> Iterator[Said]:
    for key, name in LINKED.items():
        if isinstance(article.get(key), str):
            yield name, html.unescape(article[key]), f"{SCRIPT} {key}"
    for key, name in (("author", "byline"), ("publisher", "outlet")):
        if names := ", ".join(dict.fromkeys(_names(article.get(key)))):
            yield name, html.unescape(names), f"{SCRIPT} {key}"


def _names(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        yield from (part for part in (name if isinstance(name, list) else [name]) if isinstance(part, str) and part)
