"""Rich text from simple Markdown."""

import io

import docx
import pytest
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.ground.errors import TemplateError
from generator.templates.word.content.simple_markdown import rich_text_of
from generator.templates.word.docx_template import DocxTemplate
from tests.chosen import examples
from tests.refused import refused_for
from tests.word_documents import make_docx

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
        ("***都***", [("都", "bi")]),
        ("*斜 **都***", [("斜 ", "i"), ("都", "bi")]),
        ("`**码**`", [("**码**", "c")]),
        ("``a`b``", [("a`b", "c")]),
        ("`a``b", [("`a``b", "")]),
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
    expected = [("这里", "https://example.com/a_(b)?c=1&d=2")]
    assert [(link.text, link.address) for link in paragraph.hyperlinks] == expected
    assert paragraph.hyperlinks[0].runs[0].bold
    assert refused_for(TemplateError, MARKDOWN.render, {"x": "[点](javascript:alert)"}) == ["template-content-address"]


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
