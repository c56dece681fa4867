"""Order, repetition, growth and engines, on a pipeline of every form of room."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.engines.local import Local
from rashomon.engines.processes import Processes
from tests.toy import Shuffling, contents, make

WORDS = ["Ada", "Bo", "Cyr", "met", "said", "tunnel", "yes", "no", "Dun"]
LINES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
TEXTS = st.lists(LINES, min_size=1, max_size=4).map("\n".join)
FOLDERS = st.dictionaries(st.sampled_from("abcdefgh"), TEXTS, min_size=1, max_size=6)


def made(*batches, **options):
    with tempfile.TemporaryDirectory() as folder:
        return make(Path(folder) / "r.sqlite", *batches, **options)


@settings(max_examples=25, deadline=None)
@given(FOLDERS, st.randoms(use_true_random=False))
def test_order_changes_nothing(folder, rng):
    shuffled = list(folder.items())
    rng.shuffle(shuffled)
    assert made(folder) == made(dict(shuffled))


@settings(max_examples=25, deadline=None)
@given(FOLDERS)
def test_growing_report_by_report_equals_all_at_once(folder):
    assert made(*({path: text} for path, text in folder.items())) == made(folder)


@settings(max_examples=15, deadline=None)
@given(FOLDERS)
def test_twice_adds_nothing(folder):
    assert made(folder, folder) == made(folder)


@settings(max_examples=25, deadline=None)
@given(FOLDERS, FOLDERS)
def test_changed_and_taken_away_reports_take_their_findings_with_them(first, second):
    gone = dict.fromkeys(set(first) - set(second), "")
    assert made(first, {**gone, **second}) == made(second)


@settings(max_examples=15, deadline=None)
@given(FOLDERS, st.integers(0, 99))
def test_a_shuffling_repartitioning_engine_finds_the_same(folder, seed):
    assert made(folder, engine=Shuffling(seed)) == made(folder)


FIXED = {
    "a": "Ada met Bo\nBo said yes to the tunnel",
    "b": "Bo said no\nAda met Cyr",
    "c": "Bo said yes to the tunnel\nCyr met Ada Dun",
}


@pytest.mark.parametrize("engine", [Local(), Shuffling(), Processes(2)], ids=lambda engine: type(engine).__name__)
def test_every_engine_gives_the_same_record(engine, tmp_path):
    found = make(tmp_path / "r.sqlite", FIXED, engine=engine)
    assert found == make(tmp_path / "s.sqlite", FIXED)
    assert len(found["same_actor"]) == 5
    assert len(found["same_words"]) >= 1
    assert contents(tmp_path / "r.sqlite") == found
