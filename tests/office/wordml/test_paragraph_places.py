"""Places of tags in every kind of text, also where Word splits them."""

import pytest
from lxml import etree

from generator.templates.word.docx_template import DocxTemplate
from tests.templates.word.docxtpl.reading import body
from tests.templates.word.docxtpl.templates import Block, Raw, Run, W, template
from tests.templates.word.witnesses import new_findings
from tests.word_documents import parts

CONTEXT: dict[str, object] = {"name": "甲 <&> 乙", "yes": True, "no": False, "list": ["一", "二"]}
BY = 'w:author="示例甲" w:date="2022-02-14T00:00:00Z"'
CELL = "<w:tc><w:tcPr><w:tcW w:w='4500' w:type='dxa'/></w:tcPr><w:p>{}</w:p></w:tc>"
CONTROL = "<w:sdt><w:sdtPr><w:id w:val='{}'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


def made(*blocks: Block, comments: tuple[Block, ...] = ()) -> bytes:
    data = template(*blocks, comments=comments)
    output = DocxTemplate.open(data).render(CONTEXT)
    assert new_findings(data, output) == []
    return output


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: str) -> Raw:
    grid = "<w:gridCol w:w='4500'/><w:gridCol w:w='4500'/>"
    return Raw(f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>")


@pytest.mark.cases(2)
@pytest.mark.parametrize(
    "between",
    [
        "",
        '<w:proofErr w:type="spellStart"/>',
        '<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>',
        '<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/>',
        "<w:r><w:lastRenderedPageBreak/></w:r>",
        "<w:r><w:softHyphen/></w:r>",
        f'<w:del w:id="2" {BY}><w:r><w:delText>删</w:delText></w:r></w:del>',
    ],
)
def test_what_word_puts_between_a_tags_letters(between: str) -> None:
    for letters in ("{", "{ na", "me ", "}"):
        whole = "左 {{ name }} 右"
        first, second = whole.split(letters, 1)
        paragraph = f"<w:p>{run(first + letters)}{between}{run(second)}</w:p>"
        assert body(made(Raw(paragraph), comments=("批注",)))[0] == "左 甲 <&> 乙 右"


@pytest.mark.parametrize(
    "around",
    [
        "<w:smartTag w:uri='u' w:element='e'>{}</w:smartTag>",
        f"<w:ins w:id='1' {BY}>{{}}</w:ins>",
        "<w:hyperlink w:anchor='a'>{}</w:hyperlink>",
        CONTROL.format(1, "{}"),
        "<w:hyperlink w:anchor='a'><w:smartTag w:uri='u' w:element='e'>{}</w:smartTag></w:hyperlink>",
        CONTROL.format(1, CONTROL.format(2, "{}")),
    ],
)
def test_what_may_stand_around_a_run(around: str) -> None:
    inner = around.format(run("内{{ name }}{% if yes %}真{% endif %}"))
    output = DocxTemplate.open(template(Raw(f"<w:p>{run('左')}{inner}{run('{{ na')}{run('me }}右')}</w:p>"))).render(
        CONTEXT
    )
    texts = "".join(each.text or "" for each in etree.fromstring(parts(output)["word/document.xml"]).iter(f"{W}t"))
    assert texts == "左内甲 <&> 乙真甲 <&> 乙右"


def test_controls_around_rows_and_cells() -> None:
    row = f"<w:tr>{CELL.format(run('{{ x }}'))}{CELL.format(run('{{ name }}'))}</w:tr>"
    loop, end = (
        f"<w:tr>{CELL.format(run(tag))}{CELL.format('')}</w:tr>" for tag in ("{%tr for x in list %}", "{%tr endfor %}")
    )
    cells = f"<w:tr>{CONTROL.format(3, CELL.format(run('{{ name }}')))}{CELL.format(run('尾'))}</w:tr>"
    output = made(table(CONTROL.format(1, loop + CONTROL.format(2, row) + end), cells))
    assert body(output) == [
        "table",
        *["  row", "    cell", "      一", "    cell", "      甲 <&> 乙"],
        *["  row", "    cell", "      二", "    cell", "      甲 <&> 乙"],
        *["  row", "    cell", "      甲 <&> 乙", "    cell", "      尾"],
        "",
    ]


def test_a_control_around_a_conditional_row() -> None:
    rows = [
        f"<w:tr>{CELL.format(run(text))}{CELL.format('')}</w:tr>" for text in ("{%tr if no %}", "行", "{%tr endif %}")
    ]
    assert body(
        made(table(CONTROL.format(1, "".join(rows)), f"<w:tr>{CELL.format(run('一'))}{CELL.format('')}</w:tr>"))
    ) == [*["table", "  row", "    cell", "      一", "    cell", "      ", ""]]


def test_text_beside_tags_is_kept_to_the_blank() -> None:
    texts = ["  两 个  ", "\u3000缩进{{ name }}\u00a0", " ", "{% if yes %} {% endif %}", "尾 "]
    output = made(tuple(Run(text) for text in texts))
    assert body(output) == ["  两 个  \u3000缩进甲 <&> 乙\u00a0  尾 "]
    kept = [
        each.get("{http://www.w3.org/XML/1998/namespace}space")
        for each in list(etree.fromstring(parts(output)["word/document.xml"]).iter(f"{W}t"))
        if (each.text or "").strip(" ") != each.text
    ]
    assert kept
    assert set(kept) == {"preserve"}
