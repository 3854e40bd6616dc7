"""Pictures, shapes and lines of DrawingML and VML, with their position on the page where the file has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from lxml import etree

from generator.ground.length import NOTHING, Length, Pt
from generator.office.reading.attribute_values import attributes, emu, hex_color, measure, on, or_nothing
from generator.office.reading.document import Drawing, Section
from generator.office.reading.docx_parts import DocumentTheme
from generator.office.wordml.wordml_names import a, v, w, wp, wpg, wps

Kind = Literal["picture", "line", "shape"]

_LINES = frozenset(("line", "straightConnector1"))
_FLAT = Pt(2.5)  # a flatter shape looks like a line
_VML_SHAPES = frozenset(map(v, ("shape", "rect", "line", "oval", "roundrect", "polyline", "group", "arc", "curve")))
_VML_STROKE = Pt(0.75)  # the default
_PX = 0.75  # VML's bare numbers and px are 1/96 inch
_NAMED = {"red": "FF0000", "black": "000000", "white": "FFFFFF", "blue": "0000FF", "yellow": "FFFF00"}


def drawn(element: etree._Element, section: Section, theme: DocumentTheme) -> Iterator[Drawing]:
    """The drawings of ``element``.

    Of a ``w:drawing`` itself, and each shape of a group, without a position; of a ``w:pict`` or ``w:object`` its
    outermost shapes.
    """
    if element.tag != w("drawing"):
        yield from (_vml(shape, section) for shape in element if shape.tag in _VML_SHAPES)
        return
    for holder in element.iterchildren(wp("anchor"), wp("inline")):
        whole = _anchored(holder, section, theme)
        yield whole
        for group in holder.iter(wpg("wgp")):
            for shape in group.iter(wps("wsp")):
                extent = next(shape.iter(a("ext")), None)
                yield _shape(shape, extent, theme, anchored=whole.anchored, behind=whole.behind)


def _anchored(holder: etree._Element, section: Section, theme: DocumentTheme) -> Drawing:
    behind = on({"val": holder.get("behindDoc", "0")})
    extent = holder.find(wp("extent"))
    shape = _shape(holder, extent, theme, anchored=holder.tag == wp("anchor"), behind=behind)
    across, down = holder.find(wp("positionH")), holder.find(wp("positionV"))
    bounds = page_bounds(section)
    return replace(
        shape,
        left=_place(across, shape.width, bounds),
        top=_place(down, shape.height, bounds),
        relative_to=(_relative(across), _relative(down)),
        name=attributes(holder.find(wp("docPr"))).get("name", ""),
    )


def _shape(
    element: etree._Element, extent: etree._Element | None, theme: DocumentTheme, *, anchored: bool, behind: bool
) -> Drawing:
    """What ``element`` shows, without a position; ``extent`` has its sides."""
    sides = attributes(extent)
    width, height = or_nothing(emu(sides.get("cx"))), or_nothing(emu(sides.get("cy")))
    compound = next((each.get("cmpd", "sng") for each in element.iter(a("ln"))), "sng")
    return Drawing(
        kind=_kind(element, width, height),
        anchored=anchored,
        behind=behind,
        width=width,
        height=height,
        color=_line_color(element, theme),
        thickness=_thickness(element, min(width, height)),
        compound="" if compound == "sng" else compound,
    )


def _kind(element: etree._Element, width: Length, height: Length) -> Kind:
    if next(element.iter("{*}pic"), None) is not None:
        return "picture"
    shapes = [each.get("prst", "") for each in element.iter(a("prstGeom"))]
    flat = min(width, height) <= _FLAT
    return "line" if (shapes and set(shapes) <= _LINES) or flat else "shape"


def _line_color(element: etree._Element, theme: DocumentTheme) -> str | None:
    """The colour of the line, or of the shape where it has no line."""
    for name in (a("ln"), wps("style"), wps("spPr")):
        for each in element.iter(name):
            color = _color_in(each, theme)
            if color is not None:
                return color
    return None


def _thickness(element: etree._Element, height: Length) -> Length:
    """The thickness of its line (ECMA-376 part 1, 20.1.2.2.24); its height where it has no line."""
    line = next(element.iter(a("ln")), None)
    if line is None or line.find(a("noFill")) is not None:
        return height
    return or_nothing(emu(line.get("w")))


def _color_in(element: etree._Element, theme: DocumentTheme) -> str | None:
    plain = next(element.iter(a("srgbClr")), None)
    if plain is not None:
        return hex_color(plain.get("val"))
    named = next(element.iter(a("schemeClr")), None)
    return None if named is None else theme.color(named.get("val", ""))


Bounds = dict[str, tuple[Length, Length]]


def page_bounds(section: Section) -> Bounds:
    """Start and length of each area that a position can be relative to; vertical ones are prefixed with ``v``."""
    page, text = section.width, section.width - section.left - section.right
    height = section.height - section.top - section.bottom
    return {
        "page": (NOTHING, page),
        "margin": (section.left, text),
        "column": (section.left, text),
        "leftMargin": (NOTHING, section.left),
        "rightMargin": (page - section.right, section.right),
        "vpage": (NOTHING, section.height),
        "vmargin": (section.top, height),
        "vtopMargin": (NOTHING, section.top),
        "vbottomMargin": (section.height - section.bottom, section.bottom),
    }


_ALIGNED = {"left": 0.0, "top": 0.0, "center": 0.5, "right": 1.0, "bottom": 1.0}


def _relative(position: etree._Element | None) -> str:
    return "" if position is None else position.get("relativeFrom", "")


def _place(position: etree._Element | None, size: Length, bounds: Bounds) -> Length | None:
    if position is None:
        return None
    vertical = "v" if position.tag == wp("positionV") else ""
    bound = bounds.get(vertical + position.get("relativeFrom", ""))
    if bound is None:
        return None
    aligned, offset = position.find(wp("align")), position.find(wp("posOffset"))
    if aligned is not None:
        return aligned_at(aligned.text or "", size, bound)
    distance = None if offset is None else emu(offset.text)
    return None if distance is None else bound[0] + distance


def aligned_at(how: str, size: Length, bound: tuple[Length, Length]) -> Length | None:
    """The start of an object of ``size`` that is aligned in ``bound``; None for an unknown alignment."""
    share = _ALIGNED.get(how)
    return None if share is None else bound[0] + (bound[1] - size) * share


def _vml(shape: etree._Element, section: Section) -> Drawing:
    style = dict(_declarations(shape.get("style", "")))
    ends = _ends(shape)
    width = or_nothing(measure(style.get("width"), _PX)) if ends is None else ends[1][0] - ends[0][0]
    height = or_nothing(measure(style.get("height"), _PX)) if ends is None else ends[1][1] - ends[0][1]
    relative = style.get("mso-position-horizontal-relative", ""), style.get("mso-position-vertical-relative", "")
    bounds = page_bounds(section)
    start = (measure(style.get("margin-left"), _PX), measure(style.get("margin-top"), _PX)) if ends is None else ends[0]
    picture = next(shape.iter(v("imagedata")), None) is not None
    flat = min(abs(width), abs(height)) <= _FLAT
    line = shape.tag == v("line") or flat
    compound = next((each.get("linestyle", "single") for each in shape.iter(v("stroke"))), "single")
    return Drawing(
        kind="picture" if picture else "line" if line else "shape",
        anchored=style.get("position") == "absolute",
        behind=style.get("z-index", "").startswith("-"),
        width=Length(abs(width)),
        height=Length(abs(height)),
        left=_vml_place(style.get("mso-position-horizontal", ""), start[0], width, bounds.get(relative[0])),
        top=_vml_place(style.get("mso-position-vertical", ""), start[1], height, bounds.get(f"v{relative[1]}")),
        relative_to=relative,
        color=None if shape.get("stroked") in ("f", "false") else _vml_color(shape),
        thickness=Length(measure(shape.get("strokeweight"), _PX) or _VML_STROKE),
        compound="" if compound == "single" else compound,
        name=shape.get("id", ""),
    )


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for each in style.split(";"):
        name, _, value = each.partition(":")
        yield name.strip().lower(), value.strip()


def _ends(shape: etree._Element) -> tuple[tuple[Length, Length], tuple[Length, Length]] | None:
    """Both ends of a ``v:line``; None for other shapes."""
    if shape.tag != v("line"):
        return None
    ends = [[measure(each, _PX) for each in shape.get(end, "").split(",")] for end in ("from", "to")]
    if any(len(end) != 2 or None in end for end in ends):
        return None
    (left, top), (right, bottom) = ends
    return (or_nothing(left), or_nothing(top)), (or_nothing(right), or_nothing(bottom))


def _vml_place(how: str, start: Length | None, size: Length, bound: tuple[Length, Length] | None) -> Length | None:
    if bound is None:
        return None
    if how in _ALIGNED:
        return aligned_at(how, size, bound)
    return None if start is None else bound[0] + start


def _vml_color(shape: etree._Element) -> str | None:
    given = shape.get("strokecolor", "").partition(" ")[0].lower()
    if len(given) == 4 and given.startswith("#"):
        given = "#" + "".join(each * 2 for each in given[1:])
    return _NAMED.get(given) or hex_color(given)
