"""The page number of a landscape sheet, in the place that it has on portrait sheets (7.5 and 8).

The sheet is turned anticlockwise to be bound, which puts its upper edge at the left. So the number is a text box along
the sheet's left edge, its line turned clockwise. It is DrawingML (ECMA-376 part 1, 20.4.2.3, and Microsoft's ``wps``),
with VML beside it for older programs (part 4, 19.1.2.22).
"""

from __future__ import annotations

from generator.office.wordml.wordml_names import SHAPE
from generator.official.blocks import PageSetup, TurnedBox
from generator.official.writer.drawing import emu, shape_run
from generator.official.writer.paragraph import thin_paragraph
from generator.official.writer.xml import inside

_ODD_ID, _EVEN_ID = 2001, 2002
"""The ids of the text boxes, far from those of other drawings: no two may share one."""


def turned_number(number: str, setup: PageSetup, *, odd: bool) -> str:
    """Return a paragraph with the text box that contains ``number``, which is a ``w:p``."""
    identifier = _ODD_ID if odd else _EVEN_ID
    box = setup.turned_number
    return thin_paragraph(shape_run(_anchor(box, number, identifier), _vml(box, number, identifier)))


def _anchor(box: TurnedBox, number: str, identifier: int) -> str:
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


def _vml(box: TurnedBox, number: str, identifier: int) -> str:
    return (
        f'<v:rect id="页码{identifier}" style="position:absolute;margin-left:{box.left.pt:.2f}pt;'
        f"margin-top:{box.top.pt:.2f}pt;width:{box.width.pt:.2f}pt;height:{box.height.pt:.2f}pt;z-index:{identifier};"
        'mso-position-horizontal-relative:page;mso-position-vertical-relative:page" filled="f" stroked="f">'
        f'<v:textbox inset="0,0,0,0" style="layout-flow:vertical">{inside("txbxContent", number)}</v:textbox></v:rect>'
    )
