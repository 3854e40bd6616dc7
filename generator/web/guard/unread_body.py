"""Bodies that are answered before they have been read to their end.

A browser in the middle of sending shows an error of its own where the connection is closed, and not the answer. So
what is still coming is read and dropped, up to a limit, before the answer ends.
"""

from __future__ import annotations

from starlette.types import Message, Receive, Send


def draining(receive: Receive, send: Send, most: int) -> Send:
    """``send``, which drops up to ``most`` bytes of what ``receive`` still brings before it sends the last message.

    Nobody may have received the end of the body.
    """

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.body" and not message.get("more_body", False):
            await send({**message, "more_body": True})
            await _drop(receive, most)
            message = {"type": "http.response.body", "body": b""}
        await send(message)

    return sending


async def _drop(receive: Receive, most: int) -> None:
    while most > 0:
        message = await receive()
        most -= len(message.get("body", b""))
        if not message.get("more_body", False):
            return
