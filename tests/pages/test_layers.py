"""What can be switched on in the words of an article, scripting off, over the example."""

from __future__ import annotations

import pytest

LAYERS = {
    "Names and other mentions": ("mention", "borderBottomStyle", "dotted"),
    "Times": ("time", "boxShadow", "inset"),
    "What is told to happen": ("event", "textDecorationLine", "underline"),
    "Text that other reports have too": ("shared", "borderTopStyle", "dashed"),
}


@pytest.fixture(scope="module")
def page(made, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((made / "dossier.html").as_uri())
    yield page
    context.close()


@pytest.mark.parametrize("name", LAYERS)
def test_each_layer_is_switched_on_and_off_by_itself(page, name):
    layer, style, sign = LAYERS[name]
    marked = page.locator(f".text .{layer}:not(.source)").first
    look = f"e => getComputedStyle(e).{style}"
    plain = marked.evaluate(look)
    assert sign not in plain
    page.get_by_role("checkbox", name=name).check()
    assert sign in marked.evaluate(look)
    page.get_by_role("checkbox", name=name).uncheck()
    assert marked.evaluate(look) == plain


def test_a_layer_changes_no_character(page):
    before = page.locator("#reading .text").all_inner_texts()
    for name in LAYERS:
        page.get_by_role("checkbox", name=name).check()
    assert page.locator("#reading .text").all_inner_texts() == before
