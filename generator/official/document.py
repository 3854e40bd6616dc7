"""An official document as its elements, independent of their layout.

Each element of GB/T 9704-2012 has one English name:

==================  ==============  =======
element             name            clause
==================  ==============  =======
份号                 copy_number     7.2.1
密级和保密期限          secrecy         7.2.2
内部标注               internal        practice
紧急程度              urgency         7.2.3
发文机关标志           issuer_mark     7.2.4
发文字号              number          7.2.5
签发人               signers         7.2.6
版头中的分隔线         red_rule        7.2.7
标题                 title           7.3.1
稿本                 edition         practice
题注                 title_note      立法法; practice
按语                 editor_note     practice
篇目                 pieces          practice
总期数                issue_total     practice
主送机关              recipients      7.3.2
正文                 body            7.3.3
附件说明              attachment_list 7.3.4
发文机关署名           signature       7.3.5
成文日期              date            7.3.5.4
印章                 seal            7.3.5
签名章               stamp           7.3.5.3
附注                 note            7.3.6
附件                 attachment      7.3.7
出席人员名单            attendance      10.3
版记                 imprint         7.4
抄送机关              copy_to         7.4.2
报、送、发、本期增发        report_to, send_to, issue_to, also_to  practice
共印份数              run             practice
印发机关和印发日期       imprint office, imprint date  7.4.3
页码                 page_number     7.5
版心                 type_area       5.2.1
==================  ==============  =======
"""

from __future__ import annotations

import re
from calendar import SATURDAY as _SATURDAY
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from typing import Literal

from generator.ground.errors import Span
from generator.ground.source.date import OfficialDate
from generator.standard import FORMS, Form, Format, Kind, Profile


class Level(Enum):
    """The level of a paragraph of the text (7.3.3): 一、, （一）, 1., （1）, or text without a heading.

    In provisions: the headings 编, 章 and 节, a 条 by its number, and a line of their contents (目录).
    """

    TEXT = 0
    FIRST = 1
    SECOND = 2
    THIRD = 3
    FOURTH = 4
    PART = 5
    CHAPTER = 6
    SECTION = 7
    ARTICLE = 8
    CONTENTS = 9


class SignatureKind(StrEnum):
    """How the document is signed (7.3.5.1 to 7.3.5.3).

    PARTIES: both parties of an agreement sign and seal it by hand, each with its day (practice). NONE for 纪要, and
    what a meeting adopts: no date at its end.
    """

    SEALED = "sealed"
    UNSEALED = "unsealed"
    STAMP = "stamp"
    PARTIES = "parties"
    NONE = "none"


class Edition(StrEnum):
    """稿本: a print other than the document as issued; its value is the mark on the page (practice).

    A draft is made before the document is signed, so its 发文字号 has no serial yet (条例, article 25). A corrected
    reprint replaces a wrong document and keeps its number.
    """

    FOR_COMMENT = "征求意见稿"
    PROOF = "校对稿"
    CORRECTED = "更正重印件"

    @property
    def is_draft(self) -> bool:
        """Whether the document has no number yet."""
        return self is not Edition.CORRECTED


class Disclosure(StrEnum):
    """公开属性: whether the document may be made public (国办发〔2016〕80号); its value is as written."""

    OPEN = "主动公开"
    ON_REQUEST = "依申请公开"
    CLOSED = "不予公开"


@dataclass(frozen=True, slots=True)
class WrittenParagraph:
    """One paragraph of the text.

    ``heading`` is the part that is set as a heading of ``level``: all of a heading, the first sentence of a paragraph
    with a run-in heading, nothing of plain text. ``text`` is the rest; both may have :func:`raised` pieces. ``span`` is
    its place in the source.
    """

    level: Level
    heading: str
    text: str
    span: Span | None = None


VerticalAlign = Literal["superscript", "subscript"]
"""How text is raised or lowered, as ``w:vertAlign`` names it (ECMA-376 part 1, 17.3.2.42)."""

_MARKS: Mapping[VerticalAlign, str] = {"superscript": "\x05", "subscript": "\x06"}
_END = "\x0e"
_RAISED = re.compile(f"([{''.join(_MARKS.values())}])([^{_END}]*){_END}?|{_END}")


def raised(text: str, align: VerticalAlign) -> str:
    """``text`` marked as raised or lowered, by controls that no XML and so no source and no value can hold."""
    return f"{_MARKS[align]}{text}{_END}"


def raised_pieces(text: str) -> Iterator[tuple[str, VerticalAlign | None]]:
    """The pieces of a written text without its marks, each with how it is raised or lowered; none is empty."""
    by_mark = {mark: align for align, mark in _MARKS.items()}
    begun = 0
    for match in _RAISED.finditer(text):
        yield from ((piece, None) for piece in (text[begun : match.start()],) if piece)
        yield from ((piece, by_mark[match[1]]) for piece in (match[2],) if piece)
        begun = match.end()
    yield from ((piece, None) for piece in (text[begun:],) if piece)


def plain(text: str) -> str:
    """A written ``text`` without its marks."""
    return _RAISED.sub(lambda match: match[2] or "", text)


CellAlign = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table in the text: ``rows`` of cells, all of one length; the first row is its head.

    ``aligned`` is the alignment that the author chose for each column, None where the layout chooses. ``span`` is the
    place of its first line in the source, ``row_spans`` are those of its rows.
    """

    rows: tuple[tuple[str, ...], ...]
    aligned: tuple[CellAlign | None, ...] = ()
    span: Span | None = None
    row_spans: tuple[Span, ...] = field(default=(), compare=False)

    def row_span(self, row: int) -> Span | None:
        """The place of the row of that number, from 0, in the source; that of the table where it has none."""
        return self.row_spans[row] if row < len(self.row_spans) else self.span


@dataclass(frozen=True, slots=True)
class WrittenPicture:
    """A picture in the text, or a QR code, alone on its line.

    ``data`` are the bytes of its file, ``suffix`` is its format (``png``, ``jpeg``); ``width`` and ``height`` are in
    millimetres, ``name`` is its alternative text, ``file`` its path in the folder, ``payload`` the text of a QR code.
    """

    data: bytes
    suffix: str
    width: float
    height: float
    name: str = ""
    span: Span | None = None
    payload: str = ""
    file: str = ""


BodyPart = WrittenParagraph | WrittenTable | WrittenPicture
"""One part of a text."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """签名章: the signer's full ``post`` and ``name`` (7.3.5.3). The stamp itself is never drawn."""

    post: str
    name: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """出席, 请假 and 列席 of 纪要 (10.3), each a text as printed, ``""`` where it is absent."""

    present: str = ""
    excused: str = ""
    observing: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """A title: its whole ``text``, its ``lines`` where the author broke it (else empty), its place in the source."""

    text: str
    lines: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment that is printed after the text: its ``serial`` (None for an only one), title and body.

    ``landscape``: its pages are landscape (clause 8). ``detached``: it is a document of its own, with the 发文字号 in
    its first line (7.3.7). ``package`` are the bytes of a .docx that is inset after 附件n with its own page set-up; the
    ``body`` is then empty. ``own_head``: that file has 附件n and the title itself, so the layout adds none.
    ``title_note`` is the 题注 below the title, without brackets; ``contents``: a list of its 编, 章 and 节 is printed.
    ``span`` is the place of its entry in the list of attachments.
    """

    serial: int | None
    title: Title
    body: tuple[BodyPart, ...]
    landscape: bool = False
    detached: bool = False
    package: bytes | None = None
    own_head: bool = False
    title_note: Title | None = None
    contents: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ListedAttachment:
    """One entry of the 附件说明: ``serial`` (None for an only one) and the name as printed."""

    serial: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Period:
    """公示期, from its ``first`` day to its ``last``; either may be None."""

    first: OfficialDate | None
    last: OfficialDate | None

    @property
    def weekdays(self) -> int:
        """How many of its days are not Saturdays or Sundays. Holidays, which are set yearly, are not known."""
        if self.first is None or self.last is None:
            return 0
        first, last = (each.day_of_calendar.toordinal() for each in (self.first, self.last))
        return sum(date.fromordinal(day).weekday() < _SATURDAY for day in range(first, last + 1))


@dataclass(frozen=True, slots=True)
class Imprint:
    """印发机关 and 印发日期; of a telegram the office that handles it, and its ``phone``."""

    office: str
    date: OfficialDate
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialDocument:
    """An official document. Issuer, mark, title, date and body are required; other elements may be absent.

    ``issuer`` are the organs, the lead organ first. ``issuer_mark`` are the lines of the mark as printed, one for each
    organ shown. In a joint issue the word 文件 at their right is ``mark_word``; it is ``""`` where the word is in the
    line itself or absent. ``recipients`` is the line as printed, without its colon, ``""`` where the format has none.
    ``signers`` make the document an 上行文 (7.2.6). ``seal_diameter`` is in millimetres; ``fonts`` are the house's own
    for title, body, kai, hei and song. ``contents``: a list of the 编, 章 and 节 of its text is printed before that;
    ``chapter_face`` is the face of 章. The title of 命令 and 纪要 is not printed, but names the file. ``edition`` is
    None for the document as issued, ``title_note`` is without its brackets. ``editor_note`` has a line for each
    paragraph; ``pieces`` are those of a bulletin, ``contents`` then lists them and neither title nor body is printed.
    ``run`` is how many copies are printed, None where that is not known. ``is_public``: its files name no author.
    ``own_form`` is the form of the house whose
    base the format is.

    ``sources`` are the places of the elements in the template, by their names here: one place, or one for each entry of
    a list. Those of a part are called ``imprint.office``. Title, text and attachments have their places themselves.
    """

    issuer: tuple[str, ...]
    issuer_mark: tuple[str, ...]
    title: Title
    recipients: str
    date: OfficialDate
    body: tuple[BodyPart, ...]
    mark_word: str = ""
    format: Format = Format.GENERAL
    own_form: Form | None = None
    kind: Kind | None = None
    signers: tuple[str, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    attendance: Attendance | None = None
    number: str | None = None
    title_note: str | None = None
    issue_total: int | None = None
    editor_note: str | None = None
    pieces: tuple[Attachment, ...] = ()
    edition: Edition | None = None
    attachment_list: tuple[ListedAttachment, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    signature: SignatureKind = SignatureKind.SEALED
    seal_diameter: float = 45
    note: str | None = None
    report_to: str | None = None
    send_to: str | None = None
    issue_to: str | None = None
    also_to: str | None = None
    copy_to: str | None = None
    run: int | None = None
    imprint: Imprint | None = None
    copy_number: str | None = None
    secrecy: str | None = None
    internal: str | None = None
    urgency: str | None = None
    profile: Profile = Profile.OFFICE
    fonts: Mapping[str, str] = field(default_factory=dict)
    contents: bool = False
    chapter_face: Literal["黑体", "小标宋"] = "黑体"
    is_public: bool = False
    sources: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)

    @property
    def form(self) -> Form:
        """The row of its format, or that of the house."""
        return self.own_form or FORMS[self.format]

    def source(self, element: str, entry: int = 0) -> Span | None:
        """The place of ``element``, or of its entry of that number, from 0; None where it has none.

        An entry without a place of its own has that of the entry before it.
        """
        spans = self.sources.get(element, ())
        return spans[min(entry, len(spans) - 1)] if spans else None
