"""MERGEFIELD in all its spellings, and the source of its value."""

import datetime
import io
import re
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mailmerge import MailMerge, MailMergeOptions

from generator.ground.errors import Problem, TemplateError
from generator.ground.source.date import OfficialDate
from generator.templates.word.docx_template import DocxTemplate
from tests.pages import save_again
from tests.templates.word.fields.field_documents import character, document, field, run, simple, table
from tests.word_documents import make_docx, packed, paragraphs, parts

UNIT: dict[str, object] = {
    "name": "示例街道",
    "copies": 3,
    "code": "004700",
    "contact": "",
    "phone": None,
    "beds": 12,
    "First Name": "示例",
    "founded": OfficialDate.parse("2022-02-14"),
}
CONTEXT: dict[str, object] = {
    "unit": UNIT,
    "units": [UNIT],
    "serial": 1,
    "total": 1,
    "notice": {"title": "关于示例的通知", "name": "不是单位"},
}
TITLES = {"单位名称": "name", "份数": "copies", "床位数": "beds", "联系人": "contact", "联系电话": "phone"}


def made(*body: str, **places: str) -> bytes:
    return DocxTemplate.open(document(*body, **places), name="合并.docx").render(CONTEXT, titles=TITLES)


def text(*body: str) -> list[str]:
    return paragraphs(made(*body))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        *((" MERGEFIELD name ", "示例街道"), ("MERGEFIELD 单位名称", "示例街道")),
        (" MERGEFIELD  单位名称  \\* MERGEFORMAT ", "示例街道"),
        (' MERGEFIELD "单位名称" ', "示例街道"),
        (" MERGEFIELD “单位名称” ", "示例街道"),
        (" mergefield 床位数 ", "12"),
        (" MERGEFIELD NAME ", "示例街道"),
        (" MERGEFIELD First_Name ", "示例"),
        (' MERGEFIELD "First Name" ', "示例"),
        (" MERGEFIELD notice.title ", "关于示例的通知"),
        (" MERGEFIELD serial ", "1"),
        (" MERGEFIELD code ", "004700"),
        (" MERGEFIELD founded ", "2022年2月14日"),
        (" MERGEFIELD 联系人 ", ""),
        (" MERGEFIELD 联系电话 ", ""),
        (" MERGEFIELD name \\m \\v ", "示例街道"),
        (' MERGEFIELD name \\b "致" \\f "：" ', "致示例街道："),
        (" MERGEFIELD name \\B “致” \\F “：” ", "致示例街道："),
        *((' MERGEFIELD 联系人 \\b "联系人：" \\f "。" ', ""), (' MERGEFIELD 联系电话 \\b "电话：" ', "")),
        (' MERGEFIELD copies \\# "000" \\b "共" \\f "份" ', "共003份"),
        (' MERGEFIELD founded \\@ "EEEE年O月A日" ', "二〇二二年二月十四日"),
        (" MERGEFIELD copies \\* CHINESENUM3 \\* MERGEFORMAT ", "三"),
        (" MERGEFIELD copies \\*CardText\\* Caps", "Three"),
    ],
)
@pytest.mark.parametrize("width", [0, 1, 3])
def test_a_field(code: str, expected: str, width: int) -> None:
    assert text(run("甲") + field(code, width=width) + run("乙")) == [f"甲{expected}乙"]
    assert text(run("甲") + field(code, None, width=width) + run("乙")) == [f"甲{expected}乙"]
    assert text(run("甲") + simple(code) + run("乙")) == [f"甲{expected}乙"]


@pytest.mark.parametrize(
    ("switch", "value", "expected"),
    [
        (r'\@ "yyyy年M月d日"', "2022年2月30日", None), (r'\@ "yyyy年M月d日"', "22/2/14", None),
        (r'\@ "yyyy年M月d日"', "44606", None), (r'\@ "yyyy年M月d日"', "", ""), (r'\@ "M/d"', "2022-02-14", "2/14"),
        (r'\# "#,##0.00"', "约1234元", None), (r'\# "#,##0.00"', "１２３４.5", None), (r'\# "0"', " ", " "),
        (r'\# "#,##0.00"', "1,234.5", "1,234.50"), (r'\# "0.00"', "3.975", "3.98!"), (r'\# "0"', 12.5, "13!"),
        (r'\# "x##"', "222492", "492!"), (r'\# "x##"', "492", "492"), (r'\# "0;0.0"', "-0.25", "0.3!"),
        (r'\# "0.0;0.0;零"', "0.01", "零!"), (r'\# "0" \* CHINESENUM2', "1234.5", "壹仟贰佰叁拾伍!"),
        (r"\* CHINESENUM2", "1234.5", None), (r"\* CHINESENUM3", "十", None), (r"\* CardText", "-5", None),
        (r"\* DollarText", "1.005", None), (r"\* Roman", "0", None), (r"\* Roman", 40_000, None),
        (r"\* alphabetic", "781", None), (r"\* Arabic", "１２", None), (r"\* Upper", "a甲", "A甲"),
    ],
)  # fmt: skip
def test_a_switch_that_cannot_print_a_value_is_refused_and_a_rounding_reported(
    switch: str, value: object, expected: str | None
) -> None:
    code = f"MERGEFIELD 值 {switch}"
    template = DocxTemplate.open(document(run("甲"), field(code) + simple(code)), name="合并.docx")
    found: list[Problem] = []
    context = {"unit": {"值": value}}
    if expected is None:
        with pytest.raises(TemplateError) as caught:
            template.render(context, warnings=found)
        found = list(caught.value.problems)
    else:
        assert paragraphs(template.render(context, warnings=found)) == ["甲", expected.removesuffix("!") * 2]
    refused, rounded = ("template-field-value", "error", None), ("template-field-rounded", "warning", 2)
    expecting = [refused, refused] if expected is None else [rounded] * expected.endswith("!")
    assert [(each.code, each.severity, each.facts.get("count")) for each in found] == expecting
    assert all(each.span and each.span.paragraph == 2 and str(value) in each.text("zh") for each in found)


def test_the_record_comes_before_its_titles_and_these_before_the_top() -> None:
    data = document(field("MERGEFIELD 甲"), field("MERGEFIELD 乙"), field("MERGEFIELD 丙"))
    unit = {"甲": "按字段名", "x": "按标题"}
    context = {"unit": unit, "units": [unit], "serial": 1, "甲": "顶层", "乙": "顶层", "丙": "顶层"}
    titles = {"甲": "x", "乙": "x"}
    assert paragraphs(DocxTemplate.open(data).render(context, titles=titles)) == ["按字段名", "按标题", "顶层"]


def test_a_record_of_its_own_without_units() -> None:
    assert paragraphs(DocxTemplate.open(document(field("MERGEFIELD 甲"))).render({"甲": "示例"})) == ["示例"]


def test_standard_titles_are_known_without_being_given() -> None:
    template = DocxTemplate.open(document(field("MERGEFIELD 邮编") + field("MERGEFIELD 邮政编码")))
    assert paragraphs(template.render({"unit": {"postcode": "400000"}})) == ["400000400000"]


@pytest.mark.parametrize("value", ["A&B", "<w:p/>", "甲 ]]> 乙", "{{ unit.name }}", " 首尾 ", "«域»", '"', "\\* Upper"])
def test_a_value_is_text_whatever_it_holds(value: str) -> None:
    template = DocxTemplate.open(document(field("MERGEFIELD 甲"), field('MERGEFIELD 甲 \\b "（" \\f "）"')))
    assert paragraphs(template.render({"甲": value})) == [value, f"（{value}）"]


def test_lines_and_tabulators_of_a_value() -> None:
    template = DocxTemplate.open(document(field("MERGEFIELD 甲")))
    assert paragraphs(template.render({"甲": "一\n二\t三"})) == ["一\n二\t三"]


def look_of(data: bytes, value: str) -> str:
    xml = parts(data)["word/document.xml"].decode()
    match = re.search(rf"<w:r>(?:<w:rPr>((?:(?!<w:r>).)*?)</w:rPr>)?<w:t[^>]*>{value}</w:t></w:r>", xml)
    assert match is not None
    return match[1] or ""


def test_the_value_looks_as_the_field_did() -> None:
    bold, red = "<w:b/>", '<w:color w:val="FF0000"/>'
    assert look_of(made(field("MERGEFIELD name", look=bold, code_look=red)), "示例街道") == bold
    assert look_of(made(field("MERGEFIELD name \\* MERGEFORMAT", look=bold, code_look=red)), "示例街道") == bold
    assert look_of(made(field("MERGEFIELD name \\* CHARFORMAT", look=bold, code_look=red)), "示例街道") == red
    assert look_of(made(field("MERGEFIELD name", None, code_look=red)), "示例街道") == red
    assert look_of(made(simple("MERGEFIELD name", look=bold)), "示例街道") == bold
    assert look_of(made(field("MERGEFIELD name")), "示例街道") == ""


def test_nothing_of_a_field_is_left() -> None:
    xml = parts(made(field("MERGEFIELD name") + simple("MERGEFIELD copies"), table((field("MERGEFIELD name"),))))
    document_xml = xml["word/document.xml"].decode()
    assert "fld" not in document_xml
    assert "instrText" not in document_xml
    assert "«旧»" not in document_xml


def test_fields_in_every_part_and_place() -> None:
    box = (
        '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent><w:p>'
        f"{field('MERGEFIELD name')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    data = made(
        run("一") + box,
        table((field("MERGEFIELD name"), simple("MERGEFIELD copies"))),
        f"<w:sdt><w:sdtContent>{field('MERGEFIELD name')}</w:sdtContent></w:sdt>",
        f"<w:ins w:id='9' w:author='示例' w:date='2022-02-14T00:00:00Z'>{field('MERGEFIELD name')}</w:ins>",
        f'<w:hyperlink w:anchor="x">{field("MERGEFIELD name")}</w:hyperlink>',
        header=field("MERGEFIELD 份数"),
        footer=simple("MERGEFIELD 单位名称"),
    )
    assert paragraphs(data) == ["一示例街道", "示例街道", "示例街道", "3", "示例街道", "示例街道", "示例街道"]
    assert paragraphs(data, "word/header1.xml") == ["3"]
    assert paragraphs(data, "word/footer1.xml") == ["示例街道"]


def test_a_field_in_one_run_with_its_neighbours() -> None:
    one = (
        '<w:r><w:rPr><w:i/></w:rPr><w:t>甲</w:t><w:fldChar w:fldCharType="begin"/><w:instrText>MERGEFIELD name'
        '</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>旧</w:t><w:fldChar w:fldCharType="end"/>'
        "<w:t>乙</w:t></w:r>"
    )
    data = made(one)
    assert paragraphs(data) == ["甲示例街道乙"]
    assert [look_of(data, each) for each in ("甲", "示例街道", "乙")] == ["<w:i/>"] * 3


def test_a_field_over_two_paragraphs_makes_them_one() -> None:
    begun = field("MERGEFIELD name").replace("«旧»", "«旧").replace("</w:t></w:r>", "</w:t></w:r></w:p><w:p>", 1)
    assert text(run("甲") + begun + run("乙"), run("丙")) == ["甲示例街道乙", "丙"]


def test_other_fields_stay_as_they_are() -> None:
    others = field("PAGE", "3") + simple(" DATE \\@ yyyy ", "2020") + field('TOC \\o "1-3"', "目录")
    before = document(others)
    after = made(others, field("MERGEFIELD name"))
    plain = parts(before)["word/document.xml"].decode()
    kept = plain[plain.index("<w:body>") + 8 : plain.index("<w:sectPr")]
    assert kept in parts(after)["word/document.xml"].decode()


def test_data_of_other_programs_in_a_field_is_no_text() -> None:
    pieces = ('ADDIN CSL_CITATION {"a":{"date-', 'parts":[["2016"]]}},{{"b":{%}}')
    code = "".join(run(each, element="instrText") for each in pieces)
    other = f"{character('begin')}{code}{character('separate')}{run('[1]')}{character('end')}"
    data = made(f"{other}</w:p><w:p>{field('MERGEFIELD name')}")
    assert paragraphs(data)[-1] == "示例街道"
    assert other in parts(data)["word/document.xml"].decode()


def test_merge_fields_in_other_fields() -> None:
    link = field('HYPERLINK "mailto:{MERGEFIELD 甲}"', "写信") + field("HYPERLINK \\l x", "")
    shown = field("HYPERLINK \\l x", "占位").replace(run("占位"), field("MERGEFIELD 甲"))
    data = DocxTemplate.open(document(link, shown)).render({"甲": '"a"\\b&c'})
    xml = parts(data)["word/document.xml"].decode()
    assert "mailto:" in xml
    assert '\\"a\\"\\\\b&amp;c' in xml.replace("&quot;", '"')
    assert 'xml:space="preserve">"a"\\b&amp;c</w:t>' in xml.replace("&quot;", '"')


def test_a_name_that_is_not_there() -> None:
    template = DocxTemplate.open(document(table(("", field("MERGEFIELD 单位名秤")))), name="合并.docx")
    with pytest.raises(TemplateError) as caught:
        template.render(CONTEXT, titles=TITLES)
    (problem,) = caught.value.problems
    assert problem.code == "template-undefined"
    assert problem.suggestion == "单位名称"
    assert problem.span is not None
    assert (problem.span.table, problem.span.row, problem.span.cell, problem.span.paragraph) == (1, 1, 2, 1)
    assert "单位名秤" in problem.text("zh")
    assert template.missing(CONTEXT, titles=TITLES) == (problem,)
    assert template.missing({"unit": {"单位名秤": "有"}}) == ()


@pytest.mark.parametrize(
    ("code", "first"), [("Lastname", "Last Name"), ("单位名秤", "单位名称"), ("address", "Address 1")]
)
def test_the_remedy_is_what_there_is_in_the_words_of_the_sheet(code: str, first: str) -> None:
    record = {"name": "甲镇", "Last_Name": "某", "Address_1": "示例路1号", "email": ""}
    titles = {**TITLES, "单位名称": "name", "Last Name": "Last_Name", "Address 1": "Address_1"}
    template = DocxTemplate.open(document(field(f"MERGEFIELD {code}")))
    (problem,) = template.missing({"unit": record}, titles=titles)
    words = sorted(["单位名称", "Last Name", "Address 1"], key=lambda word: word != first)
    assert f"改正名字，这里有：{words[0]}、" in problem.remedy("zh")
    assert all(word in problem.remedy("zh") and word in problem.remedy("en") for word in words)
    assert "email" not in problem.remedy("en")
    assert "{%" not in problem.remedy("en")


@pytest.mark.parametrize(
    "name", ["TableStart:Orders", "TableEnd:Orders", "BeginGroup:甲", "EndGroup:甲", "Image:Photo"]
)
def test_a_mark_of_another_product_is_refused_even_where_a_column_has_its_name(name: str) -> None:
    with pytest.raises(TemplateError) as caught:
        DocxTemplate.open(document(field(f"MERGEFIELD {name} \\* MERGEFORMAT")))
    (problem,) = caught.value.problems
    assert (problem.code, problem.facts["name"]) == ("template-field-product", name)
    kind = "图片域" if name.startswith("Image") else "块域"
    assert f"别的软件的{kind}" in problem.message("zh")


def test_a_mark_in_a_text_box_is_reported_once_with_the_text_around_it() -> None:
    mark = f"<w:txbxContent><w:p>{run('照片：')}{field('MERGEFIELD Image:Photo')}</w:p></w:txbxContent>"
    place = '<w:drawing><wp:posOffset xmlns:wp="urn:x-place">31750</wp:posOffset>'
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{place}{mark}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{mark}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    with pytest.raises(TemplateError) as caught:
        DocxTemplate.open(document(run("甲") + box + field("MERGEFIELD Image:Seal")))
    sources = [problem.span.source for problem in caught.value.problems if problem.span is not None]
    assert sources == ["甲MERGEFIELD Image:Seal«旧»", "照片：MERGEFIELD Image:Photo«旧»"]


def test_all_missing_names_are_told_at_once() -> None:
    template = DocxTemplate.open(
        document(field("MERGEFIELD 甲"), field("MERGEFIELD 乙"), header=field("MERGEFIELD 丙"))
    )
    with pytest.raises(TemplateError) as caught:
        template.render({"unit": {}})
    assert sorted(str(problem.facts["name"]) for problem in caught.value.problems) == ["丙", "乙", "甲"]


def test_variables_have_merge_fields() -> None:
    template = DocxTemplate.open(
        document(
            run("{{ unit.name }}") + field('IF {MERGEFIELD 份数} > 1 "{MERGEFIELD 甲}" ""') + field("MERGEFIELD 乙")
        )
    )
    read = [(each.name, each.merge_field, each.conditional) for each in template.variables()]
    assert read == [("unit.name", False, False), ("份数", True, False), ("甲", True, True), ("乙", True, False)]


@pytest.mark.parametrize("value", [["甲"], {"甲": "乙"}])
def test_a_list_or_group_is_refused(value: object) -> None:
    with pytest.raises(TemplateError) as caught:
        DocxTemplate.open(document(field("MERGEFIELD x"))).render({"x": value})
    assert caught.value.problems[0].code in {"template-value-list", "template-value-group"}


def test_a_character_that_no_document_can_hold() -> None:
    template = DocxTemplate.open(document(field("MERGEFIELD 甲 \\f x")))
    with pytest.raises(TemplateError) as caught:
        template.render({"甲": "坏\x0b字"})
    (problem,) = caught.value.problems
    assert (problem.code, problem.field) == ("template-character", "{ MERGEFIELD 甲 \\f x }")


def test_one_template_gives_for_each_record_what_a_fresh_one_gives() -> None:
    data = document(field('MERGEFIELD name \\b "（" \\f "）"') + field('IF {MERGEFIELD copies} > 1 "多" "一"'))
    template = DocxTemplate.open(data)
    units = [{"name": f"示例{number}", "copies": number} for number in range(4)]
    contexts = [{"unit": unit, "units": units, "serial": number} for number, unit in enumerate(units, start=1)]
    expected = [DocxTemplate.open(data).render(context) for context in contexts]
    assert [template.render(context) for context in reversed(contexts)] == expected[::-1]
    wanted = [["（示例0）一"], ["（示例1）一"], ["（示例2）多"], ["（示例3）多"]]
    assert [paragraphs(each) for each in expected] == wanted


def test_deleted_fields_reach_no_document() -> None:
    gone = field("MERGEFIELD 没有").replace("w:instrText", "w:delInstrText")
    gone = gone.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    deleted = f"<w:del w:id='9' w:author='示例' w:date='2022-02-14T00:00:00Z'>{gone}</w:del>"
    data = made(run("甲") + deleted + field("MERGEFIELD name"))
    assert paragraphs(data) == ["甲示例街道"]
    assert "没有" not in parts(data)["word/document.xml"].decode()


def test_tags_and_fields_side_by_side() -> None:
    body = run("{{ unit.name }}") + field("MERGEFIELD copies") + run("{% if unit.copies %}份{% endif %}")
    assert text(body) == ["示例街道3份"]
    with pytest.raises(TemplateError) as caught:
        made(run("{{ unit.") + field("MERGEFIELD name") + run(" }}"))
    assert [problem.code for problem in caught.value.problems] == ["template-tag-broken"]


def test_a_template_without_fields_is_as_before() -> None:
    contents = parts(make_docx(["{{ x }}"]))
    assert paragraphs(DocxTemplate.open(packed(contents)).render({"x": "甲"})) == ["甲"]


# docx-mailmerge2 beside ours: the same documents, the same texts; and LibreOffice's way of saving fields.

RECORD: dict[str, object] = {
    "name": "示例街道",
    "First Name": "示例",
    "copies": 3,
    "amount": 1234.5,
    "date": datetime.date(2022, 2, 14),
    "text": "mary smith",
    "empty": "",
}


def theirs(data: bytes) -> list[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with MailMerge(io.BytesIO(data)) as merging:
            merging.merge(**RECORD)
            out = io.BytesIO()
            merging.write(out)
    return paragraphs(out.getvalue())


def ours(data: bytes) -> list[str]:
    return paragraphs(DocxTemplate.open(data).render(RECORD))


@pytest.mark.parametrize(
    "code",
    [
        *("MERGEFIELD name", " MERGEFIELD  name  \\* MERGEFORMAT ", 'MERGEFIELD "First Name"'),
        *('MERGEFIELD copies \\# "000"', 'MERGEFIELD amount \\# ",0.00"'),
        *('MERGEFIELD amount \\# "#,##0.00"', 'MERGEFIELD amount \\# "0.0元"'),
        *('MERGEFIELD amount \\# "$,0.00"', 'MERGEFIELD date \\@ "yyyy-MM-dd"'),
        *('MERGEFIELD date \\@ "yyyy年M月d日"', 'MERGEFIELD date \\@ "d MMM yy"'),
        *('MERGEFIELD date \\@ "dddd, MMMM dd, yyyy"', "MERGEFIELD text \\* Caps"),
        *("MERGEFIELD text \\* FirstCap", "MERGEFIELD text \\* Upper", "MERGEFIELD text \\* Lower"),
        *('MERGEFIELD name \\b "（" \\f "）"', 'MERGEFIELD empty \\b "（" \\f "）"'),
    ],
)
def test_the_same_texts(code: str) -> None:
    for data in (
        document(run("甲") + field(code) + run("乙")),
        document(run("甲") + field(code, width=2) + run("乙")),
        document(table((run("甲"), field(code)))),
    ):
        assert ours(data) == theirs(data)


def test_the_same_headers() -> None:
    data = document(field("MERGEFIELD name"), header=field("MERGEFIELD text"), footer=simple("MERGEFIELD copies"))
    out = DocxTemplate.open(data).render(RECORD)
    assert [paragraphs(out, f"word/{part}1.xml") for part in ("header", "footer")] == [["mary smith"], ["3"]]
    assert ours(data) == theirs(data)


def test_a_page_for_each_record() -> None:
    """Theirs has an empty paragraph between the copies, which Word does not make."""
    units = [{"name": f"示例{number}"} for number in range(3)]
    data = document(run("致") + field("MERGEFIELD name"), run("完"))
    with MailMerge(io.BytesIO(data), options=MailMergeOptions()) as merging:
        merging.merge_templates(units, separator="nextPage_section")
        out = io.BytesIO()
        merging.write(out)
    mine = paragraphs(DocxTemplate.open(data).render({"units": units}))
    assert [text for text in paragraphs(out.getvalue()) if text] == mine


TEMPLATE = DocxTemplate.open(
    document(field("MERGEFIELD 甲"), field('IF {MERGEFIELD 甲} = "{MERGEFIELD 甲}" "是" "否"'))
)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=40))
def test_any_text_comes_out_as_it_is(value: str) -> None:
    text, equal = paragraphs(TEMPLATE.render({"甲": value}))
    assert text == value
    assert equal == "是" or "*" in value or "?" in value


@given(st.text('"“”\\{}*#@= <>IFMERGEFIELDname', max_size=40))
def test_any_instruction_is_taken_or_refused(code: str) -> None:
    escaped = code.replace("{", "｛").replace("}", "｝")
    data = document(run("甲") + field(f"MERGEFIELD {escaped}") + field(escaped) + run("乙"))
    try:
        texts = paragraphs(DocxTemplate.open(data, name="甲.docx").render({"unit": {"name": "示例"}}))
    except TemplateError as error:
        texts = [problem.text("zh") for problem in error.problems]
    assert all(text.startswith("甲") for text in texts)


@pytest.fixture(scope="module")
def saved_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder: Path = tmp_path_factory.mktemp("libreoffice")
    body = (
        run("致") + field("MERGEFIELD name \\* MERGEFORMAT", look="<w:b/>") + run("："),
        field('MERGEFIELD "First Name"') + simple("MERGEFIELD copies"),
        field("SET 甲 值", "值") + field("REF 甲", "值"),
        table((field("MERGEFIELD text"), run("格"))),
    )
    (folder / "原.docx").write_bytes(document(*body, header=field("MERGEFIELD name")))
    save_again([folder / "原.docx"], folder / "新", folder / "profile")
    return (folder / "新" / "原.docx").read_bytes()


def test_fields_that_libreoffice_saved(saved_by_libreoffice: bytes) -> None:
    out = DocxTemplate.open(saved_by_libreoffice).render(RECORD)
    assert paragraphs(out) == ["致示例街道：", "示例3", "值", "mary smith", "格"]
    assert paragraphs(saved_by_libreoffice) != paragraphs(out)


@pytest.mark.parametrize(
    "code",
    [
        ' IF > 1 "多份：" "一份"',  # LibreOffice loses the field in the condition
        "SKIPIF  > 1{ MERGEFIELD copies }",  # and puts it behind
    ],
)
def test_conditions_that_libreoffice_broke_are_refused(code: str) -> None:
    with pytest.raises(TemplateError) as caught:
        DocxTemplate.open(document(field(code) + field("MERGEFIELD name")))
    assert [problem.code for problem in caught.value.problems] == ["template-field-comparison"]
