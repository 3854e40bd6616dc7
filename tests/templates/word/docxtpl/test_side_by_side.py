"""Templates written from docxtpl's documentation, rendered by docxtpl and by us: the reader sees the same.

``DIFFERENCES`` has every place where that is not so, with what each gives for one record, and why.
docs/coming-from-docxtpl.md lists them.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import docx
import docxtpl
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator import DocxTemplate, InlineImage, Listing, RichParagraphs, RichText, SubDocument
from generator.ground.errors import TemplateError
from tests.chosen import examples
from tests.templates.word.content.pictures import picture_bytes
from tests.templates.word.docxtpl.cases import CASES, CONTEXTS
from tests.templates.word.docxtpl.reading import read
from tests.templates.word.witnesses import new_findings
from tests.word_documents import make_docx, saved

ALL = tuple(CONTEXTS)


@dataclass(frozen=True)
class Difference:
    """``contexts`` are the records that differ; ``theirs`` and ``ours`` are the lines of ``part`` for the first.

    ``ours`` is a problem's code where we refuse.
    """

    why: str
    theirs: Sequence[str]
    ours: Sequence[str] | str
    contexts: Sequence[str] = ALL
    part: str = "word/document.xml"


def without(*names: str) -> tuple[str, ...]:
    return tuple(name for name in ALL if name not in names)


NOT_THERE = "undefined values print as nothing"
NO_TEXT = "a prefixed variable that is only text vanishes with its paragraph, run, row or cell"
TEXT_LOST = "the text is lost"
NO_COLUMNS = "a cell over no columns, or fewer"
_NOT_READ = "tags in this place are left as they are"
_EMPTY = "a file that Word repairs"
_TWICE = "text in a property is escaped twice"
_NARROW = "a paragraph cannot end there; the rest of the value is lost"

DIFFERENCES: Mapping[str, Difference] = {
    "members and places in lists": Difference(NOT_THERE, ["示例甲，，示例甲"], "template-undefined", ["empty"]),
    "name that is not there": Difference(NOT_THERE, ["左右"], "template-undefined"),
    "entities in tags": Difference("an & within a tag's text prints as &amp;", ["小Truea&amp;b"], ["小Truea&b"]),
    "escaped delimiters in a value": Difference(
        "values are rewritten: data with these characters change", ["{{ n }} {% if %}"], ["{_{ n }_} {_% if %_}"]
    ),
    "tag split over runs": Difference(
        "the text after a tag takes the look of the text before it",
        ["⟨b⟩左高唐街道 右⟨/⟩"],
        ["⟨b⟩左高唐街道⟨/⟩⟨i⟩ 右⟨/⟩"],
    ),
    "look of the tag": Difference(
        "the run of a page break has no look", ["平⟨b⟩粗上段⟨/⟩", "⟨b⟩下段⟨/⟩", "⤓", "⟨b⟩下页⟨/⟩⟨i⟩通知⟨/⟩平"],
        ["平⟨b⟩粗上段⟨/⟩", "⟨b⟩下段⟨/⟩", "⟨b⟩⤓⟨/⟩", "⟨b⟩下页⟨/⟩⟨i⟩通知⟨/⟩平"], ["feeds"],
    ),
    "p variable": Difference(NO_TEXT, ["上", "下"], ["上", "高唐街道", "下"]),
    "r variable": Difference(NO_TEXT, ["上下"], ["上⟨b⟩高唐街道⟨/⟩下"], without("empty")),
    "dash after text": Difference("the text before the tag is lost", ["甲 丙", "丁"], ["甲", "乙 丙", "丁"]),
    "dash after a table": Difference(
        "the table loses its end, and with it what follows",
        ["table", "  row", "    cell", "      甲乙"],
        "template-dash",
    ),
    "dash at the beginning of a cell": Difference(
        "the cell before loses its end",
        ["table", "  row", "    cell", "      甲乙"],
        ["table", "  row", "    cell", "      甲", "    cell", "      乙"],
    ),
    "r comment beside text": Difference("only the comment goes", ["上⟨b⟩前后⟨/⟩下"], ["上下"]),
    "text beside a paragraph's tag": Difference(TEXT_LOST, ["乙"], "template-text-lost"),
    "p for": Difference(_EMPTY, [], [""], ["empty"]),
    "p for in p for": Difference(_EMPTY, [], [""], ["empty"]),
    "tr for, all rows": Difference(_EMPTY, ["table", "下"], ["下"], ["empty"]),
    "tc for, all cells": Difference(_EMPTY, ["table", "  row", "下"], ["下"], ["empty"]),
    "p for in a cell": Difference(
        _EMPTY, ["table", "  row", "    cell", "      一", "    cell"],
        ["table", "  row", "    cell", "      一", "    cell", "      "], ["empty"],
    ),
    "hm": Difference(_EMPTY, ["table", "  row", "  row"], [""], ["empty"]),
    "hm and vm": Difference(_EMPTY, ["table", "  row"], [""], ["empty"]),
    "colspan of a list": Difference(
        NO_COLUMNS, ["table", "  row", "    cell span=0", "      标题", "  row"], "template-colspan", ["empty"]
    ),
    "endnotes": Difference(
        _NOT_READ, ["note 1", "  尾注{{ name }}"], ["note 1", "  尾注高唐街道"], ALL, "word/endnotes.xml"
    ),
    "comments": Difference(
        _NOT_READ, ["note 1", "  批注{{ name }}"], ["note 1", "  批注高唐街道"], ALL, "word/comments.xml"
    ),
    "address of a link": Difference(
        _NOT_READ, ["http://example.com/%7B%7B%20n%20%7D%7D?a=%20b"], ["http://example.com/2?a=%20b"], ALL,
        "word/_rels/document.xml.rels",
    ),
    "custom properties": Difference(
        _NOT_READ, ["文号: {{ title }}（{{ n }}）"], ["文号: 通知（2）"], ALL, "docProps/custom.xml"
    ),
    "core properties of every kind": Difference(
        _NOT_READ,
        ["category: {{ n }}", "description: generated by python-docx", "keywords: {{ name }}", "subject: 通知"],
        ["category: 2", "description: generated by python-docx", "keywords: 高唐街道", "subject: 通知"],
        ALL,
        "docProps/core.xml",
    ),
    "properties": Difference(
        _TWICE,
        [
            "creator: &lt;b&gt;&amp;&#34;&#39;示例甲&lt;/b&gt; &amp; 乙 &amp;lt;",
            "description: generated by python-docx",
            "title: 题&lt;b&gt;&amp;&#34;&#39;通知&lt;/b&gt; &amp; 乙 &amp;lt;",
        ],
        [
            "creator: <b>&\"'示例甲</b> & 乙 &lt;",
            "description: generated by python-docx",
            "title: 题<b>&\"'通知</b> & 乙 &lt;",
        ],
        ["markup"],
        "docProps/core.xml",
    ),
    "letter": Difference(
        _TWICE,
        ["description: generated by python-docx", "title: &lt;b&gt;&amp;&#34;&#39;通知&lt;/b&gt; &amp; 乙 &amp;lt;"],
        ["description: generated by python-docx", "title: <b>&\"'通知</b> & 乙 &lt;"], ["markup"], "docProps/core.xml",
    ),
    "deletion": Difference("deleted text is filled in and stays in the file", ["留⟦删2⟧"], ["留"]),
    "content control in a line": Difference(
        _NARROW, ["控上段", "下"], ["控上段", "下段", "⤓", "下页", "下"], ["feeds"]
    ),
    "hyperlink": Difference(_NARROW, ["链上段"], ["链上段", "下段", "⤓", "下页"], ["feeds"]),
    "insertion": Difference(_NARROW, ["增上段"], ["增上段", "下段", "⤓", "下页"], ["feeds"]),
}  # fmt: skip

SCHEMA_ORDER = ("cellbg", "colspan", "cellbg by a variable", "vm in shaded cells")
"""The cases in which docxtpl writes elements in an order that the schema forbids."""


def rendered_by_docxtpl(template: bytes, context: Mapping[str, object]) -> bytes:
    document = docxtpl.DocxTemplate(io.BytesIO(template))
    document.render(dict(context), autoescape=True)
    return saved(document)


@cache
def made(case: str) -> bytes:
    return CASES[case]()


@cache
def opened(case: str) -> DocxTemplate:
    """The template of ``case``: one object gives what a fresh one gives, as a test below says. Raises TemplateError."""
    return DocxTemplate.open(made(case))


def ours(case: str, context: Mapping[str, object]) -> dict[str, list[str]] | str:
    try:
        return read(opened(case).render(context))
    except TemplateError as error:
        return error.problems[0].code


@pytest.mark.cases(4)
@pytest.mark.parametrize("case", CASES)
def test_the_reader_sees_the_same(case: str) -> None:
    different = []
    for name, context in CONTEXTS.items():
        theirs, own = read(rendered_by_docxtpl(made(case), context)), ours(case, context)
        if theirs != own:
            different.append(name)
    assert different == list(DIFFERENCES[case].contexts if case in DIFFERENCES else ())


@pytest.mark.parametrize("case", DIFFERENCES)
def test_differences_are_as_told(case: str) -> None:
    difference = DIFFERENCES[case]
    context = CONTEXTS[difference.contexts[0]]
    theirs, own = read(rendered_by_docxtpl(made(case), context)), ours(case, context)
    assert theirs[difference.part] == list(difference.theirs)
    assert difference.why
    if isinstance(difference.ours, str):
        assert own == difference.ours
    else:
        assert isinstance(own, dict)
        assert own[difference.part] == list(difference.ours)
        assert {part for part in own if own[part] != theirs[part]} == {difference.part}


@pytest.mark.cases(4)
@pytest.mark.parametrize("context", ["lines", pytest.param("empty", marks=pytest.mark.long)])
@pytest.mark.parametrize("case", CASES)
def test_nothing_is_wrong_that_was_not_wrong_in_the_template(case: str, context: str) -> None:
    difference = DIFFERENCES.get(case)
    if difference is not None and isinstance(difference.ours, str) and context in difference.contexts:
        with pytest.raises(TemplateError):
            opened(case).render(CONTEXTS[context])
    else:
        literal = "{" if "delimiters" in case or case == "raw" else ""
        assert new_findings(made(case), opened(case).render(CONTEXTS[context]), literal=literal) == []


@pytest.mark.parametrize("case", SCHEMA_ORDER)
def test_cell_tags_are_written_in_the_order_of_the_schema(case: str) -> None:
    """docxtpl writes them first of all a cell's properties, or after them all."""
    context = CONTEXTS["plain"]
    assert any("openxml-audit" in each for each in new_findings(made(case), rendered_by_docxtpl(made(case), context)))
    assert new_findings(made(case), DocxTemplate.open(made(case)).render(context)) == []


RENDERED = [case for case in CASES if case not in DIFFERENCES or not isinstance(DIFFERENCES[case].ours, str)]


@settings(max_examples=examples(60))
@given(st.sampled_from(RENDERED), st.lists(st.sampled_from(ALL), min_size=2, max_size=6))
def test_one_object_gives_what_a_fresh_one_gives(case: str, order: list[str]) -> None:
    if case == "core properties of every kind":  # a bell is no character of a property
        order = [name for name in order if name != "feeds"]
    shared = DocxTemplate.open(made(case))
    for name in order:
        assert shared.render(CONTEXTS[name]) == DocxTemplate.open(made(case)).render(CONTEXTS[name])


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


OBJECTS = {
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


@pytest.mark.cases(4)
@pytest.mark.parametrize("name", OBJECTS)
def test_both_give_the_same(name: str, folder: Path) -> None:
    case = OBJECTS[name]
    template = make_docx(case.lines)
    theirs = docxtpl.DocxTemplate(io.BytesIO(template))
    theirs.render({"x": case.theirs(theirs, folder)}, autoescape=True)
    data = saved(theirs)
    ours = DocxTemplate.open(template).render({"x": case.ours(folder)})
    assert lines(ours) == lines(data)
    assert new_findings(template, ours) == []
