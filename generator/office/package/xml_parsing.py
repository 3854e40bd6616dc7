"""XML parts: untrusted ones parsed within limits, serialised; escapes of text, and whole numbers in attributes.

``xml.sax.saxutils`` escapes in the same way, but is slow to import: it loads an HTTP client.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError
from generator.ground.words.vocabularies import phrase
from generator.office.package.part_names import holds_xml

_MOST_ATTRIBUTES = 500
"""The most attributes of one element; Word writes some thirty. lxml's time grows with the square of their number."""

_SHORTEST = 2500
"""The least bytes of a tag with so many attributes, where characters are single bytes."""


_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def parsed(data: bytes, span: Span, *, keep_comments: bool = False) -> etree._Element:
    """The root of ``data``, parsed without entities and network access.

    Comments and processing instructions are dropped unless ``keep_comments``. Raises TemplateError where it is not XML,
    has a DOCTYPE, or an element with more than 500 attributes.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=not keep_comments,
        remove_pis=not keep_comments,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise TemplateError(Problem("template-xml-broken", span, {"why": fault.msg})) from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise TemplateError(Problem("template-doctype", span))
    if _has_long_tag(data) and any(len(each.attrib) > _MOST_ATTRIBUTES for each in root.iter(etree.Element)):
        why = phrase("office-too-many", most=_MOST_ATTRIBUTES)
        raise TemplateError(Problem("template-xml-broken", span, {"why": why}))
    return root


def _has_long_tag(data: bytes) -> bool:
    """Whether a tag is long, or characters have several bytes each; a regular expression takes as long as parsing."""
    return b"\0" in data or max(map(len, data.split(b"<"))) >= _SHORTEST


def parsed_again(data: bytes) -> etree._Element:
    """The root of XML that this program has just written, which may be larger than the limits for other files."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def serialised(root: etree._Element) -> bytes:
    """The part with this root: UTF-8 with a declaration, and with comments around the root."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def doctype_problems(parts: Mapping[str, bytes], file: str) -> Iterator[Problem]:
    """A problem for each part, by name, that has a DOCTYPE; ``file`` is the package's name."""
    for name, data in sorted(parts.items()):
        if holds_xml(name) and any(mark in data for mark in _DOCTYPES):
            yield Problem("template-doctype", Span(file, part=name))


XML_BLANKS = " \t\r\n"
"""White space in XML (XML 1.0, 2.3)."""

_AS_ATTRIBUTES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
"""Characters that a parser would replace by blanks in attribute values (XML 1.0, 3.3.3)."""


def escape(text: str, others: Mapping[str, str] | None = None) -> str:
    """``text`` as character data; ``others`` maps further characters to their replacements."""
    text = text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
    for character, written in (others or {}).items():
        text = text.replace(character, written)
    return text


def unescape(text: str) -> str:
    """The text of character data: the reverse of :func:`escape`."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def quoteattr(text: str) -> str:
    """``text`` as a quoted attribute value, in double quotes, or in single ones if it contains only double quotes."""
    text = escape(text, _AS_ATTRIBUTES)
    if '"' not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"{}"'.format(text.replace('"', "&quot;"))


LARGEST = 2**31 - 1
"""The largest number that Word writes: ids and measures have 32 bits (ECMA-376 part 1, 22.9.2.1)."""

_NUMBER = re.compile(r"\s*(?P<whole>[+-]?[0-9]{1,12})(?:\.[0-9]{0,12})?\s*", re.ASCII)


def whole(text: str | None, default: int = 0) -> int:
    """The number in ``text`` without decimals; ``default`` where there is none, or it is larger than LARGEST.

    An attribute of a document may contain anything.
    """
    found = _NUMBER.fullmatch(text or "")
    number = default if found is None else int(found["whole"])
    return number if abs(number) <= LARGEST else default
