"""What the front matter says, once it has been read."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ground.errors import Span
from generator.ground.source import Node, Number, OfficialDate
from generator.official.document import Attendance, Edition, Imprint, SignatureKind, Stamp, Title
from generator.standard import Format, Kind, Profile
from generator.templates.text.front_matter.printing import Printing


@dataclass(frozen=True, slots=True)
class FrontMatterValues:
    """What the house's and the notice's front matter say, checked. Absent texts are ``""``.

    ``kind`` is the 文种 as written, ``nature`` the one it is taken for: as written, or as the title ends.
    ``draft`` is the edition that a draft is of, ``number_blank`` the number that it has; ``edition`` is None where the
    rest holds for the document as issued.
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
    printing: Printing
    edition: Edition | None = None
