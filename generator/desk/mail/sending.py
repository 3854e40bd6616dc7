"""The messages of a set sent over SMTP, one unit after the other, each once: the ledger says what the server took.

A server may keep a message once it has read the end of its contents, so that is sent by itself, after the lock's mark
says so. Whatever goes wrong before cannot have arrived; whatever goes wrong between the end and the answer is doubtful,
and sent again only where a person asks for it.
"""

from __future__ import annotations

import asyncio
import re
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
        rows = {each.unit.identity: ledger.counting.get(_identity(mail, each)) for each in mail.mails}
        taken = {name: row for name, row in rows.items() if row is not None and row.state != MailState.REFUSED}
        ready = [each for each in mail.mails if not each.lacking]
        self.waiting = tuple(each for each in ready if each.unit.identity not in taken or each.unit.identity in again)
        sent_now = {each.unit.identity for each in self.waiting}
        self.passed = tuple(
            _passed(each, taken[each.unit.identity])
            for each in ready
            if each.unit.identity in taken and each.unit.identity not in sent_now
        )

    def run(
        self,
        settings: MailSettings,
        password: str,
        *,
        now: Callable[[], datetime],
        progress: Progress,
        patience: float = _PATIENCE,
    ) -> tuple[SentMail, ...]:
        """Sends the messages that are waiting, and returns what became of each unit's, in the order of the units.

        ``now`` is the time that a message is sent at, ``patience`` how many seconds the server has for each answer.
        Raises OutputError where the ledger cannot be written: then nothing more is sent.
        """
        run = _Run(self._set, self._ledger, settings, password, now, patience)
        with output_errors(self._set.ledger):
            sent = asyncio.run(run.all(self.waiting, progress))
        done = {id(each.mail): each for each in (*self.passed, *sent)}
        self._ledger.done()
        return tuple(done[id(each)] for each in self._set.mails if id(each) in done)


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


def _identity(mail: SetMail, each: UnitMail) -> tuple[str, str]:
    return mail.made.folder.name, each.unit.identity


def _digests(each: UnitMail) -> str:
    return " ".join(file.listed.sha256 for file in each.files.values())


def _passed(each: UnitMail, row: MailRow) -> SentMail:
    if row.state == MailState.DOUBTFUL:
        return SentMail(each, "doubtful", 0, Problem("mail-doubtful", None, {"day": row.day}))
    is_other = row.digests != _digests(each)
    return SentMail(each, "skipped", 0, Problem("mail-changed", None, {"day": row.day}) if is_other else None)


class _Run:
    """One run: a connection that is made again where it is lost, and the messages sent over it."""

    def __init__(
        self,
        mail: SetMail,
        ledger: OpenMailLedger,
        settings: MailSettings,
        password: str,
        now: Callable[[], datetime],
        patience: float,
    ) -> None:
        self._set, self._ledger, self._settings = mail, ledger, settings
        self._password, self._now, self._patience = password, now, patience
        self._client: SMTP | None = None
        self._transport: asyncio.WriteTransport | None = None
        self._stopped: TranslatedText | None = None
        self._lost = 0

    async def all(self, mails: Sequence[UnitMail], progress: Progress) -> list[SentMail]:
        done: list[SentMail] = []
        for number, each in enumerate(mails):
            if number and self._stopped is None:
                await asyncio.sleep(self._settings.pause)
            done.append(await self._one(each))
            progress("mail", number + 1, len(mails), each.unit.name)
        if self._client is not None and self._client.is_connected:
            with suppress(Exception):
                await self._client.quit()
        self._close()
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        return done

    def _close(self) -> None:
        """Ends the connection, and whatever the other end has left of it."""
        if self._client is not None:
            self._client.close()
        if self._transport is not None:
            self._transport.abort()
        self._client = self._transport = None

    async def _one(self, each: UnitMail) -> SentMail:
        """Sends to one unit, over a new connection where the one that was there had ended before the contents."""
        message = self._set.message(each)
        sent_at = self._now()
        data = message.content(sent_at)
        row = MailRow(
            sent_at.date().isoformat(),
            self._set.made.folder.name,
            each.unit.name,
            each.unit.code,
            "; ".join(message.recipients),
            message.message_id,
            _digests(each),
            MailState.ACCEPTED,
        )
        for is_new in (False, True):
            fresh = self._client is None or not self._client.is_connected
            client = await self._connected()
            if client is None:
                return self._unreached(each)
            attempt = _Attempt(client, self._ledger, row, message.recipients, data, self._settings.sender.address)
            try:
                await attempt.deliver()
            except Exception as fault:
                if not _is_of_server(fault):
                    raise
                if not (attempt.begun or fresh or is_new) and _is_lost(fault, client):
                    continue  # it was closed while nothing was under way
                return await self._failed(each, attempt, fault)
            self._lost = 0
            return SentMail(each, "sent", len(data))
        raise AssertionError(each)

    async def _failed(self, each: UnitMail, attempt: _Attempt, fault: Exception) -> SentMail:
        """What became of a message that the server did not accept, entered in the ledger."""
        client, why = attempt.client, _reason(fault)
        is_answer = hasattr(fault, "code")
        is_doubtful = attempt.ended and not is_answer
        state = MailState.DOUBTFUL if is_doubtful else MailState.REFUSED
        self._ledger.add(replace(attempt.row, state=state, note=printable(why.zh)))
        if is_answer and client.is_connected:
            with suppress(Exception):
                await client.rset()
        else:
            self._close()
        self._lost = 0 if is_answer else self._lost + 1
        if self._lost >= _MOST_LOST or getattr(fault, "code", 0) in _LOGIN_WANTED:
            self._stopped = why
        code = "mail-now-doubtful" if is_doubtful else "mail-refused"
        return SentMail(each, "doubtful" if is_doubtful else "refused", 0, Problem(code, None, {"why": why}))

    def _unreached(self, each: UnitMail) -> SentMail:
        facts = {"host": self._settings.host, "port": self._settings.port, "why": self._stopped}
        return SentMail(each, "refused", 0, Problem("mail-unreached", None, facts))

    async def _connected(self) -> SMTP | None:
        """The connection, made where there is none; None, with the reason kept, where the server is not reached."""
        if self._stopped is not None:
            return None
        if self._client is not None and self._client.is_connected:
            return self._client
        from aiosmtplib import SMTP

        self._close()
        settings = self._settings
        client = SMTP(
            hostname=settings.host,
            port=settings.port,
            username=settings.user or None,
            password=self._password if settings.user else None,
            use_tls=not settings.starttls,
            start_tls=settings.starttls,
            tls_context=ssl.create_default_context(),
            timeout=self._patience,
            local_hostname=_HERE,
        )
        try:
            await client.connect()
        except Exception as fault:
            if not _is_of_server(fault):
                raise
            client.close()
            self._stopped = _reason(fault)
            return None
        self._client, self._transport = client, cast("asyncio.WriteTransport | None", client.transport)
        return client


class _Attempt:
    """One message given to the server: ``begun`` once its contents are sent, ``ended`` once their end may be."""

    def __init__(
        self,
        client: SMTP,
        ledger: OpenMailLedger,
        row: MailRow,
        recipients: Sequence[str],
        data: bytes,
        sender: str,
    ) -> None:
        self.client, self.row = client, row
        self._ledger, self._recipients, self._data, self._sender = ledger, recipients, data, sender
        self.begun = self.ended = False

    async def deliver(self) -> None:
        """Raises what the library raises where the server does not accept the message."""
        from aiosmtplib import SMTPDataError, SMTPServerDisconnected

        await self.client.mail(self._sender)
        for each in self._recipients:
            await self.client.rcpt(each)
        self._ledger.begin(self.row)
        self.begun = True
        answer = await self.client.execute_command(b"DATA")
        if answer.code != _READY:
            raise SMTPDataError(answer.code, answer.message)
        if self.client.protocol is None:
            raise SMTPServerDisconnected("")
        self.client.protocol.write(_DOT.sub(b"..", self._data))
        self._ledger.end(self.row)
        self.ended = True
        answer = await self.client.execute_command(b".")
        if answer.code != _DONE:
            raise SMTPDataError(answer.code, answer.message)
        self._ledger.add(self.row)


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
    system = next((each for each in causes if isinstance(each, OSError) and each.errno is not None), None)
    return phrase("mail-other", own=str(fault)) if system is None else system_reason(system)


def _causes(fault: BaseException | None) -> Iterator[BaseException]:
    while fault is not None:
        yield fault
        fault = fault.__cause__ or fault.__context__
