"""A text as runs, with Word's own line feeds, tabs and page breaks; links, and the addresses that they may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from generator.office.package.part_names import RELATION_ID, relation
from generator.office.wordml.wordml_names import XML_SPACE, R, T, w
from generator.templates.expressions.value_conversion import refuse_unwritable
from generator.templates.word.content.base_content import ContentError, Site

_PARAGRAPH_BREAK = "fawen-paragraph"
"""The target of the processing instruction that is where a paragraph ends and one of the same kind begins."""
_PARTS = re.compile("([\n\t\a\f])")


def runs(text: str, properties: etree._Element | None) -> Iterator[etree._Element]:
    r"""The runs of ``text``, each with ``properties``: ``\n`` is a line break, ``\t`` a tab.

    ``\a`` begins a paragraph, ``\f`` a page, in a paragraph of its own. Raises CharacterError.
    """
    refuse_unwritable(text.replace("\a", "\n").replace("\f", "\n"))
    run = _run(properties)
    for part in _PARTS.split(text):
        if part not in {"\a", "\f"}:
            _add(run, part)
            continue
        if _says_something(run):
            yield run
        yield _paragraph_break()
        if part == "\f":
            page = _run(properties)
            etree.SubElement(page, w("br"), {w("type"): "page"})
            yield page
            yield _paragraph_break()
        run = _run(properties)
    if _says_something(run):
        yield run


def _paragraph_break() -> etree._Element:
    """A processing instruction in the place where a paragraph ends."""
    return etree.ProcessingInstruction(_PARAGRAPH_BREAK)


def is_paragraph_break(element: etree._Element) -> bool:
    """Whether ``element`` was made by :func:`_paragraph_break`."""
    return isinstance(element, etree._ProcessingInstruction) and element.target == _PARAGRAPH_BREAK


def _run(properties: etree._Element | None) -> etree._Element:
    run = etree.Element(R)
    if properties is not None:
        run.append(deepcopy(properties))
    return run


def _add(run: etree._Element, part: str) -> None:
    if part == "\n":
        etree.SubElement(run, w("br"))
    elif part == "\t":
        etree.SubElement(run, w("tab"))
    elif part:
        text = etree.SubElement(run, T)
        text.text = part
        text.set(XML_SPACE, "preserve")


def _says_something(run: etree._Element) -> bool:
    return any(child.tag != w("rPr") for child in run)


# Links.


_ALLOWED = re.compile(r"(?:https?://|ftp://|mailto:|tel:)[^\x00-\x20\x7f]", re.IGNORECASE)
_NOT_IN_ADDRESSES = re.compile(r'[ "<>\\^`{|}]')  # RFC 3986, 2: none of these may be in an address as it is
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_MOST = 2_000


def checked_address(address: str) -> str:
    """``address`` as a link can have it; ``#name`` is a bookmark of the document.

    Raises ContentError for any scheme but http, https, ftp, mailto and tel, and for an address with control characters
    or of more than 2,000 characters; CharacterError for characters that no document can hold.
    """
    refuse_unwritable(address)
    place = address.startswith("#") and len(address) > 1
    if not (place or _ALLOWED.match(address)) or _CONTROL.search(address) or len(address) > _MOST:
        raise ContentError("template-content-address", {"address": address[:80]})
    if place:
        return address
    return _NOT_IN_ADDRESSES.sub(lambda match: f"%{ord(match[0]):02X}", address)


def link_relationship(address: str, site: Site) -> str:
    """The id of a relationship of the site's part to ``address``, which has been checked."""
    return site.assembly.relate(site.part, relation("hyperlink"), address, external=True)


def linked(content: list[etree._Element], address: str, site: Site) -> etree._Element:
    """A link around ``content`` to ``address``, which has been checked (ECMA-376 part 1, 17.16.22)."""
    link = etree.Element(w("hyperlink"))
    if address.startswith("#"):
        link.set(w("anchor"), address[1:])
    else:
        link.set(RELATION_ID, link_relationship(address, site))
    link.set(w("history"), "1")
    link.extend(content)
    return link
