"""Takes what is aligned with claims of an article, its times and its story; gives for each other article its days.

Two claims of one story can be held against each other day by day; of two stories a year apart, only what lasts. So
each article hands its story and its days to every article it is compared with, and the time of a claim that has one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.across.published import STORY
from rashomon.findings import Aligned, Article, Dated, Finding, Membership, Side
from rashomon.text import Span

NEAR = 1
"""Days between two articles of different stories beyond which they are apart: a price or a toll is of its day."""

FAR = 45
"""Days between two articles of one story from which on they are apart: a story that goes on is told anew."""


def keys(finding: Finding) -> tuple[str, ...]:
    """The room of an article: its day and times, its story, and what is aligned with claims of its."""
    if isinstance(finding, Membership):
        return (finding.member,) if finding.link == STORY else ()
    if isinstance(finding, Aligned):
        return (finding.left_article, finding.right_article)
    return (finding.id if isinstance(finding, Article) else finding.article,)  # type: ignore[attr-defined]


def find(
    article: Article, aligned: Sequence[Aligned], dated: Sequence[Dated], memberships: Sequence[Membership]
) -> Iterator[Side]:
    """The sides of an article: one for each other article, and one for each claim with a time of its own."""
    story = min((one.group for one in memberships), default=article.id)
    published = next((one for one in dated if one.subject == article.id), None)
    times = sorted((one for one in dated if one.first and one.subject != article.id), key=lambda one: one.span)
    for other, claim, when in sorted(set(_ends(article.id, aligned)), key=str):
        if when is None:
            span = published.span if published else article.span
            yield _side((article.id, other, ""), span, story, published)
        elif told := next((one for one in times if one.span.overlaps(when)), None):
            yield _side((article.id, other, claim), told.span, story, told)


def _ends(article: str, aligned: Sequence[Aligned]) -> Iterator[tuple[str, str, Span | None]]:
    """The other article of each, as a whole; and the claim that is told of a time, with that time."""
    for one in aligned:
        ends = (
            (one.left_article, one.left, one.left_when, one.right_article),
            (one.right_article, one.right, one.right_when, one.left_article),
        )
        for own, claim, when, other in ends:
            if own == article and other != article:
                yield other, "", None
                if when is not None:
                    yield other, claim, when


def _side(ends: tuple[str, str, str], span: Span, story: str, known: Dated | None) -> Side:
    days = (known.first, known.last, known.edtf) if known else ("", "", "")
    return Side(*ends, span, story, *days)


@dataclass(frozen=True, slots=True)
class Between:
    """How the articles of two claims stand to each other in time."""

    together: bool | None
    """Whether both are told of one time: of one story, or days that lie together; None where that is unknown."""
    first: str = ""
    """The article that is surely the earlier one; empty where that is unknown."""
    told: bool = False
    """Whether the claim of the later one is told of the time of the earlier one, or of a time before."""
    days: tuple[str, str] = ("", "")
    """The days of the earlier and of the later article, or of the time that its claim is told of."""
    other_day: bool = False
    """Whether both are told of one time, and yet surely on two days."""


UNKNOWN = Between(None)


class Sides:
    """The sides of two articles."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self._sides = {(one.article, one.claim): one for one in sorted(sides, key=lambda one: one.id)}

    def between(self, one: Aligned, *, one_text: bool = False) -> Between:
        """How the articles of two aligned claims stand to each other in time.

        Articles of one text whose days are unknown are of one time.
        """
        left, right = self._sides.get((one.left_article, "")), self._sides.get((one.right_article, ""))
        if left is None or right is None:
            return Between(True) if one_text else UNKNOWN
        one_story, gap = left.story == right.story or one_text, days_between(left, right)
        if gap is None:
            return Between(True if one_story else None)
        if gap <= (FAR if one_story else NEAR):
            return Between(True, other_day=gap > 0)
        early, late = (left, right) if left.last < right.first else (right, left)
        claim = one.left if late is left else one.right
        told = self._sides.get((late.article, claim))
        back = told is not None and bool(told.first) and told.first <= early.last and told.last < late.last
        return Between(False, early.article, back, (early.edtf, told.edtf if told and back else late.edtf))


def days_between(left: Side, right: Side) -> int | None:
    """Days between two intervals; none where they overlap, None where one is unknown."""
    if not (left.first and left.last and right.first and right.last):
        return None
    early, late = sorted((left, right), key=lambda one: (one.first, one.last))
    return max(0, (date.fromisoformat(late.first) - date.fromisoformat(early.last)).days)
