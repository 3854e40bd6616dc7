"""Operands and operators of content streams (PDF 32000-1, 7.8)."""

from __future__ import annotations

from generator.official.blocks import RED

END_MARKED = "EMC"
ARTIFACT = "/Artifact BMC"
"""Begins what is no part of the document's text: rules, page numbers (14.8.2.2)."""


def number(value: float) -> str:
    """``value`` to a thousandth of its unit, without superfluous zeros."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(*values: float) -> str:
    """``values`` one after the other."""
    return " ".join(map(number, values))


def fill_colour(*, red: bool) -> str:
    """The operator that fills with red, or with black in DeviceGray, which printers set with black ink alone."""
    return f"{numbers(*(each / 255 for each in bytes.fromhex(RED)))} rg" if red else "0 g"


def span(text: str) -> str:
    """Begins marked content that reads as ``text`` (14.9.4)."""
    return f"/Span <</ActualText {utf_16(text)}>> BDC"


def alternative(text: str) -> str:
    """Begins the marked content of a picture, with its alternative ``text`` (14.9.3)."""
    return f"/Figure <</Alt {utf_16(text)}>> BDC"


def utf_16(text: str) -> str:
    """``text`` as a hexadecimal string in UTF-16 with its mark (7.9.2.2)."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
