"""Cases about lines: where letters are in them, how wide characters are, how blanks behave."""

from __future__ import annotations

from generator.ground.length import Length, Mm, Pt, Twips
from generator.official.writer.xml import element, on
from tests.word_probe.case import Specimen
from tests.word_probe.counted import half_width, hanzi
from tests.word_probe.page_lines import lettered, letters, posts, steps
from tests.word_probe.paragraphs import FREE, align, line, paragraph, run
from tests.word_probe.sheet import CELL, PITCH, WIDTH, top_of_line

_LABEL = Twips(289)
_PAIR = PITCH + _LABEL
"""A line of the text, and the letters below it."""
_HALF = 7.896
"""The width in points of a half-width character on the grid: its squeeze is half of a hanzi's."""
_FEET = "国" + "H" * 48
_LIBREOFFICE_FOOT, _WORD_FOOT = Mm(7.3), PITCH * 0.8
"""From a line's top to the feet of its letters: with the em box in the line's middle, and at 0.80 of its height."""


def text_alignment() -> Specimen:
    """``w:textAlignment`` on lines of an exact height, on and off the grid."""
    depths = [_LIBREOFFICE_FOOT, _WORD_FOOT, Mm(9.24), Mm(10.31)]
    centred = element("textAlignment", val="center")
    samples = [("Normal", ""), ("Normal", centred), (FREE, ""), (FREE, centred)]
    return Specimen(
        blocks="".join(line(_FEET, style=style, properties=given) + letters(4) for style, given in samples),
        lines=[each for number in range(len(samples)) for each in steps(top_of_line(2) + _PAIR * number, depths)],
    )


def baseline() -> Specimen:
    """The baseline of a line of exact height, face by face; the first line is the page's first."""
    faces = ("仿宋_GB2312", "宋体", "黑体", "楷体_GB2312", "方正小标宋简体")
    depths = [_LIBREOFFICE_FOOT, Mm(7.73), _WORD_FOOT, Mm(8.6), Mm(9.04)]
    return Specimen(
        blocks="".join(paragraph(run(_FEET, face=face)) + letters(len(depths)) for face in faces),
        lines=[each for number in range(len(faces)) for each in steps(top_of_line(1) + _PAIR * number, depths)],
        title_first=False,
    )


def half_width_characters() -> Specimen:
    """ASCII on the grid: how many in a line, and how wide 54 are."""
    count = 54
    places = [Pt(count * width) for width in (7.793, _HALF, 8)]
    return Specimen(
        blocks=line(half_width(90), properties=align("left"))
        + line(half_width(count), properties=align("left"))
        + lettered(places),
        lines=posts(top_of_line(4), places),
    )


def tracking() -> Specimen:
    """``w:spacing`` of hanzi and of ASCII off the grid."""
    twips = (-2, -3, -6, -13, -20)
    return Specimen("".join(_tracked(hanzi(36), value) for value in twips) + _tracked(half_width(80), -13))


def _tracked(text: str, twips: int) -> str:
    return paragraph(run(text, element("spacing", val=twips)), style=FREE)


def shrunk_blanks() -> Specimen:
    """Justified lines with four blanks that lack a few points for their last hanzi."""
    return Specimen("".join(_lacking(Pt(points)) for points in (0, 1, 2, 3, 4, 6)))


def _lacking(lack: Length) -> str:
    """A justified paragraph whose first line has four blanks, and lacks ``lack``, less a twip, for 25 hanzi."""
    counted = hanzi(39)
    text = " ".join((counted[:5], counted[5:10], counted[10:15], counted[15:20], counted[20:]))
    right = WIDTH - Pt(25 * 16 + 4 * 8) + lack
    return paragraph(run(text), style=FREE, properties=element("ind", right=right.twips - 1) + align("both"))


def gap_beside_digits() -> Specimen:
    """The space that a program puts between hanzi and digits by itself."""
    free = [Pt(12 * (16 + 8) + 23 * gap) for gap in (0, 3.2, 4)]
    grid = [Pt(12 * (CELL.pt + _HALF) + 23 * gap) for gap in (0, 3.2, 4)]
    return Specimen(
        blocks=line("国1" * 12, style=FREE)
        + lettered(free)
        + line("国1" * 12, properties=align("left"))
        + lettered(grid),
        lines=[*posts(top_of_line(2), free), *posts(top_of_line(2) + _PAIR, grid)],
    )


def right_indent() -> Specimen:
    """``w:adjustRightInd`` of a 署名 and of a justified paragraph."""
    indent = CELL * 4
    places = [WIDTH - indent - CELL, WIDTH - indent, WIDTH]
    narrow = Twips(100)
    edges = [CELL * 27, WIDTH - narrow]
    long = hanzi(39) + hanzi(15)
    on_and_off = (on("adjustRightInd", False), on("adjustRightInd"))
    return Specimen(
        blocks="".join(
            line("示例市示例局", properties=each + element("ind", right=indent.twips) + align("right"))
            for each in on_and_off
        )
        + lettered(places)
        + "".join(line(long, properties=each + element("ind", right=narrow.twips)) for each in on_and_off)
        + lettered(edges),
        lines=[
            *posts(top_of_line(2), places, PITCH * 2),
            *posts(top_of_line(4) + _LABEL, edges, PITCH * 4),
        ],
    )
