"""Takes the text of a block, gives whether it is a caption, and where a credit stands at its end."""

from __future__ import annotations

import re

from rashomon.dates import first
from rashomon.lexicon import Lexicon
from rashomon.text import Piece, fold

LONGEST = 1000
"""Code points of the longest caption; longer blocks are not looked into."""

MOST_WORDS = 50
"""Words of the longest caption."""

TAIL = 200
"""Code points at the end of a block in which a credit is looked for."""

BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,160})[)\]]\.?\s*$")

NAMED = re.compile(
    r"(?:^|(?<=[.!?'\")\]]\s)|(?<=[.!?])(?=Credit)|(?<=\s\|\s))"
    r"((?:file |archive |representational )?"
    r"(?:photograph|photo|image|picture|credit|handout|screenshot|video|illustration)"
    r"s?(?: credit| source| courtesy)?(?:\s?[:/|]\s?| by )[^.:;!?]{2,90}\.?)\s*$",
    re.IGNORECASE,
)
"""`Photo: A Name/An Agency` at the end of a block, after a full sentence."""

CREDIT = re.compile(
    r"(?:ap |file |archive )?"
    r"(?:photograph|photo|image|picture|credit|illustration|handout|courtesy|screenshot|screengrab)s?"
    r"(?: credit)?(?:\s*[:/,|]|\s+(?:by|of|from|via|courtesy)\b|$)",
    re.IGNORECASE,
)
"""How a credit in brackets begins."""

SLASHED = re.compile(r"(?<=[.!?'\"]\s)((?:[A-Z]{2,8}(?: Photo)?|[A-Z][\w ]{2,30})/[A-Z][^.:;!?,]{2,60})\.?\s*$")
"""`REUTERS/A Name` at the end of a block."""

PAST = re.compile(r"\b(?:said|says|was|were|had|told|added|announced|according)\b")
SENTENCES = re.compile(r"[a-z\d]{2}[.!?]['\")]? +[\"'(]?[A-Z]")


class Captions:
    """What the lexicon knows of captions, and the names of agencies."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.table("captions")
        kinds = {kind: [row["text"] for row in rows if row["kind"] == kind] for kind in ("opening", "verb")}
        self._openings = tuple(kinds["opening"])
        self._verb = re.compile(rf"(?<=[a-z,\")] )(?:{'|'.join(kinds['verb'])})(?= )")
        self._agencies = lexicon.opened(Agencies)

    def because(self, text: str) -> str:
        """Why a block is a caption; empty when it is none."""
        if len(text) > LONGEST or len(text.split()) > MOST_WORDS:
            return ""
        folded = fold(text)
        if folded.casefold().startswith(self._openings):
            return "opens as captions do"
        if (credit := self.credit(text)) and self._pictured(text[slice(*credit)]):
            return "ends in a photo credit"
        if self._shows(folded):
            return "one sentence in the present tense, with a full date"
        return ""

    def credit(self, text: str) -> Piece | None:
        """Where a credit stands at the end of a block, or None. A block that is nothing else has none."""
        offset = max(0, len(text) - TAIL)
        folded = fold(text[offset:])
        for form in (NAMED, SLASHED):
            if (found := form.search(folded)) and offset + found.start(1) > 0:
                return offset + found.start(1), offset + found.end(1)
        found = BRACKETED.search(folded)
        if found and offset + found.start() > 0 and (self._pictured(found[1]) or self._agencies.only(found[1])):
            return offset + found.start(), offset + len(folded.rstrip())
        return None

    def _pictured(self, credit: str) -> bool:
        """Whether a credit is that of a picture: it says so, or names an agency beside somebody."""
        inner = credit.strip("()[] .")
        if CREDIT.match(inner) or NAMED.search(inner):
            return True
        parts = re.split(r"/| via ", inner)
        return len(parts) > 1 and any(self._agencies.only(part) for part in parts)

    def _shows(self, folded: str) -> bool:
        if '"' in folded or PAST.search(folded) or SENTENCES.search(folded):
            return False
        return first(folded) is not None and self._verb.search(folded) is not None


class Agencies:
    """The news agencies of the lexicon, by every name they print."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = [row for row in lexicon.table("media") if row["type"] == "agency"]
        self._names = {name for row in rows for name in (row["name"], *row["aliases"].split("|")) if name}
        self._names |= {name.upper() for name in self._names}

    def only(self, text: str) -> bool:
        """Whether a text is the name of an agency, or several parted by slashes, commas or "and"."""
        parts = re.split(r"\s*(?:[/,|;&]| and | via )\s*", fold(text).strip(" .()[]"))
        return all(part in self._names for part in parts)

    def named(self, text: str) -> list[Piece]:
        """Where agencies are named among parts of a credit line."""
        return [found.span() for found in re.finditer(r"[^/,|;&()\[\]:]+", text) if found[0].strip(" .") in self._names]
