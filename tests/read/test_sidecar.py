"""The table of metadata given by hand."""

import pytest

from rashomon.findings import Problem
from rashomon.read import sidecar


def said(tmp_path, raw):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Words.")
    path = tmp_path / sidecar.NAME
    path.write_bytes(raw)
    found = list(sidecar.read(path))
    values = [(one.file, one.name, one.value, one.source) for one in found if isinstance(one, sidecar.Said)]
    return values, [one.message for one in found if isinstance(one, Problem)]


def test_a_row_gives_its_values(tmp_path):
    raw = 'file,Outlet,date\na.txt,"Courier, The",21 March 2031\nb.txt,,\n'.encode("utf-8-sig")
    values, problems = said(tmp_path, raw)
    assert values == [
        ("a.txt", "outlet", "Courier, The", "reports.csv row 2"),
        ("a.txt", "published", "2031-03-21", "reports.csv row 2"),
    ]
    assert problems == []


def test_semicolons_and_other_encodings(tmp_path):
    values, _ = said(tmp_path, "file;outlet\na.txt;Zoë Post\n".encode("cp1252"))
    assert values[0][2] == "Zoë Post"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"file,outlet\nc.txt,X\n", "no file 'c.txt'"),
        (b"file,outlet\n,X\n", "names no file"),
        (b"file,colour\na.txt,X\n", "'colour' is not known"),
        (b"name,outlet\na.txt,X\n", "no column 'file'"),
        (b"file,date\na.txt,03/04/2031\n", "reads one way only"),
        (b"file,outlet\na.txt,X\na.txt,Y\n", "row 2 already"),
        (b"", "no column"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, raw, words):
    _, problems = said(tmp_path, raw)
    assert any(words in problem for problem in problems), problems
