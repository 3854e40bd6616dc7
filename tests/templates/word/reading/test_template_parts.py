"""Tracked deletions are accepted: nothing of deleted text, or of notes to it, reaches a document."""

import pytest

from generator.templates.word.docx_template import DocxTemplate
from tests.templates.word.docxtpl.reading import body, read
from tests.templates.word.docxtpl.templates import Raw, Table, template
from tests.templates.word.witnesses import new_findings
from tests.word_documents import parts

BY = 'w:id="{}" w:author="示例甲" w:date="2022-02-14T00:00:00Z"'
CONTEXT = {"name": "示例名单", "yes": True}


def deleted(text: str, number: int = 90, kind: str = "del") -> str:
    run = "delText" if kind == "del" else "t"
    return f"<w:{kind} {BY.format(number)}><w:r><w:{run}>{text}</w:{run}></w:r></w:{kind}>"


def mark(kind: str = "del") -> str:
    return f"<w:pPr><w:rPr><w:{kind} {BY.format(91)}/></w:rPr></w:pPr>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def made(data: bytes) -> bytes:
    output = DocxTemplate.open(data).render(CONTEXT)
    assert new_findings(data, output) == []
    for name, content in parts(output).items():
        assert "示例名单".encode() not in content or name == "word/document.xml"
        for gone in ("delText", "<w:del ", "moveFrom", "cellDel", "删"):
            assert gone.encode() not in content, name
    return output


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"<w:p>{run('左')}{deleted('删{{ name }}')}{run('{{ name }}右')}</w:p>", ["左示例名单右"]),
        (f"<w:p>{run('{{ na')}{deleted('删')}{run('me }}')}</w:p>", ["示例名单"]),
        (f"<w:p>{run('左')}{deleted('删', kind='moveFrom')}</w:p>", ["左"]),
        (f"<w:p>{mark()}{run('甲')}</w:p><w:p>{run('乙')}</w:p>", ["甲乙"]),
        (f"<w:p>{mark()}{run('甲')}</w:p><w:p>{mark()}</w:p><w:p>{run('乙')}</w:p>", ["甲乙"]),
        (f"<w:p>{mark()}{deleted('删')}</w:p><w:p>{run('乙')}</w:p>", ["乙"]),
        (f"<w:p>{mark('moveFrom')}{deleted('删', kind='moveFrom')}</w:p><w:p>{run('乙')}</w:p>", ["乙"]),
        (f"<w:p>{mark()}{run('甲')}</w:p>", ["甲"]),
        (f"<w:p>{deleted('删{% if yes %}')}{run('甲')}{deleted('{% endif %}', 92)}</w:p>", ["甲"]),
    ],
)
def test_text(content: str, expected: list[str]) -> None:
    assert body(made(template(Raw(content)))) == expected


def test_what_was_moved_stays_where_it_was_moved_to_as_an_insertion() -> None:
    moved = deleted("{{ name }}", 96, "moveTo")
    edges = f'<w:moveToRangeStart {BY.format(95)} w:name="m"/>{moved}<w:moveToRangeEnd w:id="95"/>'
    output = made(template(Raw(f"<w:p>{edges}</w:p>")))
    assert body(output) == ["示例名单"]
    xml = parts(output)["word/document.xml"].decode()
    assert "<w:ins " in xml
    assert "moveTo" not in xml


def test_rows_and_cells() -> None:
    row = f"<w:tr><w:trPr><w:del {BY.format(93)}/></w:trPr><w:tc><w:p>{deleted('删')}</w:p></w:tc></w:tr>"
    table = Table([["一", "二"], ["三", "{{ name }}"]]).xml
    cut = table.replace("<w:tr>", f"{row}<w:tr>", 1).replace(
        "</w:tcPr>", f"<w:cellDel {BY.format(94)}/></w:tcPr>", 3
    )  # fmt: skip
    output = made(template(Raw(cut), "下"))
    assert body(output) == ["table", "  row", "    cell", "      示例名单", "下"]


def test_a_table_of_deleted_rows_goes() -> None:
    row = f"<w:tr><w:trPr><w:del {BY.format(93)}/></w:trPr><w:tc><w:p>{deleted('删')}</w:p></w:tc></w:tr>"
    table = Table([["一"]]).xml
    start, end = table.index("<w:tr>"), table.index("</w:tbl>")
    assert body(made(template(Raw(table[:start] + row + table[end:]), "下"))) == ["下"]


def test_a_bookmark_that_ends_in_a_deletion_stays_whole() -> None:
    content = (
        f'<w:p><w:bookmarkStart w:id="3" w:name="x"/>{run("甲")}'
        f'<w:del {BY.format(90)}><w:r><w:delText>删</w:delText></w:r><w:bookmarkEnd w:id="3"/></w:del></w:p>'
    )
    output = made(template(Raw(content)))
    assert parts(output)["word/document.xml"].count(b"<w:bookmarkEnd") == 1


def test_a_note_goes_with_its_deleted_mark() -> None:
    marks = (
        f'<w:p>{run("甲")}<w:r><w:footnoteReference w:id="1"/></w:r>'
        f'<w:del {BY.format(90)}><w:r><w:footnoteReference w:id="2"/></w:r></w:del></w:p>'
    )
    output = made(template(Raw(marks), footnotes=["留", "删{{ name }}"]))
    assert read(output)["word/footnotes.xml"] == ["note 1", "  留"]


def test_a_part_without_tags_is_written_anew_where_it_has_deletions() -> None:
    output = made(template("{{ name }}", header=[Raw(f"<w:p>{run('头')}{deleted('删')}</w:p>")]))
    assert read(output)["word/header1.xml"] == ["头"]


def test_changes_of_looks_stay() -> None:
    change = f'<w:pPr><w:jc w:val="left"/><w:pPrChange {BY.format(90)}><w:pPr/></w:pPrChange></w:pPr>'
    output = made(template(Raw(f"<w:p>{change}{run('甲')}{deleted('删')}</w:p>")))
    assert b"<w:pPrChange" in parts(output)["word/document.xml"]
