"""Parsing a part that anybody may have written."""

from __future__ import annotations

from lxml import etree

from generator.errors import Problem, Span, TemplateError


def parsed(data: bytes, span: Span) -> etree._Element:
    """The tree of ``data``, without entities, network, comments and processing instructions."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise TemplateError(Problem("template-xml-broken", span, {"why": fault.msg})) from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise TemplateError(Problem("template-doctype", span))
    return root
