"""The outline of a PDF (PDF 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.official.painters.pdf.operators import utf_16
from generator.official.painters.pdf.pdf_file import Entries, PdfFile, Reference
from generator.official.placed_pages import OutlineEntry


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """A page of the PDF, and its height in points."""

    page: Reference
    height: float


@dataclass(slots=True)
class _Item:
    """An entry with those below it; ``entry`` is None for the outline itself."""

    entry: OutlineEntry | None
    place: Reference
    below: list[_Item] = field(default_factory=list)

    @property
    def count(self) -> int:
        """The number of entries below it, on all levels."""
        return sum(1 + item.count for item in self.below)


def add_outline(pdf: PdfFile, entries: Sequence[OutlineEntry], sheets: Sequence[SheetPlace]) -> Reference | None:
    """Add an outline of ``entries`` to ``pdf``, each below the last one of a higher level; None without entries."""
    if not entries:
        return None
    outline = _tree(pdf, entries)
    _put(pdf, outline, {"Type": "/Outlines"}, sheets)
    return outline.place


def _tree(pdf: PdfFile, entries: Sequence[OutlineEntry]) -> _Item:
    outline = _Item(None, pdf.reserve())
    path = [outline]
    for entry in entries:
        item = _Item(entry, pdf.reserve())
        while path[-1].entry is not None and path[-1].entry.level >= entry.level:
            path.pop()
        path[-1].below.append(item)
        path.append(item)
    return outline


def _put(pdf: PdfFile, item: _Item, entries: Entries, sheets: Sequence[SheetPlace]) -> None:
    """Put ``item`` with these ``entries``, and all below it, into ``pdf``."""
    if item.below:
        ends: Entries = {"First": item.below[0].place, "Last": item.below[-1].place, "Count": item.count}
        entries = {**entries, **ends}
    pdf.put(item.place, entries)
    for before, each, after in zip([None, *item.below], item.below, [*item.below[1:], None], strict=False):
        beside: dict[str, Reference] = {"Parent": item.place}
        if before is not None:
            beside["Prev"] = before.place
        if after is not None:
            beside["Next"] = after.place
        _put(pdf, each, {**_named(each.entry, sheets), **beside}, sheets)


def _named(entry: OutlineEntry | None, sheets: Sequence[SheetPlace]) -> Entries:
    """Title and destination of ``entry``."""
    if entry is None:
        return {}
    sheet = sheets[entry.page]
    return {"Title": utf_16(entry.text), "Dest": [sheet.page, "/XYZ", 0, sheet.height - entry.top, 0]}
