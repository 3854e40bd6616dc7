"""The size of what is sent: no more than the largest file that a page takes, with the text of a notice beside it.

What nobody reads of a body that was let in, uvicorn reads and drops: the connection stays open, and a browser in the
middle of sending shows the answer.
"""

from __future__ import annotations

from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.ground.disk.file_kinds import COPIED, TEXT
from generator.web.guard.refusals import worded_page

MOST_BODY = COPIED.most + TEXT.most
"""Bytes. The largest file is one that is only copied beside the notice; drafts, sheets and templates are smaller, and
what reads each of them has its own limit.
"""
_MEGABYTE = 1_000_000
_TOO_LARGE = 413


class BodyLimit:
    """Passes on requests with a body of ``most`` bytes or less, by its length and by what comes; 413 to the rest."""

    def __init__(self, app: ASGIApp, most: int = MOST_BODY) -> None:
        self._app = RequestBodyLimitMiddleware(app, most)
        self._refusal = HTMLResponse(worded_page("guard-large", {"most": most // _MEGABYTE}), _TOO_LARGE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Has a request answered; the refusal is in our own words."""
        is_refused = False

        async def sending(message: Message) -> None:
            nonlocal is_refused
            is_refused = is_refused or message.get("status") == _TOO_LARGE
            if not is_refused:
                await send(message)

        await self._app(scope, receive, sending)
        if is_refused:
            await self._refusal(scope, receive, send)
