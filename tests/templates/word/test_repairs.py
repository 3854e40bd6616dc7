"""Repairs after blocks, and parts that never need them."""

import re

import pytest
from lxml import etree

from generator.office.wordml.table_grids import set_grids
from generator.templates.word.docx_template import DocxTemplate
from generator.templates.word.part_compiling import CompiledPart, compile_part
from generator.templates.word.reading.template_parts import template_package, template_parts
from tests.templates.word.docxtpl.reading import body, read
from tests.templates.word.docxtpl.templates import NAMESPACES, Block, Raw, Run, Table, template
from tests.templates.word.witnesses import new_findings, own_findings
from tests.word_documents import parts

CONTEXT: dict[str, object] = {"yes": True, "no": False, "list": ["甲", "乙", "丙"], "nothing": [], "name": "丁"}
BOOKMARK = '<w:bookmarkStart w:id="{0}" w:name="{1}"/>{2}<w:bookmarkEnd w:id="{0}"/>'


def compiled(*blocks: Block) -> CompiledPart:
    part = template_parts(template_package(template(*blocks), "t.docx"))[0]
    found = compile_part(part, "t.docx")
    assert found is not None
    return found


def made(*blocks: Block, **stories: list[Block]) -> bytes:
    data = template(*blocks, **stories)  # type: ignore[arg-type]  # stories only, no properties
    output = DocxTemplate.open(data).render(CONTEXT)
    assert new_findings(data, output) == []
    return output


def xml(data: bytes) -> str:
    return parts(data)["word/document.xml"].decode()


@pytest.mark.parametrize(
    "blocks",
    [
        ("甲{{ name }}{% if yes %}乙{% endif %}",),
        ("{%p for x in list %}", "{{ x }}", "{%p endfor %}", "终"),
        (Table([["头", "名"], ["{%tr for x in list %}", ""], ["1", "{{ x }}"], ["{%tr endfor %}", ""]]),),
        (Table([["头", ["{%p if no %}", "{{ name }}", "{%p endif %}", "终"]]]),),
        (Raw(f"<w:p>{BOOKMARK.format(1, '_GoBack', Run('{% for x in list %}{{ x }}{% endfor %}').xml)}</w:p>"),),
    ],
)
def test_most_parts_need_nothing(blocks: tuple[Block, ...]) -> None:
    part = compiled(*blocks)
    assert not part.need.always
    assert not part.need.of(xml(DocxTemplate.open(template(*blocks)).render(CONTEXT)).encode())


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (["{%p if no %}", "甲", "{%p endif %}"], [""]),
        ([Table([["{%tr for x in nothing %}"], ["{{ x }}"], ["{%tr endfor %}"]]), "终"], ["终"]),
        ([Table([["{%tc for x in nothing %}", "{{ x }}", "{%tc endfor %}"], ["一", "二", "三"]])],
         ["table", "  row", "    cell", "      一", "    cell", "      二", "    cell", "      三"]),
        ([Table([[["{%p if no %}", "甲", "{%p endif %}"], "乙"]])],
         ["table", "  row", "    cell", "      ", "    cell", "      乙"]),
        ([Table([[[Table([["内"]]), "{%p if no %}", "甲", "{%p endif %}"]]])],
         ["table", "  row", "    cell", "      table", "        row", "          cell", "            内", "      "]),
        ([Table([[[Table([["{%tr if no %}"], ["内"], ["{%tr endif %}"]]), "{%p if no %}", "甲", "{%p endif %}"]]])],
         ["table", "  row", "    cell", "      "]),
        ([Table([["一", ["{#p 只有备注 #}"]]])], ["table", "  row", "    cell", "      一", "    cell", "      "]),
        (["{#p 只有备注 #}"], [""]),
    ],
)  # fmt: skip
def test_what_must_have_content_has_some(blocks: list[Block], expected: list[str]) -> None:
    assert body(made(*blocks)) == expected


def test_headers_and_footers_keep_a_paragraph() -> None:
    output = read(
        made(
            "体",
            header=["{%p if no %}", "甲", "{%p endif %}"],
            footer=["{%p for x in nothing %}", "乙", "{%p endfor %}"],
        )
    )
    assert output["word/header1.xml"] == [""]
    assert output["word/footer1.xml"] == [""]


def test_a_bookmark_in_a_loop_is_there_once() -> None:
    inner = BOOKMARK.format(5, "x", Run("{{ x }}").xml)
    output = made("{%p for x in list %}", Raw(f"<w:p>{inner}</w:p>"), "{%p endfor %}", "终")
    assert body(output) == ["甲", "乙", "丙", "终"]
    first = re.search("<w:bookmarkStart.*?<w:bookmarkEnd[^>]*>", xml(output))
    assert first is not None
    assert "甲" in first[0]
    assert xml(output).count("bookmarkStart") == 1


@pytest.mark.parametrize(("start", "end"), [("{%p if no %}", ""), ("", "{%p if no %}")])
def test_a_bookmark_that_loses_an_end_is_still_a_pair_or_none(start: str, end: str) -> None:
    def around(condition: str, edge: str) -> list[Block]:
        paragraph = Raw(f"<w:p>{edge}{Run('文').xml}</w:p>")
        return [condition, paragraph, "{%p endif %}"] if condition else [paragraph]

    opening, closing = '<w:bookmarkStart w:id="5" w:name="x"/>', '<w:bookmarkEnd w:id="5"/>'
    output = made(*around(start, opening), "中", *around(end, closing))
    assert body(output) == (["中", "文"] if start else ["文", "中"])
    assert xml(output).count("bookmarkStart") == xml(output).count("bookmarkEnd") == (0 if start else 1)


def test_a_comment_on_what_is_repeated_stays_on_the_first() -> None:
    commented = (
        f'<w:p><w:commentRangeStart w:id="1"/>{Run("{{ x }}").xml}<w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )
    output = made("{%p for x in list %}", Raw(commented), "{%p endfor %}", "终", comments=["批注"])
    assert body(output) == ["甲", "乙", "丙", "终"]
    assert xml(output).count("commentReference") == 1


def test_drawings_that_are_repeated_have_numbers_of_their_own() -> None:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="{0}" name="{{{{ name }}}}"/>'
        '<a:graphic><a:graphicData uri="x"/></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )
    data = template("{%p for x in list %}", Raw(drawing.format(4)), "{%p endfor %}", Raw(drawing.format(9)))
    output = DocxTemplate.open(data).render(CONTEXT)
    assert re.findall('docPr id="([0-9]+)" name="丁"', xml(output)) == ["4", "10", "11", "9"]


def test_paragraphs_that_are_repeated_lose_words_own_numbers() -> None:
    numbered = Raw('<w:p w14:paraId="00000001" w14:textId="00000002"><w:r><w:t>{{ name }}</w:t></w:r></w:p>')
    output = DocxTemplate.open(template("{%p for x in list %}", numbered, "{%p endfor %}", numbered)).render(CONTEXT)
    assert xml(output).count("w14:paraId=") == 1


@pytest.mark.parametrize(
    ("columns", "rows", "expected"),
    [
        ([3000, 3000, 3000], [[3000, 3000, 3000, 3000]], [2250, 2250, 2250, 2250]),
        ([4000, 1500, 1500, 2000], [[4000, 1000, 1000]], [6000, 1500, 1500]),
        ([1000, 1000], [[1000, 1000, 1000]], [667, 666, 667]),
        ([5000], [[5000], [2500, 2500]], [2500, 2500]),
        ([], [[100, 200]], [100, 200]),
        ([2000, 2000], [[0, 0, 0]], [1333, 1334, 1333]),
    ],
)  # fmt: skip
def test_grid(columns: list[int], rows: list[list[int]], expected: list[int]) -> None:
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in columns)
    cells = [
        "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{each}" w:type="{"dxa" if each else "auto"}"/></w:tcPr><w:p/></w:tc>'
            for each in row
        )
        for row in rows
    ]
    body_xml = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    root = etree.fromstring(
        f"<w:body {NAMESPACES}><w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body_xml}</w:tbl></w:body>"
    )
    set_grids(root)
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    assert [int(each.get(f"{w}w", "0")) for each in root.iter(f"{w}gridCol")] == expected
    widths = [[int(each.get(f"{w}w", "0")) for each in row.iter(f"{w}tcW")] for row in root.iter(f"{w}tr")]
    assert widths == [expected[: len(row)] if any(row) else row for row in rows]


def test_spans_and_gaps_count_in_the_grid() -> None:
    rows = (
        '<w:tr><w:trPr><w:gridBefore w:val="1"/><w:wBefore w:w="500" w:type="dxa"/></w:trPr><w:tc><w:tcPr>'
        '<w:tcW w:w="1000" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr>'
        "<w:tr><w:tc><w:tcPr><w:tcW w:w='1000' w:type='dxa'/></w:tcPr><w:p/></w:tc></w:tr>"
    )
    data = f"<w:body {NAMESPACES}><w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='900'/></w:tblGrid>{rows}</w:tbl></w:body>"
    root = etree.fromstring(data)
    set_grids(root)
    assert etree.tostring(root).count(b"<w:gridCol ") == 3


def test_a_table_keeps_its_width_whatever_is_repeated() -> None:
    rows = [["名", "{%tc for x in list %}", "{{ x }}", "{%tc endfor %}"], ["一", "{% colspan list|count %}{{ name }}"]]
    output = made(Table(rows))
    assert list(own_findings(output)) == []
    widths = [int(each) for each in re.findall('gridCol w:w="([0-9]+)"', xml(output))]
    assert len(widths) == 4
    assert sum(widths) == 4 * (9000 // 4)
