"""The whole way from a roster as large as the country to published letters, beside only writing such files.

`python -m benchmarks.dispatches build OFFICE OUTPUT JOBS` and `… floor OUTPUT UNITS BYTES` are what is measured: each a
process of its own, with all that it starts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import family_peak, spread
from benchmarks.rosters import national_roster
from generator import build

_ROOT = Path(__file__).parents[1]
_NOTICE = """\
---
issuer: 示例省民政厅
number: 示民发〔2026〕7号
title: 示例省民政厅关于报送名录的通知
recipients: 各乡镇（街道）民政办
date: 2026-03-05
signature: unsealed
contact: {name: 示例甲, phone: 023-00000000}
---
请于三月底前报送名录。
"""


@dataclass(frozen=True, slots=True)
class Finished:
    """What one process and all that it started took: seconds on the wall and of CPU, the largest one's peak in MB."""

    wall: float
    cpu: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Dispatches:
    """Every round's figures for one process on one core, for two on two, and for only writing the files."""

    one: list[Finished]
    two: list[Finished]
    floor: list[Finished]


def dispatches(folder: Path, rounds: int, units: int) -> Dispatches:
    """Letters for the country's first ``units`` townships, built again and again into new folders in ``folder``."""
    office = _office(folder / "office", units)
    target = folder / "output"
    target.mkdir()
    spread(target)
    done = Dispatches([], [], [])
    for number in range(rounds):
        one, two, floor = (target / f"{number}-{name}" for name in ("one", "two", "floor"))
        done.one.append(_finished(["build", str(office), str(one), "1"], cores=1))
        size = next(one.rglob("unit/*/*.docx")).stat().st_size
        done.floor.append(_finished(["floor", str(floor), str(units), str(size)], cores=1))
        done.two.append(_finished(["build", str(office), str(two), "2"], cores=2))
    return done


def main(words: Sequence[str]) -> None:
    """One of the two things measured; what is printed is the peak of its memory in MB."""
    if words[0] == "build":
        office, output, jobs = Path(words[1]), Path(words[2]), int(words[3])
        build(templates=office / "templates", units=office / "units.yaml", output=output, jobs=jobs)
    else:
        _write(Path(words[1]), int(words[2]), bytes(int(words[3])))
    print(family_peak())


def _office(folder: Path, units: int) -> Path:
    """An office whose only template is the cover letter that comes with the program."""
    templates = folder / "templates"
    (templates / "notice").mkdir(parents=True)
    (templates / "notice" / "notice.md").write_text(_NOTICE, encoding="utf-8")
    (templates / "unit").mkdir()
    shutil.copy(_ROOT / "templates" / "unit" / "cover-letter.docx", templates / "unit")
    national_roster(folder / "units.yaml", units)
    return folder


def _write(folder: Path, count: int, data: bytes) -> None:
    folder.mkdir()
    for number in range(count):
        handle = os.open(folder / f"{number:05}.docx", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        os.write(handle, data)
        os.close(handle)


def _finished(words: Sequence[str], cores: int) -> Finished:
    began = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.dispatches", *words]
    with subprocess.Popen(command, cwd=_ROOT, preexec_fn=_on(cores), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    wall = time.perf_counter() - began
    return Finished(wall, usage.ru_utime + usage.ru_stime, float(printed))


def _on(cores: int) -> Callable[[], None]:
    """What keeps a process on so many cores, where the system can do that."""
    all_cores = sorted(_CORES)[:cores]

    def keep() -> None:
        if sys.platform == "linux":
            os.sched_setaffinity(0, all_cores)

    return keep


_CORES = os.sched_getaffinity(0) if sys.platform == "linux" else {0}


if __name__ == "__main__":
    main(sys.argv[1:])
