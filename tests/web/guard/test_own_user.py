"""Whose connections are answered, by the system's table of them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Literal

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message

from generator.web import guard
from generator.web.guard import own_user
from tests.web.guard.asking import run_asgi

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has the table")

HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
ROW = "   {n}: {local} {remote} {state} 00000000:00000000 00:00000000 00000000 {user:>5}        0 3509958 1\n"
BIG_ENDIAN = sys.byteorder == "big"
HERE = "7F000001" if BIG_ENDIAN else "0100007F"
SERVER = f"{HERE}:1FBB"
CLIENT = f"{HERE}:C350"


def answered(*, client: str = "127.0.0.1", server: str = "127.0.0.1") -> int:
    """The status of the answer to port 50000 of ``client``, at port 8123 of ``server``."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "headers": [], "client": (client, 50_000), "server": (server, 8123)}
    run_asgi(own_user(PlainTextResponse("in")), scope, receive, send)
    status: int = sent[0]["status"]
    return status


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The table, which is empty; that of IPv6 is beside it."""
    path = tmp_path / "tcp"
    for name in (path, path.with_name("tcp6")):
        name.write_text(HEAD, encoding="ascii")
    monkeypatch.setattr(guard, "_IPV4", path)
    monkeypatch.setattr(guard, "_IPV6", path.with_name("tcp6"))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return path


def row(local: str = CLIENT, remote: str = SERVER, state: str = "01", user: int = 1000) -> str:
    return ROW.format(n=0, local=local, remote=remote, state=state, user=user)


CASES = {
    "our own": (row(), 200),
    "our own, half closed": (row(state="05"), 200),
    "the administrator's": (row(user=0), 200),
    "one being closed, whosever it was": (row(state="06", user=0), 403),
    "half closed, the administrator's": (row(state="05", user=0), 403),
    "another user's": (row(user=1001), 403),
    "our end of another user's": (row(local=SERVER, remote=CLIENT) + row(user=1001), 403),
    "our own, to another port": (row(remote=f"{HERE}:1FBC"), 403),
    "our own, from another port": (row(local=f"{HERE}:C351"), 403),
    "none": ("", 403),
}


@pytest.mark.parametrize(("rows", "status"), CASES.values(), ids=CASES)
def test_whose_connections_are_answered(table: Path, rows: str, status: int) -> None:
    table.write_text(HEAD + row(local=f"{HERE}:0001", user=1002) + rows, encoding="ascii")
    assert answered() == status


def test_a_connection_of_root_that_is_being_closed(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    table.write_text(HEAD + row(state="06", user=0), encoding="ascii")
    assert answered() == 403


def in_ipv6(*words: int) -> list[str]:
    """Both ends at the address of four ``words``, as the network has them, in the order of this machine."""
    order: Literal["big", "little"] = "big" if BIG_ENDIAN else "little"
    host = "".join(f"{int.from_bytes(word.to_bytes(4, 'big'), order):08X}" for word in words)
    return [f"{host}:{port}" for port in ("C350", "1FBB")]


@pytest.mark.parametrize(
    ("host", "words"), [("::1", (0, 0, 0, 1)), ("127.0.0.1", (0, 0, 0xFFFF, 0x7F000001))], ids=["IPv6", "IPv4"]
)
def test_a_socket_of_ipv6(table: Path, host: str, words: tuple[int, ...]) -> None:
    client, server = in_ipv6(*words)
    for user, status in ((1000, 200), (1001, 403)):
        table.with_name("tcp6").write_text(HEAD + row(client, server, user=user), encoding="ascii")
        assert answered(client=host, server=host) == status


def test_where_the_system_does_not_say(table: Path) -> None:
    table.with_name("tcp6").unlink()
    table.write_text(HEAD + row(user=1001), encoding="ascii")
    assert answered() == 403
    table.unlink()
    assert answered() == 200
