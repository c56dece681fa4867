"""The section on shared text, in a browser: families, differences by word and shape, a redline, in both themes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from rashomon import job
from rashomon.record import Record
from rashomon.show.dossier import write
from tests.across.test_shared_text import ALONE, WIRE
from tests.pages.conftest import Visit
from tests.pages.test_in_browser import CONTRAST

LONG = "The northern lock was built by the grandfathers of those who now walk across it to the market. " * 4
SAID = "“We shall not open it before every crack has been measured twice and filled by people we trust,”"


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Two versions of one page, a report that took over its text, and two that quote one man."""
    folder = tmp_path_factory.mktemp("harbour")
    page = (
        '<html><head><link rel="canonical" href="https://packet.example/lock"><title>The lock will close</title></head>'
    )
    first = f"<body><article><h1>The lock will close</h1><p>{WIRE}</p><p>{LONG}</p></article></body></html>"
    (folder / "a.html").write_text(page + first, encoding="utf-8")
    second = first.replace("eleven weeks", "at least twelve weeks").replace(" in March", "")
    (folder / "b.html").write_text(page + second, encoding="utf-8")
    (folder / "c.txt").write_text(f"No boats\n\n{WIRE.replace('routine', 'yearly')}\n\nSchools stay open.\n")
    (folder / "d.txt").write_text(f"Rain\n\nJoren Talle spoke in the rain outside. {SAID} he told fishermen.\n")
    (folder / "e.txt").write_text(f"Firm\n\nAt a briefing nobody expected, he was firm. {SAID} Talle said, leaving.\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(job, "PIPELINE", ALONE)
        job.read([str(folder)], record=folder / "r.sqlite", jobs=1)
    with Record(folder / "r.sqlite") as found:
        yield found


def test_a_family_stands_with_every_difference_in_words(harbour: Record, visit: Visit) -> None:
    section = visit(harbour, anchor="#sharing").locator("#sharing")
    expect(section.locator("h3").first).to_contain_text("3 reports, one text · shared origin, direction unknown")
    assert "two versions of one article" in section.inner_text()
    pair = section.locator(".shared-pair").first
    assert {"replaced, date", "only here, date"} <= set(pair.locator("small").all_text_contents())


def test_versions_have_a_redline_without_direction_where_none_is_told(harbour: Record, visit: Visit) -> None:
    line = visit(harbour, anchor="#sharing").locator("#sharing .redline").first
    taken, put = line.locator("del"), line.locator("ins")
    assert {*taken.locator("small").all_text_contents(), *put.locator("small").all_text_contents()} == {
        "only in A",
        "only in B",
    }
    assert taken.evaluate_all("all => all.every(e => getComputedStyle(e).textDecorationLine === 'line-through')")
    assert put.evaluate_all("all => all.every(e => getComputedStyle(e).textDecorationLine === 'underline')")
    assert "twelve" in line.inner_text()
    assert len(line.inner_text()) < len(WIRE) + len(LONG)


def test_the_same_quotation_makes_no_family(harbour: Record, visit: Visit) -> None:
    section = visit(harbour, anchor="#sharing").locator("#sharing")
    expect(section.get_by_text("The same quotation, no common origin")).to_be_visible()
    folds = section.locator("details", has_text="quotation in common, no common origin")
    assert folds.count() == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_it_is_read_on_any_screen(harbour: Record, visit: Visit, theme: str, width: int) -> None:
    page = visit(harbour, width=width, color_scheme=theme, anchor="#sharing")
    assert page.evaluate(CONTRAST) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_that_is_shared_holds_no_whole_text(harbour: Record, tmp_path: Path) -> None:
    written = write(harbour, tmp_path / "shared.html", share=True).path.read_text(encoding="utf-8")
    assert '<p class="shared-side redline">' not in written
    assert "grandfathers of those who now walk across it" not in written
