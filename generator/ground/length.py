"""Lengths and their units: millimetres, points, twips, 字 and 行.

A length is kept in points. 字 and 行 are the standard's own units (GB/T 9704-2012, 3.1 and 3.2):
one 字 is the width of a cell of the 28-character line, 156/28 mm; one 行 is the height of a
3号 character and 7/8 of it, 10.39 mm (GB/T 33476.2-2016, appendix A).
"""

from __future__ import annotations

_MM_PER_INCH = 25.4
_PT_PER_INCH = 72
_TWIPS_PER_PT = 20


class Length(float):
    """A length in points, with properties for every unit that a document uses."""

    __slots__ = ()

    @property
    def pt(self) -> float:
        """Points, 1/72 inch."""
        return float(self)

    @property
    def mm(self) -> float:
        """Millimetres."""
        return float(self) * _MM_PER_INCH / _PT_PER_INCH

    @property
    def twips(self) -> int:
        """Whole twips, 1/20 pt, rounded: the unit of most of WordprocessingML."""
        return round(float(self) * _TWIPS_PER_PT)

    @property
    def half_points(self) -> int:
        """Whole half-points, rounded: the unit of ``w:sz``."""
        return round(float(self) * 2)

    @property
    def eighths(self) -> int:
        """Whole eighths of a point, rounded: the unit of border widths."""
        return round(float(self) * 8)

    def __add__(self, other: float) -> Length:
        return Length(float(self) + other)

    def __sub__(self, other: float) -> Length:
        return Length(float(self) - other)

    def __mul__(self, factor: float) -> Length:
        return Length(float(self) * factor)

    def __neg__(self) -> Length:
        return Length(-float(self))

    __rmul__ = __mul__

    def __repr__(self) -> str:
        return f"Length({float(self):g} pt)"


NOTHING = Length(0)
"""Zero length."""


def Pt(points: float) -> Length:
    """``points`` points."""
    return Length(points)


def Mm(millimetres: float) -> Length:
    """``millimetres`` millimetres."""
    return Length(millimetres * _PT_PER_INCH / _MM_PER_INCH)


def Twips(twips: float) -> Length:
    """``twips`` twentieths of a point."""
    return Length(twips / _TWIPS_PER_PT)


def Zi(count: float) -> Length:
    """``count`` 字 of the 28-character line (clause 3.1)."""
    return Mm(count * 156 / 28)


def Hang(count: float) -> Length:
    """``count`` 行 (clause 3.2)."""
    return Mm(count * 10.39)
