"""Reports of many documents are printed in their order; what is the same in letters to many units comes once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check import Checked, Finding, check
from generator.cli.check import finding_lines, reports_lines
from generator.ground.errors import Lang, Problem, Severity, Span, TranslatedText, speaking
from tests.check.faults import typed
from tests.check.right import data_of, right_notice
from tests.problem_list import severity
from tests.word_documents import make_docx

TITLE = "关于寄送材料的函"


def letters(folder: Path, *texts: str, title: str = TITLE) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts, start=1):
        (folder / f"{number:02}.docx").write_bytes(make_docx([title, "各单位：", text, "示例市民政局", "2026年3月5日"]))


def printed(checked: Checked) -> str:
    return "\n".join(reports_lines(checked.reports))


def test_letters_that_differ_in_no_place_come_once(tmp_path: Path) -> None:
    letters(tmp_path / "函", "请查收,谢谢。", "请查阅,谢谢。", "请收好,谢谢。")
    out = printed(check([tmp_path]))
    assert out.count("标题：") == 1
    assert "01.docx" in out
    assert out.endswith("同一文件夹里同一标题的另外 2 个文件，问题在同样的地方（从 02.docx 到 03.docx）。\n")


@pytest.mark.parametrize("texts", [("请查收。", "请查收,谢谢。"), ("请查收，谢谢。", '请查收，"谢谢"。')])
def test_one_with_another_finding_comes_by_itself(tmp_path: Path, texts: tuple[str, str]) -> None:
    letters(tmp_path, *texts)
    out = printed(check([tmp_path]))
    assert out.count("标题：") == 2
    assert "同一文件夹" not in out


def test_another_title_or_folder_is_another_document(tmp_path: Path) -> None:
    letters(tmp_path / "甲", "请查收。")
    letters(tmp_path / "乙", "请查收。")
    letters(tmp_path / "丙", "请查收。", title="关于报送材料的函")
    assert printed(check([tmp_path])).count("标题：") == 3


def test_what_has_no_title_is_never_taken_together(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        (tmp_path / f"{name}.docx").write_bytes(make_docx(["请于周五前交表。"]))
    assert printed(check([tmp_path])).count("正文：") == 2


def test_right_ones_too(tmp_path: Path) -> None:
    document = right_notice()
    for number in range(3):
        (tmp_path / f"{number}.docx").write_bytes(data_of(document))
    spoilt = right_notice()
    typed("坚持以", "，", ",")(spoilt)
    (tmp_path / "9.docx").write_bytes(data_of(spoilt))
    out = printed(check([tmp_path]))
    assert out.count("标题：") == 2
    assert "另外 2 个文件" in out


# Findings of one rule are printed together, with all their places.


MAIN = "word/document.xml"
FACTS: dict[str, object] = {"measured": "0.0 mm", "wanted": "11.1 mm"}


def at(paragraph: int | None = None, part: str = MAIN, source: str | None = None, **place: int) -> Span:
    return Span("甲.docx", part=part if paragraph or place else None, paragraph=paragraph, source=source, **place)


def finding(
    code: str, span: Span | None, measured: str = "0.0 mm", wanted: str = "11.1 mm", milder: Severity | None = None
) -> Finding:
    facts = {**FACTS, "measured": measured, "wanted": wanted}
    return Finding(Problem(code, span, facts, milder=milder or severity(code)), "must", measured, wanted)


def printed_findings(findings: list[Finding], lang: Lang = "zh") -> list[str]:
    with speaking(lang):
        return list(finding_lines(findings))


PLACES: dict[str, tuple[list[Span | None], str, str]] = {
    "one paragraph": ([at(3)], "第3段：", "paragraph 3: "),
    "several": ([at(2), at(4), at(5)], "第2、4、5段：", "paragraphs 2, 4, 5: "),
    "twice in one": ([at(4), at(2), at(4)], "第2、4段：", "paragraphs 2, 4: "),
    "the document": ([at()], "", ""),
    "no place": ([None], "", ""),
    "a cell": ([at(1, table=1, row=2, cell=3)], "表格1 第2行：", "table 1 row 2: "),
    "cells": (
        [at(1, table=1, row=2, cell=3), at(1, table=1, row=4, cell=1), at(2, table=2, row=1, cell=1)],
        "表格1 第2、4行；表格2 第1行：",
        "table 1 rows 2, 4; table 2 row 1: ",
    ),
    "text and table": ([at(2), at(1, table=1, row=1, cell=1)], "第2段；表格1 第1行：", "paragraph 2; table 1 row 1: "),
    "a footer": ([at(1, "word/footer2.xml")], "页脚第1段：", "footer paragraph 1: "),
    "headers": ([at(1, "word/header1.xml"), at(1, "word/header3.xml")], "页眉第1段：", "header paragraph 1: "),
    "a cell of a header": ([at(1, "word/header1.xml", table=1, row=2)], "页眉表格1 第2行：", "header table 1 row 2: "),
    "another main part": ([at(7, "word/document2.xml")], "第7段：", "paragraph 7: "),
    "very many": (
        [at(number) for number in range(1, 46)],
        f"第{'、'.join(map(str, range(1, 21)))}……段（共 45 段）：",
        f"paragraphs {', '.join(map(str, range(1, 21)))} … (45 in all): ",
    ),
}


@pytest.mark.parametrize("name", PLACES)
def test_places(name: str) -> None:
    spans, zh, en = PLACES[name]
    found = [finding("BD-03", span) for span in spans]
    told: tuple[tuple[Lang, str], ...] = (("zh", zh), ("en", en))
    for lang, places in told:
        _, blank, line, remedy = printed_findings(found, lang)
        assert blank == ""
        assert line == f"  {places}{found[0].problem.message(lang)} [BD-03]"
        assert remedy.startswith("    办法：" if lang == "zh" else "    remedy: ")


def test_other_words_of_one_rule_have_lines_of_their_own_and_one_remedy() -> None:
    found = [finding("BD-03", at(2)), finding("BD-03", at(3), "5.5 mm"), finding("BD-03", at(4))]
    _, _, first, second, remedy = printed_findings(found)
    assert first.startswith("  第2、4段：")
    assert first.endswith(" [BD-03]")
    assert second == f"    第3段：{found[1].problem.message('zh')}"
    assert remedy.startswith("    办法：")


def test_the_words_around_a_single_place_are_shown() -> None:
    assert "      示民发[2026]7号" in printed_findings([finding("HD-18", at(4, source="示民发[2026]7号"))])
    assert "      甲" not in printed_findings(
        [finding("HD-18", at(4, source="甲")), finding("HD-18", at(5, source="乙"))]
    )


def test_how_many_there_are_comes_first_and_errors_before_the_rest() -> None:
    found = [
        finding("PG-10", at()),
        finding("BD-03", at(2), milder="warning"),
        finding("BD-03", at(3)),
        finding("PG-15", at(3)),
    ]
    first, *lines = printed_findings(found)
    assert first == "  不合规定的有 3 项：错误 1 处，提醒 2 处，说明 1 处。"
    assert [line[-8:] for line in lines if line.endswith("]")] == [" [BD-03]", " [BD-03]", " [PG-15]", " [PG-10]"]
    assert [line.lstrip()[:6] for line in lines if line.endswith("]")][1:] == [
        "提醒：第2段",
        "提醒：第3段",
        lines[-2][2:8],
    ]
    assert printed_findings(found, "en")[0] == "  rules broken: 3; errors: 1; warnings: 2; notes: 1."


def test_values_that_a_sentence_does_not_name_are_told() -> None:
    measured, wanted = TranslatedText("加粗", "bold"), TranslatedText("不加粗", "of normal weight")
    problem = Problem("BD-09", at(3), {"measured": "", "wanted": ""})
    found = Finding(problem, "practice", measured, wanted)
    assert found.sentence().endswith("（实际：加粗；应为：不加粗）")
    with speaking("en"):
        assert found.sentence().endswith("(measured: bold; wanted: of normal weight)")


def test_nothing_that_steers_a_terminal_is_printed() -> None:
    lines = printed_findings([finding("HD-18", at(1, source="\x1b[31m甲"), "\x1b]0;乙\x07")])
    assert all(line.isprintable() for line in lines)
