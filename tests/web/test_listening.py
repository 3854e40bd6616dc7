"""What the page is served on."""

from __future__ import annotations

import errno
import socket

import pytest

from generator.ground.errors import OutputError, UsageError
from generator.web.listening import listening, loopback

OTHERS = (
    "0.0.0.0", "::", "", "*", "127.0.0.2", "127.1", "2130706433", "LOCALHOST", "localhost.", "::ffff:127.0.0.1",
    "[::1]", "example.com", "192.168.1.2", "127.0.0.1:80", " 127.0.0.1",
)  # fmt: skip


@pytest.mark.parametrize("host", OTHERS)
def test_no_other_machine_is_served(host: str) -> None:
    with pytest.raises(UsageError) as caught:
        loopback(host)
    (problem,) = caught.value.problems
    assert problem.code == "serve-host"
    assert "127.0.0.1" in problem.text("zh")
    assert "other machines" in problem.text("en")


@pytest.mark.parametrize(("host", "address"), [("127.0.0.1",) * 2, ("localhost", "127.0.0.1"), ("::1",) * 2])
def test_this_machine(host: str, address: str) -> None:
    assert loopback(host) == address


def test_a_port_that_is_free() -> None:
    with listening("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        assert listener.getsockname()[0] == "127.0.0.1"
        assert not listener.get_inheritable()  # no browser or office suite that is started keeps it


def test_a_port_that_is_taken() -> None:
    with listening("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(OutputError) as caught, listening("127.0.0.1", port):
            pass
    (problem,) = caught.value.problems
    assert (problem.code, str(port) in problem.text()) == ("serve-port-taken", True)


def test_a_port_that_was_used_a_moment_ago() -> None:
    with listening("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)), listener.accept()[0] as accepted:
            accepted.shutdown(socket.SHUT_RDWR)
    with listening("127.0.0.1", port):
        pass


@pytest.mark.parametrize("number", [errno.EACCES, errno.EADDRNOTAVAIL])
def test_a_port_that_the_system_refuses(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refuse(self: socket.socket, address: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(OutputError) as caught, listening("::1", 80):
        pass
    (problem,) = caught.value.problems
    assert (problem.code, "::1" in problem.text(), "80" in problem.text()) == ("serve-not-listening", True, True)
