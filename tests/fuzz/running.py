"""Many inputs in several processes; what should not have been is kept, to be looked at and tried again."""

from __future__ import annotations

import multiprocessing
import random
import resource
import shutil
import signal
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.context import ForkProcess
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Literal

from generator.ground.errors import GeneratorError
from tests.fuzz.inputs import Input, input_of
from tests.fuzz.targets import Target

SECONDS = 10.0
"""Of processor time, for one input; one that waits and does nothing is found by :mod:`running`."""

_PATIENCE = 3 * SECONDS
"""Seconds without a sign after which a process is taken for hung beyond the reach of its own alarm."""

_FORK = multiprocessing.get_context("fork")

_Sign = tuple[int, int, str, str, int]
"""A process's place, the input's number, what came of it, what was done with it, and kilobytes at the most."""


@dataclass(slots=True)
class Tally:
    """How many inputs came to what, by what was done with them; ``faults`` are the numbers of those to look at."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[int] = field(default_factory=list)
    kilobytes: int = 0

    @property
    def inputs(self) -> int:
        return self.outcomes.total()

    def add(self, number: int, target: str, outcome: str, kilobytes: int) -> None:
        """One more input."""
        self.outcomes[target, outcome] += 1
        self.kilobytes = max(self.kilobytes, kilobytes)
        if outcome not in ("taken", "refused"):
            self.faults.append(number)


def tried(given: Input, keep: Path | None = None) -> Verdict:
    """What comes of one input; a fault is kept in ``keep`` with its traceback beside it."""
    with TemporaryDirectory(prefix="fuzz-") as folder:
        verdict = judged(given.target, given.data, Path(folder), given.dice)
    if keep is not None and verdict.is_fault:
        name = f"{given.number:06}-{given.target.__name__}"
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{name}{given.suffix}").write_bytes(given.data)
        (keep / f"{name}.txt").write_text(f"from {given.seed.kind} “{given.seed.name}”\n{verdict.said}", "utf-8")
    return verdict


def run(numbers: range, seed: int, *, jobs: int, keep: Path, seconds: float) -> Iterator[Tally]:
    """All inputs with these ``numbers``, or as many as ``seconds`` allow; the tally so far, now and then."""
    queue: SimpleQueue[_Sign] = _FORK.SimpleQueue()
    tally, until = Tally(), time.monotonic() + seconds
    places = [_Place(place, numbers[place::jobs], seed, keep, queue) for place in range(jobs)]
    while any(place.goes_on() for place in places) and time.monotonic() < until:
        while not queue.empty():
            place, number, target, outcome, kilobytes = queue.get()
            if target:
                tally.add(number, target, outcome, kilobytes)
            places[place].heard(number, finished=bool(target))
        for lost in [number for place in places for number in place.lost()]:
            tally.add(lost, "?", "killed", 0)
        yield tally
        time.sleep(0.2)
    for each in places:
        each.stop()
    while not queue.empty():
        _, number, target, outcome, kilobytes = queue.get()
        if target:
            tally.add(number, target, outcome, kilobytes)
    yield tally


class _Place:
    """One process after another that goes through the same numbers; a new one where the last was lost."""

    def __init__(self, place: int, numbers: range, seed: int, keep: Path, queue: SimpleQueue[_Sign]) -> None:
        self._place, self._numbers, self._seed, self._keep, self._queue = place, numbers, seed, keep, queue
        self._now: int | None = None
        self._heard = time.monotonic()
        self._process = self._started(numbers)

    def _started(self, numbers: range) -> ForkProcess:
        process = _FORK.Process(target=_work, args=(self._place, numbers, self._seed, self._keep, self._queue))
        process.start()
        return process

    def heard(self, number: int, *, finished: bool) -> None:
        self._now = None if finished else number
        self._heard = time.monotonic()

    def goes_on(self) -> bool:
        return self._process.is_alive() or self._now is not None or not self._queue.empty()

    def lost(self) -> Iterator[int]:
        """The input that this process hangs in, or died of; another process goes on behind it."""
        silent = time.monotonic() - self._heard > _PATIENCE
        if self._now is None or (self._process.is_alive() and not silent) or not self._queue.empty():
            return
        number, self._now = self._now, None
        self.stop()
        given = input_of(number, self._seed)
        self._keep.mkdir(parents=True, exist_ok=True)
        (self._keep / f"{number:06}-killed-{given.target.__name__}{given.suffix}").write_bytes(given.data)
        rest = self._numbers[self._numbers.index(number) + 1 :]
        self._heard = time.monotonic()
        self._process = self._started(rest)
        yield number

    def stop(self) -> None:
        if self._process.is_alive():
            self._process.kill()
        self._process.join()


def _work(place: int, numbers: range, seed: int, keep: Path, queue: SimpleQueue[_Sign]) -> None:
    bound_memory()
    for number in numbers:
        given = input_of(number, seed)
        queue.put((place, number, "", "", 0))
        verdict = tried(given, keep)
        kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        queue.put((place, number, given.target.__name__, verdict.outcome, kilobytes))


def emptied(folder: Path) -> Path:
    """``folder`` without what an earlier run kept there."""
    shutil.rmtree(folder, ignore_errors=True)
    return folder


# One input given to one target: what came of it, in what time and within what memory.

MEMORY = 1_500_000_000

Outcome = Literal["taken", "refused", "traceback", "hang"]


class Hang(BaseException):
    """The target took more than SECONDS; no ``except Exception`` swallows it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``said`` is the traceback of what should not have been, else empty."""

    outcome: Outcome
    said: str = ""

    @property
    def is_fault(self) -> bool:
        return self.outcome in ("traceback", "hang")


def bound_memory() -> None:
    """No more than MEMORY bytes of address space from now on, beside those that this process was forked off with."""
    had = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (had + MEMORY, had + MEMORY))


def judged(target: Target, data: bytes, folder: Path, dice: random.Random) -> Verdict:
    """What ``target`` makes of ``data``: only GeneratorError may come of it, with problems that can be told."""
    try:
        with _alarm():
            target(data, folder, dice)
    except GeneratorError as refusal:
        return _told(refusal)
    except Hang:
        return Verdict("hang", traceback.format_exc(limit=-12))
    except Exception:
        return Verdict("traceback", traceback.format_exc())
    return Verdict("taken")


def _told(refusal: GeneratorError) -> Verdict:
    try:
        with _alarm():
            if not refusal.problems or not refusal.text("zh") or not refusal.text("en"):
                return Verdict("traceback", f"{type(refusal).__name__} without a problem")
    except Hang:
        return Verdict("hang", traceback.format_exc(limit=-12))
    except Exception:
        return Verdict("traceback", traceback.format_exc())
    return Verdict("refused")


@contextmanager
def _alarm() -> Iterator[None]:
    def ring(number: int, frame: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
