"""Takes the material of a record, gives the foot of a page: digests of the sources, what was run."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

from rashomon.show.links import Links, anchor
from rashomon.show.material import Material, Volume

ACCOUNT = {
    "files": "came in",
    "new": "new",
    "changed": "changed",
    "unchanged": "unchanged",
    "duplicates": "the same bytes as another",
    "skipped": "not read",
    "passed_over": "passed over, since they are no reports",
}
"""What a page calls the counts of a run."""


@dataclass(frozen=True, slots=True)
class Source:
    """One report as it came."""

    id: str
    letter: str
    label: str
    digest: str
    files: tuple[str, ...]
    """Names of files, never their folders; none on a shared page."""
    urls: tuple[str, ...]
    """Web addresses: as text, and as links where they are `http` or `https`."""
    format: str


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool or model and its version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Made:
    """What made the record."""

    rashomon: str
    """The version that wrote the page."""
    record: str
    """The version that last brought the record up to date; empty where none is known."""
    tools: tuple[Tool, ...]
    date: str
    """Of the last run, ISO 8601; empty where none is known."""
    account: tuple[tuple[str, int], ...]
    """What came in with the last run: how many files, and what became of them, in words; none are left out."""


def sources(material: Material, links: Links, *, share: bool) -> tuple[Source, ...]:
    """One for each report."""
    return tuple(
        Source(
            anchor(links.source(volume.letter)),
            volume.letter,
            volume.label,
            volume.digest,
            () if share else volume.names,
            _urls(volume),
            volume.format,
        )
        for volume in material.volumes
    )


def _urls(volume: Volume) -> tuple[str, ...]:
    found = (datum.value for sheet in volume.sheets for datum in sheet.metadata if datum.name == "url")
    return tuple(dict.fromkeys(found))


def made(material: Material) -> Made:
    """From the last run of the record, and from the installed package."""
    run = material.run
    versions = dict(run.versions) if run else {}
    written = versions.pop("rashomon", "")
    tools = tuple(Tool(name.lower(), text) for name, text in sorted(versions.items()))
    return Made(version("rashomon"), written, tools, run.started if run else "", _account(material))


def _account(material: Material) -> tuple[tuple[str, int], ...]:
    counts = material.run.counts if material.run else {}
    return tuple((words, int(counts[name])) for name, words in ACCOUNT.items() if counts.get(name))
