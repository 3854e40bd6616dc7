"""Runs and paragraphs of the probe; properties are given in the order of the schema (ECMA-376 part 1, 17.3)."""

from __future__ import annotations

from generator.ground.length import Length
from generator.official.writer.paragraph import content
from generator.official.writer.xml import element, inside

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
