"""Takes the name of a command, gives the command: its module is loaded when it is asked for, and not for the list.

Loading all of them would take more than half of the time in which the help text is there.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module

import click

LISTED = {
    "read": ("reading.read", "Read reports into a record and write its page."),
    "dossier": ("reading.dossier", "Write the page of a record again, without reading."),
    "reports": ("looking.reports", "List the reports, and what is known of each."),
    "quotes": ("looking.quotes", "List who said what, report by report."),
    "mentions": ("looking.mentions", "List where actors and places are named or pointed at."),
    "actors": ("actors.actors", "List who is in the reports, under how many names."),
    "actor": ("actors.actor", "Show one actor: names, offices, quotes by and about it."),
    "events": ("events.events", "List what the reports say happened, each thing once."),
    "codebook": ("events.codebook", "Show the types of happenings, with rules and examples."),
    "stories": ("stories.stories", "List which reports tell of one main happening, and why."),
    "timeline": ("timeline.timeline", "Say what the reports tell as of when, in order."),
    "open": ("coming.open_threads", "List what was still to come, and which reports speak of it again."),
    "facts": ("facts.facts", "List figures, standing matters between parties, and what is told of earlier days."),
    "sourcing": ("sourced.sourcing", "Show who is heard in each report, through what, and what has no named source."),
    "documents": ("papers.documents", "List the documents that reports speak of, and what each says is in them."),
    "positions": ("stands.positions", "Show who stands where on what, and who says so."),
    "check": ("asking.check", "Show the passages that bear on a claim, and who is silent."),
    "explain": ("asking.explain", "Show what one line is, its characters, and why it is there."),
    "serve": ("serving.serve", "Open the desk: the record as pages, to search, review and correct."),
    "compare": ("comparing.compare", "Show where the reports agree and differ, question by question."),
    "wording": ("naming.wording", "List how each report names the same thing."),
    "brief": ("briefly.brief", "Say in few words what happened, who said what, what differs, what is open."),
    "shared": ("sharing.shared", "Show which reports share text, and what differs in it."),
    "correct": ("correcting.correct", "Mend what was found wrongly; it lasts over every later reading."),
    "undo": ("correcting.undo", "Take back a correction."),
    "corrections": ("correcting.corrections", "List the corrections, and what became of each."),
    "export": ("keeping.export", "Write all findings as JSON lines, CSV or Parquet."),
    "audit": ("keeping.audit", "Verify every passage and digest of a record or a page."),
    "forget": ("reading.forget", "Take reports out of a record, with all found in them."),
    "demo": ("reading.demo", "Read the bundled example, six reports of an invented summit."),
    "doctor": ("keeping.doctor", "Say whether all that is needed is in place."),
}
"""All commands in the order of the help text: where each is, and what it does."""


class Commands(MutableMapping[str, click.Command]):
    """The commands by name."""

    def __init__(self) -> None:
        self._loaded: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        """The command, loaded when first asked for."""
        if name not in self._loaded:
            place, short = LISTED[name]
            module, function = place.split(".")
            command: click.Command = getattr(import_module(f"rashomon.cli.{module}"), function)
            command.short_help = short
            self._loaded[name] = command
        return self._loaded[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(LISTED)

    def __len__(self) -> int:
        return len(LISTED)

    def __contains__(self, name: object) -> bool:
        """Whether there is such a command; it is not loaded for that."""
        return name in LISTED
