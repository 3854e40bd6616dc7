"""Faults of ours: a number on the page and in the report, and nothing of the fault itself on the page."""

from __future__ import annotations

from starlette.types import Message, Receive, Scope, Send

from generator.web.guard.faults import Faults
from tests.web.guard.asking import Guarded, run_asgi


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
    faults: list[object] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(_: Message) -> None:
        raise OSError

    run_asgi(Faults(answering, lambda *fault: faults.append(fault)), {"type": "http"}, receive, send)
    assert faults == []


def test_a_fault_after_the_answer_is_reported() -> None:
    desk = Guarded(failing_late)
    assert desk.asked().text == "in"
    assert len(desk.faults) == 1
