"""The desk in a real browser: with scripting off, with a report that tries to run something, and an act of review."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from rashomon.cli.serving import answers
from rashomon.desk.leaf import NAVIGATION
from rashomon.desk.safety import Rules
from rashomon.desk.serve import opened
from rashomon.findings import Mention, Quote
from tests.pages.invented import bind, summit
from tests.pages.test_dossier import hostile


@pytest.fixture
def look(browser: Browser):
    """Opens pages of a desk; what the browser complains of, or asks elsewhere, fails the test at its end."""
    contexts, complaints = [], []

    def page_of(desk: str, **options: object):
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on(
            "request", lambda asked: None if asked.url.startswith((desk, "data:")) else complaints.append(asked.url)
        )
        return page

    yield page_of
    for context in contexts:
        context.close()
    assert complaints == []


def test_no_page_runs_or_loads_anything_of_a_report(tmp_path: Path, look) -> None:
    path = tmp_path / "rashomon.sqlite"
    with bind(path, [hostile()]) as record:
        quotes, mentions = record.all(Quote), record.all(Mention)
    with opened(path, Rules("127.0.0.1"), answers()) as desk:
        page = look(desk)
        for address in [
            *(place.href for place in NAVIGATION),
            "/read/A",
            "/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
            *(f"/entry/{one.id}" for one in [*quotes, *mentions]),
        ]:
            page.goto(desk + address)
            assert page.locator("main").count() == 1
        evil = '"><script>alert(1)</script>{{ 7 * 7 }}<svg onload=alert(1)>'
        page.goto(f"{desk}/read/A")
        page.get_by_label("Published").fill("2031-05-04")
        page.locator("#note-d-A").fill(evil)
        with page.expect_navigation():
            page.get_by_role("button", name="Date it").click()
        assert "Correction 1: applied" in page.locator(".banner").inner_text()
        page.goto(f"{desk}/corrections")
        assert evil in page.locator(".queue").inner_text()


def test_a_source_is_corrected_and_the_correction_undone_with_scripting_off(tmp_path: Path, look) -> None:
    path = tmp_path / "rashomon.sqlite"
    with summit(path) as record:
        quote = next(one for one in record.all(Quote) if one.type == "direct" and one.source)
    with opened(path, Rules("127.0.0.1"), answers()) as desk:
        page = look(desk, java_script_enabled=False, viewport={"width": 390, "height": 800})
        page.goto(f"{desk}/entry/{quote.id}")
        with page.expect_navigation():
            page.get_by_role("button", name="Nobody said it").click()
        assert "made=1" in page.url
        assert "Correction 1: applied." in page.get_by_role("status").inner_text()
        page.goto(f"{desk}/corrections")
        with page.expect_navigation():
            page.get_by_role("button", name="Undo correction 1").first.click()
        assert "Correction 2: applied." in page.get_by_role("status").inner_text()
        page.goto(f"{desk}/search")
        page.get_by_label("Words").fill("gates")
        with page.expect_navigation(url="**/search?q=gates"):
            page.keyboard.press("Enter")
        assert page.get_by_text("passage").count() > 0


def test_a_span_has_an_address_that_leads_to_its_words(tmp_path: Path, look) -> None:
    path = tmp_path / "rashomon.sqlite"
    with summit(path) as record:
        quote = record.all(Quote)[0]
        words, letter = record.text(quote.content), record.letter(quote.content.report)
    start, end = quote.content.pieces[0]
    with opened(path, Rules("127.0.0.1"), answers()) as desk:
        page = look(desk)
        page.goto(f"{desk}/read/{letter}?at={start}-{end}#x-{letter}-{start}-{end}")
        spot = page.locator(f"#x-{letter}-{start}-{end}")
        assert spot.count() == 1
        assert words[:10] in spot.locator("xpath=ancestor::*[contains(@class, 'block')]").inner_text()
