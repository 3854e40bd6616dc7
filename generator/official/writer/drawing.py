"""What drawings have in common: their unit, and the VML beside them for older programs."""

from __future__ import annotations

from generator.ground.length import Length
from generator.office.wordml.wordml_names import ANCHORED, COMPATIBILITY, DRAWING, SHAPE, VML
from generator.official.writer.xml import inside

_EMU_PER_PT = 12700
_NAMESPACES = (
    f'xmlns:mc="{COMPATIBILITY}" xmlns:wp="{ANCHORED}" xmlns:a="{DRAWING}" xmlns:wps="{SHAPE}" xmlns:v="{VML}"'
)


def emu(measure: Length) -> int:
    """Return ``measure`` in English Metric Units (ECMA-376 part 1, 20.1.10.16)."""
    return round(measure.pt * _EMU_PER_PT)


def shape_run(drawing: str, vml: str) -> str:
    """Return a run with the shape ``drawing`` in DrawingML, and ``vml`` for programs that do not know it."""
    return inside(
        "r",
        f'<mc:AlternateContent {_NAMESPACES}><mc:Choice Requires="wps">{inside("drawing", drawing)}</mc:Choice>'
        f"<mc:Fallback>{inside('pict', vml)}</mc:Fallback></mc:AlternateContent>",
    )
