"""Full-width characters of the copy have twice the tracking, as Word counts it, half-width ones what is written."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.office.pdf.adapted import adapted
from generator.office.wordml.wordml_names import NAMESPACE, w
from tests.sample_docx import sample_docx
from tests.word_documents import parts

APART = '<w:p><w:pPr><w:pStyle w:val="Apart"/></w:pPr>'
BALANCED = "<w:compat><w:balanceSingleByteDoubleByteWidth/></w:compat>"
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Apart"><w:rPr><w:spacing w:val="30"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Below"><w:basedOn w:val="Apart"/></w:style>'
    '<w:style w:type="character" w:styleId="Near"><w:rPr><w:spacing w:val="-4"/></w:rPr></w:style>'
)


def copied(paragraph: str, settings: str = BALANCED) -> etree._Element:
    """The paragraph in the copy of a document with these settings."""
    given = parts(sample_docx(body=f'<w:document xmlns:w="{NAMESPACE}"><w:body>{paragraph}</w:body></w:document>'))
    given["word/settings.xml"] = f'<w:settings xmlns:w="{NAMESPACE}">{settings}</w:settings>'.encode()
    given["word/styles.xml"] = given["word/styles.xml"].replace(b"</w:styles>", f"{STYLES}</w:styles>".encode())
    given["word/_rels/document.xml.rels"] = given["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings"'
        b' Target="settings.xml"/></Relationships>',
    )
    found = etree.fromstring(adapted(given)["word/document.xml"]).find(f".//{w('p')}")
    assert found is not None
    return found


def runs(paragraph: etree._Element) -> list[tuple[str, str | None]]:
    """The text of each run with its own tracking."""
    found = []
    for run in paragraph.iter(w("r")):
        tracking = run.find(f"{w('rPr')}/{w('spacing')}")
        text = "".join(each.text or "" for each in run.iter(w("t")))
        found.append((text, None if tracking is None else tracking.get(w("val"))))
    return found


def run(text: str, look: str = '<w:spacing w:val="-6"/>') -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("国家", [("国家", "-12")]),
        ("GB/T 9704", [("GB/T 9704", "-6")]),
        ("按GB的规定", [("按", "-12"), ("GB", "-6"), ("的规定", "-12")]),
        ("“国”，1 件", [("“国”，", "-12"), ("1 ", "-6"), ("件", "-12")]),
        ("国 家", [("国 家", "-12")]),
        ("Ａ１", [("Ａ１", "-12")]),
    ],
    ids=["hanzi", "letters and digits", "both", "marks", "a blank goes with what is before", "full-width forms"],
)
def test_runs_are_parted_by_the_width_of_their_characters(text: str, found: list[tuple[str, str]]) -> None:
    assert runs(copied(f"<w:p>{run(text)}</w:p>")) == found


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        (APART + "<w:r><w:t>国A</w:t></w:r></w:p>", [("国", "60"), ("A", None)]),
        ('<w:p><w:pPr><w:pStyle w:val="Below"/></w:pPr><w:r><w:t>国</w:t></w:r></w:p>', [("国", "60")]),
        ("<w:p>" + run("国", '<w:rStyle w:val="Near"/>') + "</w:p>", [("国", "-8")]),
        (APART + run("国", '<w:spacing w:val="0"/>') + "</w:p>", [("国", "0")]),
        (f"<w:p>{run('国', '<w:b/>')}</w:p>", [("国", None)]),
    ],
    ids=["of the paragraph's style", "of its base", "of a character style", "0 of its own", "none"],
)
def test_tracking_may_come_from_a_style(paragraph: str, found: list[tuple[str, str | None]]) -> None:
    assert runs(copied(paragraph)) == found


@pytest.mark.parametrize("settings", ["", BALANCED.replace("/></w:compat>", ' w:val="0"/></w:compat>')])
def test_without_the_setting_it_counts_once(settings: str) -> None:
    assert runs(copied(f"<w:p>{run('国')}</w:p>", settings)) == [("国", "-6")]


def test_text_other_content_and_looks_stay() -> None:
    given = run("甲1", '<w:b/><w:spacing w:val="-6"/>').replace("</w:r>", "<w:tab/><w:t>乙</w:t><w:br/></w:r>")
    paragraph = copied(f"<w:p>{given}</w:p>")
    assert runs(paragraph) == [("甲", "-12"), ("1", "-6"), ("乙", "-12")]
    assert [etree.QName(each).localname for each in paragraph.iter(w("t"), w("tab"), w("br"))] == [
        "t", "t", "tab", "t", "br",
    ]  # fmt: skip
    assert all(each.find(f"{w('rPr')}/{w('b')}") is not None for each in paragraph.iter(w("r")))
