"""Takes the quotes of each paragraph in order, gives those of the article: who speaks on in the next one."""

from __future__ import annotations

from rashomon.findings import Block
from rashomon.within.quote_attribution import Attribution, lead
from rashomon.within.quote_cues import Cues
from rashomon.within.quote_found import Found, Paragraph


class Thread:
    """The quotes found so far, at their places in the report, and what the last paragraph leaves open.

    Captions stand apart: their quotes are kept, but nobody goes on speaking across them into, or out of, a caption.
    """

    def __init__(self, cues: Cues) -> None:
        self.found: list[Found] = []
        self._cues = cues
        self._last: Found | None = None
        self._open = False
        self._lead: Attribution | None = None
        self._base = 0

    def add(self, block: Block, paragraph: Paragraph, found: list[Found]) -> None:
        """The quotes of the next paragraph."""
        for one in found:
            one.shift(block.span.start)
        if block.role == "caption":
            self.found += found
            return
        kept = self._continue(paragraph, found, block.span.start)
        self.found += kept
        self._lead = lead(paragraph, self._cues)
        self._base = block.span.start
        self._open = bool(paragraph.direct) and not paragraph.direct[-1].closed
        spoken = [one for one in kept if one.type not in {"indirect", "act"} and not one.orphan]
        joined = len(kept) < len(found) and not spoken
        spoken = [one for one in spoken if one.frame == "direct"] or spoken
        self._last = max(spoken, key=lambda one: one.content[-1], default=self._last if joined else None)

    def _continue(self, paragraph: Paragraph, found: list[Found], base: int) -> list[Found]:
        """The first words of a paragraph, when nobody in it says them, go to who spoke last, or was led in."""
        first = next(
            (one for one in found if one.orphan and not paragraph.text[: one.content[0][0] - base].strip()), None
        )
        if first is None:
            return found
        if self._lead is not None:
            self._attribute(first, self._lead)
            return found
        whole = not paragraph.text[first.content[-1][1] - base :].strip()
        if self._last is None or not (self._open or whole):
            return found
        self._last.join(first)
        return [one for one in found if one is not first]

    def _attribute(self, found: Found, told: Attribution) -> None:
        """Words led in by the paragraph before: "The minister said:"."""
        base = self._base
        found.cue = (told.cue[0] + base, told.cue[1] + base)
        found.source = (told.source[0] + base, told.source[1] + base) if told.source else None
        found.lemma, found.kind, found.score = told.lemma, told.kind, 0.8
        found.because = f"led in by the paragraph before: {told.because}"
