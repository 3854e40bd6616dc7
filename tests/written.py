"""What was written, taken out of documents for tests to look at."""

from __future__ import annotations

from collections.abc import Iterable

from generator.official.document import BodyPart, WrittenParagraph


def paragraphs(body: Iterable[BodyPart]) -> list[WrittenParagraph]:
    """The paragraphs of a text; AssertionError where anything else stands in it."""
    found = []
    for part in body:
        assert isinstance(part, WrittenParagraph), part
        found.append(part)
    return found
