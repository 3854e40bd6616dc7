"""Long work that goes on while pages are shown: one job at a time, each in a thread of its own."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from generator.ground.errors import GeneratorError, Problem
from generator.ground.stopping import StoppedError, check_stopped, stoppable
from generator.web.fault_reports import Report, reported

State = Literal["waiting", "running", "done", "refused", "failed", "stopped"]
"""Waiting for another job; refused for problems of the input; failed by a fault of ours."""

Clock = Callable[[], float]

_TURN_SECONDS = 0.1
_ENDING_SECONDS = 10.0


class Progress(NamedTuple):
    """How far a job is in a ``phase``: how many of ``total`` are done, the ``name`` of the last.

    ``rate`` is how many are done in a second, ``left`` the seconds that the rest takes; None where that is unknown.
    """

    phase: str
    done: int
    total: int
    name: str
    rate: float | None
    left: float | None


@dataclass
class Job:
    """One piece of long work for ``about``, such as a notice; ``result`` is what it returned.

    ``problems`` say why it was refused, ``number`` is that of a fault of ours.
    """

    kind: str
    about: str
    clock: Clock = time.monotonic
    id: str = field(default_factory=lambda: secrets.token_hex(6))
    state: State = "waiting"
    progress: Progress | None = None
    result: object | None = None
    problems: tuple[Problem, ...] = ()
    number: str | None = None
    _stop: threading.Event = field(default_factory=threading.Event, repr=False)
    _ended: threading.Event = field(default_factory=threading.Event, repr=False)
    _begun: tuple[str, float] = ("", 0.0)

    @property
    def is_over(self) -> bool:
        """Whether it has ended, however."""
        return self._ended.is_set()

    @property
    def is_stopping(self) -> bool:
        """Whether it has been stopped and has not ended yet."""
        return self._stop.is_set() and not self.is_over

    def stop(self) -> None:
        """Ends it soon. Nothing more is written."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Waits until it has ended, no longer than ``seconds``; returns whether it has."""
        return self._ended.wait(seconds)

    def made(self, phase: str, done: int, total: int, name: str) -> None:
        """Records how far it is. Raises StoppedError where it has been stopped."""
        check_stopped()
        now = self.clock()
        if self._begun[0] != phase:
            self._begun = phase, now
        passed = now - self._begun[1]
        rate = done / passed if passed > 0 else None
        self.progress = Progress(phase, done, total, name, rate, (total - done) / rate if rate else None)

    def run(self, work: Work, turn: threading.Lock, report: Report) -> None:
        """Does the ``work`` when it is its ``turn``; ``report`` is called with a fault of ours."""
        try:
            with stoppable(self._stop.is_set):
                self._run(work, turn)
        except StoppedError:
            self.state = "stopped"
        except GeneratorError as fault:
            self.problems, self.state = fault.problems, "refused"
        except Exception as fault:  # whatever it is, the page says so
            self.number, self.state = reported(fault, report), "failed"
        finally:
            self._ended.set()

    def _run(self, work: Work, turn: threading.Lock) -> None:
        while not turn.acquire(timeout=_TURN_SECONDS):
            check_stopped()
        try:
            check_stopped()
            self.state = "running"
            self.result = work(self)
            self.state = "done"
        finally:
            turn.release()


Work = Callable[[Job], object]


class Jobs:
    """The jobs of one server: of each kind the last, which is kept with its result until the next.

    They run one after the other: LibreOffice and what draws pages are not used by two at once.
    """

    def __init__(self) -> None:
        self.report: Report = lambda _number, _fault: None
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        self._last: dict[str, Job] = {}
        self._under_way: list[tuple[Job, threading.Thread]] = []

    def last(self, kind: str) -> Job | None:
        """The job of this kind that goes on, or else the last one; None where there was none."""
        return self._last.get(kind)

    def start(self, kind: str, about: str, work: Work) -> Job:
        """Starts ``work`` in the language that is spoken; where a job of this kind goes on, returns that instead."""
        with self._lock:
            there = self._last.get(kind)
            if there is not None and not there.is_over:
                return there
            return self._started(kind, about, work)

    def replace(self, kind: str, about: str, work: Work) -> Job:
        """Starts ``work``, after stopping a running job of this kind, whose result nobody needs."""
        with self._lock:
            there = self._last.get(kind)
            if there is not None:
                there.stop()
            return self._started(kind, about, work)

    def forget(self, kind: str) -> None:
        """Stops the job of this kind and forgets its result, which is out of date."""
        with self._lock:
            there = self._last.pop(kind, None)
            if there is not None:
                there.stop()

    def _started(self, kind: str, about: str, work: Work) -> Job:
        job = Job(kind, about)
        run = copy_context().run
        thread = threading.Thread(target=run, args=(job.run, work, self._turn, self.report), daemon=True)
        self._last[kind] = job
        self._under_way = [(each, its) for each, its in self._under_way if its.is_alive()]
        self._under_way.append((job, thread))
        thread.start()
        return job

    def end(self) -> None:
        """Stops all jobs and waits until they have ended, but not forever.

        The next run finishes or clears what a killed one began.
        """
        with self._lock:
            under_way = list(self._under_way)
        for job, _ in under_way:
            job.stop()
        for _, thread in under_way:
            thread.join(_ENDING_SECONDS)
