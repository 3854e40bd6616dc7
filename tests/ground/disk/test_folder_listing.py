"""Entries of a folder are classified without following links to the outside, and loops end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.ground.disk import LinkOutError, NotPlainError, entries, entries_below


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk"
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / "b" / "file").write_bytes(b"inside")
    (tmp_path / "outside" / "below").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def test_every_kind_is_told_apart(desk: Path) -> None:
    os.mkfifo("a/pipe")
    for name, target in {
        "linked": "b/file",
        "linked-folder": "b",
        "out": "../../outside",
        "nothing": "missing",
        "circle": "circle",
        "zero": "/dev/zero",
    }.items():
        (desk / "a" / name).symlink_to(target)
    found = {each.path.name: each for each in entries(Path("a"))}
    assert [*found] == sorted(found)
    assert {name: each.kind for name, each in found.items() if each.kind != "other"} == {
        "b": "folder",
        "linked": "file",
        "linked-folder": "folder",
    }
    faults = {name: type(each.fault) for name, each in found.items() if each.kind == "other"}
    assert faults == {
        "out": LinkOutError,
        "zero": LinkOutError,
        "pipe": NotPlainError,
        "nothing": FileNotFoundError,
        "circle": OSError,
    }


def test_below_a_folder_each_folder_is_entered_once(desk: Path) -> None:
    (desk / "a" / "b" / "up").symlink_to("..")
    (desk / "a" / "twice").symlink_to("b")
    (desk / "a" / "out").symlink_to("../../outside")
    found = [each.path.as_posix() for each in entries_below(Path("a"))]
    assert found == ["a/b", "a/b/file", "a/b/up", "a/out", "a/twice"]


def test_folders_that_are_not_to_be_entered(desk: Path) -> None:
    (desk / "a" / "c").mkdir()
    (desk / "a" / "c" / "file").write_bytes(b"")
    found = [each.path.name for each in entries_below(Path("a"), enters=lambda folder: folder.name != "b")]
    assert found == ["b", "c", "file"]


def test_a_folder_that_cannot_be_listed_comes_once_more(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = os.scandir

    def denied(place: int) -> object:
        if Path(f"/proc/self/fd/{place}").resolve().name == "b":
            raise PermissionError(13, "denied", "a/b")
        return listed(place)

    monkeypatch.setattr(os, "scandir", denied)
    found = [(each.path.name, each.kind) for each in entries_below(Path("a"))]
    assert found == [("b", "folder"), ("b", "other")]


def test_a_folder_behind_a_link_that_leads_out(desk: Path) -> None:
    (desk / "x").symlink_to("../outside")
    with pytest.raises(LinkOutError):
        entries(Path("x/below"))
    with pytest.raises(LinkOutError):
        list(entries_below(Path("x")))
    with pytest.raises(FileNotFoundError):
        entries(Path("missing"))
    with pytest.raises(NotADirectoryError):
        entries(Path("a/b/file"))
