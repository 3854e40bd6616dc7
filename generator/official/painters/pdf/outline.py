"""The outline of a PDF (PDF 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.official.placed_pages import OutlineEntry

if TYPE_CHECKING:
    import pikepdf


def add_outline(pdf: pikepdf.Pdf, entries: Sequence[OutlineEntry], heights: Sequence[float]) -> None:
    """Add ``entries`` to ``pdf``, each below the last one of a higher level; ``heights`` are those of its pages."""
    from pikepdf import OutlineItem

    if not entries:
        return
    with pdf.open_outline() as outline:
        open_entries: list[tuple[int, list[OutlineItem]]] = [(0, outline.root)]
        for entry in entries:
            top = float(round(heights[entry.page] - entry.top, 3))
            item = OutlineItem(entry.text, entry.page, "XYZ", top=top)
            while open_entries[-1][0] >= entry.level:
                open_entries.pop()
            open_entries[-1][1].append(item)
            open_entries.append((entry.level, item.children))
