"""Takes an application and who may ask it, gives it behind a door: who, from where, how much, and what a page may do.

The desk shows texts that are not ours on an address that any page in the same browser can reach. So the name by which
it is asked is checked (a foreign name that was made to point here is refused), acts come from its own pages only, and
nothing from a report is ever run.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BODY = 64 * 1024
"""Bytes of what is sent: a name and a note are far below."""

MOST_ADDRESS = 4096
"""Bytes of an address with its question: longer than any claim that is checked."""

COOKIE = "rashomon-token"

HEADERS = {
    "content-security-policy": "; ".join(
        (
            "default-src 'none'",
            "style-src 'self'",
            "script-src 'self'",
            "img-src 'self' data:",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not `no-referrer`: with it a browser would hide from us that an act comes from our own page.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
"""What goes with every answer."""


def loopback(host: str) -> bool:
    """Whether an address leads to this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True)
class Rules:
    """Who may ask, and what for."""

    host: str
    """The address that is listened on."""
    token: str | None = None
    """What has to be known; None on loopback."""
    read_only: bool = False
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    """What the forms of the desk's own pages hold, and no other page can know."""

    def known(self, host: str) -> bool:
        """Whether the desk goes by this name: never by one that somebody else could point here."""
        name = urlsplit(f"//{host}").hostname or ""
        return loopback(name) or (not loopback(self.host) and (name == self.host or _is_number(name)))


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


type Refusal = Callable[[int, str], Response]
"""Makes the page of a refusal."""


class Door:
    """Stands before the desk."""

    def __init__(self, app: ASGIApp, rules: Rules, refuse: Refusal) -> None:
        self._app, self._rules, self._refuse = app, rules, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request in, or answers it with a plain sentence."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = _headers(scope["headers"])
        answer = self._refused(scope, headers) or self._stranger(scope, headers)
        reply = answer or self._app
        await reply(scope, _Limited(receive), _dressed(send))

    def _refused(self, scope: Scope, headers: Mapping[str, str]) -> Response | None:
        """What is wrong with a request, whoever asks."""
        if scope["method"] not in {"GET", "HEAD", "POST"}:
            return self._refuse(405, "The desk is asked with GET, and acts with POST.")
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MOST_ADDRESS:
            return self._refuse(414, "The address is too long.")
        if not self._rules.known(headers.get("host", "")):
            return self._refuse(421, "The desk does not go by that name. Open it by the address that it printed.")
        if not self._rules.token and headers.get("sec-fetch-site") == "cross-site" and _embedded(headers):
            return self._refuse(403, "Another page asked for this. Open it from the desk.")
        return self._sent(scope, headers) if scope["method"] == "POST" else None

    def _sent(self, scope: Scope, headers: Mapping[str, str]) -> Response | None:
        origin = headers.get("origin")
        if origin is not None and origin != f"{scope['scheme']}://{headers.get('host')}":
            return self._refuse(403, "Another page sent this. Acts come from the desk's own pages only.")
        if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            return self._refuse(403, "Another page sent this. Acts come from the desk's own pages only.")
        if self._rules.read_only:
            return self._refuse(403, "This desk is for reading only; nothing can be changed.")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MOST_BODY:
            return self._refuse(413, "That is more than the desk takes in one act.")
        return None

    def _stranger(self, scope: Scope, headers: Mapping[str, str]) -> Response | None:
        """Whoever does not know the token is let in nowhere; who brings it in the address gets a cookie."""
        token = self._rules.token
        if token is None:
            return None
        brought = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if brought and _same(brought, token):
            answer = RedirectResponse("/", status_code=303)
            answer.set_cookie(COOKIE, token, httponly=True, samesite="strict")
            return answer
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if _same(_cookie(headers.get("cookie", "")), token) or _same(bearer, token):
            return None
        return self._refuse(401, "This desk asks for its token. Open it by the address that it printed.")


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def _embedded(headers: Mapping[str, str]) -> bool:
    return headers.get("sec-fetch-mode", "navigate") != "navigate"


def _cookie(text: str) -> str:
    try:
        found = SimpleCookie(text).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _headers(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in raw}


class TooMuch(Exception):
    """More was sent than was told, or than is taken."""


class _Limited:
    """What is sent, up to a limit, whatever its headers tell."""

    def __init__(self, receive: Receive) -> None:
        self._receive, self._left = receive, MOST_BODY

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise TooMuch
        return message


def _dressed(send: Send) -> Send:
    """Adds `HEADERS` to an answer."""
    extra = [(name.encode(), value.encode()) for name, value in HEADERS.items()]

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [pair for pair in message.get("headers", []) if pair[0].lower().decode() not in HEADERS]
            message = {**message, "headers": kept + extra}
        await send(message)

    return sending
