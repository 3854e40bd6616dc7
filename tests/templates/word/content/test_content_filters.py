"""Filters that make contents from plain data."""

from __future__ import annotations

import io

import docx
import pytest
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.ground.errors import TemplateError
from generator.templates.word.content.content_filters import rich_text_of
from generator.templates.word.docx_template import DocxTemplate
from tests.chosen import examples
from tests.word_documents import make_docx, paragraphs

MARKDOWN = DocxTemplate.open(make_docx(["前{{ x | markdown }}后"]))


def printed(text: str) -> list[Paragraph]:
    return docx.Document(io.BytesIO(MARKDOWN.render({"x": text}))).paragraphs


def looks(text: str) -> list[tuple[str, str]]:
    """The runs of a paragraph within 前 and 后: text, and b, i, s, c for bold, italic, struck and code."""
    (paragraph,) = printed(text)
    runs = [
        (
            run.text,
            "".join(
                mark
                for mark, on in (
                    ("b", run.bold),
                    ("i", run.italic),
                    ("s", run.font.strike),
                    ("c", run.font.name == "Courier New"),
                )
                if on
            ),
        )
        for run in paragraph.runs
    ]
    assert (runs[0], runs[-1]) == (("前", ""), ("后", ""))
    return runs[1:-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲", [("甲", "")]),
        ("请**务必**办理", [("请", ""), ("务必", "b"), ("办理", "")]),
        ("*斜* 和 ~~删~~", [("斜", "i"), (" 和 ", ""), ("删", "s")]),
        ("**粗 *斜* 粗**", [("粗 ", "b"), ("斜", "bi"), (" 粗", "b")]),
        *(("***都***", [("都", "bi")]), ("*斜 **都***", [("斜 ", "i"), ("都", "bi")])),
        *(("`**码**`", [("**码**", "c")]), ("``a`b``", [("a`b", "c")]), ("`a``b", [("`a``b", "")])),
        (r"\*星\* \\ \甲", [("*", ""), ("星", ""), ("*", ""), (" ", ""), ("\\", ""), (" \\甲", "")]),
        ("5 * 3 * 2", [("5 ", ""), ("*", ""), (" 3 ", ""), ("*", ""), (" 2", "")]),
        ("5*3*2", [("5", ""), ("*", ""), ("3", ""), ("*", ""), ("2", "")]),
        ("**没有收尾", [("**", ""), ("没有收尾", "")]),
        ("~~没有*收尾~~", [("没有", "s"), ("*", "s"), ("收尾", "s")]),
        ("名_字_和 # 号 > - 1. <b>", [("名_字_和 # 号 > - 1. <b>", "")]),
        ("[不是](链接 地址)", [("[不是](链接 地址)", "")]),
        ("[]()", [("[]()", "")]),
        ("一\n二", [("一\n二", "")]),
    ],
)
def test_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert looks(text) == expected


def test_paragraphs_and_edges() -> None:
    assert [paragraph.text for paragraph in printed("一\n\n二\n \n\n三\n")] == ["前一", "二", "三后"]
    assert [paragraph.text for paragraph in printed("\n一\r\n\r\n二\n")] == ["前一", "二后"]
    assert [paragraph.text for paragraph in printed("")] == ["前后"]


def test_links() -> None:
    (paragraph,) = printed("见[**这里**](https://example.com/a_(b)?c=1&d=2)。")
    assert paragraph.text == "前见这里。后"
    assert [(link.text, link.address) for link in paragraph.hyperlinks] == [
        ("这里", "https://example.com/a_(b)?c=1&d=2")
    ]
    assert paragraph.hyperlinks[0].runs[0].bold
    with pytest.raises(TemplateError) as caught:
        MARKDOWN.render({"x": "[点](javascript:alert)"})
    assert [problem.code for problem in caught.value.problems] == ["template-content-address"]


@given(st.text("ab*~`[(\\\n 甲", max_size=40))  # without links, whose address is not shown
@settings(max_examples=examples(300))
def test_nothing_but_marks_is_lost(text: str) -> None:
    def letters(shown: str) -> str:
        return "".join(each for each in shown if each in "ab甲")

    shown = "".join(paragraph.text for paragraph in printed(text))
    assert letters(shown) == letters(text)
    assert shown.count("*") <= text.count("*")


@pytest.mark.in_turn(3)
def test_long_texts_of_marks_take_no_time() -> None:
    for text in ("**a " * 20_000 + "a** " * 20_000, "[" * 50_000, "`" * 50_000, "[a](" * 20_000, "*" * 50_000):
        assert rich_text_of(text)


@pytest.mark.parametrize(
    ("tag", "value", "text", "address"),
    [
        ("{{ x | link }}", "https://example.com/", "https://example.com/", "https://example.com/"),
        ("{{ x | 链接('网站') }}", "https://example.com/", "网站", "https://example.com/"),
        ("{{ x | link }}", "office@example.com", "office@example.com", "mailto:office@example.com"),
        ("{{ x | link('电话') }}", "tel:010-00000000", "电话", "tel:010-00000000"),
    ],
)
def test_link(tag: str, value: str, text: str, address: str) -> None:
    data = DocxTemplate.open(make_docx([tag])).render({"x": value})
    (link,) = docx.Document(io.BytesIO(data)).paragraphs[0].hyperlinks
    assert (link.text, link.address) == (text, address)


@pytest.mark.parametrize("value", ["www.example.com", "javascript:x@example.com", ""])
def test_link_to_nowhere(value: str) -> None:
    with pytest.raises(TemplateError) as caught:
        DocxTemplate.open(make_docx(["{{ x | link }}"])).render({"x": value})
    assert [problem.code for problem in caught.value.problems] == ["template-content-address"]


def test_listing_and_texts_that_begin_paragraphs() -> None:
    for tag in ("{{ x|listing }}", "{{ x|分行 }}", "{{ x }}"):
        template = DocxTemplate.open(make_docx([f"前{tag}后", f"| {tag} | 乙 |"]))
        assert paragraphs(template.render({"x": "一\n二\a三\t四"})) == [
            "前一\n二",
            "三\t四后",
            "一\n二",
            "三\t四",
            "乙",
        ]


@pytest.mark.parametrize("name", ["markdown", "格式文字", "listing", "link", "image"])
@pytest.mark.parametrize(("value", "kind"), [([1], "list"), (None, "nothing"), ({"a": 1}, "group")])
def test_what_is_no_text(name: str, value: object, kind: str) -> None:
    with pytest.raises(TemplateError) as caught:
        DocxTemplate.open(make_docx([f"{{{{ x | {name} }}}}"])).render({"x": value})
    assert [problem.code for problem in caught.value.problems] == [f"template-value-{kind}"]


FITTING = {
    "王　甲": 100, "王小甲": 100, "欧阳示例": 100, "阿卜杜·示例": 80, "示例民族十字姓名甲乙": 48, "J. Li": 100,
    "J. Example": 74, "": None,
}  # fmt: skip
"""Names with their sizes in a line of 170 mm, 481.9 pt: as many 字, or 0.65 of one for a letter; the tag has 100 pt."""


@pytest.mark.parametrize("name", FITTING)
def test_a_name_is_as_large_as_fits(name: str) -> None:
    paragraph = printed_at(100, "{{ unit.name | 适应宽度(170) }}", name)
    sizes = [run.font.size.pt for run in paragraph.runs if run.font.size is not None and run.text]
    assert (paragraph.text, sizes) == (name, [FITTING[name]] if name else [])


@pytest.mark.parametrize(
    ("size", "tag", "name", "code"),
    [
        (100, "适应宽度(20)", "示例民族十字姓名甲乙", "template-fit-box"),
        (None, "适应宽度(20)", "王甲", "template-fit-size"),
        (100, "适应宽度('宽')", "王甲", "template-content-look"),
        (100, "适应宽度(20, -1)", "王甲", "template-content-look"),
    ],
)
def test_what_fits_no_box(size: float | None, tag: str, name: str, code: str) -> None:
    with pytest.raises(TemplateError) as caught:
        printed_at(size, f"{{{{ unit.name | {tag} }}}}", name)
    assert [problem.code for problem in caught.value.problems] == [code]


def test_the_least_size_is_the_writers() -> None:
    assert printed_at(100, "{{ unit.name | 适应宽度(20, 5) }}", "示例民族十字姓名甲乙").runs[0].font.size == Pt(5.5)


def printed_at(size: float | None, tag: str, name: str) -> Paragraph:
    """The paragraph of ``tag``, in this size in points, with the name of the unit."""
    document = docx.Document()
    document.add_paragraph().add_run(tag).font.size = None if size is None else Pt(size)
    saved = io.BytesIO()
    document.save(saved)
    made = DocxTemplate.open(saved.getvalue()).render({"unit": {"name": name}})
    return docx.Document(io.BytesIO(made)).paragraphs[0]
