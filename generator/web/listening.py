"""The socket that the page is served on: loopback, and nobody else's."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from generator.ground.errors import OutputError, Problem, UsageError, system_reason

LOOPBACK = {"127.0.0.1": "127.0.0.1", "localhost": "127.0.0.1", "::1": "::1"}
"""What may be asked for, with the address that it means.

A browser may look for ``localhost`` at ``::1`` first, where another user may be listening: its name is not served.
"""

_BACKLOG = 64


def loopback(host: str) -> str:
    """The address of ``host``, one of :data:`LOOPBACK`. Raises UsageError for any other."""
    if host not in LOOPBACK:
        raise UsageError(Problem("serve-host", None, {"host": host}))
    return LOOPBACK[host]


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that accepts connections to the loopback address ``host``; ``port`` 0 is any that is free.

    Raises OutputError where there is none to be had.
    """
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listener:
        try:
            _keep_others_off(listener)
            listener.bind((host, port))
            listener.listen(_BACKLOG)
        except OSError as fault:
            raise OutputError(_not_listening(host, port, fault)) from fault
        yield listener


def _keep_others_off(listener: socket.socket) -> None:
    """On Windows another program could bind the same port; elsewhere a port that was just used can be taken again."""
    if sys.platform == "win32":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)


def _not_listening(host: str, port: int, fault: OSError) -> Problem:
    if fault.errno == errno.EADDRINUSE:
        return Problem("serve-port-taken", None, {"port": port})
    return Problem("serve-not-listening", None, {"host": host, "port": port, "why": system_reason(fault)})
