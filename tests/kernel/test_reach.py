"""What hangs together is grouped together, however few findings are looked at in one go."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon import groups, reach, rooms
from rashomon.findings import Decided, SameStory
from rashomon.stage import Grouping

NAMES = [f"{i:02}" for i in range(24)]
SCORES = st.sampled_from([0.2, 0.5, 0.9, 1.0])
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=40).map(
    lambda pairs: sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
)


def decided(pair, same):
    return Decided(*pair, link="same_story", same=same)


@pytest.mark.parametrize("together", [1, 3, 1000])
@given(pairs=PAIRS, scores=st.lists(SCORES, min_size=40, max_size=40), cut=st.integers(0, 3), seed=st.integers(0, 9))
def test_groups_are_those_of_all_links_at_once(together, pairs, scores, cut, seed):
    sure, apart, linked = pairs[:cut], pairs[cut : 2 * cut], pairs[2 * cut :]
    links = [SameStory(*pair, score, "", ()) for pair, score in zip(linked, scores, strict=False)]
    whole = groups.components(links, cohesion=0.4, width=3, sure=sure, apart=apart)
    found = reach.Reach()
    for link in random.Random(seed).sample(links, len(links)):
        found.add(link.left, link.right, link.score)
    for pair in sure:
        found.decide(decided(pair, True))
    for pair in apart:
        found.decide(decided(pair, False))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reach, "TOGETHER", together)
        told = sorted(found.groups(Grouping(SameStory, cohesion=0.4, width=3)), key=min)
    assert told == whole


def test_only_new_ends_lead_on():
    found = reach.Reach()
    assert found.add("a", "b", 0.5) == {rooms.key("a"), rooms.key("b")}
    assert found.add("b", "c", 0.5) == {rooms.key("c")}
    assert found.decide(decided(("a", "d"), True)) == {rooms.key("a"), rooms.key("d")}
