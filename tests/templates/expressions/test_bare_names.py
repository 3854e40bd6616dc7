"""Bare names: what each one is, in tags of every kind of template and in merge fields."""

import keyword
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.ground.errors import GeneratorError, Problem, TemplateError
from generator.ground.source.nodes import MappingNode
from generator.ground.source.source_file import source_of
from generator.ground.source.yaml_tree import load_yaml
from generator.official.document import WrittenParagraph
from generator.roster.sheets.named_file import load_units
from generator.roster.units.groups import Roster
from generator.roster.units.sheet_headings import HIDDEN_NAMES
from generator.roster.units.template_context import unit_context
from generator.templates.excel.xlsx_template import XlsxTemplate
from generator.templates.expressions.bare_names import ROOTS, names_for, split_name, undefined_facts, with_titles
from generator.templates.expressions.jinja_rendering import rendered
from generator.templates.expressions.sandbox import environment
from generator.templates.expressions.value_conversion import text_of
from generator.templates.text.paper_template import PaperTemplate
from generator.templates.word.docx_template import DocxTemplate
from tests.chosen import across
from tests.refused import refused
from tests.templates.excel.workbooks import values, workbook
from tests.templates.word.fields.field_documents import document, field
from tests.word_documents import make_docx, paragraphs

TITLES = {"单位名称": "name", "收文单位": "addressee", "办公电话": "phone", "total": "seats", "range": "span"}
UNIT = {
    "name": "甲镇",
    "addressee": "甲镇民政办",
    "phone": "023-00000000",
    "seats": "80",
    "span": "宽",
    "title": "单位的标题",
    "Last Name": "某",
    "2024年计划": "十件",
    "村（社区）": "一村",
}
CONTEXT: dict[str, object] = {
    "unit": UNIT,
    "units": [UNIT],
    "serial": 1,
    "total": 3,
    "notice": {"title": "通知的标题", "issuer": "示例县民政局"},
}
SOURCES = {
    "{{ name }}": "甲镇",
    "{{ 单位名称 }}": "甲镇",
    "{{ 收文单位 }}": "甲镇民政办",
    "{{ 办公电话 }}": "023-00000000",
    "{{ Last_Name }}": "某",
    "{{ _024年计划 }}{{ _2024年计划 }}": "十件十件",
    "{{ 村_社区_ }}": "一村",
    "{{ title }}": "单位的标题",
    "{{ notice.title }}": "通知的标题",
    "{{ issuer }}": "示例县民政局",
    "{{ total }}": "3",
    "{{ unit.seats }}": "80",
    "{{ range(2) | list | length }}": "2",
    "{% set name = '乙' %}{{ name }}": "乙",
    "{% for name in ['丙', '丁'] %}{{ name }}{% endfor %}{{ name }}": "丙丁甲镇",
    "{% with 收文单位 = '戊' %}{{ 收文单位 }}{% endwith %}": "戊",
    "{% if false %}{% set name = '乙' %}{% endif %}{{ name }}": "甲镇",
    "{% if fax is defined %}有{% else %}没有{% endif %}": "没有",
    "{% if 收文单位 is defined %}有{% endif %}": "有",
    "{{ fax | default('没有') }}": "没有",
    "{{ 收文单位 | length }}": "5",
    "{{ [单位名称, 收文单位] | join('、') }}": "甲镇、甲镇民政办",
}

OTHER = {**UNIT, "name": "乙乡", "addressee": "乙乡民政办", "Last Name": "某某", "fax": ["一", "二"]}
DISPATCH = {"units": [UNIT, OTHER], "total": 2, "notice": CONTEXT["notice"], "papers": []}
OWN_UNITS = {
    "{% for unit in units %}{{ 收文单位 }}，{% endfor %}": "甲镇民政办，乙乡民政办，",
    "{% for unit in units %}{{ name }}{{ 单位名称 }}{% endfor %}": "甲镇甲镇乙乡乙乡",
    "{% for unit in units %}{{ Last_Name }}{% endfor %}": "某某某",
    "{% for unit in units %}{{ unit.name }}{{ issuer }}{% endfor %}": "甲镇示例县民政局乙乡示例县民政局",
    "{% for unit in units %}{{ total }}{% endfor %}{{ total }}": "222",
    "{% for unit in units %}{{ notice.title }}{{ title }}，{% endfor %}": "通知的标题单位的标题，" * 2,
    "{% for unit in units %}{{ range(2) | length }}{% endfor %}": "22",
    "{% for unit in units if 收文单位 == '乙乡民政办' %}{{ name }}{% endfor %}": "乙乡",
    "{% for unit in units %}{% if fax is defined %}{{ fax[1] }}{% else %}无{% endif %}{% endfor %}": "无二",
    "{% for unit in units %}{{ 收文单位.upper() }}{{ 收文单位 | length }}{% endfor %}": "甲镇民政办5乙乡民政办5",
    "{% for unit in units %}{% set name = '丙' %}{{ name }}{% endfor %}": "丙丙",
    "{% for unit in units %}{% for name in ['丁'] %}{{ name }}{% endfor %}{{ name }}{% endfor %}": "丁甲镇丁乙乡",
    "{% with name = '戊' %}{% for unit in units %}{{ name }}{% endfor %}{% endwith %}": "戊戊",
    "{% for unit in units %}{% for each in units %}{{ each.name }}{{ name }}{% endfor %}{% endfor %}": (
        "甲镇甲镇乙乡甲镇甲镇乙乡乙乡乙乡"
    ),
    "{% with unit = units[1] %}{{ 收文单位 }}{% endwith %}": "乙乡民政办",
    "{% with unit = '乙' %}{{ unit }}{{ issuer }}{% endwith %}": "乙示例县民政局",
    "{% if total %}{% for unit in units %}{{ fax is defined }}{% endfor %}{% endif %}": "FalseTrue",
    "{% for number, unit in [(1, units[1])] %}{{ number }}{{ name }}{% endfor %}": "1乙乡",
    "{% for each in units %}{{ issuer }}，{% endfor %}": "示例县民政局，示例县民政局，",
    "{% set unit = units[1] %}{{ name }}": "乙乡",
}
FOR_UNIT: dict[str, object] = {**CONTEXT, **DISPATCH, "unit": {**UNIT, "fax": ["三"]}}


@pytest.mark.parametrize("context", [DISPATCH, FOR_UNIT], ids=["dispatch", "unit"])
@pytest.mark.parametrize(("source", "text"), OWN_UNITS.items())
def test_what_a_name_is_beside_a_unit_of_the_templates_own(
    source: str, text: str, context: Mapping[str, object]
) -> None:
    assert rendered(environment().from_string(source), with_titles(context, TITLES)) == text


def test_after_the_block_of_such_a_unit_nothing_has_changed() -> None:
    template = environment().from_string("{% for unit in units %}{% endfor %}{{ title }}")
    expected = ["通知的标题", "单位的标题"]
    assert [rendered(template, with_titles(each, TITLES)) for each in (DISPATCH, FOR_UNIT)] == expected


@pytest.mark.parametrize("context", [DISPATCH, FOR_UNIT], ids=["dispatch", "unit"])
def test_the_same_beside_such_a_unit_in_word(context: Mapping[str, object]) -> None:
    template = DocxTemplate.open(make_docx([*OWN_UNITS]))
    assert paragraphs(template.render(context, titles=TITLES)) == [*OWN_UNITS.values()]
    assert template.missing(context, titles=TITLES) == ()


def test_the_same_beside_such_a_unit_in_text(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text("\n".join(["---", "title: 关于某事的函", "---", *OWN_UNITS, ""]), encoding="utf-8")
    filled = PaperTemplate.open(path).fill(DISPATCH, _behind(tmp_path), titles=TITLES)
    written = [each.text for each in filled.document.body if isinstance(each, WrittenParagraph)]
    assert written == [*OWN_UNITS.values()]


def test_the_same_beside_such_a_unit_in_excel() -> None:
    rows = [["{%tr for unit in units %}"], ["{{ 收文单位 }}", "{{ Last_Name }}"], ["{%tr endfor %}"]]
    data = XlsxTemplate.open(workbook(rows)).render(with_titles(DISPATCH, TITLES), moment=datetime(2022, 2, 14))
    assert values(load_workbook(BytesIO(data)).active) == [["甲镇民政办", "某"], ["乙乡民政办", "某某"]]


def test_a_name_that_such_a_unit_lacks_is_answered_with_its_fields(tmp_path: Path) -> None:
    source = "{% for unit in units %}{{ 收文单为 }}{% endfor %}"
    path = tmp_path / "list.md"
    path.write_text(f"---\ntitle: 关于某事的函\n---\n{source}\n", encoding="utf-8")
    renderings = (
        lambda: DocxTemplate.open(make_docx([source])).render(DISPATCH, titles=TITLES),
        lambda: PaperTemplate.open(path).fill(DISPATCH, _behind(tmp_path), titles=TITLES),
        lambda: XlsxTemplate.open(workbook([[source]])).render(
            with_titles(DISPATCH, TITLES), moment=datetime(2022, 2, 14)
        ),
    )
    for render in renderings:
        [problem] = refused(TemplateError, render).problems
        assert (problem.suggestion, str(problem.facts["there"])[:9]) == ("unit.addressee", "，这里有：收文单位")


def test_a_merge_field_beside_such_a_unit() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    line = f"{run('{% for unit in units %}')}{field(' MERGEFIELD 收文单位 ')}{run('{% endfor %}')}"
    template = DocxTemplate.open(document(line, field(" MERGEFIELD issuer ")))
    for context in (DISPATCH, FOR_UNIT):
        assert paragraphs(template.render(context, titles=TITLES)) == ["甲镇民政办乙乡民政办", "示例县民政局"]


@pytest.mark.parametrize(("source", "text"), SOURCES.items())
def test_what_a_name_is(source: str, text: str) -> None:
    assert rendered(environment().from_string(source), with_titles(CONTEXT, TITLES)) == text


@pytest.mark.parametrize(("source", "text"), SOURCES.items())
def test_the_same_in_word(source: str, text: str) -> None:
    template = DocxTemplate.open(make_docx([source]))
    assert "".join(paragraphs(template.render(CONTEXT, titles=TITLES))) == text
    assert template.missing(CONTEXT, titles=TITLES) == ()


def test_the_same_in_text(tmp_path: Path) -> None:
    for number, (source, text) in enumerate(SOURCES.items()):
        path = tmp_path / f"{number}.md"
        path.write_text(f"---\ntitle: 关于{source}的函\n---\n{source}\n", encoding="utf-8")
        filled = PaperTemplate.open(path).fill(CONTEXT, _behind(tmp_path), titles=TITLES)
        assert filled.document.title is not None
        assert filled.document.title.text == f"关于{text}的函"


def test_without_a_unit_a_name_is_the_notices() -> None:
    dispatch = {name: value for name, value in CONTEXT.items() if name not in {"unit", "serial"}}
    template = XlsxTemplate.open(workbook([["{{ title }}"], ["{{ total }}"]]))
    sheet = load_workbook(BytesIO(template.render(dispatch, moment=datetime(2022, 2, 14)))).active
    assert values(sheet) == [["通知的标题"], [3]]
    with pytest.raises(TemplateError) as caught:
        DocxTemplate.open(make_docx(["{{ 收文单位 }}"])).render(dispatch, titles=TITLES)
    assert [problem.code for problem in caught.value.problems] == ["template-undefined"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("Last Name", "某"), ("LAST_name", "某"), ("村（社区）", "一村")),
        *(("2024年计划", "十件"), ("M_2024年计划", "十件"), ("办公电话", "023-00000000")),
        *(("total", "80"), ("title", "单位的标题"), ("issuer", "示例县民政局"), ("serial", "1")),
    ],
)
def test_what_a_merge_field_is(name: str, text: str) -> None:
    template = DocxTemplate.open(document(field(f' MERGEFIELD "{name}" ')))
    assert "".join(paragraphs(template.render(CONTEXT, titles=TITLES))) == text


@pytest.mark.parametrize(
    ("word", "names"),
    [("Last Name", ("Last_Name",)), ("电话（手机）", ("电话_手机_",)), ("3月", ("_3月", "_月")), ("名称", ("名称",))],
)
def test_how_tags_write_a_heading(word: str, names: tuple[str, ...]) -> None:
    assert names_for(word) == names


@pytest.mark.parametrize(
    ("name", "merge_field", "first"),
    [
        *(("Lastname", True, "Last Name"), ("Lastname", False, "Last_Name"), ("unit.phon", False, "phone")),
        *(("办公电活", True, "办公电话"), ("Last.Name", True, "Last Name"), ("收文单为", False, "收文单位")),
    ],
)
def test_the_remedy_lists_what_there_is_nearest_first(name: str, merge_field: bool, first: str) -> None:
    facts = undefined_facts(name, with_titles(CONTEXT, TITLES), merge_field=merge_field)
    assert str(facts["there"]).startswith(f"，这里有：{first}、")


def test_a_field_that_was_never_given_is_not_listed() -> None:
    unit: Mapping[str, object] = {"name": "甲镇", "office": "甲镇", "copies": 1, "phone": "", "old_names": []}
    assert str(undefined_facts("电话", {"unit": unit}, merge_field=True)["there"]) == "，这里有：单位名称"


def _behind(folder: Path) -> MappingNode:
    text = "issuer: 示例县民政局\nrecipients: 各乡镇\ndate: 2022-02-14\n"
    return load_yaml(source_of(text.encode(), folder / "house.yaml", name="house.yaml"))


HEADINGS = {"姓名": "name", "Last Name": "last", "手机": "phone"}
PEOPLE = [{"name": "王甲", "last": "W", "phone": "1"}, {"name": "示例乙", "last": "S", "phone": "2"}]


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        *(("{{ unit.姓名 }}{{ unit['手机'] }}", "王甲1"), ("{{ unit.Last_Name }}", "W")),
        ("{% for each in units %}{{ each.姓名 }} {% endfor %}", "王甲 示例乙 "),
        ("{% for unit in units %}{{ unit.姓名 }} {% endfor %}", "王甲 示例乙 "),
        ("{% for each in units | reverse %}{{ each.姓名 }} {% endfor %}", "示例乙 王甲 "),
        ("{{ units[1].姓名 }}", "示例乙"),
        ("{{ unit.没有 | default('无') }}{{ unit.没有 is defined }}{{ unit.姓名 is defined }}", "无FalseTrue"),
        ("{% set each = {'姓名': '自己的'} %}{{ each.姓名 }}", "自己的"),
    ],
)
def test_a_unit_has_its_fields_by_heading(source: str, printed: str) -> None:
    context = with_titles({"unit": PEOPLE[0], "units": PEOPLE}, HEADINGS)
    assert rendered(environment().from_string(source), context) == printed


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        *(("unit.姓名", ("unit", "name")), ("units[].手机", ("units", "[]", "phone"))),
        *(("unit.没有", ("unit", "没有")), ("姓名", ("unit", "name")), ("unit", ("unit",))),
    ],
)
def test_a_dotted_name_is_that_of_the_field(name: str, pieces: tuple[str, ...]) -> None:
    assert split_name(name, with_titles({"unit": PEOPLE[0], "units": PEOPLE}, HEADINGS)) == pieces


# Columns and declared fields that are called like something else in templates: none is out of reach unnoticed.

SAFE = environment(finalize=text_of)
JINJA = ("true", "false", "none", "loop", "self", "super", "caller", "varargs", "kwargs", "block", "set", "filter")
METHODS = ("items", "keys", "values", "get", "context", "environment", "parent", "name_", "_name", "__class__")
WORDS = tuple(
    dict.fromkeys((*SAFE.globals, *ROOTS, "copy_numbers", *keyword.kwlist, *keyword.softkwlist, *JINJA, *METHODS))
)
ROSTERS = {"a column": "单位名称,{}\n甲,值\n乙,另\n", "a declared column": "单位名称,{}（beds）\n甲,值\n乙,另\n"}
_YAML = "fields: [{{{{{}}}}}]\ngroups: [{{{{name: 组, units: [{{{{name: 甲, {}: 值}}}}]}}}}]\n"
YAML = {
    "the title of a declared field": _YAML.format("name: beds, title: {0}", "beds"),
    "a further title": _YAML.format("name: phone, title: {0}", "phone"),
    "the name of a declared field": _YAML.format("name: {0}", "{0}"),
}


def read(text: str, folder: Path, suffix: str) -> Roster | None:
    """The roster in ``text``; None where it is refused."""
    path = folder / f"units{suffix}"
    path.write_text(text, encoding="utf-8")
    try:
        return load_units(path)
    except GeneratorError:
        return None


def printed(source: str, roster: Roster) -> str | None:
    """What ``source`` prints for the first unit; None where it is an error."""
    units = [unit.as_mapping() for unit in roster.units]
    try:
        return rendered(SAFE.from_string(source), with_titles(unit_context(None, units, 0), roster.field_titles))
    except Exception:
        return None


def hidden(roster: Roster) -> list[Problem]:
    return [each for each in roster.warnings if each.code == "roster-heading-hidden"]


def test_the_names_that_hide_headings_are_those_of_templates() -> None:
    assert {*SAFE.globals, *ROOTS} <= HIDDEN_NAMES <= {*WORDS}


@pytest.mark.parametrize(("word", "form"), across(WORDS, [*ROSTERS, *YAML]))
def test_a_heading_is_found_or_its_remedy_is(form: str, word: str, tmp_path: Path) -> None:
    text, suffix = (ROSTERS[form], ".csv") if form in ROSTERS else (YAML[form], ".yaml")
    roster = read(text.format(word), tmp_path, suffix)
    if roster is None:
        assert word in {"unit", "name_", *keyword.kwlist, *HIDDEN_NAMES} or word.startswith("_")
        return
    found = hidden(roster)
    assert len(found) == (word in HIDDEN_NAMES)
    tag = f"{{{{ unit.{found[0].facts['field']} }}}}" if found else f"{{{{ {word} }}}}"
    assert printed(tag, roster) == "值"
    assert not found or tag in found[0].remedy("zh")
    assert not found or tag in found[0].remedy("en")


@pytest.mark.parametrize("word", sorted(HIDDEN_NAMES))
def test_a_merge_field_finds_the_column(word: str, tmp_path: Path) -> None:
    from generator.templates.word.docx_template import DocxTemplate

    roster = read(ROSTERS["a column"].format(word), tmp_path, ".csv")
    if roster is not None:
        context = unit_context(None, [unit.as_mapping() for unit in roster.units], 0)
        data = DocxTemplate.open(document(field(f" MERGEFIELD {word} "))).render(context, titles=roster.field_titles)
        assert paragraphs(data) == ["值"]


def test_the_warning_has_the_place_of_the_column(tmp_path: Path) -> None:
    roster = read("单位名称,份数,total\n甲,1,值\n", tmp_path, ".csv")
    assert roster is not None
    [problem] = hidden(roster)
    assert problem.span is not None
    assert (problem.span.line, problem.span.column, problem.severity) == (1, 9, "warning")
    roster = read("自定栏目:\n  - {栏目的名字: beds, 栏目的名称: total}\n分组: []\n", tmp_path, ".yaml")
    assert roster is not None
    [problem] = hidden(roster)
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (2, 26)


def test_a_standard_column_may_have_such_a_heading(tmp_path: Path) -> None:
    roster = read("unit,份数\n甲,1\n", tmp_path, ".csv")
    assert roster is not None
    assert [each.facts["field"] for each in hidden(roster)] == ["name"]


@pytest.mark.parametrize("heading", ["class", "类别", "主送类别"])
def test_the_class_of_groups_is_found_where_it_is_their_name(heading: str, tmp_path: Path) -> None:
    roster = read(f"单位名称,{heading}\n甲,乡镇\n乙,街道\n", tmp_path, ".csv")
    assert roster is not None
    assert printed(f"{{{{ {heading} }}}}", roster) == "乡镇"


@pytest.mark.parametrize(
    ("heading", "codes"), [("class", ["sheet-class-unseen"]), ("类别", ["sheet-class-unseen"]), ("主送类别", [])]
)
def test_the_class_of_groups_is_out_of_reach_beside_their_names(heading: str, codes: list[str], tmp_path: Path) -> None:
    roster = read(f"单位名称,组别,{heading}\n甲,乡镇,镇\n乙,街道,街\n", tmp_path, ".csv")
    assert roster is not None
    assert [each.code for each in roster.warnings] == codes
    assert printed("{{ 组别 }}", roster) == "乡镇"
