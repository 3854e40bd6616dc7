"""署名, 成文日期, the places of seals and stamps, and 附注 (7.3.5 and 7.3.6)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ground.errors import LayoutError, Problem
from generator.ground.length import Length
from generator.official.blocks import Block, Face, ParagraphBlock, Role, TextRun
from generator.official.document import OfficialDocument, SignatureKind
from generator.official.layout.signature.sealed import sealed_block
from generator.official.layout.signature.stamp_places import stamp_block
from generator.official.layout.signature.unsealed import unsealed_block
from generator.official.layout.type_widths import narrowest_line, width_on_grid
from generator.standard import length


def signature_block(document: OfficialDocument, seal_gap: Length | None = None) -> tuple[Block, ...]:
    """Return 署名 and 成文日期, or 职务 and the places of stamps, then the 附注; all kept on one page.

    ``seal_gap`` is the white between the text and the first seals, None for the usual one. Raises LayoutError for a
    name or post that is too wide.
    """
    return (*_signature(document, seal_gap or length("seal.gap")), *_note(document))


def _signature(document: OfficialDocument, seal_gap: Length) -> tuple[Block, ...]:
    if document.signature is SignatureKind.NONE:
        return ()
    if document.signature is SignatureKind.STAMP and document.stamps:
        return stamp_block(document)
    _refuse_wide_names(document.issuer)
    if document.signature is SignatureKind.SEALED:
        return sealed_block(document, seal_gap)
    return unsealed_block(document)


def _refuse_wide_names(issuer: tuple[str, ...]) -> None:
    problems = [
        Problem("layout-signature-wide", None, {"name": name}, "issuer")
        for name in issuer
        if width_on_grid(name) > narrowest_line()
    ]
    if problems:
        raise LayoutError(problems)


def _note(document: OfficialDocument) -> Iterator[ParagraphBlock]:
    """Yield the 附注 (7.3.6): the line after the date, 2 字 in, in round brackets."""
    if document.note is None:
        return
    text = document.note if document.note.startswith("（") else f"（{document.note}）"
    yield ParagraphBlock(
        role=Role.NOTE,
        runs=(TextRun(text, Face.FANGSONG, length("size.body")),),
        pitch=length("grid.pitch", document.profile),
        first_line=length("note.indent"),
        keep_next=True,
        source=document.source("note"),
    )
