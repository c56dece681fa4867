import itertools

from hypothesis import given
from hypothesis import strategies as st

from rashomon.findings import SameActor
from rashomon.groups import components

NAMES = "abcdefgh"


def link(left, right, score=1.0):
    return SameActor(*sorted((left, right)), score)


PAIRS = st.sampled_from(list(itertools.combinations(NAMES, 2)))
SCORES = st.sampled_from([0.2, 0.4, 0.5, 0.8, 1.0])
LINKS = st.dictionaries(PAIRS, SCORES, max_size=16).map(
    lambda found: [link(*pair, score) for pair, score in found.items()]
)
APART = st.sets(PAIRS, max_size=5)
COHESION = st.sampled_from([0.0, 0.3, 0.6])


@given(LINKS, APART, COHESION, st.randoms(use_true_random=False))
def test_the_order_of_links_changes_nothing(links, apart, cohesion, rng):
    shuffled = links.copy()
    rng.shuffle(shuffled)
    assert components(shuffled, cohesion=cohesion, apart=apart) == components(links, cohesion=cohesion, apart=apart)


@given(LINKS, APART, COHESION)
def test_what_must_stay_apart_stays_apart(links, apart, cohesion):
    for group in components(links, cohesion=cohesion, apart=apart):
        assert not any(left in group and right in group for left, right in apart)


@given(LINKS, APART, COHESION)
def test_nobody_is_in_two_groups_or_alone_in_one(links, apart, cohesion):
    found = components(links, cohesion=cohesion, apart=apart)
    members = [member for group in found for member in group]
    assert len(members) == len(set(members))
    assert all(len(group) > 1 for group in found)
    assert found == sorted(found, key=min)


def reachable(links):
    """Connected components, by hand."""
    groups = {}
    for one in links:
        joined = groups.get(one.left, {one.left}) | groups.get(one.right, {one.right})
        groups.update(dict.fromkeys(joined, joined))
    return {frozenset(group) for group in groups.values()}


@given(LINKS)
def test_without_cohesion_or_corrections_groups_are_connected_components(links):
    assert set(components(links)) == reachable(links)


@given(LINKS, COHESION)
def test_a_group_lies_within_a_connected_component(links, cohesion):
    whole = reachable(links)
    assert all(any(group <= component for component in whole) for group in components(links, cohesion=cohesion))


CHAIN = [link(left, right, 0.9) for left, right in itertools.pairwise(NAMES)]


def test_a_chain_of_look_alikes_is_one_group_without_a_cohesion_cut():
    assert components(CHAIN) == [frozenset(NAMES)]


def test_a_chain_of_look_alikes_splits_where_groups_must_cohere():
    found = components(CHAIN, cohesion=0.3)
    assert max(map(len, found)) < len(NAMES)
    assert frozenset("ab") <= found[0]


def test_all_who_know_each_other_stay_together_under_the_same_cut():
    clique = [link(left, right, 0.9) for left, right in itertools.combinations(NAMES, 2)]
    assert components(clique, cohesion=0.3) == [frozenset(NAMES)]


def test_a_star_around_a_hub_joins():
    star = [link("a", other) for other in NAMES[1:]]
    assert components(star) == [frozenset(NAMES)]


def test_the_stronger_link_decides_where_a_correction_lets_one_of_two_stand():
    links = [link("a", "b", 0.9), link("b", "c", 0.8)]
    assert components(links, apart={("a", "c")}) == [frozenset("ab")]


def test_a_correction_holds_for_what_joined_before():
    links = [link("a", "b", 0.9), link("c", "d", 0.9), link("b", "c", 0.5)]
    assert components(links, apart={("a", "d")}) == [frozenset("ab"), frozenset("cd")]


def test_equal_scores_join_in_order_of_ids():
    links = [link("b", "c", 0.5), link("a", "b", 0.5)]
    assert components(links, apart={("a", "c")}) == [frozenset("ab")]


def test_nothing_gives_nothing():
    assert components([]) == []


def test_what_is_surely_one_is_joined_first_whatever_the_scores_say():
    links = [link("a", "b", 1.0), link("b", "c", 0.9)]
    found = components(links, sure={("b", "d")}, apart={("a", "d")})
    assert found == [frozenset("bcd")]


def test_what_is_surely_one_needs_no_link_and_no_cohesion():
    assert components([], sure={("a", "b")}) == [frozenset("ab")]
    assert components([link("a", "b", 0.2)], cohesion=0.5, sure={("a", "b")}) == [frozenset("ab")]


def test_what_must_stay_apart_stays_so_whatever_is_sure():
    assert components([], sure={("a", "b"), ("b", "c")}, apart={("a", "c")}) == [frozenset("ab")]
