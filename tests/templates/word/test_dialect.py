"""Tags that do more than docxtpl's own: dashes, escapes, cell tags, prefixes."""

import re

import pytest

from generator.ground.errors import TemplateError
from generator.templates.word.docx_template import DocxTemplate
from tests.templates.word.docxtpl.reading import body
from tests.templates.word.docxtpl.templates import Block, Cell, Raw, Run, Table, template
from tests.templates.word.witnesses import new_findings
from tests.word_documents import parts

CONTEXT: dict[str, object] = {"x": "值", "yes": True, "no": False, "list": ["一", "二", "三"], "n": 2, "text": "2"}
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def made(*blocks: Block) -> bytes:
    data = template(*blocks)
    output = DocxTemplate.open(data).render(CONTEXT)
    assert new_findings(data, output) == []
    return output


def codes(*blocks: Block, context: dict[str, object] = CONTEXT) -> list[str]:
    with pytest.raises(TemplateError) as caught:
        DocxTemplate.open(template(*blocks)).render(context)
    return [problem.code for problem in caught.value.problems]


@pytest.mark.cases(4)
@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (["甲", "{%- if yes %}乙{% endif -%}", "丙"], ["甲乙丙"]),
        (["甲", "", "{%- if yes %}乙{% endif %}"], ["甲乙"]),
        (["甲{% if yes -%}", "", "乙{% endif %}"], ["甲乙"]),
        (["甲\n\n{%- if yes %}乙{% endif %}"], ["甲⏎乙"]),
        (["甲", "  {%- if yes %} 乙 {% endif -%}  ", "丙"], ["甲 乙 丙"]),
        (["左 {%- if yes %} 中 {% endif -%} 右"], ["左 中 右"]),
        (["左 {{- x }} 右", "左 {{ x -}} 右", "{{-x-}}"], ["左值 右", "左 值右", "值"]),
        (["左\t{{- x -}}\t右"], ["左⇥值⇥右"]),
        (["甲", "{{- x }}"], ["甲", "值"]),
        ([("粗：", Run("{{- x }}", "b"))], ["粗：⟨b⟩值⟨/⟩"]),
        ([(Run("甲 ", "i"), Run("{{- x }}", "b"))], ["⟨i⟩甲⟨/⟩⟨b⟩值⟨/⟩"]),
        (["{%- if yes %}甲{% endif -%}"], ["甲"]),
        (["甲", "{%- for i in list -%}", "{{ i }}", "{%- if not loop.last -%}", "、", "{%- endif -%}",
          "{%- endfor -%}", "。"], ["甲一、二、三。"]),
        ([Table([["甲", ["乙", "{%- if yes -%}", "丙", "{%- endif %}"]]])],
         ["table", "  row", "    cell", "      甲", "    cell", "      乙丙"]),
        (["{%+ if yes +%} 甲 {%+ endif %}"], [" 甲 "]),
    ],
)  # fmt: skip
def test_dashes(blocks: list[Block], expected: list[str]) -> None:
    assert body(made(*blocks)) == expected


def test_the_first_paragraphs_properties_hold_for_what_was_joined() -> None:
    aligned = '<w:p><w:pPr><w:jc w:val="{}"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    output = made(Raw(aligned.format("center", "甲")), Raw(aligned.format("right", "{%- if yes %}乙{% endif %}")))
    xml = parts(output)["word/document.xml"].decode()
    assert body(output) == ["甲乙"]
    assert re.findall('<w:jc w:val="(.*?)"', xml) == ["center"]


def test_a_section_is_not_joined_with_the_next() -> None:
    end = Raw(f"<w:p><w:pPr>{SECTION}</w:pPr><w:r><w:t>甲</w:t></w:r></w:p>")
    assert codes(end, "{%- if yes %}乙{% endif %}") == ["template-dash"]
    lost = Raw(f"<w:p><w:pPr>{SECTION}</w:pPr><w:r><w:t>{{%p endif %}}</w:t></w:r></w:p>")
    assert codes("{%p if yes %}", "甲", lost) == ["template-text-lost"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("{_{ x }_}", "{{ x }}"), ("{_% if %_}{{ x }}", "{% if %}值"), ("{_{{{ x }}}_}", "{{值}}")),
        ("{% raw %}{{ x }} {% if %} {# #}{% endraw %}{{ x }}", "{{ x }} {% if %} {# #}值"),
        *(("{% raw %}'\"\\n{% endraw %}", "'\"\\n"), ("{{ '}_}' }}", "}_}")),
    ],
)
def test_literal_delimiters(text: str, expected: str) -> None:
    data = template(text)
    output = DocxTemplate.open(data).render(CONTEXT)
    assert body(output) == [expected]
    assert new_findings(data, output, literal=expected) == []


def test_literal_delimiters_that_word_split() -> None:
    assert body(DocxTemplate.open(template(("{_", Run("{ x }", "b"), "_}"))).render(CONTEXT)) == ["{{⟨b⟩ x }}⟨/⟩"]


@pytest.mark.parametrize("prefix", ["p", "r", "tr", "tc"])
def test_a_prefixed_variable_leaves_the_text_beside_it(prefix: str) -> None:
    output = made(Table([["头", f"左{{{{{prefix} x }}}}右"]]))
    assert body(output) == ["table", "  row", "    cell", "      头", "    cell", "      左值右"]


@pytest.mark.parametrize(
    ("cell", "looks"),
    [
        ("{% colspan 2 %}甲", "cell span=2"),
        ("甲{% colspan n %}", "cell span=2"),
        ("{% colspan text %}甲", "cell span=2"),
        ("{% cellbg 'ff0000' %}甲", "cell fill=ff0000"),
        ("{%cellbg “auto”%}甲", "cell fill=auto"),
        ("{% cellbg '00FF00' if yes else 'auto' %}{% colspan n + 0 %}甲", "cell span=2 fill=00FF00"),
    ],
)
def test_cell_tags(cell: str, looks: str) -> None:
    assert body(made(Table([["一", "二"], [cell]])))[6:] == ["  row", f"    {looks}", "      甲"]


@pytest.mark.parametrize(
    "value", [0, -1, 64, 10**20, 1.5, True, "", "2 ", "二", "１", None, [], '2"/><w:vMerge w:val="restart']
)
def test_no_cell_spans_such_a_number(value: object) -> None:
    assert codes(Table([["一", "二"], ["{% colspan v %}甲"]]), context={"v": value}) == ["template-colspan"]


@pytest.mark.parametrize(
    "value", ["", "#FF0000", "FF000", "FF00000", "red", "ＦＦ００００", "FF0000\n", 255, None, 'auto" w:x="']
)
def test_no_cell_has_such_a_colour(value: object) -> None:
    assert codes(Table([["{% cellbg v %}甲"]]), context={"v": value}) == ["template-cellbg"]


def test_properties_stand_in_the_order_of_the_schema_whatever_was_there() -> None:
    properties = '<w:tcBorders/><w:shd w:val="clear" w:fill="111111"/><w:noWrap/><w:vAlign w:val="center"/>'
    rows = [["{%tr for i in list %}"], ["{% cellbg 'FF0000' %}{% vm %}{% colspan 1 %}甲"], ["{%tr endfor %}"]]
    xml = parts(made(Table(rows, properties=properties)))["word/document.xml"].decode()
    names = [re.findall(r"<w:(\w+)", each) for each in re.findall("<w:tcPr>(.*?)</w:tcPr>", xml)]
    assert names == [["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "vAlign"]] * 3
    assert re.findall('<w:vMerge w:val="(.*?)"', xml) == ["restart", "continue", "continue"]


def test_a_merged_cells_other_rows_are_empty_and_look_the_same() -> None:
    content: list[Block] = [
        Raw('<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>{% vm %}甲</w:t></w:r></w:p>'),
        "乙",
    ]
    rows: list[list[Cell]] = [["{%tr for i in list %}", ""], [content, "{{ i }}"], ["{%tr endfor %}", ""]]
    assert body(made(Table(rows))) == [
        "table",
        *["  row", "    cell merge=restart", "      甲", "      乙", "    cell", "      一"],
        *["  row", "    cell merge=continue", "      ", "    cell", "      二"],
        *["  row", "    cell merge=continue", "      ", "    cell", "      三"],
    ]


def test_hm_in_a_cell_that_spans_already() -> None:
    rows = [
        ["{%tc for i in list %}", "{% hm %}{% colspan 2 %}头", "{%tc endfor %}"],
        ["{%tc for i in list %}", "{{ i }}", "{{ i }}", "{%tc endfor %}"],
    ]
    assert body(made(Table(rows)))[:4] == ["table", "  row", "    cell span=6", "      头"]
    rows[0][1] = "{% colspan 2 %}{% hm %}头"
    assert body(made(Table(rows)))[:4] == ["table", "  row", "    cell span=6", "      头"]


def test_a_page_break_in_a_tag_or_beside_a_prefixed_one_is_not_lost() -> None:
    broken = "<w:p><w:r><w:t>{{%p if</w:t>{0}<w:t> yes %}}</w:t></w:r></w:p>"
    page = '<w:br w:type="page"/>'
    assert codes(Raw(broken.format(page)), "甲", "{%p endif %}")[0] == "template-tag-broken"
    beside = f"<w:p><w:r>{page}<w:t>{{%p if yes %}}</w:t></w:r></w:p>"
    assert codes(Raw(beside), "甲", "{%p endif %}") == ["template-text-lost"]
    assert body(made(Raw(broken.format("<w:br/>")), "甲", "{%p endif %}")) == ["甲"]
