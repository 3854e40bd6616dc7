"""Warnings about content that LibreOffice does not print: linked pictures, altChunk."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ground.errors import Problem, Span
from generator.office.live_content import chunks, linked_pictures
from generator.office.package import Package


def unprinted(package: Package) -> Iterator[Problem]:
    """A warning for each kind of content that will not be in the PDF, with the number of its items."""
    for code, count in (("pdf-pictures-linked", linked_pictures(package)), ("pdf-chunks", chunks(package))):
        if count:
            yield Problem(code, Span(package.file), {"count": count})
