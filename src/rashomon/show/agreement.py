"""Takes the material of a record, gives the section on where its reports agree and differ: a row for each question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.across.claim_align import AGREEING
from rashomon.findings import Claim, Comparison
from rashomon.measured import in_words, measured
from rashomon.record.issues import ORDER, SYMBOLS, WORDS, Issue, issues, shown_label, shown_reason
from rashomon.record.keeping import once
from rashomon.record.only_here import RULE, only_here
from rashomon.show.citing import Cited, Citing
from rashomon.show.material import Material

MOST = 15
"""Questions that stand open; the others are folded away."""

FOLDED = {SYMBOLS[label] for label in AGREEING}
"""Signs of labels under which the words say for themselves how the reports stand."""

WIDE = 6
"""Reports that have a column each; of more, each row lists those that tell of its question."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a report says of a question."""

    letter: str
    voice: str
    """Whose word it is; empty on a page that is shared, for a source not found, and in the report's own voice."""
    own: bool
    at: Cited


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two passages stand to each other."""

    symbol: str
    label: str
    letters: tuple[str, ...]
    because: str
    """Why: by letters what each report tells, where it can be told so; empty on a page that is shared."""
    inside: bool
    """Whether both stand in one report."""
    id: str


@dataclass(frozen=True, slots=True)
class Standing:
    """All passages of a question that stand to each other in one way."""

    symbol: str
    label: str
    between: tuple[str, ...]
    """The letters of each two reports, each once: "A · B"."""
    reasons: tuple[str, ...]
    """Why, each reason once. None on a page that is shared."""
    open: bool
    """Whether the reasons are told at once: what differs is; of what is the same, one is enough."""
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One question."""

    id: str
    title: str
    kind: str
    cells: tuple[tuple[str, tuple[Cell, ...]], ...]
    """By letter; of more reports than have a column, only those that tell of it."""
    standings: tuple[Standing, ...]
    silent: tuple[str, ...]
    independent: int
    speaker: str
    """The one speaker whose word all reports give; empty where there is none, and on a page that is shared."""
    only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Only:
    """A passage that only one report of a story has."""

    cell: Cell
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The section."""

    order: str
    letters: tuple[str, ...]
    """Of the columns; none where there are too many."""
    first: tuple[Row, ...]
    more: tuple[Row, ...]
    labels: tuple[tuple[str, str, str, int, str], ...]
    """Key, sign, word, number of questions and how often it is right, of each label that occurs."""
    alone: tuple[Only, ...] = ()
    """What only one report of a story has, as far as it is shown."""
    rule: str = RULE


def view(material: Material, citing: Citing) -> View | None:
    """The section; None where no two passages were found to be on one question."""
    found = once(material.record, issues, material.lexicon)
    if not found:
        return None
    letters = tuple(volume.letter for volume in material.volumes)
    columns = letters if len(letters) <= WIDE else ()
    rows = [_row(one, columns, material, citing) for one in found]
    met = Counter(label for one in found for label in {comparison.label for comparison in one.comparisons})
    labels = tuple(
        (key, sign, WORDS.get(key, key), met[key], in_words(measured(key))) for key, sign in SYMBOLS.items() if met[key]
    )
    return View(ORDER, columns, tuple(rows[:MOST]), tuple(rows[MOST:]), labels, _alone(material, citing))


def _alone(material: Material, citing: Citing) -> tuple[Only, ...]:
    letter = {volume.digest: volume.letter for volume in material.volumes}
    found = once(material.record, only_here, material.lexicon)[:MOST]
    return tuple(
        Only(
            _cell(one.claim, letter[one.claim.span.report], citing),
            tuple(letter[digest] for digest in one.silent),
        )
        for one in found
    )


def _row(one: Issue, columns: tuple[str, ...], material: Material, citing: Citing) -> Row:
    letter = {volume.digest: volume.letter for volume in material.volumes}
    told: dict[str, list[Cell]] = {name: [] for name in columns}
    for claim in one.claims:
        told.setdefault(letter[claim.span.report], []).append(_cell(claim, letter[claim.span.report], citing))
    return Row(
        one.id,
        one.title,
        " ".join(dict.fromkeys(comparison.label.replace(" ", "-") for comparison in one.comparisons)),
        tuple((name, tuple(cells)) for name, cells in told.items()),
        tuple(_standings([_verdict(comparison, letter, citing) for comparison in one.comparisons])),
        tuple(letter[digest] for digest in one.silent),
        one.independent,
        "" if citing.share else one.speaker,
        tuple(letter[digest] for digest in one.reports) if len(one.reports) == 1 else (),
    )


def _standings(verdicts: Sequence[Verdict]) -> Iterator[Standing]:
    """Verdicts by their labels, in the order in which they came."""
    alike: dict[tuple[str, str, bool], list[Verdict]] = {}
    for one in verdicts:
        alike.setdefault((one.symbol, one.label, one.inside), []).append(one)
    for (symbol, label, _), those in alike.items():
        told = tuple(dict.fromkeys(one.because for one in those if one.because))
        between = tuple(sorted({" · ".join(one.letters) for one in those}))
        yield Standing(symbol, label, between, told, len(told) == 1 or symbol not in FOLDED, tuple(those))


def _cell(claim: Claim, letter: str, citing: Citing) -> Cell:
    said = "" if claim.voice != "said" or citing.share else claim.said_by
    through = f", through {claim.through}" if said and claim.through else ""
    return Cell(letter, said + through, claim.voice != "said", citing.cite(claim.span))


def _verdict(comparison: Comparison, letter: dict[str, str], citing: Citing) -> Verdict:
    ends = [letter[span.report] for span in (comparison.left_span, comparison.right_span) if span]
    return Verdict(
        SYMBOLS[comparison.label],
        shown_label(comparison),
        tuple(sorted(set(ends))),
        "" if citing.share else shown_reason(comparison, letter),
        len(set(ends)) == 1,
        comparison.id,
    )
