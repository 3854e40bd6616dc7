"""Which font text is told to have, where fonts of the theme and of their own names stand side by side."""

from __future__ import annotations

import pytest

from tests.comparison.told import STYLES, line, text

NAMED = 'w:eastAsia="ＭＳ 明朝" w:eastAsiaTheme="minorEastAsia"'


@pytest.mark.parametrize(
    ("defaults", "named", "font"),
    [
        (NAMED, "ＭＳ 明朝", ""),
        (NAMED, "宋体", "‹宋体/仿宋›"),
        ('w:eastAsiaTheme="minorEastAsia"', "ＭＳ 明朝", "‹ＭＳ 明朝/仿宋›"),
        ('w:eastAsia="ＭＳ 明朝"', "宋体", "‹宋体/仿宋›"),
    ],
    ids=["the theme's, named", "another", "not known to be the theme's", "no theme"],
)
def test_a_font_named_as_the_styles_name_the_themes_is_the_themes(defaults: str, named: str, font: str) -> None:
    styles = STYLES.replace('w:eastAsia="仿宋"', defaults)
    told = line(text("甲", f'<w:rFonts w:eastAsia="{named}"/>'), styles=styles)
    assert told == f"{font}甲"


@pytest.mark.parametrize(
    ("language", "named", "font"),
    [
        ("ja-JP", "ＭＳ 明朝", ""),
        ("ja-JP", "宋体", "‹宋体/仿宋›"),
        ("zh-CN", "宋体", ""),
        ("", "宋体", "‹宋体/仿宋›"),
    ],
)
def test_where_the_styles_do_not_name_it_it_is_that_of_offices_themes(language: str, named: str, font: str) -> None:
    styles = STYLES.replace('w:eastAsia="仿宋"', 'w:eastAsia="" w:eastAsiaTheme="minorEastAsia"')
    settings = f'<w:themeFontLang w:eastAsia="{language}"/>'
    told = line(text("甲", f'<w:rFonts w:eastAsia="{named}"/>'), styles=styles, settings=settings)
    assert told == f"{font}甲"
