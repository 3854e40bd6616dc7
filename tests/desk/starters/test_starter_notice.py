"""A notice that was made of a draft is made again with corrections, as long as nobody has touched it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.desk_places import USUAL
from generator.desk.double_click_files import Machine
from generator.desk.starters.starter_desk import new_desk
from generator.desk.starters.starter_files import free_folder
from generator.desk.starters.starter_notice import NoticeFromDraft, notice_of_draft
from generator.ground.errors import OutputError
from generator.ground.file_names import is_plain_path
from generator.notices.drafts.draft import Draft
from tests.notices.drafts.taking.drafts import HEAD, SIGNED, docx_of, draft_of
from tests.sample_office import tree

FOLDER = Path("templates/notice")
ATTACHED = ["p|附件", "c|示例清单", "甲：第一项。"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def draft() -> Draft:
    return draft_of(docx_of([*HEAD, "请照办。", *SIGNED, *ATTACHED]))


@pytest.fixture
def made(draft: Draft) -> NoticeFromDraft:
    return notice_of_draft(FOLDER, draft)


def test_what_is_written_is_what_is_said_to_be(made: NoticeFromDraft) -> None:
    assert dict(made.files) == tree(FOLDER)
    assert "标题: " in made.files["notice.md"].decode()


def test_it_is_made_again_and_what_it_no_longer_has_is_gone(draft: Draft, made: NoticeFromDraft) -> None:
    other = draft_of(docx_of([*HEAD, "请照办。", *SIGNED]))
    again = notice_of_draft(FOLDER, other, made=made.files)
    assert sorted(tree(FOLDER)) == ["notice.md"]
    assert dict(again.files) == tree(FOLDER)
    third = notice_of_draft(FOLDER, draft, roles={2: "body"}, made=again.files)
    assert "示例县民政局" in tree(FOLDER)["notice.md"].decode()
    assert dict(third.files) == tree(FOLDER)


@pytest.mark.parametrize("change", ["edited", "added", "removed", "unsaved"])
def test_one_that_somebody_touched_is_left_alone(change: str, draft: Draft, made: NoticeFromDraft) -> None:
    file = FOLDER / "notice.md"
    if change == "edited":
        file.write_bytes(file.read_bytes().replace("照办".encode(), "照做".encode()))
    elif change == "added":
        (FOLDER / "附件.xlsx").write_bytes(b"x")
    elif change == "unsaved":
        (FOLDER / ".fawen-draft.md").write_bytes(b"x")
    else:
        (FOLDER / "attachment-1.docx").unlink(missing_ok=True)
        (FOLDER / "attachment-1.md").unlink(missing_ok=True)
    before = tree(FOLDER)
    with pytest.raises(OutputError, match="new-notice-changed"):
        notice_of_draft(FOLDER, draft, roles={2: "body"}, made=made.files)
    assert tree(FOLDER) == before


# One more notice has a folder of its own, with a name that every system takes and that says what it is.


NOTICE = Path("templates/notice")


def used() -> None:
    NOTICE.mkdir(parents=True)
    (NOTICE / "notice.md").write_text("---\ntitle: 甲\n---\n", encoding="utf-8")


def test_the_usual_one_while_nobody_uses_it() -> None:
    assert free_folder(USUAL, "甲") == NOTICE
    NOTICE.mkdir(parents=True)
    assert free_folder(USUAL, "甲") == NOTICE
    NOTICE.rmdir()
    NOTICE.parent.rmdir()
    new_desk(Path(), machine=Machine("linux", None, {}))
    assert free_folder(USUAL, "甲") == NOTICE


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("示例县民政局关于开展示例检查的通知", "关于开展示例检查的通知"),
        ("示例县人民政府令", "示例县人民政府令"),
        ("关于“甲/乙”的通知", "关于“甲_乙”的通知"),
        ("../../etc", "_.._etc"),
        ("unit", "unit-2"),
        ("停用", "停用-2"),
        ("关于甲的通知", "关于甲的通知-3"),
        ("con", "_con"),
        ("", "_"),
    ],
)
def test_a_new_one_is_named_after_the_title(title: str, name: str) -> None:
    used()
    for each in ("关于甲的通知", "关于甲的通知-2"):
        (NOTICE.parent / each).mkdir()
    assert free_folder(USUAL, title) == NOTICE.parent / name
    assert is_plain_path(name)
