"""Takes words in marks, gives who says them and with what cue, from the text beside the marks.

The parse is used only outside the marks: a quotation cuts a sentence in ways that a parser does not follow.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.parse import Token
from rashomon.text import Piece
from rashomon.within import quote_circumstances as circumstances
from rashomon.within import quote_sources as sources
from rashomon.within.quote_cues import Cue, Cues
from rashomon.within.quote_found import Paragraph
from rashomon.within.quote_frames import span_of_cue
from rashomon.within.quote_marks import DOUBLE, SINGLE_CLOSING, Marked

DASHES = {"-", "--", "–", "—", "―"}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
LONGEST_NAME = 12
"""Tokens that a name with its title may have before a colon."""

SHORT = 5
"""Tokens of a sentence that can only tell of the words before it, whatever they end with: The minister said."""


@dataclass(slots=True)
class Attribution:
    """A cue outside the marks, and who it says is speaking."""

    token: Token
    cue: Piece
    source: Piece | None
    lemma: str
    kind: str
    because: str
    told: circumstances.Circumstances = circumstances.NOTHING


def speaks(token: Token, cues: Cues) -> bool:
    """Whether a token is a verb that takes words in marks."""
    return token.pos == "VERB" and (cue := cues.of(token)) is not None and "quote" in cue.complements


def beside(paragraph: Paragraph, cues: Cues, run: Marked, left: int, right: int) -> Attribution | None:
    """The telling beside a run, between `left` and `right`: one that leads straight to it, one after, one before."""
    lead, trail = _lead(paragraph, run, left), _trail(paragraph, run, right)
    straight = lead[-3:] if lead and lead[-1].text == ":" else lead[-2:]
    if lead and (lead[-1].text == ":" or any(speaks(token, cues) for token in straight)):
        found = _told(paragraph, cues, lead, first=False)
        if found is not None:
            return found
    return (
        _told(paragraph, cues, trail, first=True)
        or _told(paragraph, cues, lead, first=False)
        or _any_verb(paragraph, trail)
        or _signed(paragraph, run, right)
    )


def _trail(paragraph: Paragraph, run: Marked, limit: int) -> list[Token]:
    """The rest of the sentence after a run that it may end: ", the minister said"."""
    text = paragraph.text
    inner = text[run.start : run.end].rstrip(DOUBLE + SINGLE_CLOSING + " ")
    if not inner or not run.closed or run.end >= limit:
        return []
    tokens = first_sentence(paragraph.between(run.end, limit))
    if inner[-1] in ",?!…—–-" or text[run.end] == "," or len(tokens) <= SHORT:
        return tokens
    return []


def _lead(paragraph: Paragraph, run: Marked, limit: int) -> list[Token]:
    """The sentence that runs into the marks: "The minister said:"."""
    lead = paragraph.text[limit : run.start].rstrip()
    return _last_sentence(paragraph.between(limit, run.start)) if lead and lead[-1] not in ".?!" else []


def _signed(paragraph: Paragraph, run: Marked, limit: int) -> Attribution | None:
    """A dash and a name after the words."""
    tokens = paragraph.between(run.end, limit)
    if not 2 <= len(tokens) <= LONGEST_NAME or tokens[0].text not in DASHES or tokens[1].pos != "PROPN":
        return None
    if any(token.pos in {"VERB", "AUX"} for token in tokens):
        return None
    dash, last = tokens[0], tokens[-1] if tokens[-1].pos != "PUNCT" else tokens[-2]
    return Attribution(dash, (dash.start, dash.end), (tokens[1].start, last.end), dash.text, "say", "a dash and a name")


def first_sentence(tokens: list[Token]) -> list[Token]:
    """The tokens up to the first full stop, question mark, exclamation mark or semicolon."""
    for i, token in enumerate(tokens):
        if token.text in {".", "?", "!", ";"} and i:
            return tokens[:i]
    return tokens


def _last_sentence(tokens: list[Token]) -> list[Token]:
    for i in range(len(tokens) - 2, -1, -1):
        if tokens[i].text in {".", "?", "!"}:
            return tokens[i + 1 :]
    return tokens


def _told(paragraph: Paragraph, cues: Cues, tokens: list[Token], *, first: bool) -> Attribution | None:
    if found := _according(tokens):
        return found
    verbs = [
        (token, cue)
        for token in tokens
        if token.pos in {"VERB", "AUX"} and (cue := cues.of(token)) and "quote" in cue.complements
    ]
    verbs = verbs or _misread(tokens, cues)
    if not verbs:
        return None if first else _colon(tokens)
    token, cue = verbs[0] if first else verbs[-1]
    return _attribution(paragraph, cues, tokens, token, cue)


def _misread(tokens: list[Token], cues: Cues) -> list[tuple[Token, Cue]]:
    """A verb that was taken for a noun, in a few words beside the marks: "the minister notes"."""
    if len(tokens) > SHORT + 1:
        return []
    rows = ((token, cues.verb(token.lemma)) for token in tokens[1:] if token.tag in {"NNS", "NN", "NNPS"})
    return [(token, cue) for token, cue in rows if cue is not None and "quote" in cue.complements][-1:]


def _according(tokens: list[Token]) -> Attribution | None:
    for token in tokens[:3]:
        if token.lower == "according" and (to := token.child("prep")) and (named := to.child("pobj")):
            source = sources.phrase(named)
            return Attribution(token, (token.start, to.end), source, "according to", "say", '"according to"')
    return None


def _colon(tokens: list[Token]) -> Attribution | None:
    """A colon leads to the words: after a name, as in a transcript, or after a clause without a reporting word."""
    if len(tokens) < 2 or tokens[-1].text != ":":
        return None
    colon = tokens[-1]
    cue = (colon.start, colon.end)
    verbs = [token for token in tokens if token.pos in {"VERB", "AUX"}]
    if not verbs and len(tokens) <= LONGEST_NAME:
        return Attribution(colon, cue, (tokens[0].start, tokens[-2].end), ":", "say", "a name and a colon")
    for verb in verbs:
        if (head := sources.subject(verb)) in tokens and head is not None:
            return Attribution(
                colon, cue, _within(sources.phrase(head, verb), tokens, head), ":", "say", "a clause and a colon"
            )
    return None


def _any_verb(paragraph: Paragraph, tokens: list[Token]) -> Attribution | None:
    """A comma in the marks, then a name and a verb that the lexicon does not know: "Never," the minister thundered."""
    verb = next((token for token in tokens[:8] if token.pos == "VERB"), None)
    if verb is None or verb.tag not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    source = _source(paragraph, tokens, verb)
    return (
        Attribution(verb, span_of_cue(verb), source, verb.lemma, "say", "the verb beside the marks") if source else None
    )


def lead(paragraph: Paragraph, cues: Cues) -> Attribution | None:
    """The telling at the end of a paragraph that leads to the next one: "The minister said:"."""
    if not paragraph.text.rstrip().endswith(":"):
        return None
    return _told(paragraph, cues, _last_sentence(paragraph.between(0, len(paragraph.text))), first=False)


def _attribution(paragraph: Paragraph, cues: Cues, tokens: list[Token], token: Token, cue: Cue) -> Attribution:
    return Attribution(
        token,
        span_of_cue(token),
        _source(paragraph, tokens, token),
        cue.lemma,
        cue.kind,
        f'"{cue.lemma}" beside the marks',
        circumstances.of(token, cue, cues).without(lambda piece: paragraph.direct_between(*piece)),
    )


def _outside(paragraph: Paragraph, piece: Piece | None) -> Piece | None:
    """A phrase, if it does not reach into quoted words."""
    return None if piece is None or paragraph.direct_between(*piece) else piece


def _source(paragraph: Paragraph, tokens: list[Token], token: Token) -> Piece | None:
    """The subject by the parse where it stands outside the marks, else the nearest noun phrase beside the cue."""
    head = sources.subject(token)
    if head is not None and not paragraph.in_direct(head.start):
        piece = sources.phrase(head, token)
        if head in tokens:
            return _within(piece, tokens, head)
        if _outside(paragraph, piece):
            return piece
    return _beside(tokens, token)


def _within(piece: Piece, tokens: list[Token], head: Token) -> Piece:
    """A phrase cut to the text between the marks."""
    start, end = max(piece[0], tokens[0].start), min(piece[1], tokens[-1].end)
    return (start, end) if start < end else (head.start, head.end)


def _beside(tokens: list[Token], cue: Token) -> Piece | None:
    place = next(i for i, token in enumerate(tokens) if token is cue)
    left = [token for token in tokens[:place] if token.pos in NOMINAL]
    right = _run_of_name(tokens[place + 1 :])
    if left:
        return _phrase_within(left[-1], tokens[:place])
    return _phrase_within(right, tokens[place + 1 :]) if right is not None else None


def _run_of_name(tokens: list[Token]) -> Token | None:
    """The head of the noun phrase that follows an inverted cue at once: "said the old minister"."""
    for token in tokens:
        if token.pos in NOMINAL:
            return token
        if token.pos not in {"DET", "ADJ", "ADV", "PUNCT"}:
            return None
    return None


def _phrase_within(head: Token, tokens: list[Token]) -> Piece:
    while (
        head.head in tokens and head.head.pos in NOMINAL and head.dep in {"compound", "nmod", "poss", "appos", "amod"}
    ):
        head = head.head
    return _within(sources.phrase(head), tokens, head)
