"""Takes the options that all lists share, gives a sieve: which places are asked for, and how much they fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rashomon.cli.between import Between
    from rashomon.record import Record
    from rashomon.text import Span


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; None where nothing is."""

    about: str | None = None
    actor: str | None = None
    report: str | None = None
    story: str | None = None
    by: str | None = None
    since: str | None = None
    until: str | None = None
    undated: set[Span] = field(default_factory=set, compare=False)
    """Places left out because their time is not known."""


def iso(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """A day, a month or a year as given; as a day it is the first or the last of them. Raises `click.BadParameter`."""
    if value is None:
        return None
    from rashomon.across.date_values import interval  # noqa: PLC0415 - the help text does without

    days = interval(value) if value[:4].isdigit() else None
    if days is None or len(value) not in {4, 7, 10}:
        raise click.BadParameter(f"{value!r} is no date; write 2023, 2023-03 or 2023-03-21.")
    return days[_param.name == "until"].isoformat()


OPTIONS = {
    "about": click.option("--about", metavar="WORDS", help="Only what is about this (as `rashomon check` finds it)."),
    "actor": click.option("--actor", metavar="NAME", help="Only where this actor is named or pointed at."),
    "report": click.option("--report", metavar="REPORT", help="Only this report: its letter, digest or path."),
    "story": click.option(
        "--story", metavar="STORY", help="Only this story: its number, its id, or words of its name."
    ),
    "by": click.option("--by", metavar="NAME", help="Only what stands in the words of this source."),
    "since": click.option(
        "--from", "since", metavar="DATE", callback=iso, help="Only what is of this day or later, as far as is known."
    ),
    "until": click.option(
        "--to", "until", metavar="DATE", callback=iso, help="Only what is of this day or earlier, as far as is known."
    ),
}
"""The options of all lists, by the name of the field."""


csv_option = click.option("--csv", "comma", is_flag=True, help="Answer as a table with commas: the rows of the JSON.")
"""The option of every list; see `Command.invoke`."""


def filtered[**P, R](command: Callable[P, R]) -> Callable[..., R]:
    """Gives a command the options of all lists; its work takes them as one keyword, `filters`.

    An option that the command has already, or has another word for, stays its own.
    """
    own = {param.name for param in getattr(command, "__click_params__", ())}
    added = {name: option for name, option in OPTIONS.items() if name not in own}

    def work(*args: Any, **kwargs: Any) -> R:
        filters = Filters(**{name: kwargs.pop(name) for name in added})
        kwargs.pop("comma", None)
        call = click.get_current_context().obj
        if call is not None and (filters.since or filters.until):
            call.terminal.notes.append(lambda: {"left_out_time_not_known": len(filters.undated)})
        code = command(*args, filters=filters, **kwargs)  # type: ignore[arg-type]
        if call is not None and filters.undated:
            call.terminal.say(f"left out, their time not known: {len(filters.undated):,}")
        return code

    work.__doc__, work.__name__ = command.__doc__, command.__name__
    work.__dict__.update(command.__dict__)
    for option in reversed((*added.values(), csv_option)):
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
        if filters.by:
            said = _said(record, filters.by)
            self._tests.append(lambda span: any(span.overlaps(other) for other in said.get(span.report, ())))
        self._undated, self._between = filters.undated, _between(record, filters)

    def keeps(self, *spans: Span) -> bool:
        """Whether an entry that rests on these places is asked for: each filter is met by one of them."""
        about = self._about is None or any(self.fit(span) > 0 for span in spans)
        return about and self._passes(spans)

    def _passes(self, spans: Sequence[Span]) -> bool:
        """Whether each filter but that of the topic is met by one of some places."""
        return all(any(map(test, spans)) for test in self._tests) and self._in_time(spans)

    def _in_time(self, spans: Sequence[Span]) -> bool:
        """Whether one of some places is of the days asked for. Where none has a known time, the entry is counted."""
        if self._between is None or not spans:
            return True
        told = [self._between.of(span) for span in spans]
        if all(one is None for one in told):
            self._undated.add(spans[0])
        return any(told)

    def reads(self, report: str) -> bool:
        """Whether a report is asked for at all."""
        return self._reports is None or report in self._reports

    def between(self, span: Span, parties: Iterable[str]) -> bool:
        """Whether an entry between parties is asked for: by its place, or by who they are."""
        about = self._about is None or self.fit(span) > 0 or self._about.between(parties) > 0
        return about and self._passes([span])

    def fit(self, span: Span) -> float:
        """How much a place is about what is asked, 0 to 1; 1 where no topic is asked for."""
        return self._about.score(span) if self._about else 1.0


def _articles(record: Record, story: str) -> dict[str, list[Span]]:
    from rashomon.stories import Stories  # noqa: PLC0415 - the help text does without

    out: dict[str, list[Span]] = {}
    for telling in Stories(record).meant(story).tellings:
        out.setdefault(telling.article.report, []).append(telling.article.span)
    return out


def _between(record: Record, filters: Filters) -> Between | None:
    from rashomon.cli.between import Between  # noqa: PLC0415 - the help text does without

    return Between(record, filters.since, filters.until) if filters.since or filters.until else None


def _said(record: Record, name: str) -> dict[str, list[Span]]:
    from rashomon.cli.chosen import Asked, chosen  # noqa: PLC0415 - the help text does without

    out: dict[str, list[Span]] = {}
    for quote in chosen(record, Asked(by=name)):
        out.setdefault(quote.content.report, []).append(quote.content)
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
