"""What is answered to a request that is refused: a small page in words, Chinese first, then English.

A browser in the middle of sending shows an error of its own where the connection is closed, and not the answer. So
what is still coming is read and dropped, up to a limit, before the answer ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from types import MappingProxyType

from starlette.responses import HTMLResponse
from starlette.types import Message, Receive, Scope, Send

from generator.ground.disk.file_kinds import TEXT
from generator.ground.words.pages import TEXTS

_PAGE = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>发文 · fawen</title>{head}</head>
<body><p>{zh}</p><p lang="en">{en}</p>{more}</body>
</html>
"""
_NO_FACTS: Mapping[str, object] = MappingProxyType({})
_START = '<p><a href="/">{} · <span lang="en">{}</span></a></p>'


def worded_page(key: str, facts: Mapping[str, object] = _NO_FACTS, *, head: str = "", leads_on: bool = False) -> str:
    """The page with the text ``key`` in both languages; ``leads_on``: with a link to the start."""
    zh, en = (escape(each.format(**facts)) for each in TEXTS[key])
    return _PAGE.format(head=head, zh=zh, en=en, more=_START.format(*TEXTS["guard-start"]) if leads_on else "")


class Refusal:
    """An answer of ``status`` with the text ``key``, an ASGI application.

    The connection ends with it. Up to ``drained`` bytes of a body that nobody has read to its end are dropped first.
    """

    def __init__(
        self, key: str, status: int, *, leads_on: bool = False, drained: int = TEXT.most, **facts: object
    ) -> None:
        page = worded_page(key, facts, leads_on=leads_on)
        self._answer = HTMLResponse(page, status, headers={"Connection": "close"})
        self._drained = drained

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends the answer."""
        await self._answer(scope, receive, _draining(receive, send, self._drained))


def _draining(receive: Receive, send: Send, most: int) -> Send:
    """``send``, which drops up to ``most`` bytes of what ``receive`` still brings before it sends the last message.

    Nobody may have received the end of the body.
    """

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.body":
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
