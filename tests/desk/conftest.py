"""A desk to knock at: over a record made by hand, on a free port, asked in plain HTTP."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from rashomon.cli.serving import answers
from rashomon.desk.safety import Rules
from rashomon.desk.serve import opened
from tests.pages.invented import summit


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    body: str


@dataclass
class Asked:
    """A desk that is open."""

    address: str
    path: Path
    secret: str
    """What the forms of its pages hold."""

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    def ask(self, method: str, address: str, body: bytes | None = None, **headers: str) -> Reply:
        connection = http.client.HTTPConnection(self.host, timeout=60)
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, address, body, told)
        answer = connection.getresponse()
        reply = Reply(
            answer.status,
            {name.lower(): value for name, value in answer.getheaders()},
            answer.read().decode("utf-8"),
        )
        connection.close()
        return reply

    def get(self, address: str, **headers: str) -> Reply:
        return self.ask("GET", address, **headers)

    def act(self, act: str, *words: str, **headers: str) -> Reply:
        """Sends a form as a page of the desk does."""
        fields = {"secret": self.secret, "act": act, "back": "/corrections", **dict(zip("ab", words, strict=False))}
        form = {"content_type": "application/x-www-form-urlencoded", "origin": self.address}
        return self.ask("POST", "/act", urlencode(fields).encode(), **form | headers)


@pytest.fixture
def desks() -> Iterator[object]:
    """Opens desks, and closes them at the end."""
    with ExitStack() as stack:

        def open_one(path: Path, **rules: object) -> Asked:
            made = Rules("127.0.0.1", **rules)  # type: ignore[arg-type]
            return Asked(stack.enter_context(opened(path, made, answers())), path, made.secret)

        yield open_one


@pytest.fixture
def desk(tmp_path: Path, desks) -> Asked:
    path = tmp_path / "rashomon.sqlite"
    summit(path).close()
    return desks(path)
