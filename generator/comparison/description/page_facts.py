"""A section's page set-up, as facts."""

from __future__ import annotations

from lxml import etree

from generator.comparison.description import measure_words
from generator.comparison.description.format_facts import YES, Facts
from generator.comparison.description.paragraph_facts import border_text
from generator.comparison.description.wording import known_word
from generator.ground.length import Length
from generator.ground.words import comparison as words
from generator.office.reading.attribute_values import attributes, integer
from generator.office.reading.document import Section
from generator.office.reading.effective_formatting import borders
from generator.office.reading.merged_properties import properties
from generator.office.wordml.wordml_names import w

_SHEETS = {(210, 297): "A4", (297, 420): "A3", (148, 210): "A5", (182, 257): "B5", (216, 279): "Letter"}
BEGIN_ON_A_SIDE = ("evenPage", "oddPage")
"""How sections begin whose bottom margin LibreOffice 25.2 makes smaller where there is a footer."""

_NO_FORMAT = ("", "decimal")


def page_facts(section: Section, element: etree._Element) -> Facts:
    """The set-up of ``section``; ``element`` is its ``w:sectPr``. What LibreOffice changes is on the first line."""
    given = properties(element)
    middle = given.get("vAlign", {}).get("val", "top")
    restarts = section.restarts_at
    return {
        "begins": words.text(f"begins-{section.begins}") if section.number and section.begins in _BEGINS else "",
        "sheet": _sheet(section),
        "top": measure_words.mm(section.top),
        "bottom": "" if section.begins in BEGIN_ON_A_SIDE else measure_words.mm(section.bottom),
        "left-margin": measure_words.mm(section.left),
        "right-margin": measure_words.mm(section.right),
        "gutter": measure_words.mm(section.gutter) if section.gutter else "",
        "columns": _columns(element),
        "pitch": measure_words.pt(section.pitch) if section.grid else "",
        "title-page": YES if section.title_page else "",
        "first-number": "" if restarts is None else str(restarts),
        "number-format": "" if section.number_format in _NO_FORMAT else section.number_format,
        "vertical-middle": "" if middle == "top" else known_word("vertical", middle),
        "direction": given.get("textDirection", {}).get("val", "lrTb").removeprefix("lrTb"),
        "borders": border_text(
            borders({f"pgBorders/{name}": side for name, side in _page_borders(element).items()}, "pgBorders/")
        ),
        "line-numbers": given.get("lnNumType", {}).get("countBy", ""),
    }


_BEGINS = ("nextPage", "continuous", "evenPage", "oddPage", "nextColumn")


def _sheet(section: Section) -> str:
    sides = sorted(round(side.mm) for side in (section.width, section.height))
    measured = f"{measure_words.bare(section.width.mm)} × {measure_words.mm(section.height)}"
    name = _SHEETS.get((sides[0], sides[1]), measured)
    return f"{name} {words.text('landscape' if section.width > section.height else 'portrait')}"


def _columns(element: etree._Element) -> str:
    columns = element.find(w("cols"))
    count = integer(attributes(columns).get("num")) or 1
    if count < 2:
        return ""
    space = Length((integer(attributes(columns).get("space")) or 0) / 20)
    return words.text("columns", count=count, space=measure_words.mm(space))


def _page_borders(element: etree._Element) -> dict[str, dict[str, str]]:
    return properties(element.find(w("pgBorders")))
