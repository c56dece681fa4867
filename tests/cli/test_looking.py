"""`reports`, `quotes`, `mentions`, `check`, `explain`: what they show, as text and as JSON."""

import json

import pytest


def said(call, *arguments):
    told = call("quotes", *arguments, "--json")
    return [quote["content"]["text"] for quote in json.loads(told.out)["quotes"]] if told.out else []


def test_reports_are_called_by_their_labels_and_unknown_is_said(call, folder):
    told = call("reports", folder)
    assert told.code == 0
    lines = told.out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["A", "B", "C"]
    assert "unknown" in lines[3]
    assert "next: rashomon quotes" in told.err


def test_reports_as_json(call, folder):
    rows = json.loads(call("reports", folder, "--json").out)["reports"]
    assert [row["letter"] for row in rows] == ["A", "B", "C"]
    assert rows[0]["published"] == "2019-05-03"
    assert rows[2]["outlet"] is None
    assert rows[2]["language"] == "de"
    assert rows[0]["quotes"] == 3


def test_quotes_stand_by_report_with_their_source(call, folder):
    told = call("quotes", folder)
    assert told.code == 0
    assert told.out.index("A · The Tarn Courier") < told.out.index("B · Saddle Gazette")
    assert "Orlén (Mira Orlen) · told · mixed" in told.out
    assert "no source found · direct" in told.out


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--by", "Orlén"], 3),
        (["--by", "mira orlen"], 3),
        (["--by", "President"], 1),
        (["--by", "officials dunmere"], 1),
        (["--by", "Nobody"], 0),
        (["--no-source"], 1),
        (["--no-source", "--type", "all"], 2),
        (["--report", "B"], 2),
        (["--report", "b", "--type", "mixed"], 1),
        (["--type", "scare"], 1),
        (["--about", "gates"], 3),
        (["--about", "gates", "--by", "Orlen", "--type", "direct"], 1),
        (["--limit", "2"], 2),
        ([], 5),
        (["--type", "all"], 6),
    ],
)
def test_quotes_are_chosen(call, folder, options, expected):
    told = call("quotes", folder, "--json", *options)
    assert len(json.loads(told.out)["quotes"]) == expected
    assert told.code == (0 if expected else 4)


def test_a_quote_as_json_has_its_spans_label_and_speaker(call, folder):
    (quote,) = json.loads(call("quotes", folder, "--type", "mixed", "--json").out)["quotes"]
    assert quote["speaker"] == "Mira Orlen"
    assert quote["label"] == "B · Saddle Gazette"
    assert quote["content"]["text"] == "“when the gates are safe”"
    assert {"report", "start", "end", "article_start", "article_end"} <= set(quote["content"])


def test_mentions(call, folder):
    told = call("mentions", folder, "--of", "Mira Orlen")
    assert told.code == 0
    assert [line.split()[0] for line in told.out.splitlines()[1:]] == ["A", "A", "A", "B"]
    found = json.loads(call("mentions", folder, "--form", "pronoun", "--json").out)["mentions"]
    assert [(mention["text"], mention["actor"]) for mention in found] == [("She", "Mira Orlen")]
    assert call("mentions", folder, "--type", "place").code == 4
    assert len(call("mentions", folder, "--report", "B", "--limit", 1).out.splitlines()) == 2


def test_check_shows_passages_speakers_and_silence(call, folder):
    told = call("check", "the gates are safe", folder)
    assert told.code == 0
    assert "The locks will open “when the gates are safe”, Orlén told a crowd." in told.out
    assert "said by Orlén, per B" in told.out
    assert "nothing found in: C · Die Schleusen bleiben zu" in told.out


def test_check_of_what_no_report_says(call, folder):
    told = call("check", "a tunnel", folder)
    assert told.code == 4
    assert "in no report: tunnel" in told.out
    assert "nothing found in: A · The Tarn Courier; B · Saddle Gazette; C" in told.out


def test_check_as_json(call, folder):
    answer = json.loads(call("check", "the gates are safe", folder, "--json").out)
    assert [report["label"] for report in answer["reports"]] == ["A · The Tarn Courier", "B · Saddle Gazette"]
    assert [silent["label"] for silent in answer["silent"]] == ["C · Die Schleusen bleiben zu"]
    passage = answer["reports"][1]["passages"][0]
    assert passage["span"]["text"].startswith("The locks will open")
    assert passage["quotes"][0]["speaker"] == "Mira Orlen"
    assert "no" in answer["order"]


def test_check_shows_three_of_a_report_unless_all_are_asked_for(call, here):
    from tests.pages.invented import Draft, bind

    draft = Draft(
        [("paragraph", f"The gates opened at {hour} sharp.") for hour in ("two", "three", "four", "five", "six")]
    )
    bind(here / "rashomon.sqlite", [draft]).close()
    assert "and 2 more; --all shows them" in call("check", "gates").out
    assert call("check", "gates", "--all").out.count("\n  The gates opened") == 5


def test_explain_shows_characters_context_bytes_and_reason(call, folder):
    (quote,) = json.loads(call("quotes", folder, "--type", "mixed", "--json").out)["quotes"]
    told = call("explain", quote["id"][:12], folder)
    assert told.code == 0
    assert "⟦“when the gates are safe”⟧" in told.out
    assert "because: marks and a cue" in told.out
    assert "made by within.quotes" in told.out
    assert "bytes" in told.out
    as_json = json.loads(call("explain", quote["id"], folder, "--json").out)
    assert as_json["label"] == "B · Saddle Gazette"
    assert as_json["evidence"][0]["span"]["text"] == "“when the gates are safe”"


def test_explain_takes_a_letter(call, folder):
    assert "in B · Saddle Gazette" in call("explain", "b", folder).out


@pytest.mark.parametrize("name", ["ffffffff", "", "zz", "'; --"])
def test_explain_of_what_is_not_there(call, folder, name):
    told = call("explain", name, folder)
    assert told.code == 2
    assert told.out == ""
    assert told.err.startswith("rashomon: ")
    assert len(told.err.splitlines()) == 1


def test_an_unknown_report_is_one_line(call, folder):
    told = call("quotes", folder, "--report", "Q")
    assert told.code == 2
    assert "no report in" in told.err


def test_quiet_leaves_the_answer_alone(call, folder):
    for command in (["reports"], ["quotes"], ["mentions"], ["check", "gates"]):
        name, *rest = command
        told = call(name, *rest, folder, "--quiet")
        assert told.out
        assert told.err == ""
