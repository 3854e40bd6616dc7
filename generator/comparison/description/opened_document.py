"""A .docx opened to be described, with the looks of its styles and of its text."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cache, partial

from lxml import etree

from generator.comparison.description import wording
from generator.comparison.description.description_entry import YES, Entry, Facts, differing
from generator.comparison.description.paragraph_facts import paragraph_facts
from generator.comparison.description.wording import known_word, shown
from generator.ground.length import Pt
from generator.ground.words.vocabularies import comparison_text as text
from generator.office.reading.attribute_values import Properties, attributes, on, properties
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.effective_formatting import frozen
from generator.office.reading.paragraph_reading import FormattingSources, whole_properties
from generator.office.wordml.wordml_names import r, w

_DIGITS = 8
_OF_LIBREOFFICE = ("Frame Contents", "Table Contents")
_ALWAYS = ("font", "size", "align")


class OpenedDocument:
    """An opened .docx: its parts, and the looks of its paragraph styles and of text, each computed once."""

    def __init__(self, data: bytes, name: str) -> None:
        """Opens ``data``. Raises InputError where it is no Word document, damaged or too large."""
        self.parts = DocxParts(data, name)
        self.sources = FormattingSources.of(self.parts)
        self.settings = properties(self.parts.related("settings"))
        self.targets = cache(self.parts.targets)
        """What a part refers to, by the relationship's id."""
        self.notes = cache(partial(_notes, self.parts))
        """The ``footnotes``, ``endnotes`` or ``comments`` by their ids."""
        self._theme_fonts = _theme_fonts(self.parts.related("styles"), self.settings)
        self._styles: dict[str, Facts] = {}
        self._texts: dict[Hashable, Facts] = {}

    def digest(self, part: str, element: etree._Element) -> str:
        """The first digits of the digest of the picture in ``element`` of ``part``; ``""`` without one."""
        targets = self.targets(part)
        for each in element.iter():
            target = targets.get(each.get(r("embed"), each.get(r("id"), "")))
            if target is not None and target.kind == "image":
                return hashlib.sha256(self.parts.data(target.target)).hexdigest()[:_DIGITS]
        return ""

    def style(self, asked: str | None) -> str:
        """The id of the paragraph style to report for ``asked``.

        LibreOffice sets text in text boxes and tables in styles of its own that change nothing.
        """
        styles = self.sources.styles
        style, default = styles.of("paragraph", asked), styles.of("paragraph", None)
        unnamed = styles.name(style).startswith(_OF_LIBREOFFICE) and self.look(style) == self.look(default)
        return default if unnamed else style

    def style_name(self, style: str) -> str:
        """The name of the style for people."""
        return known_word("style", shown(self.sources.styles.name(style)))

    def look(self, style: str) -> Facts:
        """The look of a paragraph of the style, and of its text, where neither sets anything itself."""
        if style not in self._styles:
            whole, listed = whole_properties(self.sources, style, {}, {})
            set_as = paragraph_facts(whole, listed, self.sources.numbering)
            based = {"style": self.style_name(self.sources.styles.of("paragraph", None))}
            self._styles[style] = set_as | self.text_look(style, {}, {}) | based
        return self._styles[style]

    def text_look(self, style: str, table: Properties, direct: Properties) -> Facts:
        """The look of text in the paragraph style ``style`` with the properties ``direct``."""
        key = (style, frozen(table), frozen(direct))
        if key not in self._texts:
            theme = _theme_font(self._theme_fonts, self.sources, style, table, direct)
            self._texts[key] = _text_facts(self.sources, theme, style, table, direct)
        return self._texts[key]

    def styles(self, used: Iterable[str]) -> Iterator[Entry]:
        """The styles ``used`` and those that they are based on, by name."""
        names = {each: self.style_name(each) for style in used for each in self._chain(style)}
        for style in sorted(names, key=lambda style: (names[style], style)):
            facts: Facts = {}
            _, *bases = reversed(self._chain(style))
            if bases:
                under = self.look(bases[0])
                facts["based-on"] = self.style_name(bases[0])
            else:  # what need not be reported of a style that is based on none
                plain = paragraph_facts({}, None, self.sources.numbering)
                under = {name: value for name, value in plain.items() if name not in _ALWAYS}
                under["style"] = self.look(style)["style"]
            facts |= differing(self.look(style), under)
            yield Entry(kind="style", place=names[style], text=names[style], facts=facts, base=under)

    def _chain(self, style: str) -> list[str]:
        return [each.get(w("styleId"), "") for each in self.sources.styles.chain(style)]


def _notes(parts: DocxParts, kind: str) -> dict[str, etree._Element]:
    root = parts.related(kind)
    return {} if root is None else {each.get(w("id"), ""): each for each in root}


# The look of text in words.


_SWITCH_ELEMENTS = {
    "bold": "b",
    "italic": "i",
    "strike": "strike",
    "double-strike": "dstrike",
    "caps": "caps",
    "small-caps": "smallCaps",
    "hidden": "vanish",
}
_AUTOMATIC = "000000"  # LibreOffice writes black where a colour is automatic
_EFFECTS = ("emboss", "imprint", "outline", "shadow")


def _text_facts(sources: FormattingSources, theme: str, style: str, table: Properties, direct: Properties) -> Facts:
    run = sources.looks.run(style, table, direct)
    whole = sources.looks.whole(style, table, direct)
    # Of a font of the theme it is said that it is one, where the language of the user's Word decides which.
    font = text(f"theme-font-{theme[:5]}") if theme[:5] in ("major", "minor") else run.font
    facts = {
        "font": font if font == run.latin else f"{font}/{run.latin}",
        "size": wording.size(run.size),
        **{fact: YES if on(whole.get(name)) else "" for fact, name in _SWITCH_ELEMENTS.items()},
        "underline": _worded("underline", whole.get("u", {}).get("val", "none")),
        "color": "" if run.color is None or run.color == _AUTOMATIC else run.color,
        "background": run.highlight or "",
        "tracking": _signed(run.tracking.pt, "wider", "tighter"),
        "scale": "" if run.scale == 100 else f"{run.scale}%",
        "raised": _signed(run.offset.pt, "up", "down"),
        "script": _worded("script", whole.get("vertAlign", {}).get("val", "baseline")),
        "emphasis": _worded("emphasis", whole.get("em", {}).get("val", "none")),
        "effects": YES if any(on(whole.get(name)) for name in _EFFECTS) else "",
        "text-border": "" if whole.get("bdr", {}).get("val", "none") in ("none", "nil") else text("drawn"),
    }
    return {name: shown(value) for name, value in facts.items()}


def _worded(kind: str, value: str) -> str:
    return "" if value in ("none", "baseline") else known_word(kind, value)


def _signed(points: float, more: str, less: str) -> str:
    if not points:
        return ""
    return text(more if points > 0 else less, points=wording.pt(Pt(abs(points))))


# Fonts of the theme.


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


def _theme_font(
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
