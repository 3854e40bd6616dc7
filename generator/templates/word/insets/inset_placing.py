"""Word files set into a document in the places that it holds for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError, TranslatedText
from generator.ground.representation import unaccounted
from generator.office.package import deflate, read_package, write_package
from generator.office.package.xml_parsing import whole
from generator.office.wordml.main_document import end_with, thin_paragraph
from generator.office.wordml.schema_order import copied, get_or_add, paragraph_properties, set_or_remove
from generator.office.wordml.wordml_names import SECTION, P, w
from generator.official.blocks import INSET_PLACE
from generator.templates.word.assembly import Assembly
from generator.templates.word.insets.inset_file import InsetFile, InsetRefusal, text_in
from generator.templates.word.insets.inset_parts import InsetParts, take_notes
from generator.templates.word.insets.inset_sections import PageNumbers, PageSheet, sheet_of, strip_page_setup
from generator.templates.word.insets.inset_styles import InsetStyles
from generator.templates.word.insets.inset_theme import InsetTheme
from generator.templates.word.subdocument.fresh_ids import rename_bookmarks, renumber
from generator.templates.word.subdocument.inserted_numbering import InsertedNumbering

_HEADING_STYLES = frozenset(("AttachmentLabel", "AttachmentTitle"))
_LABEL_STYLE = "AttachmentLabel"
_NUMBER, _VALUE = w("numId"), w("val")


@dataclass(frozen=True, slots=True)
class Inset:
    """A Word file to set in: its bytes, and its name in problems."""

    data: bytes
    name: str


def with_insets(package: bytes, insets: Sequence[Inset]) -> bytes:
    """The document ``package`` with ``insets`` in the places that it holds for them, in order.

    Raises TemplateError, with a problem for each file that cannot be set in.
    """
    if not insets:
        return package
    target = Assembly(read_package(package, name=""))
    places = list(target.tree(target.main).iter(f"{{{INSET_PLACE}}}place"))
    problems = []
    for number, (place, inset) in enumerate(zip(places, insets, strict=True), start=1):
        try:
            _InsetPlacing(target, place, InsetFile(inset.data), number).run()
        except InsetRefusal as fault:
            facts = [{"name": inset.name, "what": what} for what in fault.what]
            problems += [Problem("template-inset", Span(inset.name), each) for each in facts]
    if problems:
        raise TemplateError(problems)
    parts = {name: deflate(part) if isinstance(part, bytes) else part for name, part in target.finished().items()}
    return write_package(parts)


class _InsetPlacing:
    """Sets one file into ``target`` at ``place``."""

    def __init__(self, target: Assembly, place: etree._Element, source: InsetFile, number: int) -> None:
        self._target = target
        self._place = place
        self._source = source
        theme = source.part("theme")
        self._theme = InsetTheme(None if theme is None else source.package.tree(theme))
        self._theme.settle(source.numbering)
        self._numbering = InsertedNumbering(source.numbering, target, self._style)
        self._styles = InsetStyles(source, target, number, self._theme, self._numbering.take)
        self._parts = InsetParts(source.package, target, number)

    def run(self) -> None:
        """Put the file's text into the place, and the parts it needs into the package."""
        body = self._source.body
        blocks = [each for each in body if each.tag != SECTION]
        if not blocks:
            raise InsetRefusal(TranslatedText("空白的正文", "no text at all"))
        for section in body.iter(SECTION):
            strip_page_setup(section)
        self._settle(body, self._source.package.main, self._target.main)
        notes = self._source.part("footnotes")
        if notes is not None:
            take_notes(body, self._source.footnotes, self._target, lambda note, into: self._settle(note, notes, into))
        sections = self._settled_sections()
        self._numbering.settle(self._styles.copied)
        self._fit_heading(sections[0])
        self._insert(blocks, sections[-1])
        if missing := unaccounted(self._source.text, [text_in(body)]):
            raise InsetRefusal(
                TranslatedText(f"装不进公文的文字“{missing}”", f"text that cannot be set in, '{missing}'")
            )

    def _style(self, kind: str, identifier: str) -> str | None:
        return self._styles.take(kind, identifier)

    def _settle(self, story: etree._Element, part: str, into: str) -> None:
        """Adapt a story of the file to the document."""
        self._theme.settle(story)
        self._styles.settle(story)
        for reference in list(story.iter(_NUMBER)):
            set_or_remove(reference, self._numbering.take(reference.get(_VALUE, "")))
        self._parts.relink(story, part, into)
        renumber(story, self._target)
        rename_bookmarks(story, self._target)

    def _settled_sections(self) -> list[etree._Element]:
        """The set-ups of the file's sections with our page numbers; the last one is in no paragraph."""
        ours = self._ours
        page_numbers = PageNumbers(self._target, ours, (self._place.get("odd", ""), self._place.get("even", "")))
        last = self._source.body.find(SECTION)
        if last is None:
            last = deepcopy(ours)
        sections = [*(each for each in self._source.body.iter(SECTION) if each is not last), last]
        narrower = _size_of_ours(self._target) - self._styles.size()
        for position, section in enumerate(sections):
            page_numbers.settle(section, first=position == 0, narrower=narrower)
        return sections

    @property
    def _ours(self) -> etree._Element:
        """The set-up of the document's section around the place."""
        held = self._holder
        found = None if held is None else held.find(f"{w('pPr')}/{SECTION}")
        body = self._place.getparent()
        if found is None and body is not None:
            found = body.find(SECTION)
        if found is None:
            raise AssertionError("a document without a set-up")
        return found

    @property
    def _holder(self) -> etree._Element | None:
        """The paragraph after the place that ends its section; None where the document ends there."""
        following = self._place.getnext()
        return following if following is not None and following.tag == P else None

    def _fit_heading(self, section: etree._Element) -> None:
        """Keep 附件n and the title where they are on our sheets, whatever the file's margins."""
        ours, theirs = sheet_of(self._ours), sheet_of(section, sheet_of(self._ours))
        columns = section.find(w("cols"))
        heading = list(self._heading())
        if (theirs.width, theirs.height) == (ours.width, ours.height):
            for paragraph in heading:
                _move(paragraph, ours, theirs)
        if heading and columns is not None and (columns.get(w("num"), "1") != "1" or len(columns)):
            self._separate_from_columns(section)

    def _heading(self) -> Iterator[etree._Element]:
        """The paragraphs of 附件n and its title, from the bottom up."""
        paragraph = self._place.getprevious()
        while paragraph is not None and paragraph.tag == P and paragraph.find(f"{w('pPr')}/{SECTION}") is None:
            if _style_of(paragraph) in _HEADING_STYLES:
                yield paragraph
            if _style_of(paragraph) == _LABEL_STYLE:
                return
            paragraph = paragraph.getprevious()

    def _separate_from_columns(self, section: etree._Element) -> None:
        """End a section of one column below the title; the file's own section continues on the same page."""
        above = deepcopy(section)
        for columns in above.findall(w("cols")):
            above.remove(columns)
        self._place.addprevious(thin_paragraph(above))
        get_or_add(section, "type").set(_VALUE, "continuous")

    def _insert(self, blocks: Sequence[etree._Element], last: etree._Element) -> None:
        body, holder = self._place.getparent(), self._holder
        if body is None:
            raise AssertionError("a place outside of the text")
        inserted = copied(blocks)
        for block in inserted:
            self._place.addprevious(block)
        if holder is None:
            ours = self._ours
            body.replace(ours, last)
        else:
            body.remove(holder)
            end = inserted[-1]
            if end.tag == P and end.find(f"{w('pPr')}/{SECTION}") is None:
                end_with(end, last)
            else:
                end.addnext(thin_paragraph(last))
        body.remove(self._place)


def _move(paragraph: etree._Element, ours: PageSheet, theirs: PageSheet) -> None:
    properties = paragraph_properties(paragraph)
    indent = get_or_add(properties, "ind")
    indent.set(w("left"), str(ours.left - theirs.left))
    indent.set(w("right"), str(ours.right - theirs.right))
    if _style_of(paragraph) == _LABEL_STYLE and ours.top > theirs.top:
        get_or_add(properties, "spacing").set(w("before"), str(ours.top - theirs.top))


def _style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else style.get(_VALUE, "")


def _size_of_ours(target: Assembly) -> float:
    """The size in points of the document's default type."""
    styles = target.tree(target.related(target.main, "styles") or "")
    default = next((each for each in styles.iter(w("style")) if each.get(w("default")) == "1"), None)
    size = None if default is None else default.find(f"{w('rPr')}/{w('sz')}")
    return 10 if size is None else whole(size.get(_VALUE), 20) / 2
