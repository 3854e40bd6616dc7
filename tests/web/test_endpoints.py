"""What is sent, over a real connection: broken off it is no fault of ours, and it keeps nobody waiting (X7, X8)."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

import pytest
from starlette.applications import Starlette

from generator.web import loopback_serving
from generator.web.application import application
from generator.web.open_desk import OpenDesk
from tests.patience import PATIENCE
from tests.web.served import Served, received, served, status

FORM, FILES = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
HALF = b'--x\r\nContent-Disposition: form-data; name="draft"; filename="a.txt"\r\n\r\n'
REST = "关于开展检查的通知\n各镇：\n请于3月底前报送。\n\r\n--x--\r\n".encode()


def app(faults: list[object]) -> Starlette:
    return application(OpenDesk(), stop=lambda: None, report=lambda *fault: faults.append(fault))


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A server of an empty folder; in the end no fault may have been reported."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(loopback_serving, "_ENDING_SECONDS", 0)
    faults: list[object] = []
    with served(app(faults)) as started:
        yield started
    assert [*started.faults, *faults] == []


def sent(server: Served, cookie: str, address: str, kind: str, body: bytes, length: int | None = None) -> bytes:
    """A request with ``body``, which says that ``length`` bytes come."""
    own = (
        f"Host: {server.host}\r\nOrigin: http://{server.host}\r\n{cookie}\r\nConnection: close\r\nContent-Type: {kind}"
    )
    return f"POST {address} HTTP/1.1\r\n{own}\r\nContent-Length: {length or len(body)}\r\n\r\n".encode() + body


def test_what_is_broken_off_is_no_fault(server: Served) -> None:
    cookie = server.entered()
    for address in (re.sub(r"\{\w+\}", "x", getattr(each, "path", "")) for each in app([]).routes):
        for kind, body in ((FORM, b"form=a&name=%E7%A4"), (FILES, HALF)):
            with server.connected() as connection:
                connection.sendall(sent(server, cookie, address, kind, body, 1_000_000))
    assert status(server.asked("/roster", cookie)) == 200


def test_what_still_comes_keeps_nobody_waiting(server: Served) -> None:
    """Neither other pages nor the end of the server."""
    cookie = server.entered()
    with server.connected() as whole, server.connected() as half:
        for each in (whole, half):
            each.sendall(sent(server, cookie, "/first/draft", FILES, HALF, len(HALF + REST)))
        assert status(server.asked("/roster", cookie)) == 200
        whole.sendall(REST)
        assert status(received(whole)) == 303
        server.stop()
        assert server.ended.wait(PATIENCE)


@pytest.mark.parametrize(
    ("module", "work", "kind", "body", "code"),
    [
        ("starlette.formparsers", "unquote_plus", FORM, b"form=a", 422),
        ("generator.desk.starters.starter_notice", "take", FILES, HALF + REST, 303),
    ],
)
def test_what_takes_long_to_read_keeps_nobody_waiting(
    server: Served, monkeypatch: pytest.MonkeyPatch, module: str, work: str, kind: str, body: bytes, code: int
) -> None:
    """While a form is decoded or a draft read, pages are shown, and who would write is answered (here with a no)."""
    begun, goes_on, usual = threading.Event(), threading.Event(), getattr(import_module(module), work)

    def slow(*given: object) -> object:
        begun.set()
        assert goes_on.wait(PATIENCE)
        return usual(*given)

    monkeypatch.setattr(import_module(module), work, slow)
    cookie, new = server.entered(), HALF.replace(b'draft"; filename="a.txt', b"issuer") + "示例局\r\n--x--\r\n".encode()
    with ThreadPoolExecutor() as threads:
        answer = threads.submit(server.sent, sent(server, cookie, "/first/draft", kind, body))
        begun.wait(PATIENCE)
        others = [server.asked("/roster", cookie), server.sent(sent(server, cookie, "/first/desk", FILES, new))]
        goes_on.set()
    assert ([status(each) for each in others], status(answer.result())) == ([200, 422], code)
