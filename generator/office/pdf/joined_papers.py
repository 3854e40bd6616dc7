"""Papers of one template, printed by LibreOffice as one document, and the pages of each taken out of its PDF.

Only papers that differ in their text, headers and footers are printed together, and only such as have nothing in them
that goes on from one paper to the next: numbered lists, notes, bookmarks, most fields.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

from generator.ground.errors import TemplateError
from generator.office.package import Package, inflated
from generator.office.package.part_names import beside, relationships_of, stem_of
from generator.office.pdf.libreoffice_copy.document_sections import sections
from generator.office.pdf.libreoffice_copy.flow_lines import is_added_page
from generator.office.pdf.stable_pdf import is_plain, with_pages
from generator.office.wordml.main_document import body_of, document_of, end_with
from generator.office.wordml.schema_order import get_or_add
from generator.office.wordml.wordml_names import SECTION, P, r, w

if TYPE_CHECKING:
    import pikepdf

MOST_CHARACTERS = 180
"""So many different characters one printing may have: LibreOffice puts 255 glyphs into one font of a PDF."""

_EDGES = ("header", "footer")
_BY_ITSELF = re.compile(
    rb"[<:](?:numPr|bookmarkStart|footnoteReference|endnoteReference|commentReference|sdt|altChunk|fldSimple|instrText"
    rb"|lnNumType|object|control|ins|del|moveFrom|moveTo|oMath|headerReference r:link|permStart)[\s/>]"
)
"""What a text can have that depends on the rest of its document, or that becomes more than pages in a PDF."""

_FIELD = re.compile(rb"<(?:\w+:)?(?:instrText[^>]*>|fldSimple[^>]*?instr=\")([^<\"]*)")
_OF_A_PAGE = re.compile(rb"\s*PAGE\b")
_NEXT_PAGE = "nextPage"
_MARK = "fawenPaper"


def kind_of(parts: Mapping[str, bytes]) -> str | None:
    """What papers that are printed together have in common, as a digest; None for one that is printed by itself.

    ``parts`` are those of a copy that is adapted for LibreOffice.
    """
    package = Package(parts)
    try:
        document = document_of(package)
        edges = _edges(package)
        if _BY_ITSELF.search(parts[package.main]) or _numbered_styles(package, document):
            return None
        if not all(_OF_A_PAGE.match(field) for name in edges for field in _FIELD.findall(parts[name])):
            return None
        if not _ends_in_text(document) or any(each.starts_on != _NEXT_PAGE for each in sections(document)):
            return None
    except (KeyError, TemplateError):
        return None
    own = {package.main, *(name for name in edges if relationships_of(name) not in package)}
    shared = (f"{name} {'' if name in own else sha256(data).hexdigest()}\n" for name, data in sorted(parts.items()))
    return sha256("".join(shared).encode()).hexdigest()


def _edges(package: Package) -> list[str]:
    return [name for kind in _EDGES for name in package.all_related(package.main, kind)]


def _ends_in_text(document: etree._Element) -> bool:
    blocks = list(body_of(document).iterchildren("*"))
    return [each.tag for each in blocks[-2:]] == [P, SECTION] and next(blocks[-2].iter(SECTION), None) is None


def _numbered_styles(package: Package, document: etree._Element) -> bool:
    """Whether the text uses a style that numbers its paragraphs, which one paper would go on with from another."""
    styles = package.related(package.main, "styles")
    if styles is None or b"numPr" not in package.bytes_of(styles):
        return False
    numbered, based = set(), {}
    for style in package.look(styles).iter(w("style")):
        name, base = style.get(w("styleId"), ""), style.find(w("basedOn"))
        based[name] = "" if base is None else base.get(w("val"), "")
        if next(style.iter(w("numPr")), None) is not None:
            numbered.add(name)
    used = {each.get(w("val"), "") for each in document.iter(w("pStyle"))}
    for _ in range(len(based)):  # no chain is longer
        used |= {based.get(each, "") for each in used}
    return bool(used & numbered)


# One document of many: the body of each begins a section on a new page and counts its pages from 1.


def joined(papers: Sequence[Mapping[str, bytes]]) -> dict[str, bytes]:
    """One document of ``papers`` of one kind, each with a bookmark in its first paragraph."""
    package = Package(papers[0])
    document = package.tree(package.main)
    body = body_of(document)
    last = body[-1]
    for number, parts in enumerate(papers):
        paper = Package(parts)
        root = document if number == 0 else paper.tree(paper.main)
        own = [replace(each, number=number) for each in sections(root)]
        own[0].mark_beginning(f"{_MARK}{number}")
        for setup in (each.setup for each in own):
            _take_edges(package, paper, setup, number)
        _count_from_one(own[0].setup)
        if number:
            end_with(body[-2], last)
            last = body_of(root)[-1]
            body.extend(list(body_of(root)))
    return {name: inflated(part) for name, part in package.finished().items()}


def _count_from_one(setup: etree._Element) -> None:
    numbers = get_or_add(setup, "pgNumType")
    if numbers.get(w("start")) is None:
        numbers.set(w("start"), "1")


def _take_edges(package: Package, paper: Package, setup: etree._Element, number: int) -> None:
    """Gives the section ``setup`` the headers and footers of its ``paper``, where they are not those of the first."""
    for reference in setup:
        relation = paper.targets(paper.main).get(reference.get(r("id"), ""))
        if relation is None or relation.kind not in _EDGES or relation.external:
            continue
        data = paper.bytes_of(relation.target)
        if data != package.bytes_of(relation.target):
            identifier = f"{relation.id}Paper{number}"
            if identifier not in package.targets(package.main):
                name = package.unused(beside(relation.target, f"{stem_of(relation.target)}-paper{number}"))
                package.add(name, data, package.content_type(relation.target))
                package.relate_as(identifier, package.main, relation.type, name)
            reference.set(r("id"), identifier)


# The pages of each paper.


def separated(pdf: bytes, count: int) -> list[bytes] | None:
    """The PDF of each of ``count`` papers in the ``pdf`` of all; None where it is not known whose each page is."""
    import pikepdf

    with suppress(pikepdf.PdfError, AttributeError, KeyError), pikepdf.open(io.BytesIO(pdf)) as document:
        places = {str(page.objgen): number for number, page in enumerate(document.pages)}
        marks = document.Root.Dests
        names = [f"/{_MARK}{number}" for number in range(count)]
        starts = [places[str(marks[name][0].objgen)] for name in names]
        if set(marks.keys()) == set(names) and starts == sorted(set(starts)):
            del document.Root.Dests
            if is_plain(document) and not _blank_pages(document, starts):
                return list(_pieces(document, [*starts, len(document.pages)]))
    return None


def _blank_pages(document: pikepdf.Pdf, starts: Sequence[int]) -> bool:
    """Whether a page before one of ``starts`` has no text, but a background: one that LibreOffice added, or not."""
    behind = [document.pages[start - 1] for start in starts if start]
    return any(b" Tf" not in page.Contents.read_bytes() and not is_added_page(page) for page in behind)


def _pieces(document: pikepdf.Pdf, starts: Sequence[int]) -> Iterator[bytes]:
    for first, end in pairwise(starts):
        added = is_added_page(document.pages[end - 1]) and end - first > 1
        with with_pages(document, first, end - 1 if added else end) as piece:
            out = io.BytesIO()
            piece.save(out, fix_metadata_version=False)
            yield out.getvalue()
