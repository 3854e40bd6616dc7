"""How tests wait for what other processes and threads do, and measure work, without asking how fast the machine is.

A wait ends when what is waited for is so; its ceiling only ends a test that would never end. Work is counted in calls
of functions, which are the same on any machine and beside any load. No other module of the tests reads a clock or
sleeps, except those that ``tests/test_no_clock.py`` names.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 600.0
"""Seconds that a test waits at most, for anything; nothing that goes well comes near, whatever the machine does."""
BROWSER_PATIENCE = 120_000
"""Milliseconds that a browser waits at most for one thing on a page, so that what is missing there costs little."""
_STEP = 0.01
_LEAST = 1e-6
"""Seconds that any work takes for a growth, where a clock shows less or nothing."""


def wait_until(so: Callable[[], T], said: Callable[[], object] = str) -> T:
    """What ``so`` returns once that is true. Fails after PATIENCE, with what ``said`` returns."""
    until = time.monotonic() + PATIENCE
    while not (value := so()):
        assert time.monotonic() < until, said()
        time.sleep(_STEP)
    return value


class Calls:
    """How many functions were called, those of C as well."""

    def __init__(self) -> None:
        self.count = 0

    def note(self, _frame: FrameType, event: str, _what: object) -> None:
        self.count += event in ("call", "c_call")


@contextmanager
def counted_calls() -> Iterator[Calls]:
    """Counts the calls of this thread. What is done within one call of C is not seen."""
    calls, before = Calls(), sys.getprofile()
    sys.setprofile(calls.note)
    try:
        yield calls
    finally:
        sys.setprofile(before)


def growth(work: Callable[[int], object], size: int, times: int, *, attempts: int = 5) -> float:
    """How many times as long ``work`` takes for ``times * size`` as for ``size``; for work within one call of C.

    The quickest of all attempts of each, in processor time of this thread: what else the machine does slows both.
    """
    few, many = (min(_seconds(work, each) for _ in range(attempts)) for each in (size, times * size))
    return many / max(few, _LEAST)


def _seconds(work: Callable[[int], object], size: int) -> float:
    begun = time.thread_time()
    work(size)
    return time.thread_time() - begun


class Clock:
    """A clock that only moves when it is moved, or by ``step`` seconds each time that it is read."""

    def __init__(self, step: float = 0.0) -> None:
        self.now = 0.0
        self._step = step

    def __call__(self) -> float:
        self.now += self._step
        return self.now
