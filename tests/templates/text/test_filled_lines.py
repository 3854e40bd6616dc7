"""Characters that nobody sees, or that turn text round, and marks of a markup are reported where they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.ground.errors import Problem
from generator.templates.text import open_notice
from tests.templates.text.folders import FRONT, make_folder


def _warnings(folder: Path, text: str, more: str = "") -> list[tuple[str, int | None, int | None, Problem]]:
    notice, _ = make_folder(folder, FRONT.replace("date:", f"{more}date:") + text)
    found = (each for each in open_notice(notice).warnings if each.code.startswith("notice-") and each.span)
    return [(each.code, each.span.line, each.span.column, each) for each in found if each.span]


@pytest.mark.parametrize(
    ("typed", "column", "shown"),
    [
        ("请于3月\u200b底前报送。", 5, "“请于3月⟨U+200B⟩底前报送”"),
        ("金额\u202e001\u202c元。", 3, "“金额⟨U+202E⟩001⟨U+202C⟩”"),
        ("由⼄方负责。", 2, "“由⼄方负责。”"),
    ],
)
def test_a_character_that_misleads_has_its_column(tmp_path: Path, typed: str, column: int, shown: str) -> None:
    ((*place, problem),) = _warnings(tmp_path, f"第一段。\n{typed}\n")
    assert place == ["notice-not-represented", 9, column]
    assert shown in problem.message("zh")
    assert problem.severity == "warning"


def test_values_are_looked_at_however_they_are_written(tmp_path: Path) -> None:
    ((_, line, _, problem),) = _warnings(tmp_path, "第一段。\n", 'copy_to: "县政府办\\u200b"\n')
    assert (line, str(problem.facts["shown"])) == (6, "：“县政府办⟨U+200B⟩”")


@pytest.mark.parametrize(
    "mark",
    [
        "- 一项",
        "> 引文",
        "### 标题",
        "说明[^1]。",
        "300m<sup>2</sup>",
        "**要点**如下",
        "[办法](http://a.cn)",
        "甲&nbsp;乙",
        "~~作废~~",
    ],
)
def test_marks_of_other_markups_are_reported(tmp_path: Path, mark: str) -> None:
    ((code, line, _, problem),) = _warnings(tmp_path, f"第一段。\n{mark}\n")
    assert (code, line, problem.severity) == ("notice-other-markup", 9, "warning")


@pytest.mark.parametrize(
    "typed", ["# 号", "3 - 2 = 1", "#1 楼", "* 号", "— 1 —", "A_b_c", "<公司名称>", "{# - 一 #}甲。"]
)
def test_what_is_printed_as_it_is_typed_needs_no_word(tmp_path: Path, typed: str) -> None:
    assert not _warnings(tmp_path, f"第一段。\n甲{typed}\n")
