"""Requests that our own pages make, or the person by typing, by a bookmark, by reloading.

A browser says in ``Sec-Fetch-Site`` whose page has begun a request. What another site or another port has begun is
refused, also where it only reads: a cookie is sent with what another port of 127.0.0.1 asks for, and nothing of ours
is for other pages. The one exception is the one-time address, which a file leads to. Browsers older than 2020 do not
say it; of them, and of programs, ``Origin`` is asked for whatever may change something.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from generator.web.guard.address import Address
from generator.web.guard.entry import OPENING
from generator.web.guard.refusals import Refusal
from generator.web.guard.request_headers import values

_OWN = ("same-origin", "none")
_READING = ("GET", "HEAD")
_OPENING_A_PAGE = {b"sec-fetch-mode": ["navigate"], b"sec-fetch-dest": ["document"]}


class OwnPages:
    """Passes on requests of the pages of ``address``; 403 to the rest."""

    def __init__(self, app: ASGIApp, address: Address) -> None:
        self._app, self._origin = app, address.origin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or has it answered."""
        if scope["type"] == "http" and not self._is_ours(scope):
            await Refusal("guard-origin", 403)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        begun_by = values(scope, b"sec-fetch-site")
        if not begun_by:
            return scope["method"] in _READING or values(scope, b"origin") == [self._origin]
        return (len(begun_by) == 1 and begun_by[0] in _OWN) or _is_opening(scope)


def _is_opening(scope: Scope) -> bool:
    """Whether a window, and no frame, is led to the one-time address."""
    to_it = scope["method"] == "GET" and scope["path"].startswith(OPENING)
    return to_it and all(values(scope, name) == wanted for name, wanted in _OPENING_A_PAGE.items())
