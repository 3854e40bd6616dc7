"""The pages of a Word file that is set in."""

from __future__ import annotations

import re

from lxml import etree

from generator.ground.errors import InputError
from generator.office.package import Package, read_package
from generator.office.wordml.main_document import body_of, document_of, inner_sections
from generator.office.wordml.wordml_names import TBL, P, T, w

_PAGES = re.compile(rb"<(?:\w+:)?Pages>\s*([0-9]{1,5})\s*</")
_CHARACTERS, _LINES = 40, 34  # a usual page of 五号 with some space between its paragraphs
_ROW = w("tr")


def pages_of(package: bytes) -> int:
    """The pages of a .docx when it was last saved (ECMA-376 part 1, 22.2.2.20), or a good guess; at least 1.

    Programs that do not set pages write 1 page, or none, and no rendered page breaks (17.3.3.13). The guess goes by the
    page breaks and the length of the text.
    """
    try:
        opened = Package(read_package(package, name=""))
        name = opened.related("", "extended-properties")
        body = body_of(document_of(opened))
    except InputError:
        return 1
    found = None if name is None else _PAGES.search(opened.bytes_of(name))
    rendered = sum(1 for _ in body.iter(w("lastRenderedPageBreak")))
    stated = max(int(found[1]) if found else 1, rendered + 1)
    return stated if stated > 1 else _guessed(body)


def _guessed(body: etree._Element) -> int:
    breaks = sum(each.get(w("type")) == "page" for each in body.iter(w("br"))) + len(inner_sections(body))
    whole = (each for each in body.iter(P, _ROW) if each.tag == _ROW or next(each.iterancestors(TBL), None) is None)
    lines = sum(1 + sum(len(text.text or "") for text in each.iter(T)) // _CHARACTERS for each in whole)
    return max(breaks + 1, -(-lines // _LINES))
