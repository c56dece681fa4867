"""Of a question, what stands to each other in one way is told once, with every reason that is not the same."""

from rashomon.show.agreement import Verdict, _standings


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
    assert told.reasons == (("one; none", ("B · E", "D · E")),)
    assert told.open
    assert list(told.verdicts) == met


def test_every_reason_stands_with_the_reports_it_is_of():
    (told,) = _standings([verdict("differs", "AC", "few; many"), verdict("differs", "AB", "few; more")])
    assert told.between == ("A · B", "A · C")
    assert told.reasons == (("few; many", ("A · C",)), ("few; more", ("A · B",)))
    assert told.open


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
