"""Copies of free fonts with the official widths, made once and kept."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.ground.disk import given
from generator.ground.disk.cache_folder import cache_folder
from generator.ground.errors import OutputError
from generator.office.fonts.font_tables import FontFileError
from generator.office.fonts.half_em import RECIPE, half_em_copy
from generator.office.fonts.stamps import stamp
from generator.standard.faces import Family
from generator.writing.cache import cached_file


def official_copy(family: Family, source: Path, spare: Path | None) -> Path | None:
    """The copy of ``source``, one of the free files of ``family``, with its widths; None if it cannot be made.

    It is kept in :func:`~generator.ground.disk.cache_folder.cache_folder`, or in the folder ``spare`` where that
    cannot be written; without either, or where ``source`` is not a usable font, there is no copy. The same source, by
    its path, size and time, is copied once, in about 0.4 seconds.
    """

    def make() -> bytes:
        try:
            return half_em_copy(source, names=family.names, postscript=family.copies[source.name])
        except Exception as fault:  # fontTools raises whatever a damaged file leads it to
            raise FontFileError from fault

    try:
        place = _place(family, source)
        try:
            return cached_file(cache_folder() / place, make)
        except (OSError, RuntimeError, OutputError):
            return None if spare is None else cached_file(given(spare) / place, make)
    except (OSError, OutputError, FontFileError):
        return None


def _place(family: Family, source: Path) -> Path:
    postscript = family.copies[source.name]
    facts = (RECIPE, postscript, *family.names, source, stamp(source))
    key = hashlib.sha256("\n".join(map(str, facts)).encode(errors="surrogateescape"))
    return Path("stand-ins", key.hexdigest()[:20], f"{postscript}.otf")
