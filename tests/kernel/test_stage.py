from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import pytest

from rashomon.errors import PipelineError
from rashomon.findings import Arrival, Article, Finding, Given, Mention, Quote, Report, SameActor, SameWords
from rashomon.pipeline import PIPELINE, SOURCES
from rashomon.rooms import BY_ARTICLE, BY_REPORT, Room
from rashomon.stage import Grouping, Stage, check
from rashomon.text import Span
from rashomon.tools import OPENERS
from tests import toy

PLACE = Span.of("ab" * 32, 0, 3)
PAIRS = Room("pairs", toy.by_word, form="pairs")


class Telescope:
    """A tool that nobody opens."""


@dataclass(frozen=True, slots=True)
class Rumour(Finding):
    """A kind that the table of kinds does not hold."""

    kind: ClassVar[str] = "rumour"


def articles(report: Report) -> Iterator[Article]:
    yield from ()


def mentions(article: Article, *, telescope: Telescope) -> Iterator[Mention]:
    yield from ()


def quotes(article: Article, mentions: Sequence[Mention]) -> Iterator[Quote]:
    yield Quote(article.id, article.span, None, None, str(len(mentions)))


def rumours(article: Article) -> Iterator[Rumour]:
    yield from ()


def reports(report: Report) -> Iterator[Report]:
    yield from ()


def nothing() -> Iterator[Article]:
    yield from ()


def unnamed(article) -> Iterator[Mention]:
    yield from ()


def plain(article: str) -> Iterator[Mention]:
    yield from ()


def untold(article: Article):
    return ()


def told_wrong(article: Article) -> Iterator[str]:
    yield from ()


def told_bare(article: Article) -> None:
    return None


def one(left: Quote) -> Iterator[SameWords]:
    yield from ()


def many(left: Sequence[Quote], right: Sequence[Quote]) -> Iterator[SameWords]:
    yield from ()


def unlike(left: Quote, right: Mention) -> Iterator[SameWords]:
    yield from ()


ARTICLES, QUOTES = Stage(articles, BY_REPORT), Stage(quotes, BY_ARTICLE)
MENTIONS = Stage(toy.mentions, BY_ARTICLE)
TOY = Stage(toy.articles, BY_REPORT)


@pytest.mark.parametrize(
    ("pipeline", "says"),
    [
        ([QUOTES], "quotes: takes Article, which no stage before it gives"),
        ([ARTICLES, QUOTES], "quotes: takes Mention, which no stage before it gives"),
        ([TOY, QUOTES, MENTIONS], "quotes: takes Mention, which no stage before it gives"),
        ([ARTICLES, ARTICLES], "articles: stands twice"),
        ([ARTICLES, Stage(mentions, BY_ARTICLE)], "tool telescope is a Telescope, which nobody opens"),
        ([ARTICLES, Stage(rumours, BY_ARTICLE)], "gives Rumour, which is no kind a stage may give"),
        ([Stage(reports, BY_REPORT)], "gives Report, which is no kind a stage may give"),
        ([Stage(nothing, BY_REPORT)], "nothing: takes nothing"),
        ([ARTICLES, Stage(unnamed, BY_ARTICLE)], "parameter article is no finding and no sequence"),
        ([ARTICLES, Stage(plain, BY_ARTICLE)], "parameter article is no finding and no sequence"),
        ([ARTICLES, Stage(untold, BY_ARTICLE)], "return annotation names no kind"),
        ([ARTICLES, Stage(told_wrong, BY_ARTICLE)], "return annotation names no kind"),
        ([ARTICLES, Stage(told_bare, BY_ARTICLE)], "return annotation names no kind"),
        ([TOY, MENTIONS, QUOTES, Stage(one, PAIRS)], "a room of pairs wants two parameters of one kind"),
        ([TOY, MENTIONS, QUOTES, Stage(many, PAIRS)], "a room of pairs wants two parameters of one kind"),
        ([TOY, MENTIONS, QUOTES, Stage(unlike, PAIRS)], "a room of pairs wants two parameters of one kind"),
        ([Grouping(SameActor)], "groups.same_actor: takes SameActor, which no stage before it gives"),
    ],
)
def test_a_contract_that_does_not_fit_is_said(pipeline, says):
    with pytest.raises(PipelineError, match=says):
        check(pipeline, (Report, Arrival, Given), [])


def test_the_pipeline_and_the_toy_one_fit():
    check(PIPELINE, SOURCES, OPENERS)
    check(toy.pipeline(), SOURCES, [])


def test_the_pipeline_does_not_fit_where_its_first_stage_is_left_out():
    with pytest.raises(PipelineError):
        check(PIPELINE[1:], SOURCES, OPENERS)


def test_a_contract_is_read_from_the_signature():
    stage = Stage(mentions, BY_ARTICLE)
    assert [(taken.name, taken.kind, taken.many) for taken in stage.takes] == [("article", Article, False)]
    assert [(taken.name, taken.kind, taken.many) for taken in QUOTES.takes][1] == ("mentions", Mention, True)
    assert stage.tools == {"telescope": Telescope}
    assert stage.gives == (Mention,)
    assert TOY.gives == (Article, toy.Block)
    assert stage.name == "tests.kernel.test_stage.mentions"
    assert PIPELINE[0].name == "within.articles"


ARTICLE = Article("ab" * 32, 0, PLACE)
NAMES = [Mention(ARTICLE.id, Span.of("ab" * 32, at, at + 1), "name", "person", "x") for at in range(2)]


def test_work_is_given_those_who_met():
    assert [quote.type for quote in QUOTES.meet([ARTICLE, *NAMES], {})] == ["2"]
    assert [quote.type for quote in QUOTES.meet([ARTICLE], {})] == ["0"]


def test_no_work_is_done_where_the_one_finding_it_takes_is_not_there():
    assert list(QUOTES.meet(NAMES, {})) == []


def test_work_is_given_its_tools_by_type():
    seen = []

    def looks(article: Article, *, glass: Telescope) -> Iterator[Mention]:
        seen.append(glass)
        yield from ()

    glass = Telescope()
    assert list(Stage(looks, BY_ARTICLE).meet([ARTICLE], {Telescope: glass})) == []
    assert seen == [glass]


def test_a_room_of_pairs_hands_over_the_two():
    left, right = (
        Quote(ARTICLE.id, Span.of("ab" * 32, at, at + 1), None, None, "direct", lemma="a b") for at in (0, 1)
    )
    found = list(Stage(toy.same_words, PAIRS).meet([left, right], {}))
    assert {found[0].left, found[0].right} == {left.id, right.id}
