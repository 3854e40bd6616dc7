"""The server: one process, one user, loopback only, until it is stopped or nobody has asked for anything for hours."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import socket as sockets
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from html import escape
from pathlib import Path
from socket import socket
from types import FrameType
from typing import TypeAlias

import h11
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from generator.ground.disk import Folder
from generator.ground.disk.temporary import temporary_folder
from generator.ground.errors import OutputError, Problem, UsageError, system_reason
from generator.web.entry import Address, Entry
from generator.web.fault_reports import Report, reported
from generator.web.guard import guarded
from generator.writing import output_errors

_Stop = Callable[[], None]
"""Ends the server once the requests that are being answered are answered; from any thread."""
MakeApp = Callable[[_Stop], ASGIApp]
_Clock = Callable[[], float]
_Handler: TypeAlias = Callable[[int, FrameType | None], object] | int | None

IDLE_HOURS = 4
_IDLE_SECONDS = IDLE_HOURS * 3600.0
_ENDING_SECONDS = 5
"""How long a download or a stream of events keeps the server from ending."""
_MOST_HEADERS = 65_536
"""Bytes. A browser sends the cookies of all ports of 127.0.0.1 with each request."""
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_LOGGERS = ("uvicorn.error", "asyncio")


def serve(
    make_app: MakeApp,
    *,
    ready: Callable[[str], None],
    report: Report,
    host: str = "127.0.0.1",
    port: int = 0,
    clock: _Clock = time.monotonic,
) -> None:
    """Serves what ``make_app`` returns, behind the guard, until that calls its ``stop`` or nobody asks for anything.

    ``make_app`` gets ``stop``, and need not care for who asks. ``ready`` is called with the one-time address when a
    browser may open it, ``report`` with each fault of ours that the application does not report itself. ``port`` 0 is
    any that is free; ``clock`` counts seconds. A signal ends the server like ``stop``, and is then acted upon as
    before. Raises UsageError for a ``host`` that is not loopback, OutputError where nothing can be listened on.
    """
    with listening(loopback(host), port) as listener, _logged_to(report):
        entry, ending = Entry(Address(*listener.getsockname()[:2])), threading.Event()
        activity = _Activity(make_app(ending.set), clock)
        server = _Server(
            guarded(activity, entry, report),
            ready=partial(ready, entry.url),
            is_over=lambda: ending.is_set() or activity.is_over,
        )
        server.run(sockets=[listener])


class _Server(uvicorn.Server):
    """Calls ``ready`` once it answers, and runs until ``is_over``, which is asked several times a second.

    It prints nothing, and names no software in what it answers.
    """

    def __init__(self, app: ASGIApp, *, ready: Callable[[], None], is_over: Callable[[], bool]) -> None:
        config = uvicorn.Config(
            app,
            loop="asyncio",
            http="h11",
            ws="none",
            lifespan="off",
            interface="asgi3",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=_ENDING_SECONDS,
            h11_max_incomplete_event_size=_MOST_HEADERS,
        )
        super().__init__(config)
        self._ready, self._is_over = ready, is_over

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Begins to answer, then has it said, in a thread: whatever that waits for may ask already."""
        await super().startup(sockets)
        await asyncio.to_thread(self._ready)

    async def on_tick(self, counter: int) -> bool:
        """Whether to end now."""
        return await super().on_tick(counter) or self._is_over()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Ends the server by the first signal, which is raised again afterwards; ignored ones stay ignored.

        A second interrupt does not wait for what is being answered.
        """
        caught: list[int] = []

        def end(number: int, _frame: FrameType | None) -> None:
            self.force_exit = self.should_exit and number == signal.SIGINT
            self.should_exit = True
            caught.append(number)

        before: dict[int, _Handler] = {}
        if threading.current_thread() is threading.main_thread():
            numbers = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
            handlers = {number: signal.getsignal(number) for number in numbers}
            before = {number: each for number, each in handlers.items() if each is not signal.SIG_IGN}
        for number in before:
            signal.signal(number, end)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
        if caught:
            signal.raise_signal(caught[0])


class _Activity:
    """Passes requests on, those that the guard has let in, and knows when the last was answered."""

    def __init__(self, app: ASGIApp, clock: _Clock) -> None:
        self._app, self._clock = app, clock
        self._answering = 0
        self._last = clock()

    @property
    def is_over(self) -> bool:
        """Whether nobody has asked for anything for hours; never while something is answered."""
        return not self._answering and self._clock() - self._last >= _IDLE_SECONDS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Has a request answered."""
        self._answering += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._answering -= 1
            self._last = self._clock()


class _Reporting(logging.Handler):
    """Has errors of the server itself reported, such as a system without free handles.

    Whoever can connect can break the protocol: that is no fault of ours.
    """

    def __init__(self, report: Report) -> None:
        super().__init__(logging.ERROR)
        self._report = report

    def emit(self, record: logging.LogRecord) -> None:
        """Reports the exception of ``record``, if it has one."""
        fault = record.exc_info[1] if record.exc_info else None
        if isinstance(fault, Exception) and not isinstance(fault, h11.ProtocolError):
            reported(fault, self._report)


@contextmanager
def _logged_to(report: Report) -> Iterator[None]:
    """Has ``report`` called instead of anything being printed by loggers."""
    handler, loggers = _Reporting(report), [logging.getLogger(name) for name in _LOGGERS]
    before = [each.propagate for each in loggers]
    for each in loggers:
        each.addHandler(handler)
        each.propagate = False
    try:
        yield
    finally:
        for each, propagated in zip(loggers, before, strict=True):
            each.removeHandler(handler)
            each.propagate = propagated


# The socket that the page is served on: loopback, and nobody else's.


_LOOPBACK = {"127.0.0.1": "127.0.0.1", "localhost": "127.0.0.1", "::1": "::1"}
"""What may be asked for, with the address that it means.

A browser may look for ``localhost`` at ``::1`` first, where another user may be listening: its name is not served.
"""

_BACKLOG = 64


def loopback(host: str) -> str:
    """The address of ``host``, one of :data:`_LOOPBACK`. Raises UsageError for any other."""
    if host not in _LOOPBACK:
        raise UsageError(Problem("serve-host", None, {"host": host}))
    return _LOOPBACK[host]


@contextmanager
def listening(host: str, port: int) -> Iterator[sockets.socket]:
    """A socket that accepts connections to the loopback address ``host``; ``port`` 0 is any that is free.

    Raises OutputError where there is none to be had.
    """
    with sockets.socket(sockets.AF_INET6 if ":" in host else sockets.AF_INET) as listener:
        try:
            if sys.platform == "win32":  # another program could bind the same port
                listener.setsockopt(sockets.SOL_SOCKET, sockets.SO_EXCLUSIVEADDRUSE, 1)
            else:  # a port that was just used can be taken again
                listener.setsockopt(sockets.SOL_SOCKET, sockets.SO_REUSEADDR, 1)
            listener.bind((host, port))
            listener.listen(_BACKLOG)
        except OSError as fault:
            raise OutputError(_not_listening(host, port, fault)) from fault
        yield listener


def _not_listening(host: str, port: int, fault: OSError) -> Problem:
    if fault.errno == errno.EADDRINUSE:
        return Problem("serve-port-taken", None, {"port": port})
    return Problem("serve-not-listening", None, {"host": host, "port": port, "why": system_reason(fault)})


# The file that leads a browser to the one-time address.


_NAME = "fawen.html"
_ONLY_OWNER = 0o600
_PAGE = """\
<!DOCTYPE html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={url}">
<title>发文</title>
<p><a href="{url}">打开发文 · <span lang="en">Open fawen</span></a></p>
</html>
"""


@contextmanager
def opening_file(url: str) -> Iterator[Path]:
    """A file that leads to ``url``, in a folder of its own; both are removed at the end.

    A program's arguments can be read by every user of the machine, so that the address is in none: the browser is given
    this file, which only its owner can read.

    Raises OutputError where it cannot be written.
    """
    with ExitStack() as kept:
        with output_errors(Path(tempfile.gettempdir())):
            folder = kept.enter_context(temporary_folder("open"))
            with Folder.root(folder) as place:
                place.write_new(_NAME, _PAGE.format(url=escape(url)).encode(), mode=_ONLY_OWNER)
        yield folder / _NAME


# Memory that a request took for documents and pages: freed memory goes back to the system.


_LARGE = 128 * 1024
"""Bytes; the size that glibc begins with itself."""
_MMAP_THRESHOLD = -3
"""``M_MMAP_THRESHOLD`` of malloc.h, see mallopt(3)."""


def return_freed_memory() -> None:
    """Has this process return large pieces of memory to the system as soon as they are freed, where it uses glibc.

    By itself glibc takes ever larger pieces from its heaps, up to 32 MB, once one of that size was freed. Between them
    are small ones that stay, so over thousands of requests the heaps grow, though nothing more is in use.
    """
    if sys.platform == "linux":
        from ctypes import CDLL  # slow to import

        with suppress(AttributeError):  # musl has no such function, and does not need it
            CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)
