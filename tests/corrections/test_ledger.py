"""A ledger is text that a person can read and mend; what cannot be read is told with its line, never passed over."""

import json

import pytest

from rashomon.errors import InputError
from rashomon.ledger import Anchor, Decision, append, read, undone

ANCHOR = Anchor("0" * 64, "a.txt", 4, 9, "Orlén", "Ms. ", " said\n")
SAME = Decision(1, "2026-01-01T00:00:00+00:00", "ada", "same", (ANCHOR,), (ANCHOR, ANCHOR), "", "as in “Orlen”")
UNDO = Decision(2, "2026-01-02T00:00:00+00:00", "bo", "undo", value="1")


def test_what_is_written_is_read(tmp_path):
    path = tmp_path / "corrections.jsonl"
    assert read(path) == []
    append(path, SAME)
    append(path, UNDO)
    assert read(path) == [SAME, UNDO]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    assert "Orlén" in lines[0]
    assert list(json.loads(lines[0])) == ["number", "made", "by", "act", "first", "second", "value", "note"]


def test_a_line_is_added_and_nothing_before_it_changed(tmp_path):
    path = tmp_path / "corrections.jsonl"
    append(path, SAME)
    by_hand = path.read_bytes().rstrip(b"\n")
    path.write_bytes(by_hand)  # as an editor leaves it that ends no last line
    append(path, UNDO)
    assert path.read_bytes().startswith(by_hand + b"\n")
    assert read(path) == [SAME, UNDO]


def test_half_a_surrogate_pair_of_a_damaged_report_is_kept(tmp_path):
    made = Decision(1, "x", "ada", "not-an-actor", (Anchor("0" * 64, "a", 0, 1, "\ud800", "", ""),))
    append(tmp_path / "c", made)
    assert read(tmp_path / "c") == [made]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda line: line[:-20], "no correction that can be read"),
        (lambda line: "[]", "no correction that can be read"),
        (lambda line: line.replace('"number"', '"nummer"'), "no correction that can be read"),
        (lambda line: line.replace('"act": "same"', '"act": "sane"'), "is no act; there are same, different"),
        (lambda line: line.replace('"number": 1', '"number": "1"'), "number is not a number"),
        (lambda line: line.replace('"by": "ada"', '"by": null'), "by is not a text"),
        (lambda line: line.replace('"start": 4', '"start": 40'), "is no place"),
        (lambda line: line.replace('"act": "same"', '"act": "name"'), "a name has characters"),
        (lambda line: line.replace('"act": "same"', '"act": "not-an-actor"'), "wants 1 sides"),
        (lambda line: line.replace('"act": "same"', '"act": "undo"'), "names the number"),
    ],
)
def test_a_damaged_line_is_told_with_its_place(tmp_path, change, told):
    path = tmp_path / "corrections.jsonl"
    path.write_text("\n" + change(SAME.line()) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2") as error:
        read(path)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_two_of_one_number_are_told(tmp_path):
    append(tmp_path / "c", SAME)
    append(tmp_path / "c", SAME)
    with pytest.raises(InputError, match="1 stands twice"):
        read(tmp_path / "c")


def test_an_undo_that_is_undone_undoes_nothing():
    assert undone([SAME, UNDO]) == {1: 2}
    assert undone([SAME, UNDO, Decision(3, "", "", "undo", value="2")]) == {2: 3}
