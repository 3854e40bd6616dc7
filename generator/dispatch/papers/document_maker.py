"""Makes the bytes of one paper from a template of any kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime

from generator.dispatch.papers.lacking_characters import Characters, TemplateTexts
from generator.dispatch.templates import Compiled, prints_pictures
from generator.ground.errors import LayoutError, Problem, Span
from generator.ground.source import MappingNode
from generator.office.pictures import recorded_pictures
from generator.official.blocks import InsetDocument, LaidOutDocument
from generator.official.document import Attachment, Edition, OfficialDocument
from generator.official.layout import lay_out, lay_out_detached
from generator.official.source_marks import with_source_marks
from generator.official.writer import write_docx
from generator.templates.excel import XlsxTemplate
from generator.templates.text import PaperTemplate
from generator.templates.word import DocxTemplate, Inset, with_insets


@contextmanager
def in_file(file: str) -> Iterator[None]:
    """Gives problems of the layout that have no place the place ``file``."""
    try:
        yield
    except LayoutError as fault:
        placed = [replace(each, span=each.span or Span(file)) for each in fault.problems]
        raise LayoutError(placed) from fault


def written(document: LaidOutDocument) -> bytes:
    """The .docx of ``document``, with the Word files that are set in it."""
    insets = [Inset(block.package, block.name) for block in document.blocks if isinstance(block, InsetDocument)]
    return with_insets(write_docx(document), insets)


def marked(document: LaidOutDocument, edition: Edition | None, source: str) -> LaidOutDocument:
    """``document``, in a draft with marks of its source, whose digest is ``source``, ``""`` where it is not known."""
    is_draft = edition is not None and edition.is_draft
    return with_source_marks(document, source) if is_draft and source else document


@dataclass(frozen=True, slots=True)
class Made:
    """A finished document: its bytes, its pages where known, and warnings about it.

    ``lacking``: its fonts lack some of its characters. ``pictures`` are the pictures that its template read: their
    paths with their digests (SHA-256, hexadecimal). ``document`` is what was written, for a text template.
    """

    data: bytes
    pages: int | None = None
    warnings: tuple[Problem, ...] = ()
    lacking: bool = False
    pictures: Mapping[str, str] = field(default_factory=dict)
    document: LaidOutDocument | None = None

    @property
    def silent(self) -> bool:
        """Whether there is nothing to report about it."""
        return not (self.warnings or self.lacking)


class Maker:
    """Makes documents of templates; ``characters`` collects those that their fonts lack.

    ``behind`` is the front matter under a text template's own (of the house and the notice), ``edition`` the notice's;
    ``titles`` are the titles by which merge fields and bare names may name fields, ``moment`` is the date written into
    workbooks.
    """

    def __init__(
        self, behind: MappingNode, titles: Mapping[str, str], edition: Edition | None, moment: datetime
    ) -> None:
        self.characters = Characters()
        self._moment = moment
        self._edition = edition
        self._behind = behind
        self._titles = titles
        self._printed: dict[str, TemplateTexts] = {}

    def laid_out(self, document: OfficialDocument, file: str, unit: str | None = None, *, source: str = "") -> Made:
        """``document``, made from ``file``, laid out and written. Raises LayoutError.

        A draft has marks of the places in its source where the digest ``source`` of that is known.
        """
        with in_file(file):
            return self._written(marked(lay_out(document), document.edition, source), file, unit)

    def detached(self, document: OfficialDocument, attachment: Attachment, file: str, *, source: str) -> Made:
        """``attachment`` of ``document``, made from ``file``, as a document of its own, with marks in a draft.

        Raises LayoutError.
        """
        with in_file(file):
            laid_out = lay_out_detached(document, attachment)
            return self._written(marked(laid_out, document.edition, source), file, None)

    def _written(self, document: LaidOutDocument, file: str, unit: str | None) -> Made:
        lacking = self.characters.of_document(document, file, unit)
        return Made(written(document), document.pages, document.warnings, lacking, document=document)

    def document(self, template: PaperTemplate, context: Mapping[str, object]) -> LaidOutDocument:
        """The document of ``template`` for ``context``, only laid out. Raises TemplateError, LayoutError."""
        filled = template.fill(context, self._behind, self._edition, titles=self._titles)
        with in_file(template.name):
            return lay_out(filled.document)

    def made(
        self,
        template: Compiled,
        context: Mapping[str, object],
        *,
        unit: str | None = None,
        sequence: int | None = None,
    ) -> Made:
        """The document of ``template`` for ``context``; ``unit`` is the name of the unit that it is for, if any.

        Raises TemplateError or LayoutError with all problems.
        """
        unrecorded: AbstractContextManager[Mapping[str, str]] = nullcontext({})
        with recorded_pictures() if prints_pictures(template) else unrecorded as pictures:
            if isinstance(template, DocxTemplate):
                found: list[Problem] = []
                data = template.render(context, titles=self._titles, sequence=sequence, warnings=found)
                return Made(data, None, tuple(found), self._lacks(template, context, unit), pictures)
            if isinstance(template, XlsxTemplate):
                return Made(template.render(context, moment=self._moment), pictures=pictures)
            filled = template.fill(context, self._behind, self._edition, titles=self._titles)
            made = self.laid_out(filled.document, template.name, unit)
            return replace(made, warnings=(*filled.warnings, *made.warnings), pictures=pictures)

    def _lacks(self, template: DocxTemplate, context: Mapping[str, object], unit: str | None) -> bool:
        """Whether the fonts of ``template`` lack characters of the values that it prints, which are noted."""
        printed = self._printed_by(template)
        if unit is None:
            self.note_common(template, context)
        return self.characters.of_values(printed, printed.own_values(context, self._titles), unit)

    def note_common(self, template: Compiled, context: Mapping[str, object]) -> None:
        """Notes characters that a Word template prints for all units alike, whether or not a document is made of it."""
        if isinstance(template, DocxTemplate):
            printed = self._printed_by(template)
            self.characters.of_values(printed, printed.common_values(context))

    def _printed_by(self, template: DocxTemplate) -> TemplateTexts:
        if template.name not in self._printed:
            self._printed[template.name] = TemplateTexts.by(template)
        return self._printed[template.name]
