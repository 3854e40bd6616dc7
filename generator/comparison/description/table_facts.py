"""Facts of a table, of its rows and of its cells, with every line drawn once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.comparison.description import wording
from generator.comparison.description.description_entry import YES, Facts
from generator.comparison.description.opened_document import shown
from generator.comparison.description.paragraph_facts import one_border, table_position
from generator.comparison.description.wording import in_row, known_word
from generator.ground.words.vocabularies import comparison_text as text
from generator.office.reading.attribute_values import (
    Properties,
    attributes,
    hex_color,
    or_nothing,
    over,
    properties,
    twips,
)
from generator.office.reading.document import Border, Cell, Row, Table
from generator.office.wordml.wordml_names import w

_PLACES = ("top", "bottom", "left", "right", "insideH", "insideV")


def table_facts(table: Table, element: etree._Element, edges: _Edges) -> Facts:
    """The facts of a table; its widths, which LibreOffice computes again, go to the first line."""
    given = properties(element.find(w("tblPr")))
    align = given.get("jc", {}).get("val", "left")
    return {
        "align": "" if table.floating or align in ("left", "start") else known_word("align", align),
        "floating": text("floats", where=table_position(given["tblpPr"])) if table.floating else "",
        "borders": _lines({place: edges.usual.get(place) for place in _PLACES if place in edges.usual}),
        "bidi": YES if "bidiVisual" in given else "",
    }


def row_facts(row: Row, element: etree._Element) -> Facts:
    """The facts of a row."""
    given = properties(element.find(w("trPr")))
    changed = next((name for name in ("ins", "del") if name in given), None)
    return {
        "head": YES if row.head else "",
        "whole": YES if row.whole else "",
        "height": _height(given),
        "change": "" if changed is None else text("inserted" if changed == "ins" else "deleted"),
    }


def cell_facts(cell: Cell, element: etree._Element, by_style: Properties, own: dict[str, _Line]) -> Facts:
    """The facts of a cell.

    ``by_style`` are those of the table's style, ``own`` the lines around it that differ from its table's.
    """
    given = over(by_style, properties(element.find(w("tcPr"))))
    merged = given.get("vMerge")
    direction = given.get("textDirection", {}).get("val", "lrTb")
    facts = {
        "span": text("spans", count=cell.span) if cell.span > 1 else "",
        "merged": "" if merged is None else text("merge-begins" if merged.get("val") == "restart" else "merge-goes-on"),
        "vertical": "" if cell.vertical == "top" else text(f"vertical-{cell.vertical}"),
        "shading": hex_color(given.get("shd", {}).get("fill")) or "",
        "direction": "" if direction == "lrTb" else shown(direction),
        "borders": _lines(own),
    }
    return {name: value for name, value in facts.items() if value}


def spans_of(row: Row, columns: int) -> list[int]:
    """The number of the table's ``columns`` that each cell spans; the last cell spans the rest, as in LibreOffice."""
    spans = [cell.span for cell in row.cells]
    spans[-1] += columns - sum(spans)
    return spans


def column_widths(element: etree._Element) -> str:
    """The widths of the columns in millimetres, and of the whole table where it is set."""
    columns = (attributes(each).get("w") for each in element.iterfind(f"{w('tblGrid')}/{w('gridCol')}"))
    return "/".join(wording.bare(or_nothing(twips(column)).mm, 2) for column in columns)


def left_indent(element: etree._Element) -> str:
    """The distance of a table from the left, in millimetres; ``""`` where there is none."""
    indent = or_nothing(twips(properties(element.find(w("tblPr"))).get("tblInd", {}).get("w")))
    return wording.bare(indent.mm, 2) if indent else ""


def _height(given: Properties) -> str:
    height = given.get("trHeight", {})
    measured = or_nothing(twips(height.get("val")))
    if not measured:
        return ""
    return text(f"height-{'exact' if height.get('hRule') == 'exact' else 'atLeast'}", by=wording.mm(measured))


def _lines(lines: dict[str, _Line]) -> str:
    alike: dict[str, list[str]] = {}
    for place, line in lines.items():
        border = text("none") if line is None else one_border(line)
        alike.setdefault(border, []).append(text(f"side-{place}"))
    if list(alike) == [text("none")] and len(lines) > 1:
        return ""
    return in_row(f"{'/'.join(sides)} {line}" for line, sides in alike.items())


_Line = Border | None
_SIDES = ("top", "bottom", "left", "right")


@dataclass(frozen=True, slots=True)
class _Edges:
    """The lines of a table.

    ``usual`` has the commonest line for each place (``top``, ``insideH`` …); ``others`` those of cells that differ, by
    row, cell and side.
    """

    usual: dict[str, _Line]
    others: dict[tuple[int, int], dict[str, _Line]]


def edges_of(rows: tuple[Row, ...]) -> _Edges:
    """The lines of a table with these ``rows``, each once: between two cells the stronger of the two that are set."""
    drawn = dict(_drawn(rows))
    places: dict[str, Counter[_Line]] = {}
    for place, line in drawn.values():
        places.setdefault(place, Counter())[line] += 1
    usual = {place: lines.most_common(1)[0][0] for place, lines in places.items()}
    others: dict[tuple[int, int], dict[str, _Line]] = {}
    for (row, cell, side), (place, line) in drawn.items():
        if line != usual[place]:
            others.setdefault((row, cell), {})[side] = line
    return _Edges(usual, others)


def _drawn(rows: tuple[Row, ...]) -> Iterator[tuple[tuple[int, int, str], tuple[str, _Line]]]:
    """Each side of each cell with its place in the table and its line; an inner line belongs to the cell before it."""
    grid = [_columns(row) for row in rows]
    for number, row in enumerate(rows):
        for index, cell in enumerate(row.cells):
            first, last = grid[number][index]
            for side in _SIDES:
                own = _plain(cell.borders.get(side))
                if side == "left" and index > 0:
                    continue
                if side == "top" and number > 0:
                    continue
                if side == "right" and index < len(row.cells) - 1:
                    yield (
                        (number, index, side),
                        ("insideV", _stronger(own, _plain(row.cells[index + 1].borders.get("left")))),
                    )
                elif side == "bottom" and number < len(rows) - 1:
                    below = _below(rows[number + 1], grid[number + 1], first, last)
                    yield (number, index, side), ("insideH", _stronger(own, *below))
                else:
                    yield (number, index, side), (side, own)


def _below(row: Row, columns: list[tuple[int, int]], first: int, last: int) -> list[_Line]:
    touching = [cell for cell, (left, right) in zip(row.cells, columns, strict=True) if left < last and right > first]
    return [_plain(cell.borders.get("top")) for cell in touching]


def _columns(row: Row) -> list[tuple[int, int]]:
    found, column = [], 0
    for cell in row.cells:
        found.append((column, column + cell.span))
        column += cell.span
    return found


def _plain(border: Border | None) -> _Line:
    """A line without its distance to the text."""
    return None if border is None else Border(border.kind, border.width, border.space * 0, border.color or "000000")


def _stronger(*lines: _Line) -> _Line:
    return max(lines, key=lambda line: (0.0, "") if line is None else (line.width.pt, line.kind))
