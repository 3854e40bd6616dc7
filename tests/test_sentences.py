"""Every sentence can be printed in both languages, none is unused, none is missing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check.rules.general import UNCHECKED
from generator.ground.words.messages import FOLDER, SENTENCES, SUBJECTS
from tests import sentence_files
from tests.sentence_files import faults

TESTS = Path(__file__).parent
ROOT = TESTS.parent
NAMING = {".csv", ".expected", ".md", ".py", ".txt", ".yaml"}
"""How the names of tests and of bad inputs end."""

Edited = Callable[[str, str, str], list[str]]


def test_nothing_is_wrong() -> None:
    assert faults() == []


def codes_in(test: str) -> set[str]:
    """The codes that a test or a bad input names, whole or as ``prefix-{rest}`` with the rest in quotes."""
    words = set(re.findall(r"[A-Z]{2}-\d\d|[a-z0-9]+(?:-[a-z0-9]+)*", test))
    prefixes = re.findall(r"\b([a-z]+(?:-[a-z]+)*-)\{", test)
    return words | {f"{prefix}{rest}" for prefix in prefixes for rest in re.findall(r'"([a-z-]+)"', test)}


def test_every_sentence_is_earned_by_a_test_or_a_bad_input() -> None:
    """But those of rules that no check can hold a document against."""
    tests = [path for path in TESTS.rglob("*") if path.suffix in NAMING and path != Path(__file__)]
    named = set().union(*(codes_in(path.read_text(encoding="utf-8", errors="replace")) for path in tests))
    assert sorted(set(SENTENCES) - set(UNCHECKED) - named) == []


def test_lists_in_sentences_have_the_comma_of_their_language() -> None:
    """A fact or a word of a sentence that is joined by 、 alone would have it in English, too: ``joined`` has both."""
    joining = re.compile(r"""(?:"\w+": |\w=)"、"\.join\(""")
    printed = {"official_document.py"}  # values of papers, Chinese in every language
    files = (ROOT / "generator").rglob("*.py")
    assert {each.name for each in files if joining.search(each.read_text(encoding="utf-8"))} == printed


@pytest.fixture
def edited(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Edited:
    """Edits one file of a copy, as a clerk does, and returns what is reported then, files named as in the folder."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    monkeypatch.setattr(sentence_files, "ROOT", tmp_path)
    monkeypatch.setattr(sentence_files, "FOLDER", str(tmp_path))
    monkeypatch.setattr(sentence_files, "FILES", {tmp_path / f"{name}.ini": SUBJECTS[name] for name in SUBJECTS})
    monkeypatch.setattr(sentence_files, "PIECES", tmp_path / "pieces.ini")

    def edit(name: str, old: str, new: str) -> list[str]:
        path = tmp_path / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return faults()

    return edit


@pytest.mark.parametrize(
    ("name", "old", "new", "wrong"),
    [
        ("document.ini", "zh = 文件打", "文件打", "document.ini:5: 应当是 [代码]、名字 = 文字 或者 # 说明"),
        ("document.ini", "en = the file is", "ne = the file is", "document.ini:12: 没有“ne”这一项"),
        ("document.ini", "en = the file is empty", "# the file is empty", "document.ini:10: [document-empty] 缺少 en"),
        (
            "document.ini", "[document-empty]", "[document-unreadable]",
            "document.ini:10: “document-unreadable”前面已经有了",
        ),
        (
            "document.ini", "（{why}）", "（{reason}）",
            "document.ini:4: [document-unreadable] 只有一种语言里有 {reason}, {why}",
        ),
        ("document.ini", " ({why})", "", "document.ini:4: [document-unreadable] 只有一种语言里有 {why}"),
        ("document.ini", "（{why}）", "（{why）", "document.ini:4: [document-unreadable] 大括号不成对"),
        ("new.ini", "没有改动它", "没有改动它 {{% if %}", "new.ini:4: [new-exists] 大括号不成对"),
        ("document.ini", "文件打不开（{why}）", "{why}", "document.ini:4: [document-unreadable] zh 里没有汉字"),
        ("preview.ini", "severity = info", "severity = 提醒", "preview.ini:34: [preview-no-pages] severity 只能是"),
        ("preview.ini", "请写代码", "<install>", "preview.ini:4: [preview-unit-several] pieces.ini 里没有“install”"),
        ("pieces.ini", "[filter]", "[filters]", "pieces.ini:4: [filters] 没有用到"),
        ("filters.ini", "= template-time", "= template-times", "filters.ini:85: [text-time] same_as 单独写"),
        ("filters.ini", "= template-time", "= text-time", "filters.ini:85: [text-time] same_as 单独写"),
        ("new.ini", "[new-exists]", "[news-exists]", "new.ini:4: [news-exists] 这个文件里的代码以 new 开头"),
        ("new.ini", "[new-exists]", "[new-existing]", "new.ini:4: [new-existing] 程序里没有用到"),
        ("text.ini", "[text-tag-open]", "[text-time]", "filters.ini:85: [text-time] text.ini 里已经有了"),
        ("又一个.ini", "", "[new-page]\n", "又一个.ini: SUBJECTS 里没有这个文件"),
    ],
)  # fmt: skip
def test_each_kind_of_mistake_is_reported_with_file_and_line(
    edited: Edited, name: str, old: str, new: str, wrong: str
) -> None:
    found = edited(name, old, new)
    assert [each for each in found if each.startswith(wrong)] != [], found


def test_a_code_without_a_sentence_is_reported_where_it_is_used(edited: Edited) -> None:
    found = edited("new.ini", "[new-exists]", "[new-existing]")
    assert any("没有 [new-exists] 这一段" in each for each in found)


def test_a_file_that_is_gone_is_reported(edited: Edited, tmp_path: Path) -> None:
    (tmp_path / "preview.ini").unlink()
    assert edited("又一个.ini", "", "") == ["preview.ini: 没有这个文件 · there is no such file"]


def test_the_command_reports_what_is_wrong(edited: Edited) -> None:
    wrong = edited("preview.ini", "severity = info", "severity = 提醒")
    with pytest.raises(SystemExit) as caught:
        sentence_files.main()
    assert caught.value.code == "\n".join(wrong)
