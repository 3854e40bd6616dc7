"""Headers of every answer, refusals included: nothing from outside, nothing inline, in no frame, not guessed, not kept.

``Referrer-Policy`` is ``same-origin``: no address of ours is sent to anybody else, as with ``no-referrer``, by which
browsers would however send ``Origin: null`` with our own forms (Fetch, 3.2), and those without ``Sec-Fetch-Site`` have
nothing else to be known by.
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

Header = tuple[bytes, bytes]

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "base-uri 'none'",
    )
)
ALWAYS: tuple[Header, ...] = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
"""The same on every answer, whatever the application says."""
UNLESS_SAID: tuple[Header, ...] = ((b"cache-control", b"no-store"),)
"""Where the application says nothing: pages are of this moment, and papers stay in no cache."""


class SafeHeaders:
    """Adds the headers to each answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Has a request answered."""

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _with_ours(message.get("headers", ()))}
            await send(message)

        await self._app(scope, receive, safely)


def _with_ours(given: Iterable[Header]) -> list[Header]:
    ours = {name for name, _ in ALWAYS}
    kept = [(name, value) for name, value in given if name.lower() not in ours]
    said = {name.lower() for name, _ in kept}
    return [*kept, *ALWAYS, *(each for each in UNLESS_SAID if each[0] not in said)]
