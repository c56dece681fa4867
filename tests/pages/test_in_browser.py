"""The dossier in a real browser: it asks nobody for anything, runs nothing of a report, and reads without scripting."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rashomon.record import Record
from rashomon.show.dossier import write
from rashomon.show.excerpts import visible
from tests.pages.conftest import Visit
from tests.pages.invented import SAID, Draft, bind
from tests.pages.test_dossier import hostile

OWN = """element => {
  for (const aside of element.querySelectorAll("[data-aside]")) aside.remove();
  return element.textContent;
}"""
"""The characters of a block without the page's own numbers."""

CONTRAST = """() => {
  const canvas = Object.assign(document.createElement("canvas"), {width: 1, height: 1});
  const pen = canvas.getContext("2d", {willReadFrequently: true});
  const rgb = (colour) => {
    pen.clearRect(0, 0, 1, 1); pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
    return .2126 * x + .7152 * y + .0722 * z;
  };
  const behind = (element) => {
    for (; element; element = element.parentElement) {
      const colour = rgb(getComputedStyle(element).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  document.querySelectorAll("details").forEach((details) => { details.open = true; });
  const faint = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.checkVisibility()) continue;
    const [a, b] = [light(rgb(getComputedStyle(element).color)), light(behind(element))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < 4.5) faint.push([element.outerHTML.slice(0, 80), ratio]);
  }
  return faint;
}"""


@pytest.mark.parametrize("share", [False, True])
def test_no_request_leaves_the_page(browser: Browser, record: Record, tmp_path: Path, share: bool) -> None:
    written = write(record, tmp_path / "dossier.html", share=share)
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(written.path.as_uri(), wait_until="networkidle")
    page.mouse.wheel(0, 20_000)
    page.wait_for_load_state("networkidle")
    page.close()
    assert asked == [written.path.as_uri()]


def test_nothing_of_a_hostile_report_runs(visit: Visit, tmp_path: Path) -> None:
    draft = hostile()
    with bind(tmp_path / "record.sqlite", [draft]) as record:
        page = visit(record)
        assert page.evaluate("document.scripts.length") == 2
        assert page.evaluate("document.querySelectorAll('img, svg, iframe, b > b, [onerror], [onload]').length") == 0
        for block, words in zip(page.locator(".text .block").all(), draft.text.split("\n\n"), strict=True):
            assert block.evaluate(OWN) == visible(words)


def test_turned_text_stays_in_its_own_line(visit: Visit, tmp_path: Path) -> None:
    draft = Draft([("paragraph", "“\u202eThe end,” she said."), ("paragraph", "All was well.")])
    draft.knows("outlet", "\u202eGazette", None, "a tag")
    draft.quotes(draft.at("“\u202eThe end,”"), "direct", draft.at("she"))
    with bind(tmp_path / "record.sqlite", [draft]) as record:
        page = visit(record)
        assert page.locator("bdi", has_text="Gazette").count() > 0
        isolated = "e => getComputedStyle(e).unicodeBidi"
        assert page.locator(".words bdi").first.evaluate(isolated) == "isolate"
        assert page.locator(".text .block").first.evaluate(isolated) == "isolate"


def test_one_word_of_a_million_letters_does_not_widen_the_page(visit: Visit, tmp_path: Path) -> None:
    draft = Draft([("headline", "x" * 1_000_000), ("paragraph", "“" + "y" * 5_000 + "” said Bo.")])
    draft.knows("title", "x" * 1_000_000, draft.at("x" * 1_000_000))
    draft.quotes(draft.at("“" + "y" * 5_000 + "”"), "direct", draft.at("Bo"))
    with bind(tmp_path / "record.sqlite", [draft]) as record:
        page = visit(record, width=390)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("width", [360, 390, 768, 1280, 1920])
def test_nothing_is_wider_than_the_window(visit: Visit, record: Record, width: int) -> None:
    page = visit(record, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_line_leads_to_its_place_and_back(visit: Visit, record: Record) -> None:
    page = visit(record)
    line = page.locator(".line", has_text="when the gates are safe”")
    line.locator(".ref").click()
    place = page.url.partition("#")[2]
    note = page.locator(f"#{place}")
    expect(note).to_be_in_viewport()
    assert note.evaluate("note => note.nextElementSibling.textContent") == "“when the gates are safe”"
    note.click()
    assert page.url.partition("#")[2] == line.get_attribute("id")
    expect(line).to_be_in_viewport()


def test_a_known_value_leads_to_its_words_even_where_they_are_folded_away(visit: Visit, record: Record) -> None:
    page = visit(record)
    page.get_by_role("link", name="3 May 2019").click()
    folded = page.locator("details.left-out", has_text="The Tarn Courier")
    expect(folded).to_have_attribute("open", "")
    expect(folded.locator(".source").first).to_be_in_viewport()


def test_the_whole_article_stands_there_with_its_marks(visit: Visit, record: Record) -> None:
    page = visit(record)
    article = page.locator("#r-A")
    paragraph = article.locator(".block.paragraph").first
    assert paragraph.locator(".content").first.text_content() == SAID
    assert "".join(paragraph.locator(".source").all_text_contents()) == "President Mira OrlenShe"
    assert article.locator(".block.caption").count() == 1
    assert article.locator("details.left-out").count() == 2
    assert not article.locator("details.left-out .block").first.is_visible()


def shown(page: Page) -> list[str]:
    return [line.get_attribute("id") or "" for line in page.locator(".line").all() if line.is_visible()]


def test_lines_are_filtered_by_report_type_source_and_words(visit: Visit, record: Record) -> None:
    page = visit(record)
    every = shown(page)
    assert len(every) == 6
    page.get_by_label("Report", exact=True).select_option("B")
    expect(page.locator("#filter-count")).to_have_text("2 of 6 lines")
    assert len(shown(page)) == 2
    page.get_by_label("Type", exact=True).select_option("indirect")
    assert len(shown(page)) == 1
    page.get_by_role("button", name="Clear").click()
    page.get_by_label("Words", exact=True).fill("GATES  are safe")
    expect(page.locator("#filter-count")).to_have_text("2 of 6 lines")
    assert len(shown(page)) == 2
    page.get_by_label("Words", exact=True).fill("")
    page.get_by_label("Source", exact=True).select_option(label="Mira Orlen (3)")
    expect(page.locator("#filter-count")).to_have_text("3 of 6 lines")
    assert not page.locator("#nobody").is_visible()


def test_a_link_to_a_line_that_is_filtered_away_brings_it_back(visit: Visit, record: Record) -> None:
    page = visit(record)
    line = page.locator(".line", has_text="Nobody asked the fish").get_attribute("id")
    page.get_by_label("Report", exact=True).select_option("B")
    page.evaluate(f"location.hash = '{line}'")
    expect(page.locator(f"#{line}")).to_be_in_viewport()


def test_the_parts_of_a_quote_light_up_together(visit: Visit, record: Record) -> None:
    page = visit(record, anchor="#r-A")
    page.locator("#r-A .cue", has_text="said").hover()
    lit = page.locator(".lit").all_text_contents()
    assert "said" in lit
    assert any(text.startswith("“The gates") for text in lit)
    assert not any("pumps" in text for text in lit)


def test_without_scripting_everything_can_be_read(visit: Visit, record: Record) -> None:
    page = visit(record, java_script_enabled=False)
    assert page.locator(".line:visible").count() == 6
    assert not page.locator(".filter").is_visible()
    page.locator(".line .why summary").first.click()
    expect(page.get_by_text("Quote: marks and a cue").first).to_be_visible()
    page.get_by_text("Dark", exact=True).click()
    assert page.locator("#theme-dark").is_checked()
    page.get_by_label("Names and other mentions").check()
    assert page.locator("#layer-mentions").is_checked()


def test_mentions_are_a_layer_of_their_own(visit: Visit, record: Record) -> None:
    page = visit(record)
    mention = page.locator("#r-A .mention:not(.source)").first
    border = "e => getComputedStyle(e).borderBottomStyle"
    assert mention.evaluate(border) == "none"
    page.get_by_label("Names and other mentions").check()
    assert mention.evaluate(border) == "dotted"


def test_the_choice_of_colours_is_kept(visit: Visit, record: Record) -> None:
    page = visit(record, color_scheme="light")
    paper = "() => getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_text("Dark", exact=True).click()
    dark = page.evaluate(paper)
    assert dark != light
    page.reload()
    assert page.evaluate(paper) == dark


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("share", [False, True])
def test_all_text_has_contrast(visit: Visit, record: Record, scheme: str, share: bool) -> None:
    page = visit(record, share=share, color_scheme=scheme)
    assert page.evaluate(CONTRAST) == []


def test_everything_is_reached_by_keyboard_and_seen(visit: Visit, record: Record) -> None:
    page = visit(record)
    reached = set()
    for _ in range(400):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "() => { const e = document.activeElement; if (e === document.body) return null;"
            "const ring = getComputedStyle(e.matches('.theme input') ? e.nextElementSibling : e).outlineStyle;"
            "return [e.tagName, e.id || e.getAttribute('href') || e.textContent.trim(), ring] }"
        )
        if found is None or (reached and found[1] == "#main"):
            break
        assert found[2] != "none", found
        reached.add(tuple(found))
    names = {name for _, name, _ in reached}
    assert {"#reports", "filter-text", "filter-clear", "layer-mentions", "theme-auto"} <= names
    assert any(name.startswith("#q-") for name in names)
    assert any(tag == "SUMMARY" for tag, _, _ in reached)


def test_headings_and_landmarks(visit: Visit, record: Record) -> None:
    page = visit(record)
    levels = [int(name[1]) for name in page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(e => e.tagName)")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))
    for role in ("banner", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1
    assert page.get_by_role("navigation").count() == 2


def test_the_page_prints(visit: Visit, record: Record) -> None:
    page = visit(record, color_scheme="dark")
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    page.emulate_media(media="print")
    assert not page.locator(".filter").is_visible()
    assert not page.locator(".top").is_visible()
    assert page.locator(".banner").is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") != page.evaluate(
        "getComputedStyle(document.body).backgroundColor"
    )
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_fifty_reports_and_two_thousand_quotes_stay_usable(visit: Visit, tmp_path: Path) -> None:
    drafts = []
    for number in range(50):
        said = [f"“Report {number} says thing {n} and then some more of it,”" for n in range(40)]
        paragraphs = [("paragraph", f"{words} Mira Orlen said. " + "Rain fell on the locks. " * 12) for words in said]
        draft = Draft([("headline", f"Headline {number}"), *paragraphs])
        orlen = draft.actor(draft.at("Mira Orlen"))
        for n, words in enumerate(said):
            named = draft.mentions(draft.at("Mira Orlen", n), orlen)
            draft.quotes(draft.at(words), "direct", named.span, None, named)
        drafts.append(draft)
    with bind(tmp_path / "record.sqlite", drafts) as record:
        page = visit(record)
        expect(page.locator("#filter-count")).to_have_text("2000 lines")
        page.get_by_label("Words", exact=True).fill("report 7 says thing 39")
        expect(page.locator("#filter-count")).to_have_text("1 of 2000 lines")
        page.locator(".line:not([hidden]) .ref").click()
        expect(page.locator("#r-H .note").last).to_be_in_viewport()
