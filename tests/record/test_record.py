"""Reading a record: findings, texts, labels, groups, search; and forgetting a report for good."""

from __future__ import annotations

import pytest

from rashomon import job
from rashomon.errors import InputError
from rashomon.findings import KINDS, Actor, Arrival, Block, Mention, Quote, Report, SameActor, hints
from rashomon.plan import steps
from rashomon.record import Record, letters, schema, shorten
from rashomon.record.store import Store, pair_of, pair_unit
from rashomon.text import Span
from tests import toy

TEXTS = {
    "a.txt": "Ada met Bo\nBo said yes to the tunnel",
    "b.txt": "Bo said no\nAda met Cyr",
    "c.txt": "Cyr said nothing at all",
}


@pytest.fixture
def path(tmp_path):
    toy.make(tmp_path / "r.sqlite", *({name: text} for name, text in TEXTS.items()))
    return tmp_path / "r.sqlite"


@pytest.fixture
def record(path):
    with Record(path) as opened:
        yield opened


def test_findings_come_in_reading_order(record):
    found = [(block.span.report, block.span.start) for block in record.all(Block)]
    assert found == sorted(found)
    assert set(record.each(Block)) == set(record.all(Block))
    assert record.count(Block) == len(found) == 5


def test_findings_are_chosen_by_their_fields(record):
    (article,) = {
        mention.article for mention in record.all(Mention, text="Cyr") if "nothing" in text_of(record, mention)
    }
    assert [mention.text for mention in record.all(Mention, article=article)] == ["Cyr"]
    assert record.all(Mention, article=article, text="Bo") == []
    with pytest.raises(InputError, match="mention has no field colour; it has article, "):
        record.all(Mention, colour="red")


def text_of(record, finding):
    return record.report_text(finding.span.report)


def test_a_finding_is_got_by_the_beginning_of_its_id(record):
    mention = record.all(Mention)[0]
    assert record.get(mention.id) == record.get(mention.id[:20].upper()) == mention
    with pytest.raises(InputError, match="no entry has that id"):
        record.get("00ff" * 8)
    with pytest.raises(InputError, match="several entries begin so"):
        record.get(next(first for first in "0123456789abcdef" if several(record, first)))
    with pytest.raises(InputError):
        record.get("")


def several(record, first):
    return sum(finding.id.startswith(first) for kind in KINDS.values() for finding in record.all(kind)) > 1


def test_a_report_is_got_by_its_digest_and_nothing_else_by_it(record):
    report = record.reports()[0]
    assert record.report(report.digest[:12]) == report
    with pytest.raises(InputError, match="is the id of a mention, not of a report"):
        record.report(record.all(Mention)[0].id)
    with pytest.raises(InputError, match="no report in the record"):
        record.report_text("ab" * 32)
    with pytest.raises(InputError, match="no report in the record"):
        record.raw("ab" * 32)


def test_texts_and_bytes_are_those_that_came(record):
    for digest in record.digests():
        assert record.raw(digest).decode() == record.report_text(digest)
    span = Span(record.digests()[0], ((0, 3), (8, 10)))
    assert record.text(span) == "Ada … Bo"


def test_groups_are_what_links_make(record):
    group = record.groups("same_actor")
    for link in record.all(SameActor):
        assert (
            group[link.left]
            == group[link.right]
            == min(member for member in group if group[member] == group[link.left])
        )
    assert record.groups("no such link") == {}


def test_every_finding_tells_what_it_rests_on(record):
    for kind in (Report, Mention, SameActor):
        assert all(record.supports(finding) for finding in record.all(kind) if kind is not Report)


def test_search_finds_paragraphs_by_their_words(record):
    assert {hit.block.text for hit in record.search("tunnel OR nothing")} == {
        "Bo said yes to the tunnel",
        "Cyr said nothing at all",
    }
    assert record.search("absent") == []
    assert len(record.search("bo", limit=1)) == 1


# ── labels ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_letters_count_like_columns_of_a_table(place, letter):
    assert letters(place) == letter


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [("A b", 9, "A b"), ("Talks in Tarn", 10, "Talks in…"), ("Unbreakable", 6, "Unbre…"), ("a\n b", 9, "a b")],
)
def test_a_label_is_cut_at_a_word(text, length, short):
    assert shorten(text, length) == short


def test_letters_follow_the_arrival_and_stay_while_the_folder_grows(path, record):
    before = {digest: record.letter(digest) for digest in record.digests()}
    assert sorted(before.values()) == ["A", "B", "C"]
    assert [record.report_text(digest) for digest in record.digests()] == list(TEXTS.values())
    toy.make(path, {"0.txt": "Dun met Ada"})
    assert {digest: record.letter(digest) for digest in before} == before
    assert record.letter(record.digests()[-1]) == "D"


def test_a_letter_is_never_given_again(path):
    toy.make(path, {"c.txt": ""})
    toy.make(path, {"d.txt": "Dun met Ada"})
    with Record(path) as record:
        assert [record.letter(digest) for digest in record.digests()] == ["A", "B", "D"]


# ── forgetting ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_report_that_is_taken_away_leaves_no_trace_in_the_file(path):
    with Record(path) as record:
        kept = toy.contents(path)
        assert record.count(Quote) == 5
    toy.make(path, {"c.txt": ""})
    with Store(path) as store:
        store.shrink()
    content = b"".join(one.read_bytes() for one in path.parent.iterdir())
    assert b"nothing at all" not in content
    assert b"yes to the tunnel" in content
    assert toy.contents(path) != kept


def test_a_report_is_named_by_its_letter_its_digest_or_its_path(record):
    digest = record.digests()[1]
    for name in ("B", "b", digest[:8], digest, "b.txt"):
        assert job.named(record, name) == [digest]
    with pytest.raises(InputError, match=r"no report in .* has that letter, digest or path"):
        job.named(record, "Z")


# ── the store ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_unit_of_a_pair_tells_the_pair():
    for pair in [(1, 2), (7, 2**31 - 1), (2**31 - 2, 2**31 - 1)]:
        assert pair_of(pair_unit(*pair)) == pair
        assert -(2**63) <= pair_unit(*pair) < 2**63


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_no_field_takes_the_name_of_a_column_of_the_record(kind):
    assert "number" not in hints(kind), "every table of findings has a column of that name"
    assert schema.table(kind)


def test_a_step_that_is_gone_takes_its_findings_with_it(path):
    shorter = steps(toy.pipeline()[:3])
    with Store(path) as store:
        from rashomon.engines.local import Local
        from rashomon.run import bring_up
        from rashomon.tools import Options

        bring_up(store, shorter, Local(), Options())
    with Record(path) as record:
        assert record.count(SameActor) == 0
        assert record.count(Quote) == 0
        assert record.count(Actor) > 0
        assert record.count(Arrival) == 3
    assert toy.make(path, {})["same_actor"]
