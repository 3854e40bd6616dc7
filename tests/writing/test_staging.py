"""Files are written whole or not at all, whatever happens, and nothing else is left."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.ground.disk import Folder, LinkOutError, NotPlainError
from generator.ground.errors import OutputError
from generator.writing import locked, move_file, output_errors, replace_file, replacing, settle, staged, write_files
from generator.writing.staging import cached_file
from generator.writing.writing_run import RUN
from tests.acting import KILLED, Acting
from tests.refused import refused
from tests.sample_office import tree

NEW = {"a.docx": b"new a", "unit/b.docx": b"new b"}
OLDER = {"a.docx": b"old a", "c.docx": b"old c"}
ROOT = Path(__file__).parents[2]


def laid(folder: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


@pytest.fixture(params=["at once", "step by step"])
def exchange(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "step by step":
        monkeypatch.setattr(Folder, "exchange", lambda *_: False)


class TestFilesAmongOthers:
    def test_none_is_half_there(self, tmp_path: Path) -> None:
        laid(tmp_path, {"a": b"old", "folder/x": b"x"})
        with pytest.raises(OSError, match="folder") as raised:
            write_files({tmp_path / "a": b"one", tmp_path / "folder": b"two"})
        assert raised.value.filename == str(tmp_path / "folder")
        assert tree(tmp_path) == {"a": b"old", "folder/x": b"x"}

    @pytest.mark.parametrize("failing", range(3))
    def test_all_go_back_where_one_fails(self, tmp_path: Path, failing: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """The system refuses at the given place; the old files are there again, and no new folder."""
        laid(tmp_path, {"a": b"old a", "c": b"old c"})
        real, names = Folder.move, iter(range(100))

        def refusing(folder: Folder, name: str, target: Folder, new: str) -> None:
            if name in {"a", "b", "c"} and folder.path.name != "old" and next(names) == failing:
                raise PermissionError(13, "in use", str(target.path / new))
            real(folder, name, target, new)

        monkeypatch.setattr(Folder, "move", refusing)
        with pytest.raises(PermissionError):
            write_files({tmp_path / "a": b"1", tmp_path / "new" / "b": b"2", tmp_path / "c": b"3"})
        assert tree(tmp_path) == {"a": b"old a", "c": b"old c"}
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "c"]

    def test_without_second_names_the_old_one_is_copied(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Folder, "link", lambda *_: False)
        laid(tmp_path, {"a": b"old a"})
        write_files({tmp_path / "a": b"new a"})
        assert tree(tmp_path) == {"a": b"new a"}

    @pytest.mark.skipif(os.name == "nt", reason="rights of this kind are POSIX's")
    def test_rights_stay_and_programs_can_be_run(self, tmp_path: Path) -> None:
        laid(tmp_path, {"a": b"old a", "b": b"old b"})
        (tmp_path / "a").chmod(0o600)
        (tmp_path / "b").chmod(0o640)
        write_files({tmp_path / "a": b"1", tmp_path / "b": b"2"}, executable=[tmp_path / "b"])
        modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in "ab"]
        assert modes[0] == 0o600
        assert modes[1] & 0o740 == 0o740

    @pytest.mark.skipif(os.name == "nt", reason="rights of this kind are POSIX's")
    def test_a_private_file_is_its_owners(self, tmp_path: Path) -> None:
        write_files({tmp_path / "a": b"1", tmp_path / "b": b"2"}, private=[tmp_path / "b"])
        assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / "a").stat().st_mode) & 0o600 == 0o600


class TestLinks:
    @pytest.fixture(autouse=True)
    def outside(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        (tmp_path / "desk").mkdir()
        laid(tmp_path / "outside", {"file": b"mine"})
        monkeypatch.chdir(tmp_path / "desk")
        return tmp_path / "outside"

    @pytest.mark.parametrize("path", ["link", "folder/file", "folder/new"])
    def test_a_target_that_leads_out_is_refused(self, outside: Path, path: str) -> None:
        Path("link").symlink_to(outside / "file")
        Path("folder").symlink_to(outside)
        with pytest.raises(LinkOutError):
            write_files({Path("a"): b"1", Path(path): b"2"})
        assert tree(outside) == {"file": b"mine"}
        assert not Path("a").exists()

    def test_one_that_stays_inside_is_written_where_it_leads(self) -> None:
        laid(Path(), {"real/file": b"old"})
        Path("link").symlink_to("real/file")
        Path("folder").symlink_to("real")
        write_files({Path("link"): b"1", Path("folder/more"): b"2"})
        assert Path("link").is_symlink()
        assert tree(Path("real")) == {"file": b"1", "more": b"2"}

    def test_a_link_planted_before_the_last_step(self, outside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The new file takes the link's place; where the link led nothing happens."""
        real = Folder.move

        def planting(folder: Folder, name: str, target: Folder, new: str) -> None:
            if new == "a":
                Path("a").unlink(missing_ok=True)
                Path("a").symlink_to(outside / "file")
            real(folder, name, target, new)

        monkeypatch.setattr(Folder, "move", planting)
        write_files({Path("a"): b"new"})
        assert tree(outside) == {"file": b"mine"}
        assert (Path("a").is_symlink(), Path("a").read_bytes()) == (False, b"new")

    def test_a_folder_replaced_by_a_link_meanwhile(self, outside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        laid(Path(), {"unit/file": b"old"})
        real = Folder.enter

        def planting(folder: Folder, name: str, *, make: bool = False) -> Folder:
            if name == "unit" and RUN not in str(folder.path) and Path("unit").is_dir():
                Path("unit").rename("moved")
                Path("unit").symlink_to(outside)
            return real(folder, name, make=make)

        monkeypatch.setattr(Folder, "enter", planting)
        with pytest.raises(LinkOutError):
            write_files({Path("unit/file"): b"new", Path("a"): b"1"})
        assert tree(outside) == {"file": b"mine"}
        assert tree(Path("moved")) == {"file": b"old"}


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
        real = Folder.move

        def in_use(folder: Folder, name: str, target: Folder, new: str) -> None:
            if name == "new":
                raise PermissionError(13, "in use", str(target.path / new))
            real(folder, name, target, new)

        monkeypatch.setattr(Folder, "exchange", lambda *_: False)
        monkeypatch.setattr(Folder, "move", in_use)
        laid(tmp_path / "set", OLDER)
        with staged(tmp_path) as aside:
            aside.write("a.docx", b"new a")
            with pytest.raises(PermissionError):
                aside.become("set")
        assert tree(tmp_path) == {f"set/{path}": data for path, data in OLDER.items()}


HEAD = f"""
from pathlib import Path
from generator.ground.disk import Folder
from generator.writing import staged, write_files
def become():
    with staged(Path()) as aside:
        for path, data in {NEW!r}.items():
            aside.write(path, data)
        aside.become("set")
def write():
    write_files({{Path("set") / path: data for path, data in {NEW!r}.items()}})
"""
A_SET = {f"set/{path}": data for path, data in NEW.items()}
FILES = {f"set/{path}": data for path, data in {**OLDER, **NEW}.items()}
PROGRAMS = {
    "a folder": (f"{HEAD}become()", A_SET),
    "a folder, step by step": (f"{HEAD}Folder.exchange = lambda *_: False\nbecome()", A_SET),
    "files": (f"{HEAD}write()", FILES),
    "files, without second names": (f"{HEAD}Folder.link = lambda *_: False\nwrite()", FILES),
}


@pytest.mark.cases(3)
@pytest.mark.parametrize("program", PROGRAMS)
def test_killed_before_each_file_change(acting: Acting, tmp_path: Path, program: str) -> None:
    """No name is ever missing, the set is the old or the new one once the next run has begun, and nothing is left."""
    code, new = PROGRAMS[program]
    old = {f"set/{path}": data for path, data in OLDER.items()}
    whole = tmp_path / "whole"
    laid(whole / "set", OLDER)
    ended = acting.python(whole, code)
    assert (ended.code, tree(whole)) == (0, new), ended.err
    seen = set()
    for kill in range(len(ended.changes)):
        place = tmp_path / str(kill)
        laid(place / "set", OLDER)
        assert acting.python(place, code, kill=kill).code == KILLED
        if program != "a folder, step by step":
            there = {path: data for path, data in tree(place).items() if RUN not in path.split("/")}
            assert all(there.get(path) in (old[path], new.get(path)) for path in old if path in new), kill
        settle([place / "set" / "a.docx"])
        there = {path: data for path, data in tree(place).items() if RUN not in path.split("/")}
        assert there in (old, new), kill
        seen.add(there == new)
        assert acting.python(place, code).code == 0
        assert (tree(place), [path.name for path in place.iterdir()]) == (new, ["set"]), kill
    assert seen == {False, True}


def test_killed_while_it_goes_back(acting: Acting, tmp_path: Path) -> None:
    """A second file cannot be moved, and the run is killed while it undoes the first."""
    code = f"""{HEAD}
real = Folder.move
def refusing(folder, name, target, new):
    if new == "b" and folder.path.name == "new":
        raise PermissionError(13, "in use", str(target.path / new))
    real(folder, name, target, new)
Folder.move = refusing
try:
    write_files({{Path(name): name.encode() for name in "ab0"}})
except PermissionError:
    pass
"""
    old = {"a": b"old a", "b": b"old b"}
    laid(tmp_path / "whole", old)
    ended = acting.python(tmp_path / "whole", code)
    assert (ended.code, tree(tmp_path / "whole")) == (0, old), ended.err
    new = {"0": b"0", "a": b"a", "b": b"b"}
    for kill in range(len(ended.changes)):
        place = tmp_path / str(kill)
        laid(place, old)
        assert acting.python(place, code, kill=kill).code == KILLED
        settle([place])
        assert {path: data for path, data in tree(place).items() if RUN not in path.split("/")} in (old, new), kill


def test_a_second_run_is_refused_with_the_first_ones_process(tmp_path: Path) -> None:
    with staged(tmp_path), pytest.raises(OutputError) as raised, staged(tmp_path, patience=0):
        pass
    (problem,) = raised.value.problems
    assert problem.code == "output-locked"
    assert problem.facts["process"] == str(os.getpid())
    assert not list(tmp_path.iterdir())


def run_at_once(action: Callable[[], subprocess.Popen[bytes]], times: int) -> list[int]:
    return [each.wait() for each in [action() for _ in range(times)]]


def test_many_at_once_come_one_after_another(tmp_path: Path) -> None:
    """Ten processes add a line each to one file, every one reading it first: none is lost."""
    program = f"""
from pathlib import Path
from generator.writing import locked, replace_file
file = Path({str(tmp_path)!r}) / "register.csv"
with locked(file.parent, ".register.csv.lock", patience=60):
    replace_file(file, (file.read_bytes() if file.exists() else b"") + b"x")
"""
    command = [sys.executable, "-c", program]
    assert run_at_once(lambda: subprocess.Popen(command, cwd=ROOT), 10) == [0] * 10
    assert tree(tmp_path) == {"register.csv": b"x" * 10}


def test_many_staged_at_once(tmp_path: Path) -> None:
    """Ten processes make and remove the hidden folder, and none uses another's."""
    program = f"""
from pathlib import Path
from generator.writing import staged
with staged(Path({str(tmp_path)!r}) / "new", patience=60) as staging:
    staging.write("file", b"x" * 1000)
    staging.move_into_place()
"""
    command = [sys.executable, "-c", program]
    assert run_at_once(lambda: subprocess.Popen(command, cwd=ROOT), 10) == [0] * 10
    assert tree(tmp_path) == {"new/file": b"x" * 1000}


def test_locks_of_files_do_not_meet_that_of_the_folder(tmp_path: Path) -> None:
    with staged(tmp_path), locked(tmp_path, ".a.lock", patience=0):
        pass
    assert not list(tmp_path.iterdir())


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
    assert (refused(PermissionError, replace_file, path, b"2").filename, path.read_bytes()) == (str(path), b"1")
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


def test_a_file_is_made_once(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> bytes:
        made.append("once")
        return b"data"

    paths = [cached_file(tmp_path / "a" / "b", make) for _ in range(2)]
    assert paths == [tmp_path / "a" / "b"] * 2
    assert (paths[0].read_bytes(), made) == (b"data", ["once"])


def test_nothing_half_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="No space"):
        cached_file(tmp_path / "file", lambda: b"data")
    assert list(tmp_path.iterdir()) == []


# System errors become problems that name the file.


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "output-disk-full"), (errno.EACCES, "output-denied"), (errno.EIO, "output-not-written")],
)
def test_what_the_system_says(number: int, code: str) -> None:
    with pytest.raises(OutputError) as raised, output_errors(Path("示例")):
        raise OSError(number, "because", "示例/一.docx")
    (problem,) = raised.value.problems
    assert problem.code == code
    assert problem.span is not None
    assert problem.span.file == "示例/一.docx"


def test_what_is_no_file_is_named() -> None:
    with pytest.raises(OutputError, match="output-not-plain"), output_errors(Path("示例")):
        raise NotPlainError(Path("示例/一.docx"))
