"""A font that has a character, where the font of its text does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.office.fonts.coverage import has_character
from generator.office.fonts.font_facts import font_facts
from generator.office.fonts.font_file import FontFile
from generator.office.fonts.fontconfig import fonts_with
from generator.office.fonts.free_fonts import free_fonts
from generator.office.fonts.installed_fonts import InstalledFonts, opentype
from generator.office.fonts.official_widths import official_copy
from generator.office.fonts.stand_ins import nearest_family
from generator.office.fonts.usable_fonts import usable_font
from generator.standard import font_with
from generator.standard.faces import FAMILIES, Family

_OR = "或"
"""Between the fonts of :func:`~generator.standard.font_with`."""


def fallback(character: str, name: str, others: Iterable[FontFile], installed: InstalledFonts) -> FontFile | None:
    """The font to draw ``character`` with in a text of the font called ``name``; None where no font has it.

    First come fonts of the same face, then ``others``, the document's other fonts, then fonts of the other faces, and
    last any that is installed.
    """
    own = nearest_family(name)
    found = _first_with(character, _of_names(font_with(character, name).split(_OR), installed))
    found = found or _of_face(character, own, installed) or _first_with(character, others)
    for family in FAMILIES:
        found = found or (_of_face(character, family, installed) if family is not own else None)
    return found or any_font_with(character, installed)


def any_font_with(character: str, installed: InstalledFonts) -> FontFile | None:
    """An installed font that has ``character``, upright and regular where there is one; None where none has it."""
    known = fonts_with(character)
    fonts = [
        font for font in (opentype(installed.fonts) if known is None else known) if font_facts(font).state == "usable"
    ]
    return _first_with(character, sorted(fonts, key=lambda font: font_facts(font).distance))


def _of_face(character: str, family: Family, installed: InstalledFonts) -> FontFile | None:
    """The font of ``family`` that has ``character``: official, free with the official widths, or another."""
    return (
        _first_with(character, _of_names(family.names, installed))
        or _free(character, family, installed)
        or _first_with(character, _of_names(family.others, installed))
    )


def _free(character: str, family: Family, installed: InstalledFonts) -> FontFile | None:
    """The copy, with the official widths, of a free font of ``family`` that has ``character``."""
    for name in family.copies:
        source = _first_with(character, map(FontFile, free_fonts(name, installed.paths)))
        if source is not None:
            return FontFile(official_copy(family, source.path, None) or source.path)
    return None


def _of_names(names: Iterable[str], installed: InstalledFonts) -> Iterator[FontFile]:
    return filter(None, (usable_font(installed, name) for name in names))


def _first_with(character: str, fonts: Iterable[FontFile]) -> FontFile | None:
    return next((font for font in fonts if has_character(font, character)), None)
