"""Takes bytes, gives nothing; raises `InputError` when they are no text that could be read."""

from __future__ import annotations

import re

from rashomon.errors import InputError

LARGEST = 64_000_000
"""Bytes of a file that is read. Above it a file is no news report but a collection, to be split."""

SAMPLE = 65_536
"""Bytes that are looked at to tell text from binary data."""

CONTROLS = 0.05
"""Share of control characters above which bytes are no text: random bytes hold .10, text with stray NULs below .01."""

SAVE = "save it as plain text or HTML, and read that"

MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF file", SAVE),
    (b"{\\rtf", "an RTF file", SAVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls or .ppt)", SAVE),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "unpack it first"),
    (b"\x89PNG\r\n", "a picture (PNG)", "leave it out"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "leave it out"),
    (b"GIF87a", "a picture (GIF)", "leave it out"),
    (b"GIF89a", "a picture (GIF)", "leave it out"),
    (b"RIFF", "a picture, sound or film (RIFF)", "leave it out"),
    (b"ID3", "a sound file (MP3)", "leave it out"),
    (b"OggS", "a sound file (Ogg)", "leave it out"),
    (b"\x7fELF", "a program", "leave it out"),
    (b"SQLite format 3\x00", "a database (SQLite)", "leave it out"),
)
"""First bytes, what they tell, what to do."""

ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word file (.docx)"),
    (b"xl/", "an Excel file (.xlsx)"),
    (b"ppt/", "a PowerPoint file (.pptx)"),
    (b"mimetypeapplication/epub", "an e-book (EPUB)"),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument file"),
)
"""What the first names in a zip archive tell."""

BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")

CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def check(raw: bytes, name: str) -> None:
    """Raises `InputError`, one line that names the file, when `raw` is empty, too large or no text."""
    if not raw.strip(b" \t\r\n\v\f\xef\xbb\xbf\x00"):
        raise InputError(f"{name}: the file is empty; save the report again or leave it out")
    if len(raw) > LARGEST:
        size, most = len(raw) // 1_000_000, LARGEST // 1_000_000
        raise InputError(f"{name}: {size} MB, and at most {most} MB are read at once; split it into single reports")
    if told := known(raw):
        raise InputError(f"{name}: {told[0]}, not text; {told[1]}")
    if binary(raw[:SAMPLE]):
        raise InputError(f"{name}: binary data, not text; leave it out, or {SAVE}")


def known(raw: bytes) -> tuple[str, str] | None:
    """What the first bytes tell, and what to do."""
    if raw.startswith(b"PK\x03\x04"):
        inside = raw[: SAMPLE * 4]
        return next(((what, SAVE) for mark, what in ZIPPED if mark in inside), ("a zip archive", "unpack it first"))
    return next(((what, do) for magic, what, do in MAGIC if raw.startswith(magic)), None)


def binary(sample: bytes) -> bool:
    """Whether a sample holds more control characters than text does, and is no UTF-16 or UTF-32."""
    if sample.startswith(BOMS) or wide(sample):
        return False
    return len(CONTROL.findall(sample)) > CONTROLS * len(sample)


def wide(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark, told by where the NULs stand (half or three quarters of Latin text).

    A quarter of the units is enough, since spaces and line ends alone make as much in other scripts.
    """
    size = len(sample) - len(sample) % 4
    if not size or sample.count(0) < size / 10:
        return None
    nulls = [sample[i:size:4].count(0) * 4 / size for i in range(4)]
    if min(nulls[1:]) > 0.9 and nulls[0] < 0.1:
        return "utf-32-le"
    if min(nulls[:3]) > 0.9 and nulls[3] < 0.1:
        return "utf-32-be"
    even, odd = (nulls[0] + nulls[2]) / 2, (nulls[1] + nulls[3]) / 2
    if odd > 0.2 and even < 0.02:
        return "utf-16-le"
    return "utf-16-be" if even > 0.2 and odd < 0.02 else None
