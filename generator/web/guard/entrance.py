"""The one-time address and the cookie: without one of them nothing is answered but a refusal.

The one-time address is answered by a page that leads on by itself, not by a redirect: it is reached from a file, and
a browser sends a strict cookie with nothing in a chain of redirects that began elsewhere.
"""

from __future__ import annotations

from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from generator.web.guard.entry import OPENING, Entry
from generator.web.guard.refusals import Refusal, worded_page
from generator.web.guard.request_headers import values

_START = "/"
_LEADING_ON = f'<meta http-equiv="refresh" content="0; url={_START}"><link rel="icon" href="/assets/icon.svg">'
"""The icon, or the browser asks for one at an address of its own choice."""


class Entrance:
    """Passes on requests with the cookie of ``entry``; 403 to the rest, but for the first use of its address."""

    def __init__(self, app: ASGIApp, entry: Entry) -> None:
        self._app, self._entry = app, entry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or has it answered."""
        app = self._app if scope["type"] != "http" else self._answering(scope)
        await app(scope, receive, send)

    def _answering(self, scope: Scope) -> ASGIApp:
        is_opening = scope["path"].startswith(OPENING)
        if self._entry.admits(values(scope, b"cookie")):
            return RedirectResponse(_START, 303) if is_opening else self._app
        if not is_opening:
            return Refusal("guard-stranger", 403)
        if scope["method"] == "GET" and self._entry.use_up(scope["path"].removeprefix(OPENING)):
            page = worded_page("guard-opened", head=_LEADING_ON, leads_on=True)
            return HTMLResponse(page, headers={"Set-Cookie": self._entry.set_cookie})
        return Refusal("guard-used", 403, leads_on=True)
