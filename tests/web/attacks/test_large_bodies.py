"""Bodies of 1 GB, by their length and in chunks without one: nothing of them is kept, and little of strangers' read."""

import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.web.served import Served, served_folder, status

GIGABYTE = 1_000_000_000
PART = b"a" * 1_000_000
MOST_MEMORY = 50_000
"""Kilobytes."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory a process has taken")


class Desk:
    """``fawen serve``, and the most memory that it has taken."""

    def __init__(self, server: Served, process: int) -> None:
        self.server = server
        self.cookie = server.entered()
        self._status = Path(f"/proc/{process}/status")
        self.before = self.most_memory()

    def most_memory(self) -> int:
        """Kilobytes."""
        lines = dict(line.split(":", 1) for line in self._status.read_text(encoding="ascii").splitlines())
        return int(lines["VmHWM"].split()[0])

    def posted(self, *headers: str, part: bytes = PART, most: int = GIGABYTE) -> tuple[int, int]:
        """The status of the answer, and how many bytes were taken before it came.

        Without a length among the ``headers`` the body is sent in chunks.
        """
        own = (f"Host: {self.server.host}", f"Origin: http://{self.server.host}")
        lines = ["POST /language HTTP/1.1", *own, *headers]
        chunked = not any(each.startswith("Content-Length") for each in headers)
        chunk = b"%x\r\n%b\r\n" % (len(part), part) if chunked else part
        lines += ["Transfer-Encoding: chunked"] if chunked else []
        with self.server.connected() as connection:
            connection.sendall("\r\n".join([*lines, "", ""]).encode())
            sent = _sent(connection, chunk, most)
            return status(connection.recv(65_536)), sent


def _sent(connection: socket.socket, chunk: bytes, most: int) -> int:
    """How many bytes in ``chunk`` after ``chunk`` are taken, until the other end closes; ``most`` at most."""
    sent = 0
    with suppress(ConnectionError):
        while sent < most:
            connection.sendall(chunk)
            sent += len(chunk)
    return sent


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with served_folder(tmp_path_factory.mktemp("desk")) as (server, process):
        yield Desk(server, process.pid)


@pytest.fixture(autouse=True)
def memory_is_bounded(desk: Desk) -> Iterator[None]:
    yield
    assert desk.most_memory() - desk.before < MOST_MEMORY
    assert status(desk.server.asked("/assets/", desk.cookie)) == 404


def test_of_a_stranger_in_chunks(desk: Desk) -> None:
    code, sent = desk.posted()
    assert (code, sent < GIGABYTE // 10) == (403, True)


def test_of_a_stranger_by_its_length(desk: Desk) -> None:
    code, sent = desk.posted(f"Content-Length: {GIGABYTE}")
    assert (code, sent < GIGABYTE // 10) == (403, True)


def test_its_length_alone(desk: Desk) -> None:
    """It is refused before any of it has come."""
    with desk.server.connected() as connection:
        lines = ("POST /language HTTP/1.1", f"Host: {desk.server.host}", f"Origin: http://{desk.server.host}")
        request = "\r\n".join([*lines, desk.cookie, f"Content-Length: {GIGABYTE}", "", ""])
        connection.sendall(request.encode())
        assert status(connection.recv(65_536)) == 413


BOUNDARY = "x"
FORM = f"Content-Type: multipart/form-data; boundary={BOUNDARY}"
FILE = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n'.encode()
KINDS = {
    "a file": (FORM, FILE + PART),
    "a field": (FORM, f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="a"\r\n\r\n'.encode() + PART),
    "a form": ("Content-Type: application/x-www-form-urlencoded", b"a=" + PART),
    "many fields": ("Content-Type: application/x-www-form-urlencoded", b"a&" * (len(PART) // 2)),
    "many files": (FORM, (FILE + b"\r\n") * 10_000),
    "no form": ("Content-Type: text/plain", PART),
}


@pytest.mark.parametrize("kind", KINDS)
def test_with_the_cookie_in_chunks(desk: Desk, kind: str) -> None:
    header, part = KINDS[kind]
    code, _ = desk.posted(desk.cookie, header, part=part)
    assert code in (303, 400, 413)  # a language that was not said, or a form that nobody fills in, or too much
