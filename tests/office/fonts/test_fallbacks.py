from __future__ import annotations

from pathlib import Path

import pytest

from generator.office.fonts import FontFile
from generator.office.fonts.fallbacks import any_font_with, fallback
from generator.office.fonts.usable_fonts import installed_fonts
from tests.office.fonts.tiny_fonts import tiny_font

RARE = "堃"
# In the order in which they are taken for a text in 仿宋_GB2312.
IN_ORDER = [
    "仿宋",
    "方正仿宋_GBK",
    "FandolFang",
    "Noto Serif CJK SC",
    "other of the document",
    "楷体",
    "黑体",
    "DejaVu",
]


@pytest.fixture
def fonts(installed: Path) -> list[FontFile]:
    """Fonts that all have the rare character; a free one is found by the name of its file."""
    files = [tiny_font(installed / f"{number}.ttf", name, characters=RARE) for number, name in enumerate(IN_ORDER)]
    files[2] = files[2].rename(installed / "FandolFang-Regular.otf")
    return list(map(FontFile, files))


@pytest.mark.parametrize("gone", range(len(IN_ORDER) + 1))
def test_fonts_of_the_same_face_come_first_and_any_font_last(fonts: list[FontFile], gone: int) -> None:
    for font in fonts[:gone]:
        font.path.unlink()
    others = [fonts[4]] if gone <= 4 else []
    found = fallback(RARE, "仿宋_GB2312", others, installed_fonts())
    assert found == (fonts[gone] if gone < len(fonts) else None)


def test_a_font_that_may_not_be_embedded_is_no_fallback(installed: Path) -> None:
    tiny_font(installed / "a.ttf", "A", characters=RARE, fs_type=2)
    tiny_font(installed / "b.ttf", "黑体", characters=RARE, fs_type=2)
    assert fallback(RARE, "黑体", [], installed_fonts()) is None


def test_of_any_fonts_the_upright_regular_one_is_taken(installed: Path) -> None:
    tiny_font(installed / "a.ttf", "A", characters=RARE, italic=True)
    regular = tiny_font(installed / "b.ttf", "B", characters=RARE)
    (installed / "c.ttf").write_bytes(b"no font")
    assert any_font_with(RARE, installed_fonts()) == FontFile(regular)
    assert any_font_with("国", installed_fonts()) is None
