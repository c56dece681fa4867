"""Text that reports share: found whatever was done to it, typed where it differs, never made of quotation."""

from __future__ import annotations

import json
import time

import pytest
from bench.edits import invented

from rashomon import job
from rashomon.across.shared_text import find
from rashomon.findings import Body, Difference, SameOrigin, SharedText
from rashomon.pipeline import PIPELINE
from rashomon.record import Record
from rashomon.text import GAP, Span, paragraphs
from rashomon.within.bodies import grammar

WIRE = (
    "The harbour council of Ostrel voted late on Monday to close the northern lock for repairs that are expected to "
    "take eleven weeks. Ferry owners warned that summer timetables had already been printed and sold.\n"
    "Engineers found the cracks during a routine inspection in March, the council clerk said. They measured four of "
    "them, the longest as wide as a hand."
)


def body(name, text, **known):
    pieces = paragraphs(text)
    texts = [text[start:end] for start, end in pieces]
    return Body(name, Span(name, tuple(pieces)), GAP.join(texts), "".join(map(grammar, texts)), **known)


def compared(one, other, **known):
    """What is found between two texts: passages, differences, links."""
    found = list(find(body("a", one, **known), body("b", other, **known)))
    return [[item for item in found if isinstance(item, kind)] for kind in (SharedText, Difference, SameOrigin)]


def printed(text, span):
    return span and text[span.start : span.end]


def changes(one, other):
    _, found, _ = compared(one, other)
    return {(d.change, printed(one, d.left_span), printed(other, d.right_span), d.aspect) for d in found}


def test_a_passage_stands_with_its_spans_on_both_sides():
    mine = "Our own lead says something else altogether about ferries.\n" + WIRE
    theirs = WIRE + "\nThe paper of the other town ends with a line of its own."
    (shared,), differences, (origin,) = compared(mine, theirs)
    assert [d.change for d in differences] == ["only_left", "only_right"]
    assert printed(mine, shared.left_span) == printed(theirs, shared.right_span) == WIRE
    assert shared.relation == "copied"
    assert origin.relation == "near_duplicate"


def test_spaces_that_do_not_break_and_curly_marks_hide_nothing():
    other = WIRE.replace("northern lock", "northern\u00a0lock").replace("clerk said", "clerk’s office said")
    (shared,), _, _ = compared(WIRE.replace("clerk said", "clerk's office said"), other)
    assert shared.words > 50


@pytest.mark.parametrize(
    ("old", "new", "aspect"),
    [
        ("eleven weeks", "fourteen weeks", "number"),
        ("late on Monday", "late on Tuesday", "date"),
        ("the council clerk said", "the council clerk claimed", "attribution"),
        ("that are expected to take", "that will certainly take", "strength"),
        ("council of Ostrel", "council of Ostrell", "name"),
        ("had already been printed", "had already been issued", "style"),
    ],
)
def test_a_replaced_word_is_typed(old, new, aspect):
    found = changes(WIRE, WIRE.replace(old, new))
    assert {item[3] for item in found} == {aspect}
    assert {item[0] for item in found} == {"replaced"}


def test_what_stands_in_one_alone_has_one_span():
    assert changes(WIRE, WIRE.replace(" in March", "")) == {("only_left", "in March", None, "date")}
    assert changes(WIRE.replace(" in March", ""), WIRE) == {("only_right", None, "in March", "date")}


def test_a_clause_in_another_place_was_moved():
    first, second = WIRE.split("\n")
    clause = "Ferry owners warned that summer timetables had already been printed and sold."
    other = first.replace(" " + clause, "") + "\n" + second + " " + clause
    assert [item[:3] for item in changes(WIRE, other)] == [("moved", clause[:-1], clause[:-1])]


def test_two_who_quote_one_man_share_no_text():
    said = "“We shall not open the lock before every crack has been measured twice and filled by people we trust,”"
    one = f"Joren Talle spoke in the rain outside the town hall. {said} he told a small crowd of fishermen."
    other = f"At a briefing nobody had expected, the engineer was firm. {said} Talle said, leaving soon after."
    (shared,), differences, origins = compared(one, other)
    assert shared.relation == "quotation"
    assert not differences
    assert not origins


def test_a_long_name_is_no_shared_text():
    name = "at the Ostrel Institute for the Study of Inland Waters"
    assert compared(f"Ilka Maarven, a reader {name}, was blunt.", f"It was read by Dov Karst, a clerk {name}.")[0] == []


def test_a_name_that_one_of_two_quotes_is_no_shared_quotation():
    one = "Talle praised “the work on the North Tarn 2 canal and its locks” at length."
    assert compared(one, "Boats wait at the North Tarn 2 canal since spring, say fishermen.")[0] == []


def test_versions_are_told_by_address_and_date():
    longer, link = WIRE + " A boat sank.", {"url": "https://example.org/lock"}
    dated = find(body("a", WIRE, published="2019-05-06", **link), body("b", longer, published="2019-05-07", **link))
    (origin,) = [item for item in dated if isinstance(item, SameOrigin)]
    assert (origin.relation, origin.later) == ("version", "b")
    (undated,) = compared(WIRE, longer, **link)[2]
    assert (undated.relation, undated.later) == ("version", "")


def test_an_origin_is_named_only_where_a_text_names_it():
    assert compared(WIRE, WIRE)[2][0].origin == ""
    assert compared(WIRE, WIRE, agency="Lock Wire")[2][0].origin == "Lock Wire"


def test_what_one_says_of_its_text_tells_nothing_of_the_other():
    (origin,) = [item for item in find(body("a", WIRE), body("b", WIRE, agency="Lock Wire")) if is_origin(item)]
    assert (origin.origin, origin.left_source, origin.right_source) == ("", "", "Lock Wire")
    assert "the other names nobody" in origin.because


def is_origin(item):
    return isinstance(item, SameOrigin)


def test_which_is_left_does_not_hang_on_who_is_named_first():
    one, other = body("a", WIRE), body("b", WIRE.replace("eleven", "twelve"))
    assert set(find(one, other)) == set(find(other, one))


# ── bad input ────────────────────────────────────────────────────────────────────────────────────────────────────

OWN = invented(200, 70, seed=5)
"""Paragraphs of an invented language, none like another."""


STAGES = {"within.articles", "within.metadata", "within.bodies", "across.shared_text", "groups.same_origin"}
ALONE = tuple(entry for entry in PIPELINE if entry.name in STAGES)


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    """Only the stages that shared text rests on."""
    monkeypatch.setattr(job, "PIPELINE", ALONE)


def record_of(folder, texts):
    for number, text in enumerate(texts):
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    job.read([str(folder)], record=folder / "r.sqlite", jobs=1)
    return Record(folder / "r.sqlite")


def test_one_agency_text_in_many_outlets_is_one_family_at_a_cost_that_grows_with_them(tmp_path):
    texts = [f"{OWN[n]}\n\n{WIRE.replace('eleven', str(n + 9))}\n" for n in range(60)]
    with record_of(tmp_path, texts) as record:
        groups = record.groups("same_origin")
        assert len(groups) == 60
        assert len(set(groups.values())) == 1
        assert record.count(SameOrigin) < 60 * 3


def test_a_notice_at_the_end_of_many_articles_makes_no_family(tmp_path):
    notice = (
        "The Ostrel Packet is printed twice a week in the old customs house and is owned by those who write for it."
    )
    with record_of(tmp_path, [f"{OWN[n]}\n\n{OWN[n + 40]}\n\n{notice}\n" for n in range(30)]) as record:
        assert not record.groups("same_origin")


CALL = (
    "Readers of the Ostrel Packet who know more of a matter than it could print are asked to write to the old customs "
    "house, where every letter is read aloud on the first evening of the month by whoever comes."
)
"""A paragraph of some weight that an outlet prints in the middle of its articles."""


def rows_of(folder, number, **known):
    """So many small articles, each of its own words but for `CALL`."""
    own = invented(2 * number, 14, seed=9)
    texts = (f"{own[n]}\n\n{CALL}\n\n{own[n + number]}" for n in range(number))
    rows = (json.dumps({"id": str(n), "text": text, **known}) + "\n" for n, text in enumerate(texts))
    (folder / "rows.jsonl").write_text("".join(rows), encoding="utf-8")
    job.read([str(folder / "rows.jsonl")], record=folder / "r.sqlite", jobs=1)
    return Record(folder / "r.sqlite")


def test_a_paragraph_that_more_print_than_a_hub_takes_costs_little_and_joins_none(tmp_path):
    started = time.process_time()
    with rows_of(tmp_path, 1_200) as record:
        assert not record.count(SameOrigin)
    assert time.process_time() - started < 60


def test_a_paragraph_that_one_outlet_prints_in_many_articles_joins_none(tmp_path):
    with rows_of(tmp_path, 60, source="Ostrel Packet") as record:
        assert not record.count(SameOrigin)
        assert not record.groups("same_origin")


def test_a_list_of_headings_is_no_text():
    links = "\n".join(
        f"Council of {name} meets again" for name in ["Arden", "Belmouth", "Corwick", "Dunstow", "Elden", "Fenwick"]
    )
    assert compared(OWN[3] + "\n" + links, OWN[9] + "\n" + links)[2] == []


def test_other_scripts_are_compared_as_well():
    text = (
        "港口委员会周一晚间投票决定关闭北部船闸进行维修，预计需要十一周时间。渡轮船主警告说夏季时刻表已经印好并售出。"
    )
    (shared,), _, (origin,) = compared(text, text + "另一家报纸补充了一句。")
    assert printed(text, shared.left_span)[:10] == text[:10]
    assert origin.left_share == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "word " * 40_000,
        (WIRE + "\n") * 400,
        "\n".join(OWN * 10),
        "a b c d e f g h " * 4_000,
        "“" * 20_000,
        "",
    ],
    ids=["one word", "one paragraph", "two hundred pages", "eight letters", "marks", "nothing"],
)
def test_no_text_stalls(text):
    started = time.process_time()
    if text:
        list(find(body("a", text), body("b", text + WIRE)))
        list(find(body("a", text), body("b", WIRE + "\n" + text[::-1])))
        list(find(body("a", text), body("b", WIRE)))
    assert time.process_time() - started < 20
