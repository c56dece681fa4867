"""Of a question, what stands to each other in one way is told once, with every reason that is not the same."""

import dataclasses

from rashomon.findings import Comparison
from rashomon.record.issues import shown_reason
from rashomon.show.agreement import Verdict, _standings
from rashomon.text import Span


def verdict(label, letters, because, symbol="≁", inside=False):
    return Verdict(symbol, label, tuple(letters), because, inside, f"{label}{letters}{because}")


def test_one_label_stands_once_with_all_that_it_is_between():
    met = [
        verdict("differs", "BE", "one; none"),
        verdict("differs", "DE", "one; none"),
        verdict("differs", "BE", "one; none"),
    ]
    (told,) = _standings(met)
    assert told.between == ("B · E", "D · E")
    assert told.reasons == ("one; none",)
    assert told.open
    assert list(told.verdicts) == met


def test_what_differs_is_told_with_every_reason():
    (told,) = _standings([verdict("differs", "AC", "A: few; C: many"), verdict("differs", "AB", "A: few; B: more")])
    assert told.between == ("A · B", "A · C")
    assert told.reasons == ("A: few; C: many", "A: few; B: more")
    assert told.open


def test_a_reason_names_the_report_that_tells_each_side():
    left, right = Span.of("b" * 64, 0, 5), Span.of("a" * 64, 0, 5)
    letter = {"b" * 64: "B", "a" * 64: "A"}
    one = Comparison("1", "2", 1.0, "Sorrell: discussed; own voice: none", left, right, "differs", "degree", ())
    assert shown_reason(one, letter) == "A: none; B, Sorrell: discussed"
    for other in ("9 words in a row are the same", "a; b: c; d: e"):
        assert shown_reason(dataclasses.replace(one, because=other), letter) == other


def test_several_reasons_of_what_is_the_same_are_folded_away():
    several = [verdict("same", "AB", "toll", "="), verdict("same", "AC", "toll, bridge", "=")]
    assert [one.open for one in _standings(several)] == [False]
    assert [one.open for one in _standings(several[:1])] == [True]


def test_labels_keep_their_order_and_what_stands_in_one_report_stays_apart():
    met = [verdict("differs", "AB", "x"), verdict("same", "AC", "y", "="), verdict("differs", "A", "z", inside=True)]
    assert [(one.label, one.between) for one in _standings(met)] == [
        ("differs", ("A · B",)),
        ("same", ("A · C",)),
        ("differs", ("A",)),
    ]


def test_a_page_that_is_shared_gives_no_reasons():
    assert [one.reasons for one in _standings([verdict("differs", "AB", "")])] == [()]
