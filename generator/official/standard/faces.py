"""The typefaces that the standard names, and how they are called in documents."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

FaceName = Literal["小标宋", "仿宋", "楷体", "黑体", "宋体"]

_PARTS: tuple[tuple[FaceName, tuple[str, ...]], ...] = (
    ("小标宋", ("小标宋", "xiaobiaosong")),
    ("仿宋", ("仿宋", "fangsong")),
    ("楷体", ("楷体", "楷_", "kaiti", "stkai")),
    ("黑体", ("黑体", "黑_", "simhei", "heiti")),
    ("宋体", ("宋体", "书宋", "simsun", "shusong", "songti")),
)
"""What a font's name holds that belongs to each face: 仿宋_GB2312, 方正仿宋_GBK and FangSong are all 仿宋."""


@lru_cache(maxsize=256)  # asked of every run, by most rules of looks
def face_of(font: str) -> FaceName | None:
    """The face that the font called ``font`` belongs to; None where it is none of the standard's."""
    name = font.casefold()
    return next((face for face, parts in _PARTS if any(part in name for part in parts)), None)
