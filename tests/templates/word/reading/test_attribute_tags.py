"""Tags in attributes, link addresses, field codes and content controls."""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.ground.errors import TemplateError
from generator.templates.word import DocxTemplate
from tests.chosen import examples
from tests.templates.word.docxtpl.reading import body
from tests.templates.word.docxtpl.templates import Raw, W, template
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
        ("左 {{- x -}} 右{# 备注 {{ x }} #}", "左甲右"),
        ("{{ “x” }}{_{ x }_}", "x{{ x }}"),
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
    with pytest.raises(TemplateError) as caught:
        described(f"{{{{ x }}}}{everything}")
    assert [problem.code for problem in caught.value.problems] == ["template-tag-place"]


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
    with pytest.raises(TemplateError) as caught:
        described(description)
    (problem,) = caught.value.problems
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
    with pytest.raises(TemplateError) as caught:
        DocxTemplate.open(data).render(CONTEXT)
    (problem,) = caught.value.problems
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
