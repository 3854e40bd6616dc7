"""What the front matter says, once it has been read."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document import Imprint, SignatureKind, Title
from generator.errors import Span
from generator.source import Node, Number, OfficialDate
from generator.standard import Profile


@dataclass(frozen=True, slots=True)
class FrontMatterValues:
    """What the house's and the notice's front matter say, checked. Absent texts are ``""``."""

    issuer: tuple[str, ...]
    issuer_mark: str
    number: str
    title: Title
    recipients: str
    recipients_span: Span
    date: OfficialDate
    signature: SignatureKind
    seal_diameter: Number
    attachments: tuple[Node, ...] | None
    contact: dict[str, str]
    copy_to: str
    note: str
    imprint: Imprint | None
    copy_number: str
    secrecy: str
    urgency: str
    kind: str
    format: str
    profile: Profile
    extra: dict[str, object]
    fonts: dict[str, str]
