"""Full-width characters of the copy have twice the tracking, as Word counts it, half-width ones what is written."""

import pytest
from lxml import etree

from generator.office.package import Package
from generator.office.pdf.libreoffice_copy import adapted
from generator.office.pdf.libreoffice_copy.full_width_tracking import remove_comment_marks
from generator.office.wordml.wordml_names import NAMESPACE, WORD_NAMESPACES, w
from generator.standard import number
from tests.sample_docx import sample_docx, section
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


NEXT, LINES, NOT_NEXT = "<w:keepNext/>", "<w:keepLines/>", '<w:keepNext w:val="0"/>'


def text(characters: int = 1, properties: str = NEXT) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{'国' * characters}</w:t></w:r></w:p>"


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
    expected = ["t", "t", "tab", "t", "br"]
    assert [etree.QName(each).localname for each in paragraph.iter(w("t"), w("tab"), w("br"))] == expected
    assert all(each.find(f"{w('rPr')}/{w('b')}") is not None for each in paragraph.iter(w("r")))


# Every paragraph of the copy says itself that nothing hangs, in the way that LibreOffice understands.


W = WORD_NAMESPACES[0]


def hanging(part: bytes, namespace: str = W) -> list[str | None]:
    """The value for hanging punctuation of each paragraph, in order."""
    name = f"{{{namespace}}}pPr/{{{namespace}}}overflowPunct"
    found = [each.find(name) for each in etree.fromstring(part).iter(f"{{{namespace}}}p")]
    return [None if each is None else each.get(f"{{{namespace}}}val") for each in found]


@pytest.mark.parametrize("namespace", WORD_NAMESPACES)
@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<w:pPr/>",
        '<w:pPr><w:overflowPunct w:val="0"/></w:pPr>',
        "<w:pPr><w:overflowPunct/></w:pPr>",
        '<w:r/><w:pPr><w:jc w:val="both"/></w:pPr>',
    ],
)
def test_every_paragraph_says_1_itself(inside: str, namespace: str) -> None:
    part = f'<w:ftr xmlns:w="{namespace}"><w:p>{inside}</w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:ftr>'
    assert hanging(adapted({"word/footer1.xml": part.encode()})["word/footer1.xml"], namespace) == ["1", "1"]


def test_the_order_that_the_schema_asks_for_is_kept() -> None:
    order = ("pStyle", "widowControl", "kinsoku", "topLinePunct", "spacing", "jc")
    part = (
        f'<w:document xmlns:w="{W}"><w:p><w:pPr>{"".join(f"<w:{each}/>" for each in order)}</w:pPr></w:p></w:document>'
    )
    properties = etree.fromstring(adapted({"a.xml": part.encode()})["a.xml"])[0][0]
    assert [etree.QName(each).localname for each in properties] == [*order[:3], "overflowPunct", *order[3:]]


# Text that is kept with the next paragraph, though not with itself, is let go in the copy where it is too long.
# Word keeps its last line there, LibreOffice all of it, and of a chain of such paragraphs all.


MOST = int(number("keep.longest"))

KEEPING_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:pPr>{look}</w:pPr></w:style>'
    for name, look in (("Kept", NEXT), ("Whole", LINES))
)


def styled(name: str, characters: int, more: str = "") -> str:
    return text(characters, f'<w:pStyle w:val="{name}"/>{more}')


def kept(*blocks: str) -> list[str | None]:
    """What each paragraph of the copy says itself: 1 of keepNext without a value, None without a keepNext."""
    given = parts(sample_docx(*blocks))
    given["word/styles.xml"] = given["word/styles.xml"].replace(b"</w:styles>", f"{KEEPING_STYLES}</w:styles>".encode())
    copied = etree.fromstring(adapted(given)["word/document.xml"])
    found = [paragraph.find(f"{w('pPr')}/{w('keepNext')}") for paragraph in copied.iter(w("p"))]
    return [None if each is None else each.get(w("val"), "1") for each in found]


def in_pieces(more: str = "") -> str:
    pieces = f"<w:r><w:t>{'国' * (MOST // 2)}</w:t></w:r><w:bookmarkEnd w:id='1'/>" * 2
    return f"<w:p><w:pPr>{NEXT}</w:pPr>{pieces}{more}</w:p>"


# What begins a page is not moved back to the page before.
ENDED = section().replace("<w:pPr>", f"<w:pPr>{NEXT}", 1)
HALF, APART_FROM_ALL = MOST // 2 + 1, text(properties="")
KEPT: dict[str, tuple[list[str], list[str | None]]] = {
    "a character": ([text(1)], ["1"]),
    "fourteen lines": ([text(14 * 28)], ["1"]),
    "a character more": ([text(MOST + 1)], ["0"]),
    "a chain of fourteen lines": ([text(MOST // 2), text(MOST // 2)], ["1", "1"]),
    "a chain is kept from its end": ([text(MOST // 2), text(HALF)], ["0", "1"]),
    "a long one in it": ([text(1), text(MOST), text(1)], ["0", "0", "1"]),
    "too long a one in it": ([text(1), text(MOST + 1), text(1)], ["0", "0", "1"]),
    "too long a one at its end": ([text(1), text(1), text(MOST + 1)], ["0", "0", "0"]),
    "empty ones count nothing": ([text(MOST), text(0), text(0)], ["1", "1", "1"]),
    "chains are counted apart": ([text(HALF), APART_FROM_ALL, text(HALF)], ["1", None, "1"]),
    "not kept": ([text(MOST + 1, "")], [None]),
    "kept whole alone": ([text(MOST + 1, LINES)], [None]),
    "kept whole, too": ([text(MOST + 1, NEXT + LINES)], ["1"]),
    "not kept, as it says": ([text(MOST + 1, NOT_NEXT)], ["0"]),
    "a heading, kept whole, between two chains": ([text(MOST), text(1, NEXT + LINES), text(MOST)], ["1", "1", "1"]),
    "short, by its style": ([styled("Kept", MOST)], [None]),
    "long, by its style": ([styled("Kept", MOST + 1)], ["0"]),
    "whole by its style": ([styled("Whole", MOST + 1, NEXT)], ["1"]),
    "whole itself": ([styled("Kept", MOST + 1, LINES)], [None]),
    "not kept itself": ([styled("Kept", MOST + 1, NOT_NEXT)], ["0"]),
    "only text is counted": ([in_pieces()], ["1"]),
    "all of it": ([in_pieces("<w:r><w:tab/><w:t>国</w:t></w:r>")], ["0"]),
    "every section is read": ([text(MOST + 1), section(), text(MOST + 1)], ["0", None, "0"]),
    "a chain ends with its section": ([text(MOST), ENDED, text(MOST)], ["1", "1", "1"]),
}


@pytest.mark.cases(24)
@pytest.mark.parametrize(("blocks", "found"), KEPT.values(), ids=KEPT)
def test_text_is_kept_as_far_as_it_is_short(blocks: list[str], found: list[str | None]) -> None:
    assert kept(*blocks, APART_FROM_ALL) == [*found, None]


# The copy has no marks of comments, and all else.


START, END, REFERENCE = (f'<w:comment{name} w:id="1"/>' for name in ("RangeStart", "RangeEnd", "Reference"))
TEXT = "<w:r><w:rPr><w:b/></w:rPr><w:t>一</w:t></w:r>"


@pytest.mark.parametrize("namespace", WORD_NAMESPACES)
@pytest.mark.parametrize(
    ("inside", "left"),
    [
        (f"{START}{TEXT}{END}<w:r><w:rPr><w:b/></w:rPr>{REFERENCE}</w:r>", TEXT),
        (f"<w:r>{REFERENCE}</w:r>", ""),
        (f"<w:r><w:t>一</w:t>{REFERENCE}</w:r>", "<w:r><w:t>一</w:t></w:r>"),
        (TEXT, TEXT),
    ],
)
def test_marks_are_gone(inside: str, left: str, namespace: str) -> None:
    def part(content: str) -> bytes:
        return f'<w:document xmlns:w="{namespace}"><w:body><w:p>{content}</w:p></w:body></w:document>'.encode()

    package = Package({"word/document.xml": part(inside)})
    remove_comment_marks(package)
    expected = etree.tostring(etree.fromstring(part(left)), method="c14n")
    assert etree.tostring(package.look("word/document.xml"), method="c14n") == expected


def test_the_copy_has_none() -> None:
    part = f'<w:ftr xmlns:w="{WORD_NAMESPACES[0]}"><w:p>{START}{TEXT}{END}</w:p></w:ftr>'
    assert b"comment" not in adapted({"word/footer1.xml": part.encode()})["word/footer1.xml"]
