"""Thin red lines at fixed places of the sheet, so that places can be read without a ruler."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.ground.length import NOTHING, Length, Pt
from generator.office.wordml.wordml_names import SHAPE
from generator.official.writer.xml import element, emu, inside, shape_run
from tests.word_probe.paragraphs import LABEL, paragraph, run
from tests.word_probe.sheet import LEFT, PITCH, WIDTH

_THICKNESS = Pt(0.25)
_RED = "FF0000"


@dataclass(frozen=True)
class PageLine:
    """A line from a point of the sheet, ``width`` to the right or ``height`` down."""

    left: Length
    top: Length
    width: Length = NOTHING
    height: Length = NOTHING


def page_lines(first_id: int, lines: Iterable[PageLine]) -> str:
    """Runs with ``lines``, which take no room; ``first_id`` is the first of their ids, that no others have."""
    return "".join(
        shape_run(_anchor(each, number), _vml(each, number)) for number, each in enumerate(lines, start=first_id)
    )


def _anchor(drawn: PageLine, number: int) -> str:
    extent = f'cx="{emu(drawn.width)}" cy="{emu(drawn.height)}"'
    return (
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="1" '
        'locked="1" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{emu(drawn.left)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu(drawn.top)}</wp:posOffset></wp:positionV>'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="线{number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{SHAPE}"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{emu(_THICKNESS)}"><a:solidFill><a:srgbClr val="{_RED}"/></a:solidFill></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )


def _vml(drawn: PageLine, number: int) -> str:
    right, bottom = drawn.left + drawn.width, drawn.top + drawn.height
    return (
        f'<v:line id="线{number}" style="position:absolute;z-index:-{number};'
        'mso-position-horizontal-relative:page;mso-position-vertical-relative:page" '
        f'from="{drawn.left.pt:.2f}pt,{drawn.top.pt:.2f}pt" to="{right.pt:.2f}pt,{bottom.pt:.2f}pt" '
        f'strokecolor="#{_RED}" strokeweight="{_THICKNESS.pt:g}pt"/>'
    )


def steps(top: Length, depths: Sequence[Length]) -> list[PageLine]:
    """Horizontal lines side by side over the text's width, at ``depths`` below ``top``."""
    span = WIDTH * (1 / len(depths))
    return [PageLine(left=LEFT + span * number, top=top + depth, width=span) for number, depth in enumerate(depths)]


def letters(count: int) -> str:
    """A line of the letters A, B, C … below that many lines side by side."""
    places = [WIDTH * ((number + 0.5) / count) for number in range(count)]
    return lettered(places)


def lettered(places: Iterable[Length]) -> str:
    """A line of the letters A, B, C … with their middles at ``places`` from the left margin."""
    stops = [element("tab", val="center", pos=place.twips) for place in places]
    named = "".join(f"\t{chr(ord('A') + number)}" for number in range(len(stops)))
    return paragraph(run(named), style=LABEL, properties=inside("tabs", "".join(stops)))


def posts(top: Length, places: Iterable[Length], height: Length = PITCH) -> list[PageLine]:
    """Vertical lines at ``places`` from the left margin."""
    return [PageLine(left=LEFT + place, top=top, height=height) for place in places]
