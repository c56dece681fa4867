"""Every act of the desk in a browser, scripting off: where the thing is shown, and after the record is made anew."""

from __future__ import annotations

import shutil

import pytest

from rashomon import job
from rashomon.cli.serving import answers
from rashomon.desk.safety import Rules
from rashomon.desk.serve import opened
from rashomon.findings import Event, Mention, Position, Quote, TimeExpression
from rashomon.happenings import Happenings
from rashomon.people import People
from rashomon.record import Record
from rashomon.record.corrected import corrections
from rashomon.record.issues import issues
from rashomon.show.dossier import write
from rashomon.stories import Stories


@pytest.fixture
def path(made, tmp_path):
    folder = tmp_path / "summit"
    shutil.copytree(made, folder)
    return folder / job.RECORD


def anew(path):
    path.unlink()
    job.read([str(path.parent)], record=path, lexicon=str(path.parent / job.LEXICON), jobs=1)


def statuses(path):
    with Record(path) as record:
        return [one.status for one in corrections(record)]


class Hand:
    """Does what a person does on the pages of a desk."""

    def __init__(self, page, desk):
        self.page, self.desk = page, desk

    def at(self, address):
        self.page.goto(self.desk + address)
        return self

    def does(self, form, button, select=None, fill=None, *, all_like_it=False):
        """Fills in the first form that holds a hidden field, and presses a button of it."""
        place = self.page.locator("form.act").filter(has=self.page.locator(f'input[value="{form}"]'))
        place = place.filter(has=self.page.get_by_role("button", name=button, include_hidden=True)).first
        folded = place.locator("xpath=ancestor::details[not(@open)]")
        while folded.count():
            folded.first.locator("> summary").click()
        if select is not None:
            place.locator("select").select_option(select)
        if fill is not None:
            place.locator('input[name="b"]').fill(fill)
        if all_like_it:
            place.locator('input[name="all"]').check()
        with self.page.expect_navigation():
            place.get_by_role("button", name=button).click()
        told = self.page.locator(".banner")
        assert told.count() == 1, self.page.locator("main").inner_text()[:400]
        return told.inner_text()


def things(path):
    """One thing of each kind that can be mended."""
    with Record(path) as record:
        found = {kind: record.all(kind)[0].id[:12] for kind in (Mention, Position, TimeExpression)}
        quotes = [one for one in record.all(Quote) if one.type == "direct"]
        events = Happenings(record).all
        people = [one for one in People(record).all if one.type == "person"]
        stories = Stories(record).all
        return found | {
            "quotes": [one.id[:12] for one in quotes],
            Event: events[0].lead.id[:12],
            "alone": next(one for one in events if len(one.events) == 1 and one.status == "occurred").lead.id[:12],
            "comparison": issues(record)[0].comparisons[0].id[:12],
            "people": [(one.id, one.name) for one in people],
            "moved": record.letter(stories[0].tellings[0].article.report),
            "target": record.letter(stories[1].tellings[0].article.report),
        }


def test_every_act_by_its_form_and_after_the_record_is_made_anew(path, browser, monkeypatch):
    monkeypatch.setenv("RASHOMON_BY", "Nobody Else")
    known = things(path)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    with opened(path, Rules("127.0.0.1"), answers()) as desk:
        hand = Hand(context.new_page(), desk)
        quotes, people = known["quotes"], known["people"]
        told = [
            hand.at(f"/entry/{quotes[0]}").does("accept", "This quote is right"),
            hand.at(f"/entry/{quotes[1]}").does("accept", "This quote is none"),
            hand.at(f"/entry/{quotes[2]}").does("source", "Correct the source", fill=people[0][0]),
            hand.at(f"/entry/{quotes[3]}").does("none", "Nobody said it"),
            hand.at(f"/entry/{known[Mention]}").does("not-an-actor", "These words name no actor"),
            hand.at("/agreement").does(known["comparison"], "Say so", select="wrong"),
            hand.at("/happenings").does(known["alone"], "Say so", select="planned"),
            hand.at("/happenings").does(known[Event], "Date it", fill="2031-05"),
            hand.at(f"/entry/{known[TimeExpression]}").does("date", "Date it", fill="2031-05-01/2031-05-03"),
            hand.at(f"/entry/{known[Position]}").does("status", "Say so", select="neutral"),
            hand.at(f"/read/{known['moved']}").does("date", "Date it", fill="2031-05-04"),
            hand.at("/stories").does(known["moved"], "Move it", select=known["target"]),
            hand.at(f"/actors/{people[1][0]}").does("name", "Name", fill="Somebody Else"),
            hand.at(f"/actors/{people[1][0]}").does("same", "Merge", fill=people[2][0]),
        ]
        assert all(": applied" in one for one in told), told
        assert "neutral" in hand.page.request.get(f"{desk}/positions").text()
        assert quotes[1] not in hand.page.request.get(f"{desk}/quotes.json").text()
        assert "No list shows this entry" in hand.at(f"/entry/{quotes[1]}").page.locator("main").inner_text()
        before = statuses(path)
        hand.at("/corrections")
        assert hand.page.locator(".queue > li").count() == len(before) >= len(told)
    anew(path)
    assert statuses(path) == before
    with Record(path) as record:
        written = write(record, path.parent / "dossier.html").path.read_text(encoding="utf-8")
        assert {one.by for one in corrections(record)} == {"Nobody Else"}
    assert "correction 11" in written, "a page tells what was corrected"
    assert "Nobody Else" not in written, "and not by whom"
    with opened(path, Rules("127.0.0.1"), answers()) as desk:
        hand = Hand(context.new_page(), desk)
        assert quotes[1] not in hand.page.request.get(f"{desk}/quotes.json").text()
        assert "by" in hand.at("/corrections").page.locator(".queue > li").first.inner_text()
        assert ": applied" in hand.does("undo", f"Undo correction {len(before)}")
        hand.at(f"/entry/{quotes[1]}")
        assert ": applied" in hand.at("/corrections").does("undo", "Undo correction 2")
        assert quotes[1] in hand.page.request.get(f"{desk}/quotes.json").text()
    context.close()


def test_an_act_for_all_like_it_is_undone_at_once(path, browser):
    with Record(path) as record:
        event = next(one for one in Happenings(record).all if len(one.events) > 1).lead.id[:12]
    with opened(path, Rules("127.0.0.1"), answers()) as desk:
        context = browser.new_context(java_script_enabled=False)
        hand = Hand(context.new_page(), desk)
        told = hand.at(f"/entry/{event}").does("accept", "This event is none", all_like_it=True)
        assert "like it; one undo takes all back" in told
        hand.does("undo", "Undo correction 1")
        context.close()
    assert set(statuses(path)[:-1]) == {"undone"}


def test_every_kind_of_doubt_has_its_form(path, browser):
    with opened(path, Rules("127.0.0.1"), answers()) as desk:
        context = browser.new_context(java_script_enabled=False)
        hand = Hand(context.new_page(), desk)
        for what, form, button, more in [
            ("source", "source", "Nobody said it", {}),
            ("label", "label", "Say so", {"select": "right"}),
            ("position", "accept", "This position is right", {}),
            ("happening", "status", "Say so", {"select": "denied"}),
            ("date", "date", "Date it", {"fill": "2031-05-04"}),
        ]:
            hand.at(f"/review?what={what}")
            count = hand.page.locator(".queue > li").count()
            assert count, what
            assert ": applied" in hand.does(form, button, **more)
            assert f"what={what}" in hand.page.url
            assert hand.page.locator(".queue > li:not(.unknown)").count() < count
        context.close()


def test_a_desk_to_read_only_has_no_form(path, browser):
    with opened(path, Rules("127.0.0.1", read_only=True), answers()) as desk:
        context = browser.new_context()
        page = context.new_page()
        known = things(path)
        for address in (
            *("/agreement", "/happenings", "/stories", "/timeline", "/positions", "/review", "/corrections"),
            *(f"/entry/{known['quotes'][0]}", f"/read/{known['moved']}", f"/actors/{known['people'][0][0]}"),
        ):
            page.goto(desk + address)
            assert page.locator("form.act, .mend").count() == 0, address
        context.close()
