"""Pictures of a draft that a text template can print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from generator.desk.drafts.draft import DraftPicture, Left
from generator.desk.drafts.taking.text_area import fitted
from generator.ground.errors import Span
from generator.office.pictures import PictureError, picture_file


@dataclass(frozen=True, slots=True)
class TakenPicture:
    """A picture: its file beside notice.md, the line that prints it, and its place in the draft."""

    name: str
    data: bytes
    line: str
    place: Span


def taken_pictures(pictures: Sequence[DraftPicture]) -> tuple[list[TakenPicture], list[Left]]:
    """The ``pictures`` with their names, and those of kinds that no text prints."""
    taken: list[TakenPicture] = []
    left = []
    for each in pictures:
        if _can_be_printed(each.data):
            taken.append(_taken(each, len(taken) + 1))
        else:
            left.append(Left.at("picture", each.place, each.suffix))
    return taken, left


def _can_be_printed(data: bytes) -> bool:
    try:
        picture_file(data)
    except PictureError:
        return False
    return True


def _taken(picture: DraftPicture, serial: int) -> TakenPicture:
    """The picture as wide as shown, but no larger than the text of a page."""
    name = f"picture-{serial}{picture.suffix}"
    shown = fitted(picture.width, picture.height)
    width = f'width="{floor(shown.mm)}mm"' if shown.mm >= 1 else ""
    return TakenPicture(name, picture.data, f'{{{{ "{name}" | image({width}) }}}}', picture.place)
