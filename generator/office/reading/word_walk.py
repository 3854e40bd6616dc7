"""A walk over the elements of a Word text that are shown, in order, with the fields that are open at each.

And what it meets beside characters: page numbers, watermarks, fields and controls that change, comments.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree

from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.paragraph_content import chosen
from generator.office.wordml.main_document import Places
from generator.office.wordml.open_fields import OpenField, OpenFields
from generator.office.wordml.wordml_names import BLANKS, SIMPLE_FIELD, P, R, T, a, mc, v, w, w14

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


def walked(root: etree._Element, fields: OpenFields | None = None) -> Iterator[etree._Element]:
    """The elements below ``root`` in order, without alternatives that are not read; ``fields`` is kept up to date."""
    fields = OpenFields() if fields is None else fields
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
        elif element.tag in BLANKS and next(element.iterancestors()).tag != _TAB_STOPS:
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


def paragraph_number(places: Places, element: etree._Element | None) -> int | None:
    """The number of the paragraph that ``element`` is in, or, between paragraphs, of the next one; None in a table."""
    if element is None:
        return None
    inside = element.tag == P or next(element.iterancestors(P), None) is not None
    if not inside:
        behind = (sibling for holder in (element, *element.iterancestors()) for sibling in holder.itersiblings())
        element = next((each for sibling in behind for each in sibling.iter(P)), element)
    span = places.of(element)
    return span.paragraph if span.table is None else None


# Fields whose results may change (ECMA-376 part 1, 17.16.5): dates, references, tables of contents; and controls.


_FORMS = ("Short", "Long")
_LASTING = frozenset(("HYPERLINK", "QUOTE", "SEQ", "ADVANCE", "PRIVATE", "RD", "TC", "XE", ""))
"""Fields whose results are text like any other, and marks without a result."""
_KINDS = {
    **dict.fromkeys(("LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"), "numbering"),
    **dict.fromkeys(("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"), "control"),
    "SYMBOL": "symbol",
    "EQ": "formula",
}
"""Fields that are something else than text that changes, the numbers and symbols without a result in the file."""
_OF_TODAY = frozenset(map(w, ("pgNum", *(f"{unit}{form}" for unit in ("day", "month", "year") for form in _FORMS))))
"""What a program computes without a field (17.3.3)."""
_CONTROLS = frozenset((*map(w, ("dropDownList", "comboBox", "date", "dataBinding", "showingPlcHdr")), w14("checkbox")))
_SDT_PROPERTIES = w("sdtPr")


def changing(root: etree._Element) -> Iterator[tuple[str, etree._Element, str]]:
    """What changes below ``root``: its construct, an element at its place, its instruction or its text now.

    First each field that may change, but not those in another such field; then controls whose text is chosen or
    changes, or that show a placeholder, and dates and numbers without a field.
    """
    for element, field, around in list(_fields(root)):
        if field.kind not in _LASTING and all(each.kind in _LASTING for each in around):
            yield _KINDS.get(field.kind, "field"), element, " ".join(field.instruction.split())
    for element in walked(root):
        holder = element.getparent()
        if element.tag in _OF_TODAY:
            yield "field", element, etree.QName(element).localname
        elif element.tag == _SDT_PROPERTIES and holder is not None and any(child.tag in _CONTROLS for child in element):
            yield "control", next(holder.iter(P), element), shown_text(holder)


def _fields(root: etree._Element) -> Iterator[tuple[etree._Element, OpenField, list[OpenField]]]:
    """The fields in the order in which they begin, each with those around it.

    Their instructions are known at the end of the walk.
    """
    fields = OpenFields()
    seen: dict[int, OpenField] = {}
    for element in walked(root, fields):
        newest = fields.innermost
        if newest is not None and id(newest) not in seen:
            seen[id(newest)] = newest
            yield element, newest, fields.open[:-1]


# Comments, with the places that they are about (ECMA-376 part 1, 17.13.4).


_COMMENT_START, _COMMENT_MARK = w("commentRangeStart"), w("commentReference")
_ID, _AUTHOR, _DATE = map(w, ("id", "author", "date"))


@dataclass(frozen=True, slots=True, eq=False)
class WordComment:
    """A comment, or a reply to one: its author and date as the file has them, its text, the element where it begins."""

    author: str
    date: str
    text: str
    at: etree._Element | None


def comments(parts: DocxParts) -> Iterator[WordComment]:
    """The comments and replies in the order of the file, also those on text that tracked changes took away."""
    root = parts.related("comments")
    places: dict[str, etree._Element] = {}
    for element in parts.document.iter(_COMMENT_START, _COMMENT_MARK):
        places.setdefault(element.get(_ID, ""), element)
    for comment in () if root is None else root.iterchildren(w("comment")):
        at = places.get(comment.get(_ID, ""))
        yield WordComment(comment.get(_AUTHOR, ""), comment.get(_DATE, ""), shown_text(comment), at)


def keep_places(root: etree._Element) -> None:
    """Gives each comment that is only at a point a start, which stays where the mark was, though its text may go."""
    started = {each.get(_ID) for each in root.iter(_COMMENT_START)}
    for mark in list(root.iter(_COMMENT_MARK)):
        run = next(mark.iterancestors(R), mark)
        if mark.get(_ID) not in started and run.getparent() is not None:
            run.addprevious(etree.Element(_COMMENT_START, {_ID: mark.get(_ID, "")}))
