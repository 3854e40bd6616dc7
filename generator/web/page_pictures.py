"""Pictures of painted pages, kept for the browser that asks for them next: each has an address by its digest."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass

from generator.official.placed_pages import PlacedPicture

_MOST_BYTES = 64 * 1024 * 1024
_DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The bytes of a picture, and its format: ``png``, ``jpeg``."""

    data: bytes
    suffix: str


class PagePictures:
    """Pictures by their digests; where they are more than ``most`` bytes, those not shown for longest are dropped."""

    def __init__(self, most: int = _MOST_BYTES) -> None:
        self._most = most
        self._bytes = 0
        self._kept: OrderedDict[str, PagePicture] = OrderedDict()
        self._lock = threading.Lock()

    def add(self, picture: PlacedPicture) -> str:
        """Keeps ``picture`` and returns its digest."""
        digest = hashlib.blake2b(picture.data, digest_size=_DIGEST_BYTES).hexdigest()
        with self._lock:
            if digest not in self._kept:
                self._kept[digest] = PagePicture(picture.data, picture.suffix)
                self._bytes += len(picture.data)
            self._kept.move_to_end(digest)
            while self._bytes > self._most and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._bytes -= len(dropped.data)
        return digest

    def get(self, digest: str) -> PagePicture | None:
        """The picture of ``digest``, None where it is not kept."""
        return self._kept.get(digest)


PICTURES = PagePictures()
"""The pictures of the pages that this process has painted."""


def picture_address(picture: PlacedPicture) -> str:
    """The address of ``picture``, which is kept for the browser."""
    return f"/page-pictures/{PICTURES.add(picture)}"
