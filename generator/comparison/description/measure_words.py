"""Measures in the units that people set them in: margins and indents in millimetres, spacing in points."""

from __future__ import annotations

from generator.ground.errors import language
from generator.ground.length import Length
from generator.ground.words import comparison as words
from generator.standard.type_sizes import size_name

_SINGLE = 12.0  # points of a line that is counted in lines


def bare(number: float, digits: int = 1) -> str:
    """``number`` without superfluous zeros."""
    text = f"{number:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def mm(length: Length) -> str:
    """Millimetres, to a tenth."""
    return words.text("mm", number=bare(length.mm))


def pt(length: Length) -> str:
    """Points, exact to the twip."""
    return words.text("pt", number=bare(length.pt, 2))


def size(length: Length) -> str:
    """A type size by its name where it has one."""
    name = size_name(length.pt) if language() == "zh" else None
    return name or pt(length)


def line(length: Length, rule: str) -> str:
    """Line spacing: a multiple of single lines, or points."""
    if rule == "auto":
        return words.text("lines", number=bare(length.pt / _SINGLE, 2))
    return words.text(f"line-{rule}", points=pt(length))


def drawn(length: Length) -> Length:
    """A measure of a drawing as Word and LibreOffice both keep it: in whole twips, by way of hundredths of a mm."""
    hundredths = round(length.mm * 100)
    return Length(round(hundredths * 1440 / 2540) / 20)
