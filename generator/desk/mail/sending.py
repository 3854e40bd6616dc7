"""The messages of a set sent over SMTP, one unit after the other, each once: the ledger says what the server took.

A server may keep a message once it has read the end of its contents, so that is sent by itself, after the lock's mark
says so. Whatever goes wrong before cannot have arrived; whatever goes wrong between the end and the answer is doubtful,
and sent again only where a person asks for it.
"""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, cast

from generator.desk.mail.drafts import SetMail, UnitMail
from generator.desk.mail.settings import MailSettings
from generator.dispatch.file_changes import Progress
from generator.ground.errors import OutputError, Problem, TranslatedText, printable, system_reason
from generator.ground.words.vocabularies import phrase
from generator.register.mail_ledger import MailRow, MailState, OpenMailLedger, open_ledger
from generator.writing import output_errors

if TYPE_CHECKING:
    from aiosmtplib import SMTP

_PATIENCE = 60.0  # seconds for each answer
_MOST_LOST = 3  # connections lost one after the other before no more are tried
_LOGIN_WANTED = (530, 535, 538)
_READY, _DONE, _CLOSING = 354, 250, 421
_TURNS = 3  # of the loop, in which an ended connection is put away
_HERE = "[127.0.0.1]"
"""The name of this machine for the server, which gets no other."""
_DOT = re.compile(rb"(?m)^\.")

Action = Literal["sent", "skipped", "doubtful", "refused"]


@dataclass(frozen=True, slots=True)
class SentMail:
    """What became of a unit's message, of so many ``bytes``; ``problem`` says why it was not sent, or not again."""

    mail: UnitMail
    action: Action
    bytes: int = 0
    problem: Problem | None = None


class Sending:
    """The messages of a set while nobody else sends: those that are ``waiting``, and those that are not sent again."""

    def __init__(self, mail: SetMail, ledger: OpenMailLedger, again: Collection[str]) -> None:
        self._set, self._ledger = mail, ledger
        self.waiting: list[UnitMail] = []
        self._done: dict[str, SentMail] = {}
        for each in (each for each in mail.mails if not each.lacking):
            row = ledger.counting.get((mail.made.folder.name, each.unit.identity))
            if row is None or row.state == MailState.REFUSED or each.unit.identity in again:
                self.waiting.append(each)
            else:
                self._done[each.unit.identity] = _passed(each, row)

    def run(
        self, settings: MailSettings, password: str, *, now: Callable[[], datetime], progress: Progress
    ) -> list[SentMail]:
        """Sends the messages that are waiting, and returns what became of each unit's, in the order of the units.

        ``now`` is the time that a message is sent at. Raises OutputError where the ledger cannot be written: then
        nothing more is sent.
        """
        run = _Run(self._set, self._ledger, settings, password, now)
        with output_errors(self._set.ledger):
            sent = asyncio.run(run.all(self.waiting, progress))
        done = self._done | {each.mail.unit.identity: each for each in sent}
        return [done[each.unit.identity] for each in self._set.mails if each.unit.identity in done]


@contextmanager
def sending(mail: SetMail, day: datetime, *, again: Collection[str] = ()) -> Iterator[Sending]:
    """The messages of ``mail``, the ledger locked; units in ``again`` (code or name) are sent whatever it says.

    What an interrupted run left is entered on ``day``. Raises OutputError where another process sends, or the library
    for it is not installed; RegisterError where the ledger is damaged.
    """
    if find_spec("aiosmtplib") is None:
        raise OutputError(Problem("mail-library-missing"))
    with open_ledger(mail.ledger, day.date()) as ledger:
        yield Sending(mail, ledger, again)


def _digests(each: UnitMail) -> str:
    return " ".join(file.listed.sha256 for file in each.files.values())


def _passed(each: UnitMail, row: MailRow) -> SentMail:
    if row.state == MailState.DOUBTFUL:
        return SentMail(each, "doubtful", 0, Problem("mail-doubtful", None, {"day": row.day}))
    is_other = row.digests != _digests(each)
    return SentMail(each, "skipped", 0, Problem("mail-changed", None, {"day": row.day}) if is_other else None)


@dataclass
class _Run:
    """One run: a connection that is made again where it is lost, and the messages sent over it."""

    mail: SetMail
    ledger: OpenMailLedger
    settings: MailSettings
    password: str
    now: Callable[[], datetime]
    client: SMTP | None = None
    transport: asyncio.WriteTransport | None = None
    stopped: TranslatedText | None = None
    lost: int = 0

    async def all(self, mails: Sequence[UnitMail], progress: Progress) -> list[SentMail]:
        done: list[SentMail] = []
        for number, each in enumerate(mails):
            if number and self.stopped is None:
                await asyncio.sleep(self.settings.pause)
            done.append(await self._one(each))
            progress("mail", number + 1, len(mails), each.unit.name)
        if self.client is not None and self.client.is_connected:
            with suppress(Exception):
                await self.client.quit()
        self._close()
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        return done

    async def _one(self, each: UnitMail) -> SentMail:
        """Sends to one unit, over a new connection where the one that was there had ended before the contents."""
        message, sent_at = self.mail.message(each), self.now()
        row = MailRow(
            sent_at.date().isoformat(), self.mail.made.folder.name, each.unit.name, each.unit.code,
            "; ".join(message.recipients), message.message_id, _digests(each), MailState.ACCEPTED,
        )  # fmt: skip
        data = message.content(sent_at)
        for is_last in (False, True):
            is_new = self.client is None or not self.client.is_connected
            client = await self._connected()
            if client is None:
                facts = {"host": self.settings.host, "port": self.settings.port, "why": self.stopped}
                return SentMail(each, "refused", 0, Problem("mail-unreached", None, facts))
            attempt = _Attempt(client, self.ledger, row, self.settings.sender.address)
            try:
                await attempt.deliver(message.recipients, data)
            except Exception as fault:
                if not _is_of_server(fault):
                    raise
                if not (attempt.begun or is_new or is_last) and _is_lost(fault, client):
                    continue  # it was closed while nothing was under way
                return await self._failed(each, attempt, fault)
            self.lost = 0
            return SentMail(each, "sent", len(data))
        raise AssertionError(each)

    async def _failed(self, each: UnitMail, attempt: _Attempt, fault: Exception) -> SentMail:
        """What became of a message that the server did not accept, entered in the ledger."""
        why, is_answer = _reason(fault), hasattr(fault, "code")
        is_doubtful = attempt.ended and not is_answer
        state = MailState.DOUBTFUL if is_doubtful else MailState.REFUSED
        self.ledger.add(replace(attempt.row, state=state, note=printable(why.zh)))
        if is_answer and attempt.client.is_connected:
            with suppress(Exception):
                await attempt.client.rset()
        else:
            self._close()
        self.lost = 0 if is_answer else self.lost + 1
        if self.lost >= _MOST_LOST or getattr(fault, "code", 0) in _LOGIN_WANTED:
            self.stopped = why
        code = "mail-now-doubtful" if is_doubtful else "mail-refused"
        return SentMail(each, "doubtful" if is_doubtful else "refused", 0, Problem(code, None, {"why": why}))

    async def _connected(self) -> SMTP | None:
        """The connection, made where there is none; None, with the reason kept, where the server is not reached."""
        from aiosmtplib import SMTP

        if self.stopped is not None:
            return None
        if self.client is not None and self.client.is_connected:
            return self.client
        self._close()
        settings = self.settings
        client = SMTP(
            hostname=settings.host,
            port=settings.port,
            username=settings.user or None,
            password=self.password if settings.user else None,
            use_tls=not settings.starttls,
            start_tls=settings.starttls,
            tls_context=ssl.create_default_context(),
            timeout=_PATIENCE,
            local_hostname=_HERE,
        )
        try:
            await client.connect()
        except Exception as fault:
            if not _is_of_server(fault):
                raise
            self.stopped = _reason(fault)
            return None
        self.client, self.transport = client, cast("asyncio.WriteTransport | None", client.transport)
        return client

    def _close(self) -> None:
        """Ends the connection, and whatever the other end has left of it."""
        if self.client is not None:
            self.client.close()
        if self.transport is not None:
            self.transport.abort()
        self.client = self.transport = None


@dataclass
class _Attempt:
    """One message given to the server: ``begun`` once its contents are sent, ``ended`` once their end may be."""

    client: SMTP
    ledger: OpenMailLedger
    row: MailRow
    sender: str
    begun: bool = False
    ended: bool = False

    async def deliver(self, recipients: Sequence[str], data: bytes) -> None:
        """Raises what the library raises where the server does not accept the message."""
        from aiosmtplib import SMTPDataError, SMTPServerDisconnected

        await self.client.mail(self.sender)
        for each in recipients:
            await self.client.rcpt(each)
        self.ledger.begin(self.row)
        self.begun = True
        answer = await self.client.execute_command(b"DATA")
        if answer.code != _READY:
            raise SMTPDataError(answer.code, answer.message)
        if self.client.protocol is None:
            raise SMTPServerDisconnected("")
        self.client.protocol.write(_DOT.sub(b"..", data))
        self.ledger.end(self.row)
        self.ended = True
        answer = await self.client.execute_command(b".")
        if answer.code != _DONE:
            raise SMTPDataError(answer.code, answer.message)
        self.ledger.add(self.row)


# What went wrong, in words.


def _is_of_server(fault: Exception) -> bool:
    """Whether the server or the line to it is at fault, not the disk that the ledger is on."""
    from aiosmtplib import SMTPException

    return isinstance(fault, SMTPException | ssl.SSLError | TimeoutError | ConnectionError)


def _is_lost(fault: Exception, client: SMTP) -> bool:
    return getattr(fault, "code", _CLOSING) == _CLOSING or not client.is_connected


def _reason(fault: Exception) -> TranslatedText:
    """Why the server did not take a message, in the server's own words where it has said something."""
    from aiosmtplib import SMTPAuthenticationError, SMTPNotSupported, SMTPResponseException, SMTPServerDisconnected

    causes = list(_causes(fault))
    certificate = next((each for each in causes if isinstance(each, ssl.SSLCertVerificationError)), None)
    if certificate is not None:
        return phrase("mail-certificate", why=certificate.verify_message)
    if isinstance(fault, SMTPResponseException):
        said = printable(f"{fault.code} {fault.message}")
        return phrase("mail-login" if isinstance(fault, SMTPAuthenticationError) else "mail-said", said=said)
    if isinstance(fault, TimeoutError):
        return phrase("mail-silent")
    if isinstance(fault, SMTPServerDisconnected):
        return phrase("mail-dropped")
    if isinstance(fault, SMTPNotSupported) or "STARTTLS" in str(fault):
        return phrase("mail-no-tls")
    if any(isinstance(each, socket.gaierror) for each in causes):
        return phrase("mail-no-host")
    system = next((each for each in causes if isinstance(each, OSError) and each.errno is not None), None)
    return TranslatedText(str(fault), str(fault)) if system is None else system_reason(system)


def _causes(fault: BaseException | None) -> Iterator[BaseException]:
    while fault is not None:
        yield fault
        fault = fault.__cause__ or fault.__context__
