"""Theme fonts and colours replaced by explicit ones (ECMA-376 part 1, 17.3.2.26 and 20.1.6.9)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.office.wordml.wordml_names import a, w

_SLOTS = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme", "cs": "cstheme"}
_LATIN, _EAST_ASIAN = "Times New Roman", "宋体"
_FALLBACKS = {"ascii": _LATIN, "hAnsi": _LATIN, "eastAsia": _EAST_ASIAN, "cs": _LATIN}
_KINDS = {"Ascii": "latin", "HAnsi": "latin", "EastAsia": "ea", "Bidi": "cs"}
_COLOURS = ("themeColor", "themeTint", "themeShade", "themeFill", "themeFillTint", "themeFillShade")
_MAPPED = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}


class InsetTheme:
    """The fonts and colours of one theme; None for a file without one."""

    def __init__(self, root: etree._Element | None) -> None:
        self._fonts = dict(_fonts(root)) if root is not None else {}
        self._colours = dict(_colours(root)) if root is not None else {}

    def settle(self, story: etree._Element) -> None:
        """Replace theme fonts and colours in ``story`` with explicit ones."""
        for fonts in story.iter(w("rFonts")):
            self.settle_fonts(fonts)
        names = [w(name) for name in _COLOURS]
        for element in story.iter(etree.Element):
            for name in names:
                element.attrib.pop(name, "")
        for colour in list(story.iter(a("schemeClr"))):
            self._settle_colour(colour)

    def settle_fonts(self, fonts: etree._Element) -> None:
        """Replace the theme fonts in a ``w:rFonts``."""
        for slot, themed in _SLOTS.items():
            named = fonts.get(w(themed))
            if named is not None:
                del fonts.attrib[w(themed)]
                fonts.set(w(slot), self._fonts.get(named) or _FALLBACKS[slot])

    def _settle_colour(self, colour: etree._Element) -> None:
        name = colour.get("val", "")
        value = self._colours.get(_MAPPED.get(name, name))
        if value is not None:
            colour.tag = a("srgbClr")
            colour.set("val", value)


def complete_fonts(fonts: etree._Element) -> None:
    """Name a font for each kind of character: Word's defaults where none is named."""
    for slot, name in _FALLBACKS.items():
        if fonts.get(w(slot)) is None:
            fonts.set(w(slot), name)


def _fonts(root: etree._Element) -> Iterator[tuple[str, str]]:
    for weight in ("major", "minor"):
        scheme = next(root.iter(a(f"{weight}Font")), None)
        if scheme is None:
            continue
        for kind, name in _KINDS.items():
            font = scheme.find(a(name))
            face = "" if font is None else font.get("typeface", "")
            yield f"{weight}{kind}", face or (_hans(scheme) if name == "ea" else "")


def _hans(scheme: etree._Element) -> str:
    """The font for simplified Chinese."""
    every = (each for each in scheme.iter(a("font")) if each.get("script") == "Hans")
    return next((each.get("typeface", "") for each in every), "")


def _colours(root: etree._Element) -> Iterator[tuple[str, str]]:
    scheme = next(root.iter(a("clrScheme")), ())
    for named in scheme:
        for colour in named:
            value = {str(name): str(given) for name, given in colour.attrib.items()}
            yield etree.QName(named).localname, value.get("lastClr") or value.get("val", "000000")
