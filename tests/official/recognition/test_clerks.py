"""Documents as clerks make them by hand, right and wrong, are told apart all the same.

Most habits are drafts of ``tests/drafts/cases``: here are those that none of them has.
"""

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from generator.office.reading import read_document
from generator.official.recognition import recognise
from generator.standard import Format
from tests.official.recognition.told_apart import said
from tests.word_documents import blank, saved

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
TEXT = (
    "为做好今年的防汛工作，现将有关事项通知如下。",
    "一、提高认识",
    "各单位要把防汛工作摆在重要位置，落实责任，备足物资，做到有备无患。",
    "二、加强值守",
    "汛期实行二十四小时值班，重要情况随时报告。",
)
WHOLE: dict[str, object] = {
    "format": "公文",
    "kind": "通知",
    "issuer_mark": ["示例县水利局文件"],
    "number": "示水发〔2026〕12号",
    "title": "示例县水利局关于做好防汛工作的通知",
    "recipients": "各乡镇人民政府，县级有关部门：",
    "paragraphs": 5,
    "headings": ["一、提高认识", "二、加强值守"],
    "attachment_list": [{"serial": 1, "name": "值班表"}, {"serial": 2, "name": "物资清单"}],
    "organs": ["示例县水利局"],
    "date": "2026年4月8日",
    "note": "（此件公开发布）",
    "attachments": [("附件1", "值班表", 1), ("附件2", "物资清单", 1)],
    "imprint copy_to": "抄送：县委办公室，县政府办公室。",
    "imprint office": "示例县水利局办公室",
    "imprint date": "2026年4月8日印发",
}
"""What is told of the document that :class:`Notice` makes."""


class Notice:
    """A notice put together step by step; a habit is a subclass that takes one step in its own way."""

    def __init__(self) -> None:
        self.document: Document = blank()

    def whole(self) -> bytes:
        self.head()
        self.title()
        self.recipients()
        self.text()
        self.list()
        self.signature()
        self.add("（此件公开发布）")
        self.attachments()
        self.imprint()
        return saved(self.document)

    def add(
        self, text: str = "", *, align: WD_ALIGN_PARAGRAPH | None = None, size: float = 16, font: str = "仿宋_GB2312"
    ) -> Paragraph:
        paragraph = self.document.add_paragraph()
        if align is not None:
            paragraph.alignment = align
        run = paragraph.add_run(text)
        run.font.size = Pt(size)
        run.font.name = font
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        return paragraph

    def head(self) -> None:
        mark = self.add("示例县水利局文件", align=CENTRE, size=50, font="方正小标宋简体")
        mark.runs[0].font.color.rgb = RGBColor(0xFF, 0, 0)
        self.add()
        self.add()
        self.add("示水发〔2026〕12号", align=CENTRE)

    def title(self) -> None:
        self.add()
        self.add("示例县水利局", align=CENTRE, size=22, font="方正小标宋简体")
        self.add("关于做好防汛工作的通知", align=CENTRE, size=22, font="方正小标宋简体")
        self.add()

    def recipients(self) -> None:
        self.add("各乡镇人民政府，县级有关部门：")

    def text(self) -> None:
        for line in TEXT:
            paragraph = self.add(line, font="黑体" if line[1] == "、" else "仿宋_GB2312")
            paragraph.paragraph_format.first_line_indent = Pt(32)

    def list(self) -> None:
        self.add()
        self.add("附件：1.值班表").paragraph_format.first_line_indent = Pt(32)
        self.add("2.物资清单").paragraph_format.first_line_indent = Pt(80)

    def signature(self) -> None:
        for _ in range(3):
            self.add()
        for text in ("示例县水利局", "2026年4月8日"):
            self.add(text, align=RIGHT).paragraph_format.right_indent = Pt(64)

    def attachments(self) -> None:
        for serial, title in enumerate(("值班表", "物资清单"), start=1):
            self.document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
            self.add(f"附件{serial}", font="黑体")
            self.add()
            self.add(title, align=CENTRE, size=22, font="方正小标宋简体")
            self.add("由县水利局统一安排。").paragraph_format.first_line_indent = Pt(32)

    def imprint(self) -> None:
        table = self.document.add_table(2, 2)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "抄送：县委办公室，县政府办公室。"
        table.cell(1, 0).text = "示例县水利局办公室"
        table.cell(1, 1).text = "2026年4月8日印发"


HABITS: list[tuple[type[Notice], dict[str, object]]] = []


def habit(**changed: object) -> Callable[[type[Notice]], type[Notice]]:
    """A habit; ``changed`` is what is told otherwise because of it, with _ for a blank."""

    def register(notice: type[Notice]) -> type[Notice]:
        HABITS.append((notice, {name.replace("imprint_", "imprint "): value for name, value in changed.items()}))
        return notice

    return register


@habit()
class AsUsual(Notice):
    pass


@habit()
class NothingFormatted(Notice):
    """Typed without a look: python-docx's own style everywhere."""

    def add(self, text: str = "", **_: object) -> Paragraph:
        return self.document.add_paragraph(text)


@habit(number=None)
class NoNumberYet(Notice):
    def head(self) -> None:
        super().head()
        self.document.paragraphs[-1].runs[0].text = ""


@habit(headings=["一、提高认识", "2.加强值守"])
class HeadingWithAnotherNumber(Notice):
    def text(self) -> None:
        super().text()
        self.document.paragraphs[-2].runs[0].text = "2.加强值守"


@habit()
class ListWithTheWordTwice(Notice):
    def list(self) -> None:
        self.add("附件：附件1.值班表").paragraph_format.first_line_indent = Pt(32)
        self.add("　　　附件2.物资清单").paragraph_format.first_line_indent = Pt(32)


@habit()
class SignedInOneParagraph(Notice):
    def signature(self) -> None:
        self.add("示例县水利局\n2026年4月8日", align=RIGHT)


@habit(date=None)
class NotDated(Notice):
    def signature(self) -> None:
        self.add("示例县水利局", align=RIGHT)


@habit(organs=[], posts=["县长"], how="stamp")
class SignedByThePerson(Notice):
    def signature(self) -> None:
        self.add("县　长　　　　王　某", align=RIGHT)
        self.add("2026年4月8日", align=RIGHT)


@habit()
class AttachmentsOnNoNewPage(Notice):
    def attachments(self) -> None:
        for serial, title in enumerate(("值班表", "物资清单"), start=1):
            self.add(f"附件{serial}")
            self.add(title, align=CENTRE)
            self.add("由县水利局统一安排。").paragraph_format.first_line_indent = Pt(32)


@habit(imprint_copy_to="抄送:县委办公室，县政府办公室", imprint_date="2026年04月08日")
class ImprintWithSlips(Notice):
    def imprint(self) -> None:
        self.add("抄送:县委办公室，\n县政府办公室", size=14)
        table = self.document.add_table(1, 2)
        table.cell(0, 0).text = "示例县水利局办公室"
        table.cell(0, 1).text = "2026年04月08日"
        properties = '<w:tblpPr %s w:vertAnchor="margin" w:tblpYSpec="bottom"/>'
        table._tbl.tblPr.insert(0, parse_xml(properties % W))


@habit()
class AllInOneTable(Notice):
    """A table of one column around the whole document."""

    def whole(self) -> bytes:
        data = super().whole()
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        blocks = [each for each in body if each.tag != qn("w:sectPr")]
        cell = document.add_table(1, 1).cell(0, 0)
        for block in blocks:
            cell._tc.append(block)
        cell.add_paragraph()
        return saved(document)


@habit()
class InContentControls(Notice):
    def recipients(self) -> None:
        super().recipients()
        paragraph = self.document.paragraphs[-1]._p
        control = parse_xml(f"<w:sdt {W}><w:sdtPr/><w:sdtContent/></w:sdt>")
        paragraph.addprevious(control)
        control[-1].append(paragraph)


@pytest.mark.parametrize(("notice", "changed"), HABITS, ids=[notice.__name__ for notice, _ in HABITS])
def test_a_habit(notice: type[Notice], changed: dict[str, object]) -> None:
    found = said(recognise(read_document(notice().whole(), "公文.docx")))
    wanted = {**WHOLE, **changed}
    assert {name: found[name] for name in wanted} == wanted


def test_margins_of_neither_profile() -> None:
    notice = Notice()
    notice.document.sections[0].top_margin = notice.document.sections[0].bottom_margin = Mm(25.4)
    found = recognise(read_document(notice.whole(), "公文.docx"))
    assert (found.profile, found.format) == (None, Format.GENERAL)
    assert found.issued is not None
    assert found.issued.iso == "2026-04-08"


@pytest.mark.parametrize("lines", [[], ["    "], ["请查收。"], ["附件1"], ["2026年4月8日"], ["签发人："], ["抄送："]])
def test_what_is_hardly_a_document(lines: list[str]) -> None:
    document = blank()
    for line in lines:
        document.add_paragraph(line)
    found = recognise(read_document(saved(document), "a.docx"))
    assert (found.title, found.number, found.mark) == (None, None, ())
