"""The server: it begins, answers, reports, and ends by each of its ends."""

import asyncio
import ctypes
import errno
import logging
import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from generator.ground.errors import OutputError, UsageError
from generator.web.loopback_serving import IDLE_HOURS, listening, loopback, opening_file, return_freed_memory, serve
from tests.patience import PATIENCE, Clock, wait_until
from tests.web.served import received, served, served_made, status

IN = PlainTextResponse("in")


def test_it_answers_behind_the_guard() -> None:
    with served(IN) as server:
        assert status(server.asked("/")) == 403
        cookie = server.entered()
        answer = server.asked("/", cookie)
        assert (status(answer), answer.endswith(b"in")) == (200, True)
        assert b"content-security-policy: default-src 'none'" in answer
        assert b"\nserver:" not in answer.lower()
        assert status(server.asked(server.path)) == 403
    assert server.faults == []


def test_several_run_side_by_side() -> None:
    with served(IN) as one, served(IN) as other:
        cookie = one.entered()
        assert one.port != other.port
        assert status(one.asked("/", cookie)) == 200
        assert status(other.asked("/", cookie)) == 403
        assert status(other.asked("/", cookie.replace(str(one.port), str(other.port)))) == 403


def test_by_ipv6() -> None:
    with served(IN, host="::1") as server:
        assert server.host.startswith("[::1]:")
        assert status(server.asked("/", server.entered())) == 200


def test_it_ends_when_nobody_has_asked_for_hours() -> None:
    clock = Clock()
    with served(IN, clock=clock) as server:
        cookie = server.entered()
        clock.now = IDLE_HOURS * 3600.0 - 1
        assert status(server.asked("/", cookie)) == 200
        clock.now = 2 * IDLE_HOURS * 3600.0 - 2
        assert status(server.asked("/", cookie)) == 200  # counted from the last request
        clock.now = 3 * IDLE_HOURS * 3600.0
        assert server.ended.wait(PATIENCE)


def test_what_is_refused_does_not_keep_it_alive() -> None:
    clock = Clock()
    with served(IN, clock=clock) as server:
        clock.now = IDLE_HOURS * 3600.0 - 1
        assert status(server.asked("/")) == 403
        clock.now += 1
        assert server.ended.wait(PATIENCE)


def test_what_is_being_answered_keeps_it_alive() -> None:
    clock, begun, goes_on = Clock(), threading.Event(), threading.Event()

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        begun.set()
        await asyncio.to_thread(goes_on.wait)
        await IN(scope, receive, send)

    with served(slow, clock=clock) as server:
        cookie = server.entered()
        with server.connected() as connection:
            connection.sendall(f"GET / HTTP/1.1\r\nHost: {server.host}\r\n{cookie}\r\n\r\n".encode())
            assert begun.wait(PATIENCE)
            clock.now = 100 * 3600.0
            assert status(server.asked("/open/")) == 403  # it still runs, whatever its clock says
            goes_on.set()
            assert status(connection.recv(65_536)) == 200


def test_a_page_can_stop_it() -> None:
    def made(stop: Callable[[], None]) -> ASGIApp:
        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            stop()
            await IN(scope, receive, send)

        return app

    with served_made(made) as server:
        assert status(server.asked("/", server.entered())) == 200  # it is answered still
        assert server.ended.wait(PATIENCE)


def test_connections_that_say_nothing_do_not_keep_it_from_ending() -> None:
    with served(IN) as server, server.connected(), server.connected() as half:
        half.sendall(b"GET / HTTP/1.1\r\nHost: ")
        assert status(server.asked("/")) == 403  # so that the two before it are known to the server
        server.stop()
        assert server.ended.wait(PATIENCE)


class _EndedError(BaseException):
    """What a signal raises, as the command line has it."""


@pytest.fixture
def handled() -> Iterator[Callable[[int], None]]:
    """Has a signal raise _EndedError, until the test is over."""
    before: dict[int, object] = {}

    def handle(number: int) -> None:
        before[number] = signal.signal(number, _raise)

    yield handle
    for number, handler in before.items():
        signal.signal(number, handler)  # type: ignore[arg-type]  # what there was


def _raise(number: int, _frame: object) -> None:
    raise _EndedError(number)


def _never(*_: object) -> None:
    raise AssertionError


ENDING = ["SIGINT", "SIGTERM"] if sys.platform == "win32" else ["SIGINT", "SIGTERM", "SIGHUP"]


@pytest.mark.skipif(sys.platform == "win32", reason="a process of Windows cannot send itself a signal")
@pytest.mark.parametrize("name", ENDING)
def test_a_signal_ends_it_and_is_acted_upon_as_before(handled: Callable[[int], None], name: str) -> None:
    number = signal.Signals[name]
    handled(number)
    ports: list[int] = []

    def ready(url: str) -> None:
        ports.append(int(url.split(":")[2].partition("/")[0]))
        os.kill(os.getpid(), number)
        os.kill(os.getpid(), signal.SIGTERM)  # a second one does not come through

    if number != signal.SIGTERM:
        handled(signal.SIGTERM)
    with pytest.raises(_EndedError) as caught:
        serve(lambda _: IN, ready=ready, report=_never)
    assert caught.value.args == (number,)
    assert signal.getsignal(number) is _raise
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", ports[0]))


@pytest.mark.skipif(sys.platform == "win32", reason="a process of Windows cannot send itself a signal")
def test_a_signal_that_is_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    stops: list[Callable[[], None]] = []

    def ready(_: str) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        stops[0]()

    try:
        serve(lambda stop: stops.append(stop) or IN, ready=ready, report=_never)  # type: ignore[func-returns-value]
    finally:
        signal.signal(signal.SIGINT, before)


def test_what_cannot_be_handed_over_ends_it() -> None:
    def ready(_: str) -> None:
        raise OutputError(())

    with pytest.raises(OutputError):
        serve(lambda _: IN, ready=ready, report=_never)


async def _failing(scope: Scope, receive: Receive, send: Send) -> None:
    raise KeyError("示例")


def test_a_fault_of_ours_is_reported_and_the_server_goes_on(capfd: pytest.CaptureFixture[str]) -> None:
    with served(_failing) as server:
        cookie = server.entered()
        answers = [server.asked("/", cookie) for _ in range(2)]
    assert [status(each) for each in answers] == [500, 500]
    for answer, (number, fault) in zip(answers, server.faults, strict=True):
        assert (number in answer.decode(), type(fault)) == (True, KeyError)
    assert capfd.readouterr() == ("", "")


ODD = {
    "no request": b"\r\n\r\n",
    "junk": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "no version": b"GET /\r\n\r\n",
    "another version": b"GET / HTTP/9.9\r\nHost: {host}\r\n\r\n",
    "old version": b"GET / HTTP/1.0\r\n\r\n",
    "two lengths": b"POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
    "length and chunks": b"POST / HTTP/1.1\r\nHost: {host}\r\n"
    b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "negative length": b"POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n",
    "junk chunk": b"POST / HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "folded header": b"GET / HTTP/1.1\r\nHost: {host}\r\n x\r\n\r\n",
    "NUL": b"GET / HTTP/1.1\r\nHost: {host}\r\nX: \0\r\n\r\n",
    "blank in a name": b"GET / HTTP/1.1\r\nHost : {host}\r\n\r\n",
    "endless headers": b"GET / HTTP/1.1\r\nHost: {host}\r\nX: " + b"x" * 100_000 + b"\r\n\r\n",
    "endless target": b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "websocket": b"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "another host's address": b"GET http://{host}/ HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "a tunnel": b"CONNECT example.com:80 HTTP/1.1\r\nHost: {host}\r\n\r\n",
}


def test_odd_requests(capfd: pytest.CaptureFixture[str]) -> None:
    reached: list[Scope] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        reached.append(scope)
        await IN(scope, receive, send)

    with served(app) as server:
        for name, data in ODD.items():
            with server.connected() as connection:
                try:
                    connection.sendall(data.replace(b"{host}", server.host.encode()))
                    connection.shutdown(socket.SHUT_WR)
                except OSError:  # closed already
                    continue
                answer = received(connection)
            assert not answer or 400 <= status(answer) < 500, name
        assert status(server.asked("/", server.entered())) == 200
    assert len(reached) == 1
    assert server.faults == []
    assert capfd.readouterr() == ("", "")


def test_a_slow_request_keeps_nobody_waiting() -> None:
    with served(IN) as server:
        cookie = server.entered()
        with server.connected() as connection:
            for part in (
                "GET / HT",
                f"TP/1.1\r\nHost: {server.host}\r\n",
                f"{cookie}\r\nConnection: close\r\n",
                "\r\n",
            ):
                assert status(server.asked("/", cookie)) == 200
                connection.sendall(part.encode())
            assert status(received(connection)) == 200


def test_nothing_of_the_address_is_logged(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    with caplog.at_level(logging.DEBUG), served(IN) as server:
        server.asked("/", server.entered())
        server.asked(server.path)
        token = server.path.rpartition("/")[2]
    assert token not in caplog.text
    assert "fawen_" not in caplog.text
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the system does not list open files")
def test_connections_are_closed() -> None:
    with served(IN) as server:
        before = len(os.listdir("/proc/self/fd"))
        for _ in range(20):
            server.asked("/")
        wait_until(lambda: len(os.listdir("/proc/self/fd")) <= before)


# What the page is served on.


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


def test_a_port_is_taken_once() -> None:
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


# The file that leads to the one-time address.


URL = "http://127.0.0.1:8123/open/x-_"


def test_it_leads_to_the_address_and_is_removed() -> None:
    with opening_file(URL) as file:
        text = file.read_text(encoding="utf-8")
        assert f'http-equiv="refresh" content="0; url={URL}"' in text
        assert f'href="{URL}"' in text
    assert not file.parent.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the system's own folder for temporary files is each user's there")
def test_only_its_owner_can_read_it() -> None:
    with opening_file(URL) as file:
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        assert "x-_" not in str(file)


def test_where_nothing_can_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(OutputError), opening_file(URL):
        pass


# Whether large pieces of memory are the heap's, as glibc reports it in a process of its own.


COUNT = 20
SETTINGS = ("MALLOC_", "GLIBC_TUNABLES")
"""What the variables begin with by which glibc's malloc is set from outside: any of its thresholds stays then."""
PROBE = """
import ctypes
from generator.web.loopback_serving import return_freed_memory

class Info(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in
                ("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "top")]

libc = ctypes.CDLL(None)
libc.mallinfo2.restype = Info
libc.malloc.restype = ctypes.c_void_p
libc.free.argtypes = [ctypes.c_void_p]
{call}
libc.free(libc.malloc(30_000_000))
before = libc.mallinfo2().hblks
for _ in range({count}):
    libc.malloc(1_000_000)
print(libc.mallinfo2().hblks - before)
"""


def outside_of_heaps(call: str) -> int:
    """How many of ``COUNT`` large pieces, after a larger one was freed, are outside of the heaps."""
    script = PROBE.format(call=call, count=COUNT)
    usual = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)}
    probed = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True, env=usual)
    return int(probed.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="glibc is asked")
def test_large_pieces_stay_outside_of_the_heaps_once_larger_ones_were_freed() -> None:
    assert outside_of_heaps("") < COUNT == outside_of_heaps("return_freed_memory()")


def test_other_systems_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(ctypes, "CDLL", asked.append)
    monkeypatch.setattr(sys, "platform", "darwin")
    return_freed_memory()
    assert asked == []


def test_a_system_library_without_the_function_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    monkeypatch.setattr(sys, "platform", "linux")
    return_freed_memory()
