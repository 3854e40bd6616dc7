"""Facts of a table, of its rows and of its cells."""

from __future__ import annotations

from lxml import etree

from generator.comparison.description import measure_words
from generator.comparison.description.edges import Edges, Line
from generator.comparison.description.format_facts import YES, Facts
from generator.comparison.description.paragraph_facts import one_border
from generator.comparison.description.positions import table_position
from generator.comparison.description.visible_text import shown
from generator.comparison.description.wording import in_row, known_word
from generator.ground.words import comparison as words
from generator.office.reading.attribute_values import attributes, hex_color, or_nothing, twips
from generator.office.reading.document import Cell, Row, Table
from generator.office.reading.merged_properties import Properties, over, properties
from generator.office.wordml.wordml_names import w

_PLACES = ("top", "bottom", "left", "right", "insideH", "insideV")


def table_facts(table: Table, element: etree._Element, edges: Edges) -> Facts:
    """The facts of a table; its widths, which LibreOffice computes again, go to the first line."""
    given = properties(element.find(w("tblPr")))
    align = given.get("jc", {}).get("val", "left")
    return {
        "align": "" if table.floating or align in ("left", "start") else known_word("align", align),
        "floating": words.text("floats", where=table_position(given["tblpPr"])) if table.floating else "",
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
        "change": "" if changed is None else words.text("inserted" if changed == "ins" else "deleted"),
    }


def cell_facts(cell: Cell, element: etree._Element, by_style: Properties, own: dict[str, Line]) -> Facts:
    """The facts of a cell.

    ``by_style`` are those of the table's style, ``own`` the lines around it that differ from its table's.
    """
    given = over(by_style, properties(element.find(w("tcPr"))))
    merged = given.get("vMerge")
    direction = given.get("textDirection", {}).get("val", "lrTb")
    facts = {
        "span": words.text("spans", count=cell.span) if cell.span > 1 else "",
        "merged": ""
        if merged is None
        else words.text("merge-begins" if merged.get("val") == "restart" else "merge-goes-on"),
        "vertical": "" if cell.vertical == "top" else words.text(f"vertical-{cell.vertical}"),
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
    return "/".join(measure_words.bare(or_nothing(twips(column)).mm, 2) for column in columns)


def left_indent(element: etree._Element) -> str:
    """The distance of a table from the left, in millimetres; ``""`` where there is none."""
    indent = or_nothing(twips(properties(element.find(w("tblPr"))).get("tblInd", {}).get("w")))
    return measure_words.bare(indent.mm, 2) if indent else ""


def _height(given: Properties) -> str:
    height = given.get("trHeight", {})
    measured = or_nothing(twips(height.get("val")))
    if not measured:
        return ""
    return words.text(
        f"height-{'exact' if height.get('hRule') == 'exact' else 'atLeast'}", by=measure_words.mm(measured)
    )


def _lines(lines: dict[str, Line]) -> str:
    alike: dict[str, list[str]] = {}
    for place, line in lines.items():
        border = words.text("none") if line is None else one_border(line)
        alike.setdefault(border, []).append(words.text(f"side-{place}"))
    if list(alike) == [words.text("none")] and len(lines) > 1:
        return ""
    return in_row(f"{'/'.join(sides)} {line}" for line, sides in alike.items())
