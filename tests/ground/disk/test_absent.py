from __future__ import annotations

from pathlib import Path

import pytest

from generator.ground.disk import TEXT, read_contents
from generator.ground.disk.absent import folders_with, meant, missing, owner_file
from generator.ground.errors import LANGUAGES, InputError, UsageError

THERE = ["名录.xlsx", "units.yml", "函.docx", "notice.md.txt", "a.yaml.yaml", "templates", "附件1.md", "附件2.md"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in THERE:
        (tmp_path / name).write_bytes(b"")
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("名录", "名录.xlsx"),
        ("名录.xls", "名录.xlsx"),
        ("名录.csv", "名录.xlsx"),
        ("units.yaml", "units.yml"),
        ("函", "函.docx"),
        ("函.doc", "函.docx"),
        ("template", "templates"),
        ("Templates", "templates"),
        ("名录.docx", None),
        ("附件3.md", None),
        ("别的", None),
    ],
)
def test_what_was_meant_is_named(typed: str, there: str | None, folder: Path) -> None:
    assert meant(folder / typed) == there
    problem = missing(folder / typed, f"x/{typed}")
    assert (problem.code, problem.suggestion) == ("source-missing", there and f"x/{there}")


@pytest.mark.parametrize(
    ("name", "command"), [("units.yaml", "fawen new roster"), ("templates", "fawen new notice"), ("名单.xlsx", None)]
)
def test_what_a_desk_lacks_is_said_to_be_made_by_a_command(name: str, command: str | None, tmp_path: Path) -> None:
    remedies = [missing(tmp_path / name, name).remedy(lang) for lang in LANGUAGES]
    assert ["fawen new" in remedy for remedy in remedies] == [command is not None] * 2
    assert [(command or "") in remedy for remedy in remedies] == [True, True]


@pytest.mark.parametrize(("typed", "there"), [("notice.md", "notice.md.txt"), ("a.yaml", "a.yaml.yaml")])
def test_a_file_with_one_more_ending_is_to_be_renamed(typed: str, there: str, folder: Path) -> None:
    problem = missing(folder / typed)
    assert (problem.code, problem.facts["hidden"]) == ("source-ending-hidden", str(folder / there))
    with pytest.raises(UsageError):
        read_contents(folder / typed, TEXT)


def test_in_a_folder_that_is_not_there_nothing_is_near(tmp_path: Path) -> None:
    assert missing(tmp_path / "没有" / "名录").suggestion is None


def test_folders_that_have_a_file(tmp_path: Path) -> None:
    for name in ("乙/notice.md", "甲/notice.md", "丙/other.md", ".d/notice.md"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "notice.md").write_bytes(b"")
    assert [path.name for path in folders_with("notice.md", tmp_path)] == ["乙", "甲"]
    assert folders_with("notice.md", tmp_path / "没有") == []


@pytest.mark.parametrize(
    ("owner", "opened"),
    [
        ("~$名录.xlsx", "名录.xlsx"),
        ("~$于报送的通知.docx", "关于报送的通知.docx"),
        ("~$县关于报送.docx", "示例县关于报送.docx"),
        ("~$没有.docx", "没有.docx"),
    ],
)
def test_a_lock_file_names_the_file_that_is_open(owner: str, opened: str, tmp_path: Path) -> None:
    for name in (owner, "名录.xlsx", "关于报送的通知.docx", "示例县关于报送.docx"):
        (tmp_path / name).write_bytes(b"\x05owner")
    problem = owner_file(tmp_path / owner, f"x/{owner}")
    assert problem is not None
    assert problem.facts["opened"] == f"x/{opened}"
    assert owner_file(tmp_path / "名录.xlsx", "名录.xlsx") is None
    with pytest.raises(InputError) as raised:
        read_contents(tmp_path / owner, TEXT)
    assert [each.code for each in raised.value.problems] == ["source-owner-file"]
