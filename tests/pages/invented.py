"""Builds records by hand, without a parser: reports of invented states, with findings as stages would give them."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Sequence
from pathlib import Path

from rashomon.findings import (
    Actor,
    Arrival,
    Article,
    Block,
    Coreference,
    Finding,
    Membership,
    Mention,
    Metadatum,
    Problem,
    Quote,
    Report,
    SameActor,
    SameWords,
)
from rashomon.record import Record
from rashomon.record.store import Entry, Store
from rashomon.rows import pack
from rashomon.text import SourceMap, Span


class Draft:
    """One report in the making: a text of blocks parted by empty lines, and what is found in it."""

    def __init__(self, blocks: Sequence[tuple[str, str]], *, language: str = "en", name: str = "report.txt") -> None:
        self.text = "\n\n".join(text for _, text in blocks)
        self.raw = self.text.encode("utf-8", "surrogatepass")
        self.digest = hashlib.sha256(self.raw).hexdigest()
        self.name = name
        starts = itertools.accumulate((len(text) + 2 for _, text in blocks), initial=0)
        spans = [
            (role, Span.of(self.digest, start, start + len(text)))
            for (role, text), start in zip(blocks, starts, strict=False)
        ]
        read = [span for role, span in spans if role not in ("comments", "share", "source", "credit")]
        self.article = Article(self.digest, 0, Span.join(read or [span for _, span in spans]), language)
        self.findings: list[Finding] = [self.article]
        for role, span in spans:
            self.findings.append(Block(self.article.id, span, role, self.text[span.start : span.end], "as drafted"))

    def at(self, words: str, nth: int = 0) -> Span:
        """The span of some words, of several places the one counted from 0."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span.of(self.digest, start, start + len(words))

    def knows(self, name: str, value: str, span: Span | None = None, source: str = "text") -> None:
        """Adds a metadatum."""
        self.findings.append(Metadatum(self.article.id, name, value, span, source, "as drafted"))

    def mentions(self, span: Span, actor: Actor | None, form: str = "name") -> Mention:
        """Adds a mention, and what it points at."""
        text = self.text[span.start : span.end]
        mention = Mention(self.article.id, span, form, "person", text, "a capital letter")
        self.findings.append(mention)
        if actor:
            self.findings.append(Coreference(self.article.id, mention.id, actor.id, span, 1.0, "the same name"))
        return mention

    def actor(self, span: Span, kind: str = "person") -> Actor:
        """Adds an actor."""
        actor = Actor(self.article.id, span, kind, self.text[span.start : span.end])
        self.findings.append(actor)
        return actor

    def quotes(
        self,
        content: Span,
        kind: str = "direct",
        source: Span | None = None,
        cue: Span | None = None,
        mention: Mention | None = None,
    ) -> Quote:
        """Adds a quote."""
        quote = Quote(
            self.article.id, content, source, cue, kind, mention.id if mention else None, "say", 0.9, "marks and a cue"
        )
        self.findings.append(quote)
        return quote


def same(kind: type[SameActor] | type[SameWords], findings: Sequence[Finding], **more: str) -> list[Finding]:
    """Links between all of some findings, and the group they make."""
    ids = sorted(finding.id for finding in findings)
    links: list[Finding] = [kind(*pair, 1.0, "as drafted", **more) for pair in itertools.combinations(ids, 2)]
    return links + [Membership(kind.kind, name, ids[0]) for name in ids]


def bind(path: Path, drafts: Iterable[Draft], more: Iterable[Finding] = ()) -> Record:
    """A record of the drafts, and of findings beside them."""
    with Store(path) as store:
        run = store.begin_run("2018-10-10T08:00:00+00:00", {}, {"Parser": "model 1.0", "Lexicon": "lexicon 1"})
        for unit, draft in enumerate(drafts):
            report = Report(draft.digest, "text", draft.text, SourceMap("utf-8"))
            arrival = Arrival(
                draft.digest, f"/home/somebody/secret/{draft.name}", len(draft.raw), "2018-10-10T08:00:00"
            )
            with store.transaction():
                settle(store, unit, [report, arrival, *draft.findings])
                store.keep_raw(report, draft.raw)
        with store.transaction():
            settle(store, 10**6, more)
            store.end_run(run, "2018-10-10T08:01:00+00:00", {"files": 4, "new": 3, "skipped": 1, "missing": 0})
    return Record(path)


def settle(store: Store, unit: int, findings: Iterable[Finding]) -> None:
    """Writes findings as one unit of work."""
    store.settle(0, unit, [Entry(finding.id, finding.kind, pack(finding), ()) for finding in findings])


SAID = "“The gates will open when the gates are safe, and not an hour before,”"
CUT = "“when the gates are safe”"


def courier() -> tuple[Draft, dict[str, Finding]]:
    """A report that names its outlet and date, with a direct quote, an indirect one, and marked words."""
    draft = Draft(
        [
            ("headline", "Orlen says the gates stay shut"),
            ("source", "Source: The Tarn Courier, 3 May 2019"),
            ("share", "Share  Tweet  Print"),
            ("caption", "President Mira Orlen at the lock on May 2, 2019."),
            ("paragraph", f"{SAID} President Mira Orlen said on Thursday. She added that pumps were on their way."),
            ("paragraph", "The so-called “river peace” has not held. “Nobody asked the fish.”"),
            ("comments", "Leave a Reply"),
        ],
        name="tarn courier.txt",
    )
    draft.knows("title", "Orlen says the gates stay shut", draft.at("Orlen says the gates stay shut"))
    draft.knows("outlet", "The Tarn Courier", draft.at("The Tarn Courier"))
    draft.knows("published", "2019-05-03", draft.at("3 May 2019"))
    orlen = draft.actor(draft.at("Mira Orlen", 1))
    draft.mentions(draft.at("Orlen"), orlen)
    named = draft.mentions(draft.at("Mira Orlen", 1), orlen)
    she = draft.mentions(draft.at("She"), orlen, "pronoun")
    whole = draft.quotes(draft.at(SAID), "direct", draft.at("President Mira Orlen", 1), draft.at("said"), named)
    draft.quotes(draft.at("pumps were on their way"), "indirect", draft.at("She"), draft.at("added"), she)
    draft.quotes(draft.at("“river peace”"), "scare")
    draft.quotes(draft.at("“Nobody asked the fish.”"))
    return draft, {"orlen": orlen, "whole": whole}


def gazette() -> tuple[Draft, dict[str, Finding]]:
    """A report of which little is known; it cuts the quote short."""
    draft = Draft(
        [
            ("headline", "River talks end"),
            ("paragraph", f"The locks will open {CUT}, Orlén told a crowd. An official who would not be named agreed."),
            ("paragraph", "Officials in Dunmere called for patience, and then for more of it."),
        ],
        name="download (3).txt",
    )
    draft.knows("title", "River talks end", draft.at("River talks end"))
    draft.knows("outlet", "Saddle Gazette", None, "reports.csv row 2")
    orlen = draft.actor(draft.at("Orlén"))
    named = draft.mentions(draft.at("Orlén"), orlen)
    cut = draft.quotes(draft.at(CUT), "mixed", draft.at("Orlén"), draft.at("told"), named)
    officials = draft.mentions(draft.at("Officials in Dunmere"), None, "nominal")
    called = draft.at("for patience, and then for more of it")
    draft.quotes(called, "indirect", officials.span, draft.at("called"), officials)
    return draft, {"orlen": orlen, "cut": cut}


def foreign() -> Draft:
    """A report that is not analysed."""
    draft = Draft(
        [("headline", "Die Schleusen bleiben zu"), ("paragraph", "Am Donnerstag war das Tor noch zu.")], language="de"
    )
    draft.knows("title", "Die Schleusen bleiben zu", draft.at("Die Schleusen bleiben zu"))
    draft.knows("language", "de", None, "the words of the article")
    return draft


def summit(path: Path) -> Record:
    """Three reports, one utterance in two wordings, one actor under two spellings, a file that could not be read."""
    first, one = courier()
    second, two = gazette()
    links = same(SameActor, [one["orlen"], two["orlen"]]) + same(SameWords, [one["whole"], two["cut"]], relation="cut")
    problem = Problem(
        "/home/somebody/secret/scan.pdf", "read", "/home/somebody/secret/scan.pdf: a PDF; save it as text"
    )
    return bind(path, [first, second, foreign()], [*links, problem])
