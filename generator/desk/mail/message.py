"""The bytes of a message (RFC 5322, MIME): the same for the same message, whatever day and machine it is made on.

The names of attachments are in ``filename*`` (RFC 2231), which mail programs of today read, and as encoded words in
``filename`` and ``name``, which Outlook and Foxmail of before read.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from urllib.parse import quote

from generator.desk.mail.addresses import Address, folded

_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ofd": "application/ofd",
}
_OTHER = "application/octet-stream"
_BEIJING = timezone(timedelta(hours=8))
_LINE = 57  # bytes that make 76 characters of base64 (RFC 2045, 6.8)
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._()-]{0,59}")
_NO_DOMAIN = "fawen.invalid"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a message: its name there, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """A message to one unit; ``day`` is the notice's, ``about`` what it is about, which its id is made of."""

    about: str
    day: datetime
    subject: str
    text: str
    to: tuple[Address, ...]
    copy_to: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    sender: Address | None
    attachments: tuple[Attachment, ...]

    @property
    def message_id(self) -> str:
        """Its id: that of the same unit, set, text and papers, however often it is made."""
        domain = _NO_DOMAIN if self.sender is None else self.sender.address.rpartition("@")[2]
        return f"<{self._digest[:32]}@{domain}>"

    @property
    def recipients(self) -> tuple[str, ...]:
        """The addresses that it is sent to."""
        return tuple(dict.fromkeys(each.address for each in (*self.to, *self.copy_to)))

    @property
    def _digest(self) -> str:
        facts = [self.about, self.subject, self.text, *self.recipients, *(each.name for each in self.attachments)]
        facts += [hashlib.sha256(each.data).hexdigest() for each in self.attachments]
        return hashlib.sha256("\0".join(facts).encode()).hexdigest()

    def content(self, sent: datetime | None = None) -> bytes:
        """The message as a draft, or as it is ``sent`` at that time."""
        mixed = f"=_{self._digest[32:]}"  # no line of base64 begins so
        heads = [
            *([] if self.sender is None else [f"From: {self.sender.header}"]),
            *_addressed("To", self.to),
            *_addressed("Cc", self.copy_to),
            *_addressed("Reply-To", self.reply_to),
            f"Subject: {folded(self.subject, after=len('Subject'))}",
            f"Date: {format_datetime(sent or self.day.replace(tzinfo=_BEIJING))}",
            f"Message-ID: {self.message_id}",
            *([] if sent is not None else ["X-Unsent: 1"]),
            "MIME-Version: 1.0",
            f'Content-Type: multipart/mixed;\r\n boundary="{mixed}"',
        ]
        parts = [_part(['Content-Type: text/plain; charset="utf-8"'], self.text.replace("\n", "\r\n").encode())]
        parts += [_part(_heads_of(each.name), each.data) for each in self.attachments]
        body = "".join(f"\r\n--{mixed}\r\n{part}" for part in parts)
        return ("\r\n".join(heads) + "\r\n" + body + f"\r\n--{mixed}--\r\n").encode("ascii")


def _addressed(head: str, addresses: Sequence[Address]) -> Iterator[str]:
    if addresses:
        yield f"{head}: " + ",\r\n ".join(each.header for each in addresses)


def _part(heads: Sequence[str], data: bytes) -> str:
    lines = (base64.b64encode(data[begin : begin + _LINE]).decode() for begin in range(0, len(data), _LINE))
    return "\r\n".join([*heads, "Content-Transfer-Encoding: base64", "", *lines])


def _heads_of(name: str) -> list[str]:
    kind = next((kind for ending, kind in _TYPES.items() if name.lower().endswith(ending)), _OTHER)
    old = f'"{name if _PLAIN.fullmatch(name) else folded(name, after=len("filename"))}"'
    disposition = f"Content-Disposition: attachment;\r\n filename*=utf-8''{quote(name, safe='')};\r\n filename={old}"
    return [f"Content-Type: {kind};\r\n name={old}", disposition]
