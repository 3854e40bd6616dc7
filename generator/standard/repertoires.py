"""Which characters an official font has, by its name, and which font has those that it lacks.

Fonts called …_GB2312, and 方正's fonts called …简体, have the 6,763 hanzi of GB/T 2312-1980; those called …_GBK, and
the fonts that come with Windows as 仿宋, 楷体, 黑体 and 宋体, have the 20,902 of GBK. Of fonts with other names nothing
is known. What neither has is in GB 18030.
"""

from __future__ import annotations

import re
from functools import cache

_HANZI = re.compile("[〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")
"""Hanzi and 〇: other characters are in all of these fonts, or their codes are disputed."""

_GBK_FONTS = frozenset({"仿宋", "楷体", "黑体", "宋体", "FangSong", "KaiTi", "SimHei", "SimSun"})
_GB2312_ENDS = ("_GB2312", "_gb2312")
_GBK_ENDS = ("_GBK", "_gbk")
_FACES = {"仿宋": "仿宋", "楷体": "楷体", "小标宋": "小标宋", "黑体": "黑体", "宋体": "书宋", "书宋": "书宋"}
"""What a font's name says of its face, and what 方正 calls that face."""

_PLAIN = frozenset({"仿宋", "楷体"})
"""Faces that Windows has with the hanzi of GBK under the plain name."""


def lacking(text: str, font: str) -> tuple[str, ...]:
    """The hanzi of ``text`` that ``font`` does not have, each once, in their order; none where nothing is known."""
    codec = _codec(font)
    if codec is None or text.isascii():
        return ()
    if _good(codec).issuperset(text):
        return ()
    found = tuple(each for each in dict.fromkeys(text) if not _has(codec, each))
    _good(codec).update(set(text).difference(found))
    return found


def font_with(character: str, font: str) -> str:
    """A font of the face of ``font`` that has ``character``."""
    face = next((named for word, named in _FACES.items() if word in font), None)
    if not _has("gbk", character):
        return "支持GB 18030的字体" if face is None else f"方正{face}_GB18030"
    if face is None:
        return "名称里带GBK的字体"
    founder = f"方正{face}_GBK"
    return f"{face}或{founder}" if face in _PLAIN and font not in _GBK_FONTS else founder


@cache
def _codec(font: str) -> str | None:
    if font.endswith(_GB2312_ENDS) or (font.startswith("方正") and font.endswith("简体")):
        return "gb2312"
    return "gbk" if font.endswith(_GBK_ENDS) or font in _GBK_FONTS else None


@cache
def _good(_codec: str) -> set[str]:
    """The characters that were looked up and are there: nearly all that come are among them."""
    return set()


@cache
def _has(codec: str, character: str) -> bool:
    if _HANZI.match(character) is None:
        return True
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
