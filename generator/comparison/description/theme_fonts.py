"""East Asian fonts that a document names and that are those of its theme.

In tables LibreOffice writes the font that it takes for the theme's onto the text. When it saves a file for the first
time it also writes that name beside the theme's in the styles; but it drops the fonts that a theme has for each script,
so from the second time on the name is gone.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.office.reading.attribute_values import attributes
from generator.office.reading.merged_properties import Properties
from generator.office.reading.paragraph_reading import FormattingSources
from generator.office.wordml.wordml_names import w

_OF_OFFICE = {
    "zh-CN": ("宋体", "等线", "等线 Light"),
    "zh-TW": ("新細明體",),
    "ja-JP": ("ＭＳ 明朝", "ＭＳ ゴシック", "游明朝", "游ゴシック Light"),
    "ko-KR": ("맑은 고딕",),
}
"""The fonts that the themes which come with Office 2007 to 2019 have for the language of ``w:themeFontLang``."""

ThemeFonts = Mapping[str, frozenset[str]]
"""By the name of a font, for which of the theme's it is: ``majorEastAsia``."""


def theme_fonts(styles: etree._Element | None, settings: Properties) -> ThemeFonts:
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


def theme_font(named: ThemeFonts, sources: FormattingSources, style: str, table: Properties, direct: Properties) -> str:
    """The font of the theme that text with the properties ``direct`` has; ``""`` where it has none of the theme's."""
    own = direct.get("rFonts", {})
    stands_for = named.get(own.get("eastAsia", ""), frozenset()) if "eastAsia" in own else frozenset()
    if not stands_for or "eastAsiaTheme" in own:
        return sources.looks.whole(style, table, direct).get("rFonts", {}).get("eastAsiaTheme", "")
    without = {name: given for name, given in direct.items() if name != "rFonts"}
    beneath = (each.get("rFonts", {}) for each in (table, sources.looks.whole(style, table, without)))
    return next((theme for fonts in beneath if (theme := fonts.get("eastAsiaTheme", "")) in stands_for), "")
