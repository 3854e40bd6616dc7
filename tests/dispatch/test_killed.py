"""A build that is killed at any moment leaves the old set or the new one, and the next build leaves nothing else."""

import errno
import io
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from generator import build
from generator.ground.disk import Folder
from generator.ground.errors import OutputError
from generator.writing.writing_run import RUN
from tests.acting import small_disk
from tests.patience import PATIENCE, wait_until
from tests.refused import refused_for
from tests.sample_office import Office, codes, tree

pytestmark = pytest.mark.in_turn(3)

ROOT = Path(__file__).parents[2]
UNITS = 220
PROGRAM = """
import sys
from generator import build
from generator.writing.writing_run import RUN
build(templates=sys.argv[1], units=sys.argv[2], output=sys.argv[3], jobs=2)
"""


def roster(copies: int) -> str:
    units = "".join(f"      - {{name: 第{number}馆, copies: {copies}}}\n" for number in range(1, UNITS + 1))
    return f"groups:\n  - name: 分馆\n    units:\n{units}  - name: 直属单位\n    units: [{{name: 站}}]\n"


def start(office: Office) -> subprocess.Popen[bytes]:
    """A build in a process of its own, which has two more do the work."""
    folder = office.folder
    words = [str(folder / "templates"), str(folder / "units.yaml"), str(office.output)]
    return subprocess.Popen([sys.executable, "-c", PROGRAM, *words], cwd=ROOT, stderr=subprocess.PIPE)


@cache
def whole(data: bytes) -> bool:
    """Whether a .docx can be read to the end, every part of it; the same bytes are read once."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if archive.testzip() is not None:
            return False
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    return True


class Sets:
    """The two sets that an office's builds go to and fro between, each made once without an interruption."""

    def __init__(self, office: Office, tmp_path: Path) -> None:
        self.office = office
        for name in "甲乙丙":
            office.template(f"unit/{name}.docx", ["{{ unit.name }}", "{{ unit.copies }}份"])
        (office.folder / "templates/unit/函.docx").unlink()
        self.trees = [self._unbroken(tmp_path / f"set-{copies}", copies) for copies in (1, 2)]

    def _unbroken(self, output: Path, copies: int) -> dict[str, bytes]:
        self.office.write("units.yaml", roster(copies))
        build(templates=self.office.folder / "templates", units=self.office.folder / "units.yaml", output=output)
        return tree(output)

    def towards(self, number: int) -> None:
        """Makes the next build one of the set of this number."""
        self.office.write("units.yaml", roster(number + 1))


def killed_at_random(office: Office, tmp_path: Path, times: int, seed: int) -> None:
    dice = random.Random(seed)
    sets = Sets(office, tmp_path)
    office.build()
    began = time.monotonic()
    office.build()
    takes = 1.0 + 2 * (time.monotonic() - began)
    now = 1
    for _ in range(times):
        sets.towards(1 - now)
        process = start(office)
        time.sleep(dice.uniform(0, takes))
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        published = {path: data for path, data in tree(office.output).items() if not path.startswith(RUN)}
        assert published in (sets.trees[now], sets.trees[1 - now])
        assert all(whole(data) for path, data in published.items() if path.endswith(".docx"))
        office.build()
        assert tree(office.output) == sets.trees[1 - now]
        assert [path.name for path in office.output.iterdir()] == [office.papers.name]
        now = 1 - now


def test_killed_at_random(office: Office, tmp_path: Path) -> None:
    killed_at_random(office, tmp_path, 3, 1)


@pytest.mark.long
def test_killed_at_random_two_hundred_times(office: Office, tmp_path: Path) -> None:
    killed_at_random(office, tmp_path, 200, 2)


@pytest.mark.cases(1)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted(office: Office, tmp_path: Path, number: signal.Signals) -> None:
    """Ctrl-C and SIGTERM: the exit code says so, the old set stands and nothing is left behind."""
    sets = Sets(office, tmp_path)
    office.build()
    before = tree(office.output)
    sets.towards(0)
    words = [sys.executable, "-c", "from generator.cli import main; main()", "build", "--jobs=2", *office.arguments()]
    process = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE)
    wait_until(lambda: (office.output / RUN).exists() or process.poll() is not None)
    process.send_signal(number)
    _, said = process.communicate(timeout=PATIENCE)
    if process.returncode == 0:  # it was quicker
        assert tree(office.output) == sets.trees[0]
        return
    assert process.returncode == 128 + number
    assert "已中断" in said.decode()
    assert tree(office.output) == before


def test_two_builds_at_once(office: Office, tmp_path: Path) -> None:
    two_at_once(office, tmp_path, 2)


@pytest.mark.long
def test_two_builds_at_once_fifty_times(office: Office, tmp_path: Path) -> None:
    two_at_once(office, tmp_path, 50)


def two_at_once(office: Office, tmp_path: Path, times: int) -> None:
    """Of two builds into one folder either both do their work, or one is refused with the other's process."""
    sets = Sets(office, tmp_path)
    for _ in range(times):
        sets.towards(0)
        processes = [start(office), start(office)]
        ends = [(process.pid, process.communicate()[1].decode(), process.returncode) for process in processes]
        for (_, said, code), (other, _, _) in zip(ends, reversed(ends), strict=True):
            assert code == 0 or ("output-locked" in said and str(other) in said)
        assert 0 in [code for _, _, code in ends]
        assert tree(office.output) == sets.trees[0]


# A build with PDFs, LibreOffice at work, or with OFDs that is killed outright, at any moment: fifty times.


FAWEN = [sys.executable, "-c", "from generator.cli import main; main()"]
KILLS = 54
ROSTER = """\
groups:
  - name: 分馆
    units: [{name: 东馆, copies: COPIES}, {name: 西馆, copies: COPIES}]
  - name: 直属单位
    units: []
"""
LETTER = """\
---
issuer: 示例市档案馆
title: 便函
recipients: 各馆
date: 2024-03-05
---
{{ unit.name }}{{ unit.copies }}份。
"""
PAPERS = ("关于报送《目录》的通知", "unit/函/01-东馆", "unit/函/02-西馆")


class Printing:
    """Builds of three papers, each with a PDF or an OFD, to and fro between two sets.

    Each is in a process with a TMPDIR of its own.
    """

    def __init__(self, office: Office, temporary: Path, kind: str) -> None:
        self.office = office
        self.kind = kind
        self.temporary = temporary
        temporary.mkdir()
        (office.folder / "templates/dispatch/分发表.docx").unlink()
        office.replace("templates/notice/notice.md", "recipients: 各分馆，有关直属单位", "recipients: 各分馆")
        office.template("unit/函.docx", ["{{ unit.name }}", "{{ unit.copies }}份"])
        if kind == "ofd":
            (office.folder / "templates/unit/函.docx").unlink()
            office.write("templates/unit/函.md", LETTER)
        self.sets: list[dict[str, bytes]] = []
        for number in (0, 1):
            self.towards(number)
            assert self.finished().returncode == 0
            self.sets.append(self.published())

    def towards(self, number: int) -> None:
        self.office.write("units.yaml", ROSTER.replace("COPIES", str(number + 1)))

    def started(self) -> subprocess.Popen[bytes]:
        words = [*FAWEN, "build", f"--{self.kind}", *self.office.arguments()]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(self.temporary)}
        return subprocess.Popen(
            words, cwd=self.office.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )

    def finished(self) -> subprocess.CompletedProcess[bytes]:
        process = self.started()
        out, _ = process.communicate()
        return subprocess.CompletedProcess([], process.returncode, out)

    def published(self) -> dict[str, bytes]:
        return {path: data for path, data in tree(self.office.output).items() if not path.startswith(RUN)}

    def office_processes(self) -> list[str]:
        """The processes that have to do with a folder below TMPDIR."""
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            try:
                words = (place / "cmdline").read_bytes().decode(errors="replace")
            except OSError:
                continue
            if str(self.temporary) in words:
                found.append(words)
        return found


@pytest.mark.long
@pytest.mark.parametrize("kind", ["pdf", "ofd"])
@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
def test_killed_at_random_while_printing(office: Office, tmp_path: Path, kind: str) -> None:
    killed_while_printing(Printing(office, tmp_path / "temporary", kind), KILLS)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
def test_killed_while_painting_ofds(office: Office, tmp_path: Path) -> None:
    killed_while_printing(Printing(office, tmp_path / "temporary", "ofd"), 2)


def killed_while_printing(printing: Printing, kills: int) -> None:
    dice, office = random.Random(13), printing.office
    expected = set(printing.sets[0])
    assert {f"{office.papers.name}/{paper}.{kind}" for paper in PAPERS for kind in ("docx", printing.kind)} <= expected
    began = time.monotonic()
    printing.towards(0)
    assert printing.finished().returncode == 0
    takes = time.monotonic() - began
    now, killed, states = 0, 0, {"old": 0, "new": 0}
    while killed < kills:
        printing.towards(1 - now)
        process = printing.started()
        time.sleep(dice.uniform(0.85, 1.1) * takes if killed % 3 == 0 else dice.uniform(0.05, 1) * takes)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        there = printing.published()
        assert there in printing.sets, "mixed, lost or double"
        states["new" if there == printing.sets[1 - now] else "old"] += 1
        again = printing.finished()
        assert again.returncode == 0, again.stdout.decode(errors="replace")
        assert printing.published() == printing.sets[1 - now]
        assert [path.name for path in office.output.iterdir()] == [office.papers.name]
        assert printing.office_processes() == []
        assert list(printing.temporary.iterdir()) == []
        now = 1 - now
    print(f"{killed} kills: {states}")


# Where there is no room, or no right to write, nothing is half written and the old set stands.


class TestSmallDisks:
    """From 64 KB, which hold no set of twenty letters, to 2 MB, which hold one, even twice."""

    @pytest.fixture(autouse=True)
    def twenty_letters(self, office: Office) -> None:
        names = "".join(f"      - {{name: 第{number}馆}}\n" for number in range(20))
        last = "  - name: 直属单位\n    units: [{name: 站}]\n"
        office.write("units.yaml", f"groups:\n  - name: 分馆\n    units:\n{names}{last}")

    @pytest.mark.parametrize("size", [64_000, 128_000])
    def test_a_first_set(self, office: Office, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
        with small_disk(office.output, size) as mounted:
            if not mounted:
                _full_after(monkeypatch, size)
            assert refused_for(OutputError, office.build) == ["output-disk-full"]
            assert not list(office.output.iterdir())

    @pytest.mark.parametrize("left", [0, 20_000, 64_000])
    def test_a_second_set(self, office: Office, left: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """Every letter changes, and there is room for none or one of them."""
        with small_disk(office.output, 2_000_000) as mounted:
            office.build()
            before = tree(office.output)
            if mounted:
                free = os.statvfs(office.output)
                filler = office.output / "别人的文件"
                filler.write_bytes(b"x" * (free.f_bavail * free.f_frsize - left - 16_000))
                before[filler.name] = filler.read_bytes()
            else:
                _full_after(monkeypatch, left)
            office.replace("templates/notice/notice.md", "《目录》的通知", "《书目》的通知")
            assert refused_for(OutputError, office.build) == ["output-disk-full"]
            assert tree(office.output) == before

    def test_one_that_is_large_enough(self, office: Office) -> None:
        with small_disk(office.output, 2_000_000):
            office.build()
            office.replace("units.yaml", "name: 站", "name: 站, copies: 9")
            assert codes(office.build()) == []


def _full_after(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Where no disk can be mounted: writing fails when so many bytes have been written."""
    real, written = Folder.write_new, [0]

    def write(folder: Folder, name: str, data: bytes, *, mode: int = 0o666, flush: bool = False) -> None:
        written[0] += len(data)
        if written[0] > size:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder.path / name))
        real(folder, name, data, mode=mode, flush=flush)

    monkeypatch.setattr(Folder, "write_new", write)


def test_an_output_that_is_a_device(office: Office) -> None:
    """/dev/full takes nothing; a folder that is a link to it is no folder at all."""
    office.output.symlink_to("/dev/full")
    with pytest.raises(OutputError):
        office.build()
    assert office.output.is_symlink()


def test_a_folder_that_may_not_be_written(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write anywhere, so the refusal is planted where the system would give it: at the lock."""
    real = os.open

    def refuse(path: str, flags: int, *rest: int, **more: int) -> int:
        if path == "lock" and flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return real(path, flags, *rest, **more)

    office.build()
    before = tree(office.output)
    office.replace("units.yaml", "copies: 2", "copies: 9")
    monkeypatch.setattr(os, "open", refuse)
    assert refused_for(OutputError, office.build) == ["output-denied"]
    monkeypatch.undo()
    assert tree(office.output) == before
