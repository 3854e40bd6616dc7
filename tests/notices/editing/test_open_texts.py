"""The texts of a notice, with what is not saved yet over its files."""

from pathlib import Path

import pytest

from generator.check.checked_templates import check_notice
from generator.ground.disk import read_entries
from generator.ground.errors import NoticeError, OutputError
from generator.notices.editing.form_keys import form_text
from generator.notices.editing.kept_drafts import KeptDraft, digest_of, keep_drafts
from generator.notices.editing.open_texts import (
    OpenText,
    listed_attachments,
    moved,
    new_text,
    open_texts,
    put,
    uploaded,
)
from generator.notices.editing.saving import save
from generator.templates.text.notice import open_notice
from tests.refused import refused_for
from tests.sample_office import Office

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
    expected = [(False, False), (True, True), (True, False)]
    assert [(text.is_changed, text.is_changed_elsewhere) for text in others] == expected


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


def test_a_window_knows_what_it_has_written_or_shows(folder: Path) -> None:
    data, base = "---\ntitle: 乙\n---\n".encode(), digest_of(FILES["notice.md"].encode())
    keep_drafts(folder, {"notice.md": KeptDraft(data, base, "0123ab")})
    text = open_texts(folder)[0]
    assert text.is_known_to("0123ab", base)
    assert text.is_known_to("", digest_of(data))
    assert not text.is_known_to("ab", base)
    keep_drafts(folder, {"notice.md": KeptDraft(data, base)})
    assert not open_texts(folder)[0].is_known_to("", base)


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


# Attachments added, put in order and taken off the list.
NOTICE = "---\ntitle: 甲\nattachments: [a.md, {title: 表, file: 表.xlsx, detached: true}] # 附\n---\n".encode()


def test_what_is_listed() -> None:
    first, second = listed_attachments(form_text(NOTICE).values)
    assert (first.file, first.is_text, first.said("title")) == ("a.md", True, "")
    assert (second.file, second.is_text, second.said("title")) == ("表.xlsx", False, "表")


@pytest.mark.parametrize(
    ("number", "by", "wanted"),
    [(0, 1, "bac"), (0, -1, "abc"), (2, -1, "acb"), (2, 1, "abc"), (1, -9, "bac"), (1, 9, "acb")],
)
def test_entries_move(number: int, by: int, wanted: str) -> None:
    assert moved(("a", "b", "c"), number, by) == tuple(wanted)


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
    assert refused_for(OutputError, uploaded, tmp_path, name, data) == [code]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    made = uploaded(tmp_path, "表.pdf", b"new")
    (tmp_path / "表.PDF").write_bytes(b"old")
    with pytest.raises(OutputError):
        put(tmp_path, made)
    assert [path.read_bytes() for path in tmp_path.iterdir() if not path.name.startswith(".")] == [b"old"]


# Unsaved texts and what is kept to undo a save are nobody's input.


PICTURE = b"\x89PNG\r\n\x1a\n"
"""A picture that only an unsaved text names; it is damaged, so that whoever reads it reports it."""


@pytest.fixture
def desk_notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    office = Office.at(tmp_path)
    folder = office.folder / "templates" / "notice"
    (folder / "图.png").write_bytes(PICTURE)
    return Path("templates/notice")


def leave_unseen_files(desk_notice: Path) -> None:
    """A save that changes nothing in the end, and unsaved texts of the notice and of an attachment."""
    before = (desk_notice / "notice.md").read_bytes()
    save(desk_notice, {"notice.md": before + b"x"}, {"notice.md": digest_of(before)})
    save(desk_notice, {"notice.md": before}, {"notice.md": digest_of(before + b"x")})
    unsaved = KeptDraft("---\ntitle: 别的\n---\n{{ '图.png' | 图片 }}\n".encode(), digest_of(before))
    keep_drafts(desk_notice, {"notice.md": unsaved, "附件.md": unsaved})
    assert len([each for each in read_entries(desk_notice) if each.path.name.startswith(".fawen-")]) == 3


def test_no_build_and_no_check_sees_them(desk_notice: Path) -> None:
    before, found = open_notice(desk_notice), check_notice(desk_notice)
    leave_unseen_files(desk_notice)
    after = open_notice(desk_notice)
    assert (after.source_digest, after.warnings) == (before.source_digest, before.warnings)
    assert check_notice(desk_notice) == found
    assert [each.code for each in after.warnings] == ["notice-picture-unused"]
