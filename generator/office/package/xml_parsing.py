"""Parsing of untrusted XML parts within limits, and serialising them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from generator.ground.errors import Problem, Said, Span, TemplateError
from generator.office.package.part_names import holds_xml

_MOST_ATTRIBUTES = 500
"""The most attributes of one element; Word writes some thirty. lxml's time grows with the square of their number."""

_SHORTEST = 2500
"""The least bytes of a tag with so many attributes, where characters are single bytes."""

_TOO_MANY = Said(
    f"一个元素有 {_MOST_ATTRIBUTES} 个以上的属性", f"an element has more than {_MOST_ATTRIBUTES} attributes"
)

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
        raise TemplateError(Problem("template-xml-broken", span, {"why": _TOO_MANY}))
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
