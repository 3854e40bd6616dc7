from __future__ import annotations

import pytest

from generator.pdf.lost import lost_characters

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def lost(body: str, printed: str) -> str:
    part = f"<w:document {NAMESPACES}><w:body><w:p>{body}</w:p></w:body></w:document>"
    return lost_characters({"word/document.xml": part.encode()}, printed)


@pytest.mark.parametrize(
    ("text", "printed", "missing"),
    [
        ("甲，乙。", "甲，乙。", ""),
        ("甲，乙。", "甲乙。", "，"),
        ("甲甲", "甲", "甲"),
        ("甲丙乙", "", "丙乙甲"),
        ("甲", "甲 第 1 页", ""),
        ("甲 乙\u3000丙\u00a0", "甲\r\n乙丙", ""),
        ("A-b", "a\x02B", ""),
        ("⼀Ａ㎡", "一Am2", ""),
        ("𠮷", "𠮷", ""),
        ("甲\u200b\u00ad", "甲", ""),
    ],
)
def test_characters_are_counted(text: str, printed: str, missing: str) -> None:
    assert lost(f"<w:r><w:t>{text}</w:t></w:r>", printed) == missing


@pytest.mark.parametrize(
    "unprinted",
    [
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r>",
        '<w:r><w:rPr><w:vanish w:val="1"/></w:rPr><w:t>甲</w:t></w:r>',
        "<w:del><w:r><w:delText>甲</w:delText></w:r></w:del>",
        "<w:r><w:instrText>甲</w:instrText></w:r>",
        "<mc:AlternateContent><mc:Fallback><w:r><w:t>甲</w:t></w:r></mc:Fallback></mc:AlternateContent>",
        "<!-- 甲 -->",
    ],
)
def test_what_word_does_not_print_is_not_missed(unprinted: str) -> None:
    assert lost(unprinted, "") == ""


def test_what_is_said_to_be_not_hidden_is_missed() -> None:
    assert lost('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>甲</w:t></w:r>', "") == "甲"


def test_a_package_without_a_body_has_nothing_to_lose() -> None:
    assert lost_characters({}, "") == ""
