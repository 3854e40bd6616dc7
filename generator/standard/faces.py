"""The typefaces that the standard names: their fonts, which characters these have, what replaces them, their sizes.

``office.fonts`` makes the substitution.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

FaceName = Literal["小标宋", "仿宋", "楷体", "黑体", "宋体"]


@dataclass(frozen=True, slots=True)
class Family:
    """One typeface of the standard.

    ``words``: what the name of any font of it contains, without regard to case: 仿宋_GB2312, 方正仿宋_GBK and FangSong
    are all 仿宋.  ``usual``: the font that a document is set in where the house names none.
    ``names``: the family names that documents call it by; installed under any of them, it is there.
    ``near``: a family of office suites that comes nearest where none of these is installed.
    ``file``: the free font file whose design comes closest.  ``postscript``: what a copy of that file
    with the official widths is called inside, and so in a PDF.  ``others``: installed families to
    take where that file is missing, nearest first.  ``last_file``, ``last_postscript``: the free font file to
    take where none of these is installed, and its copy's name.  ``strokes``: the class of its design
    (ECMA-376 part 1, 17.18.30), ``roman`` with serifs.
    """

    face: FaceName
    words: tuple[str, ...]
    usual: str
    names: tuple[str, ...]
    file: str
    postscript: str
    last_postscript: str
    others: tuple[str, ...]
    near: str = ""
    last_file: str = "NotoSerifSC-Regular.otf"
    strokes: Literal["modern", "roman"] = "modern"

    @property
    def name(self) -> str:
        """The name that sentences call it by."""
        return self.names[0]

    @property
    def copies(self) -> dict[str, str]:
        """The free font files that may replace it, each with the name of its copy."""
        return {self.file: self.postscript, self.last_file: self.last_postscript}


# ``others`` are of regular weight: each name is a family that macOS, Microsoft Office, Debian, Fedora or TeX Live have
# under just this name.
FAMILIES: tuple[Family, ...] = (
    Family(
        "仿宋",
        words=("仿宋", "fangsong"),
        usual="仿宋_GB2312",
        names=("仿宋", "仿宋_GB2312", "FangSong", "FangSong_GB2312"),
        file="FandolFang-Regular.otf",
        postscript="FandolFang-HalfEm",
        last_postscript="NotoSerifSCFang-HalfEm",
        others=(
            "STFangsong",
            "Noto Serif CJK SC",
            "Source Han Serif SC",
            "AR PL SungtiL GB",
            "AR PL UMing CN",
            "Noto Sans CJK SC",
        ),
    ),
    Family(
        "楷体",
        words=("楷体", "楷_", "kaiti", "stkai"),
        usual="楷体_GB2312",
        names=("楷体", "楷体_GB2312", "KaiTi", "KaiTi_GB2312"),
        file="FandolKai-Regular.otf",
        postscript="FandolKai-HalfEm",
        last_postscript="NotoSerifSCKai-HalfEm",
        others=(
            "STKaiti",
            "Kaiti SC",
            "AR PL KaitiM GB",
            "AR PL UKai CN",
            "LXGW WenKai",
            "Noto Serif CJK SC",
            "Noto Sans CJK SC",
        ),
    ),
    Family(
        "黑体",
        words=("黑体", "黑_", "simhei", "heiti"),
        usual="黑体",
        names=("黑体", "SimHei"),
        file="FandolHei-Regular.otf",
        postscript="FandolHei-HalfEm",
        last_postscript="NotoSansSCHei-HalfEm",
        last_file="NotoSansSC-Regular.otf",
        others=(
            "STHeiti",
            "Heiti SC",
            "PingFang SC",
            "Microsoft YaHei",
            "Noto Sans CJK SC",
            "Source Han Sans SC",
            "WenQuanYi Zen Hei",
            "WenQuanYi Micro Hei",
        ),
    ),
    Family(
        "宋体",
        words=("宋体", "书宋", "simsun", "shusong", "songti"),
        usual="宋体",
        names=("宋体", "SimSun"),
        file="FandolSong-Regular.otf",
        postscript="FandolSong-HalfEm",
        last_postscript="NotoSerifSCSong-HalfEm",
        others=(
            "NSimSun",
            "STSong",
            "Songti SC",
            "Noto Serif CJK SC",
            "Source Han Serif SC",
            "AR PL SungtiL GB",
            "AR PL UMing CN",
            "Noto Sans CJK SC",
        ),
        strokes="roman",
    ),
    Family(
        "小标宋",
        words=("小标宋", "xiaobiaosong"),
        usual="方正小标宋简体",
        names=("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05"),
        file="FandolSong-Bold.otf",
        postscript="FandolSongBold-HalfEm",
        last_postscript="NotoSerifSCTitle-HalfEm",
        others=(
            "STZhongsong",
            "Noto Serif CJK SC",
            "Source Han Serif SC",
            "AR PL SungtiL GB",
            "AR PL UMing CN",
            "Noto Sans CJK SC",
        ),
        near="华文中宋",
        strokes="roman",
    ),
)

USUAL_FONTS: dict[FaceName, str] = {family.face: family.usual for family in FAMILIES}
"""The font of each face where the house names none (the digest's 6.3)."""

_BY_FACE: Mapping[FaceName, Family] = {family.face: family for family in FAMILIES}
_BY_WORDS = sorted(FAMILIES, key=lambda family: family.face != "小标宋")
"""小标宋 first: 小标宋体 is not 宋体."""


@lru_cache(maxsize=256)  # asked of every run, by most rules of looks
def face_of(font: str) -> FaceName | None:
    """The face that the font called ``font`` belongs to; None where it is none of the standard's."""
    name = font.casefold()
    return next((family.face for family in _BY_WORDS if any(word in name for word in family.words)), None)


def family_of(font: str) -> Family | None:
    """The typeface that the font called ``font`` belongs to; None where it is none of the standard's."""
    face = face_of(font)
    return None if face is None else _BY_FACE[face]


# The names of type sizes, as Word and WPS list them.


_NAMES = {
    42: "初号", 36: "小初", 26: "一号", 24: "小一", 22: "二号", 18: "小二", 16: "三号", 15: "小三", 14: "四号",
    12: "小四", 10.5: "五号", 9: "小五", 7.5: "六号", 6.5: "小六", 5.5: "七号", 5: "八号",
}  # fmt: skip


def size_name(points: float) -> str | None:
    """The name of the size (``三号``), None of one that has none."""
    return _NAMES.get(round(points, 1))


# Which characters an official font has, by its name, and which font has those that it lacks.


_HANZI = re.compile("[〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")
"""Hanzi and 〇: other characters are in all of these fonts, or their codes are disputed."""

_GBK_FONTS = frozenset({"仿宋", "楷体", "黑体", "宋体", "FangSong", "KaiTi", "SimHei", "SimSun"})
_GB2312_ENDS = ("_GB2312", "_gb2312")
_GBK_ENDS = ("_GBK", "_gbk")
_FACES = {"仿宋": "仿宋", "楷体": "楷体", "小标宋": "小标宋", "黑体": "黑体", "宋体": "书宋", "书宋": "书宋"}
"""What a font's name says of its face, and what 方正 calls that face."""

_PLAIN = frozenset({"仿宋", "楷体"})
"""Faces that Windows has with the hanzi of GBK under the plain name."""


def missing_hanzi(text: str, font: str) -> tuple[str, ...]:
    """The hanzi of ``text`` that ``font`` does not have, each once, in their order; none where nothing is known.

    Fonts called …_GB2312, and 方正's fonts called …简体, have the 6,763 hanzi of GB/T 2312-1980; those called …_GBK,
    and the fonts that come with Windows as 仿宋, 楷体, 黑体 and 宋体, have the 20,902 of GBK. Of fonts with other names
    nothing is known. What neither has is in GB 18030.
    """
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


def _has(codec: str, character: str) -> bool:
    if _HANZI.match(character) is None:
        return True
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
