"""Filters that make contents from plain data."""

import io

import docx
import pytest
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from generator.ground.errors import TemplateError
from generator.templates.word.docx_template import DocxTemplate
from tests.refused import refused, refused_for
from tests.word_documents import make_docx, paragraphs


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
    refusal = refused(TemplateError, DocxTemplate.open(make_docx(["{{ x | link }}"])).render, {"x": value})
    assert [problem.code for problem in refusal.problems] == ["template-content-address"]


def test_listing_and_texts_that_begin_paragraphs() -> None:
    for tag in ("{{ x|listing }}", "{{ x|分行 }}", "{{ x }}"):
        template = DocxTemplate.open(make_docx([f"前{tag}后", f"| {tag} | 乙 |"]))
        expected = ["前一\n二", "三\t四后", "一\n二", "三\t四", "乙"]
        assert paragraphs(template.render({"x": "一\n二\a三\t四"})) == expected


@pytest.mark.parametrize("name", ["markdown", "格式文字", "listing", "link", "image"])
@pytest.mark.parametrize(("value", "kind"), [([1], "list"), (None, "nothing"), ({"a": 1}, "group")])
def test_what_is_no_text(name: str, value: object, kind: str) -> None:
    refusal = refused(TemplateError, DocxTemplate.open(make_docx([f"{{{{ x | {name} }}}}"])).render, {"x": value})
    assert [problem.code for problem in refusal.problems] == [f"template-value-{kind}"]


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
    assert refused_for(TemplateError, printed_at, size, f"{{{{ unit.name | {tag} }}}}", name) == [code]


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
