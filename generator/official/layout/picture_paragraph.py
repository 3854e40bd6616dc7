"""A picture in the text: in a paragraph of its own, centred, never clipped."""

from __future__ import annotations

from generator.ground.errors import LayoutError, Problem
from generator.ground.length import Mm, Twips
from generator.official.blocks import Face, InlinePicture, ParagraphBlock, Role, TextRun
from generator.official.document import WrittenPicture
from generator.official.layout.type_area import TypeArea
from generator.standard import Profile, length


def picture_paragraph(picture: WrittenPicture, profile: Profile, area: TypeArea, *, keep_next: bool) -> ParagraphBlock:
    """Return a paragraph with ``picture``, as high as it. Raises LayoutError where it is larger than ``area``."""
    width, height = (Twips(Mm(side).twips) for side in (picture.width, picture.height))
    if width > area.width or height > area.height:
        most = {"widest": int(area.width.mm), "highest": int(area.height.mm)}
        facts = {"width": f"{picture.width:.0f}", "height": f"{picture.height:.0f}", **most}
        raise LayoutError(Problem("layout-picture-large", picture.span, facts))
    return ParagraphBlock(
        role=Role.PICTURE,
        runs=(TextRun("", Face.FANGSONG, length("picture.type")),),
        pitch=length("grid.pitch", profile),
        align="centre",
        grid=False,
        at_least=True,
        keep_next=keep_next,
        picture=InlinePicture(data=picture.data, suffix=picture.suffix, width=width, height=height, name=picture.name),
        source=picture.span,
    )
