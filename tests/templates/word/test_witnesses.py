"""The witnesses report the faults that they are meant to report."""

import warnings
import zipfile
from io import BytesIO

import pytest

from tests.templates.word.witnesses import new_findings, own_findings
from tests.word_documents import make_docx, packed, parts

TEMPLATE = make_docx(["甲", "| 一 | 二 |"])


def edited(old: str, new: str) -> bytes:
    contents = parts(TEMPLATE)
    xml = contents["word/document.xml"].decode()
    assert old in xml
    return packed({**contents, "word/document.xml": xml.replace(old, new, 1).encode()})


def test_nothing_is_found_in_the_template_itself() -> None:
    assert new_findings(TEMPLATE, TEMPLATE) == []


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("甲", "{{ 甲 }}", "tag left over in '{{ 甲 }}'"),
        ("甲", "{</w:t></w:r><w:r><w:t>{ 甲", "tag left over in '{{ 甲'"),
        ("甲</w:t>", "甲</w:t><?fawen 3?>", "processing instruction <?fawen 3?>"),
        ("甲</w:t>", '甲</w:t><w:fldChar w:fldCharType="begin"/>', "field without end"),
        ("甲</w:t>", '甲</w:t><w:fldChar w:fldCharType="end"/>', "field: end without begin"),
        ("甲</w:t></w:r>", "甲</w:t></w:r><w:bookmarkStart w:id='7'/>", "bookmark: starts {'7': 1}, ends {}"),
        ("<w:gridCol ", '<w:gridCol w:w="9"/><w:gridCol ', "table: 3 columns in the grid, 2 in the widest row"),
        ("<w:tc>", "<w:tc><w:tcPr/></w:tc><w:tc>", "cell that does not end with a paragraph"),
        ("<w:tr>", "<w:tr/><w:tr>", "row without cells"),
    ],
)  # fmt: skip
def test_own_checks(old: str, new: str, finding: str) -> None:
    assert f"word/document.xml: {finding}" in list(own_findings(edited(old, new)))


def test_a_part_that_stands_there_twice() -> None:
    buffer = BytesIO(TEMPLATE)
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("docProps/core.xml", parts(TEMPLATE)["docProps/core.xml"])
    assert list(own_findings(buffer.getvalue())) == ["docProps/core.xml: is in the package 2 times"]


def test_text_that_only_looks_like_a_tag() -> None:
    assert list(own_findings(edited("甲", "{{ 甲 }}"), literal="{{ 甲 }}")) == []


def test_other_tools_findings_are_new_ones_only() -> None:
    broken = edited("<w:p>", '<w:p w:wrong="1">')
    assert any(each.startswith("openxml-audit: ") for each in new_findings(TEMPLATE, broken))
    assert new_findings(broken, broken) == []
