"""A pool of LibreOffice processes: the next call starts as soon as one has ended."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from types import TracebackType

from generator.ground.stopping import check_stopped
from generator.office.suite.suite_process import Call

_POLL = 0.02


class Pool:
    """At most ``jobs`` processes at once. ``next_call`` returns the next call, or None while there is none.

    A context manager that leaves no process running.
    """

    def __init__(self, jobs: int, next_call: Callable[[], Call | None]) -> None:
        self._jobs = jobs
        self._next_call = next_call
        self._running: list[Call] = []

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        for call in self._running:
            call.end()

    def events(self) -> Iterator[tuple[Call, str | None]]:
        """Each finished document with its call, while others are converted; None in place of a document ends a call.

        Ends when nothing runs and there is no next call. Raises OSError if a process cannot be started, StoppedError
        where the run is stopped.
        """
        while self._filled():
            check_stopped()
            quiet = True
            for call in tuple(self._running):
                ended = not call.goes_on()
                if ended:
                    call.end()
                    self._running.remove(call)
                names = call.finished()
                if ended and len(names) > 1:
                    self._filled()  # the results are read while the next call runs
                for name in names:
                    quiet = False
                    yield call, name
                if ended:
                    quiet = False
                    yield call, None
                    call.clear()
            if quiet:
                time.sleep(_POLL)

    def _filled(self) -> bool:
        """Start calls for all free places; returns whether any call runs."""
        while len(self._running) < self._jobs and (call := self._next_call()) is not None:
            self._running.append(call)
            call.start()
        return bool(self._running)
