"""Which file a document is copied into, and that a copy is never written over what is read, or over another copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check.annotating import annotate
from generator.check.fixing import fix
from generator.check.targets import copies, split_targets
from generator.ground.errors import InputError, UsageError
from tests.check.right import data_of, right_notice

Command = Callable[..., object]
"""What writes copies: ``fix`` and ``annotate``."""


@pytest.fixture(scope="module")
def notice() -> bytes:
    return data_of(right_notice())


@pytest.fixture
def folder(tmp_path: Path, notice: bytes) -> Path:
    (tmp_path / "in" / "unit").mkdir(parents=True)
    for name in ("一.docx", "unit/二.docx"):
        (tmp_path / "in" / name).write_bytes(notice)
    return tmp_path


def into(paths: list[Path], out: Path) -> dict[Path, Path]:
    found, _ = split_targets(paths, None, None)
    return dict(copies(found, paths, out, "--annotate"))


def refused(paths: list[Path], out: Path) -> list[str]:
    with pytest.raises(UsageError) as raised:
        into(paths, out)
    assert all("--annotate" in each.text("en") or "option" not in each.facts for each in raised.value.problems)
    return [problem.code for problem in raised.value.problems]


@pytest.mark.parametrize("name", ["新.dotx", "新.DOTX", "新.docm", "新.dotm", "新.docx"])
def test_a_file_name_of_word_is_a_file(folder: Path, name: str) -> None:
    source = folder / "in" / "一.docx"
    assert into([source], folder / "新" / name) == {source: folder / "新" / name}


def test_any_other_name_is_a_folder(folder: Path) -> None:
    source = folder / "in" / "一.docx"
    assert into([source], folder / "新") == {source: folder / "新" / "一.docx"}
    (folder / "夹.docx").mkdir()
    assert into([source], folder / "夹.docx") == {source: folder / "夹.docx" / "一.docx"}


def test_a_folder_keeps_its_shape(folder: Path) -> None:
    inside = folder / "in"
    assert into([inside], folder / "out") == {
        inside / "unit" / "二.docx": folder / "out" / "unit" / "二.docx",
        inside / "一.docx": folder / "out" / "一.docx",
    }


def test_never_over_what_is_read(folder: Path) -> None:
    source = folder / "in" / "一.docx"
    assert refused([source], source) == ["copies-over-input"]
    assert refused([source], folder / "in") == ["copies-over-input"]
    assert refused([folder / "in"], folder / "in") == ["copies-over-input"] * 2
    (folder / "link.docx").symlink_to(source)
    assert refused([source], folder / "link.docx") == ["copies-over-input"]


def test_several_files_into_one(folder: Path) -> None:
    assert refused([folder / "in"], folder / "x.docx") == ["copies-one-name"]


def test_two_of_one_name(folder: Path, notice: bytes) -> None:
    (folder / "一.docx").write_bytes(notice)
    assert refused([folder / "一.docx", folder / "in" / "一.docx"], folder / "out") == ["copies-same-name"]


@pytest.mark.parametrize("command", [fix, annotate])
def test_a_template_is_no_document(folder: Path, notice: bytes, command: Command) -> None:
    source = folder / "templates" / "x.docx"
    source.parent.mkdir()
    source.write_bytes(notice)
    assert refused([source], folder / "x.docx") == ["copies-no-document"]
    command([source], folder / "x.docx", checked_as="document")
    assert (folder / "x.docx").is_file()


@pytest.mark.parametrize("command", [fix, annotate])
def test_nothing_is_written_where_one_cannot_be_read(folder: Path, command: Command) -> None:
    (folder / "in" / "bad.docx").write_bytes(b"PK none")
    with pytest.raises(InputError):
        command([folder / "in"], folder / "out")
    assert not (folder / "out").exists()
