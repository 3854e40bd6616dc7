"""Where a program that brings its own Python lies, and where its desk is."""

import sys
from pathlib import Path

import pytest

from generator.ground.program_folder import documents_desk, is_in_program, program_folder


def test_an_installed_fawen_has_no_folder() -> None:
    assert program_folder() is None
    assert not is_in_program(Path())


@pytest.mark.parametrize(
    ("python", "frozen", "platform", "files"),
    [
        ("程序 1/fawen", True, "linux", ()),
        ("程序 1/python/python.exe", False, "win32", ("fawen.exe", "site/generator/__init__.py")),
    ],
)
def test_an_unpacked_one(
    python: str, frozen: bool, platform: str, files: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in files:
        (tmp_path / "程序 1" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "程序 1" / name).touch()
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "executable", str(tmp_path / python))
    assert program_folder() == tmp_path / "程序 1"
    assert is_in_program(tmp_path / "程序 1" / "桌")
    assert not is_in_program(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="a file that Windows has not")
def test_the_desk_is_among_the_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DOCUMENTS_DIR", raising=False)
    (tmp_path / "user-dirs.dirs").write_text('XDG_DOCUMENTS_DIR="$HOME/文档"\n', encoding="utf-8")
    assert documents_desk() == tmp_path / "文档" / "发文"
