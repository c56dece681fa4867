"""Takes bytes, gives the decoded file: one encoding, its characters, and the places of bytes it does not know."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

import charset_normalizer

from rashomon.errors import InputError
from rashomon.read.refuse import SAMPLE, wide

BAD = "\ufffd"
"""What stands for a byte that the encoding does not know."""

MOST_BAD = 0.1
"""Share of unknown bytes above which a decoding is no reading of the file."""

MIXED = 4
"""How many unknown bytes one well-formed sequence of three bytes or more outweighs; one of two bytes outweighs one.
In texts of other encodings such sequences turn up by chance: in GB 18030 one of two bytes to four unknown bytes."""

GUESSED = 200_000
"""Bytes from which an encoding is guessed, from the first one that is not ASCII on."""

FALLBACK = "cp1252"
"""Western text that says nothing else of itself, as the HTML standard has it."""

LEGACY = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("iso8859_2", "iso8859_5", "iso8859_7", "koi8_r", "koi8_u", "cp866"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
]
"""Encodings that are guessed, the commonest first. None keeps a state, so a place in the text leads to its byte."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The longer marks first, since one starts with another. A mark stays in the text as U+FEFF."""

DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,99}encoding=["']([\w.:-]+)""", re.I
)

HIGH = re.compile(rb"[\x80-\xff]")
LONE = re.compile("[\ud800-\udfff]")
WELL_FORMED = re.compile("[^\x00-\x7f\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's characters."""

    text: str = field(repr=False)
    encoding: str
    """A codec that keeps no state and adds no mark."""
    bad: tuple[int, ...] = ()
    """Places where one unknown byte stands as U+FFFD."""
    notes: tuple[str, ...] = ()
    """What a user should know of it: guesses, unknown bytes."""


def decode(raw: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Decodes by what was said, a mark, UTF-8, the place of NULs, the page's own word, then by guess.

    Raises `InputError` when `encoding` is none that is known, or nothing fits the bytes.
    """
    if encoding is not None:
        return _accept(raw, codec(encoding, name), name)
    for mark, marked in BOMS:
        if raw.startswith(mark):
            return _accept(raw, marked, name)
    if (utf8 := _strict(raw, "utf-8")) is not None:
        return Decoded(utf8, "utf-8")
    if found := wide(raw[:SAMPLE]):
        return _accept(raw, found, name)
    if (said := _declared(raw)) and (page := _strict(raw, said)) is not None:
        return Decoded(page, said)
    if mostly_utf8(raw):
        return _accept(raw, "utf-8", name)
    return _guess(raw, name)


def codec(encoding: str, name: str) -> str:
    """The name of a codec that fits a source map. Raises `InputError` when there is none."""
    try:
        found = codecs.lookup(encoding).name
    except (LookupError, ValueError) as error:
        raise InputError(f"{name}: no encoding is called {encoding!r}; try utf-8, utf-16 or windows-1252") from error
    found = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(found, found)
    if found not in _UNICODE and found.replace("-", "_") not in {*LEGACY, *_SINGLE}:
        raise InputError(f"{name}: the encoding {encoding!r} cannot be read; convert the file to UTF-8")
    return found


_UNICODE = {"utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"}
"""Not UTF-7, which keeps a state."""

_SINGLE = {"ascii", *(f"iso8859_{part}" for part in range(1, 17)), "gbk", "gb2312", "shift_jis", "euc_kr", "mac_roman"}


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(raw: bytes) -> str | None:
    found = DECLARED.search(raw[:4096])
    if not found:
        return None
    said = (found[1] or found[2]).decode("ascii").lower()
    try:
        chosen = codec(
            {"iso-8859-1": FALLBACK, "latin1": FALLBACK, "gb2312": "gb18030", "gbk": "gb18030"}.get(said, said), ""
        )
    except InputError:
        return None
    return None if chosen.startswith("utf-") else chosen


def telling(raw: bytes) -> bytes:
    """The part of a file that tells its encoding."""
    high = HIGH.search(raw)
    start = max(0, high.start() - GUESSED // 10) if high else 0
    return raw[start : start + GUESSED]


def mostly_utf8(raw: bytes) -> bool:
    """Whether the bytes are UTF-8 with some that are not."""
    text = telling(raw).decode("utf-8", "surrogateescape")
    good = sum(1 if char < "\u0800" else MIXED for char in WELL_FORMED.findall(text))
    return good >= len(LONE.findall(text))


def _accept(raw: bytes, encoding: str, name: str) -> Decoded:
    """Decodes, each unknown byte one U+FFFD. Raises `InputError` when too much is unknown."""
    if encoding == "utf-8":
        text = raw.decode(encoding, "surrogateescape")
        bad = tuple(found.start() for found in LONE.finditer(text))
        text = LONE.sub(BAD, text)
    else:
        text, bad = _bytewise(raw, encoding)
    if len(bad) > MOST_BAD * len(text):
        raise InputError(f"{name}: {len(bad)} bytes are not {encoding}; say its encoding with --encoding")
    return Decoded(text, encoding, bad, (_unknown(len(bad), encoding),) if bad else ())


def _unknown(count: int, encoding: str) -> str:
    what = "1 byte is" if count == 1 else f"{count} bytes are"
    return f"{what} not {encoding.upper()} and shown as {BAD}; if letters look wrong, say the encoding with --encoding"


def _bytewise(raw: bytes, encoding: str) -> tuple[str, tuple[int, ...]]:
    """The text, and the places of bytes that the codec refused, each one character."""
    parts: list[str] = []
    bad: list[int] = []
    start = length = 0
    while start < len(raw):
        try:
            parts.append(raw[start:].decode(encoding))
            break
        except UnicodeDecodeError as error:
            good = raw[start : start + error.start].decode(encoding)
            length += len(good)
            count = max(1, error.end - error.start)
            bad += range(length, length + count)
            parts += [good, BAD * count]
            length, start = length + count, start + error.start + count
            if len(bad) > MOST_UNKNOWN:
                return "", tuple(bad)
    return "".join(parts), tuple(bad)


MOST_UNKNOWN = 1000
"""Unknown bytes outside UTF-8 after which decoding is given up: each costs another pass."""


def _guess(raw: bytes, name: str) -> Decoded:
    """The encoding that makes the likeliest text, told by charset-normalizer, among those that keep no state."""
    found = list(charset_normalizer.from_bytes(telling(raw), cp_isolation=LEGACY))
    alike = [one for one in found if (one.chaos, one.coherence) == (found[0].chaos, found[0].coherence)]
    names = {name for one in alike for name in one.could_be_from_charset}
    encoding = next((name for name in LEGACY if name in names), FALLBACK)
    text = _strict(raw, encoding)
    if text is None or (len(text) != len(raw) and len(text.encode(encoding)) != len(raw)):
        decoded = _accept(raw, FALLBACK, name)
        text, encoding, bad = decoded.text, FALLBACK, decoded.bad
    else:
        bad = ()
    note = f"the encoding is not stated; it was taken for {encoding}. If letters look wrong, say it with --encoding"
    return Decoded(text, encoding, bad, (note,))
