"""Takes the options that all lists share, gives a sieve: which places are asked for, and how much they fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rashomon.record import Record
    from rashomon.text import Span


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; None where nothing is."""

    about: str | None = None
    actor: str | None = None
    report: str | None = None
    story: str | None = None


OPTIONS = {
    "about": click.option("--about", metavar="WORDS", help="Only what is about this (as `rashomon check` finds it)."),
    "actor": click.option("--actor", metavar="NAME", help="Only where this actor is named or pointed at."),
    "report": click.option("--report", metavar="REPORT", help="Only this report: its letter, digest or path."),
    "story": click.option(
        "--story", metavar="STORY", help="Only this story: its number, its id, or words of its name."
    ),
}
"""The options of all lists, by the name of the field."""


def filtered[**P, R](command: Callable[P, R]) -> Callable[..., R]:
    """Gives a command the options of all lists; its work takes them as one keyword, `filters`."""

    def work(*args: Any, **kwargs: Any) -> R:
        given = {field.name: kwargs.pop(field.name) for field in fields(Filters)}
        return command(*args, filters=Filters(**given), **kwargs)  # type: ignore[arg-type]

    work.__doc__, work.__name__ = command.__doc__, command.__name__
    work.__dict__.update(command.__dict__)
    for option in reversed(OPTIONS.values()):
        work = option(work)
    return work


class Sieve:
    """Which places pass, and how well."""

    def __init__(self, record: Record, filters: Filters) -> None:
        """Raises `InputError` where a report, an actor or a story is named that is not there."""
        from rashomon.check.about import About  # noqa: PLC0415 - the help text does without
        from rashomon.cli.chosen import digests_of  # noqa: PLC0415
        from rashomon.record.used import lexicon_of  # noqa: PLC0415

        self._about = About(record, filters.about, lexicon=lexicon_of(record)) if filters.about else None
        self._tests: list[Callable[[Span], bool]] = []
        self._reports: Set[str] | None = digests_of(record, filters.report) if filters.report else None
        if (digests := self._reports) is not None:
            self._tests.append(lambda span: span.report in digests)
        if filters.story:
            told = _articles(record, filters.story)
            self._tests.append(lambda span: any(span.overlaps(other) for other in told.get(span.report, ())))
            self._reports = told.keys() & (told.keys() if digests is None else digests)
        if filters.actor:
            named = _mentions(record, filters.actor)
            self._tests.append(lambda span: any(span.overlaps(other) for other in named.get(span.report, ())))
        if self._about:
            self._tests.append(lambda span: self.fit(span) > 0)

    def keeps(self, *spans: Span) -> bool:
        """Whether an entry that rests on these places is asked for: each filter is met by one of them."""
        return all(any(map(test, spans)) for test in self._tests)

    def reads(self, report: str) -> bool:
        """Whether a report is asked for at all."""
        return self._reports is None or report in self._reports

    def between(self, span: Span, parties: Iterable[str]) -> bool:
        """Whether an entry between parties is asked for: by its place, or by who they are."""
        if self.keeps(span):
            return True
        others = self._tests[:-1] if self._about else self._tests
        return all(test(span) for test in others) and self._about is not None and self._about.between(parties) > 0

    def fit(self, span: Span) -> float:
        """How much a place is about what is asked, 0 to 1; 1 where no topic is asked for."""
        return self._about.score(span) if self._about else 1.0


def _articles(record: Record, story: str) -> dict[str, list[Span]]:
    from rashomon.stories import Stories  # noqa: PLC0415 - the help text does without

    out: dict[str, list[Span]] = {}
    for telling in Stories(record).meant(story).tellings:
        out.setdefault(telling.article.report, []).append(telling.article.span)
    return out


def _mentions(record: Record, name: str) -> dict[str, list[Span]]:
    from rashomon.cli.chosen import Pointed, mentioned  # noqa: PLC0415 - the help text does without

    out: dict[str, list[Span]] = {}
    for mention in mentioned(record, Pointed(of=name)):
        out.setdefault(mention.span.report, []).append(mention.span)
    return out


def best[T](entries: Iterable[T], fit: Callable[[T], float]) -> list[T]:
    """Entries by how well they fit, those that fit alike in their own order."""
    return sorted(entries, key=lambda entry: -round(fit(entry), 3))
