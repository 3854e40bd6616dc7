"""Columns and declared fields that are called like something else in templates: none is out of reach unnoticed.

- every global of the sandbox; every variable of templates; every keyword of Python and of Jinja; names of Jinja's own
- names that mappings and contexts have; names with ``_`` before or behind them
- in a sheet: as the heading of a column, and as the title of a declared column
- in YAML: as the title of a declared field, and of a further title; as its name
- as the heading of a standard column; that of the groups' classes, with and without groups
"""

import keyword
from pathlib import Path

import pytest

from generator.ground.errors import GeneratorError, Problem
from generator.roster.sheets.named_file import load_units
from generator.roster.units.groups import Roster
from generator.roster.units.sheet_headings import HIDDEN_NAMES
from generator.roster.units.template_context import unit_context
from generator.templates.expressions.bare_names import ROOTS, with_titles
from generator.templates.expressions.jinja_rendering import rendered
from generator.templates.expressions.sandbox import environment
from generator.templates.expressions.value_conversion import text_of
from tests.chosen import across
from tests.templates.word.fields.field_documents import document, field
from tests.word_documents import paragraphs

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
