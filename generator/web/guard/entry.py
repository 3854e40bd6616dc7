"""The two secrets of a run: the token of the one-time address, and the cookie that it is exchanged for."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from generator.web.guard.address import Address

OPENING = "/open/"
"""The path of the one-time address, before its token."""


class Entry:
    """Who is let in to ``address``. Both secrets are random, 256 bits each, and are compared in constant time."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._token = secrets.token_urlsafe()
        self._is_used = False
        self._cookie = secrets.token_urlsafe()

    @property
    def url(self) -> str:
        """The one-time address. Whoever prints it lets its reader in."""
        return f"{self.address.origin}{OPENING}{self._token}"

    @property
    def set_cookie(self) -> str:
        """The header ``Set-Cookie`` for who is let in; the cookie ends with the browser.

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
