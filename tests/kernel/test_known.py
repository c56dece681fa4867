"""What the tables on actors say of a printed name, and how a project's entries come before the shipped ones."""

from __future__ import annotations

import pytest

from rashomon.lexicon import Lexicon
from rashomon.lexicon.known import plain

KNOWN = Lexicon().known


def project(*rows: dict[str, str]) -> Lexicon:
    return Lexicon({"actors": rows}, "project")


@pytest.mark.parametrize(
    ("printed", "key", "how"),
    [
        ("the Netherlands", "states/Netherlands", "name"),
        ("Dutch", "states/Netherlands", "demonym"),
        ("Belgians", "states/Belgium", "people"),
        ("Oslo", "states/Norway", "capital"),
        ("OSLO", "states/Norway", "capital"),
        ("Élysée", "states/France", "metonym"),
        ("Elysee", "states/France", "metonym"),
        ("Western", "groups/the West", "demonym"),
    ],
)
def test_a_printed_name_stands_for_an_entry(printed: str, key: str, how: str) -> None:
    assert [(sense.key, sense.how) for sense in KNOWN.senses(printed)] == [(key, how)]


def test_case_tells_a_name_from_a_word() -> None:
    assert KNOWN.senses("us") == []
    assert KNOWN.senses("US")


def test_a_project_entry_comes_first() -> None:
    known = project({"name": "Vessaria", "type": "state", "capital": "Oslo"}).known
    assert known.senses("Oslo")[0].name == "Vessaria"


def test_a_project_entry_of_a_shipped_name_is_one_with_it() -> None:
    known = project({"name": "Norway", "type": "state", "aliases": "Norge"}).known
    assert {sense.key for name in ("Norge", "Norway", "Norwegian", "Oslo") for sense in known.senses(name)} == {
        "actors/Norway"
    }


def test_an_office_of_a_project_state_is_known_whatever_the_order() -> None:
    person = {"name": "Ilka Maarven", "type": "person", "title": "president", "of": "Vessaria"}
    known = project(person, {"name": "Vessaria", "type": "state"}).known
    assert list(known.holders("head of state", "actors/Vessaria")) == ["actors/Ilka Maarven"]


def test_offices_of_one_level_are_one_office() -> None:
    assert KNOWN.titles["premier"][1] == KNOWN.titles["prime minister"][1]


def test_first_names_tell_a_gender_only_where_they_do() -> None:
    assert (KNOWN.gender("Olena"), KNOWN.gender("Boris"), KNOWN.gender("Qqq")) == ("f", "m", "")


def test_names_are_folded_letter_by_letter() -> None:
    assert plain("Łukasz Ørsted’s Škoda") == "Lukasz Orsted's Skoda"
