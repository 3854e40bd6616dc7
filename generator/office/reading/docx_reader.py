"""Reading of a whole .docx into a :class:`ReadDocument`, with its sections (ECMA-376 part 1, 17.6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from generator.ground.length import Twips
from generator.office.live_content.live_search import live_content
from generator.office.reading.attribute_values import Properties, attributes, integer, on, or_nothing, properties, twips
from generator.office.reading.document import Paragraph, ReadDocument, Section, Table
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.paragraph_reading import FormattingSources
from generator.office.reading.story import Story
from generator.office.wordml.main_document import body_of
from generator.office.wordml.wordml_names import TEXT_BOX, r, w

_TRACKED = frozenset(
    map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange"))
)


def read_document(data: bytes, name: str) -> ReadDocument:
    """Reads the document in ``data``; ``name`` is the file's name in places and problems.

    Raises InputError where it is not a Word document, is damaged, or exceeds the limits.
    """
    return document_in(DocxParts(data, name))


def document_in(parts: DocxParts) -> ReadDocument:
    """The document in the opened package ``parts``."""
    name, root = parts.file, parts.document
    sources = FormattingSources.of(parts)
    body = body_of(root)
    elements = section_elements(body)
    setups = page_setups(elements)
    story = Story(root, name, parts.main, sources, setups)
    blocks = tuple(story.blocks(body))
    settings = properties(parts.related("settings"))
    comments = parts.related("comments")
    return ReadDocument(
        file=name,
        blocks=blocks,
        sections=tuple(_with_headers(setups, elements, _Headers(parts, sources))),
        body_size=sources.looks.normal_size(),
        odd_and_even=on(settings.get("evenAndOddHeaders")),
        mirror_margins=on(settings.get("mirrorMargins")),
        comments=0 if comments is None else sum(1 for _ in comments.iter(w("comment"))),
        tracked=sum(1 for _ in root.iter(*_TRACKED)),
        properties=file_properties(parts),
        live=live_content(parts.package),
    )


class _Headers:
    """The headers and footers of a document, each read once."""

    def __init__(self, parts: DocxParts, sources: FormattingSources) -> None:
        self._parts = parts
        self._from = sources
        self._targets = parts.targets(parts.main)
        self._read: dict[str, tuple[Paragraph, ...]] = {}

    def __call__(self, relationship: str, section: Section) -> tuple[Paragraph, ...]:
        """The paragraphs of the part with the id ``relationship``; none where there is no such part."""
        target = self._targets.get(relationship)
        root = None if target is None else self._parts.tree(target.target)
        if target is None or root is None:
            return ()
        if target.target not in self._read:
            self._read[target.target] = self._paragraphs(root, target.target, section)
        return self._read[target.target]

    def _paragraphs(self, root: etree._Element, part: str, section: Section) -> tuple[Paragraph, ...]:
        blocks = Story(root, self._parts.file, part, self._from, [section]).blocks(root)
        return tuple(
            paragraph for block in blocks for paragraph in (block.paragraphs if isinstance(block, Table) else (block,))
        )


def file_properties(parts: DocxParts) -> dict[str, str]:
    """The file properties that are not empty (author, title, program …), by name."""
    found = {}
    for kind in ("core-properties", "extended-properties"):
        root = parts.of_package(kind)
        for each in () if root is None else root:
            if each.text and each.text.strip():
                found[etree.QName(each).localname] = each.text.strip()
    return found


_LETTER = (Twips(12_240), Twips(15_840))  # the default page size (17.6.13)
_GRIDS = ("lines", "linesAndChars", "snapToChars")

_HeaderReader = Callable[[str, Section], tuple[Paragraph, ...]]
"""Reads the header or footer with a relationship's id."""


def section_elements(body: etree._Element) -> list[etree._Element]:
    """Every ``w:sectPr`` of the text, in order, without those replaced by a tracked change."""
    found = [each for each in body.iter(w("sectPr")) if _is_current(each)]
    return found or [etree.SubElement(etree.Element(w("body")), w("sectPr"))]


def _is_current(section: etree._Element) -> bool:
    parent = section.getparent()
    if parent is None or parent.tag == w("body"):
        return True
    return parent.tag == w("pPr") and next(section.iterancestors(TEXT_BOX, w("pPrChange")), None) is None


def page_setups(elements: list[etree._Element]) -> list[Section]:
    """The sections with page size, margins and grid, without headers and footers."""
    return [_setup(number, properties(element)) for number, element in enumerate(elements)]


def _setup(number: int, given: Properties) -> Section:
    size, margins, grid = (given.get(name, {}) for name in ("pgSz", "pgMar", "docGrid"))
    kind = grid.get("type", "")
    pages = given.get("pgNumType", {})
    return Section(
        number=number,
        width=twips(size.get("w")) or _LETTER[0],
        height=twips(size.get("h")) or _LETTER[1],
        # A negative margin is not enlarged by a tall header (17.6.11).
        top=Twips(abs(or_nothing(twips(margins.get("top"))).twips)),
        bottom=Twips(abs(or_nothing(twips(margins.get("bottom"))).twips)),
        left=or_nothing(twips(margins.get("left"))),
        right=or_nothing(twips(margins.get("right"))),
        header=or_nothing(twips(margins.get("header"))),
        footer=or_nothing(twips(margins.get("footer"))),
        gutter=or_nothing(twips(margins.get("gutter"))),
        landscape=size.get("orient") == "landscape",
        begins=given.get("type", {}).get("val", "nextPage"),
        title_page=on(given.get("titlePg")),
        restarts_at=integer(pages.get("start")),
        number_format=pages.get("fmt", ""),
        grid=kind if kind in _GRIDS else "",
        pitch=or_nothing(twips(grid.get("linePitch"))),
        char_space=integer(grid.get("charSpace")) or 0,
    )


def _with_headers(setups: list[Section], elements: list[etree._Element], read: _HeaderReader) -> Iterator[Section]:
    """The sections with headers and footers; a missing kind is inherited from the section before."""
    headers: dict[str, tuple[Paragraph, ...]] = {}
    footers: dict[str, tuple[Paragraph, ...]] = {}
    for setup, element in zip(setups, elements, strict=True):
        headers = {**headers, **dict(_named(element, "headerReference", setup, read))}
        footers = {**footers, **dict(_named(element, "footerReference", setup, read))}
        yield replace(setup, headers=headers, footers=footers)


def _named(
    element: etree._Element, name: str, setup: Section, read: _HeaderReader
) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    for each in element.iterfind(w(name)):
        yield attributes(each).get("type", "default"), read(each.get(r("id"), ""), setup)
