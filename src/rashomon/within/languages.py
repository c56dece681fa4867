"""Takes a text, gives the language it is written in: ISO 639-1, or `und` where it could not be told."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict

from rashomon.lexicon import Lexicon
from rashomon.text import fold

UNKNOWN = "und"

SAMPLE = 4_000
"""Code points that are looked at."""

FEWEST = 2
"""Function words a text must show before a language is named."""

LEAST = 0.12
"""Share of the words that must be function words of the language; lists of names stay below, prose above .25."""

WORD = re.compile(r"[^\W\d_]+")

SCRIPTS = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "GREEK": "el",
    "HEBREW": "he",
    "THAI": "th",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "ETHIOPIC": "am",
}
"""Scripts that news in one language is mostly written in."""

KANA = 0.1
"""Share of kana among the characters of a text in Chinese characters that makes it Japanese."""


class Languages:
    """The function words of each language; what several share counts less, and at a tie the earlier row stands."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._languages: dict[str, list[str]] = defaultdict(list)
        rows = lexicon.table("languages")
        self._order = {row["language"]: i for i, row in enumerate(rows)}
        for row in rows:
            for word in row["words"].split():
                self._languages[word].append(row["language"])

    def tell(self, text: str) -> str:
        """The language of a text."""
        sample = fold(text[:SAMPLE])
        if found := script(sample):
            return found
        words = [word.casefold() for word in WORD.findall(sample)]
        counts, weights = self._count(words)
        best = min(weights, key=lambda language: (-weights[language], self._order[language]), default=UNKNOWN)
        enough = counts[best] >= FEWEST and counts[best] >= LEAST * len(words)
        return best if enough else UNKNOWN

    def _count(self, words: list[str]) -> tuple[Counter[str], Counter[str]]:
        counts: Counter[str] = Counter()
        weights: Counter[str] = Counter()
        for word in words:
            shared = self._languages.get(word, ())
            for language in shared:
                counts[language] += 1
                weights[language] += 200 + 1000 // len(shared)
        return counts, weights


def script(text: str) -> str | None:
    """The language that the script of most letters tells, or None for scripts that many languages share."""
    letters = [char for char in text[:1000] if char.isalpha()]
    names = Counter(unicodedata.name(char, "").split(" ")[0] for char in letters[:500])
    total = names.total()
    if names["HIRAGANA"] + names["KATAKANA"] > KANA * total:
        return "ja"
    name, count = names.most_common(1)[0] if names else ("", 0)
    return SCRIPTS.get(name) if count * 2 > total else None
