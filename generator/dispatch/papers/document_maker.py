"""One paper made from a template of any kind, and warnings about characters that its fonts do not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain, groupby

from generator.dispatch.templates import Compiled, prints_pictures
from generator.ground.errors import LayoutError, Problem, Span, joined
from generator.ground.source.nodes import MappingNode
from generator.office.package import Package, read_package
from generator.office.pictures import recorded_pictures
from generator.office.wordml.wordml_names import w
from generator.official.blocks import InsetDocument, LaidOutDocument
from generator.official.document import Attachment, Edition, OfficialDocument
from generator.official.layout.composition import lay_out, lay_out_detached
from generator.official.source_marks import with_source_marks
from generator.official.writer import docx_parts, write_docx
from generator.standard import font_with, missing_hanzi
from generator.templates.excel.xlsx_template import XlsxTemplate
from generator.templates.expressions.bare_names import field_of, in_full, with_titles
from generator.templates.text.paper_template import PaperTemplate
from generator.templates.word.docx_template import DocxTemplate
from generator.templates.word.insets import Inset, with_insets


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
    insets = _insets(document)
    return with_insets(write_docx(document), insets) if insets else write_docx(document)


def written_parts(document: LaidOutDocument) -> Mapping[str, bytes]:
    """The parts of the .docx of ``document``, by their names in it, for who reads them at once and keeps no file."""
    return read_package(written(document), name="") if _insets(document) else docx_parts(document)


def _insets(document: LaidOutDocument) -> list[Inset]:
    return [Inset(block.package, block.name) for block in document.blocks if isinstance(block, InsetDocument)]


@dataclass(frozen=True, slots=True)
class FinishedDocument:
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


class DocumentMaker:
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

    def laid_out(
        self, document: OfficialDocument, file: str, unit: str | None = None, *, source: str = ""
    ) -> FinishedDocument:
        """``document``, made from ``file``, laid out and written. Raises LayoutError.

        A draft has marks of the places in its source where the digest ``source`` of that is known.
        """
        with in_file(file):
            return self._written(_marked(lay_out(document), document.edition, source), file, unit)

    def detached(
        self, document: OfficialDocument, attachment: Attachment, file: str, *, source: str
    ) -> FinishedDocument:
        """``attachment`` of ``document``, made from ``file``, as a document of its own, with marks in a draft.

        Raises LayoutError.
        """
        with in_file(file):
            laid_out = lay_out_detached(document, attachment)
            return self._written(_marked(laid_out, document.edition, source), file, None)

    def _written(self, document: LaidOutDocument, file: str, unit: str | None) -> FinishedDocument:
        lacking = self.characters.of_document(document, file, unit)
        return FinishedDocument(written(document), document.pages, document.warnings, lacking, document=document)

    def document_of(self, document: OfficialDocument, file: str) -> LaidOutDocument:
        """``document``, made from ``file``, only laid out. Raises LayoutError."""
        with in_file(file):
            return lay_out(document)

    def document(self, template: PaperTemplate, context: Mapping[str, object]) -> LaidOutDocument:
        """The document of ``template`` for ``context``, only laid out. Raises TemplateError, LayoutError."""
        filled = template.fill(context, self._behind, self._edition, titles=self._titles)
        with in_file(template.name):
            return lay_out(filled.document)

    def rendered(
        self,
        template: Compiled,
        context: Mapping[str, object],
        *,
        unit: str | None = None,
        sequence: int | None = None,
    ) -> FinishedDocument:
        """The document of ``template`` for ``context``; ``unit`` is the name of the unit that it is for, if any.

        Raises TemplateError or LayoutError with all problems.
        """
        unrecorded: AbstractContextManager[Mapping[str, str]] = nullcontext({})
        with recorded_pictures() if prints_pictures(template) else unrecorded as pictures:
            if isinstance(template, DocxTemplate):
                found: list[Problem] = []
                data = template.render(context, titles=self._titles, sequence=sequence, warnings=found)
                if unit is None:
                    self.note_common(template, context)
                printed = self._printed_by(template)
                lacking = self.characters.of_values(printed, printed.own_values(context, self._titles), unit)
                return FinishedDocument(data, None, tuple(found), lacking, pictures)
            if isinstance(template, XlsxTemplate):
                named = with_titles(context, self._titles)
                return FinishedDocument(template.render(named, moment=self._moment), pictures=pictures)
            filled = template.fill(context, self._behind, self._edition, titles=self._titles)
            made = self.laid_out(filled.document, template.name, unit)
            return replace(made, warnings=(*filled.warnings, *made.warnings), pictures=pictures)

    def note_common(self, template: Compiled, context: Mapping[str, object]) -> None:
        """Notes characters that a Word template prints for all units alike, whether or not a document is made of it."""
        if isinstance(template, DocxTemplate):
            printed = self._printed_by(template)
            self.characters.of_values(printed, printed.common_values(context))

    def _printed_by(self, template: DocxTemplate) -> TemplateTexts:
        if template.name not in self._printed:
            self._printed[template.name] = TemplateTexts.by(template)
        return self._printed[template.name]


def _marked(document: LaidOutDocument, edition: Edition | None, source: str) -> LaidOutDocument:
    """``document``, in a draft with marks of its source, whose digest is ``source``, ``""`` where it is not known."""
    is_draft = edition is not None and edition.is_draft
    return with_source_marks(document, source) if is_draft and source else document


# Characters that the font of a text does not have, as in rare names of people and places.


_COMMON = frozenset({"notice", "total"})
_NO_TITLES: Mapping[str, str] = {}


@dataclass(slots=True)
class _Occurrences:
    """Where a character was found: the first file, fonts, units; ``everywhere``: in a paper for all units."""

    file: str
    fonts: dict[str, None] = field(default_factory=dict)
    units: dict[str, None] = field(default_factory=dict)
    everywhere: bool = False


_Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TemplateTexts:
    """What a Word template prints: the fonts that it sets Chinese in, and the names that it reads.

    Names are split at their dots; those in ``common`` have the same value for all units.
    """

    file: str
    fonts: tuple[str, ...]
    common: tuple[_Path, ...]
    own: tuple[_Path, ...]

    @classmethod
    def by(cls, template: DocxTemplate) -> TemplateTexts:
        """What ``template`` prints."""
        names: dict[str, None] = {}
        for each in template.variables():  # as written, and in a ``unit`` of the template's own
            names |= dict.fromkeys((each.name, f"{each.own_unit}.{each.name}") if each.own_unit else (each.name,))
        paths = [tuple(name.replace("[]", ".[]").split(".")) for name in names]
        return cls(
            template.name,
            tuple(dict.fromkeys(_fonts(Package(read_package(template.data, name=template.name), template.name)))),
            tuple(path for path in paths if path[0] in _COMMON),
            tuple(path for path in paths if path[0] not in _COMMON),
        )

    def common_values(self, context: Mapping[str, object]) -> list[str]:
        """The texts in ``context`` that the template prints for all units alike."""
        return [text for path in self.common for text in _texts(context, path)]

    def own_values(self, context: Mapping[str, object], titles: Mapping[str, str]) -> list[str]:
        """The texts in ``context`` that it prints for one unit; bare names and merge fields may be ``titles``."""
        named = with_titles(context, titles)
        return [text for path in self.own for text in _texts(context, in_full(path, named), titles)]


class Characters:
    """Collects, over all papers of a run, the characters that their fonts do not have."""

    def __init__(self) -> None:
        self._seen: dict[str, _Occurrences] = {}

    def of_document(self, document: LaidOutDocument, file: str, unit: str | None = None) -> bool:
        """Notes the characters of ``document`` that its fonts lack; returns whether there are any.

        ``file`` is what the document was made from, ``unit`` the unit that it is for.
        """
        all_runs = chain.from_iterable(paragraph.runs for paragraph in document.paragraphs)
        found = [
            self._note("".join(run.text for run in runs), document.fonts[face], file, unit)
            for face, runs in groupby(all_runs, lambda run: run.face)
        ]
        return any(found)

    def of_values(self, printed: TemplateTexts, values: Iterable[str], unit: str | None = None) -> bool:
        """Notes characters of ``values``, printed by a Word template, that its fonts lack; returns whether any do."""
        text = "".join(values)
        found = [self._note(text, font, printed.file, unit) for font in printed.fonts]
        return any(found)

    def take(self, others: Characters) -> None:
        """Adds the characters that ``others`` has noted."""
        for character, seen in others._seen.items():
            mine = self._seen.setdefault(character, _Occurrences(seen.file))
            mine.fonts.update(seen.fonts)
            mine.units.update(seen.units)
            mine.everywhere |= seen.everywhere

    def _note(self, text: str, font: str, file: str, unit: str | None) -> bool:
        found = missing_hanzi(text, font)
        for character in found:
            seen = self._seen.setdefault(character, _Occurrences(file))
            seen.fonts[font] = None
            if unit is None:
                seen.everywhere = True
            else:
                seen.units[unit] = None
        return bool(found)

    def warnings(self, units: int) -> tuple[Problem, ...]:
        """A warning for each character; it names the units concerned, unless these are all ``units``."""
        return tuple(self._warning(character, seen, units) for character, seen in self._seen.items())

    def _warning(self, character: str, seen: _Occurrences, units: int) -> Problem:
        others = dict.fromkeys(font_with(character, font) for font in seen.fonts)
        facts = {
            "character": character,
            "code": f"U+{ord(character):04X}",
            "fonts": joined(seen.fonts),
            "others": joined(others),
        }
        concerned = () if seen.everywhere or len(seen.units) == units > 1 else tuple(seen.units)
        return Problem("output-character", Span(seen.file), facts, units=concerned)


def _fonts(package: Package) -> Iterator[str]:
    """The fonts that the main document and its styles set Chinese in, in the order of the text."""
    for name in (package.main, package.related(package.main, "styles")):
        if name:
            yield from (font for each in package.look(name).iter(w("rFonts")) if (font := each.get(w("eastAsia"))))


def _texts(value: object, pieces: _Path, titles: Mapping[str, str] = _NO_TITLES) -> Iterator[str]:
    """The texts at ``pieces`` below ``value``; a piece may be the title of a field of ``titles``."""
    for place, piece in enumerate(pieces):
        if piece == "[]":
            for each in value if isinstance(value, list | tuple) else ():
                yield from _texts(each, pieces[place + 1 :], titles)
            return
        if not isinstance(value, Mapping):
            return
        value = value.get(piece if piece in value else field_of(piece, value, titles))
    if isinstance(value, str):
        yield value
