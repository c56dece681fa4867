"""Folders: a fixed order, nothing twice, and a reason for every file that is passed over."""

import os
from pathlib import Path

import pytest

from rashomon.errors import InputError
from rashomon.read import folder


def walked(*paths):
    return list(folder.walk([str(path) for path in paths]))


def test_files_come_in_order_with_reasons_for_the_rest(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden", "reports.csv", "lexicon.toml", "old.rashomon", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Words.")
    (tmp_path / "old.rashomon").write_bytes(b"SQLite format 3\x00")
    (tmp_path / "page.html").write_text('<html><head><meta name="generator" content="Rashomon 1">')
    found = walked(tmp_path)
    assert [Path(one.path).name for one in found if not one.reason] == ["a.txt", "b.txt", "c.txt"]
    assert {Path(one.path).name: one.reason for one in found if one.reason} == {
        ".hidden": "hidden",
        "reports.csv": "metadata given by hand, no report",
        "lexicon.toml": "a project lexicon, no report",
        "old.rashomon": "a record, no report",
        "page.html": "a dossier, no report",
    }


def test_a_loop_of_links_ends(tmp_path):
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    found = walked(tmp_path)
    assert [Path(one.path).name for one in found if not one.reason] == ["a.txt"]
    assert {Path(one.path).name: one.skipped for one in found if one.reason} == {"loop": False, "gone": True}


def test_a_file_named_twice_is_met_once(tmp_path):
    (tmp_path / "a.txt").write_text("Words.")
    found = walked(tmp_path / "a.txt", tmp_path)
    assert [bool(one.reason) for one in found] == [False, True]


def test_an_unreadable_file_is_skipped_and_said(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Words.")

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    [one] = walked(tmp_path)
    assert one.skipped
    assert "Permission denied" in one.reason


def test_a_pipe_in_a_folder_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    [one] = walked(tmp_path)
    assert one.skipped


def test_a_name_that_is_no_text_is_said(tmp_path):
    try:
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))).write_text("Words.")
    except OSError:
        pytest.skip("the file system takes no such name")
    [one] = walked(tmp_path)
    assert one.skipped
    one.path.encode()


def test_standard_input_and_what_is_not_there(tmp_path):
    assert walked("-") == [folder.Found("-")]
    with pytest.raises(InputError, match="no such file"):
        walked(tmp_path / "none")
