"""Documents of invented articles: which names are one paper, whose it is, what is said to be in it."""

from __future__ import annotations

from rashomon.findings import Coreference, Document, DocumentMention, Provision
from rashomon.within import documents
from tests.within.one_article import Read, lexicon, parser


def read(*paragraphs):
    article = Read(*paragraphs)
    links = [one for one in article.found if isinstance(one, Coreference)]
    found = list(
        documents.find(
            *(article.article, article.blocks, [], article.mentions, article.quotes, links, article.actors),
            parser=parser(),
            lexicon=lexicon(),
        )
    )
    return article, found


def names(*paragraphs):
    """The words for each document, in order."""
    _article, found = read(*paragraphs)
    out = {one.id: [] for one in sorted((f for f in found if isinstance(f, Document)), key=lambda d: d.span)}
    for one in sorted((f for f in found if isinstance(f, DocumentMention)), key=lambda m: m.span):
        out[one.document].append(one.text)
    return list(out.values())


def provisions(*paragraphs):
    article, found = read(*paragraphs)
    told = sorted((f for f in found if isinstance(f, Provision)), key=lambda p: p.span)
    return [(one.how, one.span.read(article.text)) for one in told]


def test_a_plan_under_all_its_names():
    assert names(
        "Vessaria put forward a peace plan in March.",
        "Keldovia rejected the Vessarian proposal. Halvenne’s 12-point position paper is vague, but the plan may help.",
    ) == [["a peace plan", "the Vessarian proposal", "Halvenne’s 12-point position paper", "the plan"]]


def test_plans_of_two_owners_are_two():
    assert len(names("Vessaria’s peace plan was praised. Keldovia’s peace plan was not.")) == 2


def test_plans_on_two_subjects_are_two():
    assert len(names("Vessaria’s tax plan was praised. Vessaria’s peace plan was not.")) == 2


def test_a_new_statement_is_a_new_one():
    assert len(names("Vessaria issued a statement. A day later Vessaria issued a statement.")) == 2


def test_plans_that_are_no_papers_are_passed_over():
    assert names("Talle has plans to travel. The agreement between friends matters.") == []


def test_what_is_in_it_and_what_is_not():
    told = provisions("Vessaria’s peace plan calls for a ceasefire, but includes no provision on troops.")
    assert ("says", "calls for a ceasefire") in told
    assert ("lacks", "includes no provision on troops") in told


def test_what_a_warrant_rests_on():
    told = provisions("The court issued a warrant for his arrest over the killing of villagers.")
    assert [how for how, _ in told] == ["ground"] * len(told)
    assert told


def test_words_said_in_a_paper_are_from_it():
    told = provisions("“We will not yield,” Talle said in a letter.")
    assert told == [("quote", "“We will not yield,”")]


def test_whose_it_is():
    article, found = read("“We will not yield,” Joren Talle said in a letter.")
    (one,) = [f for f in found if isinstance(f, Document)]
    assert one.by.read(article.text) == "Joren Talle"
    assert one.type == "letter"
