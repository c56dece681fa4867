"""axe-core, a judge of what keeps people from reading a page, finds nothing serious: dossier and desk, both themes."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.cli.serving import answers
from rashomon.desk.leaf import NAVIGATION
from rashomon.desk.safety import Rules
from rashomon.desk.serve import opened
from rashomon.findings import Quote
from rashomon.people import People
from rashomon.show.dossier import write

axe = pytest.importorskip("axe_playwright_python")

SCRIPT = (Path(axe.__file__).with_name("axe.min.js")).read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def faults(page):
    """What is wrong on a page, by how much it matters."""
    page.evaluate(SCRIPT)
    result = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    return [
        f"{one['impact']} {one['id']}: {node['target']} {node['html'][:160]}"
        for one in result["violations"]
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"][:3]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_serious_on_any_page(browser, record, tmp_path, theme):
    found = {}
    # The policy of a page forbids what axe needs to run in it; the page is looked at, not the policy.
    context = browser.new_context(color_scheme=theme, bypass_csp=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(write(record, tmp_path / "dossier.html").path.as_uri())
    found["dossier"] = faults(page)
    people = People(record).all
    addresses = [place.href for place in NAVIGATION]
    addresses += [f"/actors/{people[0].id}", f"/entry/{record.all(Quote)[0].id}", "/read/A", "/search?q=gates", "/none"]
    with opened(record.path, Rules("127.0.0.1"), answers()) as desk:
        for address in addresses:
            page.goto(desk + address)
            found[address] = faults(page)
        context.close()
    assert {where: what for where, what in found.items() if what} == {}
