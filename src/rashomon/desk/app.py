"""Takes a library and its rules, gives the desk as a web application: which address shows what."""

from __future__ import annotations

import functools
import gc
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from rashomon.desk import acts, entries, persons, queue, searching, views
from rashomon.desk.answers import Asking, as_csv, as_json
from rashomon.desk.leaf import NAVIGATION, Leaf
from rashomon.desk.library import Extent, Library, Shelf
from rashomon.desk.mending import Mend
from rashomon.desk.paper import Paper
from rashomon.desk.routing import sentence
from rashomon.desk.safety import Door, Rules, TooMuch
from rashomon.errors import InputError, RashomonError
from rashomon.people.belonging import reports_of

SHOWING = ("story", "page", "at", "made", "base", "what", "from")
"""Parts of an address that say what is shown of an answer, and are no filters of it."""

PAGES = 20
"""Places in one article that an address may lead to."""

LETTERS = 12
"""Letters that a report goes by, at most."""

NUMBER = re.compile(r"\d{1,9}").fullmatch
PLACE = re.compile(r"(\d{1,9})-(\d{1,9})").fullmatch

CHOOSING = frozenset(place.href for place in NAVIGATION if place.href not in {"/search", "/corrections"})
"""Pages that can be of one story."""

COMMANDS = {"agreement": "compare", "sharing": "shared", "happenings": "events"}
"""The command whose answer a page gives as JSON, where it is not called like the page."""

ASSETS = {"page.css": "text/css", "page.js": "text/javascript", "desk.css": "text/css"}


type Make = Callable[[], Leaf]


@dataclass(frozen=True, slots=True)
class Desk:
    """What answers the addresses."""

    library: Library
    rules: Rules
    answers: Mapping[str, Asking]
    """What gives the answers of commands, by their name."""
    paper: Paper

    # ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────

    def reports(self, request: Request) -> Response:
        """The reports."""
        extent = self._extent(request)

        def make() -> Leaf:
            with self.library.shelf(extent) as shelf:
                return views.reports(shelf, extent)

        return self._give(request, make, extent, "reports")

    def quotes(self, request: Request) -> Response:
        """Who said what."""
        extent = self._extent(request)

        def make() -> Leaf:
            with self.library.shelf(extent) as shelf:
                return views.quotes(shelf, extent)

        return self._give(request, make, extent, "quotes")

    def section(self, request: Request) -> Response:
        """A section of the dossier."""
        name, extent = request.path_params["name"], self._extent(request)

        def make() -> Leaf:
            with self.library.shelf(extent) as shelf:
                return views.section(shelf, extent, name, request.query_params.get("base", "").upper())

        if name not in views.SECTIONS:
            raise HTTPException(404)
        return self._give(request, make, extent, COMMANDS.get(name, name))

    def reading(self, request: Request) -> Response:
        """One report."""
        letter = request.path_params["letter"].upper()
        if not letter.isalpha():
            raise InputError(f"there is no report {letter}")
        extent = Extent((self.library.digest(letter),), of=self.library.size())
        places = [PLACE(text) for text in request.query_params.getlist("at")[:PAGES]]
        at = [(int(found[1]), int(found[2])) for found in places if found]

        def make() -> Leaf:
            around = self.library.around(letter)
            with self.library.shelf(extent) as shelf:
                leaf = views.reading(shelf, extent, letter, at)
                offered = None if self.rules.read_only else self._offered(shelf, letter)
            leaf.view = {"letter": letter, "before": around[0], "after": around[1], "mend": offered}
            return leaf

        return self._give(request, make, extent, "mentions")

    def raw(self, request: Request) -> Response:
        """A report as it came, as plain text whatever it is: nothing in it is markup here."""
        with self.library.whole() as record:
            digest = self.library.digest(request.path_params["letter"])
            encoding = record.report(digest).source_map.encoding
            text = record.raw(digest).decode(encoding, "replace")
        return Response(text.encode("utf-8", "replace"), media_type="text/plain; charset=utf-8")

    def _offered(self, shelf: Shelf, letter: str) -> Mend | None:
        """What can be mended of a report; its new story is chosen from a list where there are not too many."""
        whole = self.library.extent()
        if not whole.whole:
            return views.of_report(shelf.record, shelf, letter, whole=False)
        with self.library.shelf(whole) as every:
            return views.of_report(every.record, shelf, letter, whole=True)

    def actors(self, request: Request) -> Response:
        """Who is in the reports."""
        extent, kind = self._extent(request), request.query_params.get("type", "")

        def make() -> Leaf:
            with self.library.shelf(extent) as shelf:
                return persons.cast(shelf, extent, kind)

        return self._give(request, make, extent, "actors")

    def actor(self, request: Request) -> Response:
        """One of them."""
        name = request.path_params["name"].lower()
        extent = self.library.extent()
        if not extent.whole:
            name, digests = self.library.told(("actor", name), functools.partial(reports_of, name=name))
            extent = self.library.of(digests, self._page(request))

        def make() -> Leaf:
            with self.library.shelf(extent) as shelf:
                return persons.portrait(shelf, extent, name)

        return self._give(request, make, extent, "actor", [name])

    def search(self, request: Request) -> Response:
        """Words, and the passages that bear on them."""
        asked = request.query_params.get("q", "")[:1000]
        told = request.query_params
        wanted = searching.Wanted(
            told.get("report", ""), told.get("who", ""), told.get("actor", ""), told.get("all") == "1"
        )
        extent = searching.extent_of(self.library, asked)

        def make() -> Leaf:
            with self.library.shelf(extent) as shelf:
                return searching.searched(shelf, extent, asked, wanted)

        return self._give(request, make, extent, "check", [asked], without=("q", "who", "actor"))

    def entry(self, request: Request) -> Response:
        """One finding."""
        name = request.path_params["name"].lower()

        def make() -> Leaf:
            with self.library.whole() as record:
                leaf = entries.entry(record, name)
            return self._with_line(leaf)

        return self._give(request, make, Extent(None), "explain", [name])

    def _with_line(self, leaf: Leaf) -> Leaf:
        """A quote stands on its page as it stands under its source."""
        if leaf.view.kind == "quote" and not leaf.view.left_out:
            extent = self.library.extent()
            if not extent.whole:
                extent = Extent((self.library.digest(leaf.view.places[0].letter),), of=extent.of)
            with self.library.shelf(extent) as shelf:
                leaf.bands = views.line_of(shelf.material, shelf.material.quote[leaf.view.id])
        return leaf

    def review(self, request: Request) -> Response:
        """What a person may want to look at."""
        extent, first = self._extent(request), int(_number(request, "from", "0"))
        form, what = request.path_params["form"], request.query_params.get("what", "")
        if form:
            with self.library.shelf(extent) as shelf:
                return _answered(queue.answer(shelf), form)

        def make() -> Leaf:
            with self.library.shelf(extent) as shelf:
                return queue.review(shelf, extent, first, what, read_only=self.rules.read_only)

        return self._give(request, make, extent, "")

    def corrections(self, request: Request) -> Response:
        """The ledger, and what became of each line."""

        def make() -> Leaf:
            with self.library.whole() as record:
                return acts.book(record)

        return self._give(request, make, Extent(None), "corrections")

    def asset(self, request: Request) -> Response:
        """The style sheet and the script."""
        name = request.path_params["name"]
        if name not in ASSETS:
            raise HTTPException(404)
        return Response(self.paper.asset(name), media_type=ASSETS[name])

    # ── acts ─────────────────────────────────────────────────────────────────────────────────────────────────────

    async def act(self, request: Request) -> Response:
        """A line for the ledger."""
        body = await request.body()
        form = acts.sent(body, self.rules.secret)
        number = await run_in_threadpool(acts.done, self.library, form)
        address, _, place = form.back.partition("#")
        joint = "&" if "?" in address else "?"
        return RedirectResponse(f"{address}{joint}made={number}{'#' + place if place else ''}", status_code=303)

    # ── how an address is answered ───────────────────────────────────────────────────────────────────────────────

    def _page(self, request: Request) -> int:
        return int(_number(request, "page", "1"))

    def _extent(self, request: Request) -> Extent:
        at, story = (_letter(request, name) for name in ("at", "story"))
        return self.library.extent(self._page(request), at=at, story=story)

    def _give(
        self,
        request: Request,
        make: Make,
        extent: Extent,
        command: str,
        words: list[str] | None = None,
        *,
        without: tuple[str, ...] = (),
    ) -> Response:
        if request.path_params.get("form"):
            answer = self._answer(request, extent, command, [*(words or ())], without=set(without))
            return _answered(answer, request.path_params["form"])
        key = f"{request.url.path}?{request.url.query}"
        body = self.library.page(key, lambda: self._printed(request, make()))
        return Response(body, media_type="text/html; charset=utf-8")

    def _printed(self, request: Request, leaf: Leaf) -> bytes:
        leaf.asked = "&".join(
            part for part in request.url.query.split("&") if part and part.partition("=")[0] not in {"page", "made"}
        )
        made = request.query_params.get("made", "")
        line = None
        if NUMBER(made):
            with self.library.whole() as record:
                line = acts.outcome(record, int(made))
        stories = self.library.stories() if leaf.extent is not None and leaf.here in CHOOSING else None
        return self.paper.page(leaf, self.rules, line, request.query_params, stories)

    def _answer(
        self, request: Request, extent: Extent, command: str, words: list[str], *, without: set[str]
    ) -> dict[str, Any]:
        """The answer of a command, over the same reports as the page; filters are parts of the address."""
        ask, asked = self.answers.get(command), request.query_params
        if ask is None:
            raise HTTPException(404)
        filters = {name: value for name, value in asked.items() if name not in {*SHOWING} | without}
        if command == "mentions":
            filters.setdefault("report", request.path_params["letter"])
        if extent.digests is None and not self.library.extent().whole:
            answer = ask(lambda: self.library.open(extent), words, filters)
        else:
            with self.library.shelf(extent) as shelf, shelf.record.lent() as record:
                answer = ask(lambda: record, words, filters)
        if answer is None:
            raise HTTPException(404)
        if not extent.whole:
            told = {"story_of": extent.story} if extent.story else {}
            answer["part"] = told | {"page": extent.number, "pages": extent.pages, "reports": extent.of}
        return answer

    # ── what goes wrong ──────────────────────────────────────────────────────────────────────────────────────────

    def failed(self, _: Request, error: Exception) -> Response:
        """A page with a plain sentence."""
        status, words = sentence(error)
        return self.paper.refusal(status, words)


def _letter(request: Request, name: str) -> str:
    value = request.query_params.get(name, "").upper()
    return value if value.isalpha() and value.isascii() and len(value) < LETTERS else ""


def _number(request: Request, name: str, default: str) -> str:
    value = request.query_params.get(name, default)
    if not NUMBER(value):
        raise InputError(f"{name} is a number")
    return value


def _answered(answer: Mapping[str, Any], form: str) -> Response:
    if form == ".csv":
        return Response(as_csv(answer), media_type="text/csv; charset=utf-8")
    return Response(as_json(answer), media_type="application/json")


def application(library: Library, rules: Rules, answers: Mapping[str, Asking]) -> Door:
    """The desk, behind its door."""
    paper = Paper()
    desk = Desk(library, rules, answers, paper)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await run_in_threadpool(library.warm)
        await run_in_threadpool(paper.warm)
        gc.collect()
        gc.freeze()  # what is open now stays to the end: the collector need not go through it with every page
        yield
        gc.unfreeze()
        library.close()

    routes = [
        Route("/", desk.reports),
        Route("/reports{form:form}", desk.reports),
        Route("/quotes{form:form}", desk.quotes),
        Route("/actors{form:form}", desk.actors),
        Route("/actors/{name:word}{form:form}", desk.actor),
        Route("/read/{letter:word}{form:form}", desk.reading),
        Route("/raw/{letter:word}", desk.raw),
        Route("/entry/{name:word}{form:form}", desk.entry),
        Route("/search{form:form}", desk.search),
        Route("/review{form:form}", desk.review),
        Route("/corrections{form:form}", desk.corrections),
        Route("/act", desk.act, methods=["POST"]),
        Route("/static/{name}", desk.asset),
        Route("/{name:word}{form:form}", desk.section),
    ]
    failures: Any = dict.fromkeys((HTTPException, acts.Foreign, TooMuch, RashomonError, Exception), desk.failed)
    app = Starlette(routes=routes, exception_handlers=failures, lifespan=lifespan)
    app.router.redirect_slashes = False
    return Door(app, rules, paper.refusal)
