"""Requests of strangers, byte for byte, to a server that really listens; other users of the machine among them."""

import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from generator.web.loopback_serving import opening_file
from tests.patience import PATIENCE
from tests.web.served import Served, served, served_folder, status
from tests.web.test_guard import ADDRESS, FOREIGN, OLD_BROWSERS, OTHERS


class Desk:
    """An application that notes what reaches it, and its server."""

    def __init__(self) -> None:
        self.reached: list[str] = []
        self.server = Served()
        self.cookie = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.reached.append(scope["path"])
        await PlainTextResponse("in")(scope, receive, send)

    def here(self, text: str) -> str:
        """``text`` with the address of this server in place of that of the tables."""
        return text.replace(str(ADDRESS.port), str(self.server.port))


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    desk = Desk()
    with served(desk) as desk.server:
        desk.cookie = desk.server.entered()
        yield desk


@pytest.fixture(autouse=True)
def nothing_is_reached(desk: Desk) -> Iterator[None]:
    desk.reached.clear()
    yield
    assert desk.reached == []
    assert status(desk.server.asked("/", desk.cookie)) == 200
    assert desk.server.faults == []


def test_strangers_are_kept_out(desk: Desk) -> None:
    """By what keeps them out in tests/web/test_guard.py; here it has come over the wire."""
    server, cookie = desk.server, desk.cookie
    for version, hosts in itertools.product(("1.0", "1.1"), ("", "Host: {0}\r\nHost: {0}\r\n")):
        request = f"GET / HTTP/{version}\r\n{hosts.format(server.host)}{cookie}\r\n\r\n"
        assert status(server.sent(request.encode())) == 400, request
    for host in FOREIGN.values():
        if host.strip() == host:  # blanks around a value are none of it (RFC 9110, 5.5)
            assert status(server.asked("/", cookie, host=desk.here(host))) == 400, host
    for headers in (*OTHERS.values(), *OLD_BROWSERS.values()):
        lines = [desk.here(f"{name}: {value}") for name, value in headers]
        assert status(server.asked("/", cookie, *lines, method="POST")) == 403, lines
    for path in ("/", "/notices", server.path, "/open/", "/assets/base.css", "/../../etc/passwd"):
        assert status(server.asked(path)) == 403, path


CODE = """
import json, socket, sys
host, port, *requests = json.loads(sys.stdin.read())
def asked(data):
    with socket.create_connection((host, port)) as connection:
        connection.sendall(data.encode())
        return connection.recv(65536).decode()
def read(path):
    try:
        return open(path, encoding="utf-8").read()
    except OSError as fault:
        return type(fault).__name__
print(json.dumps([read(each) if each.startswith("/") else asked(each) for each in requests]))
"""
PYTHON = shutil.which("python3", path="/usr/bin:/bin")


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0 or PYTHON is None, reason="only root can be another user"
)
class TestAnotherUser:
    """The user nobody, who has found out everything that a user can, and even the cookie."""

    def asked(self, server: Served, *requests: str) -> list[str]:
        """The answers to ``requests``, and what is in the files among them."""
        assert PYTHON is not None
        done = subprocess.run(
            [PYTHON, "-I", "-c", CODE],
            input=json.dumps(["127.0.0.1", server.port, *requests]),
            capture_output=True,
            encoding="utf-8",
            check=True,
            user="nobody",
            group="nogroup",
            extra_groups=[],
            cwd="/",
            timeout=PATIENCE,
        )
        answers: list[str] = json.loads(done.stdout)
        return answers

    def test_asks_in_vain(self, desk: Desk) -> None:
        begin = f" HTTP/1.1\r\nHost: {desk.server.host}\r\nConnection: close\r\n"
        requests = [
            f"GET /{begin}\r\n",
            f"GET /{begin}{desk.cookie}\r\n\r\n",
            f"POST /{begin}{desk.cookie}\r\nOrigin: http://{desk.server.host}\r\nContent-Length: 0\r\n\r\n",
        ]
        assert [status(each.encode()) for each in self.asked(desk.server, *requests)] == [403] * 3

    def test_finds_the_address_nowhere(self, tmp_path: Path) -> None:
        with served_folder(tmp_path) as (server, process), opening_file(server.url) as file:
            of_process = [f"/proc/{process.pid}/{name}" for name in ("cmdline", "environ", "maps")]
            words, *closed = self.asked(server, of_process[0], str(file), *of_process[1:])
            opening = f"GET {server.path} HTTP/1.1\r\nHost: {server.host}\r\nConnection: close\r\n\r\n"
            assert status(self.asked(server, opening)[0].encode()) == 403  # even with it
            assert status(server.asked(server.path)) == 200
        assert "serve" in words
        assert server.path.rpartition("/")[2] not in words
        assert closed == ["PermissionError"] * 3
