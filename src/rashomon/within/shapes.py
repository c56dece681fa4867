"""Takes the text of a block, gives what its form tells: sentence, title, date line, byline or dateline."""

from __future__ import annotations

import re

from rashomon.dates import first
from rashomon.text import fold

LONGEST = 1000
"""Code points above which a block is a paragraph, whatever else it looks like."""

LONGEST_TITLE = 30
"""Words of the longest title without a full stop."""

LONGEST_STOPPED = 17
"""Words of the longest title that ends in a full stop. Of the opening paragraphs of news without a title in the
samples one in 40 is as short; nine of ten titles are."""

LONGEST_SUBHEADING = 10
"""Words of the longest subheading."""

STOP = re.compile(r"[.!?…]['\")\]]*$|[.!?,…]['\"]+$|['\"],?$(?<=[.!?,]['\"])")
ENDS = re.compile(r"(?:[.!?…:;,]|[.!?…,]['\")\]]+)$")
SENTENCES = re.compile(r"[a-z\d)'\"]{2}[.!?]['\")]? +[\"'(]?[A-Z]")
SPEECH = re.compile(r"[,.?!]['\"]+ +\w|\b(?:said|told|says he|he added|she added)\b")
LEAD = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:said|told)\b|\byesterday\b|^\W*I\b"
    r"|\b(?:he|she|they|we) (?:was|were|had)\b"
)
"""What a lead paragraph holds and a title seldom does."""

DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'\- ]{2,30}[A-Z.](?:, [A-Z][\w.]+(?: [A-Z][\w.]+){0,2})?"
    r"|[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,2}(?:, [A-Z][\w.]+)?)"
    r"(?P<day>,? +[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?|,? \d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?)?"
    r"(?P<agency> ?[(\[][^()\[\]]{2,40}[)\]])?"
    r" ?(?:[—–_:]|--?(?= |$)) ?"
)
NOT_PLACES = frozenset(
    {
        *("UPDATE", "UPDATED", "WATCH", "VIDEO", "PHOTOS", "EXCLUSIVE", "BREAKING", "OPINION", "ANALYSIS", "EXPLAINER"),
        *(
            "READ",
            "MORE",
            "LIVE",
            "NOTE",
            "QUESTION",
            "ANSWER",
            "FACTBOX",
            "TIMELINE",
            "CORRECTION",
            "EDITORIAL",
            "REVIEW",
        ),
        "INTERVIEW",
    }
)
BYLINE = re.compile(r"by (?P<name>[\w.'-]+(?: (?:[\w.'-]+|&)){0,7})(?P<rest>[,|].{0,80})?", re.IGNORECASE)
DATE_WORDS = re.compile(
    r"\b(?:published|updated|posted|last|first|modified|on|at|by|am|pm|a\.m\.|p\.m\.|gmt|utc|est|edt|ist|cet|bst|et|pt|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b|[\d:.,|()/+ •·–-]",
    re.IGNORECASE,
)


def words(text: str) -> int:
    """The number of words."""
    return len(text.split())


def stopped(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return ENDS.search(fold(text[-20:]).rstrip()) is not None


def prose(text: str) -> bool:
    """Whether a block reads like a paragraph: several sentences, or one that is finished and not short."""
    if len(text) > LONGEST:
        return True
    if words(text) > LONGEST_TITLE:
        return True
    return stopped(text) and words(text) >= 6


def title(text: str) -> bool:
    """Whether a block could be a title: short, one line, no full stop."""
    if len(text) > LONGEST:
        return False
    folded = fold(text)
    if words(text) > LONGEST_TITLE or SPEECH.search(folded) or dateline(text):
        return False
    return not stopped(text) or (folded.rstrip().endswith(("?", "!")) and not SENTENCES.search(folded))


def stopped_title(text: str) -> bool:
    """Whether a block that ends in a full stop could still be a title, given that it opens a report."""
    if len(text) > LONGEST:
        return False
    folded = fold(text)
    if not 3 <= words(text) <= LONGEST_STOPPED or LEAD.search(folded) or SENTENCES.search(folded):
        return False
    return dateline(text) is None and not re.search(r"[,.]\"$|^\"[^\"]*\"$", folded)


def subheading(text: str) -> bool:
    """Whether a block between paragraphs could head the next one."""
    if len(text) > LONGEST:
        return False
    short = words(text) <= LONGEST_SUBHEADING and len(text) <= 90
    opens = re.match(r"[\"'(]*[A-Z\d]", fold(text)) is not None
    return short and opens and title(text)


def dateline(text: str) -> re.Match[str] | None:
    """The place, day and agency that open a paragraph (`PORT ELDER (XYZ) —`), or None."""
    folded = fold(text[:150])
    found = DATELINE.match(folded)
    return found if found and _placed(folded) else None


def _placed(folded: str) -> bool:
    """Whether a match is a dateline: in capitals, or with an agency or a day; a colon alone is no mark of one."""
    found = DATELINE.match(folded)
    if found is None or set(found["place"].split()) & NOT_PLACES:
        return False
    capitals = found["place"].split(",")[0].isupper() and len(found["place"].split(",")[0]) > 3
    colon = found[0].rstrip().endswith(":")
    return capitals or bool(found["agency"]) or bool(found["day"] and not colon)


def date_line(text: str) -> bool:
    """Whether a block is a date, perhaps with a time of day and a word such as "updated", and nothing else."""
    if len(text) > 120 or not (found := first(fold(text))):
        return False
    rest = text[: found.start] + " " + text[found.end :]
    return not DATE_WORDS.sub("", fold(rest)).strip()


def byline(text: str) -> re.Match[str] | None:
    """The names that follow "By" in a block that says nothing else, or None."""
    folded = fold(text[:200]).strip()
    found = BYLINE.fullmatch(folded) if len(text) <= 160 else None
    if not found or folded.endswith(("!", "?")):
        return None
    names = [
        word for word in re.split(r"[ &]+", found["name"]) if word.lower() not in {"and", "in", "de", "van", "von"}
    ]
    return found if all(name[0].isupper() for name in names if name) else None
