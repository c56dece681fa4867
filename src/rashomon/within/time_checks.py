"""Takes what a rule matched and the text around it, gives whether it tells a time: names and numbers look alike."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rashomon.within.time_words import TimeWords

ALONE = re.compile(
    r"\b(?:in|of|since|by|until|till|from|to|and|or|early|late|mid|during|for|between|through|throughout|before|after"
    r"|last|next|this|every|each|the|on|within|around|about|circa|year|fiscal|than|over|at|back|around"
    r"|spring|summer|autumn|winter|fall|election|elections|-|,|;|\()[ -]*$",
    re.IGNORECASE,
)
"""What stands before a year that stands alone."""

MONTH_BEFORE = re.compile(
    r"\b(?:in|of|since|by|until|till|from|to|and|early|late|mid|during|between|through|before|after|last|next|this"
    r"|every|each|for|that)[ -]*$",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r" (?:people|troops|soldiers|men|women|dollars|euros|rubles|roubles|pounds|miles|km|kilometers|kilometres|tons"
    r"|tonnes|votes|jobs|homes|megawatts|MW|others|points|civilians|deaths|cases|feet|acres|meters|metres|shares)\b"
)
MONEY = re.compile(r"(?:[$#€£¥]|[A-Z]{1,3}\$|No\. ?|no\. ?|Resolution )$")
ORDER = re.compile(
    r"\b(?:the|early|late|mid|this|last|next|that|in|by|since|until|of|on|during|every|each)[ -]*$", re.I
)
HOUR_BEFORE = re.compile(r"\b(?:at|by|from|until|till|to|between|about|around|before|after|and|since) $", re.IGNORECASE)
UNSURE = {"may", "march"}
SHORT = {"mar", "sun", "sat", "mon", "wed", "dec", "jan", "jun", "jul"}
SAME = ("second", "seconds")
UNTIMED = {"spring", "fall", "springs", "falls"}


def holds(text: str, found: re.Match[str], groups: Mapping[str, str], words: TimeWords) -> bool:
    """Whether what was matched can be a time."""
    if "future" in groups and not _to_come(text, found, groups["future"].casefold().replace("-", " ")):
        return False
    checks = (_capital, _month_alone, _year_alone, _season_alone, _part_alone, _counted, _before_what, _day_of)
    return all(check(text, found, groups) for check in checks) and not _counts_on(text, found, groups, words)


def _capital(text: str, found: re.Match[str], groups: Mapping[str, str]) -> bool:
    """Names of months, weekdays and holidays are written with a capital; short ones with a full stop or a day."""
    if "decade" in groups and len(groups["decade"]) < 5:
        return (
            re.search(
                r"\b(?:his|her|their|my|your|its|mid|in) (?:early |late |mid-?)?$",
                text[max(0, found.start() - 16) : found.start()],
            )
            is None
        )
    return not any(groups[name][0].islower() for name in ("month", "weekday", "holiday") if name in groups)


def _month_alone(text: str, found: re.Match[str], groups: Mapping[str, str]) -> bool:
    """`May` and `March` alone want a word before them that asks for a time."""
    month = groups.get("month", "").casefold().rstrip(".")
    if set(groups) != {"month"} or not month:
        return not (set(groups) == {"weekday"} and groups["weekday"].casefold() in SHORT and found[0][-1] != ".")
    before = text[max(0, found.start() - 12) : found.start()]
    if month in UNSURE or (month in SHORT and not found[0].endswith(".")):
        return MONTH_BEFORE.search(before) is not None
    return not re.match(r"[ ][A-Z][a-z]+ (?:said|says|told)", text[found.end() : found.end() + 24])


def _year_alone(text: str, found: re.Match[str], groups: Mapping[str, str]) -> bool:
    year = groups.get("year")
    if year is None or set(groups) != {"year"}:
        return True
    before, after = text[max(0, found.start() - 14) : found.start()], text[found.end() : found.end() + 14]
    if MONEY.search(before) or COUNTED.match(after) or (after[:1] in {"'", "/"} and after[1:2] != "s"):
        return False
    return (
        ALONE.search(before) is not None
        or not before.strip()
        or re.match(r"[)',.;:]|-\d|'s\b| \w", after) is None
        or (re.match(r"\)|'s\b|,|\.| [a-z-]+ (?!\w*s\b)", after) is not None and "." not in found[0])
    )


def _season_alone(text: str, found: re.Match[str], groups: Mapping[str, str]) -> bool:
    """A season alone wants an article, a preposition or a word like `early`; `fall` and `spring` are verbs as well."""
    if (
        "season" in groups
        and groups["season"][0].isupper()
        and re.match(r" [A-Z]", text[found.end() : found.end() + 2])
    ):
        return False  # the Winter Olympics
    if set(groups) - {"season"} or "season" not in groups or found[0].casefold().startswith("the"):
        return True
    before = text[max(0, found.start() - 10) : found.start()]
    return re.search(r"\b(?:in|by|since|until|early|late|mid|during)[ -]*$", before, re.IGNORECASE) is not None


def _day_of(text: str, found: re.Match[str], groups: Mapping[str, str]) -> bool:
    """`The day` alone wants an event behind it: of the visit."""
    if re.search(r"\b(?:last|final|opening|closing) day$", found[0], re.IGNORECASE) and "which" not in groups:
        return text.startswith(" of ", found.end())
    if re.search(r"hours$", found[0], re.IGNORECASE) and re.search(
        r"\bearly $", text[: found.start()][-6:], re.IGNORECASE
    ):
        return False  # the early hours of Monday
    return found[0].casefold() != "the day" or text.startswith(" of ", found.end())


def _part_alone(text: str, found: re.Match[str], groups: Mapping[str, str]) -> bool:
    """Morning and evening alone are a time where something says whose: in the, his, Monday's."""
    if re.match(r"(?:each|every|that) ", found[0], re.IGNORECASE):
        return True
    if set(groups) != {"part"} or "overnight" in found[0].casefold():
        return True
    before = text[max(0, found.start() - 16) : found.start()]
    if re.match(r"(?:noon|midday|midnight|dawn|dusk|daybreak|nightfall)\b", found[0], re.IGNORECASE):
        return re.search(r"\b(?:at|by|before|after|until|since|around|from|about) $", before, re.IGNORECASE) is not None
    if re.match(r"the ", found[0], re.IGNORECASE):
        return re.search(r"\b(?:in|during|of|late|early|through) $", before, re.IGNORECASE) is not None
    return re.search(r"\b(?:his|her|their|its|one|by|that) $", before, re.IGNORECASE) is not None


def _counted(text: str, found: re.Match[str], groups: Mapping[str, str]) -> bool:
    """A time of day in digits wants a word before it; `2-1` and `3:16` are none."""
    if "hours" in groups and not ({"zone", "weekday"} & set(groups)):
        return HOUR_BEFORE.search(text[max(0, found.start() - 10) : found.start()]) is not None
    return True


def _to_come(text: str, found: re.Match[str], words: str) -> bool:
    """`One day` tells of the future behind a modal verb; "as soon as" and "shortly after" tell none."""
    before = text[max(0, found.start() - 16) : found.start()]
    if words == "one day":
        return re.search(r"\b(?:will|would|could|may|might|can|should|to|'ll|'d) $", before, re.IGNORECASE) is not None
    if words in {"soon", "shortly"}:
        after = re.match(r" (?:as|after|before|afterwards?|thereafter)\b", text[found.end() : found.end() + 14])
        return after is None and not re.search(r"\b(?:as|so|too|how) $", before, re.IGNORECASE)
    return True


def _before_what(text: str, found: re.Match[str], groups: Mapping[str, str]) -> bool:
    """`Three days before` counts from a time told earlier only where no event follows that it counts from."""
    counted = "unit" in groups or "units" in groups
    if not counted or not re.search(r"\b(?:before|after)$", found[0], re.IGNORECASE):
        return True
    return re.match(r" (?:\w|[\"'$])", text[found.end() : found.end() + 3]) is None


def _counts_on(text: str, found: re.Match[str], groups: Mapping[str, str], words: TimeWords) -> bool:
    """Whether `the past` goes on as "the past ten years"."""
    if not {"past", "present", "future"} & set(groups):
        return False
    after = re.match(r"[ -](?:[a-z]+ )?([A-Za-z]+|\d)", text[found.end() : found.end() + 24])
    if not after or not re.search(r"(?:past|present|current|recent|future|earlier|once)$", found[0], re.IGNORECASE):
        return False
    following = re.findall(r"[a-z]+|\d+", text[found.end() : found.end() + 24].lower())[:2]
    return any(word.isdigit() or words.holds("unit", word) or words.holds("units", word) for word in following)
