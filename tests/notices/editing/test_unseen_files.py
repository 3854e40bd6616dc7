"""Unsaved texts and what is kept to undo a save are nobody's input."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.run import check_notice
from generator.ground.disk import read_entries
from generator.notices.editing.kept_drafts import KeptDraft, digest_of, keep_drafts
from generator.notices.editing.saving import save
from generator.templates.text import open_notice
from tests.sample_office import Office

PICTURE = b"\x89PNG\r\n\x1a\n"
"""A picture that only an unsaved text names; it is damaged, so that whoever reads it reports it."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    office = Office.at(tmp_path)
    folder = office.folder / "templates" / "notice"
    (folder / "图.png").write_bytes(PICTURE)
    return Path("templates/notice")


def leave_unseen_files(folder: Path) -> None:
    """A save that changes nothing in the end, and unsaved texts of the notice and of an attachment."""
    before = (folder / "notice.md").read_bytes()
    save(folder, {"notice.md": before + b"x"}, {"notice.md": digest_of(before)})
    save(folder, {"notice.md": before}, {"notice.md": digest_of(before + b"x")})
    unsaved = KeptDraft("---\ntitle: 别的\n---\n{{ '图.png' | 图片 }}\n".encode(), digest_of(before))
    keep_drafts(folder, {"notice.md": unsaved, "附件.md": unsaved})
    assert len([each for each in read_entries(folder) if each.path.name.startswith(".fawen-")]) == 3


def test_no_build_and_no_check_sees_them(folder: Path) -> None:
    before, found = open_notice(folder), check_notice(folder)
    leave_unseen_files(folder)
    after = open_notice(folder)
    assert (after.source_digest, after.warnings) == (before.source_digest, before.warnings)
    assert check_notice(folder) == found
    assert [each.code for each in after.warnings] == ["notice-picture-unused"]


def test_a_set_is_the_same_with_them(folder: Path) -> None:
    office = Office(Path())
    made = office.build()
    leave_unseen_files(folder)
    assert office.build().files == made.files
