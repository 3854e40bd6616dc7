"""The size of what is sent: no more than the largest file that a page takes, with the text of a notice beside it."""

from __future__ import annotations

from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.ground.disk.file_kinds import COPIED, TEXT
from generator.web.guard.refusals import Refusal
from generator.web.guard.request_headers import values
from generator.web.guard.unread_body import draining

MOST_BODY = COPIED.most + TEXT.most
"""Bytes. The largest file is one that is only copied beside the notice; drafts, sheets and templates are smaller, and
what reads each of them has its own limit.
"""
_MEGABYTE = 1_000_000
_TOO_LARGE = 413


class BodyLimit:
    """Passes on requests with a body of ``most`` bytes or less, by its length and by what comes; 413 to the rest."""

    def __init__(self, app: ASGIApp, most: int = MOST_BODY) -> None:
        self._app, self._most = RequestBodyLimitMiddleware(app, most), most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Has a request answered; the refusal is in our own words."""
        if scope["type"] == "http":
            exchange = _Exchange(scope, receive, send, self._most)
            await self._app(scope, exchange.receive, exchange.send)
            await exchange.end()
        else:
            await self._app(scope, receive, send)


class _Exchange:
    """One request and its answer: a refusal in our own words, what is left of a body dropped."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, most: int) -> None:
        self._scope, self._receive, self._send, self._most = scope, receive, send, most
        self._is_read = not any(values(scope, name) for name in (b"content-length", b"transfer-encoding"))
        self._is_refused = False

    async def receive(self) -> Message:
        """The next part of the body."""
        message = await self._receive()
        self._is_read = not message.get("more_body", False)
        return message

    async def send(self, message: Message) -> None:
        """Sends a part of the answer, unless it is the refusal."""
        if message["type"] == "http.response.start":
            self._is_refused = message["status"] == _TOO_LARGE
            if not self._is_read:
                message = {**message, "headers": [*message.get("headers", ()), (b"connection", b"close")]}
        if not self._is_refused:
            await self._sending()(message)

    async def end(self) -> None:
        """Sends the refusal, if there is one."""
        if self._is_refused:
            drained = 0 if self._is_read else self._most
            refusal = Refusal("guard-large", _TOO_LARGE, drained=drained, most=self._most // _MEGABYTE)
            await refusal(self._scope, self._receive, self._send)

    def _sending(self) -> Send:
        return self._send if self._is_read else draining(self._receive, self._send, self._most)
