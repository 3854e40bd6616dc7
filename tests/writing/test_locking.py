"""A lock is a plain file in its folder, whatever else has its name, and whenever that was put there."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.ground.disk import Folder
from generator.writing import locked, staged
from generator.writing.system_errors import ForeignRunError
from generator.writing.writing_run import RUN


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    (tmp_path / "mine").write_bytes(b"mine")
    return tmp_path / "desk"


PLANTS: dict[str, Callable[[Path], None]] = {
    "a link": lambda path: path.symlink_to(path.parent.parent / "mine"),
    "a link to nothing": lambda path: path.symlink_to(path.parent.parent / "missing"),
    "a second name": lambda path: os.link(path.parent.parent / "mine", path),
    "a pipe": lambda path: os.mkfifo(path),
    "a folder": lambda path: path.mkdir(),
    "a device": lambda path: path.symlink_to("/dev/full"),
}


@pytest.mark.parametrize("plant", PLANTS)
def test_anything_else_is_refused(desk: Path, plant: str) -> None:
    PLANTS[plant](desk / ".a.lock")
    with pytest.raises(ForeignRunError), locked(desk, ".a.lock", patience=0):
        pass
    assert (desk.parent / "mine").read_bytes() == b"mine"
    assert sorted(path.name for path in desk.parent.iterdir()) == ["desk", "mine"]


@pytest.mark.parametrize("plant", ["a link", "a link to nothing", "a pipe", "a folder"])
@pytest.mark.parametrize("step", ["create", "kind"])
def test_planted_between_look_and_opening(desk: Path, plant: str, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk / ".a.lock"
    path.write_bytes(b"1\n")
    real = getattr(Folder, step)

    def planting(folder: Folder, *arguments: object, **named: object) -> object:
        try:
            return real(folder, *arguments, **named)
        finally:
            if path.is_file() and not path.is_symlink():
                path.unlink()
                PLANTS[plant](path)

    monkeypatch.setattr(Folder, step, planting)
    with pytest.raises(OSError, match=r"\.a\.lock"), locked(desk, ".a.lock", patience=0):
        pass
    assert (desk.parent / "mine").read_bytes() == b"mine"
    assert sorted(each.name for each in desk.parent.iterdir()) == ["desk", "mine"]


def test_the_folder_of_a_run_replaced_by_a_link_as_it_is_entered(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = desk.parent / "outside"
    outside.mkdir()
    (desk / RUN).mkdir()
    real = Folder.enter

    def planting(folder: Folder, name: str, *, make: bool = False) -> Folder:
        if name == RUN and (desk / RUN).is_dir() and not (desk / RUN).is_symlink():
            (desk / RUN).rmdir()
            (desk / RUN).symlink_to(outside)
        return real(folder, name, make=make)

    monkeypatch.setattr(Folder, "enter", planting)
    with pytest.raises(ForeignRunError), staged(desk):
        pass
    assert not list(outside.iterdir())


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux says what a process has open")
def test_no_handle_stays_open_where_folders_are_made(desk: Path) -> None:
    def opened() -> list[str]:
        there = Path("/proc/self/fd")
        return sorted(os.readlink(there / each) for each in os.listdir(there) if os.path.lexists(there / each))

    before = opened()
    for number in range(3):
        with locked(desk / f"new-{number}" / "deep", ".a.lock"):
            pass
    assert [each for each in opened() if each not in before] == []
