"""Sections: sheet, margins, grid (ECMA-376 part 1, 17.6), and footers with the page number (7.5)."""

from __future__ import annotations

from collections.abc import Iterable

from generator.blocks import Align, Face, PageSetup, Paragraph, Role, Run, Section
from generator.docx_writer.page_rules import first_page_header
from generator.docx_writer.paragraph import Styles, paragraph_xml
from generator.docx_writer.run import content
from generator.docx_writer.xml import element, inside, on, root
from generator.length import Length, Twips

ODD, EVEN, NONE = "footer1.xml", "footer2.xml", "footer3.xml"
"""The footers: numbered on odd and on even pages, and empty."""

_DASH = "—"
_SPARE = Twips(1)  # a footer higher than its margin would push the text area up


def page_number(align: Align, setup: PageSetup) -> Paragraph:
    """The paragraph of a footer, at the outer edge, one 字 in.

    The space over it fills the bottom margin: LibreOffice lets the text area of a section that begins on an even
    page reach down to the footer.
    """
    inset, nothing = setup.number_inset, Length(0)
    return Paragraph(
        role=Role.PAGE_NUMBER,
        runs=(Run("", Face.SONG, setup.number_size),),
        pitch=setup.number_pitch,
        align=align,
        before=setup.bottom - setup.footer - setup.number_pitch - _SPARE,
        left=inset if align == "left" else nothing,
        right=inset if align == "right" else nothing,
        grid=False,
    )


def footers(styles: Styles, setup: PageSetup, names: dict[Face, str]) -> dict[str, bytes]:
    """Every footer part by its name."""
    fields = _run(content(f"{_DASH} ")) + _page_field() + _run(content(f" {_DASH}"))
    return {
        ODD: _footer(page_number("right", setup), styles, setup, names, fields),
        EVEN: _footer(page_number("left", setup), styles, setup, names, fields),
        NONE: _footer(page_number("right", setup), styles, setup, names, ""),
    }


def first_page_headers(sections: Iterable[Section]) -> dict[str, bytes]:
    """The header part of each first page that has rules, by its name."""
    return {
        header_name(number): first_page_header(section.first_page)
        for number, section in enumerate(sections, start=1)
        if section.first_page is not None
    }


def header_name(number: int) -> str:
    """The name of the header on the first page of the section ``number``, from 1."""
    return f"header{number}.xml"


def section_xml(section: Section, setup: PageSetup, ids: dict[str, str], number: int) -> str:
    """``w:sectPr`` of ``section``, the ``number``-th; ``ids`` are the relationships of headers and footers."""
    return inside(
        "sectPr",
        _references(section, ids, number)
        + (element("type", val="evenPage") if section.even_page else "")
        + element("pgSz", w=setup.width.twips, h=setup.height.twips)
        + element(
            "pgMar",
            top=setup.top.twips,
            right=setup.right.twips,
            bottom=setup.bottom.twips,
            left=setup.left.twips,
            header=851,
            footer=setup.footer.twips,
            gutter=0,
        )
        + (on("titlePg") if section.first_page is not None else "")
        + element("docGrid", type="linesAndChars", linePitch=setup.pitch.twips, charSpace=setup.char_space),
    )


def _references(section: Section, ids: dict[str, str], number: int) -> str:
    """The footers of ``section``, and on a first page with rules their header and no page number."""
    default, even = (ODD, EVEN) if section.numbered else (NONE, NONE)
    parts = [("footer", "default", default), ("footer", "even", even)]
    if section.first_page is not None:
        parts += [("header", "first", header_name(number)), ("footer", "first", NONE)]
    return "".join(f'<w:{what}Reference w:type="{kind}" r:id="{ids[part]}"/>' for what, kind, part in parts)


def _footer(paragraph: Paragraph, styles: Styles, setup: PageSetup, names: dict[Face, str], fields: str) -> bytes:
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
