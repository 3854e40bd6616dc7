"""Who is let in: the one address that is served, the two secrets of a run, and the answers to everybody else."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from starlette.responses import HTMLResponse
from starlette.types import Message, Receive, Scope, Send

from generator.ground.disk.file_size_limits import TEXT
from generator.ground.words.vocabularies import PAGES

OPENING = "/open/"
"""The path of the one-time address, before its token."""


class Entry:
    """The secrets that let a browser in to ``address``: the token of the one-time address, then the cookie.

    Both secrets are random, 256 bits each, and are compared in constant time.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        self._token = secrets.token_urlsafe()
        self._is_used = False
        self._cookie = secrets.token_urlsafe()

    @property
    def url(self) -> str:
        """The one-time address. Printing it lets its reader in."""
        return f"{self.address.origin}{OPENING}{self._token}"

    @property
    def set_cookie(self) -> str:
        """The header ``Set-Cookie`` for a browser that is let in; the cookie ends with the browser.

        Strict: it is sent with nothing that another site has begun.
        """
        return f"{self.address.cookie}={self._cookie}; HttpOnly; SameSite=Strict; Path=/"

    def use_up(self, token: str) -> bool:
        """Whether ``token`` is that of the one-time address, which is used up then."""
        is_right = not self._is_used and _same(token, self._token)
        self._is_used = self._is_used or is_right
        return is_right

    def admits(self, cookies: Iterable[str]) -> bool:
        """Whether one of the headers ``cookies`` has the cookie of this run.

        Several may have its name: any server on another port of this host can set one.
        """
        pairs = (pair.strip().partition("=") for header in cookies for pair in header.split(";"))
        return any(_same(value, self._cookie) for name, _, value in pairs if name == self.address.cookie)


def _same(given: str, secret: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "surrogatepass"), secret.encode())


_PAGE = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>发文 · fawen</title>{head}</head>
<body><p>{zh}</p><p lang="en">{en}</p>{more}</body>
</html>
"""
_NO_FACTS: Mapping[str, object] = MappingProxyType({})
_START = '<p><a href="/">{} · <span lang="en">{}</span></a></p>'


def worded_page(key: str, facts: Mapping[str, object] = _NO_FACTS, *, head: str = "", leads_on: bool = False) -> str:
    """A small page with the text ``key``, Chinese first, then English; ``leads_on``: with a link to the start."""
    zh, en = (escape(each.format(**facts)) for each in PAGES[key])
    return _PAGE.format(head=head, zh=zh, en=en, more=_START.format(*PAGES["home"]) if leads_on else "")


class Refusal:
    """An answer of ``status`` with the text ``key``, an ASGI application.

    The connection ends with it. A browser in the middle of sending shows an error of its own where the connection is
    closed, and not the answer: so up to ``drained`` bytes of a body that nobody has read to its end are dropped first.
    """

    def __init__(
        self, key: str, status: int, *, leads_on: bool = False, drained: int = TEXT.most, **facts: object
    ) -> None:
        page = worded_page(key, facts, leads_on=leads_on)
        self._answer = HTMLResponse(page, status, headers={"Connection": "close"})
        self._drained = drained

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends the answer."""
        await self._answer(scope, receive, _draining(receive, send, self._drained))


def _draining(receive: Receive, send: Send, most: int) -> Send:
    """``send``, which drops up to ``most`` bytes of what ``receive`` still brings before it sends the last message.

    Nobody may have received the end of the body.
    """

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.body":
            await send({**message, "more_body": True})
            await _drop(receive, most)
            message = {"type": "http.response.body", "body": b""}
        await send(message)

    return sending


async def _drop(receive: Receive, most: int) -> None:
    while most > 0:
        message = await receive()
        most -= len(message.get("body", b""))
        if not message.get("more_body", False):
            return


@dataclass(frozen=True, slots=True)
class Address:
    """A loopback address, ``127.0.0.1`` or ``::1``, with the port that is listened on."""

    host: str
    port: int

    @property
    def authority(self) -> str:
        """Host and port as in an address and in the header ``Host`` (RFC 9110, 7.2)."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        """The origin of our pages, as in the header ``Origin`` (RFC 6454, 6.1)."""
        return f"http://{self.authority}"

    @property
    def cookie(self) -> str:
        """The name of the cookie. It has the port: the cookies of all ports of a host are in one jar."""
        return f"fawen_{self.port}"


def values(scope: Scope, name: bytes) -> list[str]:
    """The values of all headers ``name``, which is in small letters, in their order.

    Two where one belongs are a trick.
    """
    return [value.decode("latin-1") for each, value in scope["headers"] if each == name]
