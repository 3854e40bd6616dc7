"""The paper that a document is printed on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.length import Length, Mm, Twips

_LARGEST = Mm(558.8)  # 22 inches, the largest that Word takes
_PAGE = re.compile(rb"<(?:\w+:)?pgSz\b[^>]*>")
_SIDE = re.compile(rb"""\b([wh])=["'](\d{1,6})["']""")


@dataclass(frozen=True, slots=True)
class Paper:
    """The largest width and the largest height of any page."""

    width: Length
    height: Length


def paper(document: bytes) -> Paper:
    """The paper of a main document, by the page sizes of its sections (ECMA-376 part 1, 17.6.13).

    A side that no section states is the largest that Word takes.
    """
    sides: dict[bytes, list[Length]] = {b"w": [], b"h": []}
    for page in _PAGE.findall(document):
        for side, twips in _SIDE.findall(page):
            sides[side].append(Twips(int(twips)))
    return Paper(*(min(_LARGEST, max(sides[side], default=_LARGEST)) for side in (b"w", b"h")))
