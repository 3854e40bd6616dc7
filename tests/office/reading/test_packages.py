"""Strict documents and unusual packages are read, damaged ones are refused with a problem."""

import random
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.check.documents import check_documents
from generator.ground.errors import InputError
from generator.ground.kept_results import drop_all
from generator.office.reading import read_document
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.docx_reader import document_in
from tests.chosen import examples
from tests.office.reading.made import document, package
from tests.word_documents import packed, parts

P = "<w:p><w:r><w:t>正文</w:t></w:r></w:p>"


def refused(data: bytes) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_document(data, "公文.docx")
    return [problem.code for problem in caught.value.problems]


def test_the_main_document_is_where_the_package_says() -> None:
    assert [each.text for each in document(P, main="other/main.xml").paragraphs] == ["正文"]


def test_without_a_relationship_no_name_makes_a_part_the_main_one() -> None:
    contents = parts(package(P))
    del contents["_rels/.rels"]
    assert refused(packed(contents)) == ["template-not-word"]


def test_without_relationships_of_its_own_the_main_document_is_read() -> None:
    contents = parts(package(P))
    del contents["word/_rels/document.xml.rels"]
    assert [each.text for each in read_document(packed(contents), "公文.docx").paragraphs] == ["正文"]


def with_main(content: bytes) -> bytes:
    """A package with a main document of ``content``."""
    return packed({**parts(package(P)), "word/document.xml": content})


def test_strict_open_xml_is_read() -> None:
    styles = '<w:style w:type="paragraph" w:default="1"><w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
    section = '<w:sectPr><w:pgSz w:w="595.3pt" w:h="841.9pt"/></w:sectPr>'
    contents = parts(package(P, styles=styles, section=section))
    for usual, strict in (
        (
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        (
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    ):
        contents = {name: content.replace(usual, strict) for name, content in contents.items()}
    read = read_document(packed(contents), "公文.docx")
    assert [run.size.pt for each in read.paragraphs for run in each.runs] == [16]
    assert read.sections[0].width.pt == pytest.approx(595.3)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "template-not-docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "template-not-docx-old"),
        (packed({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "template-not-word"),
        (packed({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "template-not-word"),
        (with_main(b"<x/>"), "template-not-word"),
        (with_main(b"<x"), "template-xml-broken"),
        (with_main(b"<!DOCTYPE x><x/>"), "template-doctype"),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, code: str) -> None:
    assert refused(data) == [code]


def judged(data: bytes, path: Path) -> None:
    """Check a document that may be damaged: it has elements or findings, and each finding has a message."""
    path.write_bytes(data)
    report = check_documents([path])[0].report
    assert report.checked_as == "document"
    assert (report.elements is None) <= bool(report.findings)
    for finding in report.findings:
        assert finding.text("zh")
        assert finding.as_mapping()["message"]


# Documents spoilt at random: what is well-formed, but no program would write, and what is not even that.


_VALUES = (
    "", "0", "-1", "1", "65535", "99999999999999999999", "-2147483649", "1e9", "nan", "inf", "12pt", "3cm",
    "-4in", "50%", "auto", "none", "true", "off", "FF0000", "一", "%1、%2%9", "both", "exact",
    "chineseCounting", "PAGE", "左",
)  # fmt: skip
_TEXTS = (
    "", " ", "附件1", "附件：1.", "2026年2月30日", "抄送：", "〔〕号", "签发人：", "一、", "（一）",
    "\u3000", "\u202e", "\U00020000", "a" * 500,
)  # fmt: skip


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """``data``, a package, with a few of its parts spoilt; mostly they stay well-formed."""
    contents = parts(data)
    names = sorted(name for name in contents if name.endswith((".xml", ".rels")))
    for _ in range(chance.randint(1, 3)):
        name = "word/document.xml" if chance.random() < 0.6 else chance.choice(names)
        contents[name] = _spoilt_part(contents[name], chance)
    if chance.random() < 0.1:
        del contents[chance.choice(names)]
    whole = packed(contents)
    return _scratched(whole, chance) if chance.random() < 0.1 else whole


def _spoilt_part(content: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.05:
        return _scratched(content, chance)
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:  # spoilt already
        return content
    for _ in range(chance.choice((1, 2, 5, 20, 60))):
        _spoil(chance.choice(list(root.iter("{*}*"))), chance)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _spoil(element: etree._Element, chance: random.Random) -> None:
    chance.choice((_other_value, _other_text, _taken_out, _doubled, _moved, _unwrapped, _renamed))(element, chance)


def _other_value(element: etree._Element, chance: random.Random) -> None:
    if element.attrib:
        element.set(chance.choice(sorted(map(str, element.attrib))), chance.choice(_VALUES))


def _other_text(element: etree._Element, chance: random.Random) -> None:
    if len(element) == 0:
        element.text = chance.choice(_TEXTS)


def _taken_out(element: etree._Element, _: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _doubled(element: etree._Element, _: random.Random) -> None:
    if element.getparent() is not None:
        element.addnext(deepcopy(element))


def _moved(element: etree._Element, chance: random.Random) -> None:
    """To some other place, where it does not belong."""
    root = element.getroottree().getroot()
    target = chance.choice(list(root.iter("{*}*")))
    if element is not root and element not in target.iterancestors() and element is not target:
        target.append(element)


def _unwrapped(element: etree._Element, _: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        for child in list(element):
            element.addprevious(child)
        parent.remove(element)


def _renamed(element: etree._Element, chance: random.Random) -> None:
    """By the name of some other element."""
    names = [str(each.tag) for each in element.getroottree().getroot().iter("{*}*")]
    element.tag = chance.choice(names)


def _scratched(content: bytes, chance: random.Random) -> bytes:
    """Some bytes of it changed."""
    scratched = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        if scratched:
            scratched[chance.randrange(len(scratched))] = chance.randrange(256)
    return bytes(scratched)


# Versions of a document, of which each block is read once: what is read is what is read without the others.

_P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
_MARKED = '<w:p><w:bookmarkStart w:id="{0}" w:name="b{0}"/><w:r><w:t>甲</w:t></w:r><w:bookmarkEnd w:id="{0}"/></w:p>'
_FIELD = '<w:p><w:r><w:t>前</w:t><w:fldChar w:fldCharType="{}"/><w:t>后</w:t></w:r></w:p>'
_ROW = "<w:tr>{}<w:tc>" + _P.format("乙") + "</w:tc></w:tr>"
_BLOCKS = (
    _P.format("甲"),
    _P.format("乙"),
    "<w:p/>",
    _MARKED.format(1),
    _MARKED.format(2),
    '<w:p><w:r><w:t>上</w:t><w:br w:type="page"/><w:t>下</w:t></w:r></w:p>',
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>项</w:t></w:r></w:p>',
    *map(_FIELD.format, ("begin", "separate", "end")),
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr></w:p>',
    f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{_P.format('框')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    f"<w:tbl>{_ROW.format('')}</w:tbl>",
    f"<w:tbl>{_ROW.format('<w:trPr><w:hidden/></w:trPr>')}<w:tr><w:tc><w:tbl>{_ROW.format('')}</w:tbl><w:p/></w:tc></w:tr></w:tbl>",
)
_STYLES = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="{}"/></w:rPr></w:rPrDefault></w:docDefaults>'
_LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_PARTS: tuple[dict[str, str], ...] = (
    {},
    {"styles": _STYLES.format(32)},
    {"styles": _STYLES.format(24)},
    {"numbering": _LISTS},
)
_VERSIONS = st.lists(
    st.tuples(st.lists(st.sampled_from(_BLOCKS), max_size=8), st.sampled_from(_PARTS)), min_size=2, max_size=4
)


@settings(max_examples=examples(1_000, in_every_run=20))
@given(_VERSIONS)
def test_each_version_is_read_as_if_it_were_the_only_one(versions: list[tuple[list[str], dict[str, str]]]) -> None:
    drop_all()
    for blocks, others in versions:
        data = package("".join(blocks), **others)
        read = document_in(DocxParts(data, "公文.docx"), is_version=True)
        alone = document_in(DocxParts(data, "公文.docx"))
        assert read == alone
        assert [*read.positions.values()] == [*alone.positions.values()]
