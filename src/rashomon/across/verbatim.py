"""Takes the direct quotes of several reports that have the same words, gives the links that make them one utterance.

They join a hub, not each other, so that a sentence quoted by two hundred reports costs two hundred links; comparing two
by two (see `words`) passes over what is as common as that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.across.words import tokens
from rashomon.findings import Attribution, SameWords

FEWEST = 8
"""Words from which on the same words between marks are one utterance, whoever is said to speak: a shorter sentence
("We will see") is said by many."""


def keys(quote: Attribution) -> Iterator[str]:
    """The room of all direct quotes with these words."""
    words = tokens(quote.text)
    if quote.type == "direct" and len(words) >= FEWEST:
        yield "verbatim " + " ".join(words)


def find(quotes: Sequence[Attribution]) -> Iterator[SameWords]:
    """A link from the first quote to each of another article; their ends are the quotes."""
    hub, *others = sorted(quotes, key=lambda quote: quote.quote)
    for other in others:
        if other.article != hub.article:
            yield SameWords(hub.quote, other.quote, 1.0, f"the same {len(tokens(hub.text))} words", "identical")
