"""What a draft is: its elements as a person reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from generator.official.document import Level


@dataclass(frozen=True, slots=True)
class Field:
    """An element as printed, with its blanks; it is not ``filled`` where a part of it is still open.

    What is not filled stays out of the notice. A reader may place it as an empty field or report it as not placed;
    it must not become text or another element.
    """

    printed: str
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as printed, and the day that it is, None where year, month or day is open."""

    printed: str
    iso: date | None


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of a text as the draft has it, an automatic number written out as Word shows it.

    ``level`` is the value of its :class:`Level`: 1 to 4 for a heading, also one with text behind it in its paragraph,
    5 to 8 for 编, 章, 节 and 条, and 0 for any other.
    """

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a text, row by row; cells that are one with a neighbour are ``<`` or ``^``.

    The paragraphs of a cell, and the cells of a table in it, follow each other without a blank.
    """

    rows: tuple[tuple[str, ...], ...]

    @property
    def merged(self) -> bool:
        """Whether it has merged cells."""
        return any(cell in ("<", "^") for row in self.rows for cell in row)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture at its place in a text."""


Content = Text | Grid | Picture


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment; ``content`` is empty where only its name is in the draft. It may be missing in the list."""

    title: str
    content: tuple[Content, ...] = ()
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Imprint:
    """The 版记; ``copy_to`` is without its label, the date with its 印发."""

    copy_to: str = ""
    office: str = ""
    date: Dated | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who signs a document with a signature stamp."""

    post: str
    name: str


@dataclass(frozen=True, slots=True)
class Left:
    """What is not taken over: ``seal``, ``picture``, ``header`` (or footer) or ``field``; its text where it has one.

    Words for a seal, such as 盖章, are a ``seal``. The text that a field shows is taken over; what is left is that it
    was a field.
    """

    what: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment in the draft."""

    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Changes:
    """How many tracked changes there are; a move is one, with its two ends."""

    inserted: int = 0
    deleted: int = 0
    moved: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """The elements of a draft, None or empty where it has none.

    ``issuer_mark`` has its lines; ``signers`` the names of 签发人; ``title`` has ``|`` where the draft broke it.
    ``title_note`` is 题注 with its brackets, ``editor_note`` 按语 with its label. ``pieces`` are those of a bulletin,
    ``foot`` the lines that say whom it goes to and how many there are.
    ``recipients`` is 主送 as printed with its colon. ``attendance`` holds the lines of a 纪要. ``label`` is the line
    附件n of a file that is an attachment itself; title and body are then the attachment's. ``unplaced`` are texts
    that are no part of the notice: a reader reports them or keeps them as a remark.
    """

    format: str = "公文"
    copy_number: Field | None = None
    secrecy: Field | None = None
    internal: str = ""
    urgency: Field | None = None
    issuer_mark: tuple[str, ...] = ()
    number: Field | None = None
    signers: tuple[Field, ...] = ()
    title: Field | None = None
    title_note: str = ""
    issue_total: str = ""
    editor_note: str = ""
    pieces: tuple[Attachment, ...] = ()
    foot: tuple[str, ...] = ()
    edition: str = ""
    recipients: Field | None = None
    body: tuple[Content, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    signatures: tuple[Field, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    date: Dated | None = None
    note: str = ""
    attendance: tuple[str, ...] = ()
    label: str = ""
    imprint: Imprint | None = None
    comments: tuple[Remark, ...] = ()
    changes: Changes = Changes()
    left: tuple[Left, ...] = ()
    unplaced: tuple[str, ...] = ()

    @property
    def texts(self) -> Iterator[str]:
        """Every text on the draft's own pages, each time that it is there; not headers, footers and comments."""
        single = (self.copy_number, self.secrecy, self.urgency, self.number, self.title, self.recipients)
        yield from (each.printed for each in (*single, *self.signers, *self.signatures) if each is not None)
        yield from (
            self.internal,
            self.title_note,
            self.issue_total,
            self.editor_note,
            self.edition,
            self.note,
            self.label,
        )
        yield from (*self.issuer_mark, *self.attendance, *self.foot, *self.unplaced)
        yield from _content_texts(self.body)
        for attachment in (*self.attachments, *self.pieces):
            yield attachment.title
            if attachment.listed and attachment.content:
                yield attachment.title
            yield from _content_texts(attachment.content)
        yield from _closing_texts(self)


def _content_texts(content: Sequence[Content]) -> Iterator[str]:
    for each in content:
        if isinstance(each, Text):
            yield each.text
        elif isinstance(each, Grid):
            yield from (cell for row in each.rows for cell in row if cell not in ("<", "^"))


def _closing_texts(truth: Truth) -> Iterator[str]:
    yield from (each.text for each in truth.left if each.what == "seal")
    for stamp in truth.stamps:
        yield from (stamp.post, stamp.name)
    dates = [truth.date]
    if truth.imprint is not None:
        yield from (truth.imprint.copy_to, truth.imprint.office)
        dates.append(truth.imprint.date)
    yield from (each.printed for each in dates if each is not None)


def truth_of(written: Mapping[str, Any]) -> Truth:
    """The truth that a case's mapping means; raises TypeError or ValueError for what means nothing."""
    if unknown := set(written) - {each.name for each in fields(Truth)}:
        raise ValueError(f"no truth has {sorted(unknown)}")
    return Truth(**{key: _READERS.get(key, _text)(value) for key, value in written.items() if value is not None})


def _text(written: Any) -> str:
    if not isinstance(written, str):
        raise TypeError(f"not a text: {written!r}")
    return written


def _texts(written: Sequence[Any]) -> tuple[str, ...]:
    return tuple(map(_text, written))


def _field(written: Any) -> Field:
    return Field(**written) if isinstance(written, dict) else Field(_text(written))


def _filled(written: Sequence[Any]) -> tuple[Field, ...]:
    return tuple(map(_field, written))


def _dated(written: Mapping[str, Any]) -> Dated:
    iso = written["iso"]
    if iso is not None and not isinstance(iso, date):
        raise TypeError(f"not a day: {iso!r}")
    return Dated(_text(written["printed"]), iso)


def _content(written: Sequence[Any]) -> tuple[Content, ...]:
    return tuple(map(_one_content, written))


def _one_content(written: Any) -> Content:
    if written == "picture":
        return Picture()
    if isinstance(written, dict):
        return Grid(tuple(map(_texts, written["table"])))
    level, text = written
    if level not in [each.value for each in Level]:
        raise ValueError(f"no level {level!r}")
    return Text(level, _text(text))


def _attachments(written: Sequence[Any]) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(_text(each))
        if isinstance(each, str)
        else Attachment(_text(each["title"]), _content(each.get("content", ())), each.get("listed", True))
        for each in written
    )


def _imprint(written: Mapping[str, Any]) -> Imprint:
    day = _dated(written["date"]) if "date" in written else None
    return Imprint(written.get("copy_to", ""), written.get("office", ""), day)


_READERS: dict[str, Any] = {
    **dict.fromkeys(("copy_number", "secrecy", "urgency", "number", "title", "recipients"), _field),
    **dict.fromkeys(("issuer_mark", "attendance", "foot", "unplaced"), _texts),
    "body": _content,
    **dict.fromkeys(("attachments", "pieces"), _attachments),
    **dict.fromkeys(("signers", "signatures"), _filled),
    "stamps": lambda written: tuple(Stamp(**each) for each in written),
    "date": _dated,
    "imprint": _imprint,
    "comments": lambda written: tuple(Remark(**each) for each in written),
    "changes": lambda written: Changes(**written),
    "left": lambda written: tuple(Left(**each) for each in written),
}
