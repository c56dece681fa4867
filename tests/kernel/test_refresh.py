"""The shipped tables brought up to date from a query result: what changes is shown, and nothing is lost silently."""

from __future__ import annotations

import csv
import json

import pytest

from rashomon.lexicon import refresh

HEAD = "# Who held which office.\n# Source: made for a test. Date: 2020-01-01. Licence: CC0-1.0.\n"
COLUMNS = "name,aliases,gender,title,of,start,end\n"
TABLE = (
    f"{HEAD}{COLUMNS}"
    "Ilka Maarven,Ilka Marven,f,president,Vessaria,2015-04-01,\n"
    "Bo Tennick,,m,foreign minister,Vessaria,2016-01-01,2018-01-01\n"
)


def cell(value):
    return {"type": "literal", "value": value}


def line(**values):
    return {name: cell(value) for name, value in values.items()}


MAARVEN = {
    "name": "Ilka Marven",
    "office": "President of Vessaria",
    "of": "Vessaria",
    "start": "2015-04-02T00:00:00Z",
    "end": "2023-05-01T00:00:00Z",
}
SINCE = {"office": "President of Vessaria", "of": "Vessaria", "start": "2023-05-01T00:00:00Z"}
RESULT = [
    line(**MAARVEN, gender="http://www.wikidata.org/entity/Q6581072", aliases="Ilka Maarwen"),
    line(**MAARVEN, aliases="the Iron Heron"),
    line(**SINCE, name="Sol Aderrin", gender="male"),
    line(**SINCE, name="Q991"),
    line(**{**SINCE, "office": "Keeper of the Tides"}, name="Una Dray"),
]


@pytest.fixture
def files(tmp_path):
    table, result = tmp_path / "leaders.csv", tmp_path / "result.json"
    table.write_text(TABLE, encoding="utf-8")
    result.write_text(json.dumps({"head": {}, "results": {"bindings": RESULT}}), encoding="utf-8")
    return table, result


def run(files, *options):
    table, result = files
    return refresh.main([str(result), "--table", "leaders", "--to", str(table), "--date", "2025-06-01", *options])


def rows(table):
    text = table.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in text if not line.startswith("#")))


def test_without_write_the_changes_are_only_shown(files, capsys):
    assert run(files) == 0
    assert files[0].read_text(encoding="utf-8") == TABLE
    shown = capsys.readouterr().out
    assert "added: Sol Aderrin, president of Vessaria, 2023-05-01 to …" in shown
    assert "changed: Ilka Maarven, president of Vessaria, 2015-04-01 to …: end (empty) → 2023-05-01" in shown
    assert "not in the result, kept: Bo Tennick, foreign minister of Vessaria" in shown
    assert "left out: Q991: it has no English name" in shown
    assert "left out: Una Dray: its office is no title of titles.csv: keeper of the tides" in shown
    assert "nothing written" in shown


def test_what_is_written_keeps_rows_made_by_hand_and_says_where_the_rest_came_from(files):
    assert run(files, "--write") == 0
    text = files[0].read_text(encoding="utf-8")
    assert text.startswith(HEAD)
    assert "# Refreshed from Wikidata (CC0-1.0): 1 rows added, 3 cells changed. Date: 2025-06-01.\n" in text
    found = {row["name"]: row for row in rows(files[0])}
    assert list(found) == ["Ilka Maarven", "Bo Tennick", "Sol Aderrin"]
    assert found["Bo Tennick"]["end"] == "2018-01-01"
    assert found["Ilka Maarven"]["aliases"] == "Ilka Marven|Ilka Maarwen"  # another spelling, no nickname
    assert found["Sol Aderrin"]["gender"] == "m"


def test_a_second_time_changes_nothing(files, capsys):
    run(files, "--write")
    capsys.readouterr()
    run(files)
    assert "0 added, 0 changed, 1 not in the result, kept" in capsys.readouterr().out


def test_rows_go_only_when_asked(files, capsys):
    run(files, "--write", "--remove")
    assert "removed: Bo Tennick" in capsys.readouterr().out
    assert [row["name"] for row in rows(files[0])] == ["Ilka Maarven", "Sol Aderrin"]


def test_a_state_is_found_by_its_item_and_no_name_is_taken_twice(tmp_path, capsys):
    table, result = tmp_path / "states.csv", tmp_path / "result.csv"
    columns = "name,type,aliases,capital,seats,demonyms,people,metonyms,wikidata\n"
    table.write_text(f"{HEAD}{columns}Vessaria,state,,Halvenne,,Vessarian,,,Q99999901\n", encoding="utf-8")
    result.write_text(
        "name,capital,demonyms,wikidata\n"
        "Republic of Vessaria,Halvenne,Vessarian,http://www.wikidata.org/entity/Q99999901\n"
        "Republic of Vessaria,Port Oriel,Vessarian people,http://www.wikidata.org/entity/Q99999901\n"
        "Korrin,Berlin,Korrinese,http://www.wikidata.org/entity/Q99999902\n",
        encoding="utf-8",
    )
    assert refresh.main([str(result), "--table", "states", "--to", str(table), "--write"]) == 0
    shown = capsys.readouterr().out
    assert "changed: Vessaria: capital Halvenne → Halvenne|Port Oriel" in shown
    assert "left out: Korrin: Berlin stands for Germany already" in shown
    assert [(row["name"], row["type"], row["capital"]) for row in rows(table)] == [
        ("Vessaria", "state", "Halvenne|Port Oriel"),
        ("Korrin", "state", ""),
    ]


@pytest.mark.parametrize("content", ["", "{", '{"results": 3}', "\x00\xff", "a,b\n1,2\n", "[" * 100_000])
def test_what_is_no_result_is_told(tmp_path, content, capsys):
    result = tmp_path / "result"
    result.write_bytes(content.encode("latin-1"))
    code = refresh.main([str(result), "--table", "media"])
    told = capsys.readouterr()
    assert code == 2 or "left out" in told.out
    assert "Traceback" not in told.err


def test_a_missing_file_is_told(tmp_path, capsys):
    assert refresh.main([str(tmp_path / "none.json"), "--table", "media"]) == 2
    assert "not a readable query result" in capsys.readouterr().err
