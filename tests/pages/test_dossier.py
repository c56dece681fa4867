"""One file that says what it claims, is written whole or not at all, and lets nothing of a report run."""

from __future__ import annotations

import json
import os
import re
import stat
from html.parser import HTMLParser
from pathlib import Path

import pytest

from rashomon.errors import InputError
from rashomon.record import Record
from rashomon.show import dossier
from rashomon.show.dossier import digests_of, spans_of, write
from rashomon.show.excerpts import visible
from tests.pages.invented import Draft, bind, courier

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "{{ 7 * 7 }} {% for x in y %} {{ page.made }}",
    "</script></style></title><svg onload=alert(3)>",
    '"><a href="javascript:alert(4)">here</a>',
    "a\x00b \ufffd \u202eesrever\u202c \u2066left\u2069 e\u0301 \U0001f600",
    "<!-- --!> <![CDATA[ ]]> &amp; &lt; &#0; &nbsp;",
)


def hostile() -> Draft:
    draft = Draft([("headline", HOSTILE[0]), *(("paragraph", f"“{text}” said {text}") for text in HOSTILE)])
    draft.knows("title", HOSTILE[0], draft.at(HOSTILE[0]))
    for number, (name, text) in enumerate(zip(("outlet", "byline", "credit", "url"), HOSTILE[1:], strict=False)):
        draft.knows(name, text, None, f"<b>{number}</b>")
    draft.knows("url", "javascript:alert(5)", None, "a tag")
    for text in HOSTILE:
        draft.quotes(draft.at(f"“{text}”"), "direct", draft.at(f"said {text}"))
    return draft


class Elements(HTMLParser):
    """The start tags of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("share", [False, True])
def test_every_span_reads_as_it_claims(record: Record, tmp_path: Path, share: bool) -> None:
    written = write(record, tmp_path / "page.html", share=share)
    claims = spans_of(written.path.read_text("utf-8"))
    assert claims
    for claim in claims:
        assert claim.reads(record.report_text(claim.report))


def test_the_whole_article_is_there_character_by_character(record: Record, tmp_path: Path) -> None:
    draft, _ = courier()
    write(record, tmp_path / "page.html")
    texts = {claim.text for claim in spans_of((tmp_path / "page.html").read_text("utf-8"))}
    assert set(draft.text.split("\n\n")) <= texts


@pytest.mark.parametrize(
    ("old", "new"),
    [("not an hour before", "not an hour after"), ('data-at="A:', 'data-at="B:'), ('"spans":[[', '"spans":[[9,')],
)
def test_a_page_that_was_changed_does_not_read(record: Record, tmp_path: Path, old: str, new: str) -> None:
    write(record, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert old in page
    claims = spans_of(page.replace(old, new))
    assert not all(claim.reads(record.report_text(claim.report)) for claim in claims)


@pytest.mark.parametrize("page", ["", "<p>no dossier</p>", '<script id="rashomon-spans">{"format": 1}</script>'])
def test_another_page_is_no_dossier(page: str) -> None:
    with pytest.raises(InputError, match="page"):
        spans_of(page)


def test_a_place_that_is_none_is_said(record: Record, tmp_path: Path) -> None:
    write(record, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    with pytest.raises(InputError, match="no place"):
        spans_of(page.replace('data-at="A:', 'data-at="A:x', 1))


def test_digests_and_names_of_files_but_no_folders(record: Record, tmp_path: Path) -> None:
    write(record, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert digests_of(page) == {record.letter(digest): digest for digest in record.digests()}
    assert "tarn courier.txt" in page
    assert "scan.pdf" in page
    assert "secret" not in page


def test_what_came_in_with_the_last_run_is_counted(record: Record, tmp_path: Path) -> None:
    write(record, tmp_path / "page.html")
    assert "Files in the last run: 4 came in: 3 new, 1 not read." in (tmp_path / "page.html").read_text("utf-8")


def test_unknown_is_a_word(record: Record, tmp_path: Path) -> None:
    write(record, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    table = page[page.index('<table class="reports"') : page.index("</table>")]
    assert table.count(">unknown<") == 3  # one outlet, two dates
    # A column in which nothing is known is a sentence.
    assert "No report names a by-line, an agency or a credit." in page
    assert "By-line" not in table
    assert not re.search(r"<td[^>]*>\s*</td>", table)
    assert "articles without a date of publication" in page
    assert "not analysed" in page


def test_nothing_of_a_report_becomes_markup(tmp_path: Path) -> None:
    draft = hostile()
    with bind(tmp_path / "record.sqlite", [draft]) as record:
        write(record, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    elements = Elements(page).tags
    assert sum(tag == "script" for tag, _ in elements) == 2
    assert not {"img", "svg", "link", "iframe", "object", "form", "base"} & {tag for tag, _ in elements}
    for _, attributes in elements:
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        assert not (attributes.get("href") or "#").lower().startswith(("javascript:", "data:", "file:"))
    assert "{{ 7 * 7 }}" in page
    assert "\x00" not in page


@pytest.mark.parametrize("share", [False, True])
def test_hostile_text_reads_as_it_claims(tmp_path: Path, share: bool) -> None:
    draft = hostile()
    with bind(tmp_path / "record.sqlite", [draft]) as record:
        write(record, tmp_path / "page.html", share=share)
    for claim in spans_of((tmp_path / "page.html").read_text("utf-8")):
        assert claim.reads(draft.text)


def test_characters_that_html_cannot_carry_keep_their_place() -> None:
    assert visible("a\x00b\rc\ud800d") == "a␀b\nc�d"
    assert len(visible("\x00\r\udfff")) == 3


def test_nothing_is_loaded_from_anywhere(record: Record, tmp_path: Path) -> None:
    write(record, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    for tag, attributes in Elements(page).tags:
        assert not {"src", "srcset", "poster", "data", "action"} & set(attributes), tag
    policy = next(attributes["content"] for tag, attributes in Elements(page).tags if attributes.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert not re.search(r"@import|url\(", page)


def test_the_old_page_stays_when_the_new_one_cannot_be_written(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pages" / "dossier.html"
    path.parent.mkdir()
    path.write_text("the old page")

    def full(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="cannot be written"):
        write(record, path)
    assert [file.read_text() for file in path.parent.iterdir()] == ["the old page"]


def test_a_full_disk_is_said(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(dossier.RecordFull, match="full"):
        write(record, tmp_path / "dossier.html")


def test_a_folder_that_is_not_there_is_named(record: Record, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        write(record, tmp_path / "nowhere" / "dossier.html")


def test_the_page_is_written_whole_and_alone(record: Record, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    written = write(record, tmp_path / "out" / "dossier.html")
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["dossier.html"]
    assert written.size == written.path.stat().st_size
    assert (written.reports, written.quotes, written.share, written.shown) == (3, 5, False, ())
    assert not stat.S_IMODE(written.path.stat().st_mode) & 0o111


def test_the_same_record_gives_the_same_page(record: Record, tmp_path: Path) -> None:
    write(record, tmp_path / "one.html")
    write(record, tmp_path / "two.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_an_empty_record_has_a_page(tmp_path: Path) -> None:
    with bind(tmp_path / "record.sqlite", []) as record:
        written = write(record, tmp_path / "page.html")
    assert written.reports == 0
    assert "No quote was found" in written.path.read_text("utf-8")


def test_ids_are_unique_and_every_link_within_the_page_leads_somewhere(record: Record, tmp_path: Path) -> None:
    for share in (False, True):
        write(record, tmp_path / "page.html", share=share)
        tags = Elements((tmp_path / "page.html").read_text("utf-8")).tags
        ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        links = {attributes.get("href") or "" for tag, attributes in tags if tag == "a"}
        assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


def test_the_data_of_the_page_is_as_documented(record: Record, tmp_path: Path) -> None:
    write(record, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    found = re.search(r'<script type="application/json" id="rashomon-spans">(.*?)</script>', page, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert set(data) == {"format", "version", "share", "reports"}
    for report in data["reports"]:
        assert set(report) == {"letter", "digest", "spans"}
        for start, end, digest in report["spans"]:
            assert 0 <= start < end
            assert re.fullmatch(r"[0-9a-f]{32}", digest)
