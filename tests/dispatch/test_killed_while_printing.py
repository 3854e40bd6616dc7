"""A build with PDFs that is killed outright, at any moment, with LibreOffice at work: fifty times."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.writing.writing_run import RUN
from tests.sample_office import Office, tree

ROOT = Path(__file__).parents[2]
FAWEN = [sys.executable, "-c", "from generator.cli import main; main()"]
KILLS = 54
UNITS = """\
groups:
  - name: 分馆
    units: [{name: 东馆, copies: COPIES}, {name: 西馆, copies: COPIES}]
  - name: 直属单位
    units: []
"""
PAPERS = ("关于报送《目录》的通知", "unit/函/01-东馆", "unit/函/02-西馆")


class Printing:
    """Builds of three papers with PDFs, to and fro between two sets, each in a process with a TMPDIR of its own."""

    def __init__(self, office: Office, temporary: Path) -> None:
        self.office = office
        self.temporary = temporary
        temporary.mkdir()
        (office.folder / "templates/dispatch/分发表.docx").unlink()
        office.replace("templates/notice/notice.md", "recipients: 各分馆，有关直属单位", "recipients: 各分馆")
        office.template("unit/函.docx", ["{{ unit.name }}", "{{ unit.copies }}份"])
        self.sets: list[dict[str, bytes]] = []
        for number in (0, 1):
            self.towards(number)
            assert self.finished().returncode == 0
            self.sets.append(self.published())

    def towards(self, number: int) -> None:
        self.office.write("units.yaml", UNITS.replace("COPIES", str(number + 1)))

    def started(self) -> subprocess.Popen[bytes]:
        words = [*FAWEN, "build", "--pdf", *self.office.arguments()]
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
@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
def test_killed_at_random(office: Office, tmp_path: Path) -> None:
    dice = random.Random(13)
    printing = Printing(office, tmp_path / "temporary")
    assert {f"{office.papers.name}/{paper}.{kind}" for paper in PAPERS for kind in ("docx", "pdf")} <= set(
        printing.sets[0]
    )
    began = time.monotonic()
    printing.towards(0)
    assert printing.finished().returncode == 0
    takes = time.monotonic() - began
    now, killed, states = 0, 0, {"old": 0, "new": 0}
    while killed < KILLS:
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
