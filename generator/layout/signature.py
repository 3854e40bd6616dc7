"""署名, 成文日期, the seal's place and 附注 (7.3.5 and 7.3.6)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blocks import Face, Paragraph, Role, Run
from generator.document import OfficialDocument, SignatureKind
from generator.errors import LayoutError, Problem
from generator.layout.ink import text_line, white_between
from generator.layout.type_widths import line_width, width_on_grid
from generator.length import Length, Mm, Twips
from generator.standard import length

_ANCHOR_PITCH = Twips(20)


def signature_block(document: OfficialDocument) -> tuple[Paragraph, ...]:
    """署名 and 成文日期 with the seal's place kept free, then the 附注. Raises LayoutError for a name too wide."""
    name = _joined(document.issuer)
    if width_on_grid(name) > line_width():
        raise LayoutError(Problem("layout-signature-wide", None, {"name": name}, "issuer"))
    sealed = document.signature is SignatureKind.SEALED
    above = _sealed_white(document) if sealed else _unsealed_white(document)
    name_right, date_right = (_sealed_rights if sealed else _unsealed_rights)(name, str(document.date))
    note = tuple(_note(document))
    below = _white_under_date(document, len(note)) if sealed else Length(0)
    return (
        _line(document, Role.SIGNATURE, name, name_right, above),
        _line(document, Role.DATE, str(document.date), date_right, Length(0), keep_next=below > 0),
        *note,
        *((_seal_foot(below),) if below > 0 else ()),
    )


def _joined(issuer: tuple[str, ...]) -> str:
    return issuer[0]


def _line(
    document: OfficialDocument, role: Role, text: str, right: Length, before: Length, *, keep_next: bool = True
) -> Paragraph:
    return Paragraph(
        role=role,
        runs=(Run(text, Face.FANGSONG, length("size.body")),),
        pitch=length("grid.pitch", document.profile),
        align="right",
        before=before,
        right=right,
        keep_next=keep_next,
    )


def _sealed_rights(name: str, date: str) -> tuple[Length, Length]:
    """7.3.5.1: the date 4 字 from the right, the name centred over it; a name too long for that moves the date in."""
    overhang = (width_on_grid(name) - width_on_grid(date)) * 0.5
    date_right = Length(max(length("sealed.date_right") - length("date.side_bearing"), overhang))
    return date_right - overhang, date_right


def _unsealed_rights(name: str, date: str) -> tuple[Length, Length]:
    """7.3.5.2: the name 2 字 from the right, the date's first character 2 字 to the right of the name's.

    Where the date is longer, it stands 2 字 from the right itself and the name moves in.
    """
    longer = width_on_grid(date) - width_on_grid(name)
    right, offset = length("unsealed.right"), length("unsealed.date_offset")
    if longer > 0:
        date_right = right - length("date.side_bearing")
        return date_right + longer + offset, date_right
    return right, right - offset - longer


def _sealed_white(document: OfficialDocument) -> Length:
    """Space over the 署名 that lets a seal centred on the date begin close under the text."""
    line = text_line(document.profile)
    to_date = length("seal.gap") + Mm(document.seal_diameter / 2)
    to_name = to_date - line.pitch - line.ink_height * 0.5
    return white_between(Length(max(to_name, length("unsealed.gap"))), line, line)


def _unsealed_white(document: OfficialDocument) -> Length:
    """One 行 between the text and the 署名."""
    line = text_line(document.profile)
    return white_between(length("unsealed.gap"), line, line)


def _white_under_date(document: OfficialDocument, notes: int) -> Length:
    """What a seal centred on the date reaches below the date's line and the notes under it."""
    line = text_line(document.profile)
    under_centre = line.ink_height * 0.5 + line.below_ink
    return Mm(document.seal_diameter / 2) - under_centre - line.pitch * notes


def _seal_foot(below: Length) -> Paragraph:
    return Paragraph(role=Role.ANCHOR, runs=(), pitch=_ANCHOR_PITCH, before=below - _ANCHOR_PITCH, grid=False)


def _note(document: OfficialDocument) -> Iterator[Paragraph]:
    """7.3.6: the line after the date, 2 字 in, in round brackets."""
    if document.note is None:
        return
    text = document.note if document.note.startswith("（") else f"（{document.note}）"
    yield Paragraph(
        role=Role.NOTE,
        runs=(Run(text, Face.FANGSONG, length("size.body")),),
        pitch=length("grid.pitch", document.profile),
        first_line=length("note.indent"),
        keep_next=True,
    )
