"""Takes two claims side by side, gives the label that their cells call for, and why; none where they are not aligned.

The rules stand in the order in which they are asked: the first that holds names the label.
"""

from __future__ import annotations

from rashomon.across import claim_cells, claim_degrees
from rashomon.across.claim_align import EMPTY, Verdict, aligned, level, named_terms, told, voice
from rashomon.across.claim_near import near
from rashomon.across.claim_pairs import Pair, overlap
from rashomon.across.claim_words import longest_run, words
from rashomon.findings import Claim
from rashomon.lexicon.weights import named

COPIED = 8
"""Words in one run, outside quotation marks, from which on a passage is shared text."""
ALIKE = 0.7
"""The part of all their terms that two claims share which tell the same though one tells it as a wish."""
TOLD = 4.5
"""The weight of the words that two claims share beside names, from which on one may tell what the other tells."""
BESIDE = 1.5
"""The weight of the words that two claims share beside their predicates."""
PARTLY = 0.4
OTHER = 0.65
"""The part of all their terms that two claims share at least to tell the same where they share one word beside names,
and no act: that somebody resigned and had no intention of it are two things."""
SAME, SURE = 0.6, 0.5
"""How surely two claims are on one question that tell the same; less where one party does one thing to one thing."""


def compare(pair: Pair) -> Verdict | None:
    """How two claims stand to each other."""
    left, right = pair.left, pair.right
    if left.article == right.article and (left.sentence == right.sentence or left.span.overlaps(right.span)):
        return None
    if not pair.shared:
        return None
    for rule in RULES:
        if verdict := rule(pair):
            return verdict
    return None


def _polarity(pair: Pair) -> Verdict | None:
    """One says so, the other not, of one act on one level."""
    left, right = pair.left, pair.right
    if (left.polarity != right.polarity) == pair.opposite_acts or not (pair.same_act or pair.opposite_acts):
        return None
    if level(pair, left) != level(pair, right) or not claim_cells.one_matter(pair):
        return None
    if pair.opposite_acts and claim_degrees.of_stances(pair):
        return None  # where a party stands is told by the ladder
    if level(pair, left) == "fact" and not _one_agent(pair):
        return None
    because = told(pair, _side(pair, left), _side(pair, right))
    if (left.speaker and right.speaker and not pair.same_speaker) or pair.same_holder is False:
        return Verdict("parties disagree", "polarity", because, aligned(pair))
    if level(pair, left) == "paper":
        label = _of_papers(pair)
        return Verdict(label, "polarity", because, aligned(pair)) if label else None
    if pair.one_voice and left.modality == right.modality:
        return Verdict("conflict", "polarity", because, aligned(pair))
    return Verdict("differs", "polarity", because, aligned(pair))


def _of_papers(pair: Pair) -> str:
    """The label of what papers of no two parties hold: one's cannot hold both; of whom nothing is told may differ."""
    alike = overlap(pair.left.holder, pair.right.holder) and pair.names
    if pair.same_holder or alike:
        return "conflict"
    return "differs" if any(named(term) for term in (*pair.left.topic, *pair.right.topic)) else ""


def _one_agent(pair: Pair) -> bool:
    """Whether one party acts in both, by name; else whether both are told in nearly the same words."""
    return _one_party(pair) or (pair.same_agent is not False and pair.dice >= ALIKE)


def _side(pair: Pair, claim: Claim) -> str:
    """What one side says of the act: so or not so; of opposite acts, which."""
    if pair.opposite_acts:
        return claim.predicate
    return "says so" if claim.polarity == "yes" else "says it is not so"


def _copied(pair: Pair) -> Verdict | None:
    if pair.same_report:
        return None
    if (pair.left.marked and pair.right.marked) or pair.dice < 0.75:
        return None
    run = longest_run(words(pair.left), words(pair.right))
    if run >= COPIED:
        return Verdict("copied", "", f"{run} words in a row are the same", 1.0)
    return None


def _same(pair: Pair) -> Verdict | None:
    if pair.same_report or pair.left.polarity != pair.right.polarity or pair.opposite_acts:
        return None
    alike = pair.dice >= ALIKE and pair.words_weight >= 6
    alike = alike and (pair.same_agent is not False or pair.same_act or _tells_of_it(pair))
    if pair.words_weight < TOLD and not (alike or pair.same_act):
        return None
    if level(pair, pair.left) != level(pair, pair.right) and not alike:
        return None
    held = overlap(pair.left.holder, pair.right.holder) and pair.same_holder is not False
    one_thing = pair.same_object or (held and level(pair, pair.left) == "paper")
    score = aligned(pair)
    sure = pair.same_act and pair.same_agent and one_thing and pair.weight >= 3.5
    enough = score >= SAME and pair.words_weight >= TOLD and pair.weights.sum(pair.things) >= BESIDE
    enough = enough and (pair.same_act or _one_doing(pair))
    enough = enough and (pair.dice >= OTHER or (len(pair.words) > 1 and bool(pair.names)))
    if (sure and score >= SURE) or enough or alike:
        return Verdict("same", "", _both(pair), score)
    return None


def _one_doing(pair: Pair) -> bool:
    """Whether two claims share more than what they speak of: an act that both tell of, or one party and its object.

    That somebody excels at town hall meetings and will hold one are two things, however rare the words.
    """
    one_thing = pair.same_object is True or _named_beside(pair) or pair.dice >= OTHER
    return _tells_of_it(pair) or (_one_party(pair) and one_thing)


def _tells_of_it(pair: Pair) -> bool:
    """Whether one has the other's act among its words."""
    left, right = pair.left, pair.right
    told = {left.predicate} & {*right.terms} | {right.predicate} & {*left.terms}
    return bool(told - EMPTY)


def _one_party(pair: Pair) -> bool:
    """Whether one party acts in both, by name."""
    return bool(overlap(filter(named, pair.left.agents), filter(named, pair.right.agents)))


def _named_beside(pair: Pair) -> bool:
    """Whether both name somebody or something beside who acts in both."""
    acting = {*pair.left.agents} & {*pair.right.agents}
    return bool(pair.names - acting)


def _qualifies(pair: Pair) -> Verdict | None:
    """One adds to the other, or restricts it: they share what it is about, and one has more."""
    if pair.same_report or pair.left.polarity != pair.right.polarity or pair.opposite_acts:
        return None
    one_act = pair.same_act and pair.left.predicate not in EMPTY
    if pair.words_weight < TOLD or level(pair, pair.left) != level(pair, pair.right):
        return None
    score = aligned(pair)
    one_doing = one_act or (_one_party(pair) and bool(pair.things - {*pair.left.agents, *pair.right.agents}))
    if score < PARTLY or not one_doing or not pair.names:
        return None
    if pair.weights.sum(pair.things) < 2 * BESIDE:
        return None
    if pair.part < ALIKE:
        return None  # neither tells what the other tells, and more
    more = [_more(pair, one, other) for one, other in ((pair.left, pair.right), (pair.right, pair.left))]
    return Verdict("qualifies", "", told(pair, *more), score) if any(more) else None


ADDED = 3
"""Words of one side that are told as what the other lacks."""


def _more(pair: Pair, one: Claim, other: Claim) -> str:
    """What one claim tells that the other does not, the heaviest words first."""
    beside = {*other.terms, *other.topic}
    own = sorted((term for term in one.terms if term not in beside), key=lambda term: (-pair.weights.of(term), term))
    words = [term.rpartition("/")[2].removeprefix("name:") for term in own[:ADDED]]
    return "also " + ", ".join(words) if words else "no more than that"


def _both(pair: Pair) -> str:
    """What two claims that tell the same have in common, and whose words they are."""
    voices = " and ".join(sorted({voice(pair.left), voice(pair.right)}))
    return f"{voices}: {named_terms(pair)}"


RULES = (
    near,
    claim_cells.number,
    claim_cells.date,
    _polarity,
    claim_degrees.degree,
    claim_degrees.stance,
    claim_cells.place,
    claim_cells.actor,
    claim_cells.cause,
    claim_cells.speaker,
    _copied,
    _same,
    _qualifies,
)
