"""Effective formatting of runs and paragraphs: defaults, styles and direct properties merged."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from generator.ground.length import Length, Pt
from generator.office.reading import attribute_values
from generator.office.reading.document import Align, Border, LineRule, Run
from generator.office.reading.docx_parts import DocumentTheme, StyleSheet

_UNSET_SIZE = Pt(10)  # ECMA-376 part 1, 17.3.2.38, where nothing gives a size
_LINE = Pt(12)  # 240 units of w:line, and a line where there is no grid
_ALIGN: Mapping[str, Align] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "both",
    "distribute": "distribute",
    "thaiDistribute": "distribute",
}
_VERTICAL: Mapping[str, Literal["superscript", "subscript"]] = {"superscript": "superscript", "subscript": "subscript"}
_NO_BORDER = ("nil", "none")
_WHITE = ("FFFFFF", None)


class EffectiveFormatting:
    """Computes effective formatting from properties, by the document's styles and theme."""

    def __init__(self, styles: StyleSheet, theme: DocumentTheme) -> None:
        self._styles = styles
        self._theme = theme
        self._known: dict[Hashable, Run] = {}

    def run(
        self, paragraph_style: str, table_style: attribute_values.Properties, direct: attribute_values.Properties
    ) -> Run:
        """A run with this formatting, without text.

        Cached, because a document has many runs with few different properties.
        """
        key = (paragraph_style, frozen(table_style), frozen(direct))
        known = self._known.get(key)
        if known is None:
            whole = self.whole(paragraph_style, table_style, direct)
            known = self._known[key] = self._run(whole)
        return known

    def _run(self, whole: attribute_values.Properties) -> Run:
        fonts, color = whole.get("rFonts", {}), whole.get("color", {})
        plain = attribute_values.hex_color(color.get("val"))
        return Run(
            text="",
            font=self.font(fonts, "eastAsia"),
            latin=self.font(fonts, "ascii") or self.font(fonts, "hAnsi"),
            size=font_size(whole),
            bold=attribute_values.on(whole["b"]),
            italic=attribute_values.on(whole["i"]),
            color=plain or (self._theme.color(color["themeColor"]) if "themeColor" in color else None),
            highlight=_highlight(whole),
            tracking=attribute_values.or_nothing(attribute_values.twips(whole.get("spacing", {}).get("val"))),
            scale=attribute_values.integer(whole.get("w", {}).get("val", "").removesuffix("%")) or 100,
            vertical=_VERTICAL.get(whole.get("vertAlign", {}).get("val", ""), ""),
            offset=Pt((attribute_values.decimal(whole.get("position", {}).get("val")) or 0) / 2),
            struck=attribute_values.on(whole["strike"]) or attribute_values.on(whole.get("dstrike")),
            capitals=attribute_values.on(whole["caps"]) or attribute_values.on(whole["smallCaps"]),
            hidden=attribute_values.on(whole["vanish"]),
        )

    def whole(
        self, paragraph_style: str, table_style: attribute_values.Properties, direct: attribute_values.Properties
    ) -> attribute_values.Properties:
        """All effective properties of a text, with toggle properties resolved."""
        character = self._styles.of("character", direct.get("rStyle", {}).get("val"))
        levels = [table_style, self._styles.run(paragraph_style), self._styles.run(character)]
        whole = self._styles.default_run
        for level in (*levels, direct):
            whole = attribute_values.over(whole, level)
        return {**whole, **attribute_values.toggled(levels, direct, self._styles.default_run)}

    def normal_size(self) -> Length:
        """The font size of the default paragraph style, on which the grid is based."""
        style = self._styles.of("paragraph", None)
        return font_size(attribute_values.over(self._styles.default_run, self._styles.run(style)))

    def font(self, fonts: attribute_values.Attributes, script: str) -> str:
        """The font of a ``script`` (``eastAsia``, ``ascii``, ``hAnsi``) in a ``w:rFonts``; empty without one."""
        theme = fonts.get(f"{script}Theme")
        return (self._theme.fonts.get(theme, "") if theme else "") or fonts.get(script, "")


def frozen(given: attribute_values.Properties) -> Hashable:
    """``given`` as a key under which what is made of such properties is kept."""
    return tuple((name, tuple(attributes.items())) for name, attributes in given.items())


def font_size(whole: attribute_values.Properties) -> Length:
    """The font size in ``whole``, the effective properties of a text."""
    size = attribute_values.decimal(whole.get("sz", {}).get("val"))
    return _UNSET_SIZE if size is None or size <= 0 else Pt(size / 2)


def _highlight(whole: attribute_values.Properties) -> str | None:
    named = whole.get("highlight", {}).get("val", "none")
    if named not in ("none", ""):
        return named
    fill = attribute_values.hex_color(whole.get("shd", {}).get("fill"))
    return None if fill in _WHITE else fill


@dataclass(frozen=True, slots=True)
class Indents:
    """A paragraph's indents; ``chars`` is that of the first line in hundredths of 字, None where it is not given so."""

    left: Length
    right: Length
    first_line: Length
    chars: int | None


def indents(whole: attribute_values.Properties, character: Length) -> Indents:
    """The indents in ``whole``; those given in 字 have precedence and are multiples of ``character``, as in Word."""
    given = whole.get("ind", {})

    def measured(name: str) -> Length:
        chars = attribute_values.integer(given.get(f"{name}Chars"))
        if chars:
            return character * (chars / 100)
        return attribute_values.or_nothing(attribute_values.twips(given.get(name)))

    hanging = "hanging" in given or attribute_values.integer(given.get("hangingChars"))
    chars = attribute_values.integer(given.get("hangingChars" if hanging else "firstLineChars"))
    first = -measured("hanging") if hanging else measured("firstLine")
    return Indents(measured("left"), measured("right"), first, -chars if hanging and chars is not None else chars)


@dataclass(frozen=True, slots=True)
class ParagraphSpacing:
    """A paragraph's spacing before and after, and its line spacing."""

    before: Length
    after: Length
    line: Length
    rule: LineRule


def spacing(whole: attribute_values.Properties, pitch: Length) -> ParagraphSpacing:
    """The spacing in ``whole``; values given in lines have precedence and are multiples of the grid's ``pitch``."""
    given = whole.get("spacing", {})

    def measured(name: str) -> Length:
        if attribute_values.on({"val": given.get(f"{name}Autospacing", "0")}):
            return _LINE
        lines = attribute_values.integer(given.get(f"{name}Lines"))
        if lines:
            return (pitch or _LINE) * (lines / 100)
        return attribute_values.or_nothing(attribute_values.twips(given.get(name)))

    rule = given.get("lineRule", "auto")
    line = attribute_values.twips(given.get("line"))
    known = rule if rule in ("exact", "atLeast") else "auto"
    return ParagraphSpacing(
        measured("before"), measured("after"), _LINE if line is None else line, cast("LineRule", known)
    )


def align(whole: attribute_values.Properties) -> Align:
    """The alignment of the paragraph."""
    return _ALIGN.get(whole.get("jc", {}).get("val", "left"), "left")


def borders(whole: attribute_values.Properties, prefix: str = "pBdr/") -> dict[str, Border]:
    """The visible borders in ``whole``, by side."""
    found = {}
    for name, given in whole.items():
        kind = given.get("val", "nil")
        if name.startswith(prefix) and kind not in _NO_BORDER:
            space = Pt(attribute_values.decimal(given.get("space")) or 0)
            side = _SIDES.get(name.removeprefix(prefix), name.removeprefix(prefix))
            found[side] = Border(
                kind, attribute_values.eighths(given.get("sz")), space, attribute_values.hex_color(given.get("color"))
            )
    return found


_SIDES = {"start": "left", "end": "right"}


def tab_stops(whole: attribute_values.Properties) -> tuple[tuple[str, Length], ...]:
    """The tab stops in ``whole``, from left to right."""
    stops = [(kind, attribute_values.twips(place)) for place, kind in whole.get("tabs", {}).items() if kind != "clear"]
    return tuple(sorted(((kind, place) for kind, place in stops if place is not None), key=lambda stop: stop[1]))
