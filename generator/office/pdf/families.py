"""The typefaces that GB/T 9704-2012 asks for, and what may replace each where it is not installed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.ground.errors import TemplateError
from generator.office.package import Package
from generator.office.package.addresses import extension_of
from generator.office.package.names import word


@dataclass(frozen=True, slots=True)
class Family:
    """One official typeface.

    ``names``: the family names that documents call it by; installed under any of them, it is there.
    ``file``: the free font file whose design comes closest.  ``postscript``: what the copy of that file
    with the official widths is called inside, and so in a PDF.  ``others``: installed families to
    take where that file is missing, nearest first.
    """

    names: tuple[str, ...]
    file: str
    postscript: str
    others: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name that sentences call it by."""
        return self.names[0]


# Wide weights only: each name is a family that Debian, Fedora or TeX Live ship under just this name.
FAMILIES: tuple[Family, ...] = (
    Family(
        ("仿宋", "仿宋_GB2312", "FangSong", "FangSong_GB2312"),
        "FandolFang-Regular.otf",
        "FandolFang-HalfEm",
        ("Noto Serif CJK SC", "Source Han Serif SC", "AR PL SungtiL GB", "AR PL UMing CN", "Noto Sans CJK SC"),
    ),
    Family(
        ("楷体", "楷体_GB2312", "KaiTi", "KaiTi_GB2312"),
        "FandolKai-Regular.otf",
        "FandolKai-HalfEm",
        ("AR PL KaitiM GB", "AR PL UKai CN", "LXGW WenKai", "Noto Serif CJK SC", "Noto Sans CJK SC"),
    ),
    Family(
        ("黑体", "SimHei"),
        "FandolHei-Regular.otf",
        "FandolHei-HalfEm",
        ("Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei"),
    ),
    Family(
        ("宋体", "SimSun"),
        "FandolSong-Regular.otf",
        "FandolSong-HalfEm",
        ("Noto Serif CJK SC", "Source Han Serif SC", "AR PL SungtiL GB", "AR PL UMing CN", "Noto Sans CJK SC"),
    ),
    Family(
        ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05"),
        "FandolSong-Bold.otf",
        "FandolSongBold-HalfEm",
        ("Noto Serif CJK SC", "Source Han Serif SC", "AR PL SungtiL GB", "AR PL UMing CN", "Noto Sans CJK SC"),
    ),
)

_FONT_TABLE = word("fontTable")
"""A list of what was in use at some time."""


def families_named(parts: Mapping[str, bytes]) -> frozenset[Family]:
    """The official typefaces that a .docx asks for anywhere, in a theme too."""
    package = Package(parts)
    try:
        tables = package.of_type(_FONT_TABLE)
    except TemplateError:  # content types that are no XML
        tables = []
    texts = [part for name, part in parts.items() if extension_of(name) == "xml" and name not in tables]
    return frozenset(
        family for family in FAMILIES if any(f'"{name}"'.encode() in text for name in family.names for text in texts)
    )
