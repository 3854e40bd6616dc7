"""Reading of a whole .docx into a :class:`ReadDocument`, with its sections (ECMA-376 part 1, 17.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

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


def document_in(parts: DocxParts, *, is_version: bool = False) -> ReadDocument:
    """The document in the opened package ``parts``.

    ``is_version``: others of it are read before and after it, and what is the same in the next is not read again.
    """
    name, root = parts.file, parts.document
    sources = FormattingSources.of(parts)
    body = body_of(root)
    elements = section_elements(body)
    setups = page_setups(elements)
    depends = _digest(parts, elements) if is_version else None
    story = Story(root, name, parts.main, sources, setups, depends)
    blocks = tuple(story.blocks(body))
    settings = properties(parts.related("settings"))
    comments = parts.related("comments")
    return ReadDocument(
        file=name,
        blocks=blocks,
        sections=tuple(_with_headers(setups, elements, parts, sources)),
        body_size=sources.looks.normal_size(),
        odd_and_even=on(settings.get("evenAndOddHeaders")),
        mirror_margins=on(settings.get("mirrorMargins")),
        comments=0 if comments is None else sum(1 for _ in comments.iter(w("comment"))),
        tracked=sum(1 for _ in root.iter(*_TRACKED)),
        properties=file_properties(parts),
        live=live_content(parts.package),
    )


def _digest(parts: DocxParts, sections: list[etree._Element]) -> bytes | None:
    """The digest of what the formatting of paragraphs depends on; None where that is their order, as in lists."""
    if parts.related("numbering") is not None:
        return None
    found = (each for each in (parts.related("styles"), parts.related("theme"), *sections) if each is not None)
    return sha256(b"\0".join(etree.tostring(each, with_tail=False) for each in found)).digest()


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
_EDGES = ("header", "footer")


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


def _with_headers(
    setups: list[Section], elements: list[etree._Element], parts: DocxParts, sources: FormattingSources
) -> Iterator[Section]:
    """The sections with headers and footers, each read once; a missing kind is inherited from the section before."""
    named: dict[tuple[str, str], str] = {}
    read: dict[str, tuple[Paragraph, ...]] = {}
    for setup, element in zip(setups, elements, strict=True):
        named |= header_parts(element, parts)
        for part in named.values():
            if part not in read:
                read[part] = tuple(_header(part, setup, parts, sources))
        headers, footers = (
            {page: read[part] for (kind, page), part in named.items() if kind == each} for each in _EDGES
        )
        yield replace(setup, headers=headers, footers=footers)


def header_parts(section: etree._Element, parts: DocxParts) -> dict[tuple[str, str], str]:
    """The parts that a ``w:sectPr`` names, by ``header`` or ``footer`` and its kind (``default``); ``""`` for none."""
    found, targets = {}, parts.targets(parts.main)
    for kind in _EDGES:
        for each in section.iterfind(w(f"{kind}Reference")):
            target = targets.get(each.get(r("id"), ""))
            found[kind, attributes(each).get("type", "default")] = "" if target is None else target.target
    return found


def _header(part: str, section: Section, parts: DocxParts, sources: FormattingSources) -> Iterator[Paragraph]:
    root = parts.tree(part)
    if root is not None:
        for block in Story(root, parts.file, part, sources, [section]).blocks(root):
            yield from block.paragraphs if isinstance(block, Table) else (block,)
