"""Attachments added, put in order and taken off the list."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.notice_editing.attachment_list import (
    listed_attachments,
    moved,
    new_text,
    put,
    uploaded,
    without,
)
from generator.desk.notice_editing.form_values import form_text
from generator.desk.notice_editing.value_writing import with_values
from generator.ground.errors import OutputError

NOTICE = "---\ntitle: 甲\nattachments: [a.md, {title: 表, file: 表.xlsx, detached: true}] # 附\n---\n".encode()


def test_what_is_listed() -> None:
    first, second = listed_attachments(form_text(NOTICE).values)
    assert (first.file, first.is_text, first.said("title")) == ("a.md", True, "")
    assert (second.file, second.is_text, second.is_word, second.said("title")) == ("表.xlsx", False, False, "表")


@pytest.mark.parametrize("text", ["attachments: a.md", "title: 甲"])
def test_no_list_lists_nothing(text: str) -> None:
    assert listed_attachments(form_text(f"---\n{text}\n---\n".encode()).values) == ()


@pytest.mark.parametrize(
    ("number", "by", "wanted"),
    [(0, 1, "bac"), (0, -1, "abc"), (2, -1, "acb"), (2, 1, "abc"), (1, -9, "bac"), (1, 9, "acb")],
)
def test_entries_move(number: int, by: int, wanted: str) -> None:
    assert moved(("a", "b", "c"), number, by) == tuple(wanted)


def test_order_and_removal_are_written_in_place() -> None:
    text = form_text(NOTICE)
    listed = text.values["attachments"]
    assert isinstance(listed, tuple)
    made = with_values(text, {"attachments": moved(listed, 1, -1)})
    assert b"attachments: [{title: \xe8\xa1\xa8, file: \xe8\xa1\xa8.xlsx, detached: true}, a.md] # " in made
    assert b"attachments: [a.md] # " in with_values(text, {"attachments": without(listed, 1)})


def test_a_new_text_has_a_name_that_nothing_has(tmp_path: Path) -> None:
    (tmp_path / "Attachment-1.MD").touch()
    made = new_text(tmp_path, "表: 一", ["attachment-2.md"])
    assert (made.file, made.entry) == ("attachment-3.md", "attachment-3.md")
    assert made.data.decode() == '---\ntitle: "表: 一"\n---\n'


UPLOADS = {
    "a workbook": ("检查表.XLSX", "检查表.xlsx"),
    "a path of Windows": ("C:\\用户\\表.pdf", "表.pdf"),
    "a path": ("../../etc/表.pdf", "表.pdf"),
    "a hidden name": ("..表.docx", "表.docx"),
    "nothing but a suffix": (" .docx", "attachment.docx"),
    "forbidden characters": ('a<b>:"|?*.pdf', "a_b______.pdf"),
    "a device": ("con.pdf", "_con.pdf"),
    "a lock of Word's": ("~$表.docx", "表.docx"),
    "a name that is taken": ("有.pdf", "有-2.pdf"),
    "the notice's name": ("notice.md", "notice-2.md"),
    "the name of the folder's explanation": ("README.md", "README-2.md"),
}


@pytest.mark.parametrize("case", UPLOADS)
def test_a_file_from_elsewhere_gets_a_safe_name(tmp_path: Path, case: str) -> None:
    (tmp_path / "有.pdf").touch()
    typed, wanted = UPLOADS[case]
    made = uploaded(tmp_path, typed, b"x")
    assert made.file == wanted
    put(tmp_path, made)
    assert (tmp_path / wanted).read_bytes() == made.data


def test_a_title_is_that_of_the_file_where_none_is_given(tmp_path: Path) -> None:
    assert uploaded(tmp_path, "表.pdf", b"").entry == {"title": "表", "file": "表.pdf"}
    assert uploaded(tmp_path, "表.pdf", b"", "检查表").entry == {"title": "检查表", "file": "表.pdf"}


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ("正文\r\n", "---\ntitle: 表\n---\n正文\n"),
        ("---\ntitle: 甲\n---\n正文", "---\ntitle: 甲\n---\n正文"),
        ("", "---\ntitle: 表\n---\n"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_from_elsewhere_has_a_title(tmp_path: Path, data: str, wanted: str, encoding: str) -> None:
    assert uploaded(tmp_path, "表.md", data.encode(encoding)).data.decode() == wanted


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("表.doc", b"", "editing-attachment-kind"),
        ("表", b"", "editing-attachment-kind"),
        ("表.exe", b"", "editing-attachment-kind"),
        ("表.md", b"\0\1", "editing-attachment-text"),
    ],
)
def test_what_cannot_be_attached(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    with pytest.raises(OutputError) as raised:
        uploaded(tmp_path, name, data)
    assert [problem.code for problem in raised.value.problems] == [code]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    made = uploaded(tmp_path, "表.pdf", b"new")
    (tmp_path / "表.PDF").write_bytes(b"old")
    with pytest.raises(OutputError):
        put(tmp_path, made)
    assert [path.read_bytes() for path in tmp_path.iterdir() if not path.name.startswith(".")] == [b"old"]
