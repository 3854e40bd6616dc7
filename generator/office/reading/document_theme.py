"""The theme's fonts and colours (ECMA-376 part 1, 20.1.6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.office.reading.attribute_values import hex_color
from generator.office.wordml.wordml_names import a

_CHINESE = "Hans"
_SAME_COLORS = {"text1": "dk1", "text2": "dk2", "background1": "lt1", "background2": "lt2"}
_SAME_COLORS |= {"tx1": "dk1", "tx2": "dk2", "bg1": "lt1", "bg2": "lt2", "dark1": "dk1", "dark2": "dk2"}
_SAME_COLORS |= {"light1": "lt1", "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink"}
_SLOTS = {"EastAsia": "ea", "Ascii": "latin", "HAnsi": "latin", "Bidi": "cs"}


@dataclass(frozen=True, slots=True)
class DocumentTheme:
    """A theme: ``fonts`` by their names in ``w:rFonts`` (``minorEastAsia``), ``colors`` by name (``accent2``)."""

    fonts: Mapping[str, str] = field(default_factory=dict)
    colors: Mapping[str, str] = field(default_factory=dict)

    def color(self, name: str) -> str | None:
        """The colour ``name`` of a document (``accent2``), or None."""
        return self.colors.get(_SAME_COLORS.get(name, name))


def read_theme(root: etree._Element | None) -> DocumentTheme:
    """The theme in ``root``; an empty one for None."""
    if root is None:
        return DocumentTheme()
    fonts = {}
    for which in ("major", "minor"):
        collection = next(root.iter(a(f"{which}Font")), None)
        if collection is not None:
            fonts.update({f"{which}{slot}": _font(collection, face) for slot, face in _SLOTS.items()})
    scheme = next(root.iter(a("clrScheme")), None)
    colors = {} if scheme is None else {etree.QName(each).localname: _color(each) for each in scheme}
    return DocumentTheme(fonts, {name: color for name, color in colors.items() if color is not None})


def _font(collection: etree._Element, face: str) -> str:
    """The font of a collection; an empty East Asian one is replaced by that for simplified Chinese."""
    given = collection.find(a(face))
    name = "" if given is None else given.get("typeface", "")
    if name or face != "ea":
        return name
    scripts = (each for each in collection.iter(a("font")) if each.get("script") == _CHINESE)
    return next((each.get("typeface", "") for each in scripts), "")


def _color(element: etree._Element) -> str | None:
    for each in element:
        color = hex_color(each.get("val")) or hex_color(each.get("lastClr"))
        if color is not None:
            return color
    return None
