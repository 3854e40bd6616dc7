"""Inline pictures, set in a line like a character (ECMA-376 part 1, 20.4.2.8 and 20.2.2)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from generator.office.package.xml_escaping import quoteattr
from generator.office.wordml.wordml_names import ANCHORED, DRAWING, PICTURE
from generator.official.blocks import InlinePicture, LaidOutDocument, ParagraphBlock
from generator.official.writer.drawing import emu
from generator.official.writer.xml import inside

_MOST_TEXT = 2_000
_NO_DISTANCE = 'distT="0" distB="0" distL="0" distR="0"'


def pictures(document: LaidOutDocument) -> tuple[InlinePicture, ...]:
    """Return the pictures of ``document`` in order."""
    return tuple(
        block.picture for block in document.blocks if isinstance(block, ParagraphBlock) and block.picture is not None
    )


def media(shown: Iterable[InlinePicture]) -> dict[str, bytes]:
    """Return the parts of the pictures ``shown``, by their names below ``word/``; equal bytes have one part."""
    return {media_name(picture): picture.data for picture in shown}


def media_name(picture: InlinePicture) -> str:
    """Return the name of the part with ``picture``, from its digest."""
    return f"media/image-{hashlib.sha256(picture.data).hexdigest()[:16]}.{picture.suffix}"


class Drawings:
    """Numbers the drawings of one document; ``ids`` are the relationship ids of their parts."""

    def __init__(self, ids: Mapping[str, str]) -> None:
        self.ids = ids
        self._number = 0

    def xml(self, picture: InlinePicture) -> str:
        """Return a run with the next drawing."""
        self._number += 1
        return inside("r", inside("drawing", _inline(picture, self._number, self.ids[media_name(picture)])))


def _inline(picture: InlinePicture, number: int, identifier: str) -> str:
    width, height = (max(1, emu(side)) for side in (picture.width, picture.height))
    size = f'cx="{width}" cy="{height}"'
    name = f'id="{number}" name="图片 {number}"'
    shown = f" descr={quoteattr(picture.name[:_MOST_TEXT])}" if picture.name else ""
    return (
        f'<wp:inline xmlns:wp="{ANCHORED}" {_NO_DISTANCE}><wp:extent {size}/>'
        f"<wp:docPr {name}{shown}/><wp:cNvGraphicFramePr>"
        f'<a:graphicFrameLocks xmlns:a="{DRAWING}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{PICTURE}">'
        f'<pic:pic xmlns:pic="{PICTURE}"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{identifier}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    )
