"""A pool of office processes: each takes the next call as soon as it is free."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from types import TracebackType

from generator.office.pdf.call import Call

_POLL = 0.02


class Pool:
    """At most ``jobs`` processes at once. ``next_call`` gives the next call, or None while there is none.

    A context: whatever ends it, no process is left.
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
        """Each document whose PDF was made, with its call, while others are made; a call's end is None.

        It goes on until nothing runs and there is no next call. Raises OSError if a process cannot be started.
        """
        while self._filled():
            quiet = True
            for call in tuple(self._running):
                ended = not call.goes_on()
                if ended:
                    call.end()
                    self._running.remove(call)
                names = call.finished()
                if ended and len(names) > 1:
                    self._filled()  # what has come out is read while the next call is under way
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
        """Whether something runs, after all free places have been filled."""
        while len(self._running) < self._jobs and (call := self._next_call()) is not None:
            self._running.append(call)
            call.start()
        return bool(self._running)
