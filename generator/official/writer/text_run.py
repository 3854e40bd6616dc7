"""Runs: text in one face (ECMA-376 part 1, 17.3.2)."""

from __future__ import annotations

from generator.official.blocks import Face, TextRun
from generator.official.writer.border import color
from generator.official.writer.named_styles import run_style_id
from generator.official.writer.xml import element, inside, on, text

_EAST_ASIAN = element("rFonts", hint="eastAsia")
_FULL_SCALE = 100


def fonts(name: str) -> str:
    """Return ``w:rFonts`` with ``name`` for every script, so that digits and quotes are in the text's own font."""
    return element("rFonts", **_all_slots(name))


def font_properties(run: TextRun, names: dict[Face, str], grid: bool) -> str:
    """Return the properties of ``run`` in the order of CT_RPr, without the tracking and scale that fit it to a line."""
    return "".join(
        (
            fonts(names[run.face]),
            "" if grid else on("snapToGrid", False),
            element("color", val=color(red=True)) if run.red else "",
            _size(run),
        )
    )


def run_xml(run: TextRun, like: TextRun, names: dict[Face, str], *, grid: bool = True) -> str:
    """Return ``run`` as ``w:r``, without the properties that it shares with ``like``, the run of its style.

    A heading that begins a paragraph of text has the character style of its level.

    ``grid``: whether it is on the grid as its style is.
    """
    own_face = run.face is not like.face
    properties = "".join(
        (
            "" if run.heading is None else element("rStyle", val=run_style_id(run.heading)),
            element("rFonts", hint="eastAsia", **_all_slots(names[run.face])) if own_face else _EAST_ASIAN,
            "" if grid else on("snapToGrid", False),
            element("color", val=color(red=run.red)) if run.red != like.red else "",
            element("spacing", val=run.tracking.twips) if run.tracking else "",
            element("w", val=run.scale) if run.scale != _FULL_SCALE else "",
            _size(run) if run.size.half_points != like.size.half_points else "",
            "" if run.align is None else element("vertAlign", val=run.align),
        )
    )
    return inside("r", inside("rPr", properties) + content(run.text))


def content(value: str) -> str:
    """Return text with its tabs and line breaks; blanks are kept."""
    pieces = []
    for line_number, line in enumerate(value.split("\n")):
        pieces.append(on("br") if line_number else "")
        for tab_number, piece in enumerate(line.split("\t")):
            pieces.append(on("tab") if tab_number else "")
            pieces.append(f'<w:t xml:space="preserve">{text(piece)}</w:t>' if piece else "")
    return "".join(pieces)


def _size(run: TextRun) -> str:
    return element("sz", val=run.size.half_points) + element("szCs", val=run.size.half_points)


def _all_slots(name: str) -> dict[str, str]:
    return {"ascii": name, "hAnsi": name, "eastAsia": name, "cs": name}
