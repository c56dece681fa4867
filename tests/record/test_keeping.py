"""A record that is kept reads as one that is not, makes things once, and notices when it changes."""

from __future__ import annotations

import pytest

from rashomon.findings import KINDS, Actor, Article, Membership, Mention, Quote
from rashomon.people import People
from rashomon.record import Record
from rashomon.record.keeping import once
from rashomon.record.part import Part
from rashomon.record.store import Store
from tests.pages.invented import Draft, settle, summit


@pytest.fixture
def path(tmp_path):
    summit(tmp_path / "r.sqlite").close()
    return tmp_path / "r.sqlite"


def test_it_reads_as_one_that_is_not_kept(path):
    with Record(path) as plain, Record(path).keep() as kept:
        for kind in KINDS.values():
            assert kept.all(kind) == plain.all(kind) == sorted(kept.each(kind), key=plain.all(kind).index)
        for article in plain.all(Article):
            for kind in (Mention, Quote, Actor):
                assert kept.all(kind, article=article.id) == plain.all(kind, article=article.id)
        assert kept.groups("same_actor") == plain.groups("same_actor")
        one = plain.all(Membership)[0]
        assert kept.all(Membership, member=one.member) == plain.all(Membership, member=one.member)


def test_a_part_that_is_kept_finds_what_lies_outside_too(path):
    with Record(path) as whole:
        first, *others = whole.digests()
        inside, outside = (whole.all(Article, report=digest)[0].id for digest in (first, others[0]))
        expected = [whole.all(Mention, article=name) for name in (inside, outside)]
    with Part(path, [first]).keep() as part:
        assert [part.all(Mention, article=name) for name in (inside, outside)] == expected
        assert part.all(Mention) == expected[0]


def test_what_is_made_of_it_is_made_once_until_it_changes(path):
    with Record(path) as plain, Record(path).keep() as kept:
        assert once(plain, People) is not once(plain, People)
        people, quotes = once(kept, People), len(kept.all(Quote))
        assert once(kept, People) is people
        draft = Draft([("paragraph", "“The weir is dry,” Tarn said.")])
        draft.quotes(draft.at("“The weir is dry,”"))
        with Store(path) as store, store.transaction():
            settle(store, 77, draft.findings)
        assert len(kept.all(Quote)) == quotes + 1
        assert once(kept, People) is not people


def test_who_is_lent_it_does_not_end_it(path):
    record = Record(path)
    with record.lent() as lent, lent:
        pass
    assert record.all(Quote)
    record.close()
