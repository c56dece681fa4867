"""Which actors of different articles are one, and which stay apart."""

from __future__ import annotations

import itertools

import pytest

from rashomon.across import actors
from rashomon.findings import Actor, SameActor
from rashomon.lexicon import Lexicon
from rashomon.text import Span

LEXICON = Lexicon()
NUMBERS = itertools.count()


def actor(name: str, kind: str = "person", *, key: str = "", aliases: str = "", article: str = "") -> Actor:
    report = f"{next(NUMBERS):064x}"
    return Actor(article or report, Span.of(report, 0, len(name)), kind, name, key, aliases=aliases)


def meet(*given: Actor) -> list[SameActor]:
    """The links of all rooms that the actors enter."""
    rooms: dict[str, list[Actor]] = {}
    for one in given:
        for key in actors.keys(one):
            rooms.setdefault(key, []).append(one)
    links = {link for room in rooms.values() for link in actors.find(room, lexicon=LEXICON)}
    return sorted(links, key=lambda link: link.id)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Petra Lindqvist", "Petra Lindqvist"),
        ("Petra Lindqvist", "Lindqvist"),
        ("Petra Lindqvist", "P. Lindqvist"),
        ("Oleksandr Tkachenko", "Aleksandr Tkachenko"),
        ("Oleh Shevchuk", "Oleg Shevchuk"),
        ("Yaroslav Melnychuk", "Yaroslaw Melnichuk"),
        ("Bill Thornbury", "William Thornbury"),
        ("Åsa Nyström", "Asa Nystrom"),
        ("Tan Wei Leng", "Tan"),
    ],
)
def test_one_person_under_two_names(left: str, right: str) -> None:
    assert len(meet(actor(left), actor(right))) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Petra Lindqvist", "Oskar Lindqvist"),
        ("Petra Lindqvist", "Petra Lindholm"),
        ("Olena Tkachenko", "Oleksandr Tkachenko"),
        ("Ivan Petrov", "Igor Petrov"),
        ("Lindqvist", "Lindholm"),
    ],
)
def test_namesakes_stay_apart(left: str, right: str) -> None:
    assert meet(actor(left), actor(right)) == []


def test_a_surname_of_two_persons_joins_neither() -> None:
    petra, oskar, alone = actor("Petra Lindqvist"), actor("Oskar Lindqvist"), actor("Lindqvist")
    assert meet(petra, oskar, alone) == []


def test_those_who_stand_apart_in_one_article_stay_apart() -> None:
    left, right = actor("J. Arden", article="a" * 32), actor("John Arden", article="a" * 32)
    assert meet(left, right) == []


def test_the_same_entry_of_the_lexicon_is_one_actor() -> None:
    links = meet(actor("Brannik", "state", key="states/Keldovia"), actor("Keldovia", "state", key="states/Keldovia"))
    assert [link.score for link in links] == [1.0]


def test_two_entries_of_the_lexicon_are_two_actors() -> None:
    assert meet(actor("Arden", key="leaders/A Arden"), actor("Arden", key="leaders/B Arden")) == []


def test_initials_join_a_name_and_its_abbreviation() -> None:
    links = meet(actor("Northern Fisheries Board", "organisation"), actor("NFB", "organisation"))
    assert len(links) == 1
    assert "initials" in links[0].because


def test_an_abbreviation_defined_in_the_text_joins_by_it() -> None:
    defined = actor("Council of the Five Coasts", "organisation", aliases="CFC")
    assert len(meet(defined, actor("CFC", "organisation"))) == 1


def test_a_state_and_a_city_of_one_name_are_two() -> None:
    assert meet(actor("Korrin", "state"), actor("Korrin", "place")) == []


def test_a_person_and_an_organisation_of_one_name_are_two() -> None:
    assert meet(actor("Arden"), actor("Arden", "organisation")) == []


def test_who_is_only_described_is_nobody_elsewhere() -> None:
    assert meet(actor("a senior official"), actor("a senior official")) == []


def test_a_body_is_named_in_small_letters_too_where_more_than_its_kind_is_told() -> None:
    small, large = "the Senate harbour committee", "Senate Harbour Committee"
    assert len(meet(actor(small, "organisation"), actor(large, "organisation"))) == 1
    assert meet(actor("the Senate committee", "organisation"), actor("Senate Committee", "organisation")) == []


def test_names_join_a_hub_not_each_other() -> None:
    many = [actor("Petra Lindqvist") for _ in range(20)]
    links = meet(*many)
    assert len(links) == 19
    assert len({link.left for link in links} & {link.right for link in links}) <= 1
    hubs = set.intersection(*({link.left, link.right} for link in links))
    assert len(hubs) == 1


def test_links_say_why_and_keep_the_smaller_id_left() -> None:
    (link,) = meet(actor("Petra Lindqvist"), actor("Lindqvist"))
    assert link.left < link.right
    assert link.because
    assert 0 < link.score <= 1


def test_the_order_of_a_room_changes_nothing() -> None:
    room = [actor("Petra Lindqvist"), actor("Lindqvist"), actor("P. Lindqvist"), actor("Oskar Lindqvist")]
    wanted = {link.id for link in actors.find(room, lexicon=LEXICON)}
    for order in itertools.permutations(room):
        assert {link.id for link in actors.find(order, lexicon=LEXICON)} == wanted


def test_the_child_of_who_is_in_the_lexicon_is_another() -> None:
    known = actor("Joren Talle", key="leaders/Joren Talle", article="a")
    assert meet(known, actor("Joren Talle Jr.", article="b")) == []
    assert meet(actor("Joren Talle", article="a"), actor("Joren Talle Jr.", article="b"))
    assert meet(known, actor("Joren Talle", article="b"))
