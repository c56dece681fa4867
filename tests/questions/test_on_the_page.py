"""Answers on the page: their passages stand in sections that its first screen leads to, one step from the text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon import job
from rashomon.findings import Arrival
from rashomon.record import Record
from rashomon.show.dossier import write
from tests.questions.test_questions import DIGEST
from tests.shared import pinned, scorer

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")

ON_PAGE = 96
"""How many of the 99 passages stand in a section of the page, outside the reading view: a floor that only rises."""

SECTIONS = """() => [...document.querySelectorAll("main section[id] [data-at]")].map(one => {
  let section = one.closest("section[id]");
  while (section.parentElement.closest("section[id]")) section = section.parentElement.closest("section[id]");
  const link = (one.closest("li, tr, article, p, div") || section).querySelector("a[href^='#']");
  return {at: one.dataset.at, section: section.id, href: link ? link.getAttribute("href") : null};
})"""
"""Every passage of the page: its place, the section it stands in, and the first link beside it."""


@pytest.fixture(scope="module")
def page(shared, tmp_path_factory, browser):
    place = tmp_path_factory.mktemp("page")
    job.read([str(shared / "reports")], record=place / "r.sqlite", jobs=1)
    with Record(place / "r.sqlite") as record:
        write(record, place / "page.html")
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.goto((place / "page.html").as_uri())
    yield opened, place / "r.sqlite"
    opened.close()


@pytest.fixture(scope="module")
def passages(page):
    """The passages outside the reading view, with the file of their report."""
    opened, path = page
    with Record(path) as record:
        names = {record.letter(one.report): Path(one.path).name for one in record.all(Arrival)}
    out = []
    for one in opened.evaluate(SECTIONS):
        letter, _, place = one["at"].partition(":")
        start, _, end = place.partition("-")
        out.append({**one, "doc": names[letter], "start": int(start), "end": int(end)})
    return [one for one in out if not one["section"].startswith(("reading", "s-"))]


def test_the_passages_of_answers_stand_in_sections(shared, passages):
    eval_questions = scorer(shared, "eval_questions")
    questions = json.loads(pinned(shared / "gold" / "sample" / "questions.json", DIGEST).read_text(encoding="utf-8"))
    places = [{name: one[name] for name in ("doc", "start", "end")} for one in passages]
    told = {question["id"]: places for question in questions}
    rows = eval_questions.score(questions, told, eval_questions.Texts(shared / "reports"))
    assert 99 - sum(len(row["missed"]) for row in rows) >= ON_PAGE


def test_the_first_screen_leads_to_every_section(page, passages):
    opened, _ = page
    links = set(opened.evaluate("() => [...document.querySelectorAll('nav a')].map(a => a.getAttribute('href'))"))
    assert {f"#{one['section']}" for one in passages} <= links


def test_one_more_step_leads_to_the_text(page, passages):
    opened, _ = page
    targets = {one["href"] for one in passages if one["href"]}
    missing = opened.evaluate("(all) => all.filter(href => !document.getElementById(href.slice(1)))", sorted(targets))
    assert targets
    assert missing == []
