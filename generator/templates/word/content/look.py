"""Look: the look of a run, laid over the look around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ground.length import Pt
from generator.office.pictures import length_of
from generator.office.wordml.schema_order import insert_in_order
from generator.office.wordml.wordml_names import RUN_PROPERTIES, w
from generator.templates.expressions.value_text import refuse_unwritable
from generator.templates.word.content.base_content import ContentError, Site
from generator.templates.word.content.document_styles import styles_of

# fmt: off
_UNDERLINES = frozenset((
    "single", "words", "double", "thick", "dotted", "dottedHeavy", "dash", "dashedHeavy", "dashLong",
    "dashLongHeavy", "dotDash", "dashDotHeavy", "dotDotDash", "dashDotDotHeavy", "wave", "wavyHeavy",
    "wavyDouble", "none",
))  # 17.18.99
_HIGHLIGHTS = frozenset((
    "black", "blue", "cyan", "green", "magenta", "red", "yellow", "white", "darkBlue", "darkCyan", "darkGreen",
    "darkMagenta", "darkRed", "darkYellow", "darkGray", "lightGray", "none",
))  # 17.18.40
# fmt: on
_REGIONS = ("ascii", "hAnsi", "cs", "eastAsia")  # 17.3.2.26
_HAN = re.compile("[\u3400-\u9fff\uac00-\ud7af\u3040-\u30ff]")
_COLOR = re.compile("#?([0-9A-Fa-f]{6})")
_LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_EAST_ASIAN = ("zh", "ja", "ko")
_SIZES: Final = (Pt(0.5), Pt(1638))  # Word's limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The look of a run; an attribute that is None stays as around the tag.

    ``style`` is a character style by name or id. ``color`` is ``RRGGBB``; ``highlight`` the same, or one of Word's
    sixteen (``yellow`` …). ``size`` is a length, or a number of half-points as in ``w:sz``. ``underline`` is true or
    one of Word's lines (``double``, ``wave`` …). ``font`` is a name, or ``region:name`` for a font of ``eastAsia``,
    ``cs``, ``ascii`` or ``hAnsi`` text besides.

    Raises ContentError where a value is none of these.
    """

    style: str | None = None
    color: str | None = None
    highlight: str | None = None
    size: object = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | str | None = None
    strike: bool | None = None
    subscript: bool | None = None
    superscript: bool | None = None
    font: str | None = None
    rtl: bool | None = None
    lang: str | None = None

    def __post_init__(self) -> None:
        list(self._properties())

    def properties(self, site: Site) -> etree._Element | None:
        """A new ``w:rPr``: the look around the tag with this one laid over it; None where both are empty."""
        around = site.new_run_properties()
        own = list(self._properties())
        if self.style:
            own.append(_element("rStyle", val=styles_of(site.assembly).identifier("character", self.style)))
        if not own:
            return around
        whole = etree.Element(RUN_PROPERTIES) if around is None else around
        for element in own:
            for old in whole.findall(str(element.tag)):
                if element.tag == w("rFonts"):
                    _keep_other_regions(old, element)
                whole.remove(old)
            insert_in_order(whole, element)
        return whole

    def _properties(self) -> Iterator[etree._Element]:
        yield from self._fonts()
        for value, names in ((self.bold, ("b", "bCs")), (self.italic, ("i", "iCs")), (self.strike, ("strike",))):
            if value is not None:
                yield from (_switch(name, value) for name in names)
        if self.color:
            yield _element("color", val=_color("color", self.color))
        yield from self._sizes()
        yield from self._background()
        if self.underline is not None:
            yield _element("u", val=_underline(self.underline))
        if self.subscript or self.superscript:
            yield _element("vertAlign", val="subscript" if self.subscript else "superscript")
        if self.rtl is not None:
            yield _switch("rtl", self.rtl)
        yield from self._language()

    def _fonts(self) -> Iterator[etree._Element]:
        if not self.font:
            return
        refuse_unwritable(self.font)
        region, _, name = self.font.rpartition(":")
        if region and region not in _REGIONS:
            raise ContentError("template-content-look", {"name": "font", "value": self.font})
        named = dict.fromkeys(_REGIONS[:3], name)
        if region == "eastAsia" or _HAN.search(name):
            named["eastAsia"] = name
        yield _element("rFonts", **named)

    def _sizes(self) -> Iterator[etree._Element]:
        if self.size is None:
            return
        size = length_of(self.size, lambda number: Pt(number / 2))
        if size is None or not _SIZES[0] <= size <= _SIZES[1]:
            raise ContentError("template-content-look", {"name": "size", "value": self.size})
        yield from (_element(name, val=str(size.half_points)) for name in ("sz", "szCs"))

    def _background(self) -> Iterator[etree._Element]:
        if not self.highlight:
            return
        if self.highlight in _HIGHLIGHTS:
            yield _element("highlight", val=self.highlight)
        else:
            yield _element("shd", val="clear", color="auto", fill=_color("highlight", self.highlight))

    def _language(self) -> Iterator[etree._Element]:
        if not self.lang:
            return
        if not _LANG.fullmatch(self.lang):
            raise ContentError("template-content-look", {"name": "lang", "value": self.lang})
        regions = {"val": self.lang}
        if self.lang.startswith(_EAST_ASIAN):
            regions["eastAsia"] = self.lang
        if self.rtl:
            regions["bidi"] = self.lang
        yield _element("lang", **regions)


def _color(name: str, value: str) -> str:
    match = _COLOR.fullmatch(value)
    if match is None and value != "auto":
        raise ContentError("template-content-look", {"name": name, "value": value})
    return value if match is None else match[1].upper()


def _underline(value: bool | str) -> str:
    if isinstance(value, bool):
        return "single" if value else "none"
    if value not in _UNDERLINES:
        raise ContentError("template-content-look", {"name": "underline", "value": value})
    return value


def _switch(name: str, on: bool) -> etree._Element:
    return _element(name) if on else _element(name, val="0")


def _element(name: str, **attributes: str) -> etree._Element:
    return etree.Element(w(name), {w(key): value for key, value in attributes.items()})


def _keep_other_regions(old: etree._Element, new: etree._Element) -> None:
    """Keeps the fonts of regions that ``new`` does not set; a theme's font would take precedence over a name."""
    for region in _REGIONS:
        if new.get(w(region)) is None:
            for name in (region, f"{region}Theme"):
                value = old.get(w(name))
                if value is not None:
                    new.set(w(name), value)
