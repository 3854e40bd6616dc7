"""Untrusted parts, parsed within limits."""

from __future__ import annotations

import pytest

from generator.ground.errors import Span, TemplateError
from generator.office.package import parsed

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def element(count: int, encoding: str, value: str) -> bytes:
    """An element with ``count`` attributes of ``value``, among others that have few."""
    attributes = " ".join(f'a{number}="{value}"' for number in range(count))
    text = f'\ufeff<?xml version="1.0"?><x><y b="1"/><y {attributes}/></x>'
    return text.encode(encoding)


@pytest.mark.parametrize("encoding", _ENCODINGS)
@pytest.mark.parametrize("value", ["", ">", "&lt;", "㰀㰼"])
def test_an_element_with_more_attributes_than_any_writer_gives_it_is_refused(encoding: str, value: str) -> None:
    with pytest.raises(TemplateError) as caught:
        parsed(element(501, encoding, value), Span("附件.docx", part="word/document.xml"))
    (problem,) = caught.value.problems
    assert problem.code == "template-xml-broken"
    assert "500 个以上的属性" in problem.text()


@pytest.mark.parametrize("encoding", _ENCODINGS)
def test_500_attributes_are_taken(encoding: str) -> None:
    assert len(parsed(element(500, encoding, "㰀" * 40), Span("附件.docx"))[1].attrib) == 500


def test_a_long_text_is_taken() -> None:
    data = f'<x><y a="1">{"国" * 2_000}</y></x>'.encode()
    assert parsed(data, Span("附件.docx"))[0].get("a") == "1"
