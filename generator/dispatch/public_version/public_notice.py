"""A notice with the words replaced that are not public: the same notice, and laid out like any other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from generator.dispatch.public_version.docx_words import with_words_replaced
from generator.dispatch.public_version.removed_words import RemovedWords
from generator.ground.errors import Span
from generator.official.document import (
    Attachment,
    Attendance,
    BodyPart,
    Imprint,
    ListedAttachment,
    OfficialDocument,
    Stamp,
    Title,
    WrittenParagraph,
    WrittenPicture,
    WrittenTable,
)
from generator.templates.text.notice import DetachedAttachment, Notice

_DIGITS_SAID = 4
_TEXTS = (
    *("issuer", "issuer_mark", "mark_word", "title", "title_note", "number", "recipients", "signers", "stamps"),
    *("attendance", "editor_note", "attachment_list", "note", "report_to", "send_to", "issue_to", "copy_to"),
    "imprint",
)
"""The elements whose texts are printed, without text and attachments."""


@dataclass(frozen=True)
class PublicNotice(Notice):
    """A notice without ``removed`` words; ``kept_files`` are the attachments that are copied as they are."""

    removed: RemovedWords = field(default_factory=lambda: RemovedWords({}))
    kept_files: tuple[str, ...] = ()

    @classmethod
    def of(cls, notice: Notice, removed: RemovedWords, kept_files: tuple[str, ...]) -> PublicNotice:
        """The public version of ``notice``."""
        values = {each.name: getattr(notice, each.name) for each in fields(Notice)}
        values |= {name: undisclosing(values[name]) for name in ("sha256", "house_sha256")}
        return cls(**values, removed=removed, kept_files=kept_files)

    @property
    def title(self) -> str:
        """The title without line breaks."""
        return self.removed.replaced(super().title)

    @property
    def copy_number(self) -> str:
        """None: what is public is no copy of the run."""
        return ""

    @property
    def attached_files(self) -> tuple[Path, ...]:
        """The attachments that are copied beside it, of those that may stay as they are."""
        return tuple(path for path in super().attached_files if path.name in self.kept_files)

    @property
    def detached(self) -> tuple[DetachedAttachment, ...]:
        """The attachments that are documents of their own."""
        return tuple(
            replace(each, entry=replace(each.entry, name=self.removed.replaced(each.entry.name)))
            for each in super().detached
        )

    def render(self) -> OfficialDocument:
        """The notice as an official document without the words. Raises NoticeError with all problems."""
        return public_document(super().render(), self.removed)


def undisclosing(sha256: str) -> str:
    """A digest in place of ``sha256`` that says too little of it to find out a number by trying all of them."""
    return hashlib.sha256(sha256[:_DIGITS_SAID].encode()).hexdigest()


def public_document(document: OfficialDocument, removed: RemovedWords) -> OfficialDocument:
    """``document`` with the ``removed`` words replaced in all that it prints, and without 份号."""
    elements: dict[str, Any] = {name: _element(getattr(document, name), removed) for name in _TEXTS}
    attachments = (_attachment(each, removed) for each in document.attachments)
    return replace(
        document,
        **elements,
        body=_body(document.body, removed),
        attachments=tuple(attachments),
        pieces=tuple(_attachment(each, removed) for each in document.pieces),
        copy_number=None,
        is_public=True,
    )


def _element(value: object, removed: RemovedWords) -> object:
    if isinstance(value, str):
        return removed.replaced(value)
    if isinstance(value, tuple):
        return tuple(_element(each, removed) for each in value)
    if isinstance(value, Title):
        return _title(value, removed)
    if isinstance(value, Stamp | Attendance | Imprint | ListedAttachment):
        if isinstance(value, Imprint) and removed.in_text(value.phone):
            value = replace(value, phone="")  # 联系人, which is left out
        written = ((each.name, getattr(value, each.name)) for each in fields(value))
        texts: dict[str, Any] = {name: removed.replaced(text) for name, text in written if isinstance(text, str)}
        return replace(value, **texts)
    return value


def _title(title: Title, removed: RemovedWords) -> Title:
    """``title`` without the words; its own line breaks go where a word lies across one."""
    text, lines = removed.replaced(title.text), tuple(map(removed.replaced, title.lines))
    return Title(text, lines if "".join(lines) == text and all(lines) else (), title.span)


def _attachment(attachment: Attachment, removed: RemovedWords) -> Attachment:
    package, note = attachment.package, attachment.title_note
    return replace(
        attachment,
        title=_title(attachment.title, removed),
        title_note=None if note is None else _title(note, removed),
        body=_body(attachment.body, removed),
        package=None if package is None else with_words_replaced(package, removed),
    )


def _body(parts: tuple[BodyPart, ...], removed: RemovedWords) -> tuple[BodyPart, ...]:
    return tuple(filter(None, (_part(part, removed) for part in parts)))


def _part(part: BodyPart, removed: RemovedWords) -> BodyPart | None:
    """``part`` without the words; None for a paragraph with nothing left, and for a QR code that holds one."""
    if isinstance(part, WrittenPicture):
        return None if removed.in_text(part.payload) else replace(part, name=removed.replaced(part.name))
    if isinstance(part, WrittenTable):
        return replace(part, rows=tuple(tuple(map(removed.replaced, row)) for row in part.rows))
    heading, text = removed.replaced(part.heading), removed.replaced(part.text)
    return replace(part, heading=heading, text=text) if heading.strip() or text.strip() else None


# The texts of a document, with their places.


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text that a document prints, with its place in the source where that is known."""

    text: str
    span: Span | None


def texts_of(document: OfficialDocument) -> Iterator[PlacedText]:
    """All texts of ``document`` but those of Word files: of a table each row, as “head：cell，head：cell”."""
    for name in _TEXTS:
        for number, text in enumerate(_strings(getattr(document, name))):
            yield PlacedText(text, document.source(name, number))
    yield from _of_body(document.body)
    for attachment in (*document.attachments, *document.pieces):
        for title in filter(None, (attachment.title, attachment.title_note)):
            yield PlacedText(title.text, title.span)
        yield from _of_body(attachment.body)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Title):
        yield value.text
    elif isinstance(value, tuple):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, Stamp | Attendance | Imprint | ListedAttachment):
        yield from (text for each in fields(value) if isinstance(text := getattr(value, each.name), str))


def _of_body(parts: tuple[BodyPart, ...]) -> Iterator[PlacedText]:
    for part in parts:
        if isinstance(part, WrittenParagraph):
            yield PlacedText(part.heading + part.text, part.span)
        elif isinstance(part, WrittenPicture):
            yield from (PlacedText(text, part.span) for text in dict.fromkeys((part.name, part.payload)))
        else:
            head = part.rows[0]
            for number, row in enumerate(part.rows):
                cells = row if number == 0 else map("：".join, zip(head, row, strict=True))
                yield PlacedText("，".join(cells), part.row_span(number))
