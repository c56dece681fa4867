"""Takes the occasions of the events of one happening, gives the days it lies in, how they are known and why.

Days that are told come before those of the reports. Several told days that lie together are one interval: talks of
two days, a visit of three.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.across.occasions import length
from rashomon.findings import Occasion
from rashomon.text import Span
from rashomon.timeline import when as in_words

TOGETHER = 7
"""Days that an interval made of several is long at most."""


@dataclass(frozen=True, slots=True)
class When:
    """The days of a happening."""

    first: str
    last: str
    edtf: str
    basis: str
    """`stated`, `reckoned` or `inferred`."""
    because: str
    spans: tuple[Span, ...]
    """The words it rests on."""

    @property
    def label(self) -> str:
        """The interval in words, as a title has it."""
        return in_words(self.first, self.last, self.edtf) + (" (inferred)" if self.basis == "inferred" else "")


def when(occasions: Iterable[Occasion]) -> When | None:
    """The days of a happening; None where they are unknown."""
    known = sorted((one for one in occasions if one.first and one.last), key=_order)
    told = [one for one in known if one.told]
    found = told or known
    if not found:
        return None
    whole = _together([one for one in found if length(one) <= TOGETHER]) or found[:1]
    first, last = min(one.first for one in whole), max(one.last for one in whole)
    lead = whole[0]
    edtf = lead.edtf if (lead.first, lead.last) == (first, last) else first if first == last else f"{first}/{last}"
    basis = "inferred" if any(one.basis == "inferred" for one in whole) else lead.basis
    because = "; ".join(dict.fromkeys(one.because for one in whole[:MOST]))
    return When(first, last, edtf, basis, because, tuple(dict.fromkeys(one.span for one in whole[:MOST])))


MOST = 3
"""Reasons that are told."""


def _order(one: Occasion) -> tuple[int, str, Span, str]:
    return length(one), one.first, one.span, one.id


def _together(fine: Sequence[Occasion]) -> list[Occasion]:
    """Those that lie together with the shortest, in its order."""
    out: list[Occasion] = []
    for one in fine:
        first, last = min([one.first, *(o.first for o in out)]), max([one.last, *(o.last for o in out)])
        if (date.fromisoformat(last) - date.fromisoformat(first)).days <= TOGETHER:
            out.append(one)
    return out
