"""The guard: whom it lets in, what it reads of a body, what it answers, asked by its own interface."""

import asyncio
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, Literal

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.ground.disk import COPIED, DOCUMENT, ROSTER, SHEET, TEMPLATE, TEXT
from generator.web import guard
from generator.web.entry import Address, Entry
from generator.web.guard import MOST_BODY, BodyLimit, Faults, guarded, own_user

ADDRESS = Address("127.0.0.1", 8123)
Headers = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """What was answered: the status, the headers by their names in small letters, the body as text."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass
class Guarded:
    """An application behind the guard; ``entered`` are the paths that have reached it, ``faults`` what was reported."""

    app: ASGIApp | None = None
    entry: Entry = field(default_factory=lambda: Entry(ADDRESS))
    entered: list[str] = field(default_factory=list)
    faults: list[tuple[str, BaseException]] = field(default_factory=list)

    @property
    def token(self) -> str:
        return self.entry.url.rpartition("/")[2]

    @property
    def cookie(self) -> str:
        return self.entry.set_cookie.partition(";")[0]

    def asked(
        self,
        path: str = "/",
        *,
        method: str = "GET",
        host: Iterable[str] = (ADDRESS.authority,),
        headers: Headers = (),
        cookie: bool = True,
        body: Iterable[bytes] = (),
    ) -> Answer:
        """The answer to one request; with the ``cookie`` of the run unless it says otherwise."""
        given = [*(("host", each) for each in host), *headers, *([("cookie", self.cookie)] if cookie else [])]
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "path": path,
            "raw_path": path.encode("utf-8", "surrogatepass"),
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in given],
        }
        start, *rest = exchanged(guarded(self._application, self.entry, self._reported), scope, body)
        return Answer(
            start["status"],
            {name.decode(): value.decode() for name, value in start["headers"]},
            b"".join(each["body"] for each in rest).decode(),
        )

    def _reported(self, number: str, fault: BaseException) -> None:
        self.faults.append((number, fault))

    async def _application(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.entered.append(scope["path"])
        await (self.app or PlainTextResponse("in"))(scope, receive, send)


def exchanged(app: ASGIApp, scope: Scope, parts: Iterable[bytes] = ()) -> list[Message]:
    """What ``app`` sends. Whoever reads on behind the end of the body gets an error: a server would wait for ever."""
    sent: list[Message] = []
    left = chain(parts, [None])

    async def receive() -> Message:
        part = next(left)
        return {"type": "http.request", "body": part or b"", "more_body": part is not None}

    async def send(message: Message) -> None:
        sent.append(message)

    async def exchange() -> None:
        await app(scope, receive, send)

    asyncio.run(exchange())
    return sent


# Bodies that are too large, and what of them is read.


MOST = 100
LENGTH = ("content-length", "1000000000")


async def reading(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the length of what was sent."""
    body = await Request(scope, receive).body()
    await PlainTextResponse(str(len(body)))(scope, receive, send)


def answered(app: ASGIApp, parts: Iterable[bytes], length: int | None = None) -> tuple[int, str]:
    """The status and text of the answer to a body that comes in ``parts``; it ends where they do."""
    headers = [] if length is None else [(b"content-length", str(length).encode())]
    start, *rest = exchanged(app, {"type": "http", "method": "POST", "path": "/", "headers": headers}, parts)
    return start["status"], b"".join(each["body"] for each in rest).decode()


@pytest.mark.parametrize("length", [None, 1, MOST])
@pytest.mark.parametrize("parts", [[], [b"x"], [b"x" * MOST], [b"x"] * MOST])
def test_what_is_not_too_large(parts: list[bytes], length: int | None) -> None:
    assert answered(BodyLimit(reading, MOST), parts, length) == (200, str(len(b"".join(parts))))


@pytest.mark.parametrize("length", [None, 1, MOST + 1, 10**18])
@pytest.mark.parametrize("parts", [[b"x" * (MOST + 1)], [b"x"] * (MOST + 1)])
def test_what_is_too_large(parts: list[bytes], length: int | None) -> None:
    status, text = answered(BodyLimit(reading, MOST), parts, length)
    assert status == 413
    assert "最大 0 MB" in text
    assert "too large" in text


def test_a_body_without_end_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[bytes] = []

    def endless() -> Iterator[bytes]:
        while True:
            read.append(b"x")
            yield b"x"

    assert answered(BodyLimit(reading, MOST), endless())[0] == 413
    assert len(read) <= 2 * MOST + 1


def test_of_strangers_nothing_is_kept_and_little_read() -> None:
    desk = Guarded(reading)
    assert desk.asked(method="POST", cookie=False, headers=[LENGTH], body=[b"x"] * 3).status == 403
    found = desk.asked(method="POST", headers=[LENGTH, ("origin", desk.entry.address.origin)], body=[b"x"] * 3).status
    assert found == 413
    assert desk.entered == ["/"]


def test_the_limit_is_that_of_the_largest_file() -> None:
    assert max(each.most for each in (DOCUMENT, SHEET, TEMPLATE, ROSTER, TEXT, COPIED)) < MOST_BODY < 250_000_000


def test_an_application_that_reads_nothing_is_asked_nothing_too_large() -> None:
    assert answered(BodyLimit(PlainTextResponse("in"), MOST), [b"x"], MOST + 1)[0] == 413


# The one-time address and the cookie.


def test_the_one_time_address_opens_once() -> None:
    desk = Guarded()
    first = desk.asked(f"/open/{desk.token}", cookie=False)
    assert (first.status, desk.entered) == (200, [])
    assert 'http-equiv="refresh" content="0; url=/"' in first.text
    assert 'href="/"' in first.text
    assert desk.token not in first.text
    again = desk.asked(f"/open/{desk.token}", cookie=False)
    assert (again.status, "set-cookie" in again.headers) == (403, False)
    assert "只能打开一次" in again.text
    assert "opens once" in again.text
    assert 'href="/"' in again.text


def test_the_cookie_lets_in() -> None:
    desk = Guarded()
    given = desk.asked(f"/open/{desk.token}", cookie=False).headers["set-cookie"]
    value, *attributes = given.split("; ")
    assert re.fullmatch(r"fawen_8123=[\w-]{43}", value)
    assert sorted(attributes) == ["HttpOnly", "Path=/", "SameSite=Strict"]
    assert desk.asked("/notices", cookie=False, headers=[("cookie", value)]).status == 200
    assert desk.entered == ["/notices"]


def test_with_the_cookie_the_one_time_address_leads_to_the_start() -> None:
    desk = Guarded()
    for token in (desk.token, "other"):
        answer = desk.asked(f"/open/{token}")
        assert (answer.status, answer.headers["location"]) == (303, "/")
    assert desk.entered == []
    assert desk.asked(f"/open/{desk.token}", cookie=False).status == 200  # not used up


TOKENS = ("", "/", "x", "{token}x", "x{token}", "{token}/", "/{token}", "{token}?", "..", "\ud800", "\0", "{short}")


@pytest.mark.parametrize("wrong", TOKENS)
def test_a_wrong_token(wrong: str) -> None:
    desk = Guarded()
    path = f"/open/{wrong.format(token=desk.token, short=desk.token[:-1])}"
    assert desk.asked(path, cookie=False).status == 403
    assert desk.asked(f"/open/{desk.token}", cookie=False).status == 200


@pytest.mark.parametrize("path", ["/", "/notices", "/open", "/openx", "/favicon.ico", "/assets/base.css", "//open/"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_nobody_else_is_answered(path: str, method: str) -> None:
    desk = Guarded()
    answer = desk.asked(path, method=method, cookie=False, headers=[("sec-fetch-site", "same-origin")])
    assert (answer.status, desk.entered) == (403, [])
    assert "没有打开的权限" in answer.text
    assert "No access" in answer.text


COOKIES = (
    *("{name}=", "{name}=x", "{name}", "={value}", "other={value}", "{name}x={value}", "{name}={short}", "{value}"),
    "{earlier}",  # the cookie of an earlier run
)


@pytest.mark.parametrize("wrong", COOKIES)
def test_a_wrong_cookie(wrong: str) -> None:
    desk = Guarded()
    name, _, value = desk.cookie.partition("=")
    earlier = Entry(ADDRESS).set_cookie.partition(";")[0]
    header = wrong.format(name=name, value=value, short=value[:-1], earlier=earlier)
    assert (desk.asked(cookie=False, headers=[("cookie", header)]).status, desk.entered) == (403, [])


@pytest.mark.parametrize(
    "around", ["{name}=x; {own}", "{own}; {name}=x", "a=b;{own};c", " {own} ", "a\xff=\xff; {own}"]
)
def test_a_cookie_of_that_name_which_another_port_has_set_does_not_keep_out(around: str) -> None:
    desk = Guarded()
    header = around.format(name=ADDRESS.cookie, own=desk.cookie)
    assert desk.asked(cookie=False, headers=[("cookie", header)]).status == 200
    assert desk.asked(cookie=False, headers=[("cookie", "a=b"), ("cookie", desk.cookie)]).status == 200


def test_secrets_are_of_one_run_and_shown_by_none() -> None:
    entries = [Entry(ADDRESS) for _ in range(50)]
    assert len({each.url for each in entries} | {each.set_cookie for each in entries}) == 100
    for each in entries:
        shown = f"{each!r} {each} {vars(each).keys()}"
        assert each.url.rpartition("/")[2] not in shown


@pytest.mark.parametrize(
    ("address", "url"),
    [(Address("127.0.0.1", 1), "http://127.0.0.1:1/open/"), (Address("::1", 80), "http://[::1]:80/open/")],
)
def test_the_one_time_address(address: Address, url: str) -> None:
    assert re.fullmatch(re.escape(url) + r"[\w-]{43}", Entry(address).url)


# Faults of ours: a number on the page and in the report, and nothing of the fault itself on the page.


async def failing(scope: Scope, receive: Receive, send: Send) -> None:
    await receive()
    raise KeyError("示例")


async def failing_late(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"in"})
    raise KeyError("示例")


def test_a_fault_has_a_number() -> None:
    desk = Guarded(failing)
    answer = desk.asked()
    ((number, fault),) = desk.faults
    assert answer.status == 500
    assert isinstance(fault, KeyError)
    assert number in answer.text
    assert "示例" not in answer.text


async def answering(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})


def test_an_answer_that_cannot_be_sent_is_no_fault_of_ours() -> None:
    async def disconnected(scope: Scope, receive: Receive, _: Send) -> None:
        async def send(_: Message) -> None:
            raise OSError

        await Faults(answering, lambda *fault: faults.append(fault))(scope, receive, send)

    faults: list[object] = []
    exchanged(disconnected, {"type": "http"})
    assert faults == []


def test_a_fault_after_the_answer_is_reported() -> None:
    desk = Guarded(failing_late)
    assert desk.asked().text == "in"
    assert len(desk.faults) == 1


# Every way to name another host, or the own one otherwise.


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


BARRED: dict[str, dict[str, Any]] = {
    **{f"host: {name}": {"host": [host]} for name, host in FOREIGN.items()},
    "no host": {"host": []},
    "one host twice": {"host": [ADDRESS.authority] * 2},
    "two hosts": {"host": [ADDRESS.authority, "evil.example"]},
    **{f"path {each}": {"path": each} for each in ("http://evil.example/", "http://127.0.0.1:8123/", "*", "a:1")},
}


@pytest.mark.parametrize("asked", BARRED.values(), ids=BARRED)
def test_no_other_host_and_nothing_but_a_path(asked: dict[str, Any]) -> None:
    desk = Guarded()
    assert (desk.asked(**asked).status, desk.entered) == (400, [])


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


def test_a_websocket_is_closed() -> None:
    async def app(*_: object) -> None:
        raise AssertionError

    sent = exchanged(guarded(app, Entry(ADDRESS), lambda *_: None), {"type": "websocket"})
    assert sent == [{"type": "websocket.close"}]


# Whose page has begun a request, by each method, with what browsers say of it.


UNSAFE = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "")
READING = ("GET", "HEAD")
WINDOW = (("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document"))


def site(*values: str) -> list[tuple[str, str]]:
    return [("sec-fetch-site", value) for value in values]


def origin(*values: str) -> list[tuple[str, str]]:
    return [("origin", value) for value in values]


OTHERS: dict[str, Headers] = {
    "another site": [*site("cross-site"), *origin("http://evil.example")],
    "another port": [*site("same-site"), *origin("http://127.0.0.1:8124")],
    "another site, with our origin": [*site("cross-site"), *origin(ADDRESS.origin)],
    "an unknown word": site("same-origin, none"),
    "an empty word": site(""),
    "two words": site("same-origin", "cross-site"),
    "the same word twice": site("same-origin", "same-origin"),
    "a window of another site": [*site("cross-site"), *WINDOW],
    "a window of another port": [*site("same-site"), *WINDOW],
}
OLD_BROWSERS: dict[str, Headers] = {
    "no origin": [],
    "null": origin("null"),
    "empty": origin(""),
    "another site": origin("http://evil.example"),
    "another port": origin("http://127.0.0.1:8124"),
    "another scheme": origin("https://127.0.0.1:8123"),
    "a name": origin("http://localhost:8123"),
    "in capitals": origin("HTTP://127.0.0.1:8123"),
    "with a slash": origin("http://127.0.0.1:8123/"),
    "twice": origin(ADDRESS.origin, ADDRESS.origin),
    "a list": origin(f"{ADDRESS.origin} {ADDRESS.origin}"),
}


BEGUN = {
    f"{method} {name}": (method, headers)
    for methods, known in (((*UNSAFE, *READING), OTHERS), (UNSAFE, OLD_BROWSERS))
    for method in methods
    for name, headers in known.items()
}
"""What pages of others begin, and what changes something where an old browser does not say who has begun it."""


@pytest.mark.parametrize(("method", "headers"), BEGUN.values(), ids=BEGUN)
def test_what_others_have_begun(method: str, headers: Headers) -> None:
    desk = Guarded()
    assert (desk.asked("/notices", method=method, headers=headers).status, desk.entered) == (403, [])


@pytest.mark.parametrize("headers", [site("same-origin"), site("none"), origin(ADDRESS.origin)])
def test_our_own_pages_change_something(headers: Headers) -> None:
    desk = Guarded()
    assert (desk.asked(method="POST", headers=headers).status, desk.entered) == (200, ["/"])


@pytest.mark.parametrize("headers", [site("same-origin"), site("none"), []])
def test_our_own_pages_read(headers: Headers) -> None:
    desk = Guarded()
    assert [desk.asked(method=method, headers=headers).status for method in READING] == [200, 200]


OPENING: dict[str, tuple[str, Headers, int]] = {
    "a file": ("GET", [*site("cross-site"), *WINDOW], 200),
    "another port": ("GET", [*site("same-site"), *WINDOW], 200),
    "a browser that says nothing": ("GET", [], 200),
    "a frame": ("GET", [*site("cross-site"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "iframe")], 403),
    "a script": ("GET", [*site("cross-site"), ("sec-fetch-mode", "cors"), ("sec-fetch-dest", "empty")], 403),
    "a picture": ("GET", [*site("same-site"), ("sec-fetch-mode", "no-cors"), ("sec-fetch-dest", "image")], 403),
    "a form": ("POST", [*site("cross-site"), *WINDOW], 403),
    "looking only": ("HEAD", [*site("cross-site"), *WINDOW], 403),
}


@pytest.mark.parametrize(("method", "headers", "status"), OPENING.values(), ids=OPENING)
def test_who_may_lead_to_the_one_time_address(method: str, headers: Headers, status: int) -> None:
    desk = Guarded()
    path = f"/open/{desk.token}"
    assert desk.asked(path, method=method, headers=headers, cookie=False).status == status
    assert desk.asked(path, cookie=False).status == (403 if status == 200 else 200)  # used up only where it was opened


# The headers of every answer, whoever gives it.


POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; "
    "connect-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'"
)
WANTED = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, 200),
        ({"host": []}, 400),
        ({"method": "POST"}, 403),
        ({"cookie": False}, 403),
        ({"path": "/open/x"}, 303),
        ({"path": "/open/x", "cookie": False}, 403),
        ({"headers": [("content-length", "1000000000")]}, 413),
    ],
)
def test_every_answer_has_them(asked: dict[str, Any], status: int) -> None:
    answer = Guarded().asked(**asked)
    assert answer.status == status
    assert {name: answer.headers.get(name) for name in WANTED} == WANTED


def test_the_page_of_the_one_time_address_has_them() -> None:
    desk = Guarded()
    answer = desk.asked(f"/open/{desk.token}", cookie=False)
    assert {name: answer.headers.get(name) for name in WANTED} == WANTED


def test_an_application_says_only_how_long_an_answer_is_kept() -> None:
    said = {"Cache-Control": "max-age=1", **dict.fromkeys(("Content-Security-Policy", "X-Content-Type-Options"), "")}
    answer = Guarded(PlainTextResponse("in", headers=said)).asked()
    assert {name: answer.headers.get(name) for name in WANTED} == WANTED | {"cache-control": "max-age=1"}


# Whose connections are answered, by the system's table of them.


ONLY_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has the table")

HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
ROW = "   {n}: {local} {remote} {state} 00000000:00000000 00:00000000 00000000 {user:>5}        0 3509958 1\n"
BIG_ENDIAN = sys.byteorder == "big"
HERE = "7F000001" if BIG_ENDIAN else "0100007F"
SERVER = f"{HERE}:1FBB"
CLIENT = f"{HERE}:C350"


def answered_to(*, client: str = "127.0.0.1", server: str = "127.0.0.1") -> int:
    """The status of the answer to port 50000 of ``client``, at port 8123 of ``server``."""
    scope = {"type": "http", "method": "GET", "headers": [], "client": (client, 50_000), "server": (server, 8123)}
    status: int = exchanged(own_user(PlainTextResponse("in")), scope)[0]["status"]
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


@ONLY_LINUX
@pytest.mark.parametrize(("rows", "status"), CASES.values(), ids=CASES)
def test_whose_connections_are_answered(table: Path, rows: str, status: int) -> None:
    table.write_text(HEAD + row(local=f"{HERE}:0001", user=1002) + rows, encoding="ascii")
    assert answered_to() == status


@ONLY_LINUX
def test_a_connection_of_root_that_is_being_closed(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    table.write_text(HEAD + row(state="06", user=0), encoding="ascii")
    assert answered_to() == 403


def in_ipv6(*words: int) -> list[str]:
    """Both ends at the address of four ``words``, as the network has them, in the order of this machine."""
    order: Literal["big", "little"] = "big" if BIG_ENDIAN else "little"
    host = "".join(f"{int.from_bytes(word.to_bytes(4, 'big'), order):08X}" for word in words)
    return [f"{host}:{port}" for port in ("C350", "1FBB")]


@ONLY_LINUX
@pytest.mark.parametrize(
    ("host", "words"), [("::1", (0, 0, 0, 1)), ("127.0.0.1", (0, 0, 0xFFFF, 0x7F000001))], ids=["IPv6", "IPv4"]
)
def test_a_socket_of_ipv6(table: Path, host: str, words: tuple[int, ...]) -> None:
    client, server = in_ipv6(*words)
    for user, status in ((1000, 200), (1001, 403)):
        table.with_name("tcp6").write_text(HEAD + row(client, server, user=user), encoding="ascii")
        assert answered_to(client=host, server=host) == status


@ONLY_LINUX
def test_where_the_system_does_not_say(table: Path) -> None:
    table.with_name("tcp6").unlink()
    table.write_text(HEAD + row(user=1001), encoding="ascii")
    assert answered_to() == 403
    table.unlink()
    assert answered_to() == 200
