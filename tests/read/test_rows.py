"""Rows of JSON and JSON Lines: a report each, led back to the row's own bytes."""

import json

from hypothesis import given
from hypothesis import strategies as st

from rashomon.findings import Problem
from rashomon.read import read, readings

ROW = {
    "doc_id": "d7",
    "text": "A line.\n“Quoted” text.",
    "title": "T",
    "date": "2031-03-21",
    "source": "The Fen Courier",
}


@given(st.text(min_size=1, max_size=40), st.booleans())
def test_the_text_of_a_row_is_its_text(text, ascii_only):
    raw = json.dumps({"id": "a", "text": "x" + text, "other": ["\\", {"text": "no"}]}, ensure_ascii=ascii_only)
    report = read(raw.encode("utf-8", "surrogatepass") if not ascii_only else raw.encode(), "r.json").report
    plain = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in "x" + text)
    if ascii_only or plain == "x" + text:
        assert report.text == plain
    assert report.format == "row"


def test_a_row_leads_back_to_its_bytes():
    raw = json.dumps(ROW).encode()
    reading = read(raw, "r.jsonl")
    place = reading.report.text.index("Quoted")
    start, end = reading.report.source_map.byte_range(raw.decode(), place - 1, place + 7)
    assert raw[start:end] == b"\\u201cQuoted\\u201d"


def test_what_a_row_says_is_given():
    reading = read(json.dumps(ROW).encode(), "r.jsonl")
    assert reading.name == "r.jsonl#d7"
    assert {(one.name, one.value, one.source) for one in reading.given} == {
        ("title", "T", "row 1"),
        ("published", "2031-03-21", "row 1"),
        ("outlet", "The Fen Courier", "row 1"),
    }


def test_lone_surrogates_are_replaced_one_for_one():
    report = read(b'{"id": 1, "text": "a\\ud800b\\ud83d\\ude42c"}', "r").report
    assert report.text == "a\ufffdb🙂c"


def test_lists_lines_and_damaged_rows():
    lines = b'{"id": "a", "text": "one two"}\n{"id": "b"}\nnot json\n{"id": "c", "text": "three"}\n'
    found = list(readings(lines, "r.jsonl"))
    assert [one.report.text for one in found if not isinstance(one, Problem)] == ["one two", "three"]
    assert [one.subject for one in found if isinstance(one, Problem)] == ["r.jsonl row 2", "r.jsonl row 3"]
    listed = json.dumps([ROW, {**ROW, "doc_id": "d8"}], indent=1).encode()
    assert [one.name for one in readings(listed, "r.json")] == ["r.json#d7", "r.json#d8"]


def test_text_that_only_looks_like_a_table_is_text():
    assert read(b"[A name] said so.", "a.txt").report.format == "text"
    assert read(b'{"id": 1}', "a.txt").report.format == "text"


def test_a_deeply_nested_value_is_no_crash():
    raw = b'{"text": ' + b"[" * 200_000
    assert read(raw, "a.txt").report.format == "text"
