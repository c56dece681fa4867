"""Takes the tables on actors, gives look-ups: what a printed name can stand for, who held an office, what a noun is.

A name is looked up as printed, case kept, accents and typographic marks folded; entries of a project come first.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rashomon.text import fold

type Row = Mapping[str, str]
type Table = Callable[[str], tuple[Row, ...]]

WORD = re.compile(r"\w+")


class Sense(NamedTuple):
    """One thing a printed name can stand for."""

    key: str
    """`table/name` of the entry."""
    name: str
    type: str
    """`person`, `organisation`, `state`, `place` or `group`."""
    how: str
    """`name`, `capital`, `demonym`, `people`, `metonym`."""


class Office(NamedTuple):
    """A person held a title, of a state or an organisation, from a day to a day (ISO; empty: not over)."""

    person: str
    level: str
    of: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one actor beside its names."""

    name: str
    type: str
    gender: str = ""
    nouns: tuple[str, ...] = ()
    state: str = ""
    kind: str = ""


def plain(text: str) -> str:
    """Text with accents off and marks folded, case kept. Letters that do not decompose are spelt as passports do."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", fold(text).translate(_LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"})


def split(cell: str | None) -> tuple[str, ...]:
    """The items of a list in a cell, parted by vertical bars."""
    return tuple(item for item in (cell or "").split("|") if item)


def bare(name: str) -> str:
    """A name without the article before it."""
    return name[4:] if name[:4] in {"the ", "The "} else name


YOUNGER = {"jr", "jr.", "sr", "sr."}
"""Suffixes that tell a child from a parent of the same name."""
SUFFIXES = {*YOUNGER, "ii", "iii", "iv"}
"""What stands behind a name and is no part of the surname."""


def suffix(name: str) -> str:
    """What tells the bearer of a name from a parent or child of the same name: "jr"; empty where nothing does."""
    last = name.rpartition(" ")[2].lower()
    return last.removesuffix(".") if last in YOUNGER else ""


class Known:
    """The tables on actors, indexed. Made once for a lexicon."""

    def __init__(self, table: Table) -> None:
        self.entries: dict[str, Entry] = {}
        self._names: dict[str, list[Sense]] = defaultdict(list)
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self.offices: dict[tuple[str, str], list[Office]] = defaultdict(list)
        """Holders of an office, by (level, state or organisation key)."""
        self.held: dict[str, list[Office]] = defaultdict(list)
        """Offices held, by person key."""
        self.cities: dict[str, str] = {}
        """The usual spelling of a capital, by every spelling."""
        self.titles = {row["title"]: (row["kind"], row["level"]) for row in reversed(table("titles"))}
        self._nouns = {row["noun"]: row["class"] for row in reversed(table("nominals"))}
        self._noun_gender = {row["noun"]: row["gender"] for row in table("nominals") if row.get("gender")}
        self._first = {row["name"]: (row["gender"], row.get("common", "")) for row in reversed(table("first_names"))}
        self._words(table)
        self._own = {row["name"] for row in table("actors")}
        self._actors(table)
        for printed in self._names:
            if first := WORD.match(printed):
                self._by_word[first.group()].append(printed)
        for names in self._by_word.values():
            names.sort(key=len, reverse=True)

    def _actors(self, table: Table) -> None:
        """Reads the project's entries before the shipped ones, persons after those whose offices they hold."""
        by_type = {"person": self._person, "state": self._state, "group": self._group}
        for row in sorted(table("actors"), key=lambda row: row.get("type") == "person"):
            by_type.get(row.get("type", ""), self._organisation)("actors", row)
        shipped = {"states": self._state, "organisations": self._organisation, "media": self._organisation}
        for name, read in {**shipped, "groups": self._group, "leaders": self._person}.items():
            for row in table(name):
                read(name, row)

    def _key(self, table: str, row: Row) -> str:
        """The key of an entry; a shipped one that the project names as well is the project's."""
        return f"{'actors' if row['name'] in self._own else table}/{row['name']}"

    def _words(self, table: Table) -> None:
        self.human_verbs = {row["lemma"] for row in table("human_verbs")}
        self.ambiguous = {row["name"] for row in table("ambiguous_names")}
        """Names that the entity recogniser must agree with."""
        self.place_words: dict[str, set[str]] = defaultdict(set)
        """Words that tell a city from a government, by class."""
        for row in table("place_words"):
            self.place_words[row["class"]].add(row["word"])
        self._variants: dict[str, set[int]] = defaultdict(set)
        for number, row in enumerate(table("first_name_variants")):
            for name in split(row["names"]):
                self._variants[name].add(number)

    def starting(self, word: str) -> list[str]:
        """Known names that start with this word, longest first."""
        return self._by_word.get(word, [])

    def senses(self, printed: str) -> list[Sense]:
        """What a name as printed can stand for, the project's first."""
        text = bare(plain(printed))
        return self._names.get(text) or (self._names.get(text.title(), []) if text.isupper() and len(text) > 3 else [])

    def noun(self, word: str) -> str:
        """The class of a common noun that can point at an actor, or an empty string."""
        return self._nouns.get(word, "")

    def noun_gender(self, word: str) -> str:
        """`m`, `f`, or an empty string: what a common noun tells."""
        return self._noun_gender.get(word, "")

    def gender(self, first_name: str) -> str:
        """`m`, `f`, or an empty string: what a first name tells."""
        gender = self._first.get(plain(first_name).lower(), ("", ""))[0]
        return gender if len(gender) == 1 else ""

    def is_first_name(self, word: str) -> bool:
        """Whether a word is a first name and no common word, place or month as well."""
        return self._first.get(plain(word).lower(), ("", "yes"))[1] == ""

    def variants(self, left: str, right: str) -> bool:
        """Whether two first names, folded, are forms of one."""
        return bool(self._variants.get(left, set()) & self._variants.get(right, set()))

    def _add(self, printed: str, sense: Sense) -> None:
        name = bare(plain(printed))
        if name and sense not in self._names[name]:
            self._names[name].append(sense)

    def _state(self, table: str, row: Row) -> None:
        key, name = self._key(table, row), row["name"]
        self.entries.setdefault(key, Entry(name, "state", kind=row.get("type", "")))
        for printed in (name, *split(row.get("aliases"))):
            self._add(printed, Sense(key, name, "state", "name"))
        for printed in (*split(row.get("capital")), *split(row.get("seats"))):
            self._add(printed, Sense(key, name, "state", "capital"))
            self.cities[bare(plain(printed))] = next(iter(split(row.get("capital"))), printed)
        for printed in split(row.get("seats")):
            self.cities[bare(plain(printed))] = printed
        for printed in split(row.get("metonyms")):
            self._add(printed, Sense(key, name, "state", "metonym"))
        for printed in split(row.get("demonyms")):
            self._add(printed, Sense(key, name, "state", "demonym"))
            if printed.endswith("s") and printed[:-1] in split(row.get("demonyms")):
                self._names[printed] = [Sense(key, name, "state", "people")]
            elif printed[-1] in "nibkctry" and not printed.endswith(("ch", "sh")):
                self._add(printed + "s", Sense(key, name, "state", "people"))
        for printed in split(row.get("people")):
            self._add(printed, Sense(key, name, "state", "people"))

    def _organisation(self, table: str, row: Row) -> None:
        key, kind = self._key(table, row), row.get("type", "organisation")
        nouns = split(row.get("nouns"))
        kind = "place" if kind == "place" else "organisation"
        self.entries.setdefault(
            key, Entry(row["name"], kind, nouns=nouns, state=row.get("state", ""), kind=row.get("type", ""))
        )
        for printed in (row["name"], *split(row.get("aliases"))):
            self._add(printed, Sense(key, row["name"], kind, "name"))
        self._office(key, row)

    def _group(self, table: str, row: Row) -> None:
        key = self._key(table, row)
        self.entries.setdefault(key, Entry(row["name"], "group"))
        for printed in (row["name"], *split(row.get("aliases"))):
            self._add(printed, Sense(key, row["name"], "group", "name"))
        for printed in split(row.get("demonyms")):
            self._add(printed, Sense(key, row["name"], "group", "demonym"))

    def _person(self, table: str, row: Row) -> None:
        key = self._key(table, row)
        self.entries.setdefault(key, Entry(row["name"], "person", gender=row.get("gender", "")))
        for printed in (row["name"], *split(row.get("aliases"))):
            self._add(printed, Sense(key, row["name"], "person", "name"))
        self._office(key, row)

    def _office(self, key: str, row: Row) -> None:
        title, of = row.get("title", ""), row.get("of", "")
        if title and of:
            level = self.titles.get(title, ("", ""))[1] or title
            owner = next((sense.key for sense in self._names.get(bare(plain(of)), ()) if sense.how == "name"), of)
            office = Office(key, level, owner, row.get("start", ""), row.get("end", ""))
            self.offices[level, owner].append(office)
            self.held[key].append(office)

    def holders(self, level: str, owner: str) -> Iterator[str]:
        """The keys of those who held an office, the last first."""
        for office in reversed(self.offices.get((level, owner), [])):
            yield office.person
