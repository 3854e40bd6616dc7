"""How text looks, as facts."""

from __future__ import annotations

from generator.comparison.description import measures
from generator.comparison.description.escaping import shown
from generator.comparison.description.facts import YES, Facts
from generator.comparison.description.wording import Wording
from generator.docx_reading.paragraphs import Sources
from generator.docx_reading.properties import Properties
from generator.docx_reading.values import decimal, on
from generator.length import Pt

_SWITCHES = {
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


def text_facts(sources: Sources, style: str, table: Properties, direct: Properties, say: Wording) -> Facts:
    """How text of the paragraph style ``style`` looks with the properties ``direct``."""
    run = sources.looks.run(style, table, direct)
    whole = sources.looks.whole(style, table, direct)
    facts = {
        "font": _fonts(_east_asian(_theme(sources, style, table, direct, whole), run.font, say), run.latin),
        "size": measures.size(run.size, say),
        **{fact: YES if on(whole.get(name)) else "" for fact, name in _SWITCHES.items()},
        "underline": _worded("underline", whole.get("u", {}).get("val", "none"), say),
        "color": "" if run.color is None or run.color == _AUTOMATIC else run.color,
        "background": run.highlight or "",
        "tracking": _signed(run.tracking.pt, "wider", "tighter", say),
        "scale": "" if run.scale == 100 else f"{run.scale}%",
        "raised": _signed((decimal(whole.get("position", {}).get("val")) or 0) / 2, "up", "down", say),
        "script": _worded("script", whole.get("vertAlign", {}).get("val", "baseline"), say),
        "emphasis": _worded("emphasis", whole.get("em", {}).get("val", "none"), say),
        "effects": YES if any(on(whole.get(name)) for name in _EFFECTS) else "",
        "text-border": "" if whole.get("bdr", {}).get("val", "none") in ("none", "nil") else say("drawn"),
    }
    return {name: shown(value) for name, value in facts.items()}


def _theme(sources: Sources, style: str, table: Properties, direct: Properties, whole: Properties) -> str:
    """Which font of the theme East Asian text with the properties ``whole`` has, ``""`` where it names one itself.

    In tables LibreOffice names, on the text, the font that it takes the theme's for, as it does beside the theme's
    name in the styles: that is still the theme's, of the table's style or of what lies beneath the text.
    """
    fonts = direct.get("rFonts", {})
    named = sources.styles.theme_fonts.get(fonts.get("eastAsia", ""), ())
    if not named or "eastAsiaTheme" in fonts:
        return whole.get("rFonts", {}).get("eastAsiaTheme", "")
    without = {name: given for name, given in direct.items() if name != "rFonts"}
    beneath = (each.get("rFonts", {}) for each in (table, sources.looks.whole(style, table, without)))
    return next((theme for fonts in beneath if (theme := fonts.get("eastAsiaTheme", "")) in named), "")


def _east_asian(theme: str, font: str, say: Wording) -> str:
    """The font's name; of one that the theme leaves to the language of the user's Word, that it is the theme's."""
    return say(f"theme-font-{theme[:5]}") if theme[:5] in ("major", "minor") else font


def _fonts(font: str, latin: str) -> str:
    return font if font == latin else f"{font}/{latin}"


def _worded(kind: str, value: str, say: Wording) -> str:
    return "" if value in ("none", "baseline") else say.known(kind, value)


def _signed(points: float, more: str, less: str, say: Wording) -> str:
    if not points:
        return ""
    return say(more if points > 0 else less, points=measures.pt(Pt(abs(points)), say))
