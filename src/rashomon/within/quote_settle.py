"""Takes the direct quotes and the frames found in one paragraph, gives what stands: no words told twice by one cue.

Of two frames of which one lies in the other, the surer stands; both stand where the inner is speech inside speech.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator

from rashomon.text import Piece, merge
from rashomon.within.quote_direct import Spoken
from rashomon.within.quote_found import Found, Paragraph, trimmed, without

SURE = {
    "according": 0.9,
    "direct": 0.9,
    "clause": 0.8,
    "parenthetical": 0.7,
    "noun": 0.5,
    "object": 0.5,
    "adjective": 0.4,
    "adverb": 0.4,
}
"""How sure a frame is, by its shape: the order follows the precision of each on a news corpus."""

OTHERWISE = 0.6

SPEECH = {"say", "accept", "reject", "accuse", "deny", "warn", "promise", "urge", "ask"}
"""Classes of cues that tell of something said, not thought, so that they may be told of within speech."""

UNSURE = {"want", "seem", "focus", "think", "feel"}
"""Classes of cues that tell of wishes and thoughts: where they meet speech, the speech stands."""

CHAINED = 0.5
"""How sure a frame must be to stand beside an "according to" that covers it: both links of the chain are kept."""

INSIDE = 0.8
"""Share of a frame's letters that must lie in another for it to be called nested."""


def settle(paragraph: Paragraph, spoken: Iterable[Spoken], told: Iterable[Found]) -> list[Found]:
    """Everything reported in a paragraph, each once."""
    direct = [_direct(one) for one in spoken]
    frames = [found for found in _beside(paragraph, direct, told) if not idle(paragraph, found)]
    _unchain(paragraph, frames)
    _link(paragraph, direct, frames)
    for found in frames:
        found.score = SURE.get(found.frame, OTHERWISE) - (0.15 if found.kind in UNSURE else 0)
    _split_off(paragraph, frames)
    return [*direct, *_surest(frames)]


def _direct(one: Spoken) -> Found:
    content = tuple((run.start, run.end) for run in one.runs)
    if one.told is None:
        return Found(content, None, None, "", "marks alone", 0.5)
    told = one.told
    return Found(
        content,
        told.source,
        told.cue,
        told.lemma,
        told.because,
        0.9,
        told.kind,
        "direct",
        told=told.told,
    )


def _beside(paragraph: Paragraph, direct: list[Found], told: Iterable[Found]) -> Iterator[Found]:
    """Frames without what is quoted directly, and without those whose cue tells of a direct quote already."""
    taken = {found.cue for found in direct}
    for found in told:
        outside = trimmed(paragraph.text, (part for piece in found.content for part in paragraph.outside_direct(piece)))
        found.content = tuple(_with_marks(paragraph, piece) for piece in outside)
        if found.content and found.cue not in taken and not (found.weak and not _marked(paragraph, found.content)):
            yield found


ANYBODY = {"you", "one", "that", "this", "which", "what", "it's", "nobody"}
"""Sources of phrases that tell of nobody's speech: "you would think", "that said"."""

BARE = {"it", "this", "that", "these", "those", "them", "they", "he", "she", "him", "her", "you", "me", "us", "i", "we"}
"""Contents that say nothing where they are all there is: "they denied it"."""


def idle(paragraph: Paragraph, found: Found) -> bool:
    """Whether a frame has the form of reported speech, and tells of nobody's or of nothing."""
    source = _printed(paragraph, [found.source]) if found.source else ""
    return source in ANYBODY or _printed(paragraph, found.content) in BARE


def _printed(paragraph: Paragraph, pieces: Iterable[Piece]) -> str:
    return " ".join(paragraph.text[start:end] for start, end in pieces).lower().strip(" .,;")


def _with_marks(paragraph: Paragraph, piece: Piece) -> Piece:
    """A piece with the mark that opens or closes its words, where the parse has left it out."""
    start, end = piece
    for run in paragraph.marks_between(start, end + 1):
        first, last = run.inner()
        if run.closed and start < last and last - 1 <= end < run.end:
            end = run.end
        if run.start < start <= first and start < run.end:
            start = run.start
    return start, end


def _unchain(paragraph: Paragraph, frames: list[Found]) -> None:
    """An "according to" at the end of what somebody said is the next link of a chain, not part of the words."""
    told = [found for found in frames if found.frame in {"clause", "parenthetical"}]
    for link in frames:
        if link.frame != "according" or link.cue is None or link.source is None:
            continue
        hole = (min(link.cue, link.source)[0], max(link.cue, link.source)[1])
        for found in told:
            rest = trimmed(paragraph.text, (part for piece in found.content for part in without(piece, [hole])))
            found.content = rest or found.content


def _link(paragraph: Paragraph, direct: list[Found], frames: list[Found]) -> None:
    """An "according to" beside no more than "she said" tells of what she said: the marked words are told within it."""
    for link in frames:
        if link.frame != "according":
            continue
        for found in direct:
            telling = [piece for piece in (found.source, found.cue) if piece]
            left = (part for piece in link.content for part in without(piece, telling))
            if len(telling) > 1 and not trimmed(paragraph.text, left):
                link.content, link.links, found.outer = merge([*found.content, *link.content]), True, link
                break


def _marked(paragraph: Paragraph, content: Iterable[Piece]) -> bool:
    return any(paragraph.marks_between(start, end) for start, end in content)


def _split_off(paragraph: Paragraph, frames: list[Found]) -> None:
    """A trailing ", adding that …" is speech of its own, by the same source, not part of what was said before it."""
    outers = [found for found in frames if found.frame in {"clause", "parenthetical"} and found.cue]
    for inner in frames:
        if not inner.participle or inner.cue is None or inner.kind not in SPEECH:
            continue
        for outer in outers:
            if outer is not inner and outer.cue and outer.cue < inner.cue and _holds(outer.content, inner.cue[0]):
                _cut(paragraph, outer, inner)


def _cut(paragraph: Paragraph, outer: Found, inner: Found) -> None:
    start = inner.cue[0] if inner.cue else 0
    rest = (part for piece in outer.content for part in without(piece, [(start, piece[1])]))
    if kept := trimmed(paragraph.text, rest):
        outer.content, inner.source = kept, outer.source


def _holds(content: Iterable[Piece], position: int) -> bool:
    return any(start < position < end for start, end in content)


def _surest(frames: list[Found]) -> list[Found]:
    frames.sort(key=lambda found: found.content[0])
    starts = [found.content[0][0] for found in frames]
    dropped: set[int] = set()
    for i, outer in enumerate(frames):
        first = bisect.bisect_left(starts, outer.content[0][0])
        last = bisect.bisect_left(starts, outer.content[-1][1])
        for j in range(first, last):
            inner = frames[j]
            if i == j or i in dropped or j in dropped or not _nested(inner, outer):
                continue
            if _speech_in_speech(inner, outer):
                inner.outer = outer
            else:
                dropped.add(i if inner.score > outer.score else j)
    return [found for i, found in enumerate(frames) if i not in dropped]


def _nested(inner: Found, outer: Found) -> bool:
    size = _size(inner.content)
    if size > _size(outer.content):
        return False
    return _shared(inner.content, outer.content) >= INSIDE * size


def _speech_in_speech(inner: Found, outer: Found) -> bool:
    if inner.kind not in SPEECH:
        return False
    if outer.frame == "according":
        return inner.score >= CHAINED
    return inner.frame in {"clause", "parenthetical"} and outer.frame in {"clause", "parenthetical"}


def _size(content: Iterable[Piece]) -> int:
    return sum(end - start for start, end in content)


def _shared(one: Iterable[Piece], other: tuple[Piece, ...]) -> int:
    return sum(max(0, min(end, end2) - max(start, start2)) for start, end in one for start2, end2 in other)
