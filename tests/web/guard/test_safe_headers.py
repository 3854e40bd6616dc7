"""The headers of every answer, whoever gives it."""

from __future__ import annotations

import pytest
from starlette.responses import PlainTextResponse

from tests.web.guard.asking import Guarded

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
def test_every_answer_has_them(asked: dict[str, object], status: int) -> None:
    answer = Guarded().asked(**asked)  # type: ignore[arg-type]  # each by its name
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
