"""A PDF file: its objects, how they are written, and operators of content streams (PDF 32000-1, 7.3, 7.5 and 7.8).

pikepdf would take longer to import than ten pages take to paint; it is used where pages of another PDF are set in.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from generator.official.blocks import RED

VERSION = "1.7"
"""Of PDF: PDF 32000-1, which PDF/A-2 is based on."""

_HEADER = f"%PDF-{VERSION}\n%".encode() + bytes((0xE2, 0xE3, 0xCF, 0xD3)) + b"\n"
_LEVEL = 6  # of zlib: a third smaller than its fastest library makes a file, for 1 ms in ten pages
_KEPT = 16


class Reference(int):
    """A reference to an object, by its number."""

    __slots__ = ()


Value: TypeAlias = "str | bool | float | Reference | Sequence[Value] | Mapping[str, Value]"
"""What an object can be; a str is a name or a string as PDF writes it, keys are names without their slash."""

Entries = Mapping[str, Value]
"""The entries of a dictionary."""


class PdfFile:
    """A PDF file in the making. Objects are numbered in the order in which they are added."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> Reference:
        """A reference to an object that is put later."""
        self._objects.append(b"")
        return Reference(len(self._objects))

    def put(self, place: Reference, value: Value) -> None:
        """Puts ``value`` where ``place`` was reserved."""
        self._objects[place - 1] = written(value).encode("ascii")

    def add(self, value: Value) -> Reference:
        """Adds ``value`` as an object."""
        place = self.reserve()
        self.put(place, value)
        return place

    def add_stream(self, data: bytes, entries: Entries) -> Reference:
        """Adds a stream of ``data``, as it is, with these ``entries``."""
        place = self.reserve()
        head = written({**entries, "Length": len(data)}).encode("ascii")
        self._objects[place - 1] = b"".join((head, b"\nstream\n", data, b"\nendstream"))
        return place

    def add_compressed(self, data: bytes, entries: Entries | None = None, *, kept: bool = False) -> Reference:
        """Adds a stream of ``data``, compressed; ``kept``: what was compressed is remembered."""
        compressed = _kept_zlib(data) if kept else zlib_stream(data)
        return self.add_stream(compressed, {**(entries or {}), "Filter": "/FlateDecode"})

    def data(self, root: Reference, information: Reference) -> bytes:
        """The file; ``root`` is the catalogue. Its identifier is computed from its content."""
        parts, places, length = [_HEADER], [], len(_HEADER)
        digest = hashlib.sha256()
        for index, each in enumerate(self._objects, start=1):
            part = b"%d 0 obj\n%b\nendobj\n" % (index, each)
            digest.update(part)
            places.append(length)
            parts.append(part)
            length += len(part)
        identifier = f"<{digest.hexdigest()[:32]}>"
        trailer: Entries = {
            "Size": len(places) + 1,
            "Root": root,
            "Info": information,
            "ID": [identifier, identifier],
        }
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        end = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
        end += f"trailer\n{written(trailer)}\nstartxref\n{length}\n%%EOF\n"
        return b"".join((*parts, end.encode("ascii")))


def written(value: Value) -> str:
    """``value`` as PDF writes it (7.3)."""
    if isinstance(value, str):
        return value
    if isinstance(value, Reference):
        return f"{int(value)} 0 R"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, Mapping):
        return f"<<{' '.join(f'/{key} {written(each)}' for key, each in value.items())}>>"
    return f"[{' '.join(map(written, value))}]"


def zlib_stream(data: bytes) -> bytes:
    """``data`` compressed, in the format of zlib (RFC 1950)."""
    return zlib.compress(data, _LEVEL)


_kept_zlib = lru_cache(maxsize=_KEPT)(zlib_stream)

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
