"""The zip of parts that a .docx is (ECMA-376 part 2): read within limits, written the same each time."""

from generator.package.deflating import Deflated, deflate, deflate_libraries
from generator.package.layout import has_our_layout
from generator.package.parsing import parsed
from generator.package.reading import (
    MAX_ENTRIES,
    MAX_PART_BYTES,
    MAX_RATIO,
    MAX_TOTAL_BYTES,
    read_package,
)
from generator.package.writing import PreparedPackage, write_package

__all__ = [
    "MAX_ENTRIES",
    "MAX_PART_BYTES",
    "MAX_RATIO",
    "MAX_TOTAL_BYTES",
    "Deflated",
    "PreparedPackage",
    "deflate",
    "deflate_libraries",
    "has_our_layout",
    "parsed",
    "read_package",
    "write_package",
]
