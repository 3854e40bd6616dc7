"""Cell formats (18.8.45) that filled values need: copies of the clerk's with one change."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from generator.office.sheetml.sheetml_names import s

_ALIGNMENT = s("alignment")


class CellLooks:
    """The cell formats of a list under construction; each changed copy is added once."""

    def __init__(self, root: etree._Element) -> None:
        """``root`` is the tree of the styles, to which copies are added."""
        self._formats = root.find(s("cellXfs"))
        self._known: dict[tuple[int, bool, bool], int] = {}

    def of(self, look: int, *, quoted: bool, wrapped: bool) -> int:
        """Return the number of the format ``look`` with or without a quote prefix, and with wrapped text if asked."""
        key = (look, quoted, wrapped)
        if key not in self._known:
            self._known[key] = self._changed(*key)
        return self._known[key]

    def wraps(self, look: int) -> bool:
        """Whether cells of this format wrap their text."""
        found = self._format(look)
        alignment = None if found is None else found.find(_ALIGNMENT)
        return alignment is not None and alignment.get("wrapText") in ("1", "true")

    def _format(self, look: int) -> etree._Element | None:
        if self._formats is None or not 0 <= look < len(self._formats):
            return None
        return self._formats[look]

    def _changed(self, look: int, quoted: bool, wrapped: bool) -> int:
        found = self._format(look)
        if found is None or self._formats is None:
            return look
        same_quote = quoted == (found.get("quotePrefix") in ("1", "true"))
        if same_quote and (not wrapped or self.wraps(look)):
            return look
        copy = deepcopy(found)
        copy.attrib.pop("quotePrefix", "")
        if quoted:
            copy.set("quotePrefix", "1")
        if wrapped:
            _wrap(copy)
        self._formats.append(copy)
        self._formats.set("count", str(len(self._formats)))
        return len(self._formats) - 1


def _wrap(look: etree._Element) -> None:
    alignment = look.find(_ALIGNMENT)
    if alignment is None:
        alignment = etree.Element(_ALIGNMENT)
        look.insert(0, alignment)
    alignment.set("wrapText", "1")
    look.set("applyAlignment", "1")
