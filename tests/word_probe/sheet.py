"""The sheet of a probe, and what is set on it: text that shows its length, paragraphs, tables, thin red lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.ground.length import NOTHING, Length, Mm, Pt, Twips
from generator.office.wordml.wordml_names import SHAPE
from generator.official.writer.paragraph import content
from generator.official.writer.xml import element, emu, inside, on, shape_run

TOP, BOTTOM, LEFT, RIGHT = Mm(37), Mm(35), Mm(28), Mm(26)
WIDTH, HEIGHT = Twips(8845), Twips(12756)
"""The text area."""
PITCH, CELL = Twips(579), Twips(315.854)
"""A line's height; the width of a full-width character on the grid in Word."""
CHAR_SPACE = -849


def top_of_line(number: int) -> Length:
    """How far line ``number``, from 1, begins below the sheet's upper edge, where all lines have one height."""
    return TOP + PITCH * (number - 1)


def section_properties(header: str, footer: str, kind: str) -> str:
    """``w:sectPr`` with one header and one footer for all its pages; ``kind``: ``nextPage`` or ``evenPage``."""
    references = "".join(
        f'<w:{what}Reference w:type="{pages}" r:id="{part}"/>'
        for what, part in (("header", header), ("footer", footer))
        for pages in ("default", "even")
    )
    margins = {"top": TOP, "right": RIGHT, "bottom": BOTTOM, "left": LEFT, "header": Mm(15), "footer": Mm(25)}
    return inside(
        "sectPr",
        references
        + element("type", val=kind)
        + element("pgSz", w=11906, h=16838)
        + element("pgMar", **{name: margin.twips for name, margin in margins.items()}, gutter=0)
        + element("docGrid", type="linesAndChars", linePitch=PITCH.twips, charSpace=CHAR_SPACE),
    )


NOTE, ENGLISH, LABEL, FREE = "ProbeNote", "ProbeEnglish", "ProbeLabel", "ProbeFree"
"""Styles: what is explained, its English, letters below lines, text of 16 pt off the grid."""
SMALL, IMPRINT = "ProbeSmall", "ProbeImprint"
"""Styles: text of 12 pt off the grid, lines of a 版记."""


def run(text: str, properties: str = "", face: str = "") -> str:
    """A run in ``face``, else in that of its style; ``properties`` are those behind ``w:rFonts``."""
    slots = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), face) if face else {}
    return inside("r", inside("rPr", element("rFonts", hint="eastAsia", **slots) + properties) + content(text))


def paragraph(*runs: str, style: str = "Normal", properties: str = "", last: str = "") -> str:
    """A paragraph; ``last`` is the ``w:sectPr`` of a section that ends with it."""
    return inside("p", inside("pPr", element("pStyle", val=style) + properties + last) + "".join(runs))


def thin(*runs: str, height: int = 20, last: str = "") -> str:
    """A paragraph of ``height`` twips for what takes no room; ``last`` is the ``w:sectPr`` of a section it ends."""
    spacing = element("spacing", before=0, after=0, line=height, lineRule="exact")
    return inside("p", inside("pPr", spacing + last) + "".join(runs))


def line(text: str, *, style: str = "Normal", properties: str = "") -> str:
    """A paragraph of one run."""
    return paragraph(run(text), style=style, properties=properties)


def before(space: Length) -> str:
    """Space above a line of the text."""
    return element("spacing", before=space.twips)


def align(side: str) -> str:
    return element("jc", val=side)


def page_number() -> str:
    """The field with the number of the page."""
    return "".join(
        inside("r", piece)
        for piece in (
            element("fldChar", fldCharType="begin"),
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            element("fldChar", fldCharType="separate"),
            content("1"),
            element("fldChar", fldCharType="end"),
        )
    )


def page_break() -> str:
    """A break of the page within a paragraph."""
    return inside("r", element("br", type="page"))


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table(widths: Sequence[int], rows: Sequence[Sequence[str]], heights: Sequence[int] = ()) -> str:
    """A table of columns of ``widths`` twips; a cell is its paragraphs, ``heights`` are the least heights of rows."""
    borders = inside(
        "tblBorders", "".join(element(side, val="single", sz=4, space=0, color="808080") for side in _SIDES)
    )
    properties = element("tblW", w=sum(widths), type="dxa") + borders + element("tblLayout", type="fixed")
    margins = inside("tblCellMar", element("left", w=60, type="dxa") + element("right", w=60, type="dxa"))
    grid = inside("tblGrid", "".join(element("gridCol", w=width) for width in widths))
    least = heights or [0] * len(rows)
    return inside(
        "tbl",
        inside("tblPr", properties + margins)
        + grid
        + "".join(_row(widths, row, height) for row, height in zip(rows, least, strict=True)),
    )


def _row(widths: Sequence[int], cells: Sequence[str], height: int) -> str:
    properties = on("cantSplit") + (element("trHeight", val=height, hRule="atLeast") if height else "")
    return inside("tr", inside("trPr", properties) + "".join(map(_cell, widths, cells)))


def _cell(width: int, content: str) -> str:
    return inside("tc", inside("tcPr", element("tcW", w=width, type="dxa")) + content)


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


_UNITS = "一二三四五六七八九"
_TENS = "十廿卅"


def hanzi(count: int) -> str:
    """``count`` hanzi, of which the n-th is n's last figure; the tenth is 十, the twentieth 廿, the thirtieth 卅."""
    return "".join(_hanzi(number) for number in range(1, count + 1))


def _hanzi(number: int) -> str:
    tens, unit = divmod(number, 10)
    return _UNITS[unit - 1] if unit else _TENS[tens - 1]


def half_width(count: int) -> str:
    """``count`` characters of ASCII, of which the n-th is n's last figure; the tenth is A, the twentieth B …"""
    return "".join(str(n % 10) if n % 10 else chr(ord("A") + n // 10 - 1) for n in range(1, count + 1))


def filling(number: int, length: int = 28) -> str:
    """A line of ``length`` hanzi that says that it is the ``number``-th."""
    start = f"第{hanzi_number(number)}行"
    return (start + "示例文字" * length)[:length]


def hanzi_number(number: int) -> str:
    """1 to 29 in hanzi."""
    tens, unit = divmod(number, 10)
    return ("", "十", "二十")[tens] + (_UNITS[unit - 1] if unit else "")
