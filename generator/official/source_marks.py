"""Marks in a draft that say where each paragraph comes from: bookmarks, and digests among the document's properties.

A bookmark is kept when Word, WPS or LibreOffice saves a document, in .doc as well. Digests tell at a review which lines
have changed since, and disclose nothing that the pages do not show.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from types import MappingProxyType

from generator.official import blocks

PREFIX = "_fw_"
"""Begins the name of each bookmark."""

KEYS: Mapping[blocks.Role, str] = MappingProxyType(
    {
        blocks.Role.CLASSIFICATION: "secrecy",
        blocks.Role.ISSUER_MARK: "mark",
        blocks.Role.NUMBER: "number",
        blocks.Role.ORDER_NUMBER: "number",
        blocks.Role.SIGNERS: "signers",
        blocks.Role.TITLE: "title",
        blocks.Role.TITLE_NOTE: "title_note",
        blocks.Role.EDITION: "edition",
        blocks.Role.RECIPIENTS: "recipients",
        blocks.Role.ATTACHMENT_LIST: "attachments",
        blocks.Role.SIGNATURE: "issuer",
        blocks.Role.STAMP: "stamp",
        blocks.Role.DATE: "date",
        blocks.Role.NOTE: "note",
        blocks.Role.ATTENDANCE: "attendance",
        blocks.Role.ATTACHMENT_LABEL: "attachments",
        blocks.Role.ATTACHMENT_TITLE: "title",
        blocks.Role.IMPRINT: "imprint",
    }
)
"""The key of a front matter that paragraphs of each role come from."""

SOURCE_PROPERTY, FILES_PROPERTY, LINES_PROPERTY = "fawen_source", "fawen_files", "fawen_lines"
"""The properties with the digest of the whole source, the names of its texts, and the digests of their lines."""

_OF_LINES = frozenset((*blocks.TEXT_ROLES, blocks.Role.PART, blocks.Role.TABLE_TEXT, blocks.Role.PICTURE))
_LONGEST = 255
_BYTES = 5
_ELEMENT = "k_"
_SERIAL = re.compile(r"_r[0-9]+$")
_REMARK = re.compile(r"\{#(?:.*?(#\})|.*)")
"""A remark, with the end that it has; else what is behind the beginning of one, so that none is looked for again."""


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """What a draft keeps of a line of its source, or of an element: digests of it as typed and as printed."""

    name: str
    typed: str
    printed: str


def short_digest(text: str) -> str:
    """A digest of ``text`` without its blanks, eight characters long."""
    digest = hashlib.blake2b("".join(text.split()).encode(), digest_size=_BYTES).digest()
    return b32encode(digest).decode()


def line_digest(typed: str) -> str:
    """The digest of a line of the source as ``typed``, without remarks, which are not printed."""
    return short_digest(_REMARK.sub(lambda found: found[0] if found[1] is None else "", typed))


def printed_text(paragraph: blocks.ParagraphBlock) -> str:
    """The text of ``paragraph``, its lines in a row."""
    return paragraph.text.replace("\n", "")


def with_source_marks(document: blocks.LaidOutDocument, source: str) -> blocks.LaidOutDocument:
    """``document`` with a mark in each paragraph that has a text or a place in the source.

    ``source`` is the digest of the whole source.
    """
    marking = _Marking()
    marked = marking.document(document)
    properties = {
        SOURCE_PROPERTY: source,
        **_shared(FILES_PROPERTY, marking.files),
        **_shared(LINES_PROPERTY, (f"{each.name} {each.typed} {each.printed}" for each in marking.lines)),
    }
    return replace(marked, properties=properties)


def with_bookmarks(document: blocks.LaidOutDocument) -> blocks.LaidOutDocument:
    """``document`` with the bookmarks of :func:`with_source_marks`, for who reads it at once and asks for no digest."""
    return _Marking().document(document)


def marked_files(properties: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the source's texts in the ``properties`` of a document."""
    return _gathered(FILES_PROPERTY, properties)


def marked_lines(properties: Mapping[str, str]) -> tuple[MarkedLine, ...]:
    """The lines and elements in the ``properties`` of a document, as printed one after the other."""
    found = (entry.split(" ") for entry in _gathered(LINES_PROPERTY, properties))
    return tuple(MarkedLine(*entry) for entry in found if len(entry) == len(MarkedLine.__slots__))


def line_name(mark: str) -> str:
    """The name of the line or element of a bookmark ``mark``; all paragraphs of a line have one."""
    name = mark.removeprefix(PREFIX)
    return name if name.startswith(_ELEMENT) else _SERIAL.sub("", name)


def mark_of(name: str, serial: int) -> str:
    """The name of the bookmark around the paragraph with that ``serial``, from 1, of a line or element."""
    return PREFIX + name + (f"_r{serial}" if serial > 1 else "")


def is_element(name: str) -> bool:
    """Whether a mark, or the ``name`` of its target, is an element's and not a line's."""
    return name.removeprefix(PREFIX).startswith(_ELEMENT)


class _Marking:
    """Gives marks; ``files`` are the texts in the order of their first paragraphs, ``lines`` what is known of each."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self._typed: dict[str, str] = {}
        self._printed: dict[str, list[str]] = {}
        self._count = 0
        self._serials: Counter[str] = Counter()

    @property
    def lines(self) -> Iterator[MarkedLine]:
        for name, texts in self._printed.items():
            yield MarkedLine(name, line_digest(self._typed[name]), short_digest("\n".join(texts)))

    def document(self, document: blocks.LaidOutDocument) -> blocks.LaidOutDocument:
        sections = (replace(section, blocks=tuple(map(self._block, section.blocks))) for section in document.sections)
        return replace(document, sections=tuple(sections))

    def _block(self, block: blocks.Block) -> blocks.Block:
        if isinstance(block, blocks.ParagraphBlock):
            return self._paragraph(block)
        if isinstance(block, blocks.TableBlock):
            rows = (
                replace(row, cells=tuple(replace(cell, paragraphs=self._each(cell.paragraphs)) for cell in row.cells))
                for row in block.rows
            )
            return replace(block, rows=tuple(rows))
        if isinstance(block, blocks.ImprintBlock):
            return replace(block, rows=tuple(map(self._each, block.rows)))
        assert isinstance(block, blocks.InsetDocument)
        return block

    def _each(self, paragraphs: Iterable[blocks.ParagraphBlock]) -> tuple[blocks.ParagraphBlock, ...]:
        return tuple(map(self._paragraph, paragraphs))

    def _paragraph(self, paragraph: blocks.ParagraphBlock) -> blocks.ParagraphBlock:
        name = self._name(paragraph)
        if name is None:
            return paragraph
        self._count += 1
        self._serials[name] += 1
        serial = self._serials[name]
        mark = mark_of(name, serial)
        text, line = printed_text(paragraph), line_name(mark)
        self._printed.setdefault(line, []).append(text)
        self._typed.setdefault(line, self._typed_text(paragraph) or text)
        return replace(paragraph, mark=blocks.SourceMark(self._count, mark))

    def _name(self, paragraph: blocks.ParagraphBlock) -> str | None:
        if paragraph.role in _OF_LINES and paragraph.source is not None:
            name = PurePath(paragraph.source.file).name
            if name not in self.files:
                self.files.append(name)
            return f"{self.files.index(name)}_{paragraph.source.line}"
        return f"{_ELEMENT}{KEYS[paragraph.role]}" if paragraph.role in KEYS and paragraph.text else None

    def _typed_text(self, paragraph: blocks.ParagraphBlock) -> str:
        return (paragraph.source.source or "") if paragraph.role in _OF_LINES and paragraph.source is not None else ""


def _shared(name: str, entries: Iterable[str]) -> dict[str, str]:
    """Properties with ``entries``, as many in each as Word takes: 255 characters."""
    values = [""]
    for entry in entries:
        joined = f"{values[-1]}|{entry}" if values[-1] else entry
        if len(joined) <= _LONGEST or not values[-1]:
            values[-1] = joined
        else:
            values.append(entry)
    return {f"{name}_{number}": value for number, value in enumerate(values, start=1)}


def _gathered(name: str, properties: Mapping[str, str]) -> tuple[str, ...]:
    entries: list[str] = []
    number = 1
    while f"{name}_{number}" in properties:
        entries += properties[f"{name}_{number}"].split("|")
        number += 1
    return tuple(filter(None, entries))
