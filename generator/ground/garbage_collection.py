"""Work that makes hundreds of thousands of objects, without the garbage collector looking at all of them meanwhile."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class CollectionPause:
    """Keeps the garbage collector from running while anybody works within it, in whichever thread.

    Objects that no cycle holds are freed as ever. What is read of a file has no cycles, and grows so fast that the
    collector would look at all of it several times, which takes as long as the reading itself.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._working = 0
        self._was_enabled = False

    @contextmanager
    def within(self) -> Iterator[None]:
        """Stops collection within the block; afterwards it is as before."""
        self._change(1)
        try:
            yield
        finally:
            self._change(-1)

    def _change(self, by: int) -> None:
        with self._lock:
            if self._working == 0:
                self._was_enabled = gc.isenabled()
                gc.disable()
            self._working += by
            if self._working == 0 and self._was_enabled:
                gc.enable()


uncollected = CollectionPause().within
"""The pause of this process: ``with uncollected():``."""
