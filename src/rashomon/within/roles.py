"""Takes the paragraphs of a report, gives the part each plays: headline, paragraph, caption, or kind of furniture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rashomon.findings import FURNITURE_ROLES
from rashomon.lexicon import Lexicon
from rashomon.text import fold
from rashomon.within import shapes
from rashomon.within.captions import Agencies, Captions
from rashomon.within.furniture import Furniture
from rashomon.within.layout import Paragraph

REPEATED = 20
"""Code points from which a headline or caption met again is a repeat; shorter ones ("No.") are said twice."""

REPEATED_PARAGRAPH = 60
"""Code points from which any other paragraph met again is a repeat."""

TAIL = 2 / 3
"""Share of a report that must stand before a comment prompt or a list of links for it to close the article."""

AGENCY_LINE = 80
"""Code points of the longest line of agencies' names."""

STANDFIRSTS = 2
"""The most standfirsts between headline and text."""

QUESTIONS = 4
"""More short lines that end in a question mark are an interview, not subheadings."""

OUTSIDE = {
    "nav": "a menu",
    "footer": "the foot of the page",
    "aside": "beside the article",
    "form": "a form",
    "header": "the head of the page",
    "figcaption": "a caption outside the article",
}
"""What an element that was not selected is."""


@dataclass(frozen=True, slots=True)
class Played:
    """A paragraph and the part it plays; no role is not yet decided."""

    paragraph: Paragraph
    role: str = ""
    because: str = ""
    tail: bool = False

    @property
    def text(self) -> str:
        """The paragraph's text."""
        return self.paragraph.text

    @property
    def read(self) -> bool:
        """Whether it may be part of the article."""
        return self.role not in FURNITURE_ROLES


def roles(paragraphs: Iterable[Paragraph], lexicon: Lexicon) -> list[Played]:
    """The role of every paragraph, decided from what is plain to what is left."""
    captions = lexicon.opened(Captions)
    played = [
        _labelled(part, lexicon.opened(Furniture), lexicon.opened(Agencies)) for part in _split(paragraphs, captions)
    ]
    _captioned(played, captions)
    _close(played)
    _repeats(played)
    _head(played)
    _repeats(played)
    _rest(played)
    return played


def _split(paragraphs: Iterable[Paragraph], captions: Captions) -> Iterable[Paragraph]:
    """Cuts credits off the ends of paragraphs."""
    for part in paragraphs:
        credit = captions.credit(part.text)
        before = part.text[: credit[0]].rstrip() if credit else ""
        if not credit or not before:
            yield part
            continue
        yield replace(part, end=part.start + len(before), text=before, below=False)
        start, end = part.start + credit[0], part.start + credit[1]
        yield replace(part, start=start, end=end, text=part.text[slice(*credit)], above=False, tag="credit")


def _labelled(part: Paragraph, furniture: Furniture, agencies: Agencies) -> Played:
    """What a paragraph's words or its element alone tell."""
    if part.tag == "credit":
        return Played(part, "credit", "a credit at the end of a paragraph")
    if pattern := furniture.match(part.text):
        return Played(part, pattern.role, f"reads like {pattern.text!r}", pattern.tail)
    if shapes.date_line(part.text):
        return Played(part, "dateline", "a date and nothing else")
    if (place := shapes.dateline(part.text)) and place.end() >= len(part.text):
        return Played(part, "dateline", "a dateline on a line of its own")
    if len(part.text) < AGENCY_LINE and agencies.only(part.text):
        return Played(part, "credit", "an agency's name and nothing else")
    if shapes.byline(part.text):
        return Played(part, "credit", "names the writer")
    if not part.selected:
        return Played(part, "boilerplate", OUTSIDE.get(part.tag, "not selected as part of the article"))
    if part.tag == "figcaption":
        return Played(part, "caption", "the page marks it as a caption")
    return Played(part)


def _captioned(played: list[Played], captions: Captions) -> None:
    """Captions by their form, by the credit cut off them, and by standing twice in a row."""
    for i, one in enumerate(played):
        after = played[i + 1] if i + 1 < len(played) else None
        if one.role:
            continue
        if after and after.paragraph.tag == "credit" and captions.because(f"{one.text} {after.text}"):
            played[i] = replace(one, role="caption", because="a photo credit follows")
        elif because := captions.because(one.text):
            played[i] = replace(one, role="caption", because=because)


def _close(played: list[Played]) -> None:
    """What follows a comment prompt or a list of links near the end is no article."""
    total = sum(len(one.text) for one in played if not one.role)
    seen, closed = 0, None
    for i, one in enumerate(played):
        if closed and not one.role:
            played[i] = replace(one, role=closed.role, because=f"stands after {closed.text!r}")
        elif not one.role:
            seen += len(one.text)
        elif one.tail and seen >= TAIL * total:
            closed = closed or one
        elif one.role == "boilerplate" and one.text.rstrip().endswith(":"):
            _link(played, i)


def _link(played: list[Played], label: int) -> None:
    """The title that a label such as "Read more:" announces."""
    if label + 1 < len(played) and not played[label + 1].role and shapes.title(played[label + 1].text):
        because = f"stands after {played[label].text!r}"
        played[label + 1] = replace(played[label + 1], role="boilerplate", because=because)


def _repeats(played: list[Played]) -> None:
    """What was read before and stands there again."""
    seen: dict[str, str] = {}
    for i, one in enumerate(played):
        if not one.read:
            continue
        key = plain(one.text)
        least = REPEATED if seen.get(key) in {"headline", "caption"} else REPEATED_PARAGRAPH
        if key in seen and (len(key) >= least or one.role == "caption"):
            played[i] = replace(one, role="repeat", because="stands word for word above")
        seen.setdefault(key, one.role)


def _head(played: list[Played]) -> None:
    """The headline and standfirsts before the first paragraph, and the labels above them."""
    reading = [i for i, one in enumerate(played) if one.read]
    body = next((i for i in reading if not played[i].role and not _heads(played[i], first=i == reading[0])), None)
    head = [i for i in reading if not played[i].role and (body is None or i < body)]
    if not head or len(reading) < 2:
        return
    headline = next((i for i in head if played[i].paragraph.tag == "h1"), None)
    if headline is None:
        headline = next((i for i in head if shapes.words(played[i].text) >= 4), head[0])
    played[headline] = replace(played[headline], role="headline", because="the first line that reads like a title")
    key = plain(played[headline].text)
    standfirsts = 0
    for i in head:
        if i < headline:
            played[i] = replace(played[i], role="boilerplate", because="a label above the headline")
        elif i > headline and plain(played[i].text) == key:
            played[i] = replace(played[i], role="repeat", because="the headline again")
        elif i > headline and standfirsts < STANDFIRSTS and shapes.words(played[i].text) > 5:
            standfirsts += 1
            played[i] = replace(played[i], role="standfirst", because="stands between headline and text")


def plain(text: str) -> str:
    """A text in the form repeats are compared in; a very long one as it is, to save time."""
    return " ".join(fold(text).casefold().split()) if len(text) <= shapes.LONGEST * 10 else text


def _heads(one: Played, first: bool) -> bool:
    """Whether a block could stand above the text."""
    if one.paragraph.tag == "h1" or shapes.title(one.text):
        return True
    alone = one.paragraph.below or one.text.rstrip().endswith(";")
    return first and alone and shapes.stopped_title(one.text)


def _rest(played: list[Played]) -> None:
    """Everything else is a paragraph, or a subheading where one follows."""
    last = max((i for i, one in enumerate(played) if not one.role and shapes.prose(one.text)), default=-1)
    asked = sum(one.text.rstrip().endswith("?") for one in played if not one.role and shapes.subheading(one.text))
    for i, one in enumerate(played):
        if not one.role:
            heads = i < last and _subheads(one, asked > QUESTIONS)
            because = "short, no full stop, text follows" if heads else ""
            played[i] = replace(one, role="subheading" if heads else "paragraph", because=because)


def _subheads(one: Played, interview: bool) -> bool:
    if interview and one.text.rstrip().endswith("?"):
        return False
    return shapes.subheading(one.text) or one.paragraph.tag in {"h2", "h3", "h4", "h5", "h6"}


def whole(played: Sequence[Played]) -> list[Played]:
    """The same for a report of which nothing is cut away: what would be furniture is a paragraph."""
    return [one if one.read else replace(one, role="paragraph", because="nothing is cut from a row") for one in played]
