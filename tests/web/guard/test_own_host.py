"""Every way to name another host, or the own one otherwise."""

from __future__ import annotations

import pytest
from starlette.types import Message

from generator.web.guard import Address, Entry, guarded
from tests.web.guard.asking import ADDRESS, Guarded, run_asgi

FOREIGN = {
    "foreign": "evil.example:8123",
    "suffix": "127.0.0.1.evil.example:8123",
    "prefix": "evil.127.0.0.1:8123",
    "userinfo": "evil@127.0.0.1:8123",
    "userinfo and password": "127.0.0.1:8123@evil.example",
    "trailing dot": "127.0.0.1.:8123",
    "decimal": "2130706433:8123",
    "hexadecimal": "0x7f000001:8123",
    "short": "127.1:8123",
    "octal": "0177.0.0.1:8123",
    "any": "0.0.0.0:8123",
    "IPv6": "[::1]:8123",
    "IPv4 in IPv6": "[::ffff:127.0.0.1]:8123",
    "by name": "localhost:8123",
    "another port": "127.0.0.1:8124",
    "no port": "127.0.0.1",
    "empty port": "127.0.0.1:",
    "zero before the port": "127.0.0.1:08123",
    "junk port": "127.0.0.1:8123x",
    "two ports": "127.0.0.1:8123:8123",
    "path": "127.0.0.1:8123/",
    "list": "127.0.0.1:8123, 127.0.0.1:8123",
    "blank": " 127.0.0.1:8123",
    "empty": "",
}


@pytest.mark.parametrize("host", FOREIGN.values(), ids=FOREIGN)
def test_no_other_spelling(host: str) -> None:
    desk = Guarded()
    assert desk.asked(host=[host]).status == 400
    assert desk.entered == []


@pytest.mark.parametrize("hosts", [[], [ADDRESS.authority] * 2, [ADDRESS.authority, "evil.example"]])
def test_one_host(hosts: list[str]) -> None:
    desk = Guarded()
    assert desk.asked(host=hosts).status == 400
    assert desk.entered == []


def test_the_one_time_address_is_not_used_up_from_another_host() -> None:
    desk = Guarded()
    assert desk.asked(f"/open/{desk.token}", host=["evil.example:8123"], cookie=False).status == 400
    assert desk.asked(f"/open/{desk.token}", cookie=False).status == 200


def test_the_own_host() -> None:
    desk = Guarded()
    assert (desk.asked("/notices").status, desk.entered) == (200, ["/notices"])


def test_the_own_host_by_ipv6() -> None:
    desk = Guarded(entry=Entry(Address("::1", 8123)))
    assert desk.asked(host=["[::1]:8123"]).status == 200
    assert desk.asked(host=["127.0.0.1:8123"]).status == 400


@pytest.mark.parametrize("target", ["http://evil.example/", "http://127.0.0.1:8123/", "*", "127.0.0.1:8123"])
def test_a_target_that_is_no_path(target: str) -> None:
    desk = Guarded()
    assert desk.asked(target).status == 400
    assert desk.entered == []


def test_a_websocket_is_closed() -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    async def app(*_: object) -> None:
        raise AssertionError

    run_asgi(guarded(app, Entry(ADDRESS), lambda *_: None), {"type": "websocket"}, receive, send)
    assert sent == [{"type": "websocket.close"}]
