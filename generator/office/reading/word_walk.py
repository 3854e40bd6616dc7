"""A walk over the elements of a Word text that are shown, in order, with the fields that are open at each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml import etree

from generator.office.reading.paragraph_content import chosen
from generator.office.wordml.main_document import Places
from generator.office.wordml.open_fields import OpenFields
from generator.office.wordml.wordml_names import BLANKS, SIMPLE_FIELD, P, T, a, mc, v, w

_ALTERNATIVES = mc("AlternateContent")
_TAB_STOPS = w("tabs")
PICTURES = (a("blip"), v("imagedata"))
"""The elements that show a picture."""

_PAGE_NUMBERS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"))
_PAGE = "pages?|pg?|seite|strana|stránka|strona|página|pagina|p[áa]g|sida|side|sivu|oldal|стр|страница|trang|ページ|쪽"
_OF = "of|von|de|z|av|af|sur|из"
_MARKS = r"[-‐‑–—―─－·．.|第页頁共/／,，()（）\s0-9０-９]"
_LETTER = r"[^\W\d_]"
_AROUND_NUMBERS = re.compile(f"(?:{_MARKS}|(?<!{_LETTER})(?:{_PAGE}|{_OF})(?!{_LETTER}))*", re.IGNORECASE)


def walked(root: etree._Element, fields: OpenFields) -> Iterator[etree._Element]:
    """The elements below ``root`` in order, without alternatives that are not read; ``fields`` is kept up to date."""
    for child in (chosen(root) if root.tag == _ALTERNATIVES else root).iterchildren(etree.Element):
        fields.meet(child)
        yield child
        yield from walked(child, fields)
        if child.tag == SIMPLE_FIELD:
            fields.end()


def shown_text(root: etree._Element, without: Collection[str] = ()) -> str:
    """The text below ``root``, a line for each paragraph; the results of fields of the kinds ``without`` are left out.

    Lines without text are left out as well.
    """
    fields = OpenFields()
    pieces: list[str] = []
    for element in walked(root, fields):
        if element.tag == P:
            pieces.append("\n")
        elif any(each.kind in without for each in fields.open):
            continue
        elif element.tag == T:
            pieces.append(element.text or "")
        elif element.tag in BLANKS and not _is_tab_stop(element):
            pieces.append(BLANKS[str(element.tag)])
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def header_text(root: etree._Element) -> list[str]:
    """The text of a header or footer; none where it is nothing but page numbers."""
    text = shown_text(root, _PAGE_NUMBERS)
    return [] if _AROUND_NUMBERS.fullmatch(text) else [text]


def watermarks(root: etree._Element) -> list[str]:
    """The texts of the watermarks in a header."""
    return [text for each in root.iter(v("textpath")) if (text := each.get("string", ""))]


def paragraph_number(places: Places, element: etree._Element) -> int | None:
    """The number of the paragraph that ``element`` is in, or, between paragraphs, of the next one; None in a table."""
    inside = element.tag == P or next(element.iterancestors(P), None) is not None
    if not inside:
        element = next(_following(element), element)
    span = places.of(element)
    return span.paragraph if span.table is None else None


def _following(element: etree._Element) -> Iterator[etree._Element]:
    """The first paragraph after ``element``, where there is one."""
    for holder in (element, *element.iterancestors()):
        for sibling in holder.itersiblings():
            yield from sibling.iter(P)


def _is_tab_stop(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == _TAB_STOPS
