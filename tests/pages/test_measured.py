"""Every page says how often what it shows was right, on what, and of what that was not measured."""

from __future__ import annotations

from rashomon.lexicon import shipped
from rashomon.measured import KINDS, kinds
from rashomon.show.material import load
from rashomon.show.page import html, page


def test_every_kind_is_told_of_whether_measured_or_not():
    assert tuple(kind.name for kind in kinds()) == KINDS
    assert {row["kind"] for row in shipped("kinds_measured")} <= set(KINDS)
    assert any(not kind.figures for kind in kinds())
    assert all(
        0 < figure.of_hundred <= 100 and figure.set and figure.date for kind in kinds() for figure in kind.figures
    )


def test_the_foot_of_a_page_tells_it(record):
    for share in (False, True):
        told = html(page(load(record, share=share), share=share))
        foot = told[told.index("<footer") :]
        for kind in kinds():
            assert f">{kind.name}</th>" in foot
        assert "not measured" in foot
        assert "not seen when the rules were written" in foot
