"""Faults planted one at a time in a right document, and the rules that must find each of them.

They are written for the text of ``tests.check.right``, in whatever program's document it stands: a paragraph is found
by how it begins, a change is typed as a clerk would.
"""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor, Twips
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from tests.check.right import LEFT, format_line, set_font

Plant = Callable[[Document], None]
"""What puts a fault into a document."""


@dataclass(frozen=True)
class Fault:
    """A fault by its name: how it is planted, and the rules that tell it. One of ``rules`` at least, none beside."""

    name: str
    plant: Plant
    told: str
    compared: bool = False

    @property
    def rules(self) -> frozenset[str]:
        return frozenset(self.told.split())


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Every paragraph of the text, those of tables too."""
    for block in document.element.body.iter(qn("w:p")):
        yield Paragraph(block, document._body)


def paragraph(document: Document, start: str) -> Paragraph:
    """The first paragraph whose text begins with ``start``."""
    return next(each for each in paragraphs(document) if each.text.startswith(start))


def retype(document: Document, start: str, old: str, new: str) -> None:
    """``new`` in the place of ``old`` in the paragraph that begins with ``start``, in the look of what it replaces."""
    found = paragraph(document, start)
    place = found.text.index(old)
    replaced = False
    offset = 0
    for run in found.runs:
        begins, ends = offset, offset + len(run.text)
        offset = ends
        cut_from, cut_to = max(place, begins), min(place + len(old), ends)
        if cut_from < cut_to or (not old and begins <= place <= ends and not replaced):
            text = run.text
            run.text = text[: cut_from - begins] + ("" if replaced else new) + text[cut_to - begins :]
            replaced = True


def runs_of(document: Document, start: str) -> list[Run]:
    """The runs with text of a paragraph."""
    return [run for run in paragraph(document, start).runs if run.text.strip()]


def remove(element: etree._Element | None) -> None:
    assert element is not None
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def together(*plants: Callable[[Document], object]) -> Plant:
    return lambda document: [plant(document) for plant in plants].clear()


def of_runs(start: str, change: Callable[[Run], object]) -> Plant:
    return lambda document: [change(run) for run in runs_of(document, start)].clear()


def in_font(start: str, name: str, size: float | None = None) -> Plant:
    """A paragraph in another font, and size in points."""
    return together(of_runs(start, lambda run: set_font(run, name)), *([in_size(start, size)] if size else []))


def in_size(start: str, size: float) -> Plant:
    """A paragraph in another size, in points."""
    return of_runs(start, lambda run: setattr(run.font, "size", Pt(size)))


def coloured(start: str, color: str) -> Plant:
    return of_runs(start, lambda run: setattr(run.font.color, "rgb", RGBColor.from_string(color)))


def bold(start: str) -> Plant:
    return of_runs(start, lambda run: setattr(run.font, "bold", True))


def formed(start: str, **form: object) -> Plant:
    """A paragraph with other values of python-docx's ``paragraph_format``."""

    def plant(document: Document) -> None:
        for name, value in form.items():
            setattr(paragraph(document, start).paragraph_format, name, value)

    return plant


def right_in(start: str, right: float) -> Plant:
    """A paragraph whose right indent is ``right`` millimetres."""
    return formed(start, right_indent=Mm(right))


def pitched(start: str, points: float) -> Plant:
    return formed(start, line_spacing=Pt(points))


def lines_above(start: str, count: int, *, last: bool = False) -> Plant:
    """As many empty lines more, or fewer, above the first paragraph that begins so, or the last one of the text."""

    def plant(document: Document) -> None:
        of_text = (each for each in reversed(document.paragraphs) if each.text.startswith(start))
        below = next(of_text) if last else paragraph(document, start)
        for _ in range(-count):
            remove(below._p.getprevious())
        for _ in range(count):
            format_line(below.insert_paragraph_before(""), LEFT, 579)

    return plant


def typed(start: str, old: str, new: str) -> Plant:
    return lambda document: retype(document, start, old, new)


def aligned(start: str, align: WD_ALIGN_PARAGRAPH) -> Plant:
    """A paragraph aligned otherwise, its indents taken away."""

    def plant(document: Document) -> None:
        form = paragraph(document, start).paragraph_format
        form.alignment = align
        form.left_indent = form.right_indent = form.first_line_indent = Twips(0)

    return plant


def indented(start: str, *, left: float = 0, first: float = 0) -> Plant:
    """A paragraph with other indents, in millimetres."""

    def plant(document: Document) -> None:
        found = paragraph(document, start)
        indent = found._p.get_or_add_pPr().get_or_add_ind()
        for name in ("firstLineChars", "leftChars"):  # they come before the lengths, and a style may give them
            indent.set(qn(f"w:{name}"), "0")
        found.paragraph_format.left_indent = Mm(left)
        found.paragraph_format.first_line_indent = Mm(first)

    return plant


def margin(side: str, millimetres: float) -> Plant:
    """A page margin of every section."""

    def plant(document: Document) -> None:
        for section in document.sections:
            setattr(section, f"{side}_margin", Mm(millimetres))

    return plant


def repeated_as(start: str, text: str) -> Plant:
    """A paragraph after that which begins with ``start``, in its look."""

    def plant(document: Document) -> None:
        found = paragraph(document, start)._p
        other = copy.deepcopy(found)
        found.addnext(other)
        runs = [run for run in Paragraph(other, document._body).runs if run.text.strip()]
        for run in runs[1:]:
            run.text = ""
        runs[0].text = text

    return plant


def sheet(width: float, height: float) -> Plant:
    """Another size of the sheet in every section, in millimetres."""

    def plant(document: Document) -> None:
        for section in document.sections:
            section.page_width, section.page_height = Mm(width), Mm(height)

    return plant


def in_header(text: str) -> Plant:

    def plant(document: Document) -> None:
        for section in document.sections:
            for header in (section.header, section.even_page_header, section.first_page_header):
                header.paragraphs[0].add_run(text)

    return plant


def no_page_numbers(document: Document) -> None:
    """All footers without what is in them."""
    for section in document.sections:
        for footer in (section.footer, section.even_page_footer):
            for each in footer.paragraphs:
                for child in list(each._p):
                    if child.tag != qn("w:pPr"):
                        each._p.remove(child)


def _in_footers(change: Callable[[Paragraph], None]) -> Plant:
    def plant(document: Document) -> None:
        for section in document.sections:
            for footer in (section.footer, section.even_page_footer):
                if not footer.is_linked_to_previous:
                    for each in footer.paragraphs:
                        if each.text.strip():
                            change(each)

    return plant


def _centre(found: Paragraph) -> None:
    found.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    found.paragraph_format.left_indent = found.paragraph_format.right_indent = Twips(0)


def _hyphens(found: Paragraph) -> None:
    for run in found.runs:
        if "—" in run.text:
            run.text = run.text.replace("—", "-")


def _small(found: Paragraph) -> None:
    for run in found.runs:
        run.font.size = Pt(10.5)


def _red_rule(document: Document) -> etree._Element:
    (rule,) = paragraph(document, "示民发")._p.iter(qn("w:pBdr"))
    return rule


def _black_rule(document: Document) -> None:
    for side in _red_rule(document):
        side.set(qn("w:color"), "000000")


def _name_flush_right(document: Document) -> None:
    _name(document).paragraph_format.right_indent = Mm(0)


FAULTS = (
    # the fifteen of the comparison
    Fault("margin 25.4", margin("top", 25.4), "PG-02", True),
    Fault("number in square brackets", typed("示民发", "〔2026〕", "[2026]"), "HD-18 PU-04", True),
    Fault("serial with a leading zero", typed("示民发", "〕7号", "〕07号"), "HD-18", True),
    Fault("date partly in hanzi", typed("2026年3月5日", "3月", "三月"), "SG-01", True),
    Fault("title ends with a full stop", typed("示例市民政局\n", "通知", "通知。"), "TI-08 PU-20 TI-07", True),
    Fault("recipients end with a comma", typed("各县", "单位：", "单位，"), "RC-03", True),
    Fault("一、 typed as 1.", typed("一、总体", "一、", "1."), "BD-07 BD-08 BD-06 PU-14", True),
    Fault("the text cites an attachment that is not there", typed("（一）摸清", "附件2", "附件3"), "AT-06", True),
    Fault("an attachment's name ends with a full stop", typed("附件：1", "方案", "方案。"), "AT-04 AT-06", True),
    Fault("a paragraph in 宋体 12", in_font("坚持以", "宋体", 12), "PG-15", True),
    Fault("no page numbers", no_page_numbers, "PN-01", True),
    Fault("抄送 without a full stop", typed("抄送", "管理局。", "管理局"), "IM-07", True),
    Fault("half-width commas", typed("坚持以", "，", ","), "PU-01", True),
    Fault("印发 before 成文", typed("示例市民政局办公室", "3月5日", "3月4日"), "IM-13", True),
    Fault("signed by another organ", lambda document: _sign(document, "示例市教育局"), "SG-18", True),
    # sheet and type area
    Fault("letter paper", sheet(215.9, 279.4), "PG-01 PG-04 PG-05"),
    Fault("left margin 31.7", margin("left", 31.7), "PG-03 PG-04"),
    Fault("right margin 31.7", margin("right", 31.7), "PG-04"),
    Fault("bottom margin 25.4", margin("bottom", 25.4), "PG-05"),
    Fault("a header", in_header("内部资料"), "PG-11"),
    Fault("text in 14 pt", in_size("坚持以", 14), "PG-15"),
    Fault("one paragraph at 20 pt pitch", pitched("坚持以", 20), "PG-09 PG-06"),
    # 版头
    Fault("a black mark", coloured("示例市民政局文件", "000000"), "HD-13"),
    Fault("a mark in 黑体", in_font("示例市民政局文件", "黑体"), "HD-13"),
    Fault("number with 第", typed("示民发", "〕7号", "〕第7号"), "HD-18"),
    Fault("number without 号", typed("示民发", "7号", "7"), "HD-18"),
    Fault("number in round brackets", typed("示民发", "〔2026〕", "（2026）"), "HD-18 PU-04"),
    Fault("no red rule", lambda document: remove(_red_rule(document)), "HD-28 HD-29"),
    Fault("a black rule", _black_rule, "HD-28 HD-29 PG-13"),
    # title and recipients
    Fault("title in 18 pt", in_size("示例市民政局\n", 18), "TI-01 TI-02"),
    Fault("title in 黑体", in_font("示例市民政局\n", "黑体"), "TI-01"),
    Fault("a bold title", bold("示例市民政局\n"), "TI-01"),
    Fault("title flush left", aligned("示例市民政局\n", WD_ALIGN_PARAGRAPH.LEFT), "TI-03"),
    Fault("title without 文种", typed("示例市民政局\n", "工作的通知", "工作"), "TI-07 GN-01"),
    Fault("recipients with a half-width colon", typed("各县", "：", ":"), "RC-03 PU-01"),
    # text
    Fault("a paragraph without indent", indented("坚持以", first=0), "BD-03"),
    Fault("heading with a comma after its number", typed("一、总体", "一、", "一，"), "PU-10 BD-06 BD-07 BD-08"),
    Fault("（一） followed by 、", typed("（一）摸清", "（一）", "（一）、"), "PU-11 BD-06"),
    Fault("half-width brackets at a heading", typed("（二）规范", "（二）", "(二)"), "PU-01 PU-11 BD-06 BD-07 BD-08"),
    Fault("1、 for 1.", typed("1.由本人", "1.", "1、"), "PU-12 BD-06 BD-07"),
    Fault("一、 in 宋体", in_font("一、总体", "宋体"), "BD-08"),
    Fault("an unbalanced bracket", typed("（一）摸清", "（见附件2）", "（见附件2"), "PU-23"),
    Fault("straight quotes", typed("坚持以", "应救尽救", '"应救尽救"'), "PU-02"),
    Fault("a year of two digits", typed("各地要加强", "2026年", "26年"), "NU-04"),
    Fault("a date with leading zeros", typed("各地要加强", "3月31日", "03月31日"), "NU-05"),
    Fault("three dots", typed("坚持以", "手中", "手中..."), "PU-19 PU-01"),
    # attachments
    Fault("附件: with a half-width colon", typed("附件：1", "附件：", "附件:"), "AT-02 PU-01"),
    Fault("serial 1、 in the list", typed("附件：1", "1.", "1、"), "AT-03 PU-12"),
    Fault("an attachment under another title", typed("冬春救助工作方案", "方案", "计划"), "AT-06 AN-05"),
    Fault("附件1：", typed("附件1", "附件1", "附件1："), "AN-03"),
    Fault("附件1 in 仿宋", in_font("附件1", "仿宋_GB2312"), "AN-03"),
    Fault("an attachment's title flush left", aligned("冬春救助工作方案", WD_ALIGN_PARAGRAPH.LEFT), "AN-04"),
    # signature
    Fault("date with leading zeros", typed("2026年3月5日", "3月5日", "03月05日"), "SG-01"),
    Fault("date flush right", right_in("2026年3月5日", 0), "SG-02 SG-03"),
    Fault("署名 flush right", _name_flush_right, "SG-03"),
    Fault("a note in half-width brackets", typed("（此件", "（此件公开发布）", "(此件公开发布)"), "NT-01 PU-01"),
    # 版记 and page numbers
    Fault("版记 in 16 pt", in_size("抄送", 16), "IM-05"),
    Fault("抄送 with a half-width colon", typed("抄送", "：", ":"), "IM-07 PU-01"),
    Fault("印发 date with leading zeros", typed("示例市民政局办公室", "3月5日", "03月05日"), "IM-11"),
    Fault("印发 left out", typed("示例市民政局办公室", "日印发", "日"), "IM-11"),
    Fault("page numbers centred", _in_footers(_centre), "PN-05 PN-06"),
    Fault("page numbers between hyphens", _in_footers(_hyphens), "PN-03 PN-08"),
    Fault("page numbers in 10.5 pt", _in_footers(_small), "PN-02"),
    # what merging leaves
    Fault("a placeholder", typed("坚持以", "人民", "{{ unit.name }}"), "MM-01"),
)
"""Every fault; ``compared`` are the fifteen that other checkers were compared by."""


def _sign(document: Document, organ: str) -> None:
    """``organ`` in the place of the 署名, the paragraph above the date."""
    first, *others = [run for run in _name(document).runs if run.text]
    first.text = organ
    for run in others:
        run.text = ""


def _name(document: Document) -> Paragraph:
    """The paragraph of the 署名, above the date."""
    all_paragraphs = [each for each in paragraphs(document) if each.text]
    place = next(number for number, each in enumerate(all_paragraphs) if each.text == "2026年3月5日")
    return all_paragraphs[place - 1]
