"""Facts of a table, of its rows and of its cells, with every line drawn once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise, zip_longest

from lxml import etree

from generator.comparison.description import wording
from generator.comparison.description.description_entry import YES, Facts
from generator.comparison.description.paragraph_facts import one_border, table_position
from generator.comparison.description.wording import in_row, known_word, shown
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


def table_facts(table: Table, element: etree._Element, usual: dict[str, _Line]) -> Facts:
    """The facts of a table; its widths, which LibreOffice computes again, go to the first line."""
    given = properties(element.find(w("tblPr")))
    align = given.get("jc", {}).get("val", "left")
    return {
        "align": "" if table.floating or align in ("left", "start") else known_word("align", align),
        "floating": text("floats", where=table_position(given["tblpPr"])) if table.floating else "",
        "borders": _lines({place: usual[place] for place in _PLACES if place in usual}),
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
_INSIDE = {"right": "insideV", "bottom": "insideH"}


_CellLines = dict[tuple[int, int], dict[str, _Line]]
"""Lines by row, cell and side."""


def edges_of(rows: tuple[Row, ...]) -> tuple[dict[str, _Line], _CellLines]:
    """The lines of a table with these ``rows``, each once: between two cells the stronger of the two that are set.

    These are the commonest line for each place (``top``, ``insideH`` …), and those of cells that differ.
    """
    drawn = list(_drawn(rows))
    places: dict[str, Counter[_Line]] = {}
    for _, _, place, line in drawn:
        places.setdefault(place, Counter())[line] += 1
    usual = {place: lines.most_common(1)[0][0] for place, lines in places.items()}
    others: _CellLines = {}
    for cell, side, place, line in drawn:
        if line != usual[place]:
            others.setdefault(cell, {})[side] = line
    return usual, others


def _drawn(rows: tuple[Row, ...]) -> Iterator[tuple[tuple[int, int], str, str, _Line]]:
    """Each side of each cell with its place in the table and its line; an inner line belongs to the cell before it."""
    for number, (row, next_row) in enumerate(zip_longest(rows, rows[1:])):
        below = [] if next_row is None else list(zip(next_row.cells, _columns(next_row), strict=True))
        for index, (cell, (first, last)) in enumerate(zip(row.cells, _columns(row), strict=True)):
            beyond = {
                "right": [each.borders.get("left") for each in row.cells[index + 1 : index + 2]],
                "bottom": [each.borders.get("top") for each, (left, right) in below if left < last and right > first],
            }
            inside = {"left": index > 0, "top": number > 0, "right": bool(beyond["right"]), "bottom": bool(below)}
            for side in _SIDES:
                if side in beyond or not inside[side]:
                    lines = [
                        None if line is None else Border(line.kind, line.width, line.space * 0, line.color or "000000")
                        for line in (cell.borders.get(side), *beyond.get(side, ()))
                    ]
                    yield (number, index), side, _INSIDE[side] if inside[side] else side, max(lines, key=_strength)


def _columns(row: Row) -> list[tuple[int, int]]:
    """The columns of each cell: its first, and the one after its last."""
    return list(pairwise(accumulate((cell.span for cell in row.cells), initial=0)))


def _strength(line: _Line) -> tuple[float, str]:
    return (0.0, "") if line is None else (line.width.pt, line.kind)
