"""A part with its markers as a sequence of XML text and tags, from which both kinds of code are made."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.templates.word.reading.part_tags import PartTags, WordTag

Segment = str | WordTag

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def segments(root: etree._Element, tags: PartTags) -> Iterator[Segment]:
    """The XML of ``root`` in order, with tags in place of markers and tokens; no text is empty."""
    yield DECLARATION
    for index, piece in enumerate(tags.seats.split(etree.tostring(root, encoding="unicode"))):
        if index % 2:
            yield tags.by_number[int(piece)]
        elif piece:
            yield piece
