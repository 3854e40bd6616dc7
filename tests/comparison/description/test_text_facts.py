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
