"""Files are written whole or not at all, whatever happens on the way, and nothing else stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.writing import journal, staged, staging, write_files
from generator.writing.staging import OLD, STAGING

NEW = {"a.docx": b"new a", "unit/b.docx": b"new b"}
OLDER = {"a.docx": b"old a", "c.docx": b"old c"}


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def laid(folder: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


@pytest.fixture(params=["at once", "step by step"])
def exchange(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "step by step":
        monkeypatch.setattr(staging, "_exchanged_at_once", lambda *_: False)


class TestFilesAmongOthers:
    def test_files_and_their_folders(self, tmp_path: Path) -> None:
        laid(tmp_path, {"b": b"old"})
        write_files({tmp_path / "a" / "1": b"one", tmp_path / "b": b"new"})
        assert tree(tmp_path) == {"a/1": b"one", "b": b"new"}

    def test_none_is_half_there(self, tmp_path: Path) -> None:
        laid(tmp_path, {"a": b"old", "folder/x": b"x"})
        with pytest.raises(OSError, match="folder") as raised:
            write_files({tmp_path / "a": b"one", tmp_path / "folder": b"two"})
        assert raised.value.filename == str(tmp_path / "folder")
        assert tree(tmp_path) == {"a": b"old", "folder/x": b"x"}

    def test_a_folder_made_for_nothing_goes_again(self, tmp_path: Path) -> None:
        with pytest.raises(ZeroDivisionError), staged(tmp_path / "new" / "er"):
            raise ZeroDivisionError
        assert not list(tmp_path.iterdir())


class TestAFolder:
    @pytest.mark.usefixtures("exchange")
    def test_takes_the_place_of_the_old_one(self, tmp_path: Path) -> None:
        laid(tmp_path / "set", OLDER)
        with staged(tmp_path) as aside:
            for path, data in NEW.items():
                aside.write(path, data)
            aside.keep("c.docx", tmp_path / "set" / "c.docx")
            aside.become("set")
        assert tree(tmp_path) == {"set/a.docx": b"new a", "set/unit/b.docx": b"new b", "set/c.docx": b"old c"}

    @pytest.mark.usefixtures("exchange")
    def test_an_interrupt_before_the_exchange(self, tmp_path: Path) -> None:
        laid(tmp_path / "set", OLDER)
        with pytest.raises(KeyboardInterrupt):
            self.interrupted(tmp_path)
        assert tree(tmp_path / "set") == OLDER
        assert [path.name for path in tmp_path.iterdir()] == ["set"]

    @staticmethod
    def interrupted(place: Path) -> None:
        with staged(place) as aside:
            aside.write("a.docx", b"new a")
            raise KeyboardInterrupt

    def test_what_cannot_be_exchanged_stays(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def in_use(_one: Path, other: Path) -> None:
            raise PermissionError(13, "in use", str(other))

        monkeypatch.setattr(staging, "_exchanged_at_once", lambda *_: False)
        monkeypatch.setattr(staging, "_renamed", in_use)
        laid(tmp_path / "set", OLDER)
        with staged(tmp_path) as aside:
            aside.write("a.docx", b"new a")
            with pytest.raises(PermissionError):
                aside.become("set")
        assert tree(tmp_path) == {f"set/{path}": data for path, data in OLDER.items()}


class TestAfterADeath:
    """The next run finishes or clears away; an outcome is the old files or the new ones."""

    def test_a_staging_folder_is_cleared_away(self, tmp_path: Path) -> None:
        laid(tmp_path, {f"{STAGING}/a.docx": b"half", "set/a.docx": b"old"})
        with staged(tmp_path):
            pass
        assert tree(tmp_path) == {"set/a.docx": b"old"}

    @pytest.mark.parametrize(
        "left",
        [
            {STAGING: NEW, "set": OLDER},
            {STAGING: NEW, OLD: OLDER},
            {"set": NEW, OLD: OLDER},
        ],
        ids=["journal written", "old one aside", "new one in place"],
    )
    def test_an_exchange_is_finished(self, tmp_path: Path, left: dict[str, dict[str, bytes]]) -> None:
        for name, files in left.items():
            laid(tmp_path / name, files)
        journal.write_journal(tmp_path, journal.Journal(folder="set"))
        with staged(tmp_path):
            pass
        assert tree(tmp_path) == {f"set/{path}": data for path, data in NEW.items()}

    @pytest.mark.parametrize("moved", [0, 1, 2])
    def test_moves_are_finished(self, tmp_path: Path, moved: int) -> None:
        names = sorted(NEW)
        for name in names[moved:]:
            laid(tmp_path / STAGING, {name: NEW[name]})
        for name in names[:moved]:
            laid(tmp_path, {name: NEW[name]})
        laid(tmp_path, {"c.docx": b"somebody's"})
        journal.write_journal(tmp_path, journal.Journal(files=tuple(names)))
        with staged(tmp_path):
            pass
        assert tree(tmp_path) == {**NEW, "c.docx": b"somebody's"}

    @pytest.mark.parametrize(
        "text", ["", "[]", "{}", '{"folder": "../x", "files": []}', '{"folder": null, "files": ["/etc/x", 1]}']
    )
    def test_a_journal_that_says_nothing_of_ours_is_struck(self, tmp_path: Path, text: str) -> None:
        (tmp_path / journal.JOURNAL).write_text(text, encoding="utf-8")
        laid(tmp_path, {f"{STAGING}/a.docx": b"half", "set/a.docx": b"old"})
        with staged(tmp_path):
            pass
        assert tree(tmp_path) == {"set/a.docx": b"old"}


STEPS = ["flush", "write_journal", "_renamed", "strike_journal"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("how", ["folder", "files"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_at_each_step(tmp_path: Path, step: str, how: str, when: str) -> None:
    """A process killed before or after each step of putting files in their place: the next run makes it whole."""
    laid(tmp_path / "set", OLDER)
    program = f"""
import os, signal
from pathlib import Path
from generator.writing import staged, staging
staging._exchanged_at_once = lambda *_: False
real = staging.{step}
def killed(*arguments):
    if {when == "after"}:
        real(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)
staging.{step} = killed
place = Path({str(tmp_path if how == "folder" else tmp_path / "set")!r})
with staged(place) as aside:
    for path, data in {NEW!r}.items():
        aside.write(path, data)
    aside.become("set") if {how == "folder"} else aside.move_into_place()
"""
    done = subprocess.run([sys.executable, "-c", program], check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == -signal.SIGKILL
    with staged(tmp_path if how == "folder" else tmp_path / "set"):
        pass
    new = NEW if how == "folder" else {**OLDER, **NEW}
    assert tree(tmp_path) in ({f"set/{path}": data for path, data in files.items()} for files in (OLDER, new))


def test_a_second_run_is_refused_with_the_first_ones_process(tmp_path: Path) -> None:
    with staged(tmp_path), pytest.raises(OutputError) as raised, staged(tmp_path, patience=0):
        pass
    (problem,) = raised.value.problems
    assert problem.code == "output-locked"
    assert problem.facts["process"] == str(os.getpid())
    assert not list(tmp_path.iterdir())


def test_a_file_that_ends_where_the_disk_does(tmp_path: Path) -> None:
    """A size limit stands for a full disk: it is the file's name that is told, and nothing stays."""
    program = f"""
import resource
from pathlib import Path
from generator.writing import write_files
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
try:
    write_files({{Path({str(tmp_path)!r}) / "a": b"x" * 4000, Path({str(tmp_path)!r}) / "b": b"x" * 6000}})
except OSError as fault:
    print(fault.filename)
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert Path(done.stdout.strip()).name == "b"
    assert not list(tmp_path.iterdir())


def run_at_once(action: Callable[[], subprocess.Popen[bytes]], times: int) -> list[int]:
    return [each.wait() for each in [action() for _ in range(times)]]


def test_many_at_once_come_one_after_another(tmp_path: Path) -> None:
    """Ten processes add a line each to one file, every one reading it first: none is lost."""
    program = f"""
from pathlib import Path
from generator.writing import locked, replace_file
file = Path({str(tmp_path)!r}) / "register.csv"
with locked(file.parent, patience=60):
    replace_file(file, (file.read_bytes() if file.exists() else b"") + b"x")
"""
    command = [sys.executable, "-c", program]
    assert run_at_once(lambda: subprocess.Popen(command, cwd=Path(__file__).parents[2]), 10) == [0] * 10
    assert tree(tmp_path) == {"register.csv": b"x" * 10}
