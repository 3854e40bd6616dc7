"""Effective formatting of runs, paragraphs and cells: defaults, styles and direct properties merged."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal, cast

from lxml import etree

from generator.ground.length import Length, Pt
from generator.office.reading import attribute_values
from generator.office.reading.document import Align, Border, LineRule, Run
from generator.office.reading.docx_parts import DocumentTheme, StyleSheet
from generator.office.wordml.wordml_names import TC, TR, own_elements, w

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


# Conditional formatting of cells by a table style (ECMA-376 part 1, 17.7.6).


_WIDEST = 1_000  # columns of a cell that are read
_FLAGS = {  # the attributes of w:tblLook, and their bits in its older form (17.4.56)
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}


@dataclass(frozen=True, slots=True)
class _Region:
    """A region of the table that a cell is in, and which of the region's edges are the cell's."""

    name: str
    top: bool = True
    bottom: bool = True
    left: bool = True
    right: bool = True


@dataclass(frozen=True, slots=True)
class _Place:
    """The place of a cell: its row and its first column, from 0, and which edges of the table it is at."""

    row: int
    column: int
    first_row: bool
    last_row: bool
    first_column: bool
    last_column: bool


class CellStyles:
    """The style of one table, by cell."""

    def __init__(self, table: etree._Element, styles: StyleSheet) -> None:
        given = attribute_values.properties(table.find(w("tblPr")))
        self._style = styles.of("table", given.get("tblStyle", {}).get("val"))
        self._styles = styles
        self._shown = _shown(given.get("tblLook", {}))
        self._places = dict(_places(table)) if self._shown else {}
        self._of = cache(partial(styles.conditional, self._style))

    def text(self, cell: etree._Element) -> attribute_values.Properties:
        """The style's text and paragraph properties for ``cell``."""
        whole = attribute_values.over(self._styles.paragraph(self._style), self._styles.run(self._style))
        for region in self._regions(cell):
            whole = attribute_values.over(
                attribute_values.over(whole, self._of(region.name, "pPr")), self._of(region.name, "rPr")
            )
        return whole

    def look(self, cell: etree._Element) -> attribute_values.Properties:
        """The style's cell properties for ``cell``: shading, alignment."""
        whole: attribute_values.Properties = {}
        for region in self._regions(cell):
            whole = attribute_values.over(whole, self._of(region.name, "tcPr"))
        return whole

    def borders(self, cell: etree._Element) -> attribute_values.Properties:
        """The style's conditional borders for ``cell``, by side; they override those of the whole table."""
        whole: attribute_values.Properties = {}
        for region in self._regions(cell):
            given = self._of(region.name, "tcPr/tcBorders")
            for side, name, edge in (
                ("top", "insideH", region.top),
                ("bottom", "insideH", region.bottom),
                ("left", "insideV", region.left),
                ("right", "insideV", region.right),
            ):
                found = given.get(side if edge else name)
                if found is not None:
                    whole[side] = found
        return whole

    def _regions(self, cell: etree._Element) -> Iterator[_Region]:
        """The regions of ``cell``, in increasing precedence."""
        place = self._places.get(cell)
        if place is None:
            return
        yield from self._bands(place)
        ends = {
            "firstRow": place.first_row,
            "lastRow": place.last_row and not place.first_row,
            "firstCol": place.first_column,
            "lastCol": place.last_column and not place.first_column,
        }
        here = [name for name, is_there in ends.items() if is_there and name in self._shown]
        for name in here:
            across = name.endswith("Row")
            yield _Region(
                name,
                top=across or place.first_row,
                bottom=across or place.last_row,
                left=not across or place.first_column,
                right=not across or place.last_column,
            )
        corner = _CORNERS.get("".join(here))
        if corner is not None:
            yield _Region(corner)

    def _bands(self, place: _Place) -> Iterator[_Region]:
        row, column = place.row - ("firstRow" in self._shown), place.column - ("firstCol" in self._shown)
        if "vertical bands" in self._shown and column >= 0:
            yield _Region(f"band{column % 2 + 1}Vert", top=place.first_row, bottom=place.last_row)
        if "horizontal bands" in self._shown and row >= 0:
            yield _Region(f"band{row % 2 + 1}Horz", left=place.first_column, right=place.last_column)


_CORNERS = {
    "firstRowfirstCol": "nwCell",
    "firstRowlastCol": "neCell",
    "lastRowfirstCol": "swCell",
    "lastRowlastCol": "seCell",
}


def _shown(look: dict[str, str]) -> frozenset[str]:
    """The regions of the style that the table shows."""
    if not look:
        return frozenset()
    try:
        bits = int(look.get("val", "0"), 16)
    except ValueError:
        bits = 0
    flags = {
        name: attribute_values.on({"val": look[name]}) if name in look else bool(bits & bit)
        for name, bit in _FLAGS.items()
    }
    parts = {
        "firstRow": flags["firstRow"],
        "lastRow": flags["lastRow"],
        "firstCol": flags["firstColumn"],
        "lastCol": flags["lastColumn"],
        "horizontal bands": not flags["noHBand"],
        "vertical bands": not flags["noVBand"],
    }
    return frozenset(name for name, shown in parts.items() if shown)


def _places(table: etree._Element) -> Iterator[tuple[etree._Element, _Place]]:
    rows = [cells for row in own_elements(table, TR) if (cells := list(own_elements(row, TC)))]
    spans = [[span_of(cell) for cell in cells] for cells in rows]
    columns = max(map(sum, spans), default=0)
    for number, cells in enumerate(rows):
        column = 0
        for cell, span in zip(cells, spans[number], strict=True):
            in_last_row, in_last_column = number == len(rows) - 1, column + span >= columns
            yield cell, _Place(number, column, number == 0, in_last_row, column == 0, in_last_column)
            column += span


def span_of(cell: etree._Element) -> int:
    """The number of columns that ``cell`` spans."""
    given = attribute_values.attributes(cell.find(f"{w('tcPr')}/{w('gridSpan')}"))
    return min(max(attribute_values.integer(given.get("val")) or 1, 1), _WIDEST)
