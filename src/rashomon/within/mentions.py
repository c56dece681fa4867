"""Takes an article's paragraphs, gives its mentions: names, nominals and pronouns that name or point at an actor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.findings import Article, Block, Mention
from rashomon.lexicon import Lexicon
from rashomon.lexicon.known import SUFFIXES, Known, plain
from rashomon.parse import Parser, Token
from rashomon.within import governments, names, nominals, passages
from rashomon.within.names import Name
from rashomon.within.nominals import Nominal
from rashomon.within.passages import Passage
from rashomon.within.persons import LONG, spelt_alike

PRONOUNS = {
    **dict.fromkeys(
        ["he", "him", "his", "himself", "she", "her", "hers", "herself", "i", "me", "my", "mine", "myself"], "person"
    ),
    **dict.fromkeys(["they", "them", "their", "theirs", "themselves", "we", "us", "our", "ours", "ourselves"], "group"),
    **dict.fromkeys(["it", "its", "itself"], "organisation"),
}
"""Pronouns that can point at an actor, with the type that is usual."""

EMPTY_IT = {"seem", "appear", "rain", "snow", "take", "turn", "happen", "remain", "be"}
"""Verbs whose subject "it" often points at nothing."""

ARGUMENTS = {"nsubj", "nsubjpass", "poss", "dobj", "agent", "conj"}

SURNAME = "surname"
"""Marks the surnames that name a state, a city or an organisation as well."""

NAMESAKES = {"capital", "name"}
"""How the lexicon may give a surname for something else."""


def find(article: Article, blocks: Sequence[Block], *, parser: Parser, lexicon: Lexicon) -> Iterator[Mention]:
    """The mentions of an English article, in no particular order; none of an article in another language."""
    read = passages.read(article, blocks, parser)
    known = lexicon.known
    found = [names.find(passage.parse, known) for passage in read]
    parts = _person_parts(read, found, known)
    single = _single_words(found)
    for passage, listed in zip(read, found, strict=True):
        kept = [*_verified(passage, listed, parts, known), *_missed(passage, listed, parts, single)]
        write = Writer(article, passage).mention
        for name in kept:
            kind, because = _named(name, passage, known)
            yield write(name.start, name.end, form="name", kind=kind, because=because)
        for nominal in _nominals(passage, kept, known):
            yield write(nominal.start, nominal.end, form="nominal", kind=nominal.type, because=nominal.because)
        for token, kind in _pronouns(passage):
            yield write(token.start, token.end, form="pronoun", kind=kind, because="a pronoun")


# ── names ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _person_parts(read: Sequence[Passage], found: Iterable[list[Name]], known: Known) -> dict[str, str]:
    """Words that are part of a verified full name, with that name. Words that name a state or place stay out."""
    out: dict[str, str] = {}
    for passage, listed in zip(read, found, strict=True):
        for name in listed:
            if name.type == "person" and name.sure:
                text = passage.parse.text[name.start : name.end]
                for word in (one for one in plain(text).split() if one.lower() not in SUFFIXES):
                    if (len(word) > 1 and word[0].isupper() and not known.senses(word)) or word == text:
                        out.setdefault(word, text)
                last = plain(text).split()[-1]
                if " " in text and {sense.how for sense in known.senses(last)} & NAMESAKES:
                    out.setdefault(f"{SURNAME} {last}", text)
    return out


def _verified(passage: Passage, listed: Iterable[Name], parts: dict[str, str], known: Known) -> Iterator[Name]:
    for name in listed:
        words = plain(passage.parse.text[name.start : name.end]).split()
        if not name.sure and all(word in parts for word in words):
            name.type, name.because, name.sure = "person", f"part of the name “{parts[words[-1]]}”", True
        if (
            name.type in {"state", "organisation"}
            and (full := parts.get(f"{SURNAME} {words[-1]}"))
            and _is_surname(name)
        ):
            yield Name(name.tokens, "person", f"part of the name “{full}”")
        elif name.type != "person" or name.sure or _acts_as_person(name, known) or _spelling(name.tokens[-1], parts):
            yield name


def _spelling(token: Token, parts: Mapping[str, str]) -> str:
    """The full name of which a word is another spelling of a part; empty where there is none."""
    if token.pos != "PROPN" or len(token.text) < LONG:
        return ""
    word = plain(token.text).lower()
    return next((full for part, full in parts.items() if spelt_alike(word, part.lower())), "")


def _is_surname(name: Name) -> bool:
    """Whether a surname that names a city as well stands where an actor does, not a place."""
    return len(name.tokens) == 1 and name.tokens[0].dep in ARGUMENTS


def _acts_as_person(name: Name, known: Known) -> bool:
    """Whether a lone name that the recogniser takes for a person does what persons do, or has a person's relative."""
    head = name.tokens[-1]
    if head.dep in {"nsubj", "nsubjpass"} and head.head.lemma in known.human_verbs:
        return True
    clause = head.child("relcl")
    return clause is not None and any(token.lower in {"who", "whose", "whom"} for token in clause.subtree())


def _single_words(found: Iterable[Iterable[Name]]) -> dict[str, Name]:
    """Names of one word that the article holds and that are no person's, where all of them are of one type."""
    out: dict[str, Name] = {}
    types: dict[str, set[str]] = {}
    for listed in found:
        for name in listed:
            text = name.tokens[0].text
            if len(name.tokens) == 1 and len(text) > 2:
                types.setdefault(text, set()).add(name.type)
                out.setdefault(text, name)
    return {text: name for text, name in out.items() if types[text] <= {"organisation"} or types[text] <= {"place"}}


def _missed(
    passage: Passage, listed: Sequence[Name], parts: Mapping[str, str], single: Mapping[str, Name]
) -> Iterator[Name]:
    """Words that are a name, or part of a person's, elsewhere in the article, and that nothing has marked here."""
    taken = {token.i for name in listed for token in name.tokens}
    for token in passage.parse.tokens:
        if not token.text[0].isupper() or token.i in taken or token.pos not in {"PROPN", "NOUN", "ADJ", "X"}:
            continue
        if full := parts.get(plain(token.text)) or _spelling(token, parts):
            after = passage.parse.tokens[token.i + 1 : token.i + 2]
            suffix = [one for one in after if one.lower in SUFFIXES]
            yield Name([token, *suffix], "person", f"part of the name “{full}”")
        elif token.pos == "PROPN" and (name := single.get(token.text)):
            yield Name([token], name.type, "a name elsewhere in the article", name.senses)


def _named(name: Name, passage: Passage, known: Known) -> tuple[str, str]:
    """The type of a name where it stands, and why: a government or a place, a state or its people."""
    how = {sense.how for sense in name.senses}
    if name.type == "state" and how & {"capital", "metonym"} and "name" not in how:
        government, why = governments.judge(name.tokens, known)
        return ("state", f"named for the government: {why}") if government else ("place", f"a place: {why}")
    if how == {"people"} and passage.parse.text[max(0, name.start - 4) : name.start].lower() != "the ":
        return "group", "the people"
    return name.type, name.because


class Writer:
    """Writes the mentions of one paragraph."""

    def __init__(self, article: Article, passage: Passage) -> None:
        self._article, self._passage = article, passage

    def mention(self, start: int, end: int, *, form: str, kind: str, because: str) -> Mention:
        """A mention at its place in the report."""
        text = self._passage.block.text[start:end]
        return Mention(self._article.id, self._passage.span(start, end), form, kind, text, because)


# ── nominals and pronouns ────────────────────────────────────────────────────────────────────────────────────────


def _nominals(passage: Passage, kept: Sequence[Name], known: Known) -> Iterator[Nominal]:
    after = {name.tokens[0].i for name in kept if name.type == "person"}
    taken = {token.i for name in kept if name.type != "place" for token in name.tokens}
    for found in nominals.find(passage.parse, known, after):
        if found.head.i not in taken:
            yield found


def _pronouns(passage: Passage) -> Iterator[tuple[Token, str]]:
    for token in passage.parse.tokens:
        kind = PRONOUNS.get(token.lower)
        if kind and token.pos in {"PRON", "DET"} and not _points_at_nothing(token):
            yield token, kind


def _points_at_nothing(token: Token) -> bool:
    """An "it" that fills a place in the sentence ("it is clear that"), or that cannot be an actor."""
    if token.lower not in {"it", "itself"}:
        return token.text == "US"
    if token.dep == "expl":
        return True
    verb = token.head
    clausal = any(child.dep in {"ccomp", "advcl", "xcomp", "csubj", "acomp"} for child in verb.children)
    if verb.dep == "auxpass" or any(child.dep == "auxpass" for child in verb.children):
        return any(child.dep == "ccomp" for child in verb.children)
    return token.dep == "nsubj" and verb.lemma in EMPTY_IT and clausal
