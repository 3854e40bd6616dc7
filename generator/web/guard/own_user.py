"""Which user of this machine is at the other end, where the system says so: on Linux.

Cookies do not distinguish ports: a browser that is lured to another user's port of 127.0.0.1 sends ours there, and
whoever has it could ask for anything. The system's table of connections (proc_net_tcp(5)) has the owner of each end.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from starlette.types import ASGIApp, Receive, Scope, Send

from generator.web.guard.refusals import Refusal

_IPV4, _IPV6 = Path("/proc/net/tcp"), Path("/proc/net/tcp6")
_ESTABLISHED = "01"
_ADMINISTRATOR = 0

Endpoint = tuple[str, int]
"""A host and a port, as ASGI has them."""


class OwnUser:
    """Passes on requests of this user and of the administrator; 403 to those of others."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or has it answered."""
        if scope["type"] == "http" and not _is_ours(scope.get("client"), scope.get("server")):
            await Refusal("guard-stranger", 403)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _is_ours(client: Endpoint | None, server: Endpoint | None) -> bool:
    """Whether ``client`` may ask ``server``; true where the system does not say who it is.

    A connection that is in no table has been closed by its other end in a hurry: nobody waits for the answer.
    """
    if sys.platform != "linux" or client is None or server is None:
        return True
    there = [(table, prefix) for table, prefix in _tables(server[0]) if table.exists()]
    rows = [row for table, prefix in there for row in _rows(table, _written(prefix, client, server))]
    return not there or any(_may_ask(int(row[7]), row[3]) for row in rows)


def _tables(host: str) -> tuple[tuple[Path, str], ...]:
    """The tables that may have connections to ``host``, each with what is before an address there.

    A socket of IPv6 may speak IPv4 as well.
    """
    return ((_IPV6, ""),) if ":" in host else ((_IPV4, ""), (_IPV6, "::ffff:"))


def _rows(table: Path, ends: list[str]) -> Iterator[list[str]]:
    """The rows of ``table`` for the connection between ``ends``, seen from the first."""
    for line in table.read_text(encoding="ascii").splitlines():
        row = line.split()
        if row[1:3] == ends:
            yield row


def _may_ask(user: int, state: str) -> bool:
    """Whether ``user`` may. Of a connection that is being closed the system says 0, whosever it was."""
    return state == _ESTABLISHED if user == _ADMINISTRATOR else user == os.geteuid()


def _written(prefix: str, *ends: Endpoint) -> list[str]:
    """``ends`` as the tables have them: words of 32 bits in the order of this machine, then the port."""
    return [f"{_words(prefix + host)}:{port:04X}" for host, port in ends]


def _words(host: str) -> str:
    packed = socket.inet_pton(socket.AF_INET6 if ":" in host else socket.AF_INET, host)
    return "".join(f"{word:08X}" for word in struct.unpack(f"={len(packed) // 4}I", packed))
