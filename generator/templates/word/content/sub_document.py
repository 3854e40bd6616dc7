"""SubDocument: a whole document inserted into another."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from jinja2.sandbox import unsafe
from lxml import etree

from generator.ground.disk import DOCUMENT, TooBigError, named, read_plain
from generator.ground.errors import InputError, system_reason
from generator.office.live_content.live_kinds import live_name
from generator.office.live_content.live_search import live_content
from generator.office.wordml.schema_order import copied
from generator.templates.word.content.base_content import Content, ContentError, Site
from generator.templates.word.embedding import SUBDOCUMENT, Embedding, Refusal, SourceDocument, Target
from generator.templates.word.embedding.parts import require_pictures


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
        try:
            self._source = SourceDocument(_bytes(source), SUBDOCUMENT)
            require_pictures(self._source)
            acting = (each for each in live_content(self._source.package) if each.acts)
            if found := [live_name(each) for each in acting if each.span.part == self._source.main]:
                raise Refusal(*found)
        except Refusal as fault:
            raise ContentError("template-subdocument", {"what": f"{fault.what[0].zh} / {fault.what[0].en}"}) from fault
        except InputError as fault:
            problem = fault.problems[0]
            raise ContentError(problem.code, problem.facts) from fault

    @unsafe
    def elements(self, site: Site) -> list[etree._Element]:
        """The paragraphs and tables."""
        source = self._source.copied()
        Embedding(source, Target(site.assembly)).run(site.part)
        return copied(source.body)


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
