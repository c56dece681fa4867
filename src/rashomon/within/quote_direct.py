"""Takes a paragraph and its marks, gives direct quotes: which marked runs are one, and who says them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.within.quote_attribution import Attribution, beside, first_sentence, speaks
from rashomon.within.quote_cues import Cues
from rashomon.within.quote_found import Paragraph
from rashomon.within.quote_marks import CLOSING, DOUBLE, SINGLE_CLOSING, STRAIGHT, Marked, words

ENDS = set(",.?!…—–-")
STARTS = set(":,;.?!…—–)]" + CLOSING + STRAIGHT + "’'")
NEAR = 100
"""Code points after a run within which a few words can tell who says it."""

SPEECH = 4
"""Words from which marked words after a comma count as speech rather than a name or a scare quote."""


@dataclass(slots=True)
class Spoken:
    """Marked runs of one paragraph that belong to one attribution, or to none yet."""

    runs: list[Marked]
    told: Attribution | None = None


def choose(paragraph: Paragraph, cues: Cues) -> list[Marked]:
    """The outermost runs that hold words of their own: those that are not woven into a clause."""
    return [
        run
        for run in paragraph.marks
        if run.depth == 0
        and (_is_direct(paragraph, run) or _is_exclaimed(paragraph, cues, run) or _is_announced(paragraph, cues, run))
    ]


def _is_announced(paragraph: Paragraph, cues: Cues, run: Marked) -> bool:
    """Right after a reporting verb, and the end of its clause: the crowd shouted "Never!"."""
    inside = paragraph.text[run.start : run.end].rstrip(DOUBLE)[-1:]
    if inside not in ENDS and paragraph.text[run.end : run.end + 1] not in {".", ",", ";", "", "!"}:
        return False
    earlier = [token for token in paragraph.before(run.start, 3) if token.text not in {",", ":"}]
    return bool(earlier) and run.start - earlier[-1].end < 4 and speaks(earlier[-1], cues)


def _is_exclaimed(paragraph: Paragraph, cues: Cues, run: Marked) -> bool:
    """A word or two, and at once who says it: "Never," the minister said."""
    inner = paragraph.text[run.inner()[0] : run.inner()[1]].rstrip()
    alone = paragraph.character_before(run.start) in {"", ".", ":", "?", "!"}
    if not run.closed or not alone or inner[-1:] not in {",", "?", "!"}:
        return False
    tokens = first_sentence(paragraph.between(run.end, run.end + NEAR))[:5]
    return any(speaks(token, cues) for token in tokens)


def _is_direct(paragraph: Paragraph, run: Marked) -> bool:
    start, end = run.inner()
    inner = paragraph.text[start:end].strip()
    count = words(inner)
    if not count or (run.single and count < SPEECH):
        return False
    before = paragraph.character_before(run.start)
    ends = inner.rstrip(DOUBLE + SINGLE_CLOSING)[-1:] in ENDS or paragraph.text[run.end : run.end + 1] == ","
    if not before:
        return (count >= 2 and (ends or not run.closed)) or not paragraph.character_after(run.end)
    if before in STARTS:
        return count >= SPEECH or (count >= 2 and before in ":.?!")
    return count >= SPEECH and inner[0].isupper() and ends


def find(paragraph: Paragraph, cues: Cues) -> Iterator[Spoken]:
    """The direct quotes of a paragraph, those of one attribution together, in order."""
    current: Spoken | None = None
    direct = paragraph.direct
    for i, run in enumerate(direct):
        left = direct[i - 1].end if i else 0
        right = direct[i + 1].start if i + 1 < len(direct) else len(paragraph.text)
        told = beside(paragraph, cues, run, left, right)
        bare = not paragraph.text[left : run.start].strip()
        if current is not None and _goes_on(current.told, told, bare=bare):
            current.runs.append(run)
            current.told = current.told or told
            continue
        if current is not None:
            yield current
        current = Spoken([run], told)
    if current is not None:
        yield current


def _goes_on(last: Attribution | None, told: Attribution | None, *, bare: bool) -> bool:
    """Whether a run belongs to the attribution of the one before: told alike, told by nobody, or nothing between."""
    if told is None:
        return True
    return bare if last is None else told.token is last.token
