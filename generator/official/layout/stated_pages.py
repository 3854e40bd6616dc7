"""The number of pages that the properties of an inset Word file have."""

from __future__ import annotations

import re

from generator.ground.errors import InputError
from generator.office.package import Package, read_package

_PAGES = re.compile(rb"<(?:\w+:)?Pages>\s*([0-9]{1,5})\s*</")


def stated_pages(package: bytes) -> int | None:
    """Return the pages of a .docx when it was last saved (ECMA-376 part 1, 22.2.2.20); None where it has no number."""
    try:
        opened = Package(read_package(package, name=""))
        name = opened.related("", "extended-properties")
    except InputError:
        return None
    found = None if name is None else _PAGES.search(opened.bytes_of(name))
    return int(found[1]) or None if found else None
