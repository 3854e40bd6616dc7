"""A prefixed comment removes its row, cell, paragraph or run with all its content."""

from __future__ import annotations

import pytest

from generator.ground.errors import TemplateError
from generator.templates.doubts import Known, word_doubts
from generator.templates.word import DocxTemplate
from tests.templates.word.docxtpl.reading import body
from tests.templates.word.docxtpl.templates import Block, Raw, Run, Table, template
from tests.templates.word.witnesses import new_findings

CONTEXT = {"x": "值", "yes": True, "list": ["一", "二"]}

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
            "table",
            "  row",
            "    cell",
            "      table",
            "        row",
            "          cell",
            "            甲",
            "          cell",
            "            乙",
            "      尾",
        ],
    ),
    "a cell with text": ([Table([["甲", "前{#tc 去掉 #}后"]])], TABLE),
    "a cell with other paragraphs and tags": ([Table([["甲", ["{#tc 去掉 #}", "{{ x }}"]]])], TABLE),
    "a paragraph with text": (["甲", "前{#p 去掉 #}后", "乙"], ["甲", "乙"]),
    "a paragraph with tags": (["甲", "{{ x }}{#p 去掉 #}{% if yes %}乙{% endif %}"], ["甲"]),
    "a comment that Word split over runs": (["甲", (Run("前{", "b"), "#p 去", Run("掉 #", "i"), "}后")], ["甲"]),
    "a paragraph in a cell": ([Table([[["甲", "{#p 去掉 #}还有"]]])], TABLE),
}
"""Blocks, and what is left of them, as docxtpl leaves it."""


def made(blocks: list[Block]) -> list[str]:
    data = template(*blocks)
    output = DocxTemplate.open(data).render(CONTEXT)
    assert new_findings(data, output) == []
    return body(output)


@pytest.mark.parametrize(("blocks", "left"), TAKEN.values(), ids=TAKEN)
def test_what_is_commented_out_goes_whole(blocks: list[Block], left: list[str]) -> None:
    assert made(blocks) == left


@pytest.mark.parametrize("blocks", [blocks for blocks, _ in TAKEN.values()], ids=TAKEN)
def test_a_check_has_nothing_to_say_of_what_is_commented_out(blocks: list[Block]) -> None:
    data = template(*blocks)
    known = Known({"unit": {"name": "甲"}, "x": "值", "yes": True, "list": ["一"]})
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
    with pytest.raises(TemplateError) as caught:
        DocxTemplate.open(template("甲", lost))
    assert [problem.code for problem in caught.value.problems] == ["template-text-lost"]
