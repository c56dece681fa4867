"""Takes two bodies and the passages copied between them, gives the link of their common origin, and what tells of it.

Which of two came first is told only by what they say of themselves: a credit line, an agency's byline or dateline, a
date. Where nothing tells, the direction is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.across.passages import Passage, extent
from rashomon.across.wording import Wording
from rashomon.findings import Body, SameOrigin
from rashomon.text import GAP, Span, fold

NEAR = 0.65
"""The share of both articles' words from which on one is a near duplicate of the other."""
LITTLE = 0.34
"""The share of an article's words up to which what ends it word for word like another may be a notice."""
TITLE = 4
"""Words of a title from which on it tells two versions of one article."""
VERSION = 0.4
"""The share of either article's words that two versions have in common at least."""


def origin(left: Body, right: Body, copied: Sequence[Passage]) -> Iterator[SameOrigin]:
    """The link of two articles that hold copied passages; none where these are what one outlet always prints."""
    one, other = copied[0].left, copied[0].right
    words = sum(passage.words for passage in copied)
    left_share, right_share = round(words / len(one), 3), round(words / len(other), 3)
    relation = _relation(left, right, one.words == other.words, min(left_share, right_share))
    if relation == "passages" and (_outlets(left, right) or _standing(copied)):
        return
    name, place, reason = _named(left, right)
    later = _later(left, right) if relation == "version" else ""
    told = {"": "in what order is unknown"}.get(later, "the later one by the date it gives")
    because = f"{words} words are the same; {told if relation == 'version' else reason}"
    yield SameOrigin(
        left.article,
        right.article,
        max(left_share, right_share),
        because,
        relation,
        left_share,
        right_share,
        _all(copied, 0),
        _all(copied, 1),
        name,
        place,
        later,
        left.agency,
        right.agency,
    )


def _standing(copied: Sequence[Passage]) -> bool:
    """Whether all that two articles share is how both of them end, and little of either: a notice about the outlet."""
    if len(copied) != 1 or copied[0].moved or len(copied[0].runs) != 1:
        return False
    passage = copied[0]
    ends = (passage.left, passage.left_range), (passage.right, passage.right_range)
    return all(
        high == len(words) and opens(words, low) and high - low < LITTLE * len(words) for words, (low, high) in ends
    )


def opens(words: Wording, at: int) -> bool:
    """Whether a word is the first of its paragraph."""
    return at == 0 or GAP in words.folded[words.ends[at - 1] : words.starts[at]]


def _all(copied: Sequence[Passage], side: int) -> Span:
    """All that is copied, as one span of one side."""
    return Span.join((p.left if side == 0 else p.right).span(*extent(p, side)) for p in copied)


def _relation(left: Body, right: Body, same: bool, share: float) -> str:
    if _one_article(left, right) and share >= VERSION:
        return "version"
    if same:
        return "identical"
    return "near_duplicate" if share >= NEAR else "passages"


def _one_article(left: Body, right: Body) -> bool:
    """Whether two bodies are one article at two times: the same address, or one outlet and one title."""
    if left.url and right.url:
        return _plain(left.url).rstrip("/") == _plain(right.url).rstrip("/")
    title = _plain(left.title)
    return title == _plain(right.title) and len(title.split()) >= TITLE and _outlets(left, right)


def _outlets(left: Body, right: Body) -> bool:
    return bool(left.outlet) and _plain(left.outlet) == _plain(right.outlet)


def _later(left: Body, right: Body) -> str:
    if not left.published or not right.published or left.published == right.published:
        return ""
    return max((left.published, left.article), (right.published, right.article))[1]


def _named(left: Body, right: Body) -> tuple[str, Span | None, str]:
    """Who the text is from, as both say, where one says so, and why.

    What one of the two says of its text tells nothing of the other's.
    """
    said = [body for body in (left, right) if body.agency]
    if not said:
        return "", None, "shared origin, direction unknown"
    place = said[0].agency_span
    if len(said) == 1:
        return "", place, f"one names {said[0].agency} for its text, the other names nobody"
    if _plain(left.agency) == _plain(right.agency):
        return left.agency, place, f"both name {left.agency} as the source"
    return "", place, "the two name different sources"


def _plain(text: str) -> str:
    return " ".join(fold(text).casefold().split())
