"""The checked values of a front matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.ground.errors import Span
from generator.ground.source import Node, Number, OfficialDate
from generator.official.document import Attendance, Edition, Imprint, SignatureKind, Stamp, Title
from generator.standard import Format, Kind, Profile
from generator.templates.text.front_matter.print_settings import PrintSettings


@dataclass(frozen=True, slots=True)
class FrontMatterValues:
    """The values of the notice's front matter over the house's, checked. Absent texts are ``""``.

    ``kind`` is the 文种 as written, ``nature`` the effective one: as written, or by the end of the title. ``draft`` is
    the edition of drafts, ``number_blank`` their number; ``edition`` is None for the document as issued. ``sources``
    are those of :class:`generator.official.document.OfficialDocument`.
    """

    issuer: tuple[str, ...]
    issuer_mark: tuple[str, ...]
    mark_word: str
    number: str
    title: Title
    recipients: str
    recipients_span: Span
    date: OfficialDate
    signers: tuple[str, ...]
    signature: SignatureKind
    stamps: tuple[Stamp, ...]
    attendance: Attendance | None
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
    nature: Kind | None
    format: Format
    profile: Profile
    extra: dict[str, object]
    fonts: dict[str, str]
    draft: Edition
    number_blank: str
    printing: PrintSettings
    sources: Mapping[str, tuple[Span, ...]]
    edition: Edition | None = None
