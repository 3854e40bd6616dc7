"""Whether a package has the canonical layout, independent of the deflate library."""

from __future__ import annotations

from generator.office.package.deflating import Deflated
from generator.office.package.directory import DEFLATED, DirectoryError, read_directory
from generator.office.package.reading import MAX_ENTRIES
from generator.office.package.writing import write_package


def has_our_layout(data: bytes) -> bool:
    """Whether ``write_package`` gave ``data``, here or on another machine: it would write its streams just so."""
    try:
        entries = read_directory(data, MAX_ENTRIES).entries
    except DirectoryError:
        return False
    if any(entry.method != DEFLATED for entry in entries):
        return False
    streams = {entry.name: Deflated(data[entry.start : entry.end], entry.crc, entry.size) for entry in entries}
    return write_package(streams) == data
