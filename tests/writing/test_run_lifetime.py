"""A run that was interrupted in a desk: two of three files are new, the journal knows of all."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.ground.disk import Folder
from generator.ground.errors import OutputError
from generator.writing import leftovers, locked, settle, staged, write_files
from generator.writing.run_lifetime import Leftover
from generator.writing.writing_run import RUN
from tests.acting import KILLED, Acting

OLD = {"a": b"old a", "b": b"old b", "c": b"old c"}
NEW = {"a": b"new a", "b": b"new b", "c": b"new c"}
_CODE = f"""
import os, signal
from pathlib import Path
from generator.ground.disk import Folder
from generator.writing import write_files
real = Folder.move
def killed(folder, name, target, new):
    if new == "c":
        os.kill(os.getpid(), signal.SIGKILL)
    real(folder, name, target, new)
Folder.move = killed
write_files({{Path(name): data for name, data in {NEW!r}.items()}})
"""


def interrupt(acting: Acting, folder: Path) -> None:
    """Leave ``folder`` like an interrupted run."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    assert acting.python(folder, _CODE).code == KILLED
    assert found(folder) == {**NEW, "c": OLD["c"]}


def found(folder: Path) -> dict[str, bytes]:
    """The three files."""
    return {name: (folder / name).read_bytes() for name in OLD}


# An interrupted run on this machine is finished before anything is read; nothing else is treated as one.


@pytest.fixture
def left(acting: Acting, tmp_path: Path) -> Path:
    """A folder that a run was interrupted in."""
    interrupt(acting, tmp_path / "desk")
    return tmp_path / "desk"


MIXED = {**NEW, "c": OLD["c"]}


@pytest.mark.parametrize(
    "named",
    [lambda left: left, lambda left: left / "a", lambda left: left / "deep" / "er", lambda left: left / "missing"],
    ids=["the folder", "a file in it", "a folder below", "what is not there"],
)
def test_a_run_is_finished_whichever_way_its_folder_is_named(left: Path, named: Callable[[Path], Path]) -> None:
    (left / "deep" / "er").mkdir(parents=True)
    settle([named(left)])
    assert found(left) == NEW
    assert not (left / RUN).exists()


def test_it_is_looked_for_below_folders_that_are_read(left: Path) -> None:
    settle([left.parent])
    assert found(left) == MIXED
    settle([], below=[left.parent])
    assert found(left) == NEW


def test_nothing_is_looked_for_by_a_name_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def looked(path: str) -> bool:
        pytest.fail(f"looked in {path}")

    monkeypatch.setattr(os, "walk", looked)
    monkeypatch.setattr(os.path, "lexists", looked)
    settle([Path("a\0b")], below=[Path("c\0d")])


def _copied(left: Path, to: Path) -> None:
    shutil.copytree(left, to, copy_function=shutil.copy2, symlinks=True)


def _archived(left: Path, to: Path) -> None:
    archive = left.parent / "desk.tar"
    subprocess.run(["tar", "-C", str(left), "-cpf", str(archive), "."], check=True)
    to.mkdir()
    subprocess.run(["tar", "-C", str(to), "-xpf", str(archive), "--same-owner"], check=True)


def _cloned(left: Path, to: Path) -> None:
    for words in (
        ["init", "--quiet"],
        ["add", "--force", "."],
        ["-c", "user.name=示例", "-c", "user.email=a@example.invalid", "commit", "--quiet", "-m", "示例"],
    ):
        subprocess.run(["git", *words], cwd=left, check=True)
    subprocess.run(["git", "clone", "--quiet", str(left), str(to)], check=True)


def _replaced(left: Path, to: Path) -> None:
    """The same inodes, but for the witness."""
    left.rename(to)
    (to / RUN / "witness").write_bytes(b"")


def _elsewhere(left: Path, to: Path) -> None:
    """The very folder of the run, in another place."""
    to.mkdir()
    for name, data in MIXED.items():
        (to / name).write_bytes(data)
    (left / RUN).rename(to / RUN)


@pytest.mark.parametrize("copied", [_copied, _archived, _cloned, _replaced, _elsewhere])
def test_a_copy_is_never_replayed(left: Path, copied: Callable[[Path, Path], None]) -> None:
    copy = left.parent / "copy"
    copied(left, copy)
    attempts: tuple[Callable[[], None], ...] = (
        lambda: settle([copy]),
        lambda: write_files({copy / "d": b"d"}),
        lambda: _staged(copy),
    )
    for attempt in attempts:
        with pytest.raises((OutputError, OSError)) as raised:
            attempt()
        if isinstance(raised.value, OutputError):
            assert [problem.code for problem in raised.value.problems] == ["output-run-foreign"]
    assert found(copy) == MIXED
    assert (copy / RUN / "old" / "a").read_bytes() == OLD["a"]
    assert not (copy / "d").exists()


def _staged(place: Path) -> None:
    with staged(place):
        pass


def test_a_run_that_goes_on_is_left_alone(tmp_path: Path) -> None:
    with staged(tmp_path) as staging:
        staging.write("a", b"new")
        settle([tmp_path])
        assert states(tmp_path) == {RUN: "held"}
        staging.move_into_place()
    assert (tmp_path / "a").read_bytes() == b"new"


def test_one_that_cannot_be_finished_is_reported(left: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_folder: Folder, _name: str, target: Folder, new: str) -> None:
        raise PermissionError(13, "denied", str(target.path / new))

    monkeypatch.setattr(Folder, "move", denied)
    with pytest.raises(OutputError) as raised:
        settle([left])
    (problem,) = raised.value.problems
    assert problem.code == "output-run-unfinished"
    assert problem.facts["file"] == str(left / "c")
    assert problem.facts["reason"]
    assert states(left) == {RUN: "left"}
    monkeypatch.undo()
    settle([left])
    assert found(left) == NEW


def test_files_that_were_only_being_made_are_cleared_where_that_can_be(
    acting: Acting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = """
import os, signal
from pathlib import Path
from generator.writing import staged
with staged(Path()) as staging:
    staging.write("unit/a", b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    acting.python(tmp_path, code)

    def denied(folder: Folder, name: str) -> None:
        raise PermissionError(13, "denied", str(folder.path / name))

    with monkeypatch.context() as patch:
        patch.setattr(Folder, "clear", denied)
        settle([tmp_path])
    assert (tmp_path / RUN / "new" / "unit" / "a").exists()
    settle([tmp_path])
    assert not list(tmp_path.iterdir())


def test_another_users_folder_of_that_name_in_a_folder_for_all_is_nobodys_business(left: Path) -> None:
    if os.getuid() != 0:  # only root may give files away
        return
    os.chown(left.parent, 0, 0)
    shutil.move(left / RUN, left.parent / RUN)
    os.chown(left.parent / RUN, 4242, 4242)
    settle([left])
    with pytest.raises(OSError, match=RUN), staged(left.parent):
        pass


@pytest.mark.parametrize("kind", ["link", "file", "fifo"])
def test_what_can_be_no_run_does_not_keep_anybody_from_reading(tmp_path: Path, kind: str) -> None:
    (tmp_path / "desk").mkdir()
    name = tmp_path / "desk" / RUN
    if kind == "link":
        name.symlink_to(tmp_path)
    elif kind == "file":
        name.write_bytes(b"x")
    else:
        os.mkfifo(name)
    settle([tmp_path / "desk"], below=[tmp_path / "desk"])
    assert os.path.lexists(name)


def test_few_questions_are_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One for each folder from the root down, however many places there are in it."""
    deep = tmp_path.joinpath(*"abcdefghij")
    deep.mkdir(parents=True)
    asked: list[str] = []
    real = os.path.lexists

    def counted(path: str) -> bool:
        asked.append(path)
        return real(path)

    monkeypatch.setattr(os.path, "lexists", counted)
    settle([deep, deep.parent, tmp_path])
    assert len(asked) == len(deep.parts)


# What runs left is seen and stays as it is, whatever else has its name.


NOBODY = 999_999_999
"""A process id that no system gives."""


def states(folder: Path) -> dict[str, str]:
    return {each.path.name: each.state for each in leftovers(folder)}


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
