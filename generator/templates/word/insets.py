"""Word files set into a document in the places that it holds for them, with their own look, paper and margins.

Their headers and footers give way to the document's page numbers, which go on (7.5).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from generator.ground.errors import InputError, Problem, Span, TemplateError
from generator.ground.representation import unaccounted
from generator.ground.words.vocabularies import phrase
from generator.office.package import read_package
from generator.office.package.part_names import DOCUMENT_FOLDER, RELATION_ID, relation, word
from generator.office.package.xml_parsing import whole
from generator.office.wordml.main_document import end_with, thin_paragraph
from generator.office.wordml.schema_order import copied, get_or_add, insert_in_order, paragraph_properties, remove
from generator.office.wordml.wordml_names import SECTION, P, w
from generator.official.blocks import INSET_PLACE
from generator.templates.word.assembly import Assembly, compressed
from generator.templates.word.content.document_styles import default_id, styles_in
from generator.templates.word.embedding import INSET, Embedding, Refusal, SourceDocument, Target, text_in

_LABEL_STYLE = "AttachmentLabel"
_HEADING_STYLES = frozenset((_LABEL_STYLE, "AttachmentTitle"))
_VALUE, _STYLE = w("val"), w("pStyle")
_FOOTER = f"{DOCUMENT_FOLDER}/footer-inset1.xml"
_GONE = tuple(map(w, ("headerReference", "footerReference", "pgNumType", "titlePg", "printerSettings")))
_CHAR_UNITS = 4096  # per point
_WORD_SIZE = 20  # half-points; Word's default
_NUMBER_ROOM = 400  # twips; the line of a page number and some white space
_NEAR = 20  # twips; tolerance of the size of a sheet


@dataclass(frozen=True, slots=True)
class Inset:
    """A Word file to set in: its bytes, and its name in problems."""

    data: bytes
    name: str


def with_insets(package: bytes, insets: Sequence[Inset]) -> bytes:
    """The document ``package`` with ``insets`` in the places that it holds for them, in order.

    Raises TemplateError, with a problem for each file that cannot be set in.
    """
    target = Target(Assembly(read_package(package, name="")))
    assembly = target.assembly
    places = list(assembly.tree(assembly.main).iter(f"{{{INSET_PLACE}}}place"))
    problems = []
    for number, (place, inset) in enumerate(zip(places, insets, strict=True), start=1):
        try:
            _set_in(SourceDocument(inset.data, INSET, number=number), target, place)
        except (InputError, Refusal) as fault:
            every = fault.what if isinstance(fault, Refusal) else (fault.problems[0].quoted,)
            facts = [{"name": inset.name, "what": what} for what in every]
            problems += [Problem("template-inset", Span(inset.name), each) for each in facts]
    TemplateError.raise_for(problems)
    return compressed(assembly.finished())


def _set_in(source: SourceDocument, target: Target, place: etree._Element) -> None:
    """Puts the text of ``source`` into ``place``, and the parts it needs into the package. Raises Refusal."""
    body = source.body
    blocks = [each for each in body if each.tag != SECTION]
    if not blocks:
        raise Refusal(phrase("inset-no-text"))
    for child in [each for section in body.iter(SECTION) for each in section if each.tag in _GONE]:
        remove(child)
    Embedding(source, target).run(target.assembly.main)
    placing = _InsetPlacing(target.assembly, place)
    last = body.find(SECTION)
    if last is None:
        last = deepcopy(placing.ours)
    sections = [*(each for each in body.iter(SECTION) if each is not last), last]
    for position, section in enumerate(sections):
        placing.number(section, first=position == 0, type_size=_type_size(source.tree("styles")))
    placing.fit_heading(sections[0])
    placing.insert(blocks, last)
    if missing := unaccounted(source.text, [text_in(body)]):
        raise Refusal(phrase("inset-text-left", missing=missing))


class _InsetPlacing:
    """The ``place`` of a file in ``target``; ``ours`` is the set-up of the section around it.

    The place names the relationships of our footers for landscape sheets.
    """

    def __init__(self, target: Assembly, place: etree._Element) -> None:
        body, following = place.getparent(), place.getnext()
        assert body is not None
        self._body, self._place = body, place
        # The paragraph after the place ends its section; there is none where the document ends there.
        self._holder = following if following is not None and following.tag == P else None
        held = None if self._holder is None else self._holder.find(f"{w('pPr')}/{SECTION}")
        found = body.find(SECTION) if held is None else held
        assert found is not None
        self.ours = found
        self._target = target
        self._sheet = _sheet_of(found)
        self._margins = found.find(w("pgMar"))
        named = {each.get(w("type"), ""): each.get(RELATION_ID, "") for each in found.iter(w("footerReference"))}
        self._upright = (named.get("default", ""), named.get("even", ""))
        self._made: dict[_Sheet, tuple[str, str]] = {}

    def fit_heading(self, section: etree._Element) -> None:
        """Keeps 附件n and the title where they are on our sheets, whatever the margins of the file's first section."""
        ours = self._sheet
        theirs = _sheet_of(section, ours)
        columns = section.find(w("cols"))
        heading = list(self._heading())
        if (theirs.width, theirs.height) == (ours.width, ours.height):
            for paragraph in heading:
                properties = paragraph_properties(paragraph)
                indent = get_or_add(properties, "ind")
                indent.set(w("left"), str(ours.left - theirs.left))
                indent.set(w("right"), str(ours.right - theirs.right))
                if _style_of(paragraph) == _LABEL_STYLE and ours.top > theirs.top:
                    get_or_add(properties, "spacing").set(w("before"), str(ours.top - theirs.top))
        if heading and columns is not None and (columns.get(w("num"), "1") != "1" or len(columns)):
            # A section of one column ends below the title; the file's own continues on the same page.
            above = deepcopy(section)
            for each in above.findall(w("cols")):
                above.remove(each)
            self._place.addprevious(thin_paragraph(above))
            get_or_add(section, "type").set(_VALUE, "continuous")

    def insert(self, blocks: Sequence[etree._Element], last: etree._Element) -> None:
        """Puts copies of ``blocks`` in the place; their ``last`` section takes the place of ours."""
        inserted = copied(blocks)
        for block in inserted:
            self._place.addprevious(block)
        if self._holder is None:
            self._body.replace(self.ours, last)
        else:
            self._body.remove(self._holder)
            end = inserted[-1]
            if end.tag == P and end.find(f"{w('pPr')}/{SECTION}") is None:
                end_with(end, last)
            else:
                end.addnext(thin_paragraph(last))
        self._body.remove(self._place)

    def _heading(self) -> Iterator[etree._Element]:
        """The paragraphs of 附件n and its title, from the bottom up."""
        paragraph = self._place.getprevious()
        while paragraph is not None and paragraph.tag == P and paragraph.find(f"{w('pPr')}/{SECTION}") is None:
            if _style_of(paragraph) in _HEADING_STYLES:
                yield paragraph
            if _style_of(paragraph) == _LABEL_STYLE:
                return
            paragraph = paragraph.getprevious()

    # The sections of the file keep their paper and margins, and get the document's page numbers.

    def number(self, section: etree._Element, *, first: bool, type_size: float) -> None:
        """Gives ``section`` our page numbers. The ``first`` section begins a page.

        ``type_size`` is that of the file's default type in points: the pitch of a character grid is counted from the
        default type (17.6.5).
        """
        kind = section.find(w("type"))
        if first and kind is not None:
            section.remove(kind)
        sheet = _sheet_of(section, self._sheet)
        for of, identifier in zip(("even", "default"), reversed(self._footers(sheet)), strict=True):
            section.insert(0, etree.Element(w("footerReference"), {w("type"): of, RELATION_ID: identifier}))
        margins = section.find(w("pgMar"))
        if margins is None and self._margins is not None:
            margins = insert_in_order(section, deepcopy(self._margins))
        elif margins is not None and self._margins is not None:
            margins.set(w("footer"), self._margins.get(w("footer"), "0"))
        # A landscape sheet has its page number at the left edge.
        least = _number(self._margins, "footer", 0) + _NUMBER_ROOM
        if sheet.turned(self._sheet) and margins is not None and sheet.left < least:
            margins.set(w("left"), str(least))
        grid = section.find(w("docGrid"))
        if grid is not None and grid.get(w("type")) in ("linesAndChars", "snapToChars"):
            narrower = _type_size(self._styles) - type_size
            grid.set(w("charSpace"), str(round(_number(grid, "charSpace", 0) - narrower * _CHAR_UNITS)))

    def _footers(self, sheet: _Sheet) -> tuple[str, str]:
        """The relationships of the footers on odd and on even pages of ``sheet``."""
        ours = self._sheet
        if sheet.turned(ours):
            return self._place.get("odd", ""), self._place.get("even", "")
        if (sheet.left, sheet.right) == (ours.left, ours.right) and sheet.bottom >= ours.bottom:
            return self._upright
        if sheet not in self._made:
            self._made[sheet] = (self._moved(self._upright[0], sheet), self._moved(self._upright[1], sheet))
        return self._made[sheet]

    def _moved(self, identifier: str, sheet: _Sheet) -> str:
        """The relationship of a copy of a footer, as far from this sheet's edge as ours is from ours."""
        main = self._target.main
        root = deepcopy(self._target.tree(self._target.targets(main)[identifier].target))
        for paragraph in root.iter(P):
            properties = paragraph_properties(paragraph)
            left, right = self._indents(properties)
            indent = get_or_add(properties, "ind")
            indent.set(w("left"), str(left + self._sheet.left - sheet.left))
            indent.set(w("right"), str(right + self._sheet.right - sheet.right))
            get_or_add(properties, "spacing").set(w("before"), "0")
        new = self._target.unused(_FOOTER)
        self._target.add_tree(new, root, word("footer"))
        return self._target.relate(main, relation("footer"), new)

    def _indents(self, properties: etree._Element) -> tuple[int, int]:
        """Left and right indent of a footer's paragraph, in twips: its own, else its style's."""
        style = properties.find(_STYLE)
        identifier = None if style is None else style.get(_VALUE)
        found = styles_in(self._styles).get(("paragraph", identifier or ""))
        of_style = None if found is None else found.find(f"{w('pPr')}/{w('ind')}")
        direct = properties.find(w("ind"))
        left, right = (_number(of_style, side, 0) for side in ("left", "right"))
        return _number(direct, "left", left), _number(direct, "right", right)

    @property
    def _styles(self) -> etree._Element:
        return self._target.look(self._target.related(self._target.main, "styles") or "")


def _style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{_STYLE}")
    return "" if style is None else style.get(_VALUE, "")


def _type_size(styles: etree._Element | None) -> float:
    """The size in points of the type in default paragraphs."""
    every = styles_in(styles)
    default = every.get(("paragraph", default_id(every, "paragraph")))
    document = None if styles is None else styles.find(f"{w('docDefaults')}/{w('rPrDefault')}")
    sizes = (each.find(f"{w('rPr')}/{w('sz')}") for each in (default, document) if each is not None)
    return next((size for each in sizes if (size := _number(each, "val", 0)) > 0), _WORD_SIZE) / 2


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet of paper and its margins, in twips."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int

    def turned(self, upright: _Sheet) -> bool:
        """Whether it is the ``upright`` sheet in landscape."""
        return abs(self.width - upright.height) <= _NEAR and abs(self.height - upright.width) <= _NEAR


def _sheet_of(section: etree._Element, usual: _Sheet | None = None) -> _Sheet:
    """The sheet of a ``w:sectPr``; missing values are those of ``usual``, else of A4 without margins."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    fallback = usual or _Sheet(11906, 16838, 0, 0, 0, 0)
    width, height = _number(size, "w", fallback.width), _number(size, "h", fallback.height)
    sides = (abs(_number(margins, side, getattr(fallback, side))) for side in ("top", "right", "bottom", "left"))
    return _Sheet(width, height, *sides)


def _number(element: etree._Element | None, name: str, fallback: int) -> int:
    return fallback if element is None else whole(element.get(w(name)), fallback)
