"""The lines of 署名 and 成文日期."""

from __future__ import annotations

from typing import Any

from generator.ground.length import NOTHING, Length
from generator.official.blocks import Align, Face, ParagraphBlock, Role, TextRun
from generator.official.document import OfficialDocument
from generator.standard import Profile, length


def signature_line(text: str, profile: Profile, **set_as: Any) -> ParagraphBlock:
    """Return a line of 署名, kept with what follows; ``set_as`` are fields of the paragraph."""
    return ParagraphBlock(role=Role.SIGNATURE, **_plain(text, profile), **set_as)


def date_line(document: OfficialDocument, right: Length, before: Length = NOTHING) -> ParagraphBlock:
    """Return the line of the 成文日期, ``right`` from the right edge."""
    align: Align = "right"
    return ParagraphBlock(
        role=Role.DATE,
        **_plain(str(document.date), document.profile),
        align=align,
        right=right,
        before=before,
        source=document.source("date"),
    )


def _plain(text: str, profile: Profile) -> dict[str, Any]:
    return {
        "runs": (TextRun(text, Face.FANGSONG, length("size.body")),),
        "pitch": length("grid.pitch", profile),
        "keep_next": True,
    }
