"""Takes a part of an address, or what went wrong with one; gives what it may hold, or a status and a plain sentence."""

from __future__ import annotations

from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException

from rashomon.desk.acts import Foreign
from rashomon.desk.safety import TooMuch
from rashomon.errors import InputError, RashomonError, RecordLocked, RecordVersion


class _Form(Convertor[str]):
    """The ending of an address: nothing for a page, or what else it can be had as."""

    regex = r"(?:\.json|\.csv)?"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


class _Word(Convertor[str]):
    """A name in an address: letters, digits, `-` and `_`, never a path."""

    regex = r"[A-Za-z0-9_-]{1,64}"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("form", _Form())
register_url_convertor("word", _Word())


def sentence(error: Exception) -> tuple[int, str]:
    """The status of what went wrong, and what a reader is told."""
    match error:
        case HTTPException():
            known = {404: "There is no such page on this desk.", 405: "That address is asked with GET."}
            return error.status_code, known.get(error.status_code, "That cannot be done.")
        case Foreign():
            return (
                403,
                "This form is not from a page of the desk that is running. Load its page again, and send it then.",
            )
        case TooMuch():
            return 413, "That is more than the desk takes in one act."
        case RecordLocked():
            return 503, "Another process is writing the record. Nothing was changed; try again when it is done."
        case RecordVersion():
            return 503, "The record was made by another version of Rashomon. Bring it up to date with: rashomon read"
        case InputError():
            return 400, f"{str(error)[:1].upper()}{str(error)[1:]}."
        case RashomonError():
            return 500, "The record cannot be read at this moment. It may be damaged; see: rashomon audit"
        case _:
            return 500, "Something went wrong inside Rashomon. Nothing was changed."
