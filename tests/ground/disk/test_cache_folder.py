"""Where the cache folder is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from generator.ground.disk import may_write
from generator.ground.disk.cache_folder import cache_folder


def test_the_users_own_choice_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FAWEN_CACHE", "here")
    assert cache_folder() == tmp_path / "here"


@pytest.mark.parametrize(
    ("platform", "variable", "wanted"),
    [
        ("linux", "XDG_CACHE_HOME", "set/fawen"),
        ("linux", None, "home/.cache/fawen"),
        ("darwin", None, "home/Library/Caches/fawen"),
        ("win32", "LOCALAPPDATA", "set/fawen/Cache"),
        ("win32", None, "home/AppData/Local/fawen/Cache"),
    ],
)
def test_each_platform_has_its_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, variable: str | None, wanted: str
) -> None:
    for name in ("FAWEN_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    if variable is not None:
        monkeypatch.setenv(variable, str(tmp_path / "set"))
    assert cache_folder() == tmp_path / wanted


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
