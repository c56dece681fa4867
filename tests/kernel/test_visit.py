from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from rashomon.engines.local import Local
from rashomon.errors import PipelineError, SpanError, ToolMissing
from rashomon.findings import Actor, Article, Block, Mention, Problem, Quote, Report
from rashomon.plan import steps
from rashomon.record import Record
from rashomon.record.store import Store
from rashomon.rooms import BY_ARTICLE, BY_REPORT
from rashomon.run import bring_up
from rashomon.stage import Stage
from rashomon.text import Span
from rashomon.tools import OPENERS, Options
from tests import toy

TEXTS = {"a.txt": "Ada met Bo\nBo said yes", "b.txt": "Cyr said no"}


def stumbles(article: Article, blocks: Sequence[Block]) -> Iterator[Mention]:
    """Gives something, then fails, on one of two articles."""
    yield Mention(article.id, blocks[0].span, "name", "person", blocks[0].text)
    if blocks[0].text.startswith("Ada"):
        raise ZeroDivisionError("no more\nto be said")


def outside(article: Article, blocks: Sequence[Block]) -> Iterator[Mention]:
    yield Mention(article.id, Span.of(article.report, article.span.end, article.span.end + 1), "name", "person", "")


def beyond(report: Report) -> Iterator[Article]:
    yield Article(report.digest, 0, Span.of(report.digest, 0, len(report.text) + 1))


def another(article: Article, blocks: Sequence[Block]) -> Iterator[Mention]:
    yield Actor(article.id, blocks[0].span, "person", blocks[0].text)


def needs(article: Article) -> Iterator[Mention]:
    raise ToolMissing("the package lens is not installed; run: pip install lens")
    yield


def run(path, *works, strict=False, first=toy.articles):
    plan = steps([Stage(first, BY_REPORT), *(Stage(work, BY_ARTICLE) for work in works)])
    with Store(path) as store:
        toy.bring_in(store, plan, TEXTS)
        bring_up(store, plan, Local(), Options(), strict=strict)
    return Record(path)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "r.sqlite"


def test_a_stage_that_fails_is_one_problem_and_the_rest_goes_on(path):
    with run(path, stumbles, toy.quotes) as record:
        (problem,) = record.all(Problem)
        article = record.get(problem.subject)
        assert isinstance(article, Article)
        assert record.report_text(article.report).startswith("Ada")
        assert problem.stage.endswith("stumbles")
        assert problem.message == (
            "could not be done here (ZeroDivisionError: no more); everything else was; --strict shows where"
        )
        assert [mention.text for mention in record.all(Mention)] == ["Cyr said no"]
        assert record.count(Quote) == 3
        assert record.pending() == 0


def test_a_stage_that_is_put_right_takes_the_problem_away(path, monkeypatch):
    run(path, stumbles, toy.quotes).close()
    with run(path, toy.mentions, toy.quotes) as record:
        assert record.all(Problem) == []
        assert record.count(Mention) == 4


def test_strict_raises_what_a_stage_raises(path):
    with pytest.raises(ZeroDivisionError):
        run(path, stumbles, strict=True)


@pytest.mark.parametrize("strict", [False, True])
def test_a_missing_tool_ends_the_run_with_its_own_words(path, strict):
    with pytest.raises(ToolMissing, match="pip install lens"):
        run(path, needs, strict=strict)


def test_strict_holds_a_stage_to_the_article(path):
    with pytest.raises(PipelineError, match="outside: gave a mention outside the article"):
        run(path, outside, strict=True)


def test_strict_holds_a_stage_to_the_report(path):
    with pytest.raises(SpanError, match="beyond the"):
        run(path, first=beyond, strict=True)


def test_strict_holds_a_stage_to_the_kinds_it_names(path):
    with pytest.raises(PipelineError, match="another: gave a actor, which its annotation does not name"):
        run(path, another, strict=True)


def test_the_toy_pipeline_holds_its_contracts(path):
    with run(path, toy.mentions, toy.actors, toy.quotes, strict=True) as record:
        assert record.all(Problem) == []


@dataclass
class Counting:
    """A tool that counts how often it is opened."""

    opened: int = 0


def test_tools_are_opened_when_they_are_asked_for_and_once(path, monkeypatch):
    counting = Counting()

    def opener(options):
        counting.opened += 1
        return counting

    monkeypatch.setitem(OPENERS, Counting, opener)
    monkeypatch.setattr(Counting, "version", "1", raising=False)

    def seldom(article: Article, blocks: Sequence[Block], *, counting: Counting) -> Iterator[Mention]:
        yield Mention(article.id, blocks[0].span, "name", "person", str(counting.opened))

    with run(path, seldom) as record:
        assert {mention.text for mention in record.all(Mention)} <= {"1", "2"}
    assert counting.opened == 2, "once for the versions of a run, once for its work"
