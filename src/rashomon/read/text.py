"""Takes a decoded text file, gives its report: the text is the decoded file itself, line ends and all."""

from __future__ import annotations

import hashlib

from rashomon.errors import InputError
from rashomon.findings import Problem, Report
from rashomon.read.decode import Decoded
from rashomon.read.reading import STAGE, Reading
from rashomon.text import SourceMap, fold


def read(raw: bytes, name: str, decoded: Decoded) -> Reading:
    """The report of a plain text file. Raises `InputError` when it holds nothing but white space."""
    if all(fold(char).isspace() for char in decoded.text):
        raise InputError(f"{name}: the file holds nothing but white space; save the report again or leave it out")
    digest = hashlib.sha256(raw).hexdigest()
    report = Report(digest, "text", decoded.text, SourceMap(decoded.encoding, (), decoded.bad))
    return Reading(report, (), problems(digest, decoded), raw, name)


def problems(digest: str, decoded: Decoded) -> tuple[Problem, ...]:
    """What a user should know of how a file was decoded."""
    notes = list(decoded.notes)
    if nulls := decoded.text.count("\x00"):
        notes.append(f"the file holds {nulls} NUL characters, read as spaces; it may be damaged")
    return tuple(Problem(digest, STAGE, note) for note in notes)
