"""Reports of many documents are printed in their order; what is the same in letters to many units comes once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check import Checked, check
from generator.cli.check_reports import reports_lines
from tests.check.faults import typed
from tests.check.right import data_of, right_notice
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
