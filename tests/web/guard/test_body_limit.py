"""Bodies that are too large, and what of them is read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.ground.disk import COPIED, DOCUMENT, ROSTER, SHEET, TEMPLATE, TEXT
from generator.web.guard.body_limit import MOST_BODY, BodyLimit
from tests.web.guard.asking import Guarded, run_asgi

MOST = 100
LENGTH = ("content-length", "1000000000")


async def reading(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the length of what was sent."""
    body = await Request(scope, receive).body()
    await PlainTextResponse(str(len(body)))(scope, receive, send)


def answered(app: ASGIApp, parts: Iterator[bytes], length: int | None = None) -> tuple[int, str]:
    """The status and text of the answer to a body that comes in ``parts``; it ends where they do."""
    sent: list[Message] = []

    async def receive() -> Message:
        part = next(parts, None)
        return {"type": "http.request", "body": part or b"", "more_body": part is not None}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [] if length is None else [(b"content-length", str(length).encode())]
    run_asgi(app, {"type": "http", "method": "POST", "path": "/", "headers": headers}, receive, send)
    return sent[0]["status"], b"".join(each["body"] for each in sent[1:]).decode()


@pytest.mark.parametrize("length", [None, 1, MOST])
@pytest.mark.parametrize("parts", [[], [b"x"], [b"x" * MOST], [b"x"] * MOST])
def test_what_is_not_too_large(parts: list[bytes], length: int | None) -> None:
    assert answered(BodyLimit(reading, MOST), iter(parts), length) == (200, str(len(b"".join(parts))))


@pytest.mark.parametrize("length", [None, 1, MOST + 1, 10**18])
@pytest.mark.parametrize("parts", [[b"x" * (MOST + 1)], [b"x"] * (MOST + 1)])
def test_what_is_too_large(parts: list[bytes], length: int | None) -> None:
    status, text = answered(BodyLimit(reading, MOST), iter(parts), length)
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
    assert (
        desk.asked(method="POST", headers=[LENGTH, ("origin", desk.entry.address.origin)], body=[b"x"] * 3).status
        == 413
    )
    assert desk.entered == ["/"]


def test_the_limit_is_that_of_the_largest_file() -> None:
    assert max(each.most for each in (DOCUMENT, SHEET, TEMPLATE, ROSTER, TEXT, COPIED)) < MOST_BODY < 250_000_000


def test_an_application_that_reads_nothing_is_asked_nothing_too_large() -> None:
    assert answered(BodyLimit(PlainTextResponse("in"), MOST), iter([b"x"]), MOST + 1)[0] == 413
