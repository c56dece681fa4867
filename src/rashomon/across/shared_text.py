"""Takes the bodies of two articles, gives the passages they share, what differs in them, and that their origin is one.

Quotation alone makes no common origin: two reporters who quote one man share no text. Nor does what one outlet prints
under many articles.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.across.differences import differences
from rashomon.across.origins import origin
from rashomon.across.passages import Passage, align, extent, passages
from rashomon.across.wording import wording
from rashomon.findings import Body, Difference, SameOrigin, SharedText


def find(left: Body, right: Body) -> Iterator[SharedText | Difference | SameOrigin]:
    """All that two articles have in common, word by word."""
    left, right = sorted((left, right), key=lambda body: body.article)
    if left.span.report == right.span.report:
        return
    aligned = align(wording(left), wording(right))
    found = passages(aligned)
    for passage in found:
        yield shared(passage)
    copied = [passage for passage in found if passage.relation == "copied"]
    if copied:
        yield from differences(aligned, found)
        yield from origin(left, right, copied)


def shared(passage: Passage) -> SharedText:
    """A passage as a finding."""
    left, right = passage.left, passage.right
    longer = max(b - a for a, b in (passage.left_range, passage.right_range))
    because = f"{passage.words} words are the same, {passage.quoted} of them between quotation marks"
    return SharedText(
        left.body.article,
        right.body.article,
        left.span(*extent(passage, 0)),
        right.span(*extent(passage, 1)),
        passage.relation,
        passage.words,
        round(passage.words / longer, 3),
        because,
    )
