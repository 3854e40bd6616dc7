"""A notice with the words replaced that are not public: the same notice, and laid out like any other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from pathlib import Path
from typing import Any

from generator.dispatch.public_version.docx_pictures import with_public_pictures
from generator.dispatch.public_version.docx_words import PlacedText, cell_labels, with_words_replaced
from generator.dispatch.public_version.removed_words import RemovedWords
from generator.ground.errors import Span
from generator.office.picture_metadata import without_metadata
from generator.official.document import (
    Attachment,
    Attendance,
    Imprint,
    Level,
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
PICTURE_LEFT_OUT = "（此处的图片不公开）"
"""What is printed in the place of a picture that is left out, where ``public`` says nothing else."""

_WALKED = (
    *(OfficialDocument, Attachment, Title, Stamp, Attendance, Imprint, ListedAttachment),
    *(WrittenParagraph, WrittenPicture, WrittenTable),
)
_AS_THEY_ARE = frozenset({"package", "suffix", "file", "aligned", "chapter_face"})
"""Values in these that are no texts."""


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
    def recipients(self) -> str:
        """主送机关 as printed."""
        return self.removed.replaced(super().recipients)

    @property
    def copy_number(self) -> str:
        """None: what is public is no copy of the run."""
        return ""

    @property
    def attached_source(self) -> None:
        """None: its front matter has the words."""

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
        document = public_document(super().render(), self.removed)
        files = (each.file for each in self.attachments if each.copied is None)
        attachments = zip(files, document.attachments, strict=True)
        return replace(document, attachments=tuple(self._bare(file, each) for file, each in attachments))

    def _bare(self, file: str, attachment: Attachment) -> Attachment:
        """The attachment made of ``file`` without its pictures where these are left out, else without metadata."""
        if attachment.package is None:
            return attachment
        package = with_public_pictures(attachment.package, picture_left_out(self.removed, file))
        return replace(attachment, package=package)


def picture_left_out(removed: RemovedWords, file: str, name: str = "") -> str | None:
    """What is printed in the place of the picture ``file``, or of those in that Word file; None where it stays.

    A picture whose whole alternative text, its ``name``, is not public is left out as well.
    """
    is_left_out = file in removed.words or name in removed.words
    return removed.words.get(file, "") or PICTURE_LEFT_OUT if is_left_out else None


def undisclosing(sha256: str) -> str:
    """A digest in place of ``sha256`` that says too little of it to find out a number by trying all of them."""
    return hashlib.sha256(sha256[:_DIGITS_SAID].encode()).hexdigest()


def public_document(document: OfficialDocument, removed: RemovedWords) -> OfficialDocument:
    """``document`` with the ``removed`` words replaced in all that it prints, and without 份号."""
    public: OfficialDocument = _without(document, removed)
    return replace(public, copy_number=None, is_public=True)


def _without(value: Any, removed: RemovedWords) -> Any:
    """``value``, of a document or a part of it, without the words."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return removed.replaced(value)
    if isinstance(value, tuple):
        return tuple(_without(each, removed) for each in value if not _is_left_out(each, removed))
    if not isinstance(value, _WALKED):
        return value
    if isinstance(value, WrittenPicture) and not value.payload:
        instead = picture_left_out(removed, value.file, value.name)
        if instead is not None:
            return WrittenParagraph(Level.TEXT, "", instead, value.span)
        value = replace(value, data=without_metadata(value.data))
    walked = (each.name for each in fields(value) if each.name not in _AS_THEY_ARE)
    new: Any = replace(value, **{name: _without(getattr(value, name), removed) for name in walked})
    if isinstance(new, Title) and "".join(new.lines) != new.text:  # a word lies across its own line break
        return replace(new, lines=())
    if isinstance(value, Imprint) and removed.in_text(value.phone):  # 联系人, which is left out
        return replace(new, phone="")
    if isinstance(new, Attachment) and new.package is not None:
        return replace(new, package=with_words_replaced(new.package, removed))
    return new


def _is_left_out(part: object, removed: RemovedWords) -> bool:
    """Whether it is a QR code that holds one of the words, or a paragraph with nothing else."""
    if isinstance(part, WrittenParagraph):
        return not removed.replaced(part.heading + part.text).strip()
    return isinstance(part, WrittenPicture) and bool(removed.in_text(part.payload))


# The texts of a document, with their places.


def texts_of(document: OfficialDocument) -> Iterator[PlacedText]:
    """All texts of ``document`` but those of Word files."""
    for each in fields(document):
        value = getattr(document, each.name)
        for number, entry in enumerate(value if isinstance(value, tuple) else (value,)):
            if each.name not in _AS_THEY_ARE:
                yield from _texts(entry, document.source(each.name, number))


def _texts(value: object, above: Span | None) -> Iterator[PlacedText]:
    span = getattr(value, "span", None) or above
    if isinstance(value, WrittenTable):
        for number, row in enumerate(value.rows):
            heads = value.rows[0] if number else ()
            for place, cell in enumerate(row):
                yield PlacedText(cell, value.row_span(number), cell_labels(heads, row, place))
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each, span)
    elif (own := _own_texts(value)) is not None:
        yield from (PlacedText(text, span) for text in own)
    elif isinstance(value, _WALKED):
        for name in (each.name for each in fields(value) if each.name not in _AS_THEY_ARE):
            yield from _texts(getattr(value, name), span)


def _own_texts(value: object) -> tuple[str, ...] | None:
    """The texts of ``value`` as somebody reads them; None where it has parts."""
    if isinstance(value, WrittenParagraph):
        return (value.heading + value.text,)
    if isinstance(value, WrittenPicture):
        return tuple(dict.fromkeys((value.name, value.payload)))
    if isinstance(value, Title):
        return (value.text,)
    return (value,) if isinstance(value, str) and not isinstance(value, Enum) else None
