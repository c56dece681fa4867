"""Takes a parsed paragraph, gives its clauses: predicate, who acts on what, and how it is meant.

How it is meant is read from what the predicate depends on: "includes no provision that X withdraw" says of the
withdrawal that it is not there, and whose content it would be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rashomon.parse import Parse, Token
from rashomon.within.claim_terms import Concepts

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
OBJECTS = ("dobj", "obj", "nsubjpass", "dative", "oprd")
COMPLEMENTS = {"ccomp", "xcomp", "acl", "relcl", "pcomp", "pobj", "dobj"}
NEGATORS = {"not", "n't", "never", "no", "neither", "nor", "without", "hardly", "nobody", "none", "nothing", "little"}
ONLY = {"only", "just", "merely", "simply", "solely"}
"""Words after "not" with which it adds and does not deny."""
APART = {"advcl", "parataxis"}
FINITE = {"VBZ", "VBP", "VBD", "MD"}
GIVEN = {
    "accuse",
    "blame",
    "suspect",
    "prevent",
    "stop",
    "keep",
    "criticise",
    "criticize",
    "condemn",
    "praise",
    "thank",
}
"""Verbs whose object does what a gerund after a preposition tells: "accused A of leaving"."""
CALLED_ON = {"call", "count", "rely", "prevail"}
GOING_ON = {"stop", "cease", "quit", "halt", "continue", "keep", "resume"}
"""Verbs whose gerund is told as so: who is to stop doing a thing does it."""
ANY = {"party", "country", "nation", "state", "one", "thing", "person", "place"}
"""Nouns that tell nothing of what they are said of: of "a neutral party" it is told that it is neutral."""
VIEWS = {
    *("portray", "depict", "describe", "see", "view", "regard", "present", "cast", "paint", "characterise"),
    *("characterize", "call", "label", "brand", "dub", "declare", "deem", "style", "consider"),
}
"""Verbs by which somebody says what a thing is: "calls it a threat", "sees A as a partner"."""
CONDITIONS = {"if", "unless", "whether", "when", "once", "until", "how"}
LINKS = {"acomp", "attr", "prep", "advmod", "oprd"}
STATES = {"acomp", "oprd", "ccomp"}
"""Labels of what something is said to be, by a verb: of "pleaded not guilty" the denial stands at the adjective."""
CONTENT_LINKS = {"for", "of", "on", "to", "against"}


@dataclass
class Clause:
    """A predicate with its own words, and the words it depends on that tell how it is meant."""

    head: Token
    core: list[Token]
    """The words of the clause itself, without clauses that stand beside it."""
    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    polarity: str = "yes"
    modality: str = "asserted"
    holder: list[Token] = field(default_factory=list)
    """Whose content it is: the subject or the paper that governs it."""
    frame: Token | None = None
    """The outermost word that it depends on and that tells how it is meant."""
    frames: list[str] = field(default_factory=list)
    """All such words, the innermost first, in dictionary form; `paper` for any paper."""
    because: list[str] = field(default_factory=list)
    seen_as: Token | None = None
    """What the subjects are called or seen as."""
    viewers: list[Token] = field(default_factory=list)
    """By whom."""


def clauses(parse: Parse, concepts: Concepts) -> Iterator[Clause]:
    """Every clause of a paragraph, and nouns for acts that are the content of something ("a plan for the release")."""
    governing: set[int] = set()
    found = [clause for token in parse.tokens if predicate(token, concepts) for clause in _readings(token, concepts)]
    for clause in found:
        if clause.frame is not None:
            governing.add(clause.frame.i)
    yield from (clause for clause in found if clause.head.i not in governing and asserts(clause))


def asserts(clause: Clause) -> bool:
    """Whether a clause asserts anything: a purpose or a gerund inside another clause is a part of that one."""
    head = clause.head
    if _asks(head) or _left_open(head):
        return False
    if clause.frame is not None or head.pos == "NOUN" or head.dep == "ROOT" or finite(head):
        return True
    if head.tag == "VBG" and head.dep in {"xcomp", "pcomp"} and (head.head.lemma in GOING_ON or left_undone(head)):
        return True
    if head.dep == "conj" and head.head.pos in {"VERB", "AUX"}:
        return finite(head.head) or head.head.dep == "ROOT"
    return head.dep == "advcl" and head.tag == "VBG" and head.child("mark", "prep") is None


def _left_open(head: Token) -> bool:
    """Whether a clause is what somebody did not say, or asked: "was not suggesting that", "whether he will … or"."""
    while head.dep == "conj" and head.head.pos in {"VERB", "AUX"}:
        head = head.head
    if any(child.dep in {"mark", "preconj"} and child.lower == "whether" for child in head.children):
        return True
    over = head.head
    return head.dep == "ccomp" and over.i < head.i and over.lemma in UNSAID and negated(over)


UNSAID = {"suggest", "say", "claim", "imply", "mean", "argue", "allege", "state", "tell", "propose", "write", "insist"}
"""Verbs whose content nobody tells where they are denied."""


def left_undone(head: Token) -> bool:
    """Whether a gerund tells what was not done: "left without signing"."""
    return head.dep == "pcomp" and head.head.lower == "without"


def _asks(head: Token) -> bool:
    """Whether a clause is a question, asked or told of: "how much he pays", "who we are"."""
    if head.dep not in {"ccomp", "pcomp", "csubj", "ROOT"}:
        return False
    before = [token for child in head.children if child.i < head.i for token in (child, *child.children)]
    return any(token.tag in {"WRB", "WP", "WP$"} and token.i < head.i for token in before)


def finite(head: Token) -> bool:
    """Whether a verb has a tense: its own, or an auxiliary's."""
    if head.tag in {"VBD", "VBZ", "VBP"}:
        return not (head.tag == "VBD" and head.dep == "acl") or head.child("nsubj") is not None
    if head.tag == "VBN" and head.child("nsubj") is not None and head.child("aux", "auxpass") is None:
        return True  # the parse takes a past tense for a participle
    return any(child.dep in {"aux", "auxpass"} and child.tag in {"VBD", "VBZ", "VBP", "MD"} for child in head.children)


def predicate(token: Token, concepts: Concepts) -> bool:
    """Whether a token makes a claim: a verb, a noun or an adjective with its copula, or an act that is a content."""
    if token.pos == "VERB":
        return token.dep not in {"aux", "auxpass", "amod", "prep", "case", "compound", "mark"}
    if token.pos == "AUX":
        return token.dep not in {"aux", "auxpass"} and token.child(*LINKS) is not None
    if token.pos != "NOUN" or token.lemma.lower() in concepts.modals:
        return False  # of a provision or a demand, what it holds is the claim
    return concepts.kind(concepts.term(token)) == "act" and content_of(token, concepts) is not None


def content_of(token: Token, concepts: Concepts) -> Token | None:
    """What a noun for an act is the content of: "a plan for the release", "calls for a release", "the call for …"."""
    first = token
    while first.dep == "conj" and first.head is not first:
        first = first.head
    over = first.head
    if first.dep == "pobj" and over.lower in CONTENT_LINKS and over.head is not over:
        lemma = over.head.lemma.lower()
        holds = lemma in concepts.modals and concepts.modals[lemma]["content"]
        paper = concepts.kind(concepts.term(over.head)) == "paper" and over.lower == "for"
        return over.head if paper or (holds and over.lower in {"for", "on"}) else None
    if first.dep in {"dobj", "attr"} and over.pos == "VERB":
        row = concepts.modals.get(over.lemma.lower())
        return over if row and row["content"] else None
    return None


def _readings(head: Token, concepts: Concepts) -> Iterator[Clause]:
    """A predicate as all that governs it says it is meant; and as its owner's demand alone, where more is said of it.

    "Nothing in it reflects B's demand that A withdraw": it holds no withdrawal; B demands one.
    """
    chain = list(governors(head, concepts))
    yield _clause(head, concepts, chain)
    for at, over in enumerate(chain[:-1], start=1):
        if over.pos == "NOUN" and over.child("poss") is not None and concepts.content(over):
            yield _clause(head, concepts, chain[:at])
            return


def _clause(head: Token, concepts: Concepts, chain: list[Token]) -> Clause:
    clause = Clause(head, core(head))
    clause.subjects, clause.objects = actors_of(head)
    if (subject := _stolen(head)) is not None:
        clause.subjects = [subject]
        clause.core = sorted([*clause.core, subject], key=lambda token: token.i)
    _viewed(clause)
    _meant(clause, chain, concepts)
    return clause


def _viewed(clause: Clause) -> None:
    """Of "A calls B a threat": B is a threat, on the word of A."""
    head = clause.head
    if head.lemma not in VIEWS or head.child("nsubjpass") is not None:
        return
    by_as = (prep.child("pobj") for prep in head.children if prep.dep == "prep" and prep.lower == "as")
    small = head.child("ccomp")
    what = head.child("oprd") or next((token for token in by_as if token is not None), None)
    thing = head.child("dobj")
    if what is None and small is not None and small.pos in {"NOUN", "ADJ"} and small.child("cop", "aux") is None:
        what, thing = small, small.child("nsubj")
    if what is not None and what.lemma in ANY:
        what = what.child("amod") or what
    if what is not None and thing is not None and clause.subjects:
        reflexive = thing.lower in {"itself", "himself", "herself", "themselves"}
        clause.viewers, clause.seen_as = clause.subjects, what
        clause.subjects = clause.subjects if reflexive else _all([thing])
        clause.objects = [what]


def core(head: Token) -> list[Token]:
    """The words of a clause without those of clauses beside it or after it, nor their subjects."""
    out, stack, gone = [], [head], {place for token in lent(head) for place in (token.i, token.i - 1)}
    while stack:
        token = stack.pop()
        out.append(token)
        for child in token.children:
            if child.i in gone:
                continue
            verb = child.pos in {"VERB", "AUX"} and child.dep not in {"aux", "auxpass", "amod"}
            beside = child.dep in APART and child.pos in {"VERB", "AUX"} and child.dep != "relcl"
            joined = verb and child.dep == "conj" and token is head
            quoted = child.dep == "ccomp" and child.i < token.i and token is head
            mark = child.dep in {"punct", "cc", "mark", "preconj"} and token is head
            if not (beside or joined or quoted or mark):
                stack.append(child)
    return sorted(out, key=lambda token: token.i)


def actors_of(head: Token) -> tuple[list[Token], list[Token]]:
    """Who acts and what is acted on, conjuncts included; a clause without a subject takes its governor's."""
    if head.pos == "NOUN":
        return _of_noun(head)
    passive = head.child("nsubjpass") is not None or head.child("auxpass") is not None
    objects = [child for child in head.children if child.dep in OBJECTS]
    objects += [
        obj for prep in head.children if prep.dep in {"prep", "prt"} for obj in prep.children if obj.dep == "pobj"
    ]
    subjects = [
        child for child in head.children if child.dep in SUBJECTS and not (passive and child.dep == "nsubjpass")
    ]
    if passive:
        agent = head.child("agent")
        subjects = [child for child in agent.children if child.dep == "pobj"] if agent is not None else []
    if not subjects and not passive:
        subjects = _inherited(head)
    if head.pos == "AUX":
        objects += [child for child in head.children if child.dep in {"acomp", "attr"}]
    elif head.dep in {"relcl", "acl"} and not objects and head.tag == "VBD" and not passive and _names_who(head):
        objects = [head.head]  # "the plan A rejected"
    given = lent(head)
    return _all(subjects), [token for token in _all(objects) if token not in given]


def _names_who(head: Token) -> bool:
    """Whether a clause on a noun has a subject of its own, not a pronoun that stands for the noun."""
    return any(child.dep == "nsubj" and child.tag not in {"WDT", "WP"} for child in head.children)


def _of_noun(noun: Token) -> tuple[list[Token], list[Token]]:
    subjects = [child for child in noun.children if child.dep in {"poss", "amod", "compound"}]
    objects: list[Token] = []
    agents: list[Token] = []
    for prep in noun.children:
        if prep.dep in {"prep", "agent"}:
            inner = [obj for obj in prep.children if obj.dep == "pobj"]
            (agents if prep.lower == "by" else objects).extend(inner)
    return _all(agents or subjects), _all(objects)


def _stolen(head: Token) -> Token | None:
    """The subject of a joined verb that the parse has given to a list before it: "… toward A and B has reacted"."""
    if head.dep not in {"conj", "ccomp", "advcl"} or any(child.dep in SUBJECTS for child in head.children):
        return None
    aux = head.child("aux")
    if head.dep == "advcl" and (aux is None or aux.tag not in FINITE or head.child("mark") is not None):
        return None  # "… on A, having called": of nobody else
    lefts = [child for child in head.children if child.i < head.i]
    first = lefts[0] if lefts else head
    last = _within(head.head, first.i - 1) if head.head is not head else None
    return last if last is not None and last.dep == "conj" and last.pos in {"NOUN", "PROPN"} else None


def lent(head: Token) -> list[Token]:
    """The subjects of the verbs joined to one, as far as the parse has given them to a list of its own."""
    joined = (child for child in head.children if child.i > head.i)
    return [subject for child in joined if (subject := _stolen(child)) is not None]


def _within(clause: Token, place: int) -> Token | None:
    """The token at a place, where it depends on a clause."""
    stack = [clause]
    while stack:
        token = stack.pop()
        if token.i == place:
            return token
        stack.extend(token.children)
    return None


def _inherited(head: Token) -> list[Token]:
    """The subject of the clause that this one is joined to or completes, or the noun it describes."""
    at = head
    for _ in range(4):
        over = at.head
        if over is at:
            return []
        if at.dep in {"acl", "relcl"} or (at.dep == "conj" and over.pos in {"NOUN", "PROPN"}):
            return [over]
        if at.dep == "xcomp" and (given := over.child("dobj") or _called_on(over)) is not None:
            return [given]
        if at.dep == "prep" and (given := over.child("dobj")) is not None and over.lemma in GIVEN:
            return [given]
        found = [child for child in over.children if child.dep in SUBJECTS]
        if found and at.dep in {"conj", "prep", "xcomp", "advcl", "ccomp", "pcomp"}:
            return found
        at = over
    return []


def _called_on(verb: Token) -> Token | None:
    """Who is called on, or counted on, to do what follows."""
    asked = (prep.child("pobj") for prep in verb.children if prep.dep == "prep" and prep.lower in {"on", "upon"})
    return next((token for token in asked if token is not None), None) if verb.lemma in CALLED_ON else None


def _all(tokens: list[Token]) -> list[Token]:
    """Tokens with their conjuncts; a relative pronoun is what it stands for."""
    out: list[Token] = []
    for token in tokens:
        clause = token.head
        if (token.tag in {"WDT", "WP"} or token.lower == "that") and clause.dep in {"relcl", "conj"}:
            top = clause if clause.dep == "relcl" else clause.head
            token = top.head if top.dep == "relcl" else token  # noqa: PLW2901 - what the pronoun stands for
        out.append(token)
        conj = token.child("conj")
        while conj is not None and conj.pos not in {"VERB", "AUX"}:
            out.append(conj)
            conj = conj.child("conj")
    return out


# ── how it is meant ──────────────────────────────────────────────────────────────────────────────────────────────


def negated(token: Token) -> bool:
    """Whether a word is denied right at it: "not", "no", "never", "little sign"; "not only" denies nothing."""
    only = {child.i for child in token.children if child.lower in ONLY}
    return any(
        child.dep in {"neg", "det", "advmod", "preconj", "amod"}
        and child.lower in NEGATORS
        and not {child.i + 1, child.i + 2} & only
        for child in token.children
    )


def _nothing(token: Token) -> bool:
    """Whether a noun is denied: "no provision", "nothing"."""
    return negated(token) or token.lower in NEGATORS


def _meant(clause: Clause, chain: list[Token], concepts: Concepts) -> None:
    near = [token for token in [*clause.subjects, *_near_objects(clause.head)] if token not in chain]
    no = negated(clause.head) or left_undone(clause.head) or any(map(_nothing, near))
    no ^= any(child.dep in STATES and child.pos == "ADJ" and child.child("neg") for child in clause.head.children)
    modality, paper = _auxiliary(clause.head, concepts), False
    for over in chain:
        row = concepts.modals.get(over.lemma.lower())
        beside = (child for child in over.children if child.dep in {"dobj", "nsubj", "attr"} and child not in chain)
        of_copula = over.dep in {"acomp", "attr", "oprd"} and negated(over.head)  # "are not likely to"
        no ^= negated(over) or of_copula or any(_nothing(child) for child in beside)
        is_paper = over.pos == "NOUN" and concepts.kind(concepts.term(over)) == "paper"
        if row is None and not is_paper:
            continue
        clause.frame = over
        clause.frames.append("paper" if is_paper else over.lemma.lower())
        clause.because.append(over.lower)
        if is_paper:
            paper = True
            clause.holder = [*holder(over), *clause.holder]
        elif row is not None:
            no ^= row["polarity"] == "no"
            modality = row["modality"] if row["modality"] and not paper else modality
            if row["content"]:
                clause.holder = [*clause.holder, *holder(over)] if paper else holder(over)
    clause.polarity = "no" if no else "yes"
    clause.modality = modality


def _near_objects(head: Token) -> list[Token]:
    return [child for child in head.children if child.dep in {"dobj", "attr", "nsubjpass"}]


def _auxiliary(head: Token, concepts: Concepts) -> str:
    if any(child.dep in {"mark", "advmod"} and child.lower in CONDITIONS for child in head.children):
        return "possible"
    for child in head.children:
        row = concepts.modals.get(child.lemma.lower()) or concepts.modals.get(child.lower)
        if child.dep == "aux" and child.tag == "MD" and row:
            return row["modality"] or "asserted"
    return "asserted"


def governors(head: Token, concepts: Concepts) -> Iterator[Token]:
    """What a predicate depends on and is the content of, from the inside out; no reporting verb, no main clause."""
    at = head
    if head.pos == "NOUN":
        over = content_of(head, concepts)
        if over is None:
            return
        yield over
        at = over
    for _ in range(4):
        over = at.head
        if at.dep in {"pcomp", "pobj"} and over.pos == "ADP" and over.head is not over and over.head.pos == "VERB":
            over = over.head
        if over is at or at.dep not in COMPLEMENTS:
            return
        word = over.lemma.lower()
        noun = over.pos == "NOUN" and at.dep in {"acl", "relcl"}
        paper = concepts.kind(concepts.term(over)) == "paper"
        if noun and ((word not in concepts.modals and not paper) or _described(at, concepts)):
            return
        if not noun and at.dep in {"dobj", "pobj"}:
            at = over
            yield over
            continue
        if not noun and (word not in concepts.modals or _told_after(at, over)):
            return
        yield over
        at = over


def _told_after(at: Token, over: Token) -> bool:
    """Whether a denial follows what is told: "A accused B of it, a charge B denied" says not that A did not."""
    return over.lemma == "deny" and at.dep == "ccomp" and at.i < over.i


def _described(at: Token, concepts: Concepts) -> bool:
    """Whether a relative clause describes its noun rather than tell what it holds: its pronoun is subject or object."""
    bare = at.dep == "acl" and at.tag == "VBD" and at.child("dobj") is None  # "the plan that A rejected", misread
    if (at.dep == "relcl" or bare) and at.child(*SUBJECTS) is not None and at.child("ccomp", "xcomp") is None:
        return any(ladder == "stance" for ladder, _, _ in concepts.rungs.get(at.lemma.lower(), []))
    return any(child.tag in {"WDT", "WP"} and not _joins(child, at) for child in at.children)


def _joins(that: Token, at: Token) -> bool:
    """Whether a "that" read as a pronoun but joins: "the promise that A will pay for it" leaves its verb no object."""
    ahead = any(child.dep == "aux" and child.lower in {"will", "would", "wo", "'ll"} for child in at.children)
    return that.lower == "that" and that.dep == "dobj" and ahead and at.child("nsubj") is not None and _governs(at)


def _governs(verb: Token) -> bool:
    """Whether a verb has what it acts on after it, by a preposition or without."""
    return any(child.dep in {"prep", "dobj"} and child.i > verb.i for child in verb.children)


def holder(over: Token) -> list[Token]:
    """Whose demand, offer or paper it is: the subject, the possessor; of a paper, the paper itself."""
    if over.pos == "NOUN":
        return [over, *[child for child in over.children if child.dep == "poss"]]
    subjects, _ = actors_of(over)
    return subjects
