"""A notice that was made of a draft is made again with corrections, as long as nobody has touched it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.starters import NoticeFromDraft, notice_of_draft
from generator.ground.errors import OutputError
from generator.notices.drafts import Draft
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
