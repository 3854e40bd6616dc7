"""XML as text: escaping, elements of the ``w`` namespace with their attributes in order, shapes and borders."""

from __future__ import annotations

from functools import lru_cache

from generator.ground.length import Length
from generator.office.package.package_writing import DECLARATION
from generator.office.package.part_names import OFFICE
from generator.office.package.xml_parsing import escape, quoteattr
from generator.office.wordml.wordml_names import ANCHORED, COMPATIBILITY, DRAWING, NAMESPACE, SHAPE, VML
from generator.official.blocks import BLACK, RED, DrawnRule


def text(value: str) -> str:
    """``value`` as character data."""
    return escape(value)


def element(name: str, /, **attributes: str | int | None) -> str:
    """An empty element ``w:name`` with ``w:`` attributes; those that are None are left out."""
    given = "".join([_attribute(key, value) for key, value in attributes.items() if value is not None])
    return f"<w:{name}{given}/>"


@lru_cache(maxsize=4096, typed=True)
def _attribute(key: str, value: str | int) -> str:
    """One attribute; cached, since documents repeat a few of them."""
    return f" w:{key}={quoteattr(str(value))}"


def on(name: str, value: bool = True) -> str:
    """A toggle such as ``<w:keepNext/>``, or the same with the value 0."""
    return f"<w:{name}/>" if value else f'<w:{name} w:val="0"/>'


def inside(name: str, content: str) -> str:
    """``content`` inside ``w:name``; nothing where there is no content."""
    return f"<w:{name}>{content}</w:{name}>" if content else ""


def root(name: str, content: str) -> bytes:
    """A whole part with the root element ``w:name``."""
    return f'{DECLARATION}<w:{name} xmlns:w="{NAMESPACE}" xmlns:r="{OFFICE}">{content}</w:{name}>'.encode()


_EMU_PER_PT = 12700
_NAMESPACES = (
    f'xmlns:mc="{COMPATIBILITY}" xmlns:wp="{ANCHORED}" xmlns:a="{DRAWING}" xmlns:wps="{SHAPE}" xmlns:v="{VML}"'
)


def emu(measure: Length) -> int:
    """``measure`` in English Metric Units (ECMA-376 part 1, 20.1.10.16)."""
    return round(measure.pt * _EMU_PER_PT)


def shape_run(drawing: str, vml: str) -> str:
    """A run with the shape ``drawing`` in DrawingML, and ``vml`` for programs that do not know it."""
    return inside(
        "r",
        f'<mc:AlternateContent {_NAMESPACES}><mc:Choice Requires="wps">{inside("drawing", drawing)}</mc:Choice>'
        f"<mc:Fallback>{inside('pict', vml)}</mc:Fallback></mc:AlternateContent>",
    )


def color(*, red: bool) -> str:
    """Red or black as a hexadecimal colour."""
    return RED if red else BLACK


def border(side: str, rule: DrawnRule | None) -> str:
    """The border of that ``side`` (ECMA-376 part 1, 17.4.38 and 17.3.1.24); nothing where there is no rule."""
    if rule is None:
        return ""
    return element(side, val="single", sz=rule.thickness.eighths, space=round(rule.space.pt), color=color(red=rule.red))
