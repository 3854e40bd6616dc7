from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from generator.ground.disk import Folder, LinkOutError
from generator.writing import move_file, replace_file, replacing
from generator.writing.system_errors import ForeignRunError
from tests.sample_office import tree


@pytest.mark.skipif(os.name == "nt", reason="rights of this kind are POSIX's")
def test_who_may_read_a_file_may_do_so_after(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"1")
    path.chmod(0o600)
    replace_file(path, b"2")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"2", 0o600)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="rights of this kind are POSIX's")
def test_a_new_private_file_is_its_owners(tmp_path: Path) -> None:
    replace_file(tmp_path / "a", b"1", private=True)
    replace_file(tmp_path / "b", b"1")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) & 0o600 == 0o600


def test_what_cannot_be_replaced_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"1")

    def denied(*_: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Folder, "move", denied)
    with pytest.raises(PermissionError) as caught:
        replace_file(path, b"2")
    assert (caught.value.filename, path.read_bytes()) == (str(path), b"1")
    assert list(tmp_path.iterdir()) == [path]


def test_what_goes_with_it_fails(tmp_path: Path) -> None:
    """The file is unchanged, and the part beside it is removed."""
    path = tmp_path / "a"
    path.write_bytes(b"1")
    with pytest.raises(ZeroDivisionError), replacing(path, b"2"):
        1 / len(path.read_bytes().strip(b"1"))
    assert path.read_bytes() == b"1"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("kind", ["link", "dangling", "fifo", "file"])
def test_whatever_has_the_name_of_the_part_gives_way(tmp_path: Path, kind: str) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "mine").write_bytes(b"mine")
    part, path = tmp_path / "desk" / ".a.part", tmp_path / "desk" / "a"
    if kind == "fifo":
        os.mkfifo(part)
    elif kind == "file":
        part.write_bytes(b"left")
    else:
        part.symlink_to("../mine" if kind == "link" else "../missing")
    replace_file(path, b"2")
    assert [each.name for each in path.parent.iterdir()] == ["a"]
    assert path.read_bytes() == b"2"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["desk", "mine"]
    assert (tmp_path / "mine").read_bytes() == b"mine"


def test_a_folder_of_that_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".a.part").mkdir()
    with pytest.raises(ForeignRunError):
        replace_file(tmp_path / "a", b"2")


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / "desk" / "a").symlink_to("../mine")
    with pytest.raises(LinkOutError):
        replace_file(tmp_path / "desk" / "a", b"2")
    assert (tmp_path / "mine").read_bytes() == b"mine"


def test_a_file_is_moved_into_a_folder_that_is_made(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("one", encoding="utf-8")
    move_file(tmp_path / "one.txt", tmp_path / "folder" / "two.txt")
    assert tree(tmp_path) == {"folder/two.txt": b"one"}


@pytest.mark.parametrize("there", ["file", "folder"])
def test_a_moved_file_replaces_nothing(tmp_path: Path, there: str) -> None:
    (tmp_path / "one.txt").write_text("one", encoding="utf-8")
    target = tmp_path / "two.txt"
    if there == "file":
        target.write_text("two", encoding="utf-8")
    else:
        target.mkdir()
    before = tree(tmp_path)
    with pytest.raises(FileExistsError):
        move_file(tmp_path / "one.txt", target)
    assert tree(tmp_path) == before


def test_a_link_is_not_moved(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("one", encoding="utf-8")
    (tmp_path / "link").symlink_to("one.txt")
    with pytest.raises(LinkOutError):
        move_file(tmp_path / "link", tmp_path / "two.txt")
    assert (tmp_path / "link").is_symlink()
