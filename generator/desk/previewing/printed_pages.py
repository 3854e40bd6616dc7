"""Pages that LibreOffice printed, kept in memory by the document that they are of, the latest ones within a limit."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from generator.writing.manifest.plain_files import digest

MOST_BYTES = 64_000_000
"""Of all pages kept: a page of text of 100 dots to the inch has about 60,000."""


class PrintedPages:
    """The pages of documents, pictures or texts, by the bytes of each; may be used from several threads."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._pages: OrderedDict[str, tuple[bytes, ...]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def of(self, document: bytes) -> tuple[bytes, ...] | None:
        """The pages of ``document``; None where they are not kept."""
        key = digest(document)
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def keep(self, document: bytes, pages: Sequence[bytes]) -> None:
        """Keeps the ``pages`` of ``document``, and drops those not asked for longest where there are too many."""
        key, size = digest(document), sum(map(len, pages))
        with self._lock:
            self._drop(key)
            self._pages[key] = tuple(pages)
            self._bytes += size
            while self._bytes > self._most and len(self._pages) > 1:
                self._drop(next(iter(self._pages)))

    def _drop(self, key: str) -> None:
        self._bytes -= sum(map(len, self._pages.pop(key, ())))
