"""Tags in attributes, link addresses, field codes and content controls."""

import re
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.ground.errors import TemplateError
from generator.templates.doubts.name_scope import NameScope
from generator.templates.doubts.word_parts import word_doubts
from generator.templates.word.docx_template import DocxTemplate
from tests.chosen import examples
from tests.refused import refused, refused_for
from tests.templates.word.docxtpl.reading import body
from tests.templates.word.docxtpl.templates import Block, Raw, Run, Table, W, template
from tests.templates.word.witnesses import new_findings
from tests.word_documents import parts

CONTEXT: dict[str, object] = {"x": "甲", "yes": True, "items": ["一", "二"]}
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12)


def picture(description: str) -> Raw:
    return Raw(
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/>'
        f'<wp:docPr id="1" name="图" descr={quoteattr(description)}/>'
        '<a:graphic><a:graphicData uri="x"/></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )


def described(description: str, context: dict[str, object] = CONTEXT) -> str:
    xml = parts(DocxTemplate.open(template(picture(description))).render(context))["word/document.xml"]
    (found,) = etree.fromstring(xml).iter("{*}docPr")
    return str(found.get("descr"))


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("{{ x }}的照片", "甲的照片"),
        ("{{ x }}{{ x }} & <{{ x }}>", "甲甲 & <甲>"),
        ("{% if yes %}有{% else %}无{% endif %}图", "有图"),
        ("{% for i in items %}{{ i }}；{% endfor %}", "一；二；"),
        *(("左 {{- x -}} 右{# 备注 {{ x }} #}", "左甲右"), ("{{ “x” }}{_{ x }_}", "x{{ x }}")),
    ],
)
def test_a_pictures_description(description: str, expected: str) -> None:
    assert described(description) == expected


@settings(max_examples=examples(40))
@given(TEXT | st.sampled_from(['"', "'", "<&>", "\n", "\t", "  ", "\ufdd00\ufdd0", "{{ x }}", "]]>"]))
def test_a_value_comes_out_of_an_attribute_as_it_is(value: str) -> None:
    assert described("左{{ x }}右", {"x": value}) == f"左{value}右"


def test_a_text_like_a_token_stays_text() -> None:
    assert described("\ufdd00\ufdd0{{ x }}\ufdd10\ufdd1") == "\ufdd00\ufdd0甲\ufdd10\ufdd1"


def test_a_part_with_every_character_that_could_begin_a_token_is_refused() -> None:
    everything = "".join(map(chr, range(0xFDD0, 0xFDF0)))
    assert refused_for(TemplateError, described, f"{{{{ x }}}}{everything}") == ["template-tag-place"]


@pytest.mark.parametrize(
    ("description", "code"),
    [
        ("{{ x", "template-tag-open"),
        ("{{ x }} %}", "template-tag-unopened"),
        ("{% if yes %}有", "template-block-unclosed"),
        ("有{% endif %}", "template-block-unopened"),
        ("{{ x | nofilter }}", "template-filter"),
        ("{{ y }}", "template-undefined"),
        ("{{ items }}", "template-value-list"),
    ],
)
def test_a_mistake_in_an_attribute_has_its_place(description: str, code: str) -> None:
    (problem,) = refused(TemplateError, described, description).problems
    assert problem.code == code
    assert problem.span is not None
    assert (problem.span.part, problem.span.paragraph) == ("word/document.xml", 1)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://example.com/%7B%7B%20x%20%7D%7D/%20?q=%E4%B8%80", "http://example.com/甲/%20?q=%E4%B8%80"),
        ("http://example.com/%7b%7bx%7d%7d#a", "http://example.com/甲#a"),
        ("http://example.com/{{x}}", "http://example.com/甲"),
        ("mailto:a@example.com?subject=%7B%25%20if%20yes%20%25%7D%7B%7B%20x%20%7D%7D%7B%25%20endif%20%25%7D", None),
        ("http://example.com/%7B%7B%20%22%E4%B9%99%22%20%7D%7D", "http://example.com/乙"),
        ("http://example.com/%7Ba%7D", "http://example.com/%7Ba%7D"),
    ],
)
def test_a_links_address(address: str, expected: str | None) -> None:
    data = template(
        Raw('<w:p><w:hyperlink r:id="link1"><w:r><w:t>链{{ x }}</w:t></w:r></w:hyperlink></w:p>'), links=[address]
    )
    relations = etree.fromstring(parts(DocxTemplate.open(data).render(CONTEXT))["word/_rels/document.xml.rels"])
    assert relations[-1].get("Target") == (expected or "mailto:a@example.com?subject=甲")


def test_a_mistake_in_a_links_address_is_told() -> None:
    data = template("体", links=["http://example.com/%7B%7B%20y%20%7D%7D"])
    (problem,) = refused(TemplateError, lambda: DocxTemplate.open(data).render(CONTEXT)).problems
    assert problem.code == "template-undefined"
    assert problem.span is not None
    assert problem.span.part == "word/_rels/document.xml.rels"


def field(code: str) -> Raw:
    runs = "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in code.split("|"))
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return Raw(f"<w:p>{begin}{runs}{middle}<w:r><w:t>链{{{{ x }}}}</w:t></w:r>{end}</w:p>")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("甲", ' HYPERLINK "http://example.com/甲" '),
        ('甲" \\o "乙', ' HYPERLINK "http://example.com/甲\\" \\\\o \\"乙" '),
        ("<&>", ' HYPERLINK "http://example.com/<&>" '),
    ],
)
def test_a_fields_code(value: str, expected: str) -> None:
    data = template(field(' HYPERLINK "http://example.com/{{|  x }|}" '))
    output = DocxTemplate.open(data).render({"x": value})
    root = etree.fromstring(parts(output)["word/document.xml"])
    assert "".join(each.text or "" for each in root.iter(f"{W}instrText")) == expected
    assert body(output)[0].endswith(f"链{value}")


def test_a_simple_fields_code() -> None:
    data = template(
        Raw("""<w:p><w:fldSimple w:instr='HYPERLINK "{{ x }}"'><w:r><w:t>链</w:t></w:r></w:fldSimple></w:p>""")
    )
    xml = parts(DocxTemplate.open(data).render({"x": 'a"b'}))["word/document.xml"].decode()
    assert re.findall('w:instr="([^"]*)"', xml) == ["HYPERLINK &quot;a\\&quot;b&quot;"]


def test_a_filled_content_control_is_no_placeholder_and_bound_to_nothing() -> None:
    control = (
        "<w:p><w:sdt><w:sdtPr><w:id w:val='1'/><w:showingPlcHdr/><w:dataBinding w:xpath='/a' w:storeItemID='b'/>"
        "</w:sdtPr><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    data = template(Raw(control.format("{{ x }}")), Raw(control.format("单击此处")))
    output = DocxTemplate.open(data).render(CONTEXT)
    xml = parts(output)["word/document.xml"].decode()
    assert body(output) == ["甲", "单击此处"]
    assert xml.count("showingPlcHdr") == xml.count("dataBinding") == 1
    assert xml.index("甲") < xml.index("showingPlcHdr")


# A prefixed comment removes its row, cell, paragraph or run with all its content.

COMMENT_CONTEXT = {"x": "值", "yes": True, "list": ["一", "二"]}

TABLE = ["table", "  row", "    cell", "      甲"]
PAIR = [*TABLE, "    cell", "      乙"]
VALUE = [*TABLE, "    cell", "      值"]
TAKEN: dict[str, tuple[list[Block], list[str]]] = {
    "a row of one cell": ([Table([["{#tr 去掉 #}"], ["甲"]])], TABLE),
    "a row with text in another cell": ([Table([["{#tr 去掉 #}", "和这一格"], ["甲", "乙"]])], PAIR),
    "a row with the comment in its last cell": ([Table([["也去掉", "{#tr 去掉 #}"], ["甲", "乙"]])], PAIR),
    "a row with text beside the comment": ([Table([["前{#tr 去掉 #}后"], ["甲"]])], TABLE),
    "a row with other paragraphs": ([Table([[["一段", "{#tr 去掉 #}", "又一段"]], ["甲"]])], TABLE),
    "a row with tags": ([Table([["{#tr 去掉 #}", "{{ x }}{% if yes %}乙{% endif %}"], ["甲", "{{ x }}"]])], VALUE),
    "a row with a name that nobody has": ([Table([["{#tr 去掉 #}", "{{ nobody.at.all }}"], ["甲", "乙"]])], PAIR),
    "a row with a table in it": ([Table([["{#tr 去掉 #}", [Table([["内"]]), "尾"]], ["甲", "乙"]])], PAIR),
    "a row in a loop over rows": (
        [Table([["{%tr for i in list %}"], ["{#tr 去掉 #}{{ i }}"], ["{{ i }}"], ["{%tr endfor %}"]])],
        ["table", "  row", "    cell", "      一", "  row", "    cell", "      二"],
    ),
    "two rows": ([Table([["{#tr 去掉 #}", "一"], ["{#tr 去掉 #}", "二"], ["甲", "乙"]])], PAIR),
    "a row of a table within a row": (
        [Table([[[Table([["{#tr 去掉 #}", "内"], ["甲", "乙"]]), "尾"]]])],
        [
            "table", "  row", "    cell", "      table", "        row", "          cell", "            甲",
            "          cell", "            乙", "      尾",
        ],
    ),
    "a cell with text": ([Table([["甲", "前{#tc 去掉 #}后"]])], TABLE),
    "a cell with other paragraphs and tags": ([Table([["甲", ["{#tc 去掉 #}", "{{ x }}"]]])], TABLE),
    "a paragraph with text": (["甲", "前{#p 去掉 #}后", "乙"], ["甲", "乙"]),
    "a paragraph with tags": (["甲", "{{ x }}{#p 去掉 #}{% if yes %}乙{% endif %}"], ["甲"]),
    "a comment that Word split over runs": (["甲", (Run("前{", "b"), "#p 去", Run("掉 #", "i"), "}后")], ["甲"]),
    "a paragraph in a cell": ([Table([[["甲", "{#p 去掉 #}还有"]]])], TABLE),
}  # fmt: skip
"""Blocks, and what is left of them, as docxtpl leaves it."""


def made(blocks: list[Block]) -> list[str]:
    data = template(*blocks)
    output = DocxTemplate.open(data).render(COMMENT_CONTEXT)
    assert new_findings(data, output) == []
    return body(output)


@pytest.mark.cases(4)
@pytest.mark.parametrize(("blocks", "left"), TAKEN.values(), ids=TAKEN)
def test_what_is_commented_out_goes_whole(blocks: list[Block], left: list[str]) -> None:
    assert made(blocks) == left


@pytest.mark.parametrize("blocks", [blocks for blocks, _ in TAKEN.values()], ids=TAKEN)
def test_a_check_has_nothing_to_say_of_what_is_commented_out(blocks: list[Block]) -> None:
    data = template(*blocks)
    known = NameScope({"unit": {"name": "甲"}, "x": "值", "yes": True, "list": ["一"]})
    compiled = DocxTemplate.open(data)
    found = word_doubts(data, "t.docx", known, compiled.variables())
    assert not [each for each in found if "nobody" in each.message()]


def test_a_run_goes_and_the_others_stay() -> None:
    assert made([("甲", Run("前{#r 去掉 #}后{{ x }}", "b"), "乙")]) == ["甲乙"]


def test_only_rows_that_are_commented_out_leave_no_table() -> None:
    assert made(["甲", Table([["{#tr 去掉 #}", "一"], ["二", "{#tr 去掉 #}"]]), "乙"]) == ["甲", "乙"]


def test_a_comment_without_a_prefix_takes_nothing() -> None:
    assert made([Table([["{# 备注 #}甲"]])]) == TABLE


def test_where_a_statement_takes_the_row_the_comment_goes_with_it() -> None:
    rows = Table([["{%tr if yes %}{#tr 说明 #}"], ["甲"], ["{%tr endif %}"]])
    assert made([rows]) == TABLE


def test_what_is_beside_a_statement_is_still_no_silent_loss() -> None:
    with pytest.raises(TemplateError) as caught:
        DocxTemplate.open(template(Table([["{%tr if yes %}", "会丢"], ["甲", "乙"], ["{%tr endif %}", ""]])))
    assert [problem.code for problem in caught.value.problems] == ["template-text-lost"]


def test_a_section_does_not_end_with_a_comment() -> None:
    lost = Raw("<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{#p 去掉 #}</w:t></w:r></w:p>")
    assert refused_for(TemplateError, DocxTemplate.open, template("甲", lost)) == ["template-text-lost"]
