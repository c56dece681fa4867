"""Corrections last: over runs, records made anew, changed and missing reports; of two that clash the later stands."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon import ledger
from rashomon.findings import Actor, Correction, SameActor
from rashomon.record import Record
from tests.corrections.toy_ledger import decide, groups, make, statuses
from tests.toy import Shuffling, contents

FOLDER = {"a": "Ada met Bo\nBo said yes to the tunnel", "b": "Bo said no\nAda met Cyr", "c": "Cyr saw Bo today"}
NAMES = {"A": ("Ada", "Bo"), "B": ("Bo", "Ada", "Cyr"), "C": ("Cyr", "Bo")}
ADA, BO, CYR = {"A:Ada", "B:Ada"}, {"A:Bo", "B:Bo", "C:Bo"}, {"B:Cyr", "C:Cyr"}


@pytest.fixture
def path(tmp_path):
    make(tmp_path / "r.sqlite", FOLDER)
    assert groups(tmp_path / "r.sqlite") == {frozenset(ADA), frozenset(BO), frozenset(CYR)}
    return tmp_path / "r.sqlite"


def test_same_makes_one_group_and_leaves_the_links_as_they_were(path):
    before = contents(path)["same_actor"]
    decide(path, "same", [("A", "Ada")], [("C", "Cyr")])
    make(path, {})
    assert groups(path) == {frozenset(ADA | CYR), frozenset(BO)}
    assert contents(path)["same_actor"] == before
    assert statuses(path) == {1: "applied"}


def test_different_parts_a_group_and_leaves_the_links_as_they_were(path):
    before = contents(path)["same_actor"]
    decide(path, "different", [("A", "Ada")], [("B", "Ada")])
    make(path, {})
    assert groups(path) == {frozenset(BO), frozenset(CYR)}
    assert contents(path)["same_actor"] == before


def test_what_is_the_same_is_joined_before_what_stages_link(path):
    """Bo of A is not Bo of B, but is Cyr of B: then he is no Bo of C either, as long as that is Bo of B."""
    decide(path, "different", [("A", "Bo")], [("B", "Bo"), ("C", "Bo")])
    decide(path, "same", [("A", "Bo")], [("B", "Cyr")])
    make(path, {})
    assert groups(path) == {frozenset(ADA), frozenset({"A:Bo", *CYR}), frozenset({"B:Bo", "C:Bo"})}


def test_undo_restores_what_was_and_may_be_undone(path):
    before = groups(path)
    decide(path, "same", [("A", "Ada")], [("C", "Cyr")])
    decide(path, "undo", value="1")
    make(path, {})
    assert groups(path) == before
    assert statuses(path) == {1: "undone", 2: "applied"}
    decide(path, "undo", value="2")
    make(path, {})
    assert frozenset(ADA | CYR) in groups(path)
    assert statuses(path) == {1: "applied", 2: "undone", 3: "applied"}


def test_an_undo_of_what_is_not_there_is_orphaned(path):
    decide(path, "undo", value="7")
    make(path, {})
    assert statuses(path) == {1: "orphaned"}


def test_of_two_that_clash_the_later_stands(path):
    decide(path, "same", [("A", "Ada")], [("C", "Cyr")])
    decide(path, "different", [("A", "Ada")], [("C", "Cyr")])
    make(path, {})
    assert statuses(path) == {1: "contradicted", 2: "applied"}
    assert frozenset(ADA | CYR) not in groups(path)
    decide(path, "same", [("C", "Cyr")], [("A", "Ada")])
    make(path, {})
    assert statuses(path) == {1: "applied", 2: "contradicted", 3: "applied"}
    assert frozenset(ADA | CYR) in groups(path)


def test_a_clash_over_a_third_is_seen(path):
    decide(path, "same", [("A", "Ada")], [("A", "Bo")])
    decide(path, "same", [("A", "Bo")], [("B", "Cyr")])
    decide(path, "different", [("A", "Ada")], [("B", "Cyr")])
    make(path, {})
    assert statuses(path) == {1: "contradicted", 2: "applied", 3: "applied"}
    with Record(path) as record:
        first = next(one for one in record.all(Correction) if one.ordinal == 1)
        assert first.because == "correction 3, which is later, says otherwise"


@pytest.mark.parametrize(("later", "status"), [("Bo the Younger", "contradicted"), ("Bo the Elder", "applied")])
def test_two_names_of_one_group_clash_also_where_they_stand_on_different_reports(path, later, status):
    decide(path, "name", [("A", "Bo")], value="Bo the Elder")
    decide(path, "name", [("C", "Bo")], value=later)
    make(path, {})
    assert statuses(path) == {1: status, 2: "applied"}


def test_sources_and_mentions(path):
    decide(path, "source", [("B", "Bo said no")], [("C", "Cyr")])
    decide(path, "source", [("B", "Bo said no")], value="none")
    decide(path, "not-an-actor", [("A", "Ada")])
    make(path, {})
    assert statuses(path) == {1: "contradicted", 2: "applied", 3: "applied"}


# ── it lasts ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_record_made_anew_says_the_same(path):
    decide(path, "same", [("A", "Ada")], [("C", "Cyr")])
    decide(path, "different", [("A", "Bo")], [("B", "Bo")])
    before = make(path, {})
    for name in ("r.sqlite", "r.sqlite-lock", "r.sqlite-wal", "r.sqlite-shm"):
        (path.parent / name).unlink(missing_ok=True)
    assert make(path, FOLDER) == before


def test_a_changed_report_is_searched_by_words_and_context(path):
    decide(path, "same", [("A", "Ada")], [("C", "Cyr")])
    make(path, {"a": "Late news\nToday Ada met Bo\nBo said yes to the tunnel"})
    assert statuses(path) == {1: "moved"}
    assert frozenset({"D:Ada", "B:Ada", *CYR}) in groups(path), "what changed has a letter of its own"


def test_words_that_went_from_a_changed_report_are_orphaned_and_found_when_they_return(path):
    decide(path, "same", [("A", "Ada")], [("C", "Cyr")])
    make(path, {"a": "Bo said yes to the tunnel"})
    assert statuses(path) == {1: "orphaned"}
    assert frozenset(ADA | CYR) not in groups(path)
    make(path, {"a": FOLDER["a"]})
    assert statuses(path) == {1: "applied"}
    assert frozenset(ADA | CYR) in groups(path)


def test_a_report_that_is_gone_leaves_its_corrections_orphaned(path):
    decide(path, "same", [("A", "Ada")], [("C", "Cyr")])
    make(path, {"c": ""})
    assert statuses(path) == {1: "orphaned"}
    with Record(path) as record:
        (one,) = record.all(Correction)
        assert one.because == "“Cyr”: its report is not in the record"
        assert (one.words, one.other_words, one.about, one.others) == ("Ada", "Cyr", (), ())


def test_another_report_of_the_same_actor_stands_in_for_one_that_is_gone(path):
    decide(path, "same", [("A", "Ada"), ("B", "Ada")], [("B", "Cyr"), ("C", "Cyr")])
    make(path, {"a": "", "c": ""})
    assert statuses(path) == {1: "applied"}
    assert groups(path) == {frozenset({"B:Ada", "B:Cyr"})}


def test_a_quote_whose_ends_moved_is_still_found(path):
    decide(path, "source", [("A", "Bo said yes to the tunnel")], value="none")
    make(path, {"a": "Ada met Bo\nToday Bo said yes to the tunnel"})
    assert statuses(path) == {1: "moved"}


def test_of_several_places_the_one_with_the_best_context_is_taken(path):
    decide(path, "not-an-actor", [("C", "Bo")])
    make(path, {"c": "Bo slept\nCyr saw Bo today\nBo left"})
    with Record(path) as record:
        (one,) = record.all(Correction)
        (mention,) = (record.get(name) for name in one.about)
        assert (mention.span.start, one.status) == (17, "moved")


# ── whatever is decided ──────────────────────────────────────────────────────────────────────────────────────────

SIDES = st.sampled_from([(letter, name) for letter, names in NAMES.items() for name in names])
DECISIONS = st.one_of(
    st.tuples(st.sampled_from(["same", "different"]), SIDES, SIDES, st.just("")),
    st.tuples(st.just("name"), SIDES, st.none(), st.sampled_from(["X", "Y"])),
    st.tuples(st.just("not-an-actor"), SIDES, st.none(), st.just("")),
    st.tuples(st.just("undo"), st.none(), st.none(), st.sampled_from("123456")),
)


def written(path, decisions):
    for act, first, second, value in decisions:
        decide(path, act, [first] if first else (), [second] if second else (), value)


@settings(max_examples=40, deadline=None)
@given(st.lists(DECISIONS, max_size=7), st.integers(0, 99))
def test_any_ledger_gives_one_record(decisions, seed):
    """Replayed twice, made anew with the ledger there from the start, in another order, on another engine."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        path, again = Path(folder) / "r.sqlite", Path(other) / "r.sqlite"
        make(path, FOLDER)
        written(path, decisions)
        found = make(path, {})
        assert make(path, {}) == found
        ledger.beside(again).write_bytes(ledger.beside(path).read_bytes() if decisions else b"")
        order = list(FOLDER.items())
        random.Random(seed).shuffle(order)
        anew = make(again, *({name: text} for name, text in order), engine=Shuffling(seed))
        assert {**anew, "arrival": None} == {**found, "arrival": None}, "arrivals name their folder"


@settings(max_examples=40, deadline=None)
@given(st.lists(DECISIONS, max_size=7))
def test_what_stands_holds_in_the_groups(decisions):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.sqlite"
        make(path, FOLDER)
        written(path, decisions)
        make(path, {})
        with Record(path) as record:
            group = {actor.id: actor.id for actor in record.all(Actor)} | record.groups(SameActor.kind)
            live = [one for one in record.all(Correction) if one.status == "applied"]
            for one in live:
                pairs = [(group[a], group[b]) for a in one.about for b in one.others]
                assert one.act != "same" or all(a == b for a, b in pairs)
                assert one.act != "different" or all(a != b for a, b in pairs if one.about != one.others)
            assert len(record.all(Correction)) == len(decisions)
