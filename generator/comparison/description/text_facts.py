"""The look of text, as facts."""

from __future__ import annotations

from generator.comparison.description import measure_words
from generator.comparison.description.format_facts import YES, Facts
from generator.comparison.description.opened_document import OpenedDocument
from generator.comparison.description.theme_fonts import theme_font
from generator.comparison.description.visible_text import shown
from generator.comparison.description.wording import known_word
from generator.ground.length import Pt
from generator.ground.words import comparison as words
from generator.office.reading.attribute_values import decimal, on
from generator.office.reading.merged_properties import Properties

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


def text_facts(opened: OpenedDocument, style: str, table: Properties, direct: Properties) -> Facts:
    """The facts of text in the paragraph style ``style`` with the properties ``direct``."""
    sources = opened.sources
    run = sources.looks.run(style, table, direct)
    whole = sources.looks.whole(style, table, direct)
    theme = theme_font(opened.theme_fonts, sources, style, table, direct)
    facts = {
        "font": _fonts(_east_asian(theme, run.font), run.latin),
        "size": measure_words.size(run.size),
        **{fact: YES if on(whole.get(name)) else "" for fact, name in _SWITCHES.items()},
        "underline": _worded("underline", whole.get("u", {}).get("val", "none")),
        "color": "" if run.color is None or run.color == _AUTOMATIC else run.color,
        "background": run.highlight or "",
        "tracking": _signed(run.tracking.pt, "wider", "tighter"),
        "scale": "" if run.scale == 100 else f"{run.scale}%",
        "raised": _signed((decimal(whole.get("position", {}).get("val")) or 0) / 2, "up", "down"),
        "script": _worded("script", whole.get("vertAlign", {}).get("val", "baseline")),
        "emphasis": _worded("emphasis", whole.get("em", {}).get("val", "none")),
        "effects": YES if any(on(whole.get(name)) for name in _EFFECTS) else "",
        "text-border": "" if whole.get("bdr", {}).get("val", "none") in ("none", "nil") else words.text("drawn"),
    }
    return {name: shown(value) for name, value in facts.items()}


def _east_asian(theme: str, font: str) -> str:
    """The font's name, or that it is the theme's where the language of the user's Word decides it."""
    return words.text(f"theme-font-{theme[:5]}") if theme[:5] in ("major", "minor") else font


def _fonts(font: str, latin: str) -> str:
    return font if font == latin else f"{font}/{latin}"


def _worded(kind: str, value: str) -> str:
    return "" if value in ("none", "baseline") else known_word(kind, value)


def _signed(points: float, more: str, less: str) -> str:
    if not points:
        return ""
    return words.text(more if points > 0 else less, points=measure_words.pt(Pt(abs(points))))
