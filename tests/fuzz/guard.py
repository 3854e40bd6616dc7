"""One input given to one target: what came of it, in what time and within what memory."""

from __future__ import annotations

import random
import resource
import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Literal

from generator.ground.errors import GeneratorError
from tests.fuzz.targets import Target

SECONDS = 10.0
"""Of processor time, for one input; one that waits and does nothing is found by :mod:`running`."""
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
