import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon import rooms
from rashomon.findings import Article, Given, Mention, Report
from rashomon.rooms import BY_ARTICLE, BY_REPORT, Room
from rashomon.text import SourceMap, Span
from tests.digests import digest_of

REPORT = digest_of(b"a report")
ARTICLE = Article(REPORT, 0, Span.of(REPORT, 0, 9))
MENTION = Mention(ARTICLE.id, Span.of(REPORT, 0, 3), "name", "person", "Orl")


def test_keys_are_pinned():
    """Records hold them: where one changes, every room would have to be entered anew."""
    assert rooms.key("words deal tunnel") == 6499079250649583311
    assert rooms.key("") == -1970711489451281740


@given(st.text())
def test_keys_fit_sqlite(name):
    assert -(2**63) <= rooms.key(name) < 2**63


def test_a_lone_surrogate_has_a_key():
    assert rooms.key("\ud800") != rooms.key("\ud801")


PAIRS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9)), max_size=40)


@given(PAIRS, st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order(pairs, rng):
    shuffled = pairs.copy()
    rng.shuffle(shuffled)
    assert list(rooms.groups(shuffled)) == list(rooms.groups(pairs))


@given(PAIRS)
def test_a_group_holds_each_of_its_members_once(pairs):
    found = dict(rooms.groups(pairs))
    assert {(key, member) for key, members in found.items() for member in members} == set(pairs)
    assert all(list(members) == sorted(set(members)) for members in found.values())


@given(st.sets(st.integers(), max_size=12))
def test_candidates_are_each_two_once_the_smaller_first(members):
    found = list(rooms.candidates(members))
    assert set(map(frozenset, found)) == set(map(frozenset, itertools.combinations(members, 2)))
    assert len(found) == len(set(found)) == len(members) * (len(members) - 1) // 2
    assert all(left < right for left, right in found)


def test_what_is_of_one_report_meets_there():
    report = Report(REPORT, "text", "Orl and so on", SourceMap("utf-8"))
    given_by_hand = Given(REPORT, "outlet", "x", "flag --outlet")
    keys = [rooms.keys(BY_REPORT, finding) for finding in (report, given_by_hand, ARTICLE, MENTION)]
    assert keys == [{rooms.key(REPORT)}] * 4


def test_what_is_of_one_article_meets_there():
    assert rooms.keys(BY_ARTICLE, ARTICLE) == rooms.keys(BY_ARTICLE, MENTION) == {rooms.key(ARTICLE.id)}


@pytest.mark.parametrize("names", [[], ["a"], ["a", "b", "a"]])
def test_a_finding_enters_each_room_once(names):
    room = Room("name", lambda _: iter(names))
    assert rooms.keys(room, MENTION) == {rooms.key(name) for name in names}
    assert len(rooms.keys(room, MENTION)) == len(set(names))
