"""Floors under the figures for stories: they only rise. The gold is not part of the project, and may not be here."""

from __future__ import annotations

import pytest
from bench import stories

from tests.shared import pinned

FLOORS = {"BASIL undated": 0.967, "BASIL dated": 0.997, "MEANTIME en+es": 0.967}
"""B-cubed F1."""

DIGESTS = {
    "BASIL undated": "3e6562ddc77474fcff682a0fbf7a78a9cb81b59760b350b2d7d9854a84a80ee2",
    "BASIL dated": "6c6565400678a0093064439438e59255ae2e96a9fbdf77b922c944350efc1891",
    "MEANTIME en+es": "7165edcbf2163db8c11de5cf7abb434e16ebb918891328bc5441b02ea944e07d",
}

TOGETHER = [{"000", "001", "002", "004"}, {"003"}]
"""The sample: two summits of the same two men."""


@pytest.mark.parametrize("name", FLOORS)
def test_stories_of_a_set(shared, name):
    pinned(shared / "gold/stories" / stories.SETS[name], DIGESTS[name])
    assert stories.figures(shared, name)[2] >= FLOORS[name]


def test_stories_of_the_sample(shared):
    groups: dict[str, set[str]] = {}
    for report, story in stories.stories(shared / "reports").items():
        groups.setdefault(story, set()).add(report[:3])
    assert sorted(groups.values(), key=min) == TOGETHER
