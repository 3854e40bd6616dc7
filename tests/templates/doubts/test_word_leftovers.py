"""What a Word template leaves in its papers unlike it was meant: old results, marks of a review, two looks."""

import pytest

from generator.templates.doubts.name_scope import NameScope
from generator.templates.doubts.word_parts import word_doubts
from tests.templates.word.fields.field_documents import document, field, run, table
from tests.word_documents import make_docx, packed, parts

VALUES = NameScope(
    {"unit": {"name": "示例镇", "copies": "2"}, "units": [{"name": "示例镇", "copies": "2"}], "total": 1}
)
EACH, END = run("{% for each in units %}"), run("{% endfor %}")


def doubts(*body: str, **stories: str) -> list[tuple[str, int | None]]:
    found = word_doubts(document(*body, **stories), "模板.docx", VALUES)
    return [(problem.code, problem.span.paragraph) for problem in found if problem.span]


def bookmark(content: str, name: str = "单位") -> str:
    return f'<w:bookmarkStart w:id="7" w:name="{name}"/>{content}<w:bookmarkEnd w:id="7"/>'


NAME = bookmark(run("{{ unit.name }}"))
MERGED = bookmark(field("MERGEFIELD name"))
ROWS = ((run("{%tr for each in units %}"),), (run("{{ each.copies }}"),), (run("{%tr endfor %}"),))
HEADING = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'


@pytest.mark.parametrize(
    "body",
    [
        (table(*ROWS, (field("=SUM(ABOVE)", "2"),)),),
        (table((field("MERGEFIELD copies"), field("= A1 * 2", "4"))),),
        *((NAME, field("REF 单位 \\h", "旧镇")), (MERGED, field("REF 单位", "旧镇")), (NAME, field("单位", "旧镇"))),
        (bookmark(run("{{ unit.copies }}"), "份数"), field("= 份数 * 2", "4")),
        (NAME, field('IF 单位 = "示例镇" "是" "否"', "否")),
        (EACH, run("表") + field("SEQ 表 \\* ARABIC", "1") + END),
        (run("前"), EACH + run("表") + field("SEQ 表", "1") + END),
        (HEADING + run("{{ unit.name }}"), field('TOC \\o "1-3"', "旧镇 1")),
        (EACH, HEADING + run("一、"), END, field("TOC", "一、 1")),
    ],
)
def test_a_result_that_the_tags_change_is_told(body: tuple[str, ...]) -> None:
    (found,) = doubts(*body)
    assert found[0] == "template-field-old"


@pytest.mark.parametrize(
    "body",
    [
        (run("{{ unit.name }}"), table((run("1"),), (field("=SUM(ABOVE)", "1"),))),
        (table(*ROWS, (field("= 1 + 1", "2"),)),),
        (table((field("= {MERGEFIELD copies} * 2", "2"),)),),
        *(
            (NAME, field("REF 单位", "{{ unit.name }}")),
            (NAME, field("REF 单位 \\r", "一")),
            (NAME, field("PAGE", "1")),
        ),
        (bookmark(run("不变")), run("{{ unit.name }}") + field("REF 单位", "不变")),
        (EACH, run("{{ each.name }}"), END, run("表") + field("SEQ 表", "1")),
        (HEADING + run("{{ unit.name }}"), field("TOC", "{{ unit.name }} 1")),
        (HEADING + run("总则"), run("{{ unit.name }}") + field("TOC", "总则 1")),
        (field("SET 单位 {MERGEFIELD name}") + field("REF 单位", "旧镇"),),
    ],
)
def test_a_result_that_stays_is_no_doubt(body: tuple[str, ...]) -> None:
    assert doubts(*body) == []


def test_a_reference_to_another_part_is_told() -> None:
    assert doubts(NAME, header=field("REF 单位", "旧镇")) == [("template-field-old", 1)]


INSERTED = f'<w:ins w:id="1" w:author="示例甲">{run("请")}</w:ins>'
BOLDED = '<w:r><w:rPr><w:b/><w:rPrChange w:id="1" w:author="示例甲"><w:rPr/></w:rPrChange></w:rPr><w:t>请</w:t></w:r>'


@pytest.mark.parametrize(
    "body", [INSERTED, BOLDED, INSERTED.replace("w:ins", "w:moveTo"), "<w:pPr><w:rPr><w:ins w:id='1'/></w:rPr></w:pPr>"]
)
def test_tracked_changes_that_stay_are_told(body: str) -> None:
    assert doubts(run("前"), body) == [("template-tracked", 2)]


def test_a_tracked_deletion_does_not_stay() -> None:
    assert doubts(f'<w:del w:id="1" w:author="示例甲">{run("请", element="delText")}</w:del>') == []


def test_a_change_where_no_paragraph_is_has_no_place() -> None:
    changed = "<w:sectPrChange w:id='1' w:author='示例甲'><w:sectPr/></w:sectPrChange>"
    contents = parts(document())
    contents["word/document.xml"] = contents["word/document.xml"].replace(
        b"</w:sectPr>", f"{changed}</w:sectPr>".encode()
    )
    (found,) = word_doubts(packed(contents), "模板.docx", VALUES)
    assert (found.code, found.facts["count"]) == ("template-tracked", 1)


def test_comments_are_told() -> None:
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    assert doubts(run("前") + mark, run("后") + mark) == [("template-comments", 1)]


BOLD, SIZED = "<w:b/>", '<w:sz w:val="44"/>'


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        *(([("{{ ", ""), ("unit.name", BOLD), (" }}", "")], True), ([("{{ unit", BOLD), (".name }}", "")], True)),
        *(([("{{ unit", ""), (".name }}", SIZED)], True), ([("前", BOLD), ("{{ unit.name }}", "")], False)),
        ([("{{ unit", '<w:lang w:val="en-US"/>'), (".name }}", '<w:rFonts w:hint="eastAsia"/>')], False),
        *(([("{{ unit.", BOLD), (" ", ""), ("name }}", BOLD)], False), ([("{{r unit", BOLD), (".name }}", "")], False)),
        *(([("{% if ", BOLD), ("1 %}{% endif %}", "")], False), ([("{{ a", '<w:b w:val="0"/>'), (" }}", "")], False)),
    ],
)
def test_a_tag_of_two_looks_is_told(runs: list[tuple[str, str]], expected: bool) -> None:
    found = {code for code, _ in doubts("".join(run(text, look) for text, look in runs))}
    assert ("template-look-parts" in found) is expected


def test_a_plain_template_has_no_doubts() -> None:
    assert word_doubts(make_docx(["{{ unit.name }}"], header="{{ total }}"), "模板.docx", VALUES) == []
