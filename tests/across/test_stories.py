"""Stories: what brings two articles together, what keeps them apart, and that neither order nor copies change it."""

from __future__ import annotations

import dataclasses
import itertools
import random

import pytest

from rashomon import decide, groups, job
from rashomon.across import stories
from rashomon.across.likeness import by_day
from rashomon.findings import Article, Block, Membership, Metadatum, SameStory
from rashomon.lexicon import Lexicon
from rashomon.record import Record
from rashomon.rooms import Room, candidates, keys
from rashomon.stories import Stories
from rashomon.text import Span, paragraphs
from rashomon.within import gists
from rashomon.within.days import days, weekdays

LEXICON = Lexicon.open()

TUNNEL = (
    "Velmar and Ardania open the Saddle tunnel",
    "Chancellor Ilsabet Korrin of Velmar and premier Otho Lamm of Ardania opened the Saddle tunnel near Brannik on "
    "Tuesday, twelve years after the digging began.\n\nThe tunnel, 31 kilometres long, cost 4,870 million crowns. "
    "Korrin "
    "called it a bridge under the mountains. Lamm said freight trains would run from May.",
)
TUNNEL_TOO = (
    "First train through the Saddle",
    "The Saddle tunnel was opened near Brannik on Tuesday by Ilsabet Korrin and Otho Lamm. At 31 kilometres it is the "
    "longest of the region, and at 4,870 million crowns the dearest.\n\nFreight trains follow in May, Lamm said; "
    "Korrin "
    "spoke of a bridge under the mountains between Velmar and Ardania.",
)
TUNNEL_ES = (
    "Velmar y Ardania inauguran el túnel",
    "La canciller Ilsabet Korrin y el primer ministro Otho Lamm inauguraron el martes el túnel de Saddle cerca de "
    "Brannik, que mide 31 kilómetros y ha costado 4.870 millones de coronas.\n\nSegún Lamm, los trenes de mercancías "
    "circularán desde mayo entre Velmar y Ardania.",
)
SHORT = (
    "Korrin and Lamm on herring",
    "Ilsabet Korrin and Otho Lamm agreed in Halvenne on Friday that trawlers from both coasts may fish for herring "
    "until the first frost.",
)
SHORT_OTHER = (
    "Korrin and Lamm mourn the painter Wessel",
    "Otho Lamm and Ilsabet Korrin attended the funeral of the painter Adda Wessel, whose murals hang in the "
    "parliaments of both their countries.",
)
SUMMIT_LATER = (
    "Korrin receives Lamm in Halvenne",
    "Chancellor Ilsabet Korrin received premier Otho Lamm in Halvenne on Friday for talks on fishing quotas and the "
    "price of electricity.\n\nTrawlers from both coasts have quarrelled over herring since last autumn, and the "
    "harbour towns want compensation for nets that were cut. A draft on quotas was put aside after four hours; "
    "officials "
    "will take it up in spring. The two signed nothing, and parted without facing the press.",
)


def gist(text, name, *, day="", language="en"):
    title, body = text
    digest = name * 64
    whole = Span.of(digest, 0, len(body))
    article = Article(digest, 0, whole, language)
    blocks = [Block(article.id, Span.of(digest, s, e), "paragraph", body[s:e]) for s, e in paragraphs(body)]
    metadata = [Metadatum(article.id, "title", title, None, "row 1")]
    metadata += [Metadatum(article.id, "published", day, None, "row 1")] if day else []
    (found,) = gists.find(article, blocks, metadata, (), lexicon=LEXICON)
    return found


def link(left, right):
    return next(iter(stories.find(left, right, lexicon=LEXICON)), None)


def test_two_reports_of_one_opening_are_one_story():
    found = link(gist(TUNNEL, "a"), gist(TUNNEL_TOO, "b"))
    assert found.score > stories.COHESION
    assert "Korrin" in found.shared
    assert "same weekday" in found.because


def test_a_report_in_another_language_joins_by_names_and_figures():
    found = link(gist(TUNNEL, "a"), gist(TUNNEL_ES, "b", language="es"))
    assert found.score > stories.COHESION


def test_two_meetings_of_the_same_two_stay_apart():
    left, right = gist(TUNNEL, "a"), gist(SUMMIT_LATER, "b")
    found = link(left, right)
    assert found is None or found.score < stories.COHESION


def test_two_short_articles_that_name_the_same_two_people_are_two_stories():
    found = link(gist(SHORT, "a"), gist(SHORT_OTHER, "b"))
    assert found is None or found.score < stories.COHESION


def test_what_lies_days_apart_is_another_story_however_alike():
    assert link(gist(TUNNEL, "a", day="2017-05-02"), gist(TUNNEL_TOO, "b", day="2018-05-02")) is None
    near = link(gist(TUNNEL, "a", day="2017-05-02"), gist(TUNNEL_TOO, "b", day="2017-05-03"))
    assert "1 day apart" in near.because


def test_a_link_is_the_same_whichever_comes_first():
    every = [gist(text, name) for text, name in zip((TUNNEL, TUNNEL_TOO, SUMMIT_LATER), "abc", strict=True)]
    for left, right in itertools.combinations(every, 2):
        one, other = link(left, right), link(right, left)
        assert (one and (one.id, one.score, one.because)) == (other and (other.id, other.score, other.because))


def test_order_changes_no_story():
    every = [gist(TUNNEL, "a"), gist(TUNNEL_TOO, "b"), gist(SUMMIT_LATER, "c"), gist(TUNNEL, "d")]
    found = set()
    for seed in range(6):
        random.Random(seed).shuffle(every)
        links = [one for pair in itertools.combinations(every, 2) for one in stories.find(*pair, lexicon=LEXICON)]
        found.add(tuple(groups.components(links, cohesion=stories.COHESION)))
    assert len(found) == 1


def test_two_hundred_copies_cost_two_hundred_links_and_are_one_story():
    every = [gist(TUNNEL, chr(200 + number)) for number in range(200)]
    links = list(stories.hub(every, lexicon=LEXICON))
    assert len(links) == 199
    assert len(groups.components(links, cohesion=stories.COHESION)) == 1


def test_a_story_wider_than_a_room_is_not_split():
    every = [gist(text, chr(0x4E00 + number)) for number, text in enumerate(_wide(random.Random(1)))]
    room = Room("two heavy terms", stories.keys, form="pairs")
    pairs = _met([(one, keys(room, one)) for one in every], limit=16)
    assert len(pairs) < len(every) ** 2 / 6
    links = [link for pair in pairs for link in stories.find(*pair, lexicon=LEXICON)]
    groups_of = {
        width: groups.components(links, cohesion=stories.COHESION, width=width) for width in (0, stories.WIDTH)
    }
    assert len(max(groups_of[stories.WIDTH], key=len)) > 0.9 * len(every)
    assert len(max(groups_of[0], key=len)) < 0.5 * len(every), "which counts all pairs that never met"


def _wide(chance, articles=120):
    """Texts of one happening in other words each: their terms are drawn from the same few hundred."""
    syllables = [one + two for one in "bdfgklmnprstvz" for two in "aeiou"]
    words = ["".join(chance.choices(syllables, k=3)) for _ in range(900)]
    names, told, common = [word.title() for word in words[:10]], words[10:70], words[70:]
    for _ in range(articles):
        picked = [chance.choice(chance.choices((names, told, common), (12, 28, 60))[0]) for _ in range(220)]
        yield " ".join(chance.sample(names, 2)), " ".join(picked)


def _met(entered, limit):
    """The pairs of a room of pairs with a hub, as engines form them."""
    rooms = {}
    for one, names in entered:
        for name in names:
            rooms.setdefault(name, []).append(one)
    pairs = {}
    for members in rooms.values():
        first = min(members, key=lambda one: one.id)
        two = itertools.combinations(members, 2) if len(members) <= limit else ((first, one) for one in members)
        pairs.update({frozenset([left.id, right.id]): (left, right) for left, right in two if left is not right})
    return [pairs[name] for name in sorted(pairs, key=sorted)]


def test_those_of_one_story_meet_and_the_rooms_are_few():
    room = Room("two heavy terms", stories.keys, form="pairs")
    every = [gist(TUNNEL, "a"), gist(TUNNEL_TOO, "b"), gist(TUNNEL_ES, "c", language="es")]
    rooms = [keys(room, one) for one in every]
    assert all(len(found) <= 79 for found in rooms)
    assert all(rooms[left] & rooms[right] for left, right in candidates(range(3)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("el 1 de marzo de 2008", "2008-03-01"),
        ("am 2. Juli 2008", "2008-07-02"),
        ("01-Mar-08", "2008-03-01"),
        ("March 1, 2008", "2008-03-01"),
        ("31 de febrero de 2008", None),
        ("in 2008", None),
    ],
)
def test_full_dates_in_several_languages(text, found):
    assert next((one.iso for one in days(text)), None) == found


def test_weekdays_in_several_languages():
    assert weekdays("on Tuesday") == weekdays("el martes") == weekdays("am Dienstag") == {"2"}


# ── corrections and the view ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def record(tmp_path):
    for name, (title, body) in {"a": TUNNEL, "b": TUNNEL_TOO, "c": SUMMIT_LATER}.items():
        (tmp_path / f"{name}.txt").write_text(f"{title}\n\n{body}\n", encoding="utf-8")
    path = tmp_path / "rashomon.sqlite"
    job.read([str(tmp_path)], record=path, jobs=1, strict=True)
    return path


def told(path):
    """The letters of each story."""
    with Record(path) as record:
        view = Stories(record)
        return {"".join(sorted(record.letter(t.article.report) for t in story.tellings)) for story in view.all}


def letter(path, title):
    with Record(path) as record:
        return next(record.letter(digest) for digest in record.digests() if title in record.report_text(digest))


def test_a_story_is_shown_with_why_and_is_related_to_an_earlier_one(record):
    with Record(record) as opened:
        view = Stories(opened)
        first, second = view.all
        assert len(first.tellings) == 2
        assert all("Korrin" in telling.why for telling in first.tellings)
        assert first.date == "date unknown"
        assert second.tellings[0].why == "no other article tells of it"
        assert not any(relation.known for relation in view.related), "no date tells the order"


def test_an_article_is_moved_by_hand_and_stays_where_it_was_put(record):
    b, c = letter(record, TUNNEL_TOO[0]), letter(record, SUMMIT_LATER[0])
    before = told(record)
    decide.correct(record, "story", [c, b], by="somebody", note="one meeting")
    assert told(record) == {"ABC"}
    with Record(record) as opened:
        moved = [t for story in Stories(opened).all for t in story.tellings if "correction 1" in t.why]
        assert {opened.letter(t.article.report) for t in moved} >= {c}
    job.read([str(record.parent)], record=record, jobs=1)
    assert told(record) == {"ABC"}, "it survives a run"
    decide.undo(record, by="somebody")
    assert told(record) == before
    decide.correct(record, "other-story", [letter(record, TUNNEL[0]), b], by="somebody")
    assert len(told(record)) == 3


def test_membership_is_of_articles(record):
    with Record(record) as opened:
        articles = {article.id for article in opened.all(Article)}
        found = [one for one in opened.all(Membership) if one.link == SameStory.kind]
        assert found
        assert all(one.member in articles for one in found)


def test_reports_of_two_years_are_no_story():
    """Their own words tell the years, and no day is known of one of them."""
    same = "Ilsabet Korrin and Otho Lamm met in Brannik on the Saddle tunnel, its freight trains and its tolls."
    one = gist(("Talks", same), "a", day="2018-10-09")
    other = dataclasses.replace(gist(("Talks", same), "b"), year="2019")
    assert by_day(one, other) is None
    assert by_day(one, dataclasses.replace(other, year="2018")) is not None
