"""XML escaping, compared with the standard library's functions."""

from __future__ import annotations

from xml.sax import saxutils

import pytest
from lxml import etree

from generator.office.package.xml_escaping import escape, quoteattr, unescape

TEXTS = ["", "甲乙", "a & b", "<w:t>", "]]>", "&amp;", "&lt;&amp;lt;", '"双"', "'单'", "\"双\" '单'", "\t\r\n", "&#10;"]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_written_as_the_library_writes_it(text: str) -> None:
    assert escape(text) == saxutils.escape(text)
    assert escape(text, {"\r": "_x000D_"}) == saxutils.escape(text, {"\r": "_x000D_"})
    assert quoteattr(text) == saxutils.quoteattr(text)
    assert unescape(text) == saxutils.unescape(text)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_back(text: str) -> None:
    element = etree.fromstring(f"<a b={quoteattr(text)}/>")
    assert element.get("b") == text
    assert unescape(escape(text)) == text
