"""Office files as zip packages of parts (ECMA-376 part 2): read within limits, changed, and always written the same.

:mod:`package_reading` inflates the parts by the directory that :mod:`zip_directory` reads. :mod:`package` finds the
main part, content types and relationships, :mod:`part_names` has the names of parts, namespaces and types.
:mod:`xml_parsing` parses and serialises parts, :mod:`package_writing` writes the zip.
"""

from generator.office.package.package import Package, Relation, inflated, is_signed
from generator.office.package.package_reading import (
    MAX_ENTRIES,
    MAX_PART_BYTES,
    MAX_TOTAL_BYTES,
    blanks_behind,
    is_encrypted,
    read_package,
)
from generator.office.package.package_writing import (
    Deflated,
    PreparedPackage,
    deflate,
    deflate_libraries,
    has_our_layout,
    write_package,
)
from generator.office.package.xml_parsing import doctype_problems, parsed, parsed_again, serialised
from generator.office.package.zip_directory import end_of_zip

__all__ = [
    "MAX_ENTRIES",
    "MAX_PART_BYTES",
    "MAX_TOTAL_BYTES",
    "Deflated",
    "Package",
    "PreparedPackage",
    "Relation",
    "blanks_behind",
    "deflate",
    "deflate_libraries",
    "doctype_problems",
    "end_of_zip",
    "has_our_layout",
    "inflated",
    "is_encrypted",
    "is_signed",
    "parsed",
    "parsed_again",
    "read_package",
    "serialised",
    "write_package",
]
