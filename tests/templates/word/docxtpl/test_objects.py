"""Values that are objects of docxtpl's classes and of ours give the same text, looks and sizes."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import docxtpl
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from generator import DocxTemplate, InlineImage, Listing, RichParagraphs, RichText, SubDocument
from tests.templates.word.content.pictures import picture_bytes
from tests.templates.word.witnesses import new_findings
from tests.word_documents import make_docx

LOOKS = ("b", "i", "u", "strike", "color", "sz", "vertAlign", "shd", "highlight", "rFonts", "rStyle")


@dataclass(frozen=True)
class Case:
    """A template, and the value ``x`` for each engine."""

    lines: list[str]
    theirs: Callable[[docxtpl.DocxTemplate, Path], object]
    ours: Callable[[Path], object]


def rich(kind: type[RichText] | type[docxtpl.RichText]) -> RichText | docxtpl.RichText:
    text = kind("重要", bold=True, color="C00000")
    text.add("，<b>&乙", italic=True)
    text.add("上", superscript=True)
    text.add("下", subscript=True)
    text.add("\n换行\t制表")
    text.add("大", size=40, underline=True, strike=True, font="eastAsia:楷体")
    text.add("亮", highlight="#FFFF00")
    return text


def paragraphs_of(template: docxtpl.DocxTemplate, _folder: Path) -> docxtpl.RichTextParagraph:
    paragraphs = docxtpl.RichTextParagraph()
    paragraphs.add(docxtpl.RichText("一", bold=True), parastyle="Quote")
    paragraphs.add(docxtpl.RichText("二"))
    return paragraphs


CASES = {
    "rich text": Case(["甲{{r x }}乙"], lambda _t, _f: rich(docxtpl.RichText), lambda _f: rich(RichText)),
    "rich text twice": Case(
        ["{{r x }}", "| {{r x }} | 乙 |"], lambda _t, _f: rich(docxtpl.RichText), lambda _f: rich(RichText)
    ),
    "link": Case(
        ["见{{r x }}。"],
        lambda t, _f: docxtpl.RichText("网站", url_id=t.build_url_id("https://example.org/?a=1&b=2")),
        lambda _f: RichText("网站", link="https://example.org/?a=1&b=2"),
    ),
    "paragraphs": Case(
        ["上", "{{p x }}", "下"],
        paragraphs_of,
        lambda _f: RichParagraphs().add(RichText("一", bold=True), "Quote").add(RichText("二")),
    ),
    "listing": Case(
        ["甲{{ x }}乙"],
        lambda _t, _f: docxtpl.Listing("一\n二\t三\a四 & <五>\f六"),
        lambda _f: Listing("一\n二\t三\a四 & <五>\f六"),
    ),
    "picture": Case(
        ["标志{{ x }}。", "| {{ x }} |"],
        lambda t, f: docxtpl.InlineImage(t, str(f / "a.png"), width=Mm(30)),
        lambda f: InlineImage(f / "a.png", width="30mm"),
    ),
    "picture of two sizes": Case(
        ["{{ x }}"],
        lambda t, f: docxtpl.InlineImage(t, str(f / "a.png"), width=Mm(30), height=Mm(10)),
        lambda f: InlineImage(f / "a.png", width="30mm", height="10mm"),
    ),
    "document": Case(
        ["上", "{{p x }}", "下"],
        lambda t, f: t.new_subdoc(str(f / "part.docx")),
        lambda f: SubDocument(f / "part.docx"),
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.png").write_bytes(picture_bytes())
    part = docx.Document(io.BytesIO(make_docx(["段<一>&", "| 格 | 子 |", "尾"])))
    part.paragraphs[0].runs[0].bold = True
    part.save(str(tmp_path / "part.docx"))
    return tmp_path


def lines(data: bytes) -> list[str]:
    """Paragraphs with the looks of their runs, and sizes of pictures in EMU, of the body."""
    document = docx.Document(io.BytesIO(data))
    targets = {name: relation.target_ref for name, relation in document.part.rels.items() if relation.is_external}
    return ["".join(_pieces(paragraph, targets)) for paragraph in document.element.body.iter(qn("w:p"))]


def _pieces(paragraph: etree._Element, targets: dict[str, str]) -> list[str]:
    said: dict[str, Callable[[etree._Element], str]] = {
        qn("w:hyperlink"): lambda link: f"[{targets[str(link.get(qn('r:id')))]}]",
        qn("w:pStyle"): lambda style: f"({style.get(qn('w:val'))})",
        qn("w:t"): lambda text: f"{_look(next(text.iterancestors()))}{text.text or ''}",
        qn("w:br"): lambda mark: "⤓" if mark.get(qn("w:type")) == "page" else "⏎",
        qn("w:tab"): lambda mark: "⇥" if next(mark.iterancestors()).tag == qn("w:r") else "",
        qn("wp:extent"): lambda size: f"［{size.get('cx')}×{size.get('cy')}］",
    }
    return [said[str(element.tag)](element) for element in paragraph.iter(etree.Element) if element.tag in said]


def _look(run: etree._Element) -> str:
    found = []
    for name in LOOKS:
        element = run.find(f"{qn('w:rPr')}/{qn(f'w:{name}')}")
        if element is not None:
            values = sorted("=".join([etree.QName(key).localname, str(element.get(key))]) for key in element.attrib)
            # docxtpl leaves out what the schema asks of a shade besides its colour (ECMA-376 part 1, 17.3.2.32).
            found.append(" ".join([name, *(each for each in values if name != "shd" or each.startswith("fill"))]))
    return f"⟨{'; '.join(found)}⟩" if found else ""


@pytest.mark.parametrize("name", CASES)
def test_both_give_the_same(name: str, folder: Path) -> None:
    case = CASES[name]
    template = make_docx(case.lines)
    theirs = docxtpl.DocxTemplate(io.BytesIO(template))
    theirs.render({"x": case.theirs(theirs, folder)}, autoescape=True)
    buffer = io.BytesIO()
    theirs.save(buffer)
    ours = DocxTemplate.open(template).render({"x": case.ours(folder)})
    assert lines(ours) == lines(buffer.getvalue())
    assert new_findings(template, ours) == []
