"""Which documents of different articles are one paper; in doubt none are."""

from __future__ import annotations

from rashomon.across.documents import find, keys
from rashomon.findings import Document
from rashomon.text import Span


def document(number, *, family="plan", keys=("states/Vessaria",), topics=("peace",), year="", told=""):
    report = f"{number:02d}" * 32
    place = Span.of(report, 0, 9)
    return Document(
        f"a{number}", place, family, "the plan", family=family, keys=keys, topics=topics, year=year, told=told
    )


def links(*documents):
    return {(link.left, link.right) for link in find(documents)}


def test_owner_and_subject_make_one_plan():
    one, two = document(1), document(2)
    assert links(one, two) == {tuple(sorted((one.id, two.id)))}
    assert set(keys(one)) & set(keys(two))


def test_two_of_one_article_stay_two():
    one, two = document(1), document(2)
    same = Document(one.article, two.span, "plan", "", family="plan", keys=one.keys, topics=one.topics)
    assert links(one, same) == set()


def test_years_that_differ_keep_papers_apart():
    assert links(document(1, year="2019"), document(2, year="2021")) == set()


def test_reports_far_apart_tell_of_two():
    assert links(document(1, told="2019-01-01"), document(2, told="2021-01-01")) == set()


def test_statements_of_one_author_are_left_open():
    assert list(keys(document(1, family="statement"))) == []


def test_agreements_need_all_their_parties():
    one = document(1, family="agreement", keys=("states/Keldovia", "states/Vessaria"))
    two = document(2, family="agreement", keys=("states/Ostmark", "states/Vessaria"))
    assert links(one, two) == set()


def test_order_changes_nothing():
    three = [document(number) for number in (1, 2, 3)]
    assert links(*three) == links(*reversed(three))
