"""A server in a thread of the tests or in a process, and requests to it byte for byte, as no browser sends them."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from starlette.types import ASGIApp

from generator.web.loopback_serving import MakeApp, serve
from tests.patience import PATIENCE

ROOT = Path(__file__).parents[2]
# A shell starts what it puts into the background with interrupts ignored, and that is inherited.
_SCRIPT = (
    "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\nfrom generator.cli import main\nmain()\n"
)


@dataclass
class Served:
    """A server that answers: its one-time address, what ends it, and the faults that it has reported."""

    url: str = ""
    stop: Callable[[], None] = lambda: None
    faults: list[tuple[str, BaseException]] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def host(self) -> str:
        """What the header ``Host`` must be."""
        return urlsplit(self.url).netloc

    @property
    def port(self) -> int:
        port = urlsplit(self.url).port
        assert port is not None
        return port

    @property
    def path(self) -> str:
        """The path of the one-time address."""
        return urlsplit(self.url).path

    def sent(self, data: bytes) -> bytes:
        """The answer to ``data``, to its end."""
        with self.connected() as connection:
            connection.sendall(data)
            return received(connection)

    def asked(self, path: str, *headers: str, method: str = "GET", host: str | None = None, body: bytes = b"") -> bytes:
        """The answer to a request with ``headers``, and with those that every request needs."""
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self.host if host is None else host}", *headers]
        return self.sent("\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1") + body)

    def entered(self) -> str:
        """The header with the cookie, which the one-time address is used up for."""
        answer = self.asked(self.path).decode()
        return "Cookie: " + answer.partition("set-cookie: ")[2].partition(";")[0]

    @contextmanager
    def connected(self) -> Iterator[socket.socket]:
        """A connection to it."""
        with socket.create_connection((urlsplit(self.url).hostname, self.port), PATIENCE) as connection:
            yield connection


def status(answer: bytes) -> int:
    """The status of an answer."""
    return int(answer.split(b" ", 2)[1])


def received(connection: socket.socket) -> bytes:
    """What comes until the other end closes."""
    parts = []
    try:
        while part := connection.recv(65_536):
            parts.append(part)
    except ConnectionResetError:  # closed while more was sent than is read
        pass
    return b"".join(parts)


def served(
    app: ASGIApp, *, host: str = "127.0.0.1", clock: Callable[[], float] = time.monotonic
) -> AbstractContextManager[Served]:
    """Serves ``app`` until the block ends."""
    return served_made(lambda _: app, host=host, clock=clock)


@contextmanager
def served_made(
    make: MakeApp, *, host: str = "127.0.0.1", clock: Callable[[], float] = time.monotonic
) -> Iterator[Served]:
    """Serves the application that ``make`` returns, which gets what ends the server, until the block ends."""
    server, ready = Served(), threading.Event()

    def made(stop: Callable[[], None]) -> ASGIApp:
        server.stop = stop
        return make(stop)

    def begun(url: str) -> None:
        server.url = url
        ready.set()

    def run() -> None:
        try:
            serve(made, ready=begun, report=lambda *fault: server.faults.append(fault), host=host, clock=clock)
        finally:
            server.ended.set()
            ready.set()

    thread = threading.Thread(target=run)
    thread.start()
    assert ready.wait(PATIENCE)
    try:
        yield server
    finally:
        server.stop()
        thread.join()


@contextmanager
def served_folder(
    folder: Path, *words: str, programs: Path | None = None
) -> Iterator[tuple[Served, subprocess.Popen[str]]]:
    """``fawen serve`` of ``folder``, as a process of its own, which is killed in the end.

    It starts at once where it is that of ``programs``, and then ends a moment after its process was killed.
    """
    program = [sys.executable, "-c", _SCRIPT] if programs is None else [str(programs / "fawen")]
    with subprocess.Popen(
        [*program, "serve", str(folder), "--no-open", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        try:
            yield Served(json.loads(process.stdout.readline())["url"]), process
        finally:
            process.kill()
