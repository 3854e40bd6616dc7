"""Rules at fixed places of the sheet, in the header of a first page (10.1).

Each is a line of DrawingML (ECMA-376 part 1, 20.4.2.3, and Microsoft's ``wps``), with VML beside it for older programs
(part 4, 19.1.2.12).
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.ground.length import Length
from generator.office.wordml.wordml_names import SHAPE
from generator.official.blocks import PageRule
from generator.official.writer.border import color
from generator.official.writer.drawing import emu, shape_run
from generator.official.writer.paragraph import thin_paragraph
from generator.official.writer.xml import root

_FIRST_ID = 1001
"""The first id of a line, far from the ids of pictures in the text: no two drawings may share one."""
_NO_MARGIN = 'distT="0" distB="0" distL="0" distR="0"'


def first_page_header(rules: Iterable[PageRule]) -> bytes:
    """Return a header part with ``rules``, which takes no room of the page."""
    numbered = enumerate(rules, start=_FIRST_ID)
    lines = "".join(shape_run(_anchor(rule, number), _vml(rule, number)) for number, rule in numbered)
    return root("hdr", thin_paragraph(lines))


def _anchor(rule: PageRule, number: int) -> str:
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


def _vml(rule: PageRule, number: int) -> str:
    left, right, middle = rule.left.pt, rule.left.pt + rule.length.pt, _middle(rule).pt
    return (
        f'<v:line id="{_name(number)}" style="position:absolute;z-index:-{number};'
        'mso-position-horizontal-relative:page;mso-position-vertical-relative:page" '
        f'from="{left:.2f}pt,{middle:.2f}pt" to="{right:.2f}pt,{middle:.2f}pt" '
        f'strokecolor="#{color(red=rule.red)}" strokeweight="{rule.thickness.pt:.2f}pt"/>'
    )


def _middle(rule: PageRule) -> Length:
    """Return the place of the line's axis: half its thickness below the top of its ink."""
    return rule.top + rule.thickness * 0.5


def _name(number: int) -> str:
    return f"线{number - _FIRST_ID + 1}"
