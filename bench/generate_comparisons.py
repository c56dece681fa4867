"""Makes articles and altered copies with exact labels: `python bench/generate_comparisons.py ARTICLES FOLDER`.

ARTICLES is JSON lines of an openly licensed collection (MEANTIME) with `id`, `lang`, `text`. Of each English article
one copy is made in which one number, date, actor, place, polarity, degree or speaker is changed, in one sentence; of
the others every third is left as it is and the rest are lightly reworded. Nothing is drawn at random: the same articles
give the same suite. FOLDER gets the texts; the gold, in the form of the comparisons scorer, stands beside it as
`FOLDER.json`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rashomon.parse import Parse, Parser, Token

REWORDED = (
    (r"\bsaid\b", "stated"),
    (r"\babout\b", "around"),
    (r"\balso\b", "as well"),
    (r"\bbegan\b", "started"),
    (r"\bHowever, ", "But "),
    (r"\bbut\b", "yet"),
    (r"\bjust\b", "only"),
    (r"\bsince\b", "because"),
    (r"\bover\b", "above"),
    (r"\blarge\b", "big"),
    (r"\bcompany\b", "firm"),
    (r"\bwhich\b", "that"),
    (r"\bannounced\b", "made known"),
    (r"\baccording to\b", "in the words of"),
    (r"\bhelp\b", "assist"),
)
"""Words for others, the first that a sentence holds: a light rewording leaves who, what, when and how much."""

SWAPS = (
    "all some, most few, will may, sharply slightly, slightly sharply, significantly slightly, completely partly, "
    "fully partly, major minor, agreed refused, definitely possibly, likely unlikely, would might, could must, "
    "must may, heavily lightly, strongly mildly, always sometimes, many few"
)
DEGREES = dict(pair.split() for pair in SWAPS.split(", "))
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
YEAR = "January February March April May June July August September October November December"
MONTHS = YEAR.split()
NUMBERS = {"two": "seven", "three": "eight", "four": "nine", "five": "eleven", "six": "fourteen", "ten": "thirty"}
PEOPLE = ["Milo Harrandt", "Edda Vossberg", "Tamas Ruiken", "Lena Okrafor"]
ORGANISATIONS = ["Bellmark Group", "Tarvo Systems", "Orlund Partners", "Kestrel Works"]
PLACES = ["Portugal", "Uruguay", "Latvia", "Botswana"]
ASPECTS = ("number", "date", "actor", "place", "polarity", "degree", "speaker")

type Change = tuple[int, int, str]
"""Start and end of what is replaced, and what stands there then."""


def changes(aspect: str, parse: Parse, number: int) -> Iterator[tuple[int, Change]]:
    """Every change of an aspect that a paragraph allows, with the number of its sentence."""
    for sentence in parse.sentences:
        if 8 <= len(sentence) <= 45:
            for change in MAKERS[aspect](sentence, number):
                yield sentence[0].sentence, change


def _number(sentence: list[Token], _: int) -> Iterator[Change]:
    for token in sentence:
        dated = token.entity in {"DATE", "TIME", "ORDINAL"} or token.head.entity == "DATE"
        if token.pos != "NUM" or dated or token.dep not in {"nummod", "pobj", "dobj", "quantmod"}:
            continue
        if token.lower in NUMBERS:
            yield token.start, token.end, NUMBERS[token.lower]
        elif re.fullmatch(r"\d{1,3}(?:,\d{3})*", token.text) and not re.fullmatch(r"(?:19|20)\d\d", token.text):
            value = int(token.text.replace(",", ""))
            yield token.start, token.end, f"{value * 2 + 3:,}"


def _date(sentence: list[Token], _: int) -> Iterator[Change]:
    for token in sentence:
        for names, step in ((DAYS, 3), (MONTHS, 5)):
            if token.text in names and token.entity == "DATE":
                yield token.start, token.end, names[(names.index(token.text) + step) % len(names)]


def _entity(sentence: list[Token], label: str, deps: set[str]) -> Iterator[tuple[int, int, Token]]:
    for token in sentence:
        if token.entity == label and token.dep in deps:
            run = [token]
            while (left := _near(sentence, run[0], -1)) and left.entity == label and not run[0].entity_begins:
                run.insert(0, left)
            while (right := _near(sentence, run[-1], 1)) and right.entity == label and not right.entity_begins:
                run.append(right)
            run = run[1:] if run[0].lower == "the" else run
            if run and run[-1].lower != "'s":
                yield run[0].start, run[-1].end, token


def _near(sentence: list[Token], token: Token, step: int) -> Token | None:
    at = token.i + step - sentence[0].i
    return sentence[at] if 0 <= at < len(sentence) else None


def _actor(sentence: list[Token], number: int) -> Iterator[Change]:
    for label, names in (("PERSON", PEOPLE), ("ORG", ORGANISATIONS)):
        for start, end, token in _entity(sentence, label, {"nsubj", "nsubjpass"}):
            if token.head.lemma not in SAYING:
                yield start, end, names[number % len(names)]


SAYING = {"say", "tell", "announce", "add", "state", "claim", "report", "note", "explain", "write", "comment", "warn"}


def _speaker(sentence: list[Token], number: int) -> Iterator[Change]:
    for label, names in (("PERSON", PEOPLE), ("ORG", ORGANISATIONS)):
        for start, end, token in _entity(sentence, label, {"nsubj"}):
            if token.head.lemma in SAYING - {"announce", "report"}:
                yield start, end, names[number % len(names)]


def _place(sentence: list[Token], number: int) -> Iterator[Change]:
    for start, end, token in _entity(sentence, "GPE", {"pobj"}):
        if token.head.lower in {"in", "to", "from", "at"} and token.child("appos", "conj") is None:
            yield start, end, PLACES[number % len(PLACES)]


def _polarity(sentence: list[Token], _: int) -> Iterator[Change]:
    for token in sentence:
        if token.dep != "ROOT" or token.child("neg") is not None or token.child("nsubj", "nsubjpass") is None:
            continue
        aux = next((child for child in token.children if child.dep in {"aux", "auxpass"}), None)
        if aux is not None and aux.lower in {"is", "was", "are", "were", "has", "have", "will", "would", "had"}:
            yield aux.start, aux.end, f"{aux.text} not"
        elif aux is None and token.tag == "VBD" and token.lemma not in {"be", "say"}:
            yield token.start, token.end, f"did not {token.lemma}"
        elif token.lower in {"is", "was", "are", "were"}:
            yield token.start, token.end, f"{token.text} not"


def _degree(sentence: list[Token], _: int) -> Iterator[Change]:
    for token in sentence:
        if token.lower in DEGREES and not (token.lower == "all" and token.head.pos == "VERB"):
            yield token.start, token.end, DEGREES[token.lower]


MAKERS: dict[str, Callable[[list[Token], int], Iterator[Change]]] = {
    "number": _number,
    "date": _date,
    "actor": _actor,
    "place": _place,
    "polarity": _polarity,
    "degree": _degree,
    "speaker": _speaker,
}


def reworded(text: str) -> str:
    """A sentence with the first words of `REWORDED` that it holds, two at most."""
    done = 0
    for pattern, other in REWORDED:
        text, count = re.subn(pattern, other, text, count=1)
        done += bool(count)
        if done == 2:
            break
    return text


class Suite:
    """The texts of a suite and its gold."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.relations: list[dict[str, Any]] = []
        self.made: dict[str, int] = defaultdict(int)

    def add(self, name: str, paragraphs: list[Parse], number: int) -> None:
        """An article and its copy, changed in the aspect that the suite has least of."""
        for aspect in sorted(ASPECTS, key=lambda aspect: (self.made[aspect], ASPECTS.index(aspect))):
            options = [(at, *found) for at, parse in enumerate(paragraphs) for found in changes(aspect, parse, number)]
            if options:
                self.made[aspect] += 1
                self._write(name, paragraphs, aspect, options[number % len(options)])
                return

    def _write(self, name: str, paragraphs: list[Parse], aspect: str, option: tuple[int, int, Change]) -> None:
        left, right = "", ""
        place, chosen, (start, end, other) = option
        for at, parse in enumerate(paragraphs):
            for number, sentence in enumerate(parse.sentences):
                first, last = sentence[0].start, sentence[-1].end
                old = parse.text[first:last]
                changed = at == place and number == chosen
                if changed:
                    new = parse.text[first:start] + other + parse.text[end:last]
                else:
                    new = old if (at + number) % 3 == 0 else reworded(old)
                spans = [
                    [f"{name}.txt", len(left), len(left) + len(old)],
                    [f"{name}_copy.txt", len(right), len(right) + len(new)],
                ]
                self._relate(aspect if changed else None, old == new, spans, len(old.split()))
                left, right = left + old + " ", right + new + " "
            left, right = left.rstrip() + "\n\n", right.rstrip() + "\n\n"
        self.texts[f"{name}.txt"], self.texts[f"{name}_copy.txt"] = left, right

    def _relate(self, aspect: str | None, left_as_is: bool, spans: list[list[Any]], length: int) -> None:
        label = ("copied" if left_as_is else "same") if aspect is None else "differs"
        self.relations.append(
            {
                "id": f"G{len(self.relations):05}",
                "label": label,
                "subtype": aspect,
                "optional": aspect is None and length < 8,
                "spans": [{"doc": doc, "start": start, "end": end} for doc, start, end in spans],
            }
        )


def generate(articles: Path, folder: Path, which: tuple[int, int] = (0, 120)) -> Suite:
    """Writes a suite into a folder, made of the English articles from a first to a last (excluded)."""
    parser, suite = Parser(), Suite()
    rows = [json.loads(line) for line in articles.read_text(encoding="utf-8").splitlines()]
    for number, row in enumerate([row for row in rows if row.get("lang") == "en"][slice(*which)]):
        paragraphs = [text.strip() for text in row["text"].split("\n") if len(text.split()) >= 6]
        suite.add(row["id"], parser(paragraphs), number)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in suite.texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    gold = {"docs": [{"doc": name} for name in suite.texts], "relations": suite.relations}
    (folder.parent / f"{folder.name}.json").write_text(json.dumps(gold), encoding="utf-8")
    return suite


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--last", type=int, default=120)
    chosen = parser.parse_args()
    suite = generate(chosen.articles, chosen.folder, (chosen.first, chosen.last))
    print(dict(suite.made))


if __name__ == "__main__":
    main()
