"""A guarded application, asked by the guard's own interface: each header as it is, and none that is not given."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.web.entry import Address, Entry
from generator.web.guard import guarded

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
        body: Iterable[bytes] = (b"",),
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
        sent = asyncio.run(_exchanged(guarded(self._application, self.entry, self._reported), scope, list(body)))
        start, *rest = sent
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


async def _exchanged(app: ASGIApp, scope: Scope, body: list[bytes]) -> list[Message]:
    """What ``app`` sends. A body that is read once more than it has parts is an error: a server would wait for ever."""
    sent: list[Message] = []

    async def receive() -> Message:
        part = body.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(body)}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent


def run_asgi(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Runs one exchange of ``app`` to its end."""

    async def exchange() -> None:
        await app(scope, receive, send)

    asyncio.run(exchange())
