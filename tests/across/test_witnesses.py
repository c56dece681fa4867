"""The law of the witness: copies are one, at the level of the passage."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from rashomon.across.witnesses import Texts, speakers_of
from rashomon.findings import Attribution, SameOrigin, SharedText
from rashomon.text import Span


def place(report, start, end):
    return Span.of(report, start, end)


def copied(one, other, relation="copied"):
    left, right = sorted((one, other))
    return SharedText(f"article {left.report}", f"article {right.report}", left, right, relation)


def test_what_two_reports_tell_in_their_own_words_stands_in_two_texts():
    found = Texts([]).of([place("a", 0, 50), place("b", 10, 60)])
    assert (found.reports, found.texts) == (2, 2)


def test_a_copied_passage_is_one_text():
    shared = [copied(place("a", 0, 100), place("b", 200, 300))]
    found = Texts(shared).of([place("a", 20, 60), place("b", 220, 260), place("c", 0, 40)])
    assert (found.reports, found.texts) == (3, 2)
    assert found.groups == ((place("a", 20, 60), place("b", 220, 260)), (place("c", 0, 40),))


def test_two_reports_may_share_one_part_and_not_another():
    texts = Texts([copied(place("a", 0, 100), place("b", 0, 100))])
    assert texts.of([place("a", 10, 90), place("b", 10, 90)]).texts == 1
    assert texts.of([place("a", 300, 400), place("b", 300, 400)]).texts == 2


def test_quotation_and_likeness_are_no_copies():
    for relation in ("quotation", "alike"):
        texts = Texts([copied(place("a", 0, 100), place("b", 0, 100), relation)])
        assert texts.of([place("a", 10, 90), place("b", 10, 90)]).texts == 2


def test_copies_that_hang_on_one_copy_are_one_text():
    texts = Texts([copied(place("hub", 0, 100), place(name, 0, 100)) for name in ("a", "b", "c")])
    assert texts.of([place(name, 0, 100) for name in ("a", "b", "c")]).texts == 1


def test_passages_that_only_touch_in_a_third_report_are_two_texts():
    texts = Texts([copied(place("hub", 0, 100), place("a", 0, 100)), copied(place("hub", 90, 190), place("b", 0, 100))])
    assert texts.of([place("a", 0, 100), place("b", 0, 100)]).texts == 2


def test_several_places_in_one_report_are_one_text():
    assert Texts([]).of([place("a", 0, 10), place("a", 50, 60)]).texts == 1


def test_identical_articles_are_one_text_wherever_the_place_is():
    whole = (place("a", 0, 10), place("b", 0, 10))
    twin = SameOrigin("1", "2", relation="identical", left_span=whole[0], right_span=whole[1])
    assert Texts([], [twin]).of([place("a", 500, 600), place("b", 500, 600)]).texts == 1


def test_one_speaker_is_told_where_all_places_are_his_word():
    quotes = [Attribution(name, f"q{name}", f"m{name}", place(name, 0, 50), "direct", "") for name in ("a", "b")]
    places = [place("a", 5, 40), place("b", 5, 40)]
    speakers = speakers_of(places, quotes, {"ma": "m", "mb": "m"})
    assert Texts([]).of(places, speakers).speaker == "m"
    assert Texts([]).of([*places, place("c", 0, 9)], [*speakers, None]).speaker is None
    assert Texts([]).of(places, speakers_of(places, quotes, {})).speaker is None


REPORTS = st.sets(st.sampled_from("abcdefgh"), min_size=1)


@given(REPORTS, st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=6), st.data())
def test_an_exact_copy_never_raises_the_number(reports, pairs, data):
    shared = [copied(place(one, 0, 100), place(other, 0, 100)) for one, other in pairs if one != other]
    places = [place(name, 10, 60) for name in sorted(reports)]
    before = Texts(shared).of(places)
    source = data.draw(st.sampled_from(sorted(reports)))
    after = Texts([*shared, copied(place(source, 0, 100), place("copy", 0, 100))]).of([*places, place("copy", 10, 60)])
    assert after.texts == before.texts
    assert after.reports == before.reports + 1


@given(st.permutations("abcde"), st.lists(st.sampled_from(list(itertools.combinations("abcde", 2))), max_size=5))
def test_the_order_of_places_changes_nothing(order, pairs):
    texts = Texts([copied(place(one, 0, 100), place(other, 0, 100)) for one, other in pairs])
    assert texts.of([place(name, 0, 90) for name in order]) == texts.of([place(name, 0, 90) for name in "abcde"])
