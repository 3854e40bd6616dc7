"""The typefaces that the standard names: what their fonts are called, and which font is substituted for a missing one.

``office.fonts`` makes the substitution.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
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
