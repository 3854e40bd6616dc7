"""Formulas with merge fields, and formulas that are left to the office suite."""

import pytest

from generator.ground.errors import TemplateError
from generator.templates.word.docx_template import DocxTemplate
from generator.templates.word.fields.field_formulas import FormulaError, formula
from tests.refused import refused_for
from tests.templates.word.fields.field_documents import document, field, run
from tests.word_documents import paragraphs, parts

CONTEXT: dict[str, object] = {"unit": {"price": "1,200.50", "copies": 3, "name": "示例", "note": "", "rate": "0.1"}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 4 - 3", "3"), ("2 ^ 3", "8"), ("-2 ^ 2", "-4")),
        *(("2 * -3", "-6"), ("50%", "0.5"), ("200 * 15%", "30"), ("1234.50 * 2", "2469")),
        *(("0.1 + 0.2", "0.3"), ("1 / 3", "0.333333333333333"), ("10 / 4", "2.5"), ("3 > 2", "1")),
        *(("3 <> 3", "0"), ("1 + 1 = 2", "1"), ("SUM(1, 2; 3)", "6"), ("product(2,3,4)", "24")),
        *(("AVERAGE(1,2,6)", "3"), ("COUNT(7,8)", "2"), ("MAX(1,-5,3) - MIN(1,-5,3)", "8")),
        *(("ROUND(2.675, 2)", "2.68"), ("ROUND(1250, -2)", "1300"), ("INT(-2.7)", "-2")),
        *(("MOD(14, 4)", "2"), ("ABS(-5) + SIGN(-5)", "4"), ("AND(1, 0) + OR(1, 0) + NOT(0)", "2")),
        *(("99999999999999999.99 + 0.01", "100000000000000000"), (".5", "0.5")),
    ],
)
def test_formulas(text: str, expected: str) -> None:
    assert formula([text]) == expected


NONE = ["", "1,234", "1 +", "(1", "1)", "A1", "SUM(ABOVE)", "NO(1)", "1 2", "1 / 0", "ROUND(1)", "9 ^ 9 ^ 9"]


@pytest.mark.parametrize("text", [*NONE, "ROUND(1, 99)"])
def test_what_is_no_formula(text: str) -> None:
    with pytest.raises(FormulaError):
        formula([text])


def test_brackets_without_end() -> None:
    with pytest.raises(FormulaError):
        formula(["(" * 5_000 + "1" + ")" * 5_000])


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("= {MERGEFIELD price} * {MERGEFIELD copies}", "3601.5"),
        ('= {MERGEFIELD price} * {MERGEFIELD copies} \\# ",0.00"', "3,601.50"),
        *(("={MERGEFIELD copies}+1", "4"), ("=2*({MERGEFIELD copies}+1) \\* CHINESENUM3", "八")),
        ("= ROUND({MERGEFIELD price} * {MERGEFIELD rate}, 1)", "120.1"),
        ("= {MERGEFIELD copies} + {MERGEFIELD note}", "3"),
        ('IF {= {MERGEFIELD copies} * 2} > 5 "多" "少"', "多"),
        ('IF {= 1 + 2} = {MERGEFIELD copies} "同" "异"', "同"),
    ],
)
def test_formulas_of_merge_fields(code: str, expected: str) -> None:
    data = DocxTemplate.open(document(run("甲") + field(code) + run("乙"))).render(CONTEXT)
    assert paragraphs(data) == [f"甲{expected}乙"]


def test_names_that_set_gave() -> None:
    body = field("SET Total {MERGEFIELD copies}") + field("= total * 2") + field("= 2 * Total")
    assert paragraphs(DocxTemplate.open(document(body)).render(CONTEXT)) == ["66"]


def test_a_formula_of_a_table_is_the_office_suites() -> None:
    xml = parts(DocxTemplate.open(document(field("= SUM(ABOVE)", "5") + field("MERGEFIELD name"))).render(CONTEXT))
    assert "SUM(ABOVE)" in xml["word/document.xml"].decode()


@pytest.mark.parametrize(
    ("code", "problem"),
    [("= {MERGEFIELD name} * 2", "template-needs-number"), ("= 1 / ({MERGEFIELD copies} - 3)", "template-failed")],
)
def test_values_that_no_formula_can_take(code: str, problem: str) -> None:
    template = DocxTemplate.open(document(field(code)))
    assert refused_for(TemplateError, template.render, CONTEXT) == [problem]
