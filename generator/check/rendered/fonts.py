"""Which typeface of the standard a font of a PDF is, by its name there."""

from __future__ import annotations

from generator.standard.faces import FAMILIES


def face(font: str) -> str | None:
    """The typeface (``仿宋``, ``黑体`` …) that the font called ``font`` in a PDF is or replaces; else None."""
    folded = family_of(font).replace("-", "").replace(" ", "").lower()
    for family in FAMILIES:
        names = (*family.copies.values(), *family.names)
        if any(each.replace("-", "").replace(" ", "").lower() in folded for each in names):
            return family.name
    return None


def is_known(font: str) -> bool:
    """Whether the font is one of the standard's typefaces, or replaces one."""
    return face(font) is not None


def family_of(font: str) -> str:
    """The font's name in a PDF without the letters that mark a subset."""
    return font.partition("+")[2] or font
