"""Notification of changes in a folder: the system reports at once; where it does not, the bell rings once a second.

Network drives do not report what other machines write. So a second without a ring counts as a ring: whoever waits looks
at the files, which costs next to nothing.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType

TICK = 1.0
"""Seconds after which somebody looks though nobody has rung."""

_STEP = 50  # milliseconds in which events are gathered before they are reported


def can_listen() -> bool:
    """Whether what asks the system is installed (the extra ``watch``)."""
    return find_spec("watchfiles") is not None


class Bell:
    """Rings for changes in folders. With ``poll`` the system is not asked to report any.

    A thread of its own listens to the system, so that any signal can interrupt whoever waits here.
    """

    def __init__(self, *, poll: bool = False) -> None:
        self._poll = poll
        self._rung = threading.Event()
        self._stopped = threading.Event()
        self._folders: frozenset[Path] = frozenset()

    def __enter__(self) -> Bell:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._stopped.set()

    def listen(self, folders: frozenset[Path]) -> None:
        """Listens from now on to ``folders``, not to what is below them."""
        if self._poll or folders == self._folders or not can_listen():
            return
        self._stopped.set()
        self._stopped = threading.Event()
        self._folders = folders
        self._rung.set()  # what moved before somebody listened has not been reported
        threading.Thread(target=self._listen, args=(folders, self._stopped), daemon=True).start()

    def wait(self) -> None:
        """Returns when it has rung since the last time, or after :data:`TICK`."""
        self._rung.wait(TICK)
        self._rung.clear()

    def _listen(self, folders: frozenset[Path], stopped: threading.Event) -> None:
        from watchfiles import watch

        # A folder that has gone, or a system that watches no more folders: then a tick has to do.
        with suppress(OSError, RuntimeError):
            for _ in watch(
                *sorted(folders),
                watch_filter=None,
                step=_STEP,
                stop_event=stopped,
                raise_interrupt=False,
                recursive=False,
                ignore_permission_denied=True,
            ):
                self._rung.set()
