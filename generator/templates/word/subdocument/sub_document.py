"""SubDocument: a whole document inserted into another."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import BinaryIO

from jinja2.sandbox import unsafe
from lxml import etree

from generator.ground.disk import DOCUMENT, TooBigError, named, read_plain
from generator.ground.errors import system_reason
from generator.office.wordml.schema_order import copied
from generator.templates.word.content.base_content import Content, ContentError, Site
from generator.templates.word.subdocument.inserted_document import read_inserted
from generator.templates.word.subdocument.insertion import Insertion


class SubDocument(Content):
    """The text of a .docx: its paragraphs, tables, pictures, links and lists, without its page set-up.

    ``source`` is a path, the bytes, or an open file. Styles that the template has are the template's; others are
    copied. Its lists begin again each time; those of a style of the template continue. Tags in it are text. Raises
    ContentError where it is no .docx, or has content that cannot be inserted: footnotes, comments, section breaks,
    objects, charts, linked pictures.
    """

    __slots__ = ("_source",)

    level = "block"

    def __init__(self, source: str | Path | bytes | BinaryIO) -> None:
        self._source = read_inserted(_bytes(source))

    @unsafe
    def elements(self, site: Site) -> list[etree._Element]:
        """The paragraphs and tables."""
        taking = Insertion(self._source, site)
        blocks = deepcopy(self._source.blocks)
        taking.take(blocks)
        return copied(blocks)


def _bytes(source: str | Path | bytes | BinaryIO) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        if isinstance(source, str | Path):
            return read_plain(named(Path(source)), most=DOCUMENT.most)
        data = source.read(DOCUMENT.most + 1)
        if len(data) > DOCUMENT.most:
            raise TooBigError(Path("…"), DOCUMENT.most)
        return data
    except OSError as fault:
        shown = Path(source).name if isinstance(source, str | Path) else "…"
        raise ContentError("template-subdocument-missing", {"path": shown, "why": system_reason(fault)}) from fault
