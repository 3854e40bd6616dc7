"""A run that somebody may stop from another thread, such as a person who presses a button.

Long work asks :func:`check_stopped` between its steps. What a run has put aside is removed as after any other
exception.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

IsStopped = Callable[[], bool]

_IS_STOPPED: ContextVar[IsStopped | None] = ContextVar("is_stopped", default=None)


class StoppedError(BaseException):
    """The run was stopped. This is no error of its inputs: handlers of those let it pass, like an interrupt."""


@contextmanager
def stoppable(is_stopped: IsStopped) -> Iterator[None]:
    """Within, :func:`check_stopped` raises as soon as ``is_stopped`` returns true."""
    before = _IS_STOPPED.set(is_stopped)
    try:
        yield
    finally:
        _IS_STOPPED.reset(before)


def check_stopped() -> None:
    """Raises StoppedError where the run that this belongs to has been stopped."""
    is_stopped = _IS_STOPPED.get()
    if is_stopped is not None and is_stopped():
        raise StoppedError
