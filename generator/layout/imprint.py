"""版记: 抄送机关, 印发机关 and 印发日期 between rules at the foot of the last page (7.4)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blocks import Face, ImprintBlock, Paragraph, Role, Rule, Run, Section
from generator.document import Imprint, OfficialDocument
from generator.layout.pages import Pages
from generator.layout.set_lines import line_count
from generator.layout.type_widths import type_area_width
from generator.length import Length, Twips
from generator.standard import COPY_TO, ISSUED, length

_ANCHOR = Paragraph(role=Role.ANCHOR, runs=(), pitch=Twips(20), grid=False)


def imprint_block(document: OfficialDocument) -> ImprintBlock | None:
    """The 版记 of ``document``, or None when it has neither 抄送 nor 印发机关."""
    rows = (*_copy_to(document.copy_to), *_issued(document.imprint))
    if not rows:
        return None
    return ImprintBlock(
        rows=rows,
        outer=Rule(length("imprint.outer_rule")),
        inner=Rule(length("imprint.inner_rule")),
        below=length("page.height") - length("margin.bottom", document.profile) - length("imprint.bottom"),
    )


def place_imprint(
    imprint: ImprintBlock, text: tuple[Paragraph, ...], counted: Pages
) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """The sections with the 版记 on an even last page, and the text of every page.

    Where the text ends on an even page with room below it, the 版记 stands there. Elsewhere it gets a section that
    begins on the next even page by itself; when that leaves a blank page before it, neither of the two bears a
    number (7.5).
    """
    words = "".join(row.text.replace("\t", "") for row in imprint.rows)
    *before, last = counted.texts
    ends_even = len(counted.texts) % 2 == 0
    if ends_even and height(imprint) + length("grid.pitch") <= counted.room:
        return (Section(blocks=(*text, imprint, _ANCHOR)),), (*before, last + words)
    own = Section(blocks=(imprint, _ANCHOR), even_page=True, numbered=not ends_even)
    blank = ("",) if ends_even else ()
    # LibreOffice drops an empty paragraph that ends a section: the seal's place needs one more behind it.
    ended = text if text[-1].runs else (*text, _ANCHOR)
    return (Section(blocks=ended), own), (*counted.texts, *blank, words)


def height(imprint: ImprintBlock) -> Length:
    """Height of the 版记 with its rules and the space below them."""
    lines = sum(line_count(row) for row in imprint.rows)
    rules = imprint.outer.thickness * 2 + imprint.inner.thickness * (len(imprint.rows) - 1)
    return length("imprint.pitch") * lines + rules + imprint.below


def _copy_to(organs: str | None) -> Iterator[Paragraph]:
    """7.4.2: one 字 in on both sides, wrapped lines on the first character after the colon, a full stop at the end."""
    if organs is not None:
        hanging = length("imprint.hanging")
        yield _row(f"{COPY_TO}：{organs}。", left=length("imprint.inset") + hanging, first_line=-hanging)


def _issued(imprint: Imprint | None) -> Iterator[Paragraph]:
    """7.4.3: the organ one 字 from the left, the date with 印发 one 字 from the right."""
    if imprint is not None:
        tab = type_area_width() - length("imprint.inset")
        yield _row(f"{imprint.office}\t{imprint.date}{ISSUED}", left=length("imprint.inset"), tab=tab)


def _row(text: str, *, left: Length, first_line: Length | None = None, tab: Length | None = None) -> Paragraph:
    return Paragraph(
        role=Role.IMPRINT,
        runs=(Run(text, Face.FANGSONG, length("imprint.size")),),
        pitch=length("imprint.pitch"),
        align="left" if tab is not None else "both",
        left=left,
        right=length("imprint.inset"),
        first_line=first_line or Length(0),
        tab=tab,
        grid=False,
        keep_next=True,
    )
