"""Takes a headline or a paragraph that is a name and a colon, gives what stands after the colon, or its marked words.

"Minister: We will not yield" and "MINISTER: We will not yield" name who speaks; a headline with marked words and no
verb of saying quotes somebody it does not name.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.parse import Token
from rashomon.text import Piece
from rashomon.within.quote_cues import Cues
from rashomon.within.quote_found import Found, Paragraph, trim
from rashomon.within.quote_marks import Marked

NAME = 8
"""Tokens a name with its title may have before the colon."""

LINE = 30
"""Words a line without a full stop may have to be read as a heading."""

NAMED = {"PERSON", "ORG", "GPE", "NORP"}
TITLES = {"poll", "report", "study", "source", "official", "survey", "expert", "analyst", "minister", "police"}

CREDITS = {
    "image",
    "images",
    "photo",
    "photos",
    "picture",
    "pictures",
    "file",
    "video",
    "source",
    "credit",
    "map",
    "caption",
}
"""Words before a colon that name where a picture is from, and nobody who speaks."""


def find(paragraph: Paragraph, cues: Cues, found: list[Found]) -> Iterator[Found]:
    """What a heading says beyond the frames and direct quotes found in it."""
    led = _led(paragraph)
    if led is not None and not any(one.source for one in found if one.content[0][0] < led.content[0][0]):
        found[:] = [one for one in found if not one.orphan]
        yield led
    elif not found:
        yield from _unnamed(paragraph, cues)


def _led(paragraph: Paragraph) -> Found | None:
    tokens = paragraph.parse.tokens
    place = next((i for i, token in enumerate(tokens[: NAME + 1]) if token.text == ":"), 0)
    if not place or len(tokens) - place < 4 or not _names(tokens[:place]):
        return None
    if not (_is_line(paragraph) or tokens[0].text.isupper()) or _is_dateline(tokens[:place]):
        return None
    content = trim(paragraph.text, (tokens[place].end, len(paragraph.text)))
    if content is None or paragraph.in_marks(tokens[0].start):
        return None
    source: Piece = (tokens[0].start, tokens[place - 1].end)
    cue = (tokens[place].start, tokens[place].end)
    return Found((content,), source, cue, ":", "a name and a colon", 0.7, "say", "colon")


def _names(tokens: list[Token]) -> bool:
    """Whether some tokens are one name, with a title perhaps, and nothing else."""
    last = tokens[-1]
    if last.lower in CREDITS:
        return False
    if any(token.pos in {"VERB", "AUX", "PUNCT", "NUM", "PRON"} for token in tokens):
        return False
    if all(token.pos == "PROPN" for token in tokens) and len(tokens) <= 2:
        return True
    return last.entity in NAMED or last.lemma.lower() in TITLES or (last.pos == "PROPN" and last.text.isupper())


def _is_dateline(tokens: list[Token]) -> bool:
    """Whether a place in capitals stands before the colon: "LISBON: After two days of talks" is said by nobody."""
    return tokens[0].text.isupper() and (tokens[-1].entity in {"GPE", "LOC", "FAC"} or len(tokens) == 1)


def _is_line(paragraph: Paragraph) -> bool:
    """Whether the paragraph is one line of a heading's length, that is no sentence of its own."""
    return len(paragraph.parse.tokens) <= LINE and paragraph.parse.tokens[-1].text != ":"


def _unnamed(paragraph: Paragraph, cues: Cues) -> Iterator[Found]:
    """Marked words in a heading that names nobody who says them, or whose verb was taken for a noun."""
    if not _is_line(paragraph) or paragraph.text.rstrip()[-1:] in ".:?!…":
        return
    for run in paragraph.marks:
        if run.depth == 0 and run.closed:
            told = _misread(paragraph, cues, run)
            yield told or Found(((run.start, run.end),), None, None, "", "marks in a heading", 0.4, "", "heading")


def _misread(paragraph: Paragraph, cues: Cues, run: Marked) -> Found | None:
    """A verb of the lexicon right before the marks, only names before it: Ministers hail 'new start'."""
    tokens = [token for token in paragraph.parse.tokens if token.end <= run.start]
    if len(tokens) < 2 or any(token.pos not in {"PROPN", "NOUN", "ADJ", "CCONJ", "DET", "PART"} for token in tokens):
        return None
    cue = cues.verb(tokens[-1].lower) or cues.verb(tokens[-1].lemma)
    if cue is None or not cue.complements & {"np", "small", "quote"}:
        return None
    source = (tokens[0].start, tokens[-2].end)
    last = (tokens[-1].start, tokens[-1].end)
    return Found(
        ((run.start, run.end),), source, last, cue.lemma, f'"{cue.lemma}" in a heading', 0.5, cue.kind, "heading"
    )
