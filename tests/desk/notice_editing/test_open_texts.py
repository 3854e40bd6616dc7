"""The texts of a notice, with what is not saved yet over its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.notice_editing.kept_drafts import KeptDraft, digest_of, keep_drafts
from generator.desk.notice_editing.open_texts import OpenText, open_texts
from generator.ground.errors import NoticeError, UsageError

FILES = {
    "notice.md": "---\ntitle: 甲\nattachments: [b.md, {title: 表, file: 表.xlsx}, 没有.md, ../x.md, a.md]\n---\n",
    "a.md": "---\ntitle: 子\n---\n",
    "b.md": "---\ntitle: 丑\n---\n",
    "c.md": "---\ntitle: 寅\n---\n",
    "表.xlsx": "x",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def names(texts: tuple[OpenText, ...]) -> list[str]:
    return [text.name for text in texts]


def test_the_notice_and_its_text_attachments_in_their_order(folder: Path) -> None:
    texts = open_texts(folder)
    assert names(texts) == ["notice.md", "b.md", "a.md"]
    assert not any(text.is_changed or text.is_changed_elsewhere for text in texts)
    assert [text.form().values["title"] for text in texts] == ["甲", "丑", "子"]
    assert texts[0].based_on == digest_of(FILES["notice.md"].encode())


def test_unsaved_texts_are_over_the_files(folder: Path) -> None:
    base = digest_of(FILES["notice.md"].encode())
    keep_drafts(folder, {"notice.md": KeptDraft("---\n附件: [新.md, a.md]\n---\n".encode(), base)})
    keep_drafts(folder, {"新.md": KeptDraft(b"---\ntitle: x\n---\n", ""), "c.md": KeptDraft(b"x", "")})
    notice, *others = open_texts(folder)
    assert (notice.is_changed, notice.is_changed_elsewhere, notice.based_on) == (True, False, base)
    assert names(tuple(others)) == ["a.md", "c.md", "新.md"]
    assert [(text.is_changed, text.is_changed_elsewhere) for text in others] == [
        (False, False),
        (True, True),
        (True, False),
    ]


def test_a_file_changed_elsewhere_is_seen(folder: Path) -> None:
    keep_drafts(folder, {"notice.md": KeptDraft(b"x", digest_of(FILES["notice.md"].encode()))})
    (folder / "notice.md").write_text("---\ntitle: 丙\n---\n", encoding="utf-8")
    assert open_texts(folder)[0].is_changed_elsewhere
    (folder / "notice.md").write_bytes(b"x")
    assert not open_texts(folder)[0].is_changed_elsewhere


def test_of_a_notice_without_a_list_all_texts_can_be_edited(folder: Path) -> None:
    (folder / "notice.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    notice, *others = open_texts(folder)
    assert names(tuple(others)) == ["a.md", "b.md", "c.md"]
    with pytest.raises(NoticeError):
        notice.form()


def test_no_notice(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        open_texts(tmp_path)


def test_a_window_knows_what_it_has_written_or_shows(folder: Path) -> None:
    data, base = "---\ntitle: 乙\n---\n".encode(), digest_of(FILES["notice.md"].encode())
    keep_drafts(folder, {"notice.md": KeptDraft(data, base, "0123ab")})
    text = open_texts(folder)[0]
    assert text.is_known_to("0123ab", base)
    assert text.is_known_to("", digest_of(data))
    assert not text.is_known_to("ab", base)
    keep_drafts(folder, {"notice.md": KeptDraft(data, base)})
    assert not open_texts(folder)[0].is_known_to("", base)


@pytest.mark.parametrize("writer", ["x", "0" * 33, "a\n", "a b"])
def test_a_window_has_a_short_plain_name(writer: str) -> None:
    with pytest.raises(ValueError, match="hexadecimal"):
        KeptDraft(b"", "", writer)


@pytest.mark.parametrize(
    ("data", "is_same"),
    [
        ("---\ndate: '2026-03-05'\ntitle: 甲\n---\n正文\n", True),
        ('---\n标题: "甲" # 说明\n成文日期: 2026-03-05\n---\n正文\n', True),
        ("---\ntitle: 甲\ndate: 2026-03-05\n---\n正文\n", True),
        ("---\ntitle: 甲 # 说明\ndate: 2026-03-05 # 另一句\n---\n正文\n", False),
        ("---\ntitle: 甲 # 说明\ndate: 2026-03-06\n---\n正文\n", False),
        ("---\ntitle: 甲 # 说明\ndate: 2026-03-05\n---\n别的\n", False),
        ("---\ntitle: [甲\n---\n正文\n", False),
    ],
)
def test_what_says_the_same_as_the_file_is_nothing_to_save(folder: Path, data: str, is_same: bool) -> None:
    saved = "---\ntitle: 甲 # 说明\ndate: 2026-03-05\n---\n正文\n".encode()
    text = OpenText("notice.md", saved, saved, digest_of(saved))
    assert text.as_saved(data.encode()) == (saved if is_same else data.encode())
    assert OpenText("notice.md", saved, None, "").as_saved(data.encode()) == data.encode()
