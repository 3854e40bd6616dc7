"""Pages that LibreOffice printed, kept in memory by the document that they are of, the latest ones within a limit."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from generator.writing.manifest.plain_files import digest

MOST_BYTES = 64_000_000
"""Of all pages kept: a page of text of 100 dots to the inch has about 60,000."""


def key_of(document: bytes) -> str:
    """By what the pages of ``document`` are known: its digest."""
    return digest(document)


class PrintedPages:
    """The pages of documents by :func:`key_of` each; may be used from several threads.

    A ``place`` is a name of the user's for where the pages are shown: the last ones kept for it are known, so that they
    can be shown until newer ones are there.
    """

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._pages: OrderedDict[str, tuple[bytes, ...]] = OrderedDict()
        self._latest: dict[str, str] = {}
        self._bytes = 0
        self._lock = Lock()

    def of(self, key: str) -> tuple[bytes, ...] | None:
        """The pages of the document of this ``key``; None where they are not kept."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def latest(self, place: str) -> str | None:
        """The key of the last pages for ``place``; None where none are kept."""
        with self._lock:
            return self._latest.get(place)

    def keep(self, key: str, pages: Sequence[bytes], place: str | None = None) -> None:
        """Keeps ``pages``, the last ones for ``place``; drops those not asked for longest where there are too many."""
        with self._lock:
            self._drop(key)
            self._pages[key] = tuple(pages)
            self._bytes += sum(map(len, pages))
            while self._bytes > self._most and len(self._pages) > 1:
                self._drop(next(iter(self._pages)))
            if place is not None:
                self._latest[place] = key

    def _drop(self, key: str) -> None:
        self._bytes -= sum(map(len, self._pages.pop(key, ())))
        self._latest = {place: each for place, each in self._latest.items() if each != key}
