"""The header ``Host``: one, and exactly our own host with our own port.

A name that somebody has made to point at 127.0.0.1 would be one origin with the page that asks. An absolute address in
the request line is refused as well: it would go before the header (RFC 9112, 3.2.2).
"""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from generator.web.guard.address import Address
from generator.web.guard.refusals import Refusal
from generator.web.guard.request_headers import values


class OwnHost:
    """Passes on what is asked of ``address``, by HTTP; 400 to the rest."""

    def __init__(self, app: ASGIApp, address: Address) -> None:
        self._app, self._authority = app, address.authority

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or has it answered."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close"})
        elif scope["type"] == "http" and not self._is_ours(scope):
            await Refusal("guard-host", 400)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        return values(scope, b"host") == [self._authority] and scope["path"].startswith("/")
