"""Lines of exact height are in the PDF where Word has them: baselines at 0.8 of the height, from the upper margin on.

The documents are tiny; expected places are sums of what each says of its lines, in twips below the upper margin.
"""

import pytest
from lxml import etree

from generator.office.pdf.libreoffice_copy import adapted
from generator.office.pdf.measured_pages import Page
from generator.office.wordml.wordml_names import ANCHORED, NAMESPACE, STRICT_NAMESPACE, w, wp
from tests.pages import print_documents, read_pages
from tests.sample_docx import sample_docx
from tests.word_documents import parts

TOP, BOTTOM = 2098, 1984
OFF = '<w:snapToGrid w:val="0"/>'
BORDER = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="8" w:color="FF0000"/></w:pBdr>'
GRID = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>'
LINES = '<w:docGrid w:type="lines" w:linePitch="312"/>'
FLOATING = (
    '<w:tbl><w:tblPr><w:tblpPr w:vertAnchor="margin" w:horzAnchor="margin" w:tblpX="1" {place}/>'
    '<w:tblW w:w="8845" w:type="dxa"/><w:tblBorders><w:bottom w:val="single" w:sz="8" w:color="000000"/></w:tblBorders>'
    '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="8845"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc>'
    "</w:tr></w:tbl>"
)
AT_FOOT = FLOATING.format(place='w:tblpYSpec="bottom"')
FRAME = (
    '<w:framePr w:w="8845" w:h="2000" w:hRule="exact" w:wrap="notBeside" w:vAnchor="page" w:hAnchor="margin" w:x="1"'
    ' w:y="1500"/>'
)
PLAIN = FLOATING.replace('<w:tblpPr w:vertAnchor="margin" w:horzAnchor="margin" w:tblpX="1" {place}/>', "").replace(
    '<w:tblBorders><w:bottom w:val="single" w:sz="8" w:color="000000"/></w:tblBorders>', ""
)


def line(text: str = "国", *, height: int = 579, size: int = 16, properties: str = "", before: int = 0) -> str:
    """A paragraph of exact line height, on the grid unless its properties say otherwise."""
    look = f'<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>'
    return (
        f'<w:p><w:pPr>{properties}<w:spacing w:before="{before}" w:after="0" w:line="{height}" w:lineRule="exact"/>'
        f'</w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{look}</w:rPr><w:t>{text}</w:t></w:r></w:p>'
    )


def document(*blocks: str, grid: str = GRID, top: int = TOP) -> bytes:
    """A document of these blocks on one sheet, with a grid."""
    setup = (
        f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{top}" w:right="1474" w:bottom="{BOTTOM}"'
        f' w:left="1587" w:header="851" w:footer="1417" w:gutter="0"/>{grid}</w:sectPr>'
    )
    body = "".join(blocks) + setup
    return sample_docx(body=f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>')


HEAD = (
    line("标", height=1000, size=50, properties=OFF, before=1974),
    line("号", properties=BORDER, before=900),
    line("题", height=640, size=22, properties=OFF, before=1000),
    line("送", before=323),
)
DOCUMENTS: dict[str, tuple[bytes, list[float]]] = {
    "text": (document(*[line()] * 3), [463.2, 579 + 463.2, 1158 + 463.2]),
    "other heights": (document(*[line(height=560)] * 2), [448, 560 + 448]),
    "a grid of lines that leaves nine twentieths": (document(line(), grid=LINES), [463.2]),
    "no grid": (document(line(), grid=""), [463.2]),
    "off the grid alone": (document(*[line(height=640, size=22, properties=OFF)] * 2, line()), [512, 1152, 1743.2]),
    "a head": (
        document(*HEAD, line()),
        # a rule of 1.5 pt 8 pt below the number
        [1974 + 800, 3874 + 463.2, 4453 + 190 + 1000 + 512, 6283 + 323 + 463.2, 6606 + 579 + 463.2],
    ),
    "text with tracking": (document(line(), line(properties=OFF), line()), [463.2, 1042.2, 1621.2]),
    "a table without rules": (
        document(line(), line(), PLAIN.replace("<w:p/>", line("表", properties=OFF, height=500)), line()),
        [463.2, 1042.2, 1158 + 400, 1658 + 463.2],
    ),
    "below a frame": (
        document(
            line("框", properties=f"{FRAME}{OFF}", height=800, size=36),
            line("", properties=OFF, height=20),
            line("文"), line("文"),
        ),
        # the frame ends 1,402 below the margin, and LibreOffice goes on in steps of the first line's height
        [1500 - TOP + 640, 1422 + 463.2, 1422 + 579 + 463.2],
    ),
    "a table at the foot": (document(line(), AT_FOOT, line("", height=20)), [463.2]),
    "a table at a place": (document(line(), FLOATING.format(place='w:tblpY="5000"'), line("", height=20)), [463.2]),
}  # fmt: skip
"""A document, and its baselines in twips below the upper margin."""


@pytest.fixture(scope="module")
def printed() -> dict[str, Page]:
    pdfs = print_documents({name: data for name, (data, _) in DOCUMENTS.items()}).pdfs
    return {name: read_pages(pdf.data)[0] for name, pdf in pdfs.items()}


def twips(millimetres: float) -> float:
    return millimetres / 25.4 * 1440 - TOP


@pytest.mark.parametrize("name", DOCUMENTS)
def test_baselines_are_where_word_has_them(name: str, printed: dict[str, Page]) -> None:
    found = [twips(each.baseline) for each in printed[name].lines]
    assert found == pytest.approx(DOCUMENTS[name][1], abs=11), "within half a point, the step of w:position"


def test_a_rule_is_as_far_below_the_line_as_word_has_it(printed: dict[str, Page]) -> None:
    (rule,) = printed["a head"].rules
    assert twips(rule.y) == pytest.approx(3874 + 579 + 160 + 15, abs=11)


def test_tables_stay_at_their_place_on_the_sheet(printed: dict[str, Page]) -> None:
    (foot,), (placed,) = (printed[f"a table at {where}"].rules for where in ("the foot", "a place"))
    assert twips(foot.y) == pytest.approx(16838 - BOTTOM - TOP - 10, abs=4)
    assert twips(placed.y) == pytest.approx(5000 + 320, abs=20)


def copied(data: bytes) -> etree._Element:
    return etree.fromstring(adapted(parts(data))["word/document.xml"])


def margins(document: etree._Element) -> list[tuple[str | None, str | None]]:
    return [(each.get(w("top")), each.get(w("bottom"))) for each in document.iter(w("pgMar"))]


@pytest.mark.parametrize(
    "data",
    [
        document(line(), grid=""),
        document(line(), grid='<w:docGrid w:linePitch="312"/>'),
        document(line(properties=OFF)),
        document(line().replace("exact", "atLeast")),
        document(line().replace("exact", "auto"), line().replace("exact", "auto"), line()),
        document(AT_FOOT, line("", height=20)),
        document(line(), top=-TOP),
    ],
    ids=["no grid", "a grid without lines", "off the grid", "at least", "automatic", "no text", "from a header"],
)  # fmt: skip
def test_other_sections_stay_where_they_are(data: bytes) -> None:
    before = etree.fromstring(parts(data)["word/document.xml"])
    assert margins(copied(data)) == margins(before)


@pytest.mark.parametrize(
    ("relative", "raised"), [("paragraph", 52), ("line", 52), ("margin", 52 - 9), ("page", 0), ("topMargin", 0)]
)
def test_drawings_stay_at_their_place_on_the_sheet(relative: str, raised: int) -> None:
    """The text area is 43 twips lower in the copy, and LibreOffice's grid 9 twips below its upper edge."""
    place = f'<wp:positionV xmlns:wp="{ANCHORED}" relativeFrom="{relative}"><wp:posOffset>-63500</wp:posOffset>'
    drawing = f"<w:p><w:r><w:drawing>{place}</wp:positionV></w:drawing></w:r></w:p>"
    (offset,) = copied(document(line(), drawing)).iter(wp("posOffset"))
    assert offset.text == str(-63500 - raised * 635)


def test_strict_open_xml_stays_as_it_is() -> None:
    strict = parts(document(line()))
    for name in ("word/document.xml", "word/styles.xml"):
        strict[name] = strict[name].replace(NAMESPACE.encode(), STRICT_NAMESPACE.encode())
    assert b'w:top="2098"' in adapted(strict)["word/document.xml"]


def test_a_section_without_text_is_moved_like_the_one_before_and_sections_of_one_page_alike() -> None:
    own = document(line(), "<w:p><w:pPr>SECTION</w:pPr></w:p>", AT_FOOT, "<w:p/>")
    text = parts(own)["word/document.xml"].decode()
    section = text[text.index("<w:sectPr>") : text.index("</w:body>")]
    for kind in ("evenPage", "continuous"):
        given = parts(own)
        last = section.replace("<w:sectPr>", f'<w:sectPr><w:type w:val="{kind}"/>')
        given["word/document.xml"] = text.replace(section, last).replace("SECTION", section).encode()
        # 0.8 x 579 - (579 + 0.76 x 320) / 2 = 52, and 9 of 18 left over
        assert margins(etree.fromstring(adapted(given)["word/document.xml"])) == [("2141", "1941")] * 2


def test_the_look_of_lines_comes_from_styles() -> None:
    """A paragraph without properties of its own, in a style based on one with an exact height."""
    given = parts(document('<w:p><w:pPr><w:pStyle w:val="Below"/></w:pPr><w:r><w:t>国</w:t></w:r></w:p>'))
    exact = '<w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr>'
    smaller = '<w:basedOn w:val="Exact"/><w:rPr><w:sz w:val="28"/></w:rPr>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}">{look}</w:style>'
        for name, look in (("Exact", exact), ("Below", smaller))
    )
    given["word/styles.xml"] = given["word/styles.xml"].replace(b"</w:styles>", f"{styles}</w:styles>".encode())
    # 0.8 x 560 - (560 + 0.76 x 280) / 2 = 62, and 9 left over at 579
    assert margins(etree.fromstring(adapted(given)["word/document.xml"])) == [("2151", "1931")]
