"""Takes links, what is surely one and what must stay apart; gives the groups they make.

What is surely one joins first. Links join by falling score, then by id, never across a pair that must stay apart, and
only while the two clusters cohere: the mean score over all pairs between them (a pair without a link counts 0) reaches
the cohesion asked for. Bare components chain look-alike members; the cohesion cut is average linkage on a sparse graph.
Of wide clusters not all members have met; where a `width` is given, so many links tell as well as all pairs.
A link of score 1 is certain and joins without it: members that share one text hang on a hub, not on each other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Protocol


class Tie(Protocol):
    """What joins: all that a link tells beside its reasons."""

    @property
    def left(self) -> str:
        """One end."""
        ...

    @property
    def right(self) -> str:
        """The other."""
        ...

    @property
    def score(self) -> float:
        """How strongly."""
        ...


@dataclass(slots=True)
class _Cluster:
    members: set[str]
    scores: dict[int, float] = field(default_factory=dict)
    """The sum of link scores to other clusters, by their number."""
    links: dict[int, int] = field(default_factory=dict)
    """The number of links to them."""


def components(
    links: Iterable[Tie],
    *,
    cohesion: float = 0.0,
    width: int = 0,
    sure: Collection[tuple[str, str]] = (),
    apart: Collection[tuple[str, str]] = (),
) -> list[frozenset[str]]:
    """The groups of two members and more, in order of their smallest member.

    `width` is the number of links between two clusters from which on pairs without a link no longer count against them;
    0 means that they always do.
    `sure` holds pairs of ids (the smaller first) that are one whatever the links say, `apart` pairs that no group may
    hold both of; where the two cannot both be, what is apart stays so.
    """
    ordered = sorted(links, key=lambda link: (-link.score, link.left, link.right))
    home: dict[str, int] = {}
    for pair in [*sorted(sure), *((link.left, link.right) for link in ordered)]:
        for member in pair:
            home.setdefault(member, len(home))
    clusters = {number: _Cluster({member}) for member, number in home.items()}
    for link in ordered:
        _add(clusters, home[link.left], home[link.right], link.score, 1)
    forbidden = _forbidden(apart)
    for one, other in sorted(sure):
        left, right = home[one], home[other]
        if left != right and not _parted(clusters[left], clusters[right], forbidden):
            _join(clusters, home, left, right)
    for link in ordered:
        left, right = home[link.left], home[link.right]
        least = cohesion if link.score < 1 else 0.0
        if (
            left != right
            and _coheres(clusters[left], clusters[right], right, width, least)
            and not _parted(clusters[left], clusters[right], forbidden)
        ):
            _join(clusters, home, left, right)
    found = {frozenset(cluster.members) for cluster in clusters.values() if len(cluster.members) > 1}
    return sorted(found, key=min)


def _forbidden(apart: Collection[tuple[str, str]]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for left, right in apart:
        out.setdefault(left, set()).add(right)
        out.setdefault(right, set()).add(left)
    return out


def _add(clusters: dict[int, _Cluster], left: int, right: int, score: float, count: int) -> None:
    for one, other in ((left, right), (right, left)):
        scores, links = clusters[one].scores, clusters[one].links
        scores[other] = scores.get(other, 0.0) + score
        links[other] = links.get(other, 0) + count


def _coheres(left: _Cluster, right: _Cluster, number: int, width: int, least: float) -> bool:
    pairs = len(left.members) * len(right.members)
    if width:
        pairs = min(pairs, max(width, left.links.get(number, 0)))
    return left.scores.get(number, 0.0) / pairs >= least


def _parted(left: _Cluster, right: _Cluster, forbidden: dict[str, set[str]]) -> bool:
    small, large = sorted((left.members, right.members), key=len)
    return any(forbidden.get(member, set()) & large for member in small)


def _join(clusters: dict[int, _Cluster], home: dict[str, int], left: int, right: int) -> None:
    if len(clusters[left].members) < len(clusters[right].members):
        left, right = right, left
    gone = clusters.pop(right)
    clusters[left].members |= gone.members
    for member in gone.members:
        home[member] = left
    clusters[left].scores.pop(right, None)
    clusters[left].links.pop(right, None)
    for other, score in gone.scores.items():
        if other != left:
            clusters[other].scores.pop(right, None)
            clusters[other].links.pop(right, None)
            _add(clusters, left, other, score, gone.links[other])
