"""Sections: sheet, margins, grid (ECMA-376 part 1, 17.6), and footers with the page number."""

from __future__ import annotations

from collections.abc import Iterable

from generator.ground.length import Length, Twips
from generator.official.blocks import Face, InsetDocument, LaidOutSection, PageSetup, ParagraphBlock
from generator.official.writer.page_rules import first_page_header
from generator.official.writer.paragraph import Styles, paragraph_xml
from generator.official.writer.text_run import content
from generator.official.writer.turned_number import turned_number
from generator.official.writer.xml import element, inside, on, root

ODD, EVEN, NONE = "footer1.xml", "footer2.xml", "footer3.xml"
"""The footers of portrait sheets: with the number of odd and of even pages, and empty."""

ODD_LANDSCAPE, EVEN_LANDSCAPE = "footer4.xml", "footer5.xml"
"""The footers of landscape sheets, which only documents with such sheets have."""

_HEADER, _LANDSCAPE_FOOTER = 851, Twips(851)  # no text is there


def footers(styles: Styles, setup: PageSetup, names: dict[Face, str]) -> dict[str, bytes]:
    """Return every footer part of portrait sheets by its name."""
    fields = _number_fields(setup)
    return {
        ODD: _footer(setup.odd_number, styles, setup, names, fields),
        EVEN: _footer(setup.even_number, styles, setup, names, fields),
        NONE: _footer(setup.odd_number, styles, setup, names, ""),
    }


def landscape_footers(
    sections: Iterable[LaidOutSection], styles: Styles, setup: PageSetup, names: dict[Face, str]
) -> dict[str, bytes]:
    """Return the footer parts of landscape sheets by their names; none where ``sections`` can have no such sheet."""
    if not any(_may_be_landscape(section) for section in sections):
        return {}
    return {
        name: _landscape_footer(styles, setup, names, odd=odd)
        for name, odd in ((ODD_LANDSCAPE, True), (EVEN_LANDSCAPE, False))
    }


def _may_be_landscape(section: LaidOutSection) -> bool:
    return section.landscape or any(isinstance(block, InsetDocument) for block in section.blocks)


def _landscape_footer(styles: Styles, setup: PageSetup, names: dict[Face, str], *, odd: bool) -> bytes:
    number = setup.odd_number if odd else setup.even_number
    line = paragraph_xml(number, styles, setup, names, fields=_number_fields(setup))
    return root("ftr", turned_number(line, setup, odd=odd))


def _number_fields(setup: PageSetup) -> str:
    before, behind = setup.number_marks
    return _run(content(before)) + _page_field() + _run(content(behind))


def first_page_headers(sections: Iterable[LaidOutSection]) -> dict[str, bytes]:
    """Return the header part of each first page that has rules, by its name."""
    return {
        header_name(number): first_page_header(section.first_page)
        for number, section in enumerate(sections, start=1)
        if section.first_page is not None
    }


def header_name(number: int) -> str:
    """Return the name of the header on the first page of the section ``number``, from 1."""
    return f"header{number}.xml"


def section_xml(section: LaidOutSection, setup: PageSetup, ids: dict[str, str], number: int) -> str:
    """Return ``w:sectPr`` of ``section``, the ``number``-th; ``ids`` are the relationships of headers and footers."""
    return inside(
        "sectPr",
        _references(section, ids, number)
        + (element("type", val="evenPage") if section.even_page else "")
        + (_landscape_sheet(setup) if section.landscape else _sheet(setup))
        + (on("titlePg") if section.first_page is not None else "")
        + element(
            "docGrid",
            type="linesAndChars",
            linePitch=(setup.landscape_pitch if section.landscape else setup.pitch).twips,
            charSpace=setup.char_space,
        ),
    )


def _sheet(setup: PageSetup) -> str:
    return element("pgSz", w=setup.width.twips, h=setup.height.twips) + _margins(
        setup.top, setup.right, setup.bottom, setup.left, setup.footer
    )


def _landscape_sheet(setup: PageSetup) -> str:
    """Return the portrait sheet turned clockwise: its left edge becomes the upper one, on odd and even pages (8)."""
    return element("pgSz", w=setup.height.twips, h=setup.width.twips, orient="landscape") + _margins(
        setup.left, setup.top, setup.right, setup.bottom, _LANDSCAPE_FOOTER
    )


def _margins(top: Length, right: Length, bottom: Length, left: Length, footer: Length) -> str:
    return element(
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
    """Return the footers of ``section``; for a first page with rules also their header, and the empty footer."""
    numbered = (ODD_LANDSCAPE, EVEN_LANDSCAPE) if section.landscape else (ODD, EVEN)
    default, even = numbered if section.numbered else (NONE, NONE)
    parts = [("footer", "default", default), ("footer", "even", even)]
    if section.first_page is not None:
        parts += [("header", "first", header_name(number)), ("footer", "first", NONE)]
    return "".join(f'<w:{what}Reference w:type="{kind}" r:id="{ids[part]}"/>' for what, kind, part in parts)


def _footer(paragraph: ParagraphBlock, styles: Styles, setup: PageSetup, names: dict[Face, str], fields: str) -> bytes:
    return root("ftr", paragraph_xml(paragraph, styles, setup, names, fields=fields))


def _page_field() -> str:
    return "".join(
        (
            _run(element("fldChar", fldCharType="begin")),
            _run('<w:instrText xml:space="preserve"> PAGE </w:instrText>'),
            _run(element("fldChar", fldCharType="separate")),
            _run(content("1")),
            _run(element("fldChar", fldCharType="end")),
        )
    )


def _run(inner: str) -> str:
    return inside("r", inside("rPr", element("rFonts", hint="eastAsia")) + inner)
