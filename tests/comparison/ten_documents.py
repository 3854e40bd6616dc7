"""Ten documents of different makers, and what is changed in each: one character, one margin.

Written down before they are compared; the git tests and the tests of sentences go through them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.shared import Mm

from generator.comparison.description import describe, lines
from generator.comparison.difference_sentences import differences
from generator.ground.errors import Lang, speaking
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.templates.text.notice import open_notice
from tests.office.reading.made import package
from tests.sample_docx import foot_table, paragraph, sample_docx, section
from tests.word_documents import blank, packed, parts, saved

ROOT = Path(__file__).parents[2]
BODY = "word/document.xml"
_SECOND_OFFICE = ROOT / "tests" / "second_office"
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_BOX = (
    '<w:p {0}><w:r><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0"'
    ' relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="page"><wp:posOffset>1440000</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="page"><wp:posOffset>7200000</wp:posOffset></wp:positionV>'
    '<wp:extent cx="1800000" cy="720000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
    '<wp:docPr id="7" name="框"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData'
    ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
    '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="720000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r>'
    "<w:t>框里的字</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    "</wp:anchor></w:drawing></w:r></w:p>"
)
_SPLIT_TAG = (
    "<w:p {0}><w:r><w:t>请{{{{ un</w:t></w:r><w:proofErr w:type='spellStart'/><w:r><w:t>it.na</w:t></w:r>"
    "<w:r><w:t>me }}}}查收</w:t></w:r></w:p>"
)
_MERGED = (
    "<w:p {0}><w:r><w:t>致</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r>"
    "<w:instrText xml:space='preserve'> MERGEFIELD 单位 </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/>"
    "</w:r><w:r><w:t>«单位»</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
)


@dataclass(frozen=True)
class Edit:
    """One change by hand: the ``nth`` time that ``old`` stands in ``part`` of ``document`` it becomes ``new``.

    ``was`` and ``now`` are what the changed line says before and after.
    """

    document: str
    where: str
    old: str
    new: str
    was: str
    now: str
    part: str = BODY
    nth: int = 1

    def applied(self, data: bytes) -> bytes:
        """The document with the change, and nothing else changed."""
        contents = parts(data)
        pieces = contents[self.part].decode().split(self.old)
        assert len(pieces) > self.nth, f"{self.document}: {self.old} stands {len(pieces) - 1} times"
        before, after = self.old.join(pieces[: self.nth]), self.old.join(pieces[self.nth :])
        return packed({**contents, self.part: (before + self.new + after).encode()})


CHARACTERS = (
    Edit("函.docx", "a title", "关于印送有关", "关于印发有关", "印送", "印发"),
    Edit("信封.docx", "a cell", "贴邮票处", "贴邮资处", "›贴邮票处", "›贴邮资处"),
    Edit("回执.docx", "a cell", "签收人", "接收人", "签收人", "接收人"),
    Edit("分发表.docx", "a tag", "each.channel", "each.chanmel", "each.channel", "each.chanmel"),
    Edit("打印单.docx", "behind a tab", "送印日期：", "付印日期：", "⇥送印", "⇥付印"),
    Edit("签收单.docx", "a loop's tag", "{%tr for each in units %}", "{%tr for each in unit %}", "units %}", "unit %}"),
    Edit("标签.docx", "an argument in a tag", "batch(3,", "batch(2,", "batch(3,", "batch(2,"),
    Edit("通知.docx", "the text of a notice", "逐一登记", "逐个登记", "逐一登记", "逐个登记"),
    Edit("手工.docx", "the second section", "第二节的话", "第二节的活", "的话", "的活"),
    Edit("python-docx.docx", "a tag split into runs", ">it.na<", ">it.ma<", "{{ unit.name }}", "{{ unit.mame }}"),
)
MORE_CHARACTERS = (
    Edit("函.docx", "the first page's footer", "共{{", "总{{", "，共", "，总", part="word/footer2.xml"),
    Edit("函.docx", "the header", "notice.issuer", "notice.issues", "issuer", "issues", part="word/header1.xml"),
    Edit("python-docx.docx", "a text box", "框里的字", "框里的词", "框里的字", "框里的词"),
    Edit("python-docx.docx", "a field's code", "MERGEFIELD 单位", "MERGEFIELD 单价", "«单位»", "«单价»"),
    Edit("python-docx.docx", "a header", "示例页眉", "示例页脚", "示例页眉", "示例页脚", part="word/header1.xml"),
)
MARGINS = (
    Edit("函.docx", "top", 'w:top="2098"', 'w:top="1984"', "上边距 37 毫米", "上边距 35 毫米"),
    Edit("信封.docx", "left", 'w:left="680"', 'w:left="567"', "左边距 12 毫米", "左边距 10 毫米"),
    Edit("回执.docx", "bottom", 'w:bottom="1984"', 'w:bottom="1701"', "下边距 35 毫米", "下边距 30 毫米"),
    Edit("分发表.docx", "right", 'w:right="1474"', 'w:right="1417"', "右边距 26 毫米", "右边距 25 毫米"),
    Edit("打印单.docx", "left, by little", 'w:left="1587"', 'w:left="1593"', "左边距 28 毫米", "左边距 28.1 毫米"),
    Edit("签收单.docx", "top", 'w:top="2098"', 'w:top="2041"', "上边距 37 毫米", "上边距 36 毫米"),
    Edit("标签.docx", "top", 'w:top="28"', 'w:top="57"', "上边距 0.5 毫米", "上边距 1 毫米"),
    Edit("通知.docx", "right", 'w:right="1474"', 'w:right="1304"', "右边距 26 毫米", "右边距 23 毫米"),
    Edit("手工.docx", "the second section's left", 'w:left="1587"', 'w:left="1701"', "左边距 28", "左边距 30", nth=2),
    Edit("python-docx.docx", "of landscape", 'w:bottom="1134"', 'w:bottom="1701"', "下边距 20 毫米", "下边距 30 毫米"),
)
FRAGILE = (
    Edit(
        "函.docx", "no indent in 字", ' w:firstLineChars="200"', "", "首行 缩进 11.1 毫米 为 2 字",
        "第3段 为 2 字、第4段 为 2 字",
        part="word/styles.xml", nth=2,
    ),
    Edit(
        "函.docx", "punctuation hangs", '<w:overflowPunct w:val="0"/>', "", "标点溢出边界 全文 不溢出", "",
        part="word/styles.xml",
    ),
    Edit("函.docx", "the grid", 'w:charSpace="-849"', 'w:charSpace="-848"', "行和字符 -849", "行和字符 -848"),
    Edit("函.docx", "the header's distance", 'w:header="1701"', 'w:header="1134"', "边 30/25 毫米", "边 20/25 毫米"),
)  # fmt: skip
"""What LibreOffice drops by itself, changed by hand and nothing else."""


@cache
def ten_documents() -> Mapping[str, bytes]:
    """The documents by their names."""
    templates = {
        "函.docx": "unit/cover-letter.docx",
        "信封.docx": "unit/envelope-c5.docx",
        "回执.docx": "unit/reply-slip.docx",
        "分发表.docx": "dispatch/distribution-list.docx",
        "打印单.docx": "dispatch/print-order.docx",
        "签收单.docx": "dispatch/receipt-sheet.docx",
        "标签.docx": "dispatch/labels.docx",
    }
    return {
        **{name: (ROOT / "templates" / path).read_bytes() for name, path in templates.items()},
        "通知.docx": _notice(),
        "手工.docx": _by_hand(),
        "python-docx.docx": _by_python_docx(),
    }


def _notice() -> bytes:
    notice = open_notice(_SECOND_OFFICE / "notice", _SECOND_OFFICE / "house.yaml").render()
    return write_docx(lay_out(notice))


def _by_hand() -> bytes:
    return sample_docx(paragraph("第一节的话"), foot_table(["表一", "表二"]), section(), paragraph("第二节的话"))


def _by_python_docx() -> bytes:
    document = blank()
    document.add_heading("示例标题", 1)
    document.add_paragraph("列一", style="List Number")
    document.add_paragraph("列二", style="List Bullet")
    marked = document.add_paragraph("有")
    marked.add_run("加粗").bold = True
    marked.add_run("的字")
    table = document.add_table(2, 2)
    table.style = "Table Grid"
    table.cell(0, 0).text = "格"
    first = document.sections[0]
    first.header.paragraphs[0].text, first.footer.paragraphs[0].text = "示例页眉", "示例页脚"
    landscape = document.add_section(WD_SECTION.NEW_PAGE)
    landscape.page_width, landscape.page_height = landscape.page_height, landscape.page_width
    landscape.bottom_margin = Mm(20)
    for xml in (_SPLIT_TAG, _BOX, _MERGED):
        document.element.body.insert(len(document.element.body) - 1, parse_xml(xml.format(_NAMESPACES)))
    return saved(document)


def with_theme_fonts() -> bytes:
    """Tables in the table styles of python-docx's own template, whose fonts are its theme's."""
    document = Document()
    document.add_heading("示例标题 A4", 1)
    for style in ("Table Grid", "Light Grid Accent 1"):
        document.add_paragraph("表前 B5")
        table = document.add_table(2, 2, style)
        table.cell(0, 0).text, table.cell(1, 0).text, table.cell(1, 1).text = "项目1", "A", "乙"
    return saved(document)


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋"/><w:sz w:val="32"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="表题"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>'
)


def told(data: bytes, lang: Lang = "zh") -> list[str]:
    """All lines of the document."""
    with speaking(lang):
        return list(lines(describe(data, "公文.docx")))


def text_lines(body: str, lang: Lang = "zh", **others: str) -> list[str]:
    """The lines of the text of a document made of ``body``, behind that of its section."""
    found = told(made(body, **others), lang)
    section = next(place for place, line in enumerate(found) if line.startswith(("== 节", "== section")))
    return found[section + 1 :]


def line(xml: str, lang: Lang = "zh", **others: str) -> str:
    """The line of the only paragraph, which holds ``xml``."""
    (only,) = text_lines(f"<w:p>{xml}</w:p>", lang, **others)
    return only


def made(body: str, **others: str) -> bytes:
    return package(body, **{"styles": STYLES, **others})


def sentences(old: bytes, new: bytes, lang: Lang = "zh") -> list[str]:
    """What differs between two documents."""
    with speaking(lang):
        return [each.text for each in differences(describe(old, "旧.docx"), describe(new, "新.docx"))]


def text(content: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{content}</w:t></w:r>'
