"""The laws of the design, held on the real pipeline over the bundled example."""

from __future__ import annotations

import html
import random
import re

import pytest

from rashomon.engines.processes import Processes
from rashomon.findings import (
    ARTICLE_ROLES,
    KINDS,
    Actor,
    Arrival,
    Article,
    Attribution,
    Block,
    Coreference,
    Link,
    Membership,
    Mention,
    Metadatum,
    Quote,
    Report,
)
from rashomon.pipeline import PIPELINE, SOURCES
from rashomon.read.decode import decode
from rashomon.record import Record
from rashomon.stage import Stage
from rashomon.text import Span
from tests.real import ITSELF, contents, files, take
from tests.toy import Shuffling


@pytest.fixture(scope="module")
def made(examples, tmp_path_factory):
    """The example in one go: the path of its record, the account, all that it says."""
    path = tmp_path_factory.mktemp("laws") / "r.sqlite"
    account = take(path, [str(examples)])
    return path, account, contents(path)


@pytest.fixture
def record(made):
    with Record(made[0]) as opened:
        yield opened


def test_the_example_gives_something_of_every_kind(made):
    kinds = {*SOURCES, Membership, *(kind for stage in PIPELINE if isinstance(stage, Stage) for kind in stage.gives)}
    assert [kind.kind for kind in kinds if not made[2][kind.kind]] == []
    assert made[2]["problem"] == set()


# ── span ─────────────────────────────────────────────────────────────────────────────────────────────────────────

SAYS = {Block: "text", Mention: "text", Actor: "name", Attribution: "text"}


@pytest.mark.parametrize("kind", SAYS, ids=lambda kind: kind.kind)
def test_a_span_reads_as_its_finding_claims(record, kind):
    found = record.all(kind)
    assert found
    for finding in found:
        assert record.text(finding.span) == getattr(finding, SAYS[kind])


def test_a_metadatum_from_the_text_stands_there(record):
    found = [metadatum for metadatum in record.all(Metadatum) if metadatum.source == "text" and metadatum.span]
    printed = [metadatum for metadatum in found if metadatum.name in {"title", "byline", "outlet"}]
    assert printed
    for metadatum in printed:
        assert plain(metadatum.value) in plain(record.text(metadatum.span))


def plain(text):
    return " ".join(text.split())


def test_every_span_leads_back_to_the_bytes_that_made_it(record):
    seen = 0
    for report in record.reports():
        raw = record.raw(report.digest)
        decoded = decode(raw, "x").text
        spans = {span for kind in KINDS.values() for finding in record.all(kind) for span in finding.spans()}
        for start, end in {piece for span in spans if span.report == report.digest for piece in span.pieces}:
            low, high = report.source_map.byte_range(decoded, start, end)
            behind = raw[low:high].decode(report.source_map.encoding)
            assert shown(behind, report.format) == "".join(report.text[start:end].split())
            seen += 1
    assert seen > 500


def shown(source, kind):
    """What a reader sees of a source, white space left out: tags may part words or stand inside them."""
    if kind == "html":
        source = html.unescape(re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]*>?", "", source, flags=re.S))
    return "".join(source.split())


def test_a_quote_lies_in_its_article_and_its_source_and_cue_lie_beside_its_content(record):
    articles = {article.id: article for article in record.all(Article)}
    blocks = record.all(Block)
    for quote in record.all(Quote):
        article = articles[quote.article]
        read = Span.join(
            [block.span for block in blocks if block.article == article.id and block.role in ARTICLE_ROLES]
        )
        for span in quote.spans():
            assert span.report == article.report
            assert read.covers(span)


# ── order, repetition, growth, engines ───────────────────────────────────────────────────────────────────────────


def test_shuffled_reports_give_the_same_record(made, examples, tmp_path):
    shuffled = files(examples)
    random.Random(11).shuffle(shuffled)
    take(tmp_path / "r.sqlite", shuffled)
    assert contents(tmp_path / "r.sqlite") == made[2]


def test_twice_adds_nothing_and_works_on_nothing(made, examples):
    account = take(made[0], [str(examples)])
    assert (account.new, account.unchanged) == (0, 6)
    assert contents(made[0]) == made[2]
    with Record(made[0]) as record:
        assert record.pending() == 0


def test_a_record_grown_report_by_report_equals_one_made_at_once(made, examples, tmp_path):
    path, before = tmp_path / "r.sqlite", {}
    for file in files(examples):
        take(path, [file])
        found = contents(path)
        alone = {kind: found[kind] for kind in ITSELF}
        assert all(before.get(kind, set()) <= alone[kind] for kind in ITSELF), "what an article says stays"
        before = alone
    assert found == made[2]


@pytest.mark.parametrize("engine", [Processes(2), Shuffling(5)], ids=lambda engine: type(engine).__name__)
def test_every_engine_gives_the_same_record(made, examples, tmp_path, engine):
    take(tmp_path / "r.sqlite", [str(examples)], engine)
    assert contents(tmp_path / "r.sqlite") == made[2]


# ── evidence ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_no_finding_stands_without_evidence(record):
    """A span, a source outside the text that is named, or findings that have one."""
    for kind in (*(KINDS[name] for name in ITSELF), *LINKS):
        for finding in record.all(kind):
            assert rests(record, finding), finding


LINKS = [kind for kind in KINDS.values() if issubclass(kind, (Link, Membership))]


def rests(record, finding):
    match finding:
        case Link():
            return all(rests(record, record.get(end)) for end in (finding.left, finding.right))
        case Membership():
            return all(rests(record, record.get(end)) for end in (finding.member, finding.group))
        case Metadatum(span=None):
            return finding.source != "text" and bool(finding.source)
        case _:
            return any(record.text(span).strip() for span in finding.spans())


def test_what_one_finding_says_of_another_is_so(record):
    mentions = {mention.id: mention for mention in record.all(Mention)}
    actors = {actor.id: actor for actor in record.all(Actor)}
    quotes = {quote.id: quote for quote in record.all(Quote)}
    for link in record.all(Coreference):
        assert link.span == mentions[link.mention].span
        assert actors[link.actor].article == link.article == mentions[link.mention].article
    for attribution in record.all(Attribution):
        assert attribution.span == quotes[attribution.quote].content
        assert attribution.actor is None or actors[attribution.actor].article == attribution.article
    for quote in quotes.values():
        assert quote.mention is None or mentions[quote.mention].article == quote.article
        assert quote.source is not None or quote.mention is None


def test_every_opinion_says_why(record):
    assert all(link.because for kind in LINKS if issubclass(kind, Link) for link in record.all(kind))
    assert all(0 < quote.score <= 1 for quote in record.all(Quote))


# ── account ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_files_in_are_files_read_skipped_and_passed_over(made, examples):
    account = made[1]
    assert account.adds_up()
    assert account.files == len(list(examples.iterdir())) == account.new + len(account.passed_over)
    assert account.reports == len(files(examples))


def test_every_character_is_read_or_furniture_or_white_space(record):
    for report in record.all(Report):
        (article,) = record.all(Article, report=report.digest)
        read, furniture = set(), set()
        for block in record.all(Block, article=article.id):
            held = set(range(block.span.start, block.span.end))
            assert not held & (read | furniture), "no character is in two blocks"
            (read if block.role in ARTICLE_ROLES else furniture).update(held)
        joints = {i for start, end in article.span.pieces for i in range(start, end)} - read
        white = set(range(len(report.text))) - read - furniture
        assert len(read) + len(furniture) + len(white) == len(report.text)
        assert all(report.text[i].isspace() for i in white)
        assert joints <= white


def test_every_report_came_by_a_path_and_has_its_bytes(record):
    for report in record.all(Report):
        (arrival,) = record.all(Arrival, report=report.digest)
        assert len(record.raw(report.digest)) == arrival.size
