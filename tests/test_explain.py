import pytest

from rashomon.explain import CONTEXT, explain
from rashomon.findings import Actor, Block, Mention, Problem, Quote, Report
from tests.pages.invented import summit


@pytest.fixture
def record(tmp_path):
    with summit(tmp_path / "r.sqlite") as opened:
        yield opened


def test_a_quote_shows_its_spans_in_context(record):
    quote = next(found for found in record.all(Quote) if found.type == "mixed")
    told = explain(record, quote)
    assert told.label == "B · Saddle Gazette"
    assert [evidence.field for evidence in told.evidence] == ["content", "source", "cue"]
    for evidence in told.evidence:
        text = record.report_text(evidence.span.report)
        assert evidence.text == record.text(evidence.span)
        assert evidence.before + evidence.text + evidence.after in text
        assert len(evidence.before) <= CONTEXT
        assert record.raw(evidence.span.report)[slice(*evidence.bytes)].decode() == evidence.text
    assert told.because == "marks and a cue"
    assert [maker.stage for maker in told.makers] == ["within.quotes"]
    assert {name for name, _ in told.rests_on} == {"article", "mention"}
    assert {(name, other.kind) for name, other in told.leads_to} >= {("member", "membership")}


def test_article_places_are_those_of_the_article(record):
    quote = next(found for found in record.all(Quote) if found.type == "direct" and found.source)
    told = explain(record, quote).evidence[0]
    window = record.window(told.span.report)
    read = window.read(record.report_text(told.span.report))
    assert read[slice(*told.article)] == told.text


def test_an_actor_leads_to_its_mentions_and_links(record):
    actor = record.all(Actor)[0]
    kinds = {other.kind for _, other in explain(record, actor).leads_to}
    assert {"coreference", "same_actor"} <= kinds


def test_a_mention_leads_to_the_quotes_it_is_the_source_of(record):
    mention = next(m for m in record.all(Mention) if m.form == "nominal")
    assert "quote" in {other.kind for _, other in explain(record, mention).leads_to}


def test_a_report_says_where_it_was_found(record):
    report = record.all(Report)[0]
    told = explain(record, report)
    assert len(told.arrivals) == 1
    assert told.makers[0].stage == "read"


def test_a_problem_of_a_file_rests_on_no_report(record):
    told = explain(record, record.all(Problem)[0])
    assert told.label == ""
    assert told.evidence == ()
    assert told.rests_on == ()


def test_furniture_has_no_place_in_the_article(record):
    block = next(found for found in record.all(Block) if found.role == "comments")
    assert explain(record, block).evidence[0].article is None
