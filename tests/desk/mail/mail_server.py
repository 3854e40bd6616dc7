"""A real mail server (aiosmtpd) with TLS and login in a thread of the test, and what it does wrong on demand."""

import asyncio
import ssl
import threading
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

CERTIFICATE = Path(__file__).with_name("localhost.pem")
"""A certificate of the test's own for ``localhost``, which nobody else trusts, with its key."""
USER, PASSWORD = "bgs@example.cn", "示例密码"
OK = "250 OK"


@dataclass
class MailServer:
    """What a server has accepted: contents by the first recipient, in order.

    ``answers`` are asked at each command (MAIL, RCPT, DATA) with its text, the recipient or the sender; a reply other
    than OK refuses it, None aborts the connection (at DATA after the message is kept). ``events`` counts the commands.
    """

    answers: Callable[[str, str, int], str | None] = lambda _command, _text, _event: OK
    port: int = 0
    accepted: list[tuple[str, bytes]] = field(default_factory=list)
    events: int = 0

    def times(self) -> Counter[str]:
        """How often each recipient has got a message."""
        return Counter(to for to, _ in self.accepted)

    def _answer(self, server: SMTP, command: str, text: str) -> str:
        answer = self.answers(command, text, self.events)
        self.events += 1
        if answer is None:
            server.transport.abort()  # type: ignore[union-attr]
            return OK
        return answer

    async def handle_MAIL(self, server: SMTP, _session: Session, envelope: Envelope, address: str, _o: Any) -> str:  # noqa: N802
        answer = self._answer(server, "MAIL", address)
        envelope.mail_from = address
        return answer

    async def handle_RCPT(self, server: SMTP, _session: Session, envelope: Envelope, address: str, _o: Any) -> str:  # noqa: N802
        answer = self._answer(server, "RCPT", address)
        if answer == OK:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        to, content = envelope.rcpt_tos[0], envelope.content
        assert isinstance(content, bytes)
        answer = self._answer(server, "DATA", to)
        if answer == "silence":
            await asyncio.Event().wait()
        if answer == OK:
            self.accepted.append((to, content))
        return answer


def _login(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: object) -> AuthResult:
    wanted = (USER.encode(), PASSWORD.encode())
    given = (data.login, data.password) if isinstance(data, LoginPassword) else ()
    return AuthResult(success=given == wanted, handled=False)


@contextmanager
def mail_server(
    server: MailServer, *, starttls: bool = False, login: bool = True, tls: bool = True
) -> Iterator[MailServer]:
    """``server`` listening on a free port, as long as the block runs: TLS at once, or after ``starttls``."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE)
    loop = asyncio.new_event_loop()
    ready = threading.Event()

    def protocol() -> SMTP:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it does not see the TLS that its port speaks
            return SMTP(
                server,
                loop=loop,
                hostname="localhost",
                enable_SMTPUTF8=False,
                tls_context=context if starttls else None,
                require_starttls=starttls,
                auth_required=login,
                auth_require_tls=starttls,
                authenticator=_login,
            )

    async def serve() -> None:
        listening = await loop.create_server(protocol, "127.0.0.1", 0, ssl=context if tls and not starttls else None)
        server.port = listening.sockets[0].getsockname()[1]
        ready.set()
        async with listening:
            await listening.serve_forever()

    def run() -> None:
        asyncio.set_event_loop(loop)
        with suppress(asyncio.CancelledError):
            loop.run_until_complete(task)
        others = asyncio.all_tasks(loop)
        for each in others:
            each.cancel()
        loop.run_until_complete(asyncio.gather(*others, return_exceptions=True))
        loop.close()

    task = loop.create_task(serve())
    thread = threading.Thread(target=run)
    thread.start()
    assert ready.wait()
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join()
