"""Pictures in the text: each in a paragraph of its own, centred, never clipped."""

from __future__ import annotations

from generator.ground.errors import LayoutError, Problem
from generator.ground.length import Mm, Twips
from generator.official.blocks import Face, Paragraph, Role, Run
from generator.official.blocks import Picture as SetPicture
from generator.official.document import Picture
from generator.official.layout.type_area import TypeArea
from generator.standard import Profile, length


def picture_paragraph(picture: Picture, profile: Profile, area: TypeArea, *, keep_next: bool) -> Paragraph:
    """``picture`` in a line as high as it. Raises LayoutError where it is larger than ``area``."""
    width, height = (Twips(Mm(side).twips) for side in (picture.width, picture.height))
    if width > area.width or height > area.height:
        most = {"widest": int(area.width.mm), "highest": int(area.height.mm)}
        facts = {"width": f"{picture.width:.0f}", "height": f"{picture.height:.0f}", **most}
        raise LayoutError(Problem("layout-picture-large", picture.span, facts))
    return Paragraph(
        role=Role.PICTURE,
        runs=(Run("", Face.FANGSONG, length("picture.type")),),
        pitch=length("grid.pitch", profile),
        align="centre",
        grid=False,
        at_least=True,
        keep_next=keep_next,
        picture=SetPicture(data=picture.data, suffix=picture.suffix, width=width, height=height, name=picture.name),
    )
