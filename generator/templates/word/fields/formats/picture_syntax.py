"""What pictures of numbers and of dates share: text within single quotes is literal; values that they cannot show."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ground.errors import Said

_QUOTE, _NUMBERED_ITEM = "'", "`"


class FieldValueError(ValueError):
    """A value that a switch of a field cannot print, since it needs what is ``wanted``."""

    def __init__(self, wanted: Said) -> None:
        super().__init__(wanted.en)
        self.wanted = wanted


class FieldPictureError(ValueError):
    """A picture with an ``item`` that cannot be shown."""

    def __init__(self, item: str) -> None:
        super().__init__(item)
        self.item = item


def quoted_apart(picture: str) -> Iterator[tuple[str, bool]]:
    """The stretches of ``picture`` in order, each with whether it was quoted. Raises FieldPictureError.

    Numbers of captions (```Table```) are refused: the office suite counts those.
    """
    if _NUMBERED_ITEM in picture:
        raise FieldPictureError(_NUMBERED_ITEM)
    for index, stretch in enumerate(picture.split(_QUOTE)):
        if stretch:
            yield stretch, bool(index % 2)
