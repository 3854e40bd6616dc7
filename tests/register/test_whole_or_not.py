"""A row is there whole or not at all, also when a command is killed; a hundred at once get a row each."""

import datetime
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from generator.ground.errors import OutputError, RegisterError
from generator.register.appending import append, entries, renewed
from generator.register.register_row import Matter, RegisterEntry
from generator.writing import locked, staged
from tests.acting import KILLED, Acting, small_disk
from tests.chosen import examples
from tests.patience import PATIENCE
from tests.refused import refused_for

ROOT = Path(__file__).parents[2]
ENTRY = RegisterEntry(Matter.ISSUED, datetime.date(2024, 3, 5), title="关于甲的通知")
NAMES = ["发文登记簿.csv", "发文登记簿.xlsx"]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    register = tmp_path / "desk" / "发文登记簿.csv"
    for _ in range(2):
        append(register, ENTRY, prefix="示档发")
    return register


def program(register: Path, before: str) -> subprocess.CompletedProcess[str]:
    """One row added by a process of its own, which does ``before`` first; it prints what it was refused for."""
    script = f"""
import datetime, os, resource, signal, sys
from pathlib import Path
from generator.ground.errors import GeneratorError
from generator.register import register_sheet
from generator.register.appending import append, entering
from generator.register.register_row import Matter, RegisterEntry
{before}
entry = RegisterEntry(Matter.ISSUED, datetime.date(2024, 3, 5), title="关于甲的通知" * 20)
try:
    added = append(Path({str(register)!r}), entry, prefix="示档发")
    print("entered", *(problem.code for problem in added.warnings))
except GeneratorError as fault:
    print(*(problem.code for problem in fault.problems))
"""
    command = [sys.executable, "-c", script]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=ROOT, env=environment)


@contextmanager
def full_soon(folder: Path, size: int) -> Iterator[Path]:
    """A disk of ``size`` bytes; where nothing can be mounted, one that says it is full when its files are flushed."""
    with small_disk(folder, size) as mounted, pytest.MonkeyPatch.context() as patch:
        if not mounted:
            patch.setattr(os, "fsync", _flushing(folder, size))
        yield folder


def _flushing(folder: Path, size: int) -> Callable[[int], None]:
    flushed = os.fsync

    def flush(handle: int) -> None:
        if sum(path.stat().st_size for path in folder.iterdir()) > size:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        flushed(handle)

    return flush


def fill(register: Path, entry: RegisterEntry, states: list[bytes]) -> None:
    """Adds ``entry`` again and again; ``states`` are what each time left."""
    while len(states) < 10_000:
        append(register, entry, prefix="示档发")
        states.append(register.read_bytes())


AT_ONCE = examples(100, in_every_run=30)


@pytest.mark.in_turn(3)
def test_many_at_once(tmp_path: Path) -> None:
    """Many processes, forked off one that has loaded everything: none is lost, no number is double."""
    register = tmp_path / "发文登记簿.csv"
    script = f"""
import datetime, os
from pathlib import Path
from generator.register import appending
from generator.register.appending import append
from generator.register.register_row import Matter, RegisterEntry
appending._PATIENCE = {PATIENCE}
children = []
for each in range({AT_ONCE}):
    child = os.fork()
    if child == 0:
        entry = RegisterEntry(Matter.ISSUED, datetime.date(2024, 3, 5), title=f"第{{each}}件")
        append(Path({str(register)!r}), entry, prefix="示档发")
        os._exit(0)
    children.append(child)
assert [os.waitpid(child, 0)[1] for child in children] == [0] * {AT_ONCE}
"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT, timeout=PATIENCE)
    rows = entries(register)
    assert [row.number.serial for row in rows] == list(range(1, AT_ONCE + 1))
    assert {row.entry.title for row in rows} == {f"第{each}件" for each in range(AT_ONCE)}
    assert sorted(path.name for path in tmp_path.iterdir()) == NAMES
    assert renewed(register) == ()


ADD = """
import datetime
from pathlib import Path
from generator.register.appending import entering
from generator.register.register_row import Matter, RegisterEntry
entry = RegisterEntry(Matter.ISSUED, datetime.date(2024, 3, {day}), title="{title}")
with entering(Path("发文登记簿.csv"), entry) as added:
    print(added.row.entry.number, *(problem.code for problem in added.warnings), flush=True)
"""


@pytest.mark.in_turn(3)
def test_killed_before_each_file_change(acting: Acting, register: Path, tmp_path: Path) -> None:
    """The same command, run again a day later, has its row once; the number that it prints is that of the row."""
    old = register.read_bytes()
    files = {name: (register.parent / name).read_bytes() for name in NAMES}
    again = ADD.format(day=6, title="关于乙的通知")
    ended = acting.python(register.parent, ADD.format(day=5, title="关于乙的通知"))
    assert ended.out == "示档发〔2024〕3号\n", ended.err
    found = set()
    for kill in range(len(ended.changes)):
        place = tmp_path / str(kill)
        place.mkdir()
        for name, data in files.items():
            (place / name).write_bytes(data)
        killed = acting.python(place, ADD.format(day=5, title="关于乙的通知"), kill=kill)
        assert killed.code == KILLED
        entered = (place / register.name).read_bytes() != old
        ended = acting.python(place, again)
        assert ended.out.split()[0] == "示档发〔2024〕3号", (kill, ended)
        assert ("register-entered-already" in ended.out) == entered
        rows = entries(place / register.name)
        assert [row.entry.title for row in rows[2:]] == ["关于乙的通知"], kill
        assert rows[2].entry.date.day == (5 if entered else 6)
        assert sorted(path.name for path in place.iterdir()) == NAMES
        assert renewed(place / register.name) == ()
        found.add(entered)
    assert found == {False, True}


@pytest.mark.in_turn(3)
def test_another_command_adds_its_own_and_tells_of_the_one_that_was_killed(acting: Acting, register: Path) -> None:
    kill = len(acting.python(register.parent, ADD.format(day=5, title="甲二")).changes) - 1
    assert acting.python(register.parent, ADD.format(day=5, title="乙"), kill=kill).code == KILLED
    assert renewed(register) == ()
    added = append(register, replace(ENTRY, title="丙"))
    assert [problem.code for problem in added.warnings] == ["register-interrupted"]
    assert added.warnings[0].facts["number"] == "示档发〔2024〕4号"
    assert added.row.entry.number == "示档发〔2024〕5号"
    assert append(register, replace(ENTRY, title="乙")).row.entry.number == "示档发〔2024〕6号"


@pytest.mark.in_turn(3)
def test_a_number_of_ones_own_is_entered_once(acting: Acting, register: Path) -> None:
    code = ADD.replace("title=", "number='示档发〔2024〕9号', title=").format(day=5, title="丁")
    for kill in range(100):
        if acting.python(register.parent, code, kill=kill).code != KILLED:
            break
        if len(entries(register)) == 3:
            assert acting.python(register.parent, code).out.split() == ["示档发〔2024〕9号", "register-entered-already"]
            break
    assert [row.entry.title for row in entries(register)[2:]] == ["丁"]
    with pytest.raises(RegisterError):
        append(register, replace(ENTRY, number="示档发〔2024〕9号"))


def test_a_mark_that_came_with_the_folder_is_none_of_ours(acting: Acting, register: Path, tmp_path: Path) -> None:
    """The folder as it is after a kill, copied: with the same times, bytes and names."""
    code = ADD.format(day=5, title="乙")
    changes = len(acting.python(register.parent, code.replace("乙", "丙")).changes)
    assert acting.python(register.parent, code, kill=changes - 1).code == KILLED
    lock = register.parent / f".{register.name}.lock"
    assert b"command" in lock.read_bytes()
    shutil.copytree(register.parent, tmp_path / "copy", copy_function=shutil.copy2)
    ended = acting.python(tmp_path / "copy", code)
    assert ended.out.split() == ["示档发〔2024〕5号"]
    assert acting.python(register.parent, code).out.split() == ["示档发〔2024〕4号", "register-entered-already"]


class TestNoRoom:
    def test_where_only_the_worksheet_does_not_fit(self, register: Path) -> None:
        limit = len(register.read_bytes()) + 2_000
        assert len(register.with_suffix(".xlsx").read_bytes()) > limit
        done = program(register, f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))")
        assert done.stdout == "entered register-view-not-written\n", done.stderr
        assert len(entries(register)) == 3
        assert sorted(path.name for path in register.parent.iterdir()) == NAMES
        assert renewed(register) == ()

    @pytest.mark.parametrize("size", [64_000, 512_000, 2_000_000])
    def test_on_a_disk_that_fills_up(self, tmp_path: Path, size: int) -> None:
        """Rows are added until one is refused: then the register is as the last one left it."""
        with full_soon(tmp_path / "disk", size) as disk:
            register = disk / "发文登记簿.csv"
            long = RegisterEntry(Matter.ISSUED, datetime.date(2024, 3, 5), title="文" * min(size // 60, 30_000))
            states: list[bytes] = []
            assert refused_for(OutputError, fill, register, long, states) == ["output-disk-full"]
            assert register.read_bytes() == states[-1]
            assert len(entries(register)) == len(states)
            assert {path.name for path in disk.iterdir()} <= set(NAMES)

    def test_in_a_folder_where_nothing_may_be_written(self, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nobody but root is kept out by the folder's mode, so the system's word is put in its mouth."""

        def denied(path: Path, data: bytes) -> None:
            raise PermissionError(13, "denied", str(path))

        before = register.read_bytes()
        monkeypatch.setattr("generator.register.appending.replace_file", denied)
        assert refused_for(OutputError, append, register, ENTRY) == ["output-denied"]
        assert register.read_bytes() == before

    def test_a_register_that_may_only_be_read(self, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def denied(place: Path, *, patience: float) -> None:
            raise PermissionError(13, "denied", str(place))

        monkeypatch.setattr("generator.register.appending.locked_file", denied)
        assert renewed(register) == ()
        register.with_suffix(".xlsx").unlink()
        assert [(problem.code, problem.severity) for problem in renewed(register)] == [("output-denied", "warning")]

    def test_while_another_run_writes(self, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("generator.register.appending._PATIENCE", 0.05)
        before = register.read_bytes()
        with locked(register.parent, f".{register.name}.lock"), pytest.raises(OutputError) as raised:
            append(register, ENTRY)
        assert [problem.code for problem in raised.value.problems] == ["output-locked"]
        assert register.read_bytes() == before

    def test_a_build_that_writes_beside_it_is_none(self, register: Path) -> None:
        with staged(register.parent):
            append(register, ENTRY)
        assert len(entries(register)) == 3
