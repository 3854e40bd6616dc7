"""The place of an inset .docx, which is put there after the document has been written."""

from __future__ import annotations

from collections.abc import Mapping

from generator.official.blocks import INSET_PLACE
from generator.official.writer.section import EVEN_LANDSCAPE, ODD_LANDSCAPE
from generator.official.writer.xml import inside


def inset_place(section: str, ids: Mapping[str, str]) -> str:
    """Return the element that marks the place, and a paragraph that ends its ``section`` where that is not the last."""
    place = f'<inset:place xmlns:inset="{INSET_PLACE}" odd="{ids[ODD_LANDSCAPE]}" even="{ids[EVEN_LANDSCAPE]}"/>'
    return place + inside("p", inside("pPr", section))
