from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.ground.disk import may_write


def test_a_folder_that_is_there_or_can_be_made(tmp_path: Path) -> None:
    assert may_write(tmp_path)
    assert may_write(tmp_path / "new" / "below")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "link").symlink_to("nothing")
    assert not may_write(tmp_path / "file")
    assert not may_write(tmp_path / "file" / "below")
    assert not may_write(tmp_path / "link")


def test_what_the_system_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, _: path != str(tmp_path))
    assert not may_write(tmp_path / "new")
