"""How the office sends mail, as fawen.yaml says: the server, how it is spoken to, who sends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.desk.mail.addresses import Address, AddressError, read_addresses
from generator.ground.desk_names import STANDING
from generator.ground.errors import InputError, Problem, Span, joined

_PORTS = {"tls": 465, "starttls": 587}
_PAUSE = 1


@dataclass(frozen=True, slots=True)
class MailSettings:
    """The mail server ``host``, whose ``port`` speaks TLS at once, or with ``starttls`` after a greeting.

    ``user`` logs in, ``""`` where nobody has to; ``sender`` is in From and is the sender of the envelope. ``pause`` is
    how many seconds are between two messages.
    """

    host: str
    port: int
    starttls: bool
    user: str
    sender: Address
    pause: float


def sender_of(values: Mapping[str, str | int]) -> Address | None:
    """Whom the messages are from by the values of ``mail`` in fawen.yaml; None where it says nothing.

    Raises InputError where that is no address.
    """
    typed = str(values.get("from", ""))
    try:
        found = read_addresses([typed])
        if len(found) > 1:
            raise AddressError(typed)
    except AddressError as fault:
        problem = Problem("mail-address-wrong", Span(STANDING), {"address": typed, "key": "from"}, "from", fault.meant)
        raise InputError(problem) from fault
    return found[0] if found else None


def mail_settings(values: Mapping[str, str | int]) -> MailSettings:
    """The settings by the values of ``mail`` in fawen.yaml. Raises InputError where one that is needed is missing."""
    sender = sender_of(values)
    host = str(values.get("host", ""))
    if sender is None or not host:
        missing = [key for key, value in (("host", host), ("from", sender)) if not value]
        raise InputError(Problem("mail-settings", Span(STANDING), {"keys": joined(missing)}))
    tls = values.get("tls") or ("starttls" if values.get("port") in (25, _PORTS["starttls"]) else "tls")
    port = int(values.get("port") or _PORTS[str(tls)])
    pause = float(values.get("pause", _PAUSE))
    return MailSettings(host, port, tls == "starttls", str(values.get("user", "")), sender, pause)
