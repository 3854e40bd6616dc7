"""What runs left is seen and stays as it is, whatever else has its name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.writing import leftovers, locked, staged
from generator.writing.run_lifetime import Leftover
from generator.writing.writing_run import RUN
from tests.acting import Acting
from tests.writing.interrupted import interrupt

NOBODY = 999_999_999
"""A process id that no system gives."""


def states(folder: Path) -> dict[str, str]:
    return {each.path.name: each.state for each in leftovers(folder)}


def test_a_folder_without_any(tmp_path: Path) -> None:
    for name in ("units.yaml", "lock", ".lock", ".a.lock", ".gitignore", "a.yaml.part"):
        (tmp_path / name).write_bytes(b"")
    assert states(tmp_path) == states(tmp_path / "missing") == {}


def test_a_run_that_lives(tmp_path: Path) -> None:
    with staged(tmp_path):
        found = list(leftovers(tmp_path))
    assert found == [Leftover(tmp_path / RUN, "held", os.getpid(), lives=True)]
    assert states(tmp_path) == {}


def test_an_interrupted_run(tmp_path: Path) -> None:
    with Acting() as acting:
        interrupt(acting, tmp_path)
    before = sorted(tmp_path.rglob("*"))
    (found,) = leftovers(tmp_path)
    assert (found.state, found.lives, sorted(tmp_path.rglob("*"))) == ("left", False, before)


def test_a_lock_with_the_part_beside_it(tmp_path: Path) -> None:
    (tmp_path / ".units.yaml.part").write_bytes(b"")
    assert states(tmp_path) == {".units.yaml.part": "left"}
    with locked(tmp_path, ".units.yaml.lock"):
        assert states(tmp_path) == {".units.yaml.part": "held", ".units.yaml.lock": "held"}


@pytest.mark.parametrize(
    ("content", "process", "lives"),
    [
        (f"{NOBODY}\n", NOBODY, False),
        (f"{os.getpid()}\n", os.getpid(), True),
        ("", None, None),
        ("-1\n", None, None),
        ("0\n", 0, None),
        ("示例甲\n", None, None),
        ("9" * 100_000, None, None),
    ],
    ids=["nobody's", "ours", "empty", "all processes", "our group", "words", "long"],
)
def test_a_lock_that_nobody_holds(tmp_path: Path, content: str, process: int | None, lives: bool | None) -> None:
    path = tmp_path / ".units.yaml.lock"
    path.write_text(content, encoding="utf-8")
    assert list(leftovers(tmp_path)) == [Leftover(path, "left", process, lives)]
    assert path.read_text(encoding="utf-8") == content


@pytest.mark.parametrize("name", [RUN, ".units.yaml.lock"])
def test_something_else_of_that_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    path = folder / name
    os.mkfifo(path)
    assert states(folder) == {name: "foreign"}
    path.unlink()
    path.symlink_to(tmp_path)
    assert states(folder) == {name: "foreign"}
    path.unlink()
    path.mkdir()
    (path / "示例").write_bytes(b"")
    assert states(folder) == {name: "foreign"}


def test_what_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    (tmp_path / RUN).mkdir()
    (tmp_path / ".units.yaml.lock").write_bytes(b"")
    monkeypatch.setattr("generator.writing.run_lifetime.acquired_at_once", refused)
    assert states(tmp_path) == {RUN: "unknown", ".units.yaml.lock": "unknown"}


def test_only_a_folder_that_cannot_be_cleared_stops_builds(tmp_path: Path) -> None:
    assert Leftover(tmp_path / RUN, "foreign").stops_builds
    assert Leftover(tmp_path / RUN, "unknown").stops_builds
    assert not Leftover(tmp_path / RUN, "left").stops_builds
    assert not Leftover(tmp_path / ".units.yaml.lock", "foreign").stops_builds
