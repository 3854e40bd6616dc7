"""Pictures and fonts of painted pages, kept for the browser that asks for them next, at addresses by their digests."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.ground.disk import read_plain
from generator.ground.errors import OutputError
from generator.office.fonts.font_tables import FontFile, stamp
from generator.office.fonts.painting_fonts import painting_fonts
from generator.official.painters.svg import font_face
from generator.official.placed_pages import PlacedPicture
from generator.standard.faces import USUAL_FONTS

_MOST_BYTES = 64 * 1024 * 1024
_DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True)
class _PagePicture:
    """The bytes of a picture, and its format: ``png``, ``jpeg``."""

    data: bytes
    suffix: str


class PagePictures:
    """Pictures by their digests; where they are more than ``most`` bytes, those not shown for longest are dropped."""

    def __init__(self, most: int = _MOST_BYTES) -> None:
        self._most = most
        self._bytes = 0
        self._kept: OrderedDict[str, _PagePicture] = OrderedDict()
        self._lock = threading.Lock()

    def add(self, picture: PlacedPicture) -> str:
        """Keeps ``picture`` and returns its digest."""
        digest = hashlib.blake2b(picture.data, digest_size=_DIGEST_BYTES).hexdigest()
        with self._lock:
            if digest not in self._kept:
                self._kept[digest] = _PagePicture(picture.data, picture.suffix)
                self._bytes += len(picture.data)
            self._kept.move_to_end(digest)
            while self._bytes > self._most and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._bytes -= len(dropped.data)
        return digest

    def get(self, digest: str) -> _PagePicture | None:
        """The picture of ``digest``, None where it is not kept."""
        return self._kept.get(digest)


PICTURES = PagePictures()
"""The pictures of the pages that this process has painted."""


def picture_address(picture: PlacedPicture) -> str:
    """The address of ``picture``, which is kept for the browser."""
    return f"/page-pictures/{PICTURES.add(picture)}"


_COLLECTIONS = (".ttc", ".otc")
"""Files of several fonts, of which browsers take none as a web font."""

_SWAPPED = ";font-display:swap"
"""A page is shown in another font until its own has come."""
_FILES: dict[str, FontFile] = {}
"""The files that have an address, by their digests."""


def font_rules() -> str:
    """The style sheet with the substitutes of fonts that are not installed; empty where there are none.

    A PDF is painted with the same ones. A browser finds installed fonts by their names. The substitutes are free fonts,
    some of them copies with the official widths that no browser finds; so their files are served, each by a digest, and
    pages look like the paper.
    """
    return "".join(font_face(name, f"/page-fonts/{_kept(font)}", _SWAPPED) for name, font in _substitutes())


def font_data(digest: str) -> bytes | None:
    """The bytes of the font file of that digest; None for an unknown one. Raises OSError where the file is gone."""
    font = _FILES.get(digest)
    return None if font is None else read_plain(font.path, most=_MOST_BYTES, root=font.path.parent)


def _substitutes() -> Iterator[tuple[str, FontFile]]:
    try:
        fonts = painting_fonts(USUAL_FONTS.values())
    except (OutputError, ImportError):  # no font with hanzi, or no library that reads fonts
        return
    for name in fonts.replaced:
        font = fonts.of(name)
        if font.path.suffix.lower() not in _COLLECTIONS:
            yield name, font


def _kept(font: FontFile) -> str:
    """The digest of ``font``, by its path, size and time, under which it is kept."""
    facts = f"{font.path} {stamp(font.path)}".encode(errors="surrogateescape")
    digest = hashlib.blake2b(facts, digest_size=_DIGEST_BYTES).hexdigest()
    _FILES[digest] = font
    return digest
