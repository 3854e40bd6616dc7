"""Files are written whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.writing import told, write_files


def test_files_and_their_folders(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"old")
    write_files({tmp_path / "a" / "1": b"one", tmp_path / "b": b"new"})
    assert (tmp_path / "a" / "1").read_bytes() == b"one"
    assert (tmp_path / "b").read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["1", "b"]


def test_none_is_half_there(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder") as raised:
        write_files({tmp_path / "a": b"one", tmp_path / "folder": b"two"})
    assert raised.value.filename == str(tmp_path / "folder")
    assert not list(tmp_path.glob(".fawen-*"))


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "output-disk-full"), (errno.EACCES, "output-denied"), (errno.EIO, "output-not-written")],
)
def test_what_the_system_says(number: int, code: str) -> None:
    with pytest.raises(OutputError) as raised, told(Path("示例")):
        raise OSError(number, "because", "示例/一.docx")
    (problem,) = raised.value.problems
    assert problem.code == code
    assert problem.span is not None
    assert problem.span.file == "示例/一.docx"
