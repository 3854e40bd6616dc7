"""Which pictures are seals, stamps or signatures: by size, place and name; colours are not looked at."""

from __future__ import annotations

import re

from generator.desk.drafts.dated_lines import ends_with_date
from generator.ground.length import Length, Mm
from generator.office.reading.document import Block, Drawing, ReadDocument, Table

_LEAST, _MOST = Mm(30), Mm(60)
"""Seals of offices are 35 to 50 mm across; pictures of them have a margin."""
_SQUARE = 1.25
_SMALL = Mm(65)
_NAMED = re.compile(r"[印公签]章|电子章|签名|(?<![a-z])(?:seal|stamp|signature)(?![a-z])", re.IGNORECASE)
_SIGNING = re.compile(r"[^。；，：\n]{1,40}")
"""The text of a line that signs, or has the date."""
_AROUND = 3
"""Blocks before and after a date in which its signature may be."""


class SealPlaces:
    """The places of a document where pictures are seals."""

    def __init__(self, document: ReadDocument) -> None:
        self._blocks: set[int] = set()
        shown = [number for number, block in enumerate(document.blocks) if _text(block) or isinstance(block, Table)]
        for place, number in enumerate(shown):
            if _dated(document.blocks[number]):
                first, last = shown[max(0, place - _AROUND)], shown[min(len(shown) - 1, place + _AROUND)]
                self._blocks.update(range(first, last + 1))
        self._signing = {
            number for number in self._blocks if _SIGNING.fullmatch(_text(document.blocks[number])) is not None
        }

    def holds_seal(self, drawing: Drawing, block: int | None, *, over_text: bool) -> bool:
        """Whether ``drawing``, anchored in the block of this number, is a seal or a signature.

        It is if it is small and in a line that signs, or floats over or behind text near the date of one, or floats so
        elsewhere and is as large as a seal.
        """
        if block in self._signing or (over_text and block in self._blocks):
            return max(drawing.width, drawing.height) <= _SMALL
        return over_text and _like_a_seal(drawing.width, drawing.height)


def named_as_seal(name: str) -> bool:
    """Whether a picture with this name or description is a seal or a signature."""
    return _NAMED.search(name) is not None


def _like_a_seal(width: Length, height: Length) -> bool:
    short, long = sorted((width, height))
    return short >= _LEAST and long <= _MOST and long <= short * _SQUARE


def _dated(block: Block) -> bool:
    """Whether a signature's date is in ``block``."""
    paragraphs = block.paragraphs if isinstance(block, Table) else (block,)
    return any(ends_with_date(each.text.strip()) for each in paragraphs)


def _text(block: Block) -> str:
    return block.text.strip()
