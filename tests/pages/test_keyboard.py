"""From entry to entry by keys; what they do is shown, and they can be switched off; long texts scroll as one."""

from __future__ import annotations

from playwright.sync_api import Page

from rashomon.cli.serving import answers
from rashomon.desk.safety import Rules
from rashomon.desk.serve import opened
from rashomon.findings import SameOrigin, SharedText
from rashomon.record import Record
from rashomon.text import Span
from tests.pages.conftest import Visit
from tests.pages.invented import Draft, bind

HERE = "document.activeElement.id || document.activeElement.className || document.activeElement.tagName"


def test_keys_lead_from_entry_to_entry(visit: Visit, record: Record) -> None:
    page: Page = visit(record, anchor="#reading")
    page.keyboard.press("j")
    first = page.evaluate(HERE)
    page.keyboard.press("n")
    second = page.evaluate(HERE)
    assert first != second
    page.keyboard.press("k")
    assert page.evaluate(HERE) == first
    page.keyboard.press("/")
    assert page.evaluate(HERE) == "filter-text"
    page.keyboard.type("jj?")
    assert page.locator("#filter-text").input_value() == "jj?"
    assert page.locator("dialog[open]").count() == 0


def test_the_list_of_keys_and_the_switch(visit: Visit, record: Record) -> None:
    page: Page = visit(record)
    page.keyboard.press("?")
    dialog = page.locator("dialog[open]")
    assert "to the next entry" in dialog.inner_text()
    dialog.get_by_label("Single keys do this").uncheck()
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    page.keyboard.press("?")
    page.keyboard.press("j")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate(HERE) not in {"line", "question"}
    page.get_by_role("button", name="Keys").click()
    page.locator("dialog[open]").get_by_label("Single keys do this").check()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 1


def copies(path):
    """Two reports that share one very long paragraph."""
    words = " ".join(f"The lock {number} stays shut until the water falls again." for number in range(400))
    drafts = [Draft([("headline", title), ("paragraph", words)]) for title in ("One tells it", "Another copies it")]
    ids = sorted((draft.article.id, draft) for draft in drafts)
    (left, one), (right, other) = ids
    spans = [Span.of(draft.digest, draft.text.index("The"), len(draft.text)) for draft in (one, other)]
    shared = SharedText(left, right, *spans, "copied", 4000, 1.0, "as drafted")
    origin = SameOrigin(left, right, 1.0, "as drafted", "near_duplicate", 1.0, 1.0, *spans)
    bind(path, drafts, [shared, origin]).close()


def test_two_long_texts_scroll_as_one_and_either_is_the_base(tmp_path, browser) -> None:
    path = tmp_path / "rashomon.sqlite"
    copies(path)
    with opened(path, Rules("127.0.0.1"), answers()) as desk:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        page = context.new_page()
        page.goto(f"{desk}/sharing")
        sides = page.locator(".locked > .shared-side")
        assert sides.count() == 2
        sides.first.evaluate("side => { side.scrollTop = 300 }")
        page.wait_for_function("document.querySelectorAll('.locked > .shared-side')[1].scrollTop > 100")
        assert page.locator(".shared-side .letter").first.inner_text() == "A"
        page.get_by_label("Base text").select_option("B")
        with page.expect_navigation():
            page.get_by_role("button", name="Set").click()
        assert "base=B" in page.url
        assert page.locator(".shared-side .letter").first.inner_text() == "B"
        context.close()
