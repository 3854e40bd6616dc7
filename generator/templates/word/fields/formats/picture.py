"""What pictures of numbers and of dates have in common: text within single quotes is text."""

from __future__ import annotations

from collections.abc import Iterator

_QUOTE, _NUMBERED_ITEM = "'", "`"


class PictureError(ValueError):
    """A picture with something in it that cannot be shown; ``item`` is what."""

    def __init__(self, item: str) -> None:
        super().__init__(item)
        self.item = item


def quoted_apart(picture: str) -> Iterator[tuple[str, bool]]:
    """The stretches of ``picture`` in order, each with whether it was in quotes. Raises PictureError.

    Numbers of captions (```Table```) belong to the counting of an office suite.
    """
    if _NUMBERED_ITEM in picture:
        raise PictureError(_NUMBERED_ITEM)
    for index, stretch in enumerate(picture.split(_QUOTE)):
        if stretch:
            yield stretch, bool(index % 2)
