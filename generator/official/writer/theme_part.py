"""The theme part (ECMA-376 part 1, 20.1.6.9): Word expects one beside the styles, though nothing here refers to it."""

from __future__ import annotations

from generator.office.package.new_package import DECLARATION
from generator.office.package.xml_escaping import quoteattr
from generator.office.wordml.wordml_names import DRAWING
from generator.official.blocks import Face

_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "000000", "lt2": "FFFFFF",
    "accent1": "C00000", "accent2": "808080", "accent3": "404040", "accent4": "A0A0A0",
    "accent5": "606060", "accent6": "C0C0C0", "hlink": "000000", "folHlink": "000000",
}  # fmt: skip
_PLAIN_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LEVELS = 3  # a format scheme has subtle, moderate and intense forms


def theme_part(names: dict[Face, str]) -> bytes:
    """Return word/theme/theme1.xml: black on white, the document's own fonts for headings and text."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    fonts = _font("majorFont", names[Face.XIAOBIAOSONG]) + _font("minorFont", names[Face.FANGSONG])
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name="fawen"><a:themeElements>'
        f'<a:clrScheme name="fawen">{colours}</a:clrScheme>'
        f'<a:fontScheme name="fawen">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="fawen">{_formats()}</a:fmtScheme>'
        "</a:themeElements></a:theme>"
    ).encode()


def _font(kind: str, name: str) -> str:
    face = quoteattr(name)
    return f'<a:{kind}><a:latin typeface={face}/><a:ea typeface={face}/><a:cs typeface=""/></a:{kind}>'


def _formats() -> str:
    line = f'<a:ln w="6350">{_PLAIN_FILL}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f"<a:fillStyleLst>{_PLAIN_FILL * _LEVELS}</a:fillStyleLst>"
        f"<a:lnStyleLst>{line * _LEVELS}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * _LEVELS}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_PLAIN_FILL * _LEVELS}</a:bgFillStyleLst>"
    )
