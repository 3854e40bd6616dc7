"""The problem, with its code, for each reason that a file cannot be read."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.ground.disk import (
    DOCUMENT,
    ROSTER,
    TEMPLATE,
    TEXT,
    FileKind,
    check_contents,
    default_input,
    default_place,
    file_size_limits,
    read_contents,
    read_entries,
)
from generator.ground.disk.plain_reading import folders_with, meant, missing, owner_file
from generator.ground.errors import InputError, RosterError, UsageError
from tests.refused import refused, refused_for

_SMALL = FileKind(4, too_big="sheet-too-big")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    (tmp_path / "secret").write_bytes(b"secret")
    (folder / "file").write_bytes(b"bytes")
    (folder / "folder").mkdir()
    (folder / "out").symlink_to("../secret")
    (folder / "nothing").symlink_to("missing")
    (folder / "circle").symlink_to("circle")
    os.mkfifo(folder / "pipe")
    monkeypatch.chdir(folder)
    return folder


Reader = Callable[..., object]
READERS: list[Reader] = [read_contents, check_contents]
REFUSED = {
    "folder": "source-unreadable", "out": "source-link-out", "nothing": "source-unreadable",
    "circle": "source-unreadable", "pipe": "source-not-plain", "file/below": "source-unreadable",
}  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("name", "code"), REFUSED.items())
def test_what_is_refused(desk: Path, reader: Reader, name: str, code: str) -> None:
    assert desk
    [problem] = refused(RosterError, reader, Path(name), TEXT, name="shown", error=RosterError).problems
    assert (problem.code, problem.span and problem.span.file) == (code, "shown")
    assert problem.message("zh")
    assert problem.remedy("zh")


@pytest.mark.parametrize("reader", READERS)
def test_what_is_not_there_is_a_mistake_in_the_command(desk: Path, reader: Reader) -> None:
    assert refused_for(UsageError, reader, desk / "missing", ROSTER) == ["source-missing"]
    assert refused_for(InputError, reader, desk / "missing", TEMPLATE) == ["template-unreadable"]


@pytest.mark.parametrize("reader", READERS)
def test_one_byte_too_many(desk: Path, reader: Reader) -> None:
    assert refused_for(InputError, reader, desk / "file", _SMALL) == ["sheet-too-big"]
    (desk / "file").write_bytes(b"byte")
    assert reader(desk / "file", _SMALL) in (None, b"byte")


def test_a_file_that_grows_while_it_is_read(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading stops at the size limit."""
    read = []

    def endless(_handle: int, size: int) -> bytes:
        read.append(size)
        return b"x" * size

    monkeypatch.setattr(os, "read", endless)
    assert refused_for(InputError, read_contents, desk / "file", TEXT) == ["source-too-big"]
    assert sum(read) <= TEXT.most + (1 << 20)


def test_every_kind_has_its_bound_and_says_why() -> None:
    table = {name: kind for name, kind in vars(file_size_limits).items() if isinstance(kind, FileKind)}
    assert len(table) == 9
    assert all(4_000_000 <= kind.most <= 300_000_000 for kind in table.values())
    assert DOCUMENT.most == TEMPLATE.most
    assert Path(file_size_limits.__file__).read_text(encoding="utf-8").count('\n"""') >= len(table)


def test_the_names_in_a_folder(desk: Path) -> None:
    assert [each.path.name for each in read_entries(Path("folder"))] == []
    assert read_entries(Path("missing")) == []
    (desk / "away").symlink_to("..")
    for name in ("away", "file"):
        with pytest.raises(InputError):
            read_entries(Path(name))


def test_default_places(desk: Path) -> None:
    (desk / "units.yaml").symlink_to("file")
    assert default_place(Path("units.yaml")) == Path("file")
    assert default_input(Path("units.yaml")) == Path("units.yaml")
    for refuses in (default_place, default_input):
        assert refused_for(InputError, refuses, Path("out")) == ["source-link-out"]


THERE = ["名录.xlsx", "units.yml", "函.docx", "notice.md.txt", "a.yaml.yaml", "templates", "附件1.md", "附件2.md"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in THERE:
        (tmp_path / name).write_bytes(b"")
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("名录", "名录.xlsx"), ("名录.xls", "名录.xlsx"), ("名录.csv", "名录.xlsx"),
        ("units.yaml", "units.yml"), ("函", "函.docx"), ("函.doc", "函.docx"), ("template", "templates"),
        ("Templates", "templates"), ("名录.docx", None), ("附件3.md", None), ("别的", None),
    ],
)  # fmt: skip
def test_what_was_meant_is_named(typed: str, there: str | None, folder: Path) -> None:
    assert meant(folder / typed) == there
    problem = missing(folder / typed, f"x/{typed}")
    assert (problem.code, problem.suggestion) == ("source-missing", there and f"x/{there}")


@pytest.mark.parametrize(("typed", "there"), [("notice.md", "notice.md.txt"), ("a.yaml", "a.yaml.yaml")])
def test_a_file_with_one_more_ending_is_to_be_renamed(typed: str, there: str, folder: Path) -> None:
    problem = missing(folder / typed)
    assert (problem.code, problem.facts["hidden"]) == ("source-ending-hidden", str(folder / there))
    with pytest.raises(UsageError):
        read_contents(folder / typed, TEXT)


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
    assert refused_for(InputError, read_contents, tmp_path / owner, TEXT) == ["source-owner-file"]
