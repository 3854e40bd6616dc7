"""Access: only the one browser that was given the one-time address, and only from our own pages.

What is kept out:

- Web sites, by a form, a script, a picture or a frame: cookies do not distinguish ports, and pages of another port of
  127.0.0.1 are *same-site*, so that the very origin is asked for on every request.
- A host name that is made to point here (DNS rebinding): one spelling of one address is taken.
- Other users of this machine: only a one-time address lets in, which is neither in the arguments of a program nor in a
  log, then a cookie. On Linux the system is asked as well who is at the other end.
- Bodies without end: a limit for who was let in; of all others' little is read, and the connection is closed.

What is not defended:

- A program of the same user, or of the administrator: it can read the browser's memory, and the folder itself.
- Other users who only want to disturb: whoever may open connections can open many.
- On Windows and macOS, a browser that is lured to another user's port of 127.0.0.1 while the page is open.
- A page left open after the server has ended: another program may listen on its port then, and gets what is sent.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.ground.disk.file_size_limits import COPIED, TEXT
from generator.web.entry import OPENING, Address, Entry, Refusal, values, worded_page
from generator.web.fault_reports import Report, reported


def guarded(app: ASGIApp, entry: Entry, report: Report) -> ASGIApp:
    """``app`` for the browser that ``entry`` lets in, from its own pages; ``report`` is called with faults of ours.

    From the outside in: headers on whatever is answered, faults, the address, whose page asks, who asks, and only then
    what is sent with it.
    """
    inner = own_user(_entrance(BodyLimit(app), entry))
    address = entry.address
    return _with_safe_headers(Faults(_own_host(_own_pages(inner, address), address), report))


def _only(app: ASGIApp, is_let_in: Callable[[Scope], bool], refusal: Refusal) -> ASGIApp:
    """``app`` for the HTTP requests that are let in; ``refusal`` answers the rest."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        await (app if scope["type"] != "http" or is_let_in(scope) else refusal)(scope, receive, send)

    return answer


# The size of what is sent: no more than the largest file that a page takes, with the text of a notice beside it.


MOST_BODY = COPIED.most + TEXT.most
"""Bytes. The largest file is one that is only copied beside the notice; drafts, sheets and templates are smaller, and
what reads each of them has its own limit.
"""
_MEGABYTE = 1_000_000
_TOO_LARGE = 413


class BodyLimit:
    """Passes on requests with a body of ``most`` bytes or less, by its length and by what comes; 413 to the rest.

    What nobody reads of a body that was let in, uvicorn reads and drops: the connection stays open, and a browser in
    the middle of sending shows the answer.
    """

    def __init__(self, app: ASGIApp, most: int = MOST_BODY) -> None:
        self._app = RequestBodyLimitMiddleware(app, most)
        self._refusal = HTMLResponse(worded_page("guard-large", {"most": most // _MEGABYTE}), _TOO_LARGE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or refuses it in our own words."""
        is_refused = False

        async def sending(message: Message) -> None:
            nonlocal is_refused
            is_refused = is_refused or message.get("status") == _TOO_LARGE
            if not is_refused:
                await send(message)

        await self._app(scope, receive, sending)
        if is_refused:
            await self._refusal(scope, receive, send)


# The one-time address and the cookie: without one of them nothing is answered but a refusal.


_START = "/"
_LEADING_ON = f'<meta http-equiv="refresh" content="0; url={_START}"><link rel="icon" href="/assets/icon.svg">'
"""The icon, or the browser asks for one at an address of its own choice."""


def _entrance(app: ASGIApp, entry: Entry) -> ASGIApp:
    """Passes on requests with the cookie of ``entry``; 403 to the rest, but for the first use of its address.

    That is answered by a page that leads on by itself, not by a redirect: it is reached from a file, and a browser
    sends a strict cookie with nothing in a chain of redirects that began elsewhere.
    """

    def answering(scope: Scope) -> ASGIApp:
        is_opening = scope["path"].startswith(OPENING)
        if entry.admits(values(scope, b"cookie")):
            return RedirectResponse(_START, 303) if is_opening else app
        if not is_opening:
            return Refusal("guard-stranger", 403)
        if scope["method"] == "GET" and entry.use_up(scope["path"].removeprefix(OPENING)):
            page = worded_page("guard-opened", head=_LEADING_ON, leads_on=True)
            return HTMLResponse(page, headers={"Set-Cookie": entry.set_cookie})
        return Refusal("guard-used", 403, leads_on=True)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        await (app if scope["type"] != "http" else answering(scope))(scope, receive, send)

    return answer


# Faults of ours that no screen has caught: reported with a number, which is on the page as well.


class _UnsentError(Exception):
    """An answer that could not be sent."""


class Faults:
    """Calls ``report`` with each fault; 500 where nothing has been answered yet."""

    def __init__(self, app: ASGIApp, report: Report) -> None:
        self._app, self._report = app, report

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on. The start and the end of the application may fail, too: then there is no page."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_answered = False

        async def noted(message: Message) -> None:
            nonlocal is_answered
            is_answered = True
            try:
                await send(message)
            except Exception as fault:
                raise _UnsentError from fault

        try:
            await self._app(scope, receive, noted)
        except _UnsentError:  # whoever asked is gone, or has broken the protocol meanwhile
            return
        except Exception as fault:
            number = reported(fault, self._report)
            if not is_answered:
                await Refusal("guard-fault", 500, drained=0, number=number)(scope, receive, send)


# The header ``Host``: one, and exactly our own host with our own port.


def _own_host(app: ASGIApp, address: Address) -> ASGIApp:
    """Passes on HTTP requests to ``address``; 400 to the rest.

    A name that somebody has made to point at 127.0.0.1 would be one origin with the page that asks. An absolute address
    in the request line is refused as well: it would go before the header (RFC 9112, 3.2.2).
    """

    def is_ours(scope: Scope) -> bool:
        return values(scope, b"host") == [address.authority] and scope["path"].startswith("/")

    to_us = _only(app, is_ours, Refusal("guard-host", 400))

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close"})
        else:
            await to_us(scope, receive, send)

    return answer


# Requests that our own pages make, or the person by typing, by a bookmark, by reloading.


_OWN = ("same-origin", "none")
_READING = ("GET", "HEAD")
_OPENING_A_PAGE = {b"sec-fetch-mode": ["navigate"], b"sec-fetch-dest": ["document"]}


def _own_pages(app: ASGIApp, address: Address) -> ASGIApp:
    """Passes on requests of the pages of ``address``; 403 to the rest.

    A browser says in ``Sec-Fetch-Site`` whose page has begun a request. What another site or another port has begun is
    refused, also where it only reads: a cookie is sent with what another port of 127.0.0.1 asks for, and nothing of
    ours is for other pages. The one exception is the one-time address, which a file leads to. Browsers older than 2020
    do not say it; of them, and of programs, ``Origin`` is asked for whatever may change something.
    """

    def is_ours(scope: Scope) -> bool:
        begun_by = values(scope, b"sec-fetch-site")
        if not begun_by:
            return scope["method"] in _READING or values(scope, b"origin") == [address.origin]
        return (len(begun_by) == 1 and begun_by[0] in _OWN) or _is_opening(scope)

    return _only(app, is_ours, Refusal("guard-origin", 403))


def _is_opening(scope: Scope) -> bool:
    """Whether a window, and no frame, is led to the one-time address."""
    to_it = scope["method"] == "GET" and scope["path"].startswith(OPENING)
    return to_it and all(values(scope, name) == wanted for name, wanted in _OPENING_A_PAGE.items())


# Which user of this machine is at the other end, where the system says so: on Linux.


_IPV4, _IPV6 = Path("/proc/net/tcp"), Path("/proc/net/tcp6")
_ESTABLISHED = "01"
_ADMINISTRATOR = 0

_Endpoint = tuple[str, int]
"""A host and a port, as ASGI has them."""


def own_user(app: ASGIApp) -> ASGIApp:
    """Passes on requests of this user and of the administrator; 403 to those of others.

    Cookies do not distinguish ports: a browser that is lured to another user's port of 127.0.0.1 sends ours there, and
    whoever has it could ask for anything. The system's table of connections (proc_net_tcp(5)) has the owner of each
    end.
    """
    return _only(app, lambda scope: _is_ours(scope.get("client"), scope.get("server")), Refusal("guard-stranger", 403))


def _is_ours(client: _Endpoint | None, server: _Endpoint | None) -> bool:
    """Whether ``client`` may ask ``server``; true where the system does not say who it is.

    A connection that is in no table has been closed by its other end in a hurry: nobody waits for the answer.
    """
    if sys.platform != "linux" or client is None or server is None:
        return True
    # Each table with what is before an address there: a socket of IPv6 may speak IPv4 as well.
    tables = ((_IPV6, ""),) if ":" in server[0] else ((_IPV4, ""), (_IPV6, "::ffff:"))
    there = [(table, prefix) for table, prefix in tables if table.exists()]
    rows = [
        row for table, prefix in there for row in _rows(table, [_written(prefix, client), _written(prefix, server)])
    ]
    return not there or any(_may_ask(int(row[7]), row[3]) for row in rows)


def _rows(table: Path, ends: list[str]) -> Iterator[list[str]]:
    """The rows of ``table`` for the connection between ``ends``, seen from the first."""
    rows = map(str.split, table.read_text(encoding="ascii").splitlines())
    return (row for row in rows if row[1:3] == ends)


def _may_ask(user: int, state: str) -> bool:
    """Whether ``user`` may. Of a connection that is being closed the system says 0, whosever it was."""
    return state == _ESTABLISHED if user == _ADMINISTRATOR else user == os.geteuid()


def _written(prefix: str, end: _Endpoint) -> str:
    """``end`` as the tables have it: words of 32 bits in the order of this machine, then the port."""
    host = prefix + end[0]
    packed = socket.inet_pton(socket.AF_INET6 if ":" in host else socket.AF_INET, host)
    return "".join(f"{word:08X}" for word in struct.unpack(f"={len(packed) // 4}I", packed)) + f":{end[1]:04X}"


# Headers of every answer, refusals included: nothing from outside or inline, in no frame, not guessed, not kept.


_Header = tuple[bytes, bytes]

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
_ALWAYS: tuple[_Header, ...] = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
"""The same on every answer, whatever the application says."""
_UNLESS_SAID: tuple[_Header, ...] = ((b"cache-control", b"no-store"),)
"""Where the application says nothing: pages are of this moment, and papers stay in no cache."""


def _with_safe_headers(app: ASGIApp) -> ASGIApp:
    """Adds the headers to each answer.

    ``Referrer-Policy`` is ``same-origin``: no address of ours is sent to anybody else, as with ``no-referrer``, by
    which browsers would however send ``Origin: null`` with our own forms (Fetch, 3.2), and those without
    ``Sec-Fetch-Site`` have nothing else to be known by.
    """

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _with_ours(message.get("headers", ()))}
            await send(message)

        await app(scope, receive, safely)

    return answer


def _with_ours(given: Iterable[_Header]) -> list[_Header]:
    ours = {name for name, _ in _ALWAYS}
    kept = [(name, value) for name, value in given if name.lower() not in ours]
    said = {name.lower() for name, _ in kept}
    return [*kept, *_ALWAYS, *(each for each in _UNLESS_SAID if each[0] not in said)]
