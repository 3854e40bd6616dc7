"""IF, COMPARE, SET and REF fields: their comparisons, and the content that they keep."""

import re

import pytest

from generator.ground.errors import TemplateError
from generator.templates.word.docx_template import DocxTemplate
from generator.templates.word.fields.field_filters import compares
from tests.templates.word.fields.field_documents import document, field, run, simple, table
from tests.word_documents import paragraphs, parts

CONTEXT: dict[str, object] = {
    "unit": {"name": "示例街道", "copies": 3, "kind": "街道", "note": "", "amount": "1,200.50", "code": "007"}
}


def made(*body: str) -> bytes:
    return DocxTemplate.open(document(*body)).render(CONTEXT)


def text(*body: str) -> list[str]:
    return paragraphs(made(*body))


@pytest.mark.parametrize(
    ("left", "comparison", "right", "expected"),
    [
        *(("3", "=", "3.0", True), ("3", "<>", "3.0", False), ("10", ">", "9", True)),
        *(("甲10", ">", "甲9", False), ("1,200.50", ">=", "1200.5", True), ("-1", "<", "0", True)),
        *(("2", "<=", "1", False), ("abc", "=", "ABC", False), ("abc", "<", "ABD", True), ("", "=", "", True)),
        *(("", "<>", "", False), ("", "=", "0", False), ("高唐街道", "=", "*街道", True)),
        *(("高唐街道", "=", "高?街道", True), ("高唐街道", "=", "高街道", False)),
        *(("高唐街道", "<>", "*镇", True), ("高唐街道办", "=", "*街道", False), ("高*", "=", "高*", True)),
        *(("*", "=", "高", False), ("a.c", "=", "a?c", True), ("abc", "=", "a.c", False)),
        *(("甲\n乙", "=", "甲*乙", True), ("10", "<", "9*", True), ("0.1", "=", "0.10", True)),
        *(("abc", "<>", "ABC", True), ("abc", "=", "abc", True), ("A级", "=", "a*", False), ("A级", "<>", "a*", True)),
        ("12345678901234567890.1", "=", "12345678901234567890.2", False),
    ],
)
def test_comparisons(left: str, comparison: str, right: str, expected: bool) -> None:
    assert compares(left, comparison, right) is expected


def test_many_asterisks_take_no_time() -> None:
    assert compares("甲" * 2_000, "=", "*" * 2_000 + "乙") is False


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('IF {MERGEFIELD copies} > 1 "多份" "一份"', "多份"),
        ('IF {MERGEFIELD copies} > 3 "多份" "一份"', "一份"),
        ('IF {MERGEFIELD copies}=3 "三" "否"', "三"),
        ('IF {MERGEFIELD copies}<>3 "否" "三"', "三"),
        ('IF {MERGEFIELD copies}>=4 "否" "三"', "三"),
        ("IF {MERGEFIELD copies} = 3 三 否", "三"),
        ("IF “{MERGEFIELD kind}” = “街道” “是” “否”", "是"),
        ('IF "{MERGEFIELD kind}办" = "街道办" "是" "否"', "是"),
        *(('IF {MERGEFIELD name} = "*街道" "是" "否"', "是"), ('IF {MERGEFIELD note} = "" "空" "有"', "空")),
        ('IF {MERGEFIELD note} <> "" "有{MERGEFIELD note}" "空"', "空"),
        ('IF {MERGEFIELD copies} > 1 "共{MERGEFIELD copies}份" "一份"', "共3份"),
        ('IF {MERGEFIELD copies} > 1 "多份"', "多份"),
        ('IF {MERGEFIELD copies} < 1 "多份"', ""),
        ('IF {MERGEFIELD copies} < 1 "" "无前"', "无前"),
        ('IF {MERGEREC} = 1 "\\"引\\"\\\\" "否"', '"引"\\'),
        ('IF {MERGEREC} = 1 "称“示例”的" "否"', "称“示例”的"),
        ("IF {MERGEREC} = 1 “外“内”外” “否”", "外“内”外"),
        ('IF {MERGEFIELD copies} > 5 "大" "{IF {MERGEFIELD copies} > 2 "中" "小"}"', "中"),
        ('IF {MERGEFIELD copies} > 5 "大" {IF {MERGEFIELD copies} > 2 "中" "小"}', "中"),
        ('IF {IF {MERGEFIELD copies} > 2 "中" "小"} = "中" "是" "否"', "是"),
        ('IF {COMPARE {MERGEFIELD kind} = "街*"} = 1 "是" "否"', "是"),
        ('IF {MERGEFIELD amount} > 1000 "{MERGEFIELD amount \\# ",0.00"}元" "少"', "1,200.50元"),
        ('IF {MERGEFIELD copies} > 1 "abc" "d" \\* Upper', "ABC"),
        ('IF {MERGEFIELD copies} > 1 "12" "3" \\* CHINESENUM3', "十二"),
        ('IF {MERGEFIELD copies} > 1 "多份" "一份" \\* MERGEFORMAT', "多份"),
        ('IF {MERGEFIELD code} = 7 "数" "文"', "数"),
        ("COMPARE {MERGEFIELD copies} > 1", "1"),
        ("COMPARE {MERGEFIELD copies} < 1", "0"),
    ],
)
@pytest.mark.parametrize("width", [0, 1, 4])
def test_a_condition(code: str, expected: str, width: int) -> None:
    assert text(run("甲") + field(code, width=width) + run("乙")) == [f"甲{expected}乙"]
    assert text(run("甲") + field(code, None, width=width) + run("乙")) == [f"甲{expected}乙"]


def test_a_simple_field_may_be_a_condition() -> None:
    values = field("SET 甲 2") + field("SET 乙 b")
    assert text(values + simple('IF 甲 > 1 "是" "否"') + simple('IF "a" = 乙 是 否')) == ["是否"]


@pytest.mark.parametrize("code", ['IF {PAGE} = {NUMPAGES} "完" ""', 'IF 1 = 1 "是" "否"', "COMPARE {PAGE} > 1"])
def test_a_condition_without_merge_fields_is_the_office_suites(code: str) -> None:
    before = parts(document(field(code, "旧")))["word/document.xml"].decode()
    after = parts(made(field(code, "旧"), field("MERGEFIELD name")))["word/document.xml"].decode()
    assert before[before.index("<w:p>") : before.index("</w:p>")] in after


def test_a_quoted_operand_is_no_name() -> None:
    assert text(field("SET 甲 是") + field('IF 甲 = "甲" "字" "值"') + field('IF 甲 = "是" "值" "字"')) == ["值值"]


def test_branches_of_several_paragraphs() -> None:
    body = (run("前") + field('IF {MERGEFIELD copies} > 1 "一¶二¶三" "四"') + run("后"), run("末"))
    assert text(*body) == ["前一", "二", "三后", "末"]
    other = (run("前") + field('IF {MERGEFIELD copies} < 1 "一¶二¶三" "四"') + run("后"), run("末"))
    assert text(*other) == ["前四后", "末"]
    both = (run("前") + field('IF {MERGEFIELD copies} < 1 "一¶二" "三¶四"') + run("后"), run("末"))
    assert text(*both) == ["前三", "四后", "末"]


def test_a_result_of_several_paragraphs_goes() -> None:
    shown = field('IF {MERGEFIELD copies} > 1 "新" "否"', "旧一")
    shown = shown.replace("旧一", "旧一</w:t></w:r></w:p><w:p><w:r><w:t>旧二")
    assert text(run("前") + shown + run("后"), run("末")) == ["前新后", "末"]


def test_paragraphs_between_the_arguments_go() -> None:
    assert text(run("前") + field('IF {MERGEFIELD copies}¶ > 1 ¶"新"¶ "否"¶') + run("后")) == ["前新后"]


def test_a_branch_keeps_the_looks_of_its_runs() -> None:
    plain = field('IF {MERGEFIELD copies} > 1 "粗细" "否"')
    code = plain.replace(
        "粗细", '</w:instrText></w:r><w:r><w:rPr><w:b/></w:rPr><w:instrText xml:space="preserve">粗</w:instrText></w:r>'
        '<w:r><w:rPr><w:i/></w:rPr><w:instrText xml:space="preserve">细</w:instrText></w:r>'
        '<w:r><w:instrText xml:space="preserve">'
    )  # fmt: skip
    xml = parts(made(code))["word/document.xml"].decode()
    assert '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">粗</w:t></w:r>' in xml
    assert '<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">细</w:t></w:r>' in xml
    assert "否" not in xml


def test_mergeformat_gives_a_branch_the_look_of_what_was_shown() -> None:
    code = field('IF {MERGEFIELD copies} > 1 "是" "否" \\* MERGEFORMAT', look="<w:b/>", code_look="<w:i/>")
    xml = parts(made(code))["word/document.xml"].decode()
    assert '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">是</w:t></w:r>' in xml


def test_objects_and_other_fields_in_a_branch() -> None:
    page = field('IF {MERGEFIELD copies} > 1 "第{PAGE}页" "无"')
    xml = parts(made(page))["word/document.xml"].decode()
    assert xml.count("<w:fldChar") == 3
    assert "PAGE" in xml
    tab = field('IF {MERGEFIELD copies} > 1 "前后" "无"').replace("前后", "前</w:instrText><w:tab/><w:instrText>后")
    assert text(tab) == ["前\t后"]
    assert text(tab.replace("&gt;", "&lt;")) == ["无"]


def test_tags_in_a_branch() -> None:
    code = field('IF {MERGEFIELD copies} > 1 "标签" "无"').replace("标签", "{{ unit.name }}")
    assert text(code) == ["示例街道"]


def test_a_condition_in_a_cell() -> None:
    cell = field('IF {MERGEFIELD copies} > 1 "一¶二" "三"')
    assert text(table((run("甲"), cell))) == ["甲", "一", "二"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (field('SET 甲 "值"') + field("REF 甲"), "值"),
        (field('SET 甲 "值"') + field("REF 甲 \\h \\* MERGEFORMAT"), "值"),
        (field('SET 甲 "值"') + field("甲"), "值"),
        (field("SET Alpha 值") + field(" ALPHA "), "值"),
        (field('SET 甲 "{MERGEFIELD copies}份"') + field("甲"), "3份"),
        (field('SET 甲 "{MERGEFIELD copies}"') + field('甲 \\# "00"'), "03"),
        (field("SET 甲 一") + field("甲") + field("SET 甲 二") + field("甲"), "一二"),
        (field("甲") + field("SET 甲 一") + field("甲"), "一"),
        (field("SET 甲 {MERGEFIELD kind}") + field('IF {甲} = "街道" "是" "否"'), "是"),
        (field('IF {MERGEFIELD copies} > 1 "{SET 甲 多}" "{SET 甲 一}"') + field("甲"), "多"),
    ],
)
def test_what_set_made(body: str, expected: str) -> None:
    assert text(run("前") + body + run("后")) == [f"前{expected}后"]


def test_what_set_made_is_read_in_headers_too() -> None:
    data = document(field('SET 甲 "{MERGEFIELD name}"'), header=field("REF 甲"), footer=field("甲"))
    out = DocxTemplate.open(data).render(CONTEXT)
    assert paragraphs(out, "word/header1.xml") == paragraphs(out, "word/footer1.xml") == ["示例街道"]


def test_what_set_made_does_not_outlive_its_document() -> None:
    condition = field('IF {MERGEFIELD name} = "一" "{SET 甲 有}" ""')
    template = DocxTemplate.open(document(field("甲") + condition + field("甲")))
    assert [paragraphs(template.render({"name": name})) for name in ("一", "二")] == [["有"], [""]]


def test_a_reference_to_a_bookmark_of_the_document_stays() -> None:
    xml = parts(made(field("REF _Ref123 \\h", "图 1") + field("MERGEFIELD name")))["word/document.xml"].decode()
    assert "REF _Ref123" in xml
    assert "图 1" in xml


def problems(*body: str, **places: str) -> list[tuple[str, str]]:
    with pytest.raises(TemplateError) as caught:
        DocxTemplate.open(document(*body, **places), name="坏.docx")
    for problem in caught.value.problems:
        assert problem.span is not None
        assert problem.span.file == "坏.docx"
        assert problem.text("zh") != problem.text("en")
    return [(problem.code, str(problem.span.paragraph)) for problem in caught.value.problems if problem.span]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("IF {MERGEFIELD copies} 1 a b", "template-field-comparison"),
        ("IF {MERGEFIELD copies}", "template-field-comparison"),
        ('IF {MERGEREC} = 1 "a', "template-field-quote"),
        ("MERGEFIELD", "template-field-incomplete"),
        ('MERGEFIELD ""', "template-field-incomplete"),
        ("MERGEFIELD {MERGEFIELD a}", "template-field-name"),
        ("MERGEFIELD a \\q", "template-field-switch"),
        ("MERGEFIELD a \\*", "template-field-switch-argument"),
        ("MERGEFIELD a \\# \\* Upper", "template-field-switch-argument"),
        ('MERGEFIELD a \\# "{MERGEFIELD b}"', "template-field-switch-argument"),
        ("MERGEFIELD a \\@ d MMMM yyyy", "template-field-extra"),
        ("MERGEFIELD a \\* Upper MERGEFORMAT", "template-field-extra"),
        ("MERGEFIELD a \\* Uper", "template-field-format"),
        ("MERGEFIELD a \\* THAITEXT", "template-field-format"),
        ('MERGEFIELD a \\@ "ggge年"', "template-field-picture"),
        *(("MERGEFIELD a \\# `表`", "template-field-picture"), ("SET 甲", "template-field-incomplete")),
        *(("ADDRESSBLOCK \\f x", "template-field-asking"), ("GREETINGLINE", "template-field-asking")),
        *(("ASK 甲 问", "template-field-asking"), ('FILLIN "问"', "template-field-asking")),
        ("= {MERGEFIELD copies} * A1", "template-field-formula"),
        ("= SUM(ABOVE) + {MERGEFIELD copies}", "template-field-formula"),
        ("= ({MERGEFIELD copies} + 1", "template-field-formula"),
        ("= {MERGEFIELD copies} {MERGEFIELD copies}", "template-field-formula"),
        ("= {MERGEFIELD copies} + {PAGE}", "template-field-foreign-inside"),
        ('= {MERGEFIELD copies} \\# "`表`"', "template-field-picture"),
        ('USERADDRESS "{MERGEFIELD a}"', "template-field-inside"),
        ('HYPERLINK "{SET a b}"', "template-field-inside"),
        ("IF {DATE} = {MERGEFIELD a} a b", "template-field-foreign-inside"),
        ("IF {= 1 + A1} = {MERGEFIELD a} a b", "template-field-formula"),
        ("IF {NEXT} = 2 a b", "template-field-silent-inside"),
        ("IF {FILLIN x} = 2 a b", "template-field-asking"),
        ('SET 甲 "{PAGE}"', "template-field-foreign-inside"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_place(code: str, expected: str) -> None:
    assert problems(run("甲"), run("乙") + field(code)) == [(expected, "2")]


@pytest.mark.parametrize(
    ("code", "refused"),
    [
        *(('IF "@name" = "甲" 是 否', True), ("= @copies * 3", True), ('QUOTE "@name"', True), ("REF @name", True)),
        *(('COMPARE @copies = "1"', True), ("SEQ 表 \\r @copies", True), ('DOCPROPERTY "@name"', True)),
        *(('SET 甲 "@name"', True), ('MERGEFIELD name \\b "@kind"', True), ('IF {MERGEREC} = "@copies" 是 否', True)),
        *(('IF {MERGEREC} = 1 "@name" 否 \\* Upper', True), ('IF {MERGEREC} = 1 "@name" 否', False)),
        *(('HYPERLINK "https://example.org/@name"', False), ("EQ \\o(○,@copies)", False), ("ADDIN X @name", False)),
        *(('IF {PAGE} = 1 "@name" ""', False), ("TC @name", False), ('MACROBUTTON NoMacro "@name"', False)),
    ],
)
def test_a_tag_in_a_code_is_filled_in_too_late_for_the_result(code: str, refused: bool) -> None:
    """Word has computed the result, or the code is translated as it is; where neither is so, the tag is filled in."""
    bodies = [field(code), *([] if "{" in code else [simple(code)])]
    for body in (re.sub("@([a-z]+)", r"{{ unit.\1 }}", each) for each in bodies):
        if refused:
            assert problems(run("甲"), run("乙") + body) == [("template-field-tag", "2")]
        else:
            filled = parts(made(body))["word/document.xml"].decode()
            assert "{{" not in filled or code.startswith("ADDIN")


def test_a_picture_in_an_instruction_is_no_text() -> None:
    drawing = field("SET 甲 乙").replace("乙", "</w:instrText><w:drawing/><w:instrText>")
    assert problems(drawing) == [("template-field-object", "1")]


def test_all_problems_at_once() -> None:
    body = (field("MERGEFIELD a \\q"), field("ASK 甲 问") + run("{{ x"), field("MERGEFIELD a \\* Uper"))
    assert problems(*body) == [
        ("template-field-switch", "1"),
        ("template-field-asking", "2"),
        ("template-field-format", "3"),
        ("template-tag-open", "2"),
    ]


def test_field_characters_without_their_counterparts() -> None:
    begin, end = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert problems(run("甲"), begin + run("MERGEFIELD a")) == [("template-field-no-end", "2")]
    assert problems(run("甲"), field("MERGEFIELD a") + end) == [("template-field-no-begin", "2")]
    assert problems(field("MERGEFIELD a") + begin, field("PAGE"), end + end) == [("template-field-no-begin", "3")]


def test_a_field_over_the_edge_of_a_table() -> None:
    begun = field("MERGEFIELD a")
    head, tail = begun[: begun.index("«旧»")], begun[begun.index("«旧»") :]
    close, start = "</w:t></w:r>", '<w:r><w:t xml:space="preserve">'
    uneven = (head + "x" + close, table((run("格"),)), start + tail)
    assert problems(*uneven) == [("template-field-uneven", "1")]


@pytest.mark.parametrize("count", [30, 31, 3_000])
def test_fields_nested_deeply(count: int) -> None:
    nest = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run('IF 1 = 1 "', element="instrText")
    close = run('" ""', element="instrText") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = nest * (count - 1) + field("MERGEFIELD name") + close * (count - 1)
    if count == 30:
        assert text(body) == ["示例街道"]
    else:
        assert problems(body) == [("template-field-deep", "1")]


@pytest.mark.parametrize("kind", ["NEXT", "NEXTIF 1 = 1", "SKIPIF 1 = 1"])
def test_records_are_moved_in_the_main_document_only(kind: str) -> None:
    assert problems(run("甲"), header=field(kind)) == [("template-field-place", "1")]
