"""Floors under the figures on gold: they only rise. The gold is not part of the project, and may not be here."""

from __future__ import annotations

import contextlib
import io
import json
import re

import pytest
from bench import predict

from rashomon import job
from rashomon.findings import ARTICLE_ROLES, Article, Block
from rashomon.record import Record
from tests.shared import pinned, scorer

DIGESTS = {
    "sample/quotes.jsonl": "3e2cd3a2480f4363555770c949929f9d9a19c3392c1f4c9a043fa72cc91d3892",
    "sample/actors.json": "87b8b852d0b03ce6f36a926c69e794dca0b8d6459f11ce9d52659e92744fb7f1",
    "sample/copies.json": "4facd6df6419f1ee3c9f58ff72c005367628d40217e47d891d27489ed611fecf",
    "quotes/polnear_dev.jsonl": "87b273f8789ea2ffcb742e88926da04d1bb6afad66c49dbdfcf21f2c5960b813",
}

SAMPLE = {"direct,mixed,indirect": 90.0}
"""End-to-end F1 by the types asked for: content by token Jaccard of at least .5, and the right source."""

POLNEAR = {"": 64.6, "direct": 89.2, "mixed": 66.6, "indirect": 58.1}

ACTORS = {"answered": 0.96, "F1": 0.915}
"""Share of gold mentions that are found, and B-cubed F1 over all of them."""

WORDS = {"pairs": 24, "groups": 10}
"""Pairs of quotes of one utterance in two reports that are found (of 57), and groups with at least one (of 12)."""

# The scorers leave files to be closed by whoever comes after them.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


def gold(shared, name):
    return pinned(shared / "gold" / name, DIGESTS[name])


@pytest.fixture(scope="module")
def sample(shared, tmp_path_factory):
    """The record of the sample reports."""
    path = tmp_path_factory.mktemp("sample") / "r.sqlite"
    summary = job.read([str(shared / "reports")], record=path, jobs=1, strict=True)
    assert summary.problems == 0
    with Record(path) as record:
        yield record


@pytest.fixture(scope="module")
def named(sample):
    """The file name of every report, by its digest."""
    return {report: name for name, report in predict.names(sample)}


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def end_to_end(shared, texts, predicted, types):
    score = scorer(shared, "eval_quotes").score(texts, predicted, set(types.split(",")) if types else None)
    return score["end_to_end"]["F1"]


@pytest.mark.parametrize("types", SAMPLE)
def test_quotes_of_the_sample(shared, sample, types):
    texts = rows(gold(shared, "sample/quotes.jsonl"))
    assert end_to_end(shared, texts, list(predict.KINDS["quotes"](sample)), types) >= SAMPLE[types]


@pytest.fixture(scope="module")
def news(shared, tmp_path_factory):
    """Quotes in 84 news articles, as predicted; takes half a minute."""
    path = tmp_path_factory.mktemp("news") / "r.sqlite"
    job.read([str(gold(shared, "quotes/polnear_dev.jsonl"))], record=path, jobs=1)
    with Record(path) as record:
        return list(predict.KINDS["quotes"](record))


@pytest.mark.parametrize("types", POLNEAR, ids=lambda types: types or "all")
def test_quotes_of_news(shared, news, types):
    texts = rows(gold(shared, "quotes/polnear_dev.jsonl"))
    assert end_to_end(shared, texts, news, types) >= POLNEAR[types]


def printed(name, shared, *arguments):
    """What a scorer prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", [name, *map(str, arguments)])
        module = scorer(shared, name)
        module.main(*arguments) if module.main.__code__.co_argcount else module.main()
    return out.getvalue()


def written(path, lines):
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def test_actors_of_the_sample(shared, sample, tmp_path):
    predicted = written(tmp_path / "actors.jsonl", predict.KINDS["actors"](sample))
    told = printed("eval_actors", shared, gold(shared, "sample/actors.json"), predicted)
    for what, floor in ACTORS.items():
        assert float(re.search(rf"{what} ([\d.]+)", told)[1]) >= floor, told


def test_utterances_of_the_sample(shared, sample, tmp_path):
    predicted = written(tmp_path / "words.jsonl", predict.KINDS["words"](sample))
    told = printed(
        "eval_words", shared, gold(shared, "sample/quotes.jsonl"), gold(shared, "sample/copies.json"), predicted
    )
    for what, floor in WORDS.items():
        assert int(re.search(rf"{what} (\d+)", told)[1]) >= floor, told
    assert "hard negatives grouped 0/" in told


# ── furniture ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def copies(shared):
    return json.loads(gold(shared, "sample/copies.json").read_text(encoding="utf-8"))


def blocks(sample, named, doc):
    """The blocks of a report, told by the number its name begins with."""
    (digest,) = (digest for digest, name in named.items() if name.startswith(doc))
    (article,) = sample.all(Article, report=digest)
    return sample.all(Block, article=article.id)


def test_page_furniture_of_the_sample_is_cut_and_kept(sample, named, copies):
    for place in copies["boilerplate"]:
        held = [
            block
            for block in blocks(sample, named, place["doc"])
            if block.span.start < place["end"] and place["start"] < block.span.end
        ]
        assert held
        if place.get("note") != "photo credit, twice":  # it ends a caption, which is read
            assert not {block.role for block in held} & set(ARTICLE_ROLES), place["doc"]


def test_what_stands_twice_on_a_page_of_the_sample_is_read_once(sample, named, copies):
    for repeat in copies["self_repeats"]:
        if repeat["note"].endswith("twice"):
            roles = []
            for place in repeat["spans"]:
                (block,) = (
                    block
                    for block in blocks(sample, named, place["doc"])
                    if block.span.start <= place["start"] < block.span.end
                )
                roles.append(block.role)
            assert sorted(role in ARTICLE_ROLES for role in roles) == [False, True], (repeat["id"], roles)


def test_nothing_that_is_said_in_the_sample_is_cut(shared, sample, named):
    """No gold quote lies in what was taken for furniture, but in a headline that stands twice."""
    for text in rows(gold(shared, "sample/quotes.jsonl")):
        for block in blocks(sample, named, text["doc_id"]):
            if block.role not in {*ARTICLE_ROLES, "repeat"}:
                inside = range(block.span.start, block.span.end)
                assert not any(start in inside for quote in text["quotes"] for start, _ in quote["content"])
