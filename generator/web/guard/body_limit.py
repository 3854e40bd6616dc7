"""The size of what is sent: no more than the largest file that a page takes, with the text of a notice beside it."""

from __future__ import annotations

from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.ground.disk.file_kinds import COPIED, TEXT
from generator.web.guard.refusals import Refusal

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
        is_refused, is_ended = False, False

        async def counted() -> Message:
            nonlocal is_ended
            message = await receive()
            is_ended = not message.get("more_body", False)
            return message

        async def in_words(message: Message) -> None:
            nonlocal is_refused
            if message["type"] == "http.response.start" and message["status"] == _TOO_LARGE:
                is_refused = True
            elif not is_refused:
                await send(message)

        await self._app(scope, counted, in_words)
        if is_refused:
            most = self._most // _MEGABYTE
            drained = 0 if is_ended else self._most
            await Refusal("guard-large", _TOO_LARGE, drained=drained, most=most)(scope, receive, send)
