"""Takes a record, gives the parts of its brief with all their lines, those first that most reports bear out."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from rashomon.brief.lines import Heading, Line, Noted, Said, Words, by_report, line, listed
from rashomon.copies import copies
from rashomon.findings import (
    LABELS,
    SPEECH,
    Article,
    Block,
    Claim,
    Comparison,
    Dated,
    Metadatum,
    Quote,
    SameWords,
)
from rashomon.happenings import Happenings
from rashomon.people import People
from rashomon.record import Record
from rashomon.record.issues import Issue, issues, shown_label
from rashomon.record.keeping import once
from rashomon.record.used import lexicon_of
from rashomon.record.witnessed import Witnessed
from rashomon.sourcing import sourcing
from rashomon.standings import Stand, Standings, Subject
from rashomon.stories import Stories, Story
from rashomon.text import Span
from rashomon.threads import Thread, threads

LONGEST = 45
"""Words of a passage at most: two lines of a page."""

FULL = 6
"""Words from which on an utterance tells something by itself."""

PARTIES, SUBJECTS, STORIES, ABSENT, HAPPENINGS = 4, 3, 4, 5, 6
"""How many parties of a subject, subjects, stories, actors heard nowhere, and happenings are told of."""

DIFFERING = ("conflict", "parties disagree", "differs", "later account", "later position")
"""Labels of comparisons that tell of a difference."""

SLIGHT = ("strength", "speaker", "specificity")
"""Aspects in which answers differ least: told after the others of their label."""

ALIKE = 0.5
"""The share of words in common above which two passages are one sentence told twice."""

PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we"})

THREADS = {
    "invitation": "invited",
    "offer": "offered",
    "awaited": "awaited",
    "expected": "expected",
    "planned": "planned",
    "accepted": "accepted, not told as done",
    "declined": "declined",
    "promised": "promised",
    "considered": "considered",
}
"""How the kinds of threads are told."""


class Told:
    """What a record holds for a brief."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._order = record.digests()
        self._people = once(record, People)

    def headings(self) -> Iterator[Heading]:
        """The parts, in their order."""
        makers: tuple[tuple[str, str, Callable[[], Iterator[Line]]], ...] = (
            ("happened", "What happened", self.happened),
            ("said", "Who said what", self.said),
            ("differs", "What differs", self.differs),
            ("open", "What is open", self.open),
            ("unknown", "What is not known", self.unknown),
        )
        for name, title, maker in makers:
            yield Heading(name, title, tuple(dict.fromkeys(maker())))

    def count(self, one: Line) -> int:
        """The words of a line, notes left out."""
        return sum(
            len(part.text.split()) if isinstance(part, Words) else self._length(part.span)
            for part in one.parts
            if not isinstance(part, Noted)
        )

    def _length(self, span: Span) -> int:
        return len(self._record.text(span).split())

    def _short(self, *spans: Span) -> bool:
        return all(0 < self._length(span) <= LONGEST for span in spans)

    @cached_property
    def _witnessed(self) -> Witnessed:
        return once(self._record, Witnessed)

    def _independent(self, spans: Sequence[Span]) -> tuple[int, str]:
        """How many independent texts, and how that is told."""
        texts = self._witnessed.of(spans).texts
        return texts, f"{texts} independent text{'' if texts == 1 else 's'}"

    # ── what happened ────────────────────────────────────────────────────────────────────────────────────────────

    def happened(self) -> Iterator[Line]:
        """The stories, how one report of each begins, and which reports share their text."""
        told = once(self._record, Stories).all[:STORIES]
        yield from map(self._story, told)
        for story in told:
            if begins := self._beginning(story):
                yield line(Noted(begins), " begins: ", Said(begins))
        yield from self._happenings()
        for family in once(self._record, copies).families:
            spans = [one.shared.left_span for pair in family.pairs for one in pair.passages]
            spans += [one.shared.right_span for pair in family.pairs for one in pair.passages]
            yield line(listed(by_report(spans, self._order)), f" share text ({family.told}) and count there as one.")

    def _story(self, story: Story) -> Line:
        spans = by_report((telling.opening for telling in story.tellings), self._order)
        reports = f"{len(spans)} report{'' if len(spans) == 1 else 's'}"
        return line(Words(story.name, printed=True), f" – told in {reports}: ", listed(spans), ".")

    def _happenings(self) -> Iterator[Line]:
        """What the most independent texts tell to have happened; what one report alone tells is left to the list."""
        asked = once(self._record, Happenings, lexicon_of(self._record))
        found = [one for one in asked.all if len(one.reports) > 1 and one.statuses == ("occurred",) and one.targets]
        for one in sorted(found, key=lambda one: -asked.witnesses(one))[:HAPPENINGS]:
            spans = by_report((event.span for event in asked.passages(one)), self._order)
            yield line(Words(asked.title(one), printed=True), f" – {self._independent(spans)[1]}: ", listed(spans), ".")

    def _beginning(self, story: Story) -> Span | None:
        """The first paragraph of the first report of a story that has a short one."""
        for telling in story.tellings:
            blocks = self._record.all(Block, article=telling.article.id)
            first = next((block.span for block in blocks if block.role == "paragraph"), None)
            if first and self._short(first) and _closed(self._record.text(first)):
                return first
        return None

    # ── who said what ────────────────────────────────────────────────────────────────────────────────────────────

    def said(self) -> Iterator[Line]:
        """Utterances in several reports and positions in turn, then a quote of each who is named in most reports."""
        uttered, standing = list(self._uttered()), list(self._standing())
        for pair in itertools.zip_longest(uttered, standing):
            yield from (one for one in pair if one)
        told = {span for one in uttered for span in one.spans}
        for person in self._people.all:
            quotes = [one for one in person.quotes if one.type == "direct" and self._telling(one)]
            if quotes and not told & {one.content for one in person.quotes}:
                first = min(quotes, key=lambda one: (self._order.index(one.content.report), one.content))
                yield line(Words(person.name, printed=True), ", per ", Noted(first.content), ": ", Said(first.content))

    def _telling(self, quote: Quote) -> bool:
        return (
            self._length(quote.content) >= FULL
            and self._short(quote.content)
            and _closed(self._record.text(quote.content))
        )

    def _uttered(self) -> Iterator[Line]:
        groups, found = self._record.groups(SameWords.kind), defaultdict(list)
        for quote in self._quotes.values():
            if quote.type in SPEECH and quote.id in groups:
                found[groups[quote.id]].append(quote)
        ranked = []
        for name, quotes in found.items():
            spans = by_report((one.content for one in quotes), self._order)
            shown = [one for one in quotes if self._telling(one)]
            if len(spans) > 1 and shown:
                best = min(shown, key=lambda one: (one.type != "direct", self._order.index(one.content.report), one.id))
                ranked.append((-self._independent(spans)[0], -len(spans), best.content, name, spans, best))
        for *_, spans, best in sorted(ranked, key=lambda item: item[:4]):
            who = self._people.of(self._people.source(best))
            by = Words(who.name, printed=True) if who else Words("Somebody not named")
            count = self._independent(spans)[1]
            yield line(
                by, ", per ", listed(spans), f" ({count}), as ", Noted(best.content), " has it: ", Said(best.content)
            )

    def _standing(self) -> Iterator[Line]:
        subjects = once(self._record, Standings).subjects()
        for subject in [one for one in subjects if len(one.reports) > 1][:SUBJECTS]:
            yield self._subject(subject)

    def _subject(self, subject: Subject) -> Line:
        target = min(
            (stand.position.target for stand in subject.stands if self._named(subject, stand)),
            key=lambda span: (self._order.index(span.report), span),
        )
        parts: list[Words | Noted] = []
        for party in subject.parties[:PARTIES]:
            stances = self._stances(subject, party)
            for place, (stance, spans) in enumerate(stances):
                lead = f"; {party}: " if not place else ", "
                parts += [Words(lead.removeprefix("; ") if not parts else lead, printed=True), Words(f"{stance} (")]
                parts += [*listed(spans), Words(")")]  # type: ignore[list-item]
        return line("On ", Said(target), " – ", parts, ".")

    def _named(self, subject: Subject, stand: Stand) -> bool:
        words = " ".join(self._record.text(stand.position.target).split())
        return words == subject.name or subject.name not in subject.wordings

    def _stances(self, subject: Subject, party: str) -> list[tuple[str, list[Span]]]:
        """Each stance of a party with a passage of each report; what others tell of it only where nothing else does."""
        stands = [stand for stand in subject.stands if stand.party == party]
        own = [stand for stand in stands if not stand.ascriber] or stands
        found: dict[str, list[Span]] = defaultdict(list)
        for stand in own:
            told = f", so {stand.ascriber}" if stand.ascriber else ""
            told += ", told of an earlier time" if stand.earlier else ""
            found[stand.position.stance + told].append(stand.position.span)
        made = [(stance, by_report(spans, self._order)) for stance, spans in found.items()]
        return sorted(made, key=lambda item: (-len(item[1]), item[0]))

    # ── what differs ─────────────────────────────────────────────────────────────────────────────────────────────

    def differs(self) -> Iterator[Line]:
        """For each question the two passages that differ most, no passage twice."""
        claims = {claim.id: claim for claim in self._record.all(Claim)}
        used: set[str] = set()
        asked = once(self._record, issues, lexicon_of(self._record))
        for issue in sorted(asked, key=_weight):
            if found := self._apart(issue, claims, used):
                used |= {found.left, found.right}
                pair = sorted((claims[found.left], claims[found.right]), key=self._place)
                yield line(self._voice(pair[0]), "; ", self._voice(pair[1]), f" – {shown_label(found)}.")

    def _apart(self, issue: Issue, claims: dict[str, Claim], used: set[str]) -> Comparison | None:
        for one in issue.comparisons:
            left, right = claims[one.left].span, claims[one.right].span
            apart = one.label in DIFFERING and left.report != right.report and not {one.left, one.right} & used
            if apart and self._short(left, right) and not self._alike(left, right):
                return one
        return None

    def _alike(self, left: Span, right: Span) -> bool:
        """Whether two passages have most of their words in common: what differs is then shown better side by side."""
        one, other = (set(self._record.text(span).casefold().split()) for span in (left, right))
        return len(one & other) > ALIKE * len(one | other)

    def _place(self, claim: Claim) -> tuple[int, Span]:
        return self._order.index(claim.span.report), claim.span

    def _voice(self, claim: Claim) -> list[Words | Noted | Said]:
        """`A: “…”`, or `A, on the word of Korrin: “…”`."""
        whose: list[Words | Noted | Said] = []
        if claim.voice == "said":
            quote = self._quotes.get(claim.quote or "")
            who = self._people.of(self._people.source(quote)) if quote else None
            name = who.name if who else "" if claim.said_by.casefold() in PRONOUNS else claim.said_by
            whose = [Words(", on the word of "), Words(name or "somebody not named", printed=True)]
        return [Noted(claim.span), *whose, Words(": "), Said(claim.span)]

    @cached_property
    def _quotes(self) -> dict[str, Quote]:
        return {quote.id: quote for quote in self._record.all(Quote)}

    # ── what is open, and unknown ────────────────────────────────────────────────────────────────────────────────

    def open(self) -> Iterator[Line]:
        """What was to come; what no other report speaks of first within its kind."""
        found = [
            one for one in once(self._record, threads) if not one.opening.negated and self._short(one.opening.span)
        ]
        turns: dict[str, list[Thread]] = defaultdict(list)
        for one in found:
            turns[one.opening.type].append(one)
        for turn in range(max(map(len, turns.values()), default=0)):
            for those in turns.values():
                if turn < len(those):
                    yield self._thread(those[turn])

    def _thread(self, thread: Thread) -> Line:
        opening = thread.opening
        kind = THREADS.get(opening.type, "to come")
        if thread.again:
            again = by_report((one.span for one in thread.again), self._order)
            rest = line(" Words of it stand also in ", listed(again), ".")
        else:
            rest = line(" No other report speaks of it.")
        return line(Noted(opening.span), f", {kind}: ", Said(opening.span), ".", rest.parts)

    def unknown(self) -> Iterator[Line]:
        """What the reports do not tell of themselves, whose words have no source, and who is not heard."""
        yield from self._unsaid("when", self._undated())
        yield from self._unsaid("by which outlet", self._without("outlet"))
        nobody = [one for one in self._quotes.values() if one.type == "direct" and one.source is None]
        nobody = [one for one in nobody if self._telling(one) and not self._people.source(one)]
        for quote in sorted(nobody, key=lambda one: (self._order.index(one.content.report), one.content))[:1]:
            yield line("Whose words these are, in ", Noted(quote.content), ": ", Said(quote.content), ".")
        absent = once(self._record, sourcing, lexicon_of(self._record)).absent[:ABSENT]
        if absent:
            spans = by_report((mention.span for one in absent for mention in one.mentions), self._order)
            names = ", ".join(one.name for one in absent)
            yield line("Heard in no report, though spoken of in ", listed(spans), ": ", Words(names, printed=True), ".")

    def _unsaid(self, what: str, spans: Sequence[Span]) -> Iterator[Line]:
        if spans:
            yield line("Not told: ", what, " ", listed(spans), f" {'was' if len(spans) == 1 else 'were'} published.")

    def _undated(self) -> list[Span]:
        known = {one.subject for one in self._record.all(Dated) if one.basis == "stated"}
        return self._openings(article for article in self._record.all(Article) if article.id not in known)

    def _without(self, name: str) -> list[Span]:
        known = {one.article for one in self._record.all(Metadatum) if one.name == name}
        return self._openings(article for article in self._record.all(Article) if article.id not in known)

    def _openings(self, articles: Iterable[Article]) -> list[Span]:
        return by_report((self._record.opening(article) for article in articles), self._order)


def _weight(issue: Issue) -> tuple[int, bool]:
    """What differs most first, as issues are ordered; among them what differs in more than its wording."""
    first = issue.comparisons[0]
    return LABELS.index(first.label), first.aspect in SLIGHT


def _closed(text: str) -> bool:
    """Whether every quotation mark that a passage opens is closed in it."""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0
