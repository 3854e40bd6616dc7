"""Sections: sheet, margins, grid (ECMA-376 part 1, 17.6), headers with rules, and footers with the page number."""

from __future__ import annotations

from collections.abc import Iterable

from generator.ground.length import Length, Twips
from generator.office.wordml.wordml_names import SHAPE
from generator.official.blocks import (
    Face,
    InsetDocument,
    LaidOutSection,
    PageRule,
    PageSetup,
    ParagraphBlock,
    TurnedBox,
)
from generator.official.writer.paragraph import Styles, content, field_runs, paragraph_xml, thin_paragraph
from generator.official.writer.xml import color, element, emu, inside, on, root, shape_run

ODD, EVEN, NONE = "footer1.xml", "footer2.xml", "footer3.xml"
"""The footers of portrait sheets: with the number of odd and of even pages, and empty."""

ODD_LANDSCAPE, EVEN_LANDSCAPE = "footer4.xml", "footer5.xml"
"""The footers of landscape sheets, which only documents with such sheets have."""

_HEADER, _LANDSCAPE_FOOTER = 851, Twips(851)  # no text is there


def footers(styles: Styles, setup: PageSetup, names: dict[Face, str]) -> dict[str, bytes]:
    """Every footer part of portrait sheets by its name."""
    fields = _number_fields(setup)
    return {
        name: root("ftr", paragraph_xml(number, styles, setup, names, fields=shown))
        for name, number, shown in (
            (ODD, setup.odd_number, fields),
            (EVEN, setup.even_number, fields),
            (NONE, setup.odd_number, ""),
        )
    }


def landscape_footers(
    sections: Iterable[LaidOutSection], styles: Styles, setup: PageSetup, names: dict[Face, str]
) -> dict[str, bytes]:
    """The footer parts of landscape sheets by their names; none where ``sections`` can have no such sheet."""
    if not any(each.landscape or any(isinstance(block, InsetDocument) for block in each.blocks) for each in sections):
        return {}
    return {
        ODD_LANDSCAPE: _landscape_footer(setup.odd_number, _ODD_ID, styles, setup, names),
        EVEN_LANDSCAPE: _landscape_footer(setup.even_number, _EVEN_ID, styles, setup, names),
    }


def _number_fields(setup: PageSetup) -> str:
    before, behind = setup.number_marks
    return _run(content(before)) + _page_field() + _run(content(behind))


def first_page_headers(sections: Iterable[LaidOutSection]) -> dict[str, bytes]:
    """The header part of each first page that has rules, by its name."""
    return {
        _header_name(number): _first_page_header(section.first_page)
        for number, section in enumerate(sections, start=1)
        if section.first_page is not None
    }


def _header_name(number: int) -> str:
    """The name of the header on the first page of the section ``number``, from 1."""
    return f"header{number}.xml"


def section_xml(section: LaidOutSection, setup: PageSetup, ids: dict[str, str], number: int) -> str:
    """``w:sectPr`` of ``section``, the ``number``-th; ``ids`` are the relationships of headers and footers."""
    return inside(
        "sectPr",
        _references(section, ids, number)
        + (element("type", val="evenPage") if section.even_page else "")
        + _sheet(setup, landscape=section.landscape)
        + (on("titlePg") if section.first_page is not None else "")
        + element(
            "docGrid",
            type="linesAndChars",
            linePitch=(setup.landscape_pitch if section.landscape else setup.pitch).twips,
            charSpace=setup.char_space,
        ),
    )


def _sheet(setup: PageSetup, *, landscape: bool) -> str:
    """Size and margins; landscape is the portrait sheet turned clockwise: its left edge becomes the upper one (8)."""
    size = element("pgSz", w=setup.width.twips, h=setup.height.twips)
    top, right, bottom, left, footer = setup.top, setup.right, setup.bottom, setup.left, setup.footer
    if landscape:
        size = element("pgSz", w=setup.height.twips, h=setup.width.twips, orient="landscape")
        top, right, bottom, left, footer = left, top, right, bottom, _LANDSCAPE_FOOTER
    return size + element(
        "pgMar",
        top=top.twips,
        right=right.twips,
        bottom=bottom.twips,
        left=left.twips,
        header=_HEADER,
        footer=footer.twips,
        gutter=0,
    )


def _references(section: LaidOutSection, ids: dict[str, str], number: int) -> str:
    """The footers of ``section``; for a first page with rules also their header, and the empty footer."""
    numbered = (ODD_LANDSCAPE, EVEN_LANDSCAPE) if section.landscape else (ODD, EVEN)
    default, even = numbered if section.numbered else (NONE, NONE)
    parts = [("footer", "default", default), ("footer", "even", even)]
    if section.first_page is not None:
        parts += [("header", "first", _header_name(number)), ("footer", "first", NONE)]
    return "".join(f'<w:{what}Reference w:type="{kind}" r:id="{ids[part]}"/>' for what, kind, part in parts)


def _page_field() -> str:
    return field_runs("PAGE", "1", inside("rPr", element("rFonts", hint="eastAsia")))


def _run(inner: str) -> str:
    return inside("r", inside("rPr", element("rFonts", hint="eastAsia")) + inner)


# Rules at fixed places of the sheet, in the header of a first page (10.1).


_FIRST_ID = 1001
"""The first id of a line, far from the ids of pictures in the text: no two drawings may share one."""
_NO_MARGIN = 'distT="0" distB="0" distL="0" distR="0"'


def _first_page_header(rules: Iterable[PageRule]) -> bytes:
    """A header part with ``rules``, which takes no room of the page.

    Each rule is a line of DrawingML (ECMA-376 part 1, 20.4.2.3, and Microsoft's ``wps``), with VML beside it for older
    programs (part 4, 19.1.2.12).
    """
    numbered = enumerate(rules, start=_FIRST_ID)
    lines = "".join(shape_run(_rule_anchor(rule, number), _rule_vml(rule, number)) for number, rule in numbered)
    return root("hdr", thin_paragraph(lines))


def _rule_anchor(rule: PageRule, number: int) -> str:
    width = emu(rule.length)
    return (
        f'<wp:anchor {_NO_MARGIN} simplePos="0" relativeHeight="{number}" behindDoc="1" locked="1" layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{emu(rule.left)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu(_middle(rule))}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="{_name(number)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{SHAPE}"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{emu(rule.thickness)}" cap="flat">'
        f'<a:solidFill><a:srgbClr val="{color(red=rule.red)}"/></a:solidFill><a:prstDash val="solid"/></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )


def _rule_vml(rule: PageRule, number: int) -> str:
    left, right, middle = rule.left.pt, rule.left.pt + rule.length.pt, _middle(rule).pt
    return (
        f'<v:line id="{_name(number)}" style="position:absolute;z-index:-{number};'
        'mso-position-horizontal-relative:page;mso-position-vertical-relative:page" '
        f'from="{left:.2f}pt,{middle:.2f}pt" to="{right:.2f}pt,{middle:.2f}pt" '
        f'strokecolor="#{color(red=rule.red)}" strokeweight="{rule.thickness.pt:.2f}pt"/>'
    )


def _middle(rule: PageRule) -> Length:
    """The place of the line's axis: half its thickness below the top of its ink."""
    return rule.top + rule.thickness * 0.5


def _name(number: int) -> str:
    return f"线{number - _FIRST_ID + 1}"


# The page number of a landscape sheet, in the place that it has on portrait sheets (7.5 and 8).


_ODD_ID, _EVEN_ID = 2001, 2002
"""The ids of the text boxes, far from those of other drawings: no two may share one."""


def _landscape_footer(
    number: ParagraphBlock, identifier: int, styles: Styles, setup: PageSetup, names: dict[Face, str]
) -> bytes:
    """A footer part with the text box that contains the page ``number``.

    The sheet is turned anticlockwise to be bound, which puts its upper edge at the left. So the number is a text box
    along the sheet's left edge, its line turned clockwise. It is DrawingML (ECMA-376 part 1, 20.4.2.3, and Microsoft's
    ``wps``), with VML beside it for older programs (part 4, 19.1.2.22).
    """
    line, box = paragraph_xml(number, styles, setup, names, fields=_number_fields(setup)), setup.turned_number
    shape = shape_run(_number_anchor(box, line, identifier), _number_vml(box, line, identifier))
    return root("ftr", thin_paragraph(shape))


def _number_anchor(box: TurnedBox, number: str, identifier: int) -> str:
    size = f'cx="{emu(box.width)}" cy="{emu(box.height)}"'
    return (
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{identifier}" '
        'behindDoc="0" locked="1" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{emu(box.left)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu(box.top)}</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{identifier}" name="页码 {identifier}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx>{inside('txbxContent', number)}</wps:txbx>"
        '<wps:bodyPr rot="0" vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t" anchorCtr="0">'
        "<a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )


def _number_vml(box: TurnedBox, number: str, identifier: int) -> str:
    return (
        f'<v:rect id="页码{identifier}" style="position:absolute;margin-left:{box.left.pt:.2f}pt;'
        f"margin-top:{box.top.pt:.2f}pt;width:{box.width.pt:.2f}pt;height:{box.height.pt:.2f}pt;z-index:{identifier};"
        'mso-position-horizontal-relative:page;mso-position-vertical-relative:page" filled="f" stroked="f">'
        f'<v:textbox inset="0,0,0,0" style="layout-flow:vertical">{inside("txbxContent", number)}</v:textbox></v:rect>'
    )
