"""Whether a package has the canonical layout, independent of the deflate library."""

from __future__ import annotations

from generator.office.package.deflating import Deflated
from generator.office.package.package_reading import MAX_ENTRIES
from generator.office.package.package_writing import write_package
from generator.office.package.zip_directory import DEFLATED, DirectoryError, read_directory


def has_our_layout(data: bytes) -> bool:
    """Whether ``data`` was written by :func:`write_package`, on any machine: the same streams give the same bytes."""
    try:
        entries = read_directory(data, MAX_ENTRIES).entries
    except DirectoryError:
        return False
    if any(entry.method != DEFLATED for entry in entries):
        return False
    streams = {entry.name: Deflated(data[entry.start : entry.end], entry.crc, entry.size) for entry in entries}
    return write_package(streams) == data
