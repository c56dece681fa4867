"""Every page of the desk, as a page and as data."""

from __future__ import annotations

import csv
import io
import json
import re
import threading

import pytest

from rashomon.cli.serving import answers
from rashomon.desk import library
from rashomon.desk.app import COMMANDS
from rashomon.desk.leaf import NAVIGATION
from rashomon.findings import Actor, SameActor, SameStory
from rashomon.record import Record
from tests.pages.invented import Draft, bind, same

LINK = re.compile(r'href="(/[^"#]*)')


def entries_of(desk, command, name):
    return json.loads(desk.get(f"/{command}.json").body)[name]


@pytest.mark.parametrize("address", ["/", *(place.href for place in NAVIGATION)])
def test_every_page_is_there(desk, address):
    reply = desk.get(address)
    assert reply.status == 200
    assert "<h1" in reply.body or "<h2" in reply.body


def test_every_link_leads_to_a_page(desk):
    quote = entries_of(desk, "quotes", "quotes")[0]["id"]
    seen, left = set(), ["/", "/review", "/search?q=gates", f"/entry/{quote}"]
    while left:
        address = left.pop()
        reply = desk.get(address.replace("&amp;", "&"))
        assert reply.status == 200 or ".csv" in address or ".json" in address, address
        if reply.headers["content-type"].startswith("text/html") and len(seen) < 150:
            left += [found for found in LINK.findall(reply.body) if found not in seen]
            seen.update(LINK.findall(reply.body))


def test_a_page_as_data_is_the_answer_of_the_command_line(desk):
    quotes = entries_of(desk, "quotes", "quotes")
    assert quotes
    for quote in quotes:
        assert quote["content"]["text"] if isinstance(quote["content"], dict) else quote["content"]
    only = json.loads(desk.get("/quotes.json?report=B").body)["quotes"]
    assert 0 < len(only) < len(quotes)
    rows = list(csv.DictReader(io.StringIO(desk.get("/quotes.csv").body.removeprefix("\ufeff"))))
    assert [row["id"] for row in rows] == [quote["id"] for quote in quotes]
    assert {"content_start", "content_end", "content_text"} <= set(rows[0])


def test_a_report_can_be_had_as_it_came(desk):
    reply = desk.get("/raw/A")
    assert reply.status == 200
    assert reply.headers["content-type"].startswith("text/plain")
    assert reply.headers["x-content-type-options"] == "nosniff"
    with Record(desk.path) as record:
        assert reply.body == record.raw(record.lettered("A")).decode()
    assert desk.get("/raw/ZZZ").status == 400
    assert desk.get("/raw/..").status == 404


def test_a_place_has_an_address(desk):
    body = desk.get("/read/A?at=5-20").body
    assert 'id="x-A-5-20"' in body
    assert desk.get("/read/A?at=99999998-99999999").status == 200
    assert desk.get("/read/A?at=x").status == 200


def test_a_finding_has_an_address(desk):
    quote = entries_of(desk, "quotes", "quotes")[0]
    body = desk.get(f"/entry/{quote['id']}").body
    assert quote["id"] in body
    assert desk.get(f"/entry/{quote['id']}.json").status == 200


def test_a_page_reads_while_others_read(desk):
    replies = []
    threads = [threading.Thread(target=lambda: replies.append(desk.get("/quotes").body)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(replies)) == 1


def many(count):
    """Reports that all name one actor."""
    for number in range(count):
        draft = Draft(
            [("headline", f"Lock {number} stays shut"), ("paragraph", f"“The lock {number} is shut,” Tarn said.")]
        )
        span = draft.at("Tarn")
        actor = draft.actor(span)
        mention = draft.mentions(span, actor)
        draft.quotes(draft.at(f"“The lock {number} is shut,”"), "direct", span, draft.at("said"), mention)
        yield draft


def test_a_large_record_is_read_in_parts(tmp_path, desks, monkeypatch):
    monkeypatch.setattr(library, "WHOLE", 5)
    monkeypatch.setattr(library, "AT_ONCE", 4)
    path = tmp_path / "rashomon.sqlite"
    drafts = list(many(10))
    bind(
        path, drafts, same(SameActor, [one for draft in drafts for one in draft.findings if isinstance(one, Actor)])
    ).close()
    desk = desks(path)
    first, last = desk.get("/quotes").body, desk.get("/quotes?page=3").body
    assert "The lock 0 is shut" in first
    assert "The lock 4 is shut" not in first
    assert "Reports A to D: page 1 of 3, 10 reports in the record" in first
    assert "The lock 9 is shut" in last
    assert desk.get("/quotes?page=4").status == 400
    assert 'id="s-F"' in desk.get("/reports?at=F").body
    found = json.loads(desk.get("/quotes.json?page=2").body)
    assert len(found["quotes"]) == 4
    assert found["part"] == {"page": 2, "pages": 3, "reports": 10}
    assert "Lock 7 stays shut" in desk.get("/search?q=lock+7").body
    assert desk.get("/read/J").status == 200
    last = next(one.id for one in drafts[9].findings if isinstance(one, Actor))
    assert "page 1 of 3" in desk.get(f"/actors/{last}").body
    assert desk.get(f"/actors/{last}?page=3").status == 200
    for page in (1, 2, 3):
        actor = json.loads(desk.get(f"/actors.json?page={page}").body)["actors"][0]
        assert desk.get(f"/actors/{actor['id']}").status == 200
    for place in NAVIGATION:
        assert desk.get(f"{place.href}?page=2").status == 200, place.href


def test_every_page_can_be_had_as_data():
    of_its_own = {"review", "search", "reports"}
    for place in NAVIGATION:
        name = place.href.strip("/")
        assert name in of_its_own or COMMANDS.get(name, name) in answers(), name


def test_there_is_data_behind_every_page_or_none_was_found(desk):
    for place in NAVIGATION:
        if place.href != "/search":
            for ending in (".json", ".csv"):
                reply = desk.get(place.href + ending)
                assert reply.status in {200, 404}, place.href


def test_one_story_alone(tmp_path, desks):
    path = tmp_path / "rashomon.sqlite"
    drafts = list(many(5))
    told = [draft.article for draft in drafts[1:3]]
    bind(path, drafts, same(SameStory, told)).close()
    desk = desks(path)
    for place in NAVIGATION:
        if place.href not in {"/search", "/corrections"}:
            body = desk.get(f"{place.href}?story=C").body
            assert "Only the story of C" in body, place.href
            assert 'href="/quotes?story=C"' in body
    body = desk.get("/quotes?story=C").body
    assert "The lock 1 is shut" in body
    assert "The lock 2 is shut" in body
    assert "The lock 3 is shut" not in body
    assert len(json.loads(desk.get("/quotes.json?story=C").body)["quotes"]) == 2
    assert 'name="story"' in desk.get("/quotes").body
    assert desk.get("/quotes?story=ZZ").status == 400
    assert desk.get("/quotes?story=%3Cscript%3E").status == 200
