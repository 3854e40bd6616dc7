"""CPU time, taken so that neither order nor neighbours decide."""

from __future__ import annotations

import fcntl
import gc
import os
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median

_GET_FLAGS, _SET_FLAGS = 0x80086601, 0x40086602  # Linux, linux/fs.h: FS_IOC_GETFLAGS, FS_IOC_SETFLAGS
_TOP = 0x00020000  # FS_TOPDIR_FL

Seconds = dict[str, list[float]]
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Contestant:
    """Something to be timed: ``work`` gets a fresh folder; ``around`` holds while it works."""

    name: str
    work: Callable[[str], object]
    around: Callable[[], AbstractContextManager[None]] = nullcontext


def pin() -> None:
    """Keep this process on one core, where the system can do that."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def interleaved(
    contestants: Sequence[Contestant], rounds: int, folder: Path, clock: Clock = time.process_time
) -> Seconds:
    """Seconds of every contestant in each round, by name: of CPU, or by another ``clock``.

    In each round all work one after another, every other time backwards. Each gets a new folder in ``folder``;
    nothing is deleted, for file systems are slow to make new files where many have just gone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    spread(folder)
    seconds: Seconds = {contestant.name: [] for contestant in contestants}
    gc.collect()
    gc.freeze()  # what lies about here is no load on anybody's garbage collection
    for number in range(rounds):
        for contestant in contestants[:: 1 if number % 2 == 0 else -1]:
            fresh = folder / f"{number}-{contestant.name}"
            fresh.mkdir()
            with contestant.around():
                seconds[contestant.name].append(_taken(contestant.work, str(fresh), clock))
    gc.unfreeze()
    return seconds


def times(seconds: Mapping[str, Sequence[float]], slow: str, fast: str) -> float:
    """How many times as long ``slow`` took as ``fast``: the median of the rounds' ratios."""
    return median(one / other for one, other in zip(seconds[slow], seconds[fast], strict=True))


def peaks(work: Callable[[], Callable[[], object]], counts: Sequence[int]) -> list[float]:
    """The most memory in MB that a process of its own held after each of ``counts`` repetitions.

    ``work`` is called once there and gives back what is repeated; it must be importable by name.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_peaks, work, tuple(counts)).result()


def spread(folder: Path) -> None:
    """Have ext4 put each new folder in ``folder`` in another region of the disk, as ``chattr +T`` does.

    Within one region it passes over all that was deleted in the last minutes for each file that it makes, whoever
    deleted it. Other file systems refuse the flag, or make nothing of it.
    """
    if sys.platform != "linux":
        return
    number = os.open(folder, os.O_RDONLY)
    flags = bytearray(8)
    try:
        fcntl.ioctl(number, _GET_FLAGS, flags)
        fcntl.ioctl(number, _SET_FLAGS, (int.from_bytes(flags, sys.byteorder) | _TOP).to_bytes(8, sys.byteorder))
    except OSError:
        return
    finally:
        os.close(number)


def _taken(work: Callable[[str], object], folder: str, clock: Clock) -> float:
    gc.collect()
    bytearray(1 << 16)  # has the C library tidy up after the one before
    began = clock()
    work(folder)
    return clock() - began


def _peaks(work: Callable[[], Callable[[], object]], counts: Sequence[int]) -> list[float]:
    repeated = work()
    found: list[float] = []
    done = 0
    for count in counts:
        for _ in range(count - done):
            repeated()
        done = count
        found.append(own_peak())
    return found


def own_peak() -> float:
    """The most memory in MB that this process has held since its program was started."""
    status = Path("/proc/self/status")
    if status.exists():  # ru_maxrss is kept over fork and exec, so it is the parent's where that had more
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024 / 1e6
    return _most(resource.RUSAGE_SELF)


def family_peak() -> float:
    """The most memory in MB that this process, or one that it has forked off and waited for, has held."""
    return max(own_peak(), _most(resource.RUSAGE_CHILDREN))


def _most(whose: int) -> float:
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes there, in KB elsewhere
    return resource.getrusage(whose).ru_maxrss * unit / 1e6
