"""The place of a .docx that is set in: it comes there when the document has been written."""

from __future__ import annotations

from collections.abc import Mapping

from generator.official.blocks import INSET_PLACE
from generator.official.writer.section import EVEN_ACROSS, ODD_ACROSS
from generator.official.writer.xml import inside


def inset_place(section: str, ids: Mapping[str, str]) -> str:
    """An element that holds the place, and a paragraph that ends its ``section`` where that is not the last."""
    place = f'<inset:place xmlns:inset="{INSET_PLACE}" odd="{ids[ODD_ACROSS]}" even="{ids[EVEN_ACROSS]}"/>'
    return place + inside("p", inside("pPr", section))
