"""A .docx opened to be described: its parts, its text with every character visible, and the fonts of its theme."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from functools import cache, partial

from lxml import etree

from generator.office.reading.attribute_values import Properties, attributes, properties
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.paragraph_reading import FormattingSources
from generator.office.wordml.main_document import body_of
from generator.office.wordml.wordml_names import r, w

_DIGITS = 8


class OpenedDocument:
    """An opened .docx: its parts, and what looks are computed from."""

    def __init__(self, data: bytes, name: str) -> None:
        """Opens ``data``. Raises InputError where it is no Word document, damaged or too large."""
        self.parts = DocxParts(data, name)
        self.root = self.parts.document
        self.sources = FormattingSources.of(self.parts)
        self.theme_fonts = _theme_fonts(self.parts.related("styles"), self.settings)
        """The names of fonts that stand for those of the theme."""
        self.targets = cache(self.parts.targets)
        """What a part refers to, by the relationship's id."""
        self.notes = cache(partial(_notes, self.parts))
        """The ``footnotes``, ``endnotes`` or ``comments`` by their ids."""

    @property
    def body(self) -> etree._Element:
        """The ``w:body``."""
        return body_of(self.root)

    @property
    def settings(self) -> Properties:
        """The document's settings, by name."""
        return properties(self.parts.related("settings"))

    def digest(self, part: str, element: etree._Element) -> str:
        """The first digits of the digest of the picture in ``element`` of ``part``; ``""`` without one."""
        targets = self.targets(part)
        for each in element.iter():
            target = targets.get(each.get(r("embed"), each.get(r("id"), "")))
            if target is not None and target.kind == "image":
                return hashlib.sha256(self.parts.data(target.target)).hexdigest()[:_DIGITS]
        return ""


def _notes(parts: DocxParts, kind: str) -> dict[str, etree._Element]:
    root = parts.related(kind)
    return {} if root is None else {each.get(w("id"), ""): each for each in root}


_TAB, BREAK = "⇥", "↵"
OPEN, CLOSE = "‹", "›"
_OURS = frozenset((_TAB, BREAK, OPEN, CLOSE, "⟨", "⟩"))
_SEEN_SPACES = (" ", "\N{IDEOGRAPHIC SPACE}")


def shown(text: str) -> str:
    """``text`` with tabs and line breaks as signs, and invisible characters as their numbers: ``⟨U+200B⟩``.

    So nothing in a line of a description controls a terminal or begins a line.
    """
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character == "\t":
        return _TAB
    if character == "\n":
        return BREAK
    if character in _SEEN_SPACES or (character not in _OURS and unicodedata.category(character)[0] not in "CZ"):
        return character
    return f"⟨U+{ord(character):04X}⟩"


def marked(label: str, text: str) -> str:
    """``text`` in a mark with the remark ``label``; the label alone where there is no text."""
    return f"{OPEN}{label}：{text}{CLOSE}" if text else f"{OPEN}{label}{CLOSE}"


_OF_OFFICE = {
    "zh-CN": ("宋体", "等线", "等线 Light"),
    "zh-TW": ("新細明體",),
    "ja-JP": ("ＭＳ 明朝", "ＭＳ ゴシック", "游明朝", "游ゴシック Light"),
    "ko-KR": ("맑은 고딕",),
}
"""The fonts that the themes which come with Office 2007 to 2019 have for the language of ``w:themeFontLang``."""

_ThemeFonts = Mapping[str, frozenset[str]]
"""By the name of a font, for which of the theme's it is: ``majorEastAsia``."""


def _theme_fonts(styles: etree._Element | None, settings: Properties) -> _ThemeFonts:
    """The names that stand for the theme's fonts in a document with these ``styles`` and ``settings``."""
    found: dict[str, frozenset[str]] = {}
    for fonts in map(attributes, () if styles is None else styles.iter(w("rFonts"))):
        if "eastAsia" in fonts and "eastAsiaTheme" in fonts:
            found[fonts["eastAsia"]] = found.get(fonts["eastAsia"], frozenset()) | {fonts["eastAsiaTheme"]}
    unnamed = found.get("", frozenset())
    if unnamed:
        language = settings.get("themeFontLang", {}).get("eastAsia", "")
        found |= dict.fromkeys(_OF_OFFICE.get(language, ()), unnamed)
    return found


def theme_font(
    named: _ThemeFonts, sources: FormattingSources, style: str, table: Properties, direct: Properties
) -> str:
    """The font of the theme that text with the properties ``direct`` has; ``""`` where it has none of the theme's.

    In tables LibreOffice writes the font that it takes for the theme's onto the text. When it saves a file for the
    first time it also writes that name beside the theme's in the styles; but it drops the fonts that a theme has for
    each script, so from the second time on the name is gone.
    """
    own = direct.get("rFonts", {})
    stands_for = named.get(own.get("eastAsia", ""), frozenset()) if "eastAsia" in own else frozenset()
    if not stands_for or "eastAsiaTheme" in own:
        return sources.looks.whole(style, table, direct).get("rFonts", {}).get("eastAsiaTheme", "")
    without = {name: given for name, given in direct.items() if name != "rFonts"}
    beneath = (each.get("rFonts", {}) for each in (table, sources.looks.whole(style, table, without)))
    return next((theme for fonts in beneath if (theme := fonts.get("eastAsiaTheme", "")) in stands_for), "")
