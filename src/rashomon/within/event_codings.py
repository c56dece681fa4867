"""Takes a passage with its parties, gives its codings: event words with source, target, and what holds them.

An event word is looked up first; the tree is looked at only where one stands. A coding inside the complement of another
is held by it: of "demanded that they withdraw" the demand stands, and the withdrawal is what is demanded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from rashomon.parse import Token
from rashomon.within import event_roles as roles
from rashomon.within.event_moods import MUST, Mood, mood, sought
from rashomon.within.event_parties import Parties, Party
from rashomon.within.event_shapes import fits, joined, objects, phrases
from rashomon.within.event_words import FRIENDLY, HOSTILE, EventWord, EventWords
from rashomon.within.quote_sources import is_passive

type Speaker = Callable[[Token], Party | None]
"""Who says the words at a token, where somebody does."""

FARTHEST = 30
"""Words above an event word among which the one that holds it is looked for."""

MODES = {"AID": "assist", "RETREAT": "yield", "CONCEDE": "yield", "CONSULT": "meet"}
"""What is asked for or refused, as the mode of a request or refusal; anything else is a change."""

BESIDE = {"at", "during", "after", "before", "since", "following", "amid", "despite", "until", "alongside"}
"""Prepositions before what goes on beside an event, and is no part of it: "praised it at a summit"."""

GENERIC = {"any", "no", "every", "such", "some"}


@dataclass(eq=False, slots=True)
class Coding:
    """One event word in its place."""

    token: Token
    """The word that names the event."""
    verb: Token
    """The verb of its clause; the word itself for a noun that stands alone."""
    row: EventWord
    type: str
    mode: str
    sources: list[Party] = field(default_factory=list)
    targets: list[Party] = field(default_factory=list)
    status: str = "occurred"
    outer: Coding | None = None
    because: str = ""

    @property
    def words(self) -> list[Token]:
        """The words that tell of the event, in order."""
        return sorted({self.verb.i: self.verb, self.token.i: self.token}.values(), key=lambda token: token.i)


def find(tokens: list[Token], parties: Parties, words: EventWords, speaker: Speaker) -> list[Coding]:
    """The codings of a passage, in order of text."""
    found = _words(tokens, parties, words)
    by_token = {word.i: coding for coding in found for word in coding.words}
    for coding in found:
        coding.outer = _outer(coding, by_token)
        _fill(coding, parties)
    for coding in found:
        _tell(coding, mood(coding.verb, words), speaker)
    found += [coding for coding in _musts(tokens, by_token, parties, speaker) if coding.sources and coding.targets]
    for coding in found:
        _commit(coding)
    kept = [coding for coding in found if _stands(coding)]
    return sorted(kept, key=lambda coding: coding.token.i)


# ── event words ──────────────────────────────────────────────────────────────────────────────────────────────────


def _words(tokens: list[Token], parties: Parties, words: EventWords) -> list[Coding]:
    found: list[Coding] = []
    taken: set[int] = set()
    nouns: list[Token] = []
    for token in tokens:
        if token.lemma.lower() not in words.first:
            continue
        if token.pos == "NOUN":
            nouns.append(token)
            continue
        coding = _verb(token, parties, words)
        if coding is not None:
            found.append(coding)
            taken.add(coding.token.i)
    for token in nouns:
        if token.i not in taken and (coding := _noun(token, parties, words)) is not None:
            found.append(coding)
    return found


def _verb(token: Token, parties: Parties, words: EventWords) -> Coding | None:
    for row in words.rows(token):
        if not fits(row, token, parties.is_actor):
            continue
        if row.type == "none":
            return None
        if row.is_event:
            return Coding(token, token, row, row.type, row.mode, because=f"“{row.word}”")
        if row.type == "commit":
            return Coding(token, token, row, "AGREE", "", because=f"“{row.word}”, a commitment")
        if row.type == "do" and (coding := _light(token, row, parties, words)) is not None:
            return coding
    return None


def _light(verb: Token, row: EventWord, parties: Parties, words: EventWords) -> Coding | None:
    """A verb that says only that an event is: "held talks", "launched an attack"."""
    heads = [*objects(verb), *(head for word, head in phrases(verb) if word in {"in", "on", "out"})]
    heads += [part for head in heads for word, part in phrases(head) if word == "of"]
    for head in heads:
        for noun in words.rows(head) if head.pos == "NOUN" else ():
            if noun.is_event and _named(noun, head, verb, parties):
                return Coding(head, verb, noun, noun.type, noun.mode, because=f"“{row.word}” with “{noun.word}”")
    return None


def _named(row: EventWord, noun: Token, verb: Token, parties: Parties) -> bool:
    """Whether a noun under a light verb is of the sort its row asks for; whose it is, the verb tells."""
    if not row.needs or "+actorof" in row.needs or fits(row, noun, parties.is_actor):
        return True
    return any(f"+{word}" in row.needs for word, _ in phrases(verb))


def _noun(token: Token, parties: Parties, words: EventWords) -> Coding | None:
    if any(child.dep == "det" and child.lower in GENERIC for child in token.children):
        return None
    if token.dep == "compound":
        return None
    for row in words.rows(token):
        if row.is_event and fits(row, token, parties.is_actor):
            return Coding(token, token, row, row.type, row.mode, because=f"“{row.word}”")
    return None


# ── what holds an event, and how it is told ──────────────────────────────────────────────────────────────────────


def _outer(coding: Coding, by_token: dict[int, Coding]) -> Coding | None:
    """The coding in whose complement this one stands."""
    token = coding.verb
    for _ in range(FARTHEST):
        if token.is_root or token.dep in {"relcl", "appos", "parataxis"}:
            return None
        if token.dep == "advcl" and not any(c.dep == "aux" and c.lower == "to" for c in token.children):
            return None
        if token.dep == "prep" and token.lower in BESIDE:
            return None
        above = token.head
        other = by_token.get(above.i)
        if other is not None and other is not coding and token.dep != "conj":
            return other
        token = above
    return None


def _fill(coding: Coding, parties: Parties) -> None:
    """Who does it, to whom."""
    if coding.token is coding.verb and coding.token.pos == "NOUN":
        coding.sources, coding.targets = roles.of_noun(coding.token, coding.row, parties)
    else:
        coding.sources, coding.targets = roles.of_verb(coding.verb, coding.token, coding.row, parties)


def _tell(coding: Coding, told: Mood, speaker: Speaker) -> None:
    """The status that the clause gives an event; a refusal or a demand is an event of its own type."""
    if coding.verb.pos == "NOUN":
        told.negated = told.negated and not coding.token.is_root
    if (coding.verb.pos == "NOUN" and sought(coding.token)) or _is_habit(coding):
        coding.status = "hypothetical"
    elif told.doubted or told.condition or (told.may and not told.must):
        coding.status = "denied" if told.doubted and told.negated else "hypothetical"
    elif told.must:
        _demand(coding, speaker)
    elif told.negated:
        _negate(coding, told)
    elif told.will or told.planned:
        _intend(coding, told, speaker)
    elif told.seems:
        coding.status = "alleged"
    elif told.ongoing:
        coding.status = "planned" if _is_underway(coding) else "ongoing"


def _is_underway(coding: Coding) -> bool:
    """Whether somebody is on the way to what has not begun: "is heading to Halvenne"."""
    return coding.mode == "visit" and coding.verb.tag == "VBG" and coding.verb.lemma in MOTIONS


MOTIONS = {"travel", "fly", "journey", "head", "jet", "go", "come", "arrive"}


HABITS = {"often", "always", "sometimes", "usually", "routinely", "regularly", "frequently", "typically"}
"""Adverbs that tell of what somebody is wont to do, and of no one time."""


def _is_habit(coding: Coding) -> bool:
    """Whether it is said to be often praised, asked or met; violence that is wont to be done, is done."""
    often = any(child.dep == "advmod" and child.lower in HABITS for child in coding.verb.children)
    return often and coding.type not in HOSTILE


def _negate(coding: Coding, told: Mood) -> None:
    if (told.will or told.planned) and coding.type in FRIENDLY and coding.sources:
        coding.mode = MODES.get(coding.type, "change")
        coding.type, coding.because = "REJECT", f"{coding.because} that will not be"
    else:
        coding.status = "hypothetical" if _is_untold(coding) else "denied"


def _is_untold(coding: Coding) -> bool:
    """Whether a meeting never came to be at all: "has never met Korrin" denies no meeting that anybody told of."""
    children = coding.verb.children
    never = any(child.lower == "never" for child in children)
    return (
        coding.type == "CONSULT" and never and any(child.dep == "aux" and child.lemma == "have" for child in children)
    )


def _intend(coding: Coding, told: Mood, speaker: Speaker) -> None:
    """Who says what they themselves will do, commits to it, or threatens it; said by others, it is planned."""
    if told.will and told.unless:
        coding.type, coding.because = "THREATEN", f"{coding.because}, unless"
        return
    who = speaker(coding.verb)
    if not told.will or who is None or not any(who.same(party) for party in coding.sources):
        coding.status = "planned"
    elif coding.type in FRIENDLY and coding.type != "AGREE":
        coding.mode = coding.type.lower()
        coding.type, coding.because = "AGREE", f"{coding.because}, as its own word"
    elif coding.type in HOSTILE:
        coding.type, coding.because = "THREATEN", f"{coding.because}, as its own word"
    else:
        coding.status = "planned"


def _demand(coding: Coding, speaker: Speaker) -> None:
    """Who says that another must do a thing, demands it."""
    who = speaker(coding.verb)
    subject = coding.targets if is_passive(coding.verb) and not coding.sources else coding.sources
    if who is None or any(who.same(party) for party in subject):
        coding.status = "demanded"
        return
    coding.mode = MODES.get(coding.type, "change")
    coding.type, coding.because = "REQUEST", f"{coding.because} that must be"
    coding.sources, coding.targets = [who], subject


def _regretted(token: Token, verb: Token) -> bool:
    """Whether "should" supposes what may come, or tells of what is past: "should they come", "should have come"."""
    subject = verb.child("nsubj", "nsubjpass")
    have = any(child.dep == "aux" and child.lower in {"have", "'ve"} for child in verb.children)
    return have or (subject is not None and token.i < subject.i)


def _musts(tokens: list[Token], by_token: dict[int, Coding], parties: Parties, speaker: Speaker) -> Iterator[Coding]:
    """What somebody says another must do, whatever it is."""
    for token in tokens:
        verb = token.head
        if token.lower not in MUST or token.dep != "aux" or verb.i in by_token or _regretted(token, verb):
            continue
        who, head = speaker(verb), verb.child("nsubj")
        if who is None or not who.known or head is None or _is_aside(verb):
            continue
        told = [party for party in _asked(verb, head, by_token, parties) if party.known]
        if told and not any(party.same(who) for party in told):
            row = EventWord(token.lower, "verb", "REQUEST", "change", frozenset(), ())
            yield Coding(token, verb, row, "REQUEST", "change", [who], told, because=f"“{token.lower}”")


def _asked(verb: Token, head: Token, by_token: dict[int, Coding], parties: Parties) -> list[Party]:
    """Who must do it: who is named as its subject, else whose act it is: "must begin with the withdrawal of Korrin"."""
    if head.pos == "PRON" and head.lower not in SINGLE:
        return []
    if parties.is_actor(head):
        return parties.of(head)
    nouns = [*objects(verb), *(noun for _, noun in phrases(verb))]
    acts = [by_token[part.i] for noun in nouns for part in joined(noun) if part.pos == "NOUN" and part.i in by_token]
    return next((found for act in acts if (found := act.sources or act.targets)), [])


SINGLE = {"he", "she", "who", "you"}
"""Pronouns of whom a demand is made; what "they" or "it" must do is mostly what follows, and no demand."""


def _is_aside(verb: Token) -> bool:
    """Whether a "must" stands in a relative or "how" clause, or tells how somebody must be: that asks for no act."""
    top = verb
    while top.dep == "conj":
        top = top.head
    asked = any(child.tag in {"WRB", "WP", "WDT"} for child in verb.children)
    return asked or top.dep in {"relcl", "acl"} or verb.lemma == "be"


def _commit(coding: Coding) -> None:
    """A promise of harm is a threat; what a demand, offer or refusal holds is demanded, planned or denied."""
    outer = coding.outer
    if outer is None or outer is coding:
        return
    if (
        outer.row.type == "commit"
        and outer.type == "AGREE"
        and coding.verb.head is outer.verb
        and not _is_alone(coding)
    ):
        if coding.type in {"REJECT"}:
            outer.type, outer.mode = "REJECT", coding.mode
        elif coding.type not in FRIENDLY and coding.type not in {"REQUEST"}:
            outer.type, outer.because = "THREATEN", f"{outer.because} to do harm"
    held = HELD.get(outer.type)
    if held is not None and coding.status in {"occurred", "ongoing", "planned"}:
        coding.status = held


HELD = {"REQUEST": "demanded", "REJECT": "denied", "THREATEN": "planned", "AGREE": "planned", "ACCUSE": "alleged"}
"""What becomes of an event that another holds."""


def _stands(coding: Coding) -> bool:
    """Whether anybody is named who does it, or to whom it is done."""
    known = any(party.known for party in (*coding.sources, *coding.targets))
    return known and not (coding.type != "ASSAULT" and _is_alone(coding))


def _is_alone(coding: Coding) -> bool:
    """Whether who does it does it with, or to, nobody but themselves: "they negotiate with themselves"."""
    heads = (head for word in coding.words for head in (*objects(word), *(part for _, part in phrases(word))))
    return any(head.lower in REFLEXIVE for head in heads)


REFLEXIVE = {"itself", "themselves", "himself", "herself", "ourselves", "myself", "yourself"}
